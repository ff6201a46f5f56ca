"""The next meeting, added to a file of minutes below all that stands there."""

from collections.abc import Sequence
from typing import NamedTuple

from stressguide.errors import UserError
from stressguide.files import added
from stressguide.navigation.selection import Checklist
from stressguide.notes.minutes import Minutes
from stressguide.texts import _


class Addition(NamedTuple):
    """The new text, what was added to the old, and what was there already with the line it begins on."""

    text: str
    new: list[Checklist]
    old: list[tuple[Checklist, int]]


def add(minutes: Minutes, name: str, checklists: Sequence[Checklist], written: str) -> Addition:
    """Add to a file, called `name`, what was `written` about the checklists that it does not have already.

    Raises UserError where the file ends inside a comment or a block of code, in which nothing can be read back.
    """
    there = minutes.places
    new = [checklist for checklist in checklists if checklist.cell.place not in there]
    old = [(checklist, there[checklist.cell.place]) for checklist in checklists if checklist.cell.place in there]
    if new and minutes.ends_inside:
        message = _("{path} ends inside a comment or a block of code. Close it first; nothing was added.")
        raise UserError(message.format(path=name))
    return Addition(added(minutes.text, written) if new else minutes.text, new, old)
