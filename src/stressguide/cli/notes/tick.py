"""``stressguide notes tick``."""

from collections.abc import Sequence
from typing import Annotated

import typer

from stressguide.cli.choose import prompts
from stressguide.cli.chosen import Chosen
from stressguide.cli.hints import after_ticks
from stressguide.cli.notes.meeting import QuietOption
from stressguide.cli.options import PlainPromptsOption, with_options
from stressguide.cli.streams import can_ask, say
from stressguide.documents.status import belongs
from stressguide.documents.wording import command
from stressguide.errors import UserError, did_you_mean
from stressguide.navigation.dialogue import Option
from stressguide.notes.files import read
from stressguide.notes.reading import Task
from stressguide.notes.recognition import Found
from stressguide.texts import _, counted, later

HELP = later(
    "Tick off what is done in a file of minutes, by choosing among what is open. Nothing but the ticks is changed in "
    "the file."
)

EXAMPLES = later(
    "Examples:\n  stressguide notes tick minutes.md\n  stressguide notes tick minutes.md leder/sygemeldt/2 21"
)


@with_options
def tick(
    file: Annotated[str, typer.Argument(metavar=later("FILE"), help=later("The minutes."))],
    points: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=later("POINT"),
            help=later(
                "What to tick off, so that it is not asked: a point's id, such as leder/sygemeldt/2, or the number of "
                "its line in the file, as “notes status” shows it."
            ),
        ),
    ] = None,
    *,
    no_input: Annotated[bool, typer.Option("--no-input", help=later("Never ask; say what is missing."))] = False,
    plain_prompts: PlainPromptsOption = False,
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
        if no_input or not can_ask():
            message = _("Nobody can be asked here. Name what is done, by its id or line: {command}")
            line = str(minutes.open[0].entry.line)
            raise UserError(message.format(command=command(guideline, "notes", "tick", file, line)))
        options = [Option(str(each.entry.line), each.text, belongs(guideline, each)) for each in minutes.open]
        points = prompts(plain=plain_prompts).tick(_("What is done?"), options)

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
        after_ticks(minutes.guideline, file)


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
