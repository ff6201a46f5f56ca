"""``stressguide notes status``."""

from typing import Annotated

import typer

from stressguide.cli.chosen import Chosen
from stressguide.cli.notes.meeting import today
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.cli.streams import say
from stressguide.documents.status import status_document
from stressguide.notes.files import read
from stressguide.texts import _, later

HELP = later(
    "Say what is done and what is open in a file of minutes, which agreements lack somebody or a date, and which dates "
    "have passed. The file is only read."
)

EXAMPLES = later(
    "Examples:\n  stressguide notes status minutes.md\n  stressguide notes status minutes.md --fail-open -q > /dev/null"
)


@with_options
def status(
    file: Annotated[str, typer.Argument(metavar=later("FILE"), help=later("The minutes; “-” reads from a pipe."))],
    *,
    fail_open: Annotated[
        bool, typer.Option("--fail-open", help=later("Exit code 1 while something is open, lacking or late."))
    ] = False,
    chosen: Chosen,
    out: Output,
) -> None:
    """Print the status of minutes."""
    notes = read(file)
    minutes = chosen.read_minutes(notes.text)
    found = minutes.status(today())
    out.deliver(status_document(minutes.guideline, notes.name, found))
    tasks = minutes.tasks
    if tasks and not out.quiet and not any(each.source or each.was for each in tasks):
        message = _("None of these points is from {title}. Minutes of another guideline need --guideline.")
        say(message.format(title=minutes.guideline.title))
    if fail_open and not found.is_settled:
        raise typer.Exit(1)
