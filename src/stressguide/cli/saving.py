"""Saving what a walk led to, in a file that the person names; never over another unless the person says so."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from stressguide.cli.hints import minutes_name
from stressguide.cli.options import Output
from stressguide.cli.prompts import BACK, Prompts
from stressguide.cli.streams import say
from stressguide.documents.document import Document
from stressguide.errors import UserError
from stressguide.formats import format_of
from stressguide.navigation.dialogue import Option
from stressguide.navigation.selection import Selection
from stressguide.texts import _

_NEW, _ADD, _REPLACE = "new", "add", "replace"
"""How a file is to be written."""


def save_document(asker: Prompts, document: Document, ids: Sequence[str], out: Output) -> None:
    """Write what was shown to a file, in the format of its ending."""

    def write(path: Path, how: str) -> None:
        form = format_of(path)
        saved = replace(
            out,
            output=f"./{path}" if str(path) == "-" else str(path),
            append=how == _ADD,
            force=how == _REPLACE,
            format=form.name,
            json=False,
            heading_level=out.heading_level if form.name == "markdown" else None,
            width=out.width if form.module == "terminal" else None,
        )
        saved.check()
        saved.deliver(document)

    _save(asker, "-".join(ids or ["stressguide"]) + ".md", write, lambda path: format_of(path).is_text)


def save_minutes(asker: Prompts, selection: Selection, out: Output) -> None:
    """Write minutes of a meeting about what was shown to a file, or add them to those that are there."""
    from stressguide.cli.notes import Meeting, add_minutes, check_ending, write_minutes
    from stressguide.notes.files import read
    from stressguide.notes.minutes import Minutes

    role, situation = selection.ids
    others = [Option(key, other.name) for key, other in selection.guideline.roles.items() if key != role]
    meeting = Meeting(others=asker.tick(_("Who else is at the meeting?"), others))

    def write(path: Path, how: str) -> None:
        name = f"./{path}" if str(path) == "-" else str(path)
        if how == _ADD:
            check_ending(path)
            notes = read(name)
            minutes = Minutes.parse(notes.text, selection.guideline)
            add_minutes(minutes, notes, role, situation, meeting, quiet=out.quiet)
        else:
            write_minutes(selection.guideline, name, role, situation, meeting, force=how == _REPLACE, quiet=out.quiet)

    _save(asker, minutes_name(), write, lambda _path: True)


def _save(asker: Prompts, suggestion: str, write: Callable[[Path, str], None], can_add: Callable[[Path], bool]) -> None:
    """Ask for a name until something is written, or the person wants back."""
    while typed := asker.write(_("Name of the file:"), suggestion):
        path = Path(os.path.expanduser("".join(filter(str.isprintable, typed))))  # noqa: PTH111 - never raises
        try:
            how = _how_to_write(asker, path, can_add)
            if how == BACK:
                continue
            write(path, how)
        except UserError as error:
            say(str(error))
            continue
        return


def _how_to_write(asker: Prompts, path: Path, can_add: Callable[[Path], bool]) -> str:
    """Ask what to do with a file that is there."""
    if not os.path.isfile(path):  # noqa: PTH113 - never raises
        return _NEW
    question = _("{path} is there already. What shall be done with it?").format(path=path)
    add = (Option(_ADD, _("Add to it")),) if can_add(path) else ()
    return asker.choose(question, (*add, Option(_REPLACE, _("Replace it")), Option(BACK, _("← Another name"))))
