"""What is local in a checklist: points, remarks, and who it is that the guideline names."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import asdict

from stressguide.documents.document import Block, Excerpt, Heading, Item, Items, Paragraph
from stressguide.documents.wording import binding
from stressguide.model import Slot
from stressguide.navigation.selection import Checklist
from stressguide.texts import _


def local(checklist: Checklist, *, level: int, tasks: bool) -> Iterator[Block]:
    """Show what is local: points, remarks, and who it is that the guideline names.

    Each point says that it is local, for points are copied.
    """
    own = [section for section in checklist.sections if section.is_local]
    if own or checklist.contacts or checklist.cell.notes:
        yield Heading(_("At this workplace"), level)
    for section in own:
        yield Excerpt(
            heading=None,
            level=level,
            intro=None,
            lead=_("Added here, not part of the guideline:"),
            items=tuple(
                Item(point.text, is_task=tasks and section.strength.is_task, at=_("local")) for point in section.points
            ),
            strength=binding(section),
            title=_("this workplace's own addition"),
            lines=None,
        )
    for text in checklist.cell.notes:
        yield Paragraph(_("Local note, not part of the guideline:") + f" {text}")
    if checklist.contacts:
        yield Paragraph(_("Who it is here (local):"))
        yield Items(tuple(Item(contact_line(slot)) for slot in checklist.contacts))


def contact_line(slot: Slot) -> str:
    """Write who somebody is at this workplace, and when that was checked."""
    contact = slot.contact
    assert contact is not None, slot  # noqa: S101 - a checklist has only the slots that are filled
    parts = [contact.function]
    if contact.telephone:
        parts.append(_("tel. {number}").format(number=contact.telephone))
    if contact.mail:
        parts.append(contact.mail)
    return f"{slot.name}: {', '.join(parts)} " + _("(checked {date})").format(date=contact.checked)


def contact_data(slot: Slot) -> dict[str, Any]:
    """Say for programs who somebody is at this workplace."""
    assert slot.contact is not None, slot  # noqa: S101 - a checklist has only the slots that are filled
    return {
        "slot": slot.id,
        "name": slot.name,
        **asdict(slot.contact),
    }
