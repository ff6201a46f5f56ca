"""``stressguide notes``: minutes of meetings."""

import os
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from stressguide.cli.command import Commands, Options, argument, option
from stressguide.cli.hints import after_minutes
from stressguide.cli.options import (
    OUTPUT,
    ROLE,
    Asking,
    Chosen,
    ForceOption,
    MinutesArgument,
    Output,
    QuietOption,
    RoleArgument,
    SituationArgument,
)
from stressguide.cli.streams import say, write_stdout
from stressguide.documents.document import Layout
from stressguide.documents.minutes import Addition, bring, minutes_document
from stressguide.documents.minutes import add as added
from stressguide.documents.status import belongs, status_document
from stressguide.documents.wording import command
from stressguide.errors import UserError, did_you_mean
from stressguide.files import create, is_stream, replace
from stressguide.formats.markdown import render
from stressguide.model import Guideline, Place, heading_of
from stressguide.navigation.dialogue import Option
from stressguide.navigation.lookup import find_role, find_situation
from stressguide.navigation.selection import Checklist
from stressguide.notes.dates import is_date
from stressguide.notes.files import NotesFile, read
from stressguide.notes.minutes import Minutes
from stressguide.notes.reading import Task
from stressguide.notes.recognition import Found
from stressguide.texts import _, counted, later, one_line

commands = Commands(
    later(
        "Make minutes of a meeting from the points, add the next meeting, and see what is left. The file is yours: "
        "change in it what you like."
    ),
    later(
        "Examples:\n"
        "  stressguide notes new leder sygemeldt -o minutes.md\n"
        "  stressguide notes add minutes.md leder foer-tilbagekomst --with medarbejder\n"
        "  stressguide notes status minutes.md\n"
        "  stressguide notes tick minutes.md"
    ),
)


_WITH = later("Another role at the meeting, which brings its own points. Can be given more than once.")
_DATE = later("The day of the meeting, such as 2026-12-01.")
_FAIL_OPEN = later("Exit code 1 while something is open, lacking or late.")
_POINT = later(
    "What to tick off, so that it is not asked: a point's id, such as leder/sygemeldt/2, or the number of its line in "
    "the file, as “notes status” shows it."
)


class Meeting(Options, frozen=True, kw_only=True):
    """A meeting, as the options describe it."""

    others: Annotated[list[str] | None, option("--with", _WITH, *ROLE)] = None
    date: Annotated[str | None, option("--date", _DATE, later("DATE"))] = None
    place: Annotated[str | None, option("--place", later("Where it is held."), later("PLACE"))] = None

    def check(self) -> None:
        """Raise UserError for a date that is none."""
        if self.date is not None and not is_date(self.date):
            message = _("“{typed}” is no date. Write for instance 2026-12-01, 1/12-2026 or 1 December.")
            raise UserError(message.format(typed=self.date))

    def plan(self, guideline: Guideline, role: str, situation: str) -> list[Checklist]:
        """Find what the roles bring, that of whose meeting it is first. Raises UserError for unknown ones."""
        others = [find_role(guideline, other) for other in self.others or ()]
        return bring(guideline, find_role(guideline, role), find_situation(guideline, situation), others)

    def write(self, guideline: Guideline, checklists: Sequence[Checklist], without: Collection[Place] = ()) -> str:
        """Write minutes of it, to be filled in, about what was planned but for the places in `without`."""
        when_and_where = ", ".join(one_line(text) for text in (self.date, self.place) if text)
        document = minutes_document(guideline, checklists, when_and_where=when_and_where, without=without)
        return render(document, Layout(heading_level=1))


ENDINGS = ("", ".md", ".markdown", ".txt")
"""The endings of files that may hold Markdown."""


@commands.add(
    later(
        "Make minutes of a meeting, to be filled in: what it is about, the points that apply, and who does what by "
        "when. They are in Markdown."
    ),
    later(
        "Examples:\n"
        "  stressguide notes new leder sygemeldt -o minutes.md\n"
        "  stressguide notes new leder foer-tilbagekomst --with tr-amr --date 2026-12-01"
    ),
)
def new(
    role: RoleArgument,
    situation: SituationArgument,
    output: Annotated[str | None, option("--output -o", OUTPUT, later("FILE"))] = None,
    *,
    meeting: Meeting,
    chosen: Chosen,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write new minutes."""
    if output not in (None, "-", "/dev/stdout"):
        write_minutes(chosen.load(), str(output), role, situation, meeting, force=force, quiet=quiet)
        return
    if force:
        raise UserError(_("--force goes with --output FILE."))
    guideline = chosen.load()
    write_stdout(meeting.write(guideline, meeting.plan(guideline, role, situation)))


def write_minutes(
    guideline: Guideline, name: str, role: str, situation: str, meeting: Meeting, *, force: bool, quiet: bool
) -> None:
    """Write new minutes to a file.

    Raises UserError for one that is there, unless `force` is given, or whose ending is not Markdown's.
    """
    path = Path(name)
    text = meeting.write(guideline, meeting.plan(guideline, role, situation))
    check_ending(path)
    if force:
        replace(path, text.encode("utf-8"))
    else:
        taken = _("{path} is there already. Add the meeting with: {command}\nOr use --force to replace it.")
        add = command(guideline, "notes", "add", name, role, situation)
        create(path, text.encode("utf-8"), taken.format(path=path, command=add))
    if not quiet and not is_stream(path):
        say(_("The minutes are in {path}.").format(path=path))
        after_minutes(guideline, name)


def check_ending(path: Path) -> None:
    """Raise UserError for a file whose ending says that it is something else than Markdown."""
    if path.suffix.lower() not in ENDINGS and not is_stream(path):
        raise UserError(_("Minutes are Markdown. Let the name end in .md, such as minutes.md."))


@commands.add(
    later(
        "Add the next meeting to a file of minutes, below what stands there. Nothing else in the file is changed, and "
        "what is there already is not added again."
    ),
    later("Example:\n  stressguide notes add minutes.md leder foer-tilbagekomst --with medarbejder"),
)
def add(
    file: MinutesArgument,
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
        addition = added(now, notes.name, checklists, written)
        return addition.text

    if notes.path:
        notes.change(compose)
    else:
        write_stdout(compose(notes.text), encoding="utf-8")
    if quiet:
        return
    for checklist, line in addition.old:
        message = _("Already in {path}, line {line}: {heading}.")
        say(message.format(path=notes.name, line=line, heading=heading_of(checklist.role, checklist.cell)))
    message = _("Added to {path}: {heading}.")
    for checklist in addition.new:
        say(message.format(path=notes.name, heading=heading_of(checklist.role, checklist.cell)))
    if not addition.new:
        say(_("Nothing was added."))
    elif notes.path:
        after_minutes(guideline, notes.name)


@commands.add(
    later(
        "Say what is done and what is open in a file of minutes, which agreements lack somebody or a date, and which "
        "dates have passed. The file is only read."
    ),
    later(
        "Examples:\n"
        "  stressguide notes status minutes.md\n"
        "  stressguide notes status minutes.md --fail-open -q > /dev/null"
    ),
)
def status(
    file: MinutesArgument,
    *,
    fail_open: Annotated[bool, option("--fail-open", _FAIL_OPEN)] = False,
    chosen: Chosen,
    out: Output,
) -> None:
    """Print the status of minutes."""
    notes = read(file)
    if notes.path and out.path and os.path.realpath(notes.path) == os.path.realpath(out.path):
        raise UserError(_("{path} is the file of the minutes themselves. Name another.").format(path=out.path))
    minutes = chosen.read_minutes(notes.text)
    found = minutes.status(datetime.now().astimezone().date())
    out.deliver(status_document(minutes.guideline, notes.name, found))
    tasks = minutes.tasks
    if tasks and not out.quiet and not any(each.source or each.was for each in tasks):
        message = _("None of these points is from {title}. Minutes of another guideline need --guideline.")
        say(message.format(title=minutes.guideline.title))
    if fail_open and not found.is_settled:
        raise typer.Exit(1)


@commands.add(
    later(
        "Tick off what is done in a file of minutes, by choosing among what is open. Nothing but the ticks is changed "
        "in the file."
    ),
    later("Examples:\n  stressguide notes tick minutes.md\n  stressguide notes tick minutes.md leder/sygemeldt/2 21"),
)
def tick(
    file: Annotated[str, argument(later("FILE"), later("The minutes."))],
    points: Annotated[list[str] | None, argument(later("POINT"), _POINT)] = None,
    *,
    asking: Asking,
    chosen: Chosen,
    quiet: QuietOption = False,
) -> None:
    """Tick off points of minutes."""
    if file == "-":
        raise UserError(_("Ticks are written into a file, so name one."))
    notes = read(file)
    minutes = chosen.read_minutes(notes.text)
    done: list[Task] = []
    asked = not points
    if asked and minutes.open:
        guideline = minutes.guideline
        asker = asking.prompts()
        if asker is None:
            message = _("Nobody can be asked here. Name what is done, by its id or line: {command}")
            line = str(minutes.open[0].entry.line)
            raise UserError(message.format(command=command(guideline, "notes", "tick", file, line)))
        options = [Option(str(each.entry.line), each.text, belongs(guideline, each)) for each in minutes.open]
        points = asker.tick(_("What is done?"), options)

    def compose(text: str) -> str:
        nonlocal minutes, done
        minutes = minutes.again(text)
        known = sorted(minutes.tasks, key=lambda found: found.is_done)
        ticks = [_find(point, known) for point in points or ()]
        tasks = {each.entry.line: each.entry for each in ticks if isinstance(each.entry, Task) and not each.is_done}
        done = list(tasks.values())
        return minutes.ticked(done)

    if points:
        notes.change(compose, same=asked)
    if not quiet:
        say(_receipt(len(done), len(minutes.open) - len(done)).format(path=notes.name))
        after_minutes(minutes.guideline, file, ticked=True)


def _find(typed: str, tasks: Sequence[Found]) -> Found:
    """Find a task by its line in the file or its point's id, an open one first."""
    for found in tasks:
        if typed in (str(found.entry.line), found.source and found.source.point.id):
            return found
    known = [found.source.point.id for found in tasks if found.source]
    message = _("There is nothing to tick off at “{typed}”.{suggestion} See: stressguide notes status")
    raise UserError(message.format(typed=typed, suggestion=did_you_mean(typed, known)))


def _receipt(number: int, left: int) -> str:
    done = counted("{n} tick set in {{path}}.", "{n} ticks set in {{path}}.", number)
    if number == 0:
        done = _("No ticks were set in {path}.")
    rest = counted("{n} point is open.", "{n} points are open.", left) if left else _("Nothing is open.")
    return f"{done} {rest}"
