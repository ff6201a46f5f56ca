"""What a guideline is, how it is read from its file, and where its words stand in the source document."""
