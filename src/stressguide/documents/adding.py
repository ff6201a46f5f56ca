"""The next meeting, added to a file of minutes below all that stands there."""

from collections.abc import Sequence
from typing import NamedTuple

from stressguide.documents.minutes import minutes
from stressguide.errors import UserError
from stressguide.files import added
from stressguide.model import Guideline
from stressguide.navigation.selection import Checklist
from stressguide.notes.files import NotesFile
from stressguide.notes.reading import entries
from stressguide.notes.recognition import recognise
from stressguide.texts import _


class Addition(NamedTuple):
    """The new text, what was added to the old, and what was there already with the line it begins on."""

    text: str
    new: list[Checklist]
    old: list[tuple[Checklist, int]]


def add(
    guideline: Guideline, file: NotesFile, checklists: Sequence[Checklist], *, when_and_where: str = ""
) -> Addition:
    """Add minutes about checklists; what the file has already is not added again.

    Raises UserError where the file ends inside a comment or a block of code, in which nothing can be read back.
    """
    there = recognise(guideline, entries(file.text)).places
    new = [checklist for checklist in checklists if checklist.cell.place not in there]
    old = [(checklist, there[checklist.cell.place]) for checklist in checklists if checklist.cell.place in there]
    if not new:
        return Addition(file.text, new, old)
    text = added(file.text, minutes(guideline, checklists, when_and_where=when_and_where, without=there))
    readable = recognise(guideline, entries(text)).places
    if not all(checklist.cell.place in readable for checklist in new):
        message = _("{path} ends inside a comment or a block of code. Close it first; nothing was added.")
        raise UserError(message.format(path=file.name))
    return Addition(text, new, old)
