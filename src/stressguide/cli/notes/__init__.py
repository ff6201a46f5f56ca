"""``stressguide notes``: minutes of meetings."""

from stressguide.texts import later

COMMANDS = ("new", "add", "status", "tick")

HELP = later(
    "Make minutes of a meeting from the points, add the next meeting, and see what is left. The file is yours: change "
    "in it what you like."
)

EXAMPLES = later(
    "Examples:\n"
    "  stressguide notes new leder sygemeldt -o referat.md\n"
    "  stressguide notes add referat.md leder foer-tilbagekomst --with medarbejder\n"
    "  stressguide notes status referat.md\n"
    "  stressguide notes tick referat.md"
)
