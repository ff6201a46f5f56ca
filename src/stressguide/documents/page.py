"""A guideline as one page for an intranet: the lists that two questions lead to, and what of it may be out of date."""

from datetime import date

from msgspec import Struct

from stressguide.documents.checklist import said, silence
from stressguide.documents.document import Block
from stressguide.guideline.remarks import is_outdated
from stressguide.model import AcuteHelp, Guideline
from stressguide.navigation.selection import Checklist, select
from stressguide.texts import _


class View(Struct, frozen=True):
    """What somebody sees who has answered both questions."""

    checklist: Checklist
    blocks: tuple[Block, ...]
    is_mere_silence: bool
    """Whether neither the guideline nor the workplace says anything."""


def views(guideline: Guideline) -> list[View]:
    """Lay out every list of a guideline, silent ones included."""
    found = []
    for checklist in select(guideline).checklists:
        blocks = tuple(said(guideline, checklist, 1, tasks=True))
        silent = tuple(silence(guideline, checklist)) if checklist.cell.is_silent else ()
        found.append(View(checklist, silent + blocks, is_mere_silence=bool(silent and not blocks)))
    return found


def outdated(guideline: Guideline, acute: AcuteHelp | None, today: date) -> list[str]:
    """Name what was last checked over a year ago: help in danger, who it is at this workplace, and editor's remarks."""
    checked = {_("help in danger"): acute.checked} if acute else {}
    checked |= {slot.name: slot.contact.checked for slot in guideline.slots if slot.contact}
    for place, cell in guideline.cells.items():
        notes = (*cell.notes, *(point.note for point in cell.points))
        checked |= {str(place): note.checked for note in notes if note and note.checked}
    return [f"{name} ({day})" for name, day in checked.items() if is_outdated(day, today)]
