"""``stressguide guideline``: what an author of guidelines needs."""

from stressguide.texts import later

COMMANDS = ("list", "new", "check", "learn", "schema", "source", "translate")

HELP = later("Write a guideline of your own, and find what is wrong with its files.")

EXAMPLES = later("Examples:\n  stressguide guideline check vold.yaml")
