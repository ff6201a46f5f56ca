"""From a person's answers to the points that apply."""
