"""The command line: arguments in, document out."""
