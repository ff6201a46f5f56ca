"""Find the responsibilities that apply, word for word, in a workplace's guidelines on handling stress."""

__version__ = "0.2.0"
