"""From a document to text: one module a format."""
