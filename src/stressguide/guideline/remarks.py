"""What is wrong with an editor's notes, and which are to be looked at again."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from stressguide.guideline.check import check_date, unknown
from stressguide.guideline.entries import GuidelineEntry
from stressguide.guideline.faults import Code, Finding
from stressguide.model import AcuteHelp, Guideline
from stressguide.texts import _

_ADDRESS = re.compile(r"https?://\S+")


def check_notes(entry: GuidelineEntry) -> Iterator[Finding]:
    """Find dates, roles and links that are none."""
    for path, note in entry.notes():
        yield from check_date((*path, "checked"), note.checked)
        if note.to and entry.roles and note.to not in entry.roles:
            message = unknown(_("There is no role “{id}”.{suggestion} The roles are: {known}."), note.to, entry.roles)
            yield Finding((*path, "to"), Code.UNKNOWN_ROLE, message)
        if note.link and not _ADDRESS.fullmatch(note.link):
            message = _("An address begins with https:// and has no spaces.")
            yield Finding((*path, "link"), Code.NO_ADDRESS, message)


def outdated_notes(entry: GuidelineEntry, today: date) -> Iterator[Finding]:
    """Find notes that were checked over a year ago."""
    for path, note in entry.notes():
        if is_outdated(note.checked, today):
            message = _("Checked over a year ago. See whether it is still right, and write the new date.")
            yield Finding((*path, "checked"), Code.OUTDATED, message)


def outdated(guideline: Guideline, acute: AcuteHelp, today: date) -> list[str]:
    """Name what was last checked over a year ago: help in danger, who it is at this workplace, and editor's remarks."""
    checked = {_("help in danger"): acute.checked}
    checked |= {slot.name: slot.contact.checked for slot in guideline.slots if slot.contact}
    for place, cell in guideline.cells.items():
        notes = (*cell.notes, *(point.note for point in cell.points))
        checked |= {str(place): note.checked for note in notes if note and note.checked}
    return [f"{name} ({day})" for name, day in checked.items() if is_outdated(day, today)]


def is_outdated(checked: str, today: date) -> bool:
    """Whether something was checked, on a date as YYYY-MM-DD, over a year ago."""
    return checked < (today - timedelta(days=365)).isoformat()
