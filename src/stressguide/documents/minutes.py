"""The minutes of a meeting, as a document to be filled in: what it is about, what is agreed, and whose points they are.

The fields are those of Danish templates for such talks (cabiweb.dk, PAV, Albertslund, Brønderslev). None asks for
names, nor for anything about health, and no title says who is ill: minutes may go into a personnel file.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from stressguide.documents.checklist import excerpt, local, quoted, silence
from stressguide.documents.document import Block, Document, Heading, Paragraph, Table, guideline_data
from stressguide.documents.wording import dated
from stressguide.errors import UserError
from stressguide.files import added
from stressguide.model import Guideline, Note, Place, Point, Role, Situation
from stressguide.navigation.selection import Checklist, select
from stressguide.notes.dates import deadline, written
from stressguide.notes.minutes import Minutes
from stressguide.notes.vocabulary import meeting
from stressguide.texts import _


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
    name, kind = meeting(guideline, checklists[0].cell)
    title = _("Minutes: {meeting}").format(meeting=guideline.inside(name))
    day = deadline(held, datetime.now().astimezone().date()) if held else None
    shown = [checklist for checklist in _once(checklists, day) if checklist.cell.place not in without]
    blocks = [
        Heading(title),
        *_opening(_present(guideline, checklists, kind), ", ".join(filter(None, (held, where))), name, kind),
        *_agenda(guideline, shown),
        *_fields(kind),
        *(block for checklist in shown for block in _own_list(guideline, checklist)),
    ]
    return Document(
        title=title,
        language=guideline.language,
        blocks=tuple(blocks),
        data={"guideline": guideline_data(guideline)},
        rows=(),
        points=sum(len(section.points) for checklist in shown for section in checklist.sections),
    )


def _once(checklists: Sequence[Checklist], day: date | None) -> Iterator[Checklist]:
    """Leave out what an earlier checklist has, for what is shared is ticked off once; propose dates, from a `day`."""
    seen: set[str] = set()
    for checklist in checklists:
        there = [(each, tuple(point for point in each.points if point.id not in seen)) for each in checklist.sections]
        seen.update(point.id for section in checklist.sections for point in section.points)
        dated = [(each, tuple(proposed(point, day) for point in new) if day else new) for each, new in there if new]
        yield replace(checklist, sections=tuple(replace(section, points=new) for section, new in dated))


def _present(guideline: Guideline, checklists: Sequence[Checklist], kind: str) -> str:
    """Name the roles at the meeting; the employee whom a talk is about is one of them."""
    employee = [role.name for role in guideline.roles.values() if kind and (role.like or role.id) == "medarbejder"]
    first, *others = dict.fromkeys([*(checklist.role.name for checklist in checklists), *employee])
    return ", ".join([first, *map(guideline.inside, others)])


def _opening(present: str, when_and_where: str, name: str, kind: str) -> Iterator[Block]:
    if kind:
        yield Paragraph(
            _(
                "Confidential. Write only what is needed: tasks, working hours, considerations, agreements and dates. "
                "Never write a diagnosis, symptoms, treatment, medicine, private matters or other people's names, even "
                "if they are told. The employee sees the minutes, can correct them and gets a copy."
            )
        )
    known = {_("The employee knows that a support person may be there"): _("yes / no")} if kind else {}
    said = {_("Kind of meeting"): name, _("Date and place"): when_and_where, _("Present"): present, **known}
    yield _form(
        _("Kind of meeting"), _("Date and place"), _("Invited on"), _("Chair"), _("Minute-taker"), _("Present"),
        _("Support person (bisidder), TR or AMR"), *known, _("Apologies"), _("Purpose"), said=said,
    )  # fmt: skip
    yield Paragraph(_("The fields are this program's own. The guidelines' words have their source below them."))


def _agenda(guideline: Guideline, checklists: Sequence[Checklist]) -> Iterator[Block]:
    """Show the points that are to be talked about one by one; for roles that have none, those of the same meeting."""
    labels = _("Discussed:"), _("Agreed:")
    own = [section for checklist in checklists for section in quoted(checklist) if section.agenda]
    situation = checklists[0].cell.place.situation if checklists else ""
    cells = [cell for place, cell in guideline.cells.items() if place.situation == situation]
    sections = own or [section for cell in cells for section in cell.sections if section.agenda]
    if sections:
        yield Heading(_("Agenda"), 1)
    for section in sections:
        yield replace(excerpt(guideline, section, 2, tasks=True, labels=labels), heading=None)


def _fields(kind: str) -> Iterator[Block]:
    """Ask for what may be asked about: how work can be done, and when, never what is wrong; and what is agreed."""
    if kind:
        functions, absence = _("Functions: what can be done now?"), _("Absence: for how long, on which days?")
        yield from (Heading(_("How and when"), 1), _form(functions, absence, _("Measures: what do we change?")))
    if kind in ("sygemeldt", "foer-tilbagekomst", "tilbagekomst"):
        yield Heading(_("Plan for being back at work"), 1)
        yield _row(_("From"), _("Hours a week"), _("Work"), _("Free from"), _("We look at it again"))
    if kind in ("sygemeldt", "foer-tilbagekomst"):
        yield Heading(_("Contact during the absence"), 1)
        yield _row(_("Who calls"), _("How often"), _("How"))
    yield from (Heading(_("Agreements"), 1), _row(_("What"), _("Who"), _("When")))
    after = [_("Next meeting"), _("Approved by"), _("Sent to")]
    if kind:
        yield Heading(_("What colleagues will be told"), 1)
        yield Paragraph(
            _(
                "Tell no more than that the employee is away, unless the employee has agreed to more. "
                "Write down what was agreed to, and when."
            )
        )
        yield _form(_("Wording"), _("The employee agreed on"))
        after = [
            _("The employee's own remarks"), _("Next meeting"), _("Read and approved by the employee on"), _("Copy to"),
            _("Kept in"), _("To be deleted on"),
        ]  # fmt: skip
    yield from (Heading(_("After the meeting"), 1), _form(*after))


def _own_list(guideline: Guideline, checklist: Checklist) -> Iterator[Block]:
    """Show what one role has to do or know, apart from what is talked about; where the guideline is silent, that it is.

    It is not for whoever the minutes are sent to. The guideline's headings are left out, for they may name an illness.
    """
    sections = [section for section in quoted(checklist) if not section.agenda]
    has_own = any(section.is_local for section in checklist.sections)
    is_partly_above = sum(len(each.points) for each in checklist.sections) < len(checklist.cell.points)
    own = sections or has_own or checklist.contacts or checklist.cell.local_notes
    if not (own or is_partly_above or checklist.cell.is_silent):
        return
    name, _kind = meeting(guideline, checklist.cell)
    yield Heading(f"{checklist.role.name}: {guideline.inside(name)}", 1)
    if checklist.cell.is_silent:
        yield from silence(guideline, checklist)
    elif is_partly_above:
        yield Paragraph(_("What is shared stands above."))
    elif sections or has_own:
        yield Paragraph(_("This role's own list. Delete it from here before the minutes are sent."))
    for section in sections:
        yield replace(excerpt(guideline, section, 2, tasks=True), heading=None)
    yield from local(guideline, checklist, 2, tasks=True)


def proposed(point: Point, day: date) -> Point:
    """Propose a date for what is to be done within some time from a day; as an editor's remark, for it is ours."""
    if point.within is None:
        return point
    number, unit = int(point.within[1:-1]), point.within[-1]
    months = day.month - 1 + number * (unit == "M")
    year, month = day.year + months // 12, months % 12 + 1
    due = date(year, month, min(day.day, monthrange(year, month)[1]))
    due += timedelta(days=number * {"D": 1, "W": 7, "M": 0}[unit])
    message = _("proposal: by {due}, if {day} is this: {after}") if point.after else _("proposal: by {due}")
    text = message.format(due=written(due), day=written(day), after=point.after)
    return replace(point, note=Note("; ".join(filter(None, (dated(point.note), text))), None))


def _row(*header: str) -> Table:
    """Set a table with a row to be filled in."""
    return Table(header, (tuple(("",) for _name in header),))


def _form(*labels: str, said: Mapping[str, str] | None = None) -> Table:
    """Set fields below one another, to be filled in but for what is said."""
    return Table(("", ""), tuple(((label,), ((said or {}).get(label, ""),)) for label in labels))


def add(minutes: Minutes, name: str, checklists: Sequence[Checklist], written: str) -> str:
    """Add what was `written` about the checklists to a file, called `name`; nothing if it has all of them.

    Raises UserError where the file ends inside a comment or a block of code, in which nothing can be read back.
    """
    if all(each.cell.place in minutes.places for each in checklists):
        return minutes.parsed.text
    if minutes.parsed.ends_inside:
        message = _("{path} ends inside a comment or a block of code. Close it first; nothing was added.")
        raise UserError(message.format(path=name))
    return added(minutes.parsed.text, written)
