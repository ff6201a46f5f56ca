"""What is local: contacts in a guideline's slots, and points and notes beside its own.

The guideline's own words cannot be changed by it, and what it does can be seen wherever the guideline is shown.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from stressguide.errors import did_you_mean, listed
from stressguide.guideline.check import Finding, is_date, no_date
from stressguide.guideline.entries import AdditionEntry, LocalEntry
from stressguide.guideline.faults import Code
from stressguide.model import Cell, Contact, Guideline, Place, Point, Section, Strength
from stressguide.texts import _

LOCAL_ID = "lokal"
"""What the numbers of local points are preceded by: "leder/sygemeldt/lokal-1" is the first of that place."""


def check_local(entry: LocalEntry, guideline: Guideline) -> Iterator[Finding]:
    """Find what a local file says of things that the guideline does not have, and what it leaves open."""
    slots = [slot.id for slot in guideline.slots]
    for key, contact in entry.fill.items():
        if key not in slots:
            message = _("The guideline has no slot “{id}”.{suggestion} Its slots: {known}.")
            message = message.format(id=key, suggestion=did_you_mean(key, slots), known=listed(slots) or "–")
            yield Finding(("fill", key), Code.UNKNOWN_SLOT, message)
        if contact.checked and not is_date(contact.checked):
            yield Finding(("fill", key, "checked"), Code.NO_DATE, no_date())
    words = {str(place): {_plain(point.text) for point in cell.points} for place, cell in guideline.cells.items()}
    for index, item in enumerate(entry.add):
        if item.to and Place.parse(item.to) not in guideline.cells:
            role = Place.parse(item.to).role
            places = [
                str(place) for place in guideline.cells if role in (place.role, "") or role not in guideline.roles
            ]
            message = _("“{target}” is no role and situation of the guideline.{suggestion} Write role/situation.")
            message = message.format(target=item.to, suggestion=did_you_mean(item.to, places))
            yield Finding(("add", index, "to"), Code.UNKNOWN_PLACE, message)
        elif item.to and (leads := _leads(guideline, Place.parse(item.to))):
            message = _("From {target} the guideline leads to {leads}, so nobody would see it. Write: to: {leads}")
            yield Finding(("add", index, "to"), Code.UNKNOWN_PLACE, message.format(target=item.to, leads=leads))
        elif item.point and _plain(item.point) in words[item.to]:
            message = _("The guideline has this point here already.")
            yield Finding(("add", index, "point"), Code.ALREADY_THERE, message)
        if (item.point is None) == (item.note is None) or (item.point is None) != (item.strength is None):
            message = _("Write either a point with its strength, or a note alone.")
            yield Finding(("add", index), Code.POINT_OR_NOTE, message)


def _leads(guideline: Guideline, place: Place) -> Place | None:
    """Find where the walk leads from a place, if it leads away from it."""
    for answer in guideline.roles[place.role].answers:
        if answer.key == place.situation and answer.leads_to != place:
            return answer.leads_to
    return None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def applied(guideline: Guideline, entry: LocalEntry) -> Guideline:
    """Put what is local into a guideline, marked as such. It has been checked before."""
    contacts = {
        key: Contact(item.function, item.telephone, item.mail, item.checked) for key, item in entry.fill.items()
    }
    added: dict[Place, list[AdditionEntry]] = defaultdict(list)
    for item in entry.add:
        added[Place.parse(item.to)].append(item)
    return replace(
        guideline,
        slots=tuple(replace(slot, contact=contacts.get(slot.id)) for slot in guideline.slots),
        cells={place: _cell(cell, added[place]) for place, cell in guideline.cells.items()},
    )


def _cell(cell: Cell, added: list[AdditionEntry]) -> Cell:
    points = [
        (item.strength, Point(f"{cell.place}/{LOCAL_ID}-{number}", item.point, None, None))
        for number, item in enumerate((item for item in added if item.point), start=1)
        if item.point and item.strength
    ]
    own = tuple(
        Section(
            heading=None,
            intro=None,
            lead=None,
            strength=strength,
            points=tuple(point for each, point in points if each is strength),
            lines=None,
            agenda=None,
            is_local=True,
        )
        for strength in Strength
        if any(each is strength for each, _point in points)
    )
    return replace(cell, sections=cell.sections + own, notes=tuple(item.note for item in added if item.note))
