"""``stressguide notes add``."""

from pathlib import Path
from typing import Annotated

import typer

from stressguide.cli.chosen import Chosen
from stressguide.cli.hints import after_minutes
from stressguide.cli.notes.meeting import Meeting, QuietOption, RoleArgument, SituationArgument
from stressguide.cli.notes.new import check_ending
from stressguide.cli.options import with_options
from stressguide.cli.streams import say, write_stdout
from stressguide.documents.minutes import Addition
from stressguide.documents.minutes import add as add_meetings
from stressguide.model import heading_of
from stressguide.notes.files import NotesFile, read
from stressguide.notes.minutes import Minutes
from stressguide.texts import _, later

HELP = later(
    "Add the next meeting to a file of minutes, below what stands there. Nothing else in the file is changed, and what "
    "is there already is not added again."
)

EXAMPLES = later("Example:\n  stressguide notes add minutes.md leder foer-tilbagekomst --with medarbejder")


@with_options
def add(
    file: Annotated[str, typer.Argument(metavar=later("FILE"), help=later("The minutes; “-” reads from a pipe."))],
    role: RoleArgument,
    situation: SituationArgument,
    *,
    meeting: Meeting,
    chosen: Chosen,
    quiet: QuietOption = False,
) -> None:
    """Add a meeting to minutes; those from a pipe go on to stdout."""
    check_ending(Path(file))
    notes = read(file)
    add_minutes(chosen.read_minutes(notes.text), notes, role, situation, meeting, quiet=quiet)


def add_minutes(
    minutes: Minutes, notes: NotesFile, role: str, situation: str, meeting: Meeting, *, quiet: bool
) -> None:
    """Add a meeting to minutes, and say what was added and what was there."""
    guideline = minutes.guideline
    checklists = meeting.plan(guideline, role, situation)
    addition = Addition(notes.text, [], [])

    def compose(text: str) -> str:
        nonlocal addition
        now = minutes.again(text)
        written = meeting.write(guideline, checklists, now.places)
        addition = add_meetings(now, notes.name, checklists, written)
        return addition.text

    if notes.path:
        notes.change(compose)
    else:
        write_stdout(compose(notes.text), encoding="utf-8")
    if quiet:
        return
    for checklist, line in addition.old:
        message = _("Already in {path}, line {line}: {heading}.")
        heading = heading_of(checklist.role, checklist.cell)
        say(message.format(path=notes.name, line=line, heading=heading))
    for checklist in addition.new:
        message = _("Added to {path}: {heading}.")
        say(message.format(path=notes.name, heading=heading_of(checklist.role, checklist.cell)))
    if not addition.new:
        say(_("Nothing was added."))
    elif notes.path:
        after_minutes(guideline, notes.name)
