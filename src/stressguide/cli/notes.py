"""``stressguide notes``: minutes of meetings."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from stressguide.cli.command import Commands, argument, option
from stressguide.cli.help import complete_role, complete_situation
from stressguide.cli.hints import after_minutes
from stressguide.cli.options import Asking, Chosen, ForceOption, Output, OutputOption, QuietOption, destination
from stressguide.cli.prompts import NEW, REPLACE, settled
from stressguide.cli.saving import Meeting, check_ending, is_word, write_back
from stressguide.cli.streams import say, write_stdout
from stressguide.documents.status import belongs, status_document
from stressguide.documents.wording import command
from stressguide.errors import UserError, did_you_mean
from stressguide.notes.files import in_folders, read
from stressguide.notes.recognition import Found
from stressguide.texts import _, counted, later

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

_Role = Annotated[str, argument(later("ROLE"), None, complete_role)]
_Situation = Annotated[str, argument(later("SITUATION"), None, complete_situation)]
_Minutes = Annotated[str, argument(later("FILE"), later("The minutes; “-” reads from a pipe."))]

_FAIL_OPEN = later("Exit code 1 while something is open, lacking, late or could not be read.")
_FILES = later("The minutes: files, and folders with such files; “-” reads from a pipe.")
_WHO = later("Only what is said of this person, all of it.")
_POINT = later(
    "What to tick off, so that it is not asked: a point's id, such as leder/sygemeldt/2, or the number of its line in "
    "the file, as “notes status” shows it."
)


@commands.add(
    later(
        "Make minutes of a meeting, to be filled in: what it is about, the points that apply, and who does what by "
        "when. They are in Markdown, or for Word if the name of the file ends in .docx."
    ),
    later(
        "Examples:\n"
        "  stressguide notes new leder sygemeldt -o minutes.md\n"
        "  stressguide notes new leder foer-tilbagekomst --with tr-amr --date 2026-12-01"
    ),
)
def new(
    role: _Role,
    situation: _Situation,
    output: OutputOption = None,
    *,
    meeting: Meeting,
    asking: Asking,
    chosen: Chosen,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    guideline = chosen.load()
    checklists = meeting.plan(guideline, role, situation)
    path, how = destination(output), REPLACE if force else NEW
    if path is None:
        if force:
            raise UserError(_("--force goes with --output FILE."))
        write_stdout(meeting.write(guideline, checklists))
        return
    check_ending(path)
    if not force and os.path.isfile(path) and (asker := asking.prompts()):  # noqa: PTH113 - never raises
        path, how = settled(asker, path, lambda path: not is_word(path))
    meeting.save(guideline, checklists, path, how, quiet=quiet)


@commands.add(
    later(
        "Add the next meeting to a file of minutes, below what stands there. Nothing else in the file is changed, and "
        "what is there already is not added again."
    ),
    later("Example:\n  stressguide notes add minutes.md leder foer-tilbagekomst --with medarbejder"),
)
def add(
    file: _Minutes, role: _Role, situation: _Situation, *, meeting: Meeting, chosen: Chosen, quiet: QuietOption = False
) -> None:
    check_ending(Path(file))
    notes = read(file)
    [minutes] = chosen.read_minutes(notes.text)
    meeting.add(minutes, notes, meeting.plan(minutes.guideline, role, situation), quiet=quiet)


@commands.add(
    later(
        "Say what is done and what is open in a file of minutes, also in Word, which agreements lack somebody or a "
        "date, and which dates have passed. The file is only read."
    ),
    later(
        "Examples:\n"
        "  stressguide notes status minutes.md\n"
        "  stressguide notes status meetings/ --who Mette\n"
        "  stressguide notes status meetings/*.md --fail-open -q > /dev/null"
    ),
)
def status(
    files: Annotated[list[str], argument(later("FILE"), _FILES)],
    *,
    who: Annotated[str | None, option("--who", _WHO, later("NAME"))] = None,
    fail_open: Annotated[bool, option("--fail-open", _FAIL_OPEN)] = False,
    chosen: Chosen,
    out: Output,
) -> None:
    every = [read(name) for name in in_folders(files)]
    for notes in every:
        if notes.path and out.path and os.path.realpath(notes.path) == os.path.realpath(out.path):
            raise UserError(_("{path} is the file of the minutes themselves. Name another.").format(path=out.path))
    minutes = chosen.read_minutes(*(notes.content for notes in every))
    today = datetime.now().astimezone().date()
    found = [each.status(today, who, notes.name) for each, notes in zip(minutes, every, strict=True)]
    out.deliver(status_document(found, who))
    tasks = [task for each in minutes for task in each.tasks]
    if tasks and not out.quiet and not any(each.source or each.was for each in tasks):
        message = _("None of these points is from {title}. Minutes of other guidelines need --guideline.")
        say(message.format(title=minutes[0].guideline.title))
    if fail_open and not all(each.is_settled for each in found):
        raise typer.Exit(1)


@commands.add(
    later(
        "Tick off what is done in a file of minutes, by choosing among what is open. Nothing but the ticks is changed "
        "in the file."
    ),
    later("Examples:\n  stressguide notes tick minutes.md\n  stressguide notes tick minutes.md leder/sygemeldt/2 21"),
)
def tick(
    file: _Minutes,
    points: Annotated[list[str] | None, argument(later("POINT"), _POINT)] = None,
    *,
    asking: Asking,
    chosen: Chosen,
    quiet: QuietOption = False,
) -> None:
    notes = read(file)
    [minutes] = chosen.read_minutes(notes.text)
    done: list[Found] = []
    asked = not points
    if asked and minutes.open:
        guideline = minutes.guideline
        asker = asking.prompts() if notes.path else None
        if asker is None:
            message = _("Nobody can be asked here. Name what is done, by its id or line: {command}")
            line = str(minutes.open[0].line)
            raise UserError(message.format(command=command(guideline, "notes", "tick", file, line)))
        tasks: dict[str, dict[str, str]] = {}
        for each in minutes.open:
            tasks.setdefault(belongs(guideline, each), {})[str(each.line)] = each.title
        points = asker.tick(_("What is done?"), tasks)

    def compose(text: str) -> str:
        nonlocal minutes, done
        minutes = minutes.again(text)
        known = sorted(minutes.tasks, key=lambda found: found.is_done)
        ticks = [_find(point, known) for point in points or ()]
        done = list({each.line: each for each in ticks if not each.is_done}.values())
        return minutes.ticked(done)

    if points or not notes.path:
        write_back(notes, compose, same=asked)
    if not quiet:
        say(_receipt(len(done), len(minutes.open) - len(done)).format(path=notes.name))
        if notes.path:
            after_minutes(minutes.guideline, file, can_tick=False)


def _find(typed: str, tasks: Sequence[Found]) -> Found:
    """Find a task by its line in the file or its point's id, an open one first."""
    for found in tasks:
        if typed in (str(found.line), found.source and found.source.point.id):
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
