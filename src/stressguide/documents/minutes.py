"""The minutes of a meeting, as a document to be filled in: what it is about, whose points, and who does what by when.

The fields are those of Danish templates for minutes (digogdendanskemodel.dk, bfa-i.dk, cabiweb.dk). None asks for
names, nor for anything about health.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from stressguide.documents.checklist import excerpt, local, quoted, silence
from stressguide.documents.document import Block, Document, Heading, Paragraph, Table, guideline_data
from stressguide.errors import UserError
from stressguide.files import added
from stressguide.model import Guideline, Place, Point, Role, Situation, heading_of
from stressguide.navigation.selection import Checklist, select
from stressguide.notes.dates import deadline, written
from stressguide.notes.minutes import Minutes
from stressguide.texts import _, lower_first


def bring(guideline: Guideline, role: Role, situation: Situation, others: Sequence[Role] = ()) -> list[Checklist]:
    """Find what a meeting is about: the points of `role` in a situation, and those that the others bring.

    Where the guideline leads a role from this situation to another, as the walk does, its points there are meant.
    """
    found = (select(guideline, each, situation).checklists[0] for each in (role, *others))
    return list({checklist.cell.place: checklist for checklist in found}.values())


def minutes_document(
    guideline: Guideline,
    checklists: Sequence[Checklist],
    *,
    held: str = "",
    where: str = "",
    without: Collection[Place] = (),
) -> Document:
    """Lay out the minutes to be filled in at a meeting about these checklists, leaving out the places in `without`.

    The first checklist is that of the role whose meeting it is.
    """
    title = _title(checklists[0])
    day = deadline(held, datetime.now().astimezone().date()) if held else None
    shown = [checklist for checklist in _once(checklists) if checklist.cell.place not in without]
    blocks = [Heading(title), *_opening(checklists, ", ".join(filter(None, (held, where))))]
    for checklist in shown:
        blocks += _contribution(guideline, checklist, day)
    return Document(
        title=title,
        language=guideline.language,
        blocks=(*blocks, *_closing()),
        data={"guideline": guideline_data(guideline)},
        rows=(),
        points=sum(len(section.points) for checklist in shown for section in checklist.sections),
    )


def _once(checklists: Sequence[Checklist]) -> Iterator[Checklist]:
    """Leave out what an earlier checklist has: what is shared is ticked off once."""
    seen: set[str] = set()
    for checklist in checklists:
        there = [(each, tuple(point for point in each.points if point.id not in seen)) for each in checklist.sections]
        seen.update(point.id for section in checklist.sections for point in section.points)
        yield replace(checklist, sections=tuple(replace(section, points=new) for section, new in there if new))


def _title(checklist: Checklist) -> str:
    cell = checklist.cell
    meeting = next((section.agenda for section in cell.sections if section.agenda), cell.what)
    return _("Minutes: {meeting}").format(meeting=lower_first(meeting))


def _opening(checklists: Sequence[Checklist], when_and_where: str) -> Iterator[Block]:
    first, *others = (checklist.role.name for checklist in checklists)
    present = ", ".join([first, *map(lower_first, others)])
    yield _form(
        {
            _("Date and place"): when_and_where,
            _("Chair"): "",
            _("Keeper of the minutes"): "",
            _("Present"): present,
            _("Companion, TR (union representative) or AMR (health and safety representative)"): "",
            _("Apologies"): "",
            _("Purpose"): "",
        }
    )
    yield Paragraph(_("Write tasks, working hours and agreements. Do not write a diagnosis or symptoms."))


def _contribution(guideline: Guideline, checklist: Checklist, day: date | None) -> Iterator[Block]:
    """Show what one role brings; where the guideline is silent, that it is."""
    labels = _("Discussed:"), _("Agreed:")
    yield Heading(heading_of(checklist.role, checklist.cell), 1)
    if checklist.cell.is_silent:
        yield from silence(guideline, checklist)
    elif len(checklist.sections) < len(checklist.cell.sections):
        yield Paragraph(_("What is shared stands above."))
    for section in quoted(checklist):
        one_by_one = section.agenda is not None or not section.strength.is_task
        dated = replace(section, points=tuple(proposed(point, day) for point in section.points)) if day else section
        yield excerpt(guideline, dated, 2, tasks=True, labels=labels if one_by_one else ())
        if not one_by_one:
            yield from map(Paragraph, labels)
    yield from local(guideline, checklist, 2, tasks=True)
    if any(section.is_local for section in checklist.sections):
        yield from map(Paragraph, labels)


def proposed(point: Point, day: date) -> Point:
    """Propose a date for what is to be done within some time from a day; as an editor's remark, for it is ours."""
    if point.within is None:
        return point
    number, unit = int(point.within[1:-1]), point.within[-1]
    months = day.month - 1 + number * (unit == "M")
    first = date(day.year + months // 12, months % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    due = min(last, first + timedelta(days=day.day - 1)) + timedelta(days=number * {"D": 1, "W": 7, "M": 0}[unit])
    message = _("proposal: by {due}, if {day} is this: {after}") if point.after else _("proposal: by {due}")
    text = message.format(due=written(due), day=written(day), after=point.after)
    return replace(point, note="; ".join(filter(None, (point.note, text))))


def _closing() -> Iterator[Block]:
    yield Heading(_("Agreements"), 1)
    yield Table(header=(_("What"), _("Who"), _("When")), rows=((("",), ("",), ("",)),))
    yield Heading(_("After the meeting"), 1)
    told = _("What colleagues are told (agreed with the person it is about)")
    yield _form(dict.fromkeys((told, _("Next meeting"), _("Approved by"), _("Sent to")), ""))


def _form(fields: dict[str, str]) -> Table:
    """Set fields to be filled in below one another."""
    return Table(header=("", ""), rows=tuple(((label,), (value,)) for label, value in fields.items()))


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
    new = [each for each in checklists if each.cell.place not in there]
    old = [(each, there[each.cell.place]) for each in checklists if each.cell.place in there]
    if new and minutes.ends_inside:
        message = _("{path} ends inside a comment or a block of code. Close it first; nothing was added.")
        raise UserError(message.format(path=name))
    return Addition(added(minutes.text, written) if new else minutes.text, new, old)
