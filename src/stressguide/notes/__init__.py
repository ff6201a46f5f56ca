"""Minutes of a meeting: made from the points, kept by the user, and read back."""
