"""``stressguide notes``: minutes of meetings."""

from stressguide.texts import later

COMMANDS = ("new", "add", "status", "tick")

HELP = later(
    "Make minutes of a meeting from the points, add the next meeting, and see what is left. The file is yours: change "
    "in it what you like."
)

EXAMPLES = later(
    "Examples:\n"
    "  stressguide notes new leder sygemeldt -o minutes.md\n"
    "  stressguide notes add minutes.md leder foer-tilbagekomst --with medarbejder\n"
    "  stressguide notes status minutes.md\n"
    "  stressguide notes tick minutes.md"
)
