"""A selection as a document."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec.structs import asdict, replace

from stressguide.documents.document import (
    Block,
    Document,
    Excerpt,
    Heading,
    Item,
    Items,
    Paragraph,
    fields,
    guideline_data,
)
from stressguide.documents.wording import binding, contact_line, contact_of, dated, strength_word
from stressguide.model import Guideline, Note, Place, Point, Section, Slot, Strength
from stressguide.navigation.selection import Checklist, Selection, names, select, texts_of
from stressguide.texts import _, counted


def checklists_document(selection: Selection) -> Document:
    """Lay out the checklists of a selection, silent ones included."""
    guideline = selection.guideline
    checklists = [_checklist_data(guideline, item) for item in selection.checklists]
    return Document(
        title=_title(selection),
        language=guideline.language,
        blocks=tuple(_blocks(selection)),
        data={"guideline": guideline_data(guideline), "checklists": checklists},
        points=len({point.id for each in selection.every for section in each.sections for point in section.points}),
        rows=tuple(_rows(selection)),
        given=guideline.given,
    )


def others_document(selection: Selection) -> Document:
    """Lay out what the other roles do in the situation of a selection, and nothing else."""
    [shown] = selection.checklists
    [whole] = select(selection.guideline, shown.role, shown.situation, others=True).checklists
    others = Selection(selection.guideline, None, shown.situation, frozenset(), whole.others)
    document = checklists_document(others)
    heading = Heading(_("What the guidelines say to the others"))
    nothing = Paragraph(_("The guidelines have no points for the others in this situation."))
    return replace(document, title=heading.text, blocks=(heading, *(document.blocks if whole.others else (nothing,))))


def _title(selection: Selection) -> str:
    if len(selection.checklists) == 1:
        return selection.guideline.heading(selection.checklists[0].cell.place)
    chosen = [item.name for item in (selection.role, selection.situation) if item]
    return ", ".join([selection.guideline.title, *chosen])


def _blocks(selection: Selection) -> Iterator[Block]:
    guideline = selection.guideline
    on_page = {each.cell.place for each in selection.every if each.sections}
    level = 0
    if selection.role is None and selection.situation is None and selection.checklists:
        yield Heading(guideline.title)
        level = 1
    if guideline.purpose and (level or selection.strengths):  # what it calls itself: good advice, perhaps
        yield Paragraph(guideline.purpose)
    silent = []
    for checklist in selection.checklists:
        below = tuple(_below(selection, checklist, level + 1, on_page))
        if checklist.cell.is_silent and len(below) == 1 < len(selection.checklists):
            silent.append(checklist)
        else:
            yield from (Heading(guideline.heading(checklist.cell.place), level), *below)
    if silent:
        yield Paragraph(all_silent(guideline, silent))
    if not selection.checklists:
        yield Heading(_title(selection))
        yield Paragraph(_none(selection))


def _below(selection: Selection, checklist: Checklist, level: int, on_page: Collection[Place]) -> Iterator[Block]:
    guideline = selection.guideline
    if checklist.cell.is_silent:
        yield from silence(guideline, checklist, on_page)
    elif not checklist.sections:
        yield Paragraph(_none(selection))
    yield from said(guideline, checklist, level, tasks=True)
    links = [link for link in checklist.cell.links if link not in on_page]
    if checklist.cell.is_silent and links:
        yield Paragraph(_("See also:"))
        yield Items(tuple(_linked(guideline, link) for link in links))
    if checklist.others:
        yield Heading(_("What the guidelines say to the others"), level)
        for other in checklist.others:
            yield Heading(other.role.name, level + 1)
            yield from said(guideline, other, level + 2, tasks=False)


def said(guideline: Guideline, checklist: Checklist, level: int, *, tasks: bool) -> Iterator[Block]:
    """Show what the guideline says in a checklist, and what is local."""
    for section in quoted(checklist):
        yield excerpt(guideline, section, level, tasks=tasks)
    if checklist.cell.notes:
        yield Paragraph(_("Beyond the guidelines, in our own words:"))
        yield Items(tuple(Item(dated(note)) for note in checklist.cell.notes), is_aside=True)
    yield from local(guideline, checklist, level, tasks=tasks)


def all_silent(guideline: Guideline, checklists: Sequence[Checklist]) -> str:
    """Name in one line the checklists in which the guideline says nothing."""
    said = guideline.inside
    roles = [
        f"{said(role.name)} ({', '.join(said(each.situation.name) for each in group)})"
        for role, group in groupby(checklists, lambda each: each.role)
    ]
    return _("The guidelines have no points for: {whom}.").format(whom=", ".join(roles))


def _none(selection: Selection) -> str:
    chosen = [strength_word(each, selection.guideline.language) for each in Strength if each in selection.strengths]
    return _("No points here have this strength: {strengths}.").format(strengths=", ".join(chosen))


def quoted(checklist: Checklist) -> list[Section]:
    """List the sections that are the guideline's, not the workplace's own."""
    return [section for section in checklist.sections if not section.is_local]


def excerpt(
    guideline: Guideline, section: Section, level: int, *, tasks: bool, labels: tuple[str, ...] = ()
) -> Excerpt:
    """Quote a section; with `tasks`, what is to be done can be ticked off.

    Each of the workplace's own points says that it is, for points are copied.
    """
    own, is_task = section.is_local, tasks and section.strength.is_task
    below: dict[str | None, list[Item]] = defaultdict(list)
    for point in reversed(section.points):
        item = Item(
            point.text,
            is_task=is_task,
            lines=point.reference or point.lines,
            note=point.note,
            at=_("local") if own else shared(guideline, section, point),
            below=tuple(below[point.id]),
        )
        below[point.under].insert(0, item)
    return Excerpt(
        heading=section.heading,
        level=level,
        intro=section.intro,
        lead=_("Added here, not part of the guidelines:") if own else section.lead,
        items=tuple(below[None]),
        strength=binding(section, guideline.language),
        title=_("this workplace's own addition") if own else guideline.title,
        lines=section.reference or section.lines,
        is_numbered=section.is_numbered,
        labels=labels,
    )


def shared(guideline: Guideline, section: Section, point: Point) -> str | None:
    """Say which other roles a point binds: together with this one if the words say so, else each for itself."""
    if not point.others or point.under:
        return None
    roles = [guideline.roles[each] for each in point.others]
    together = all(names(texts_of(section, point), (role.name, *role.named_as)) for role in roles)
    message = _("together with {roles}") if together else _("also {roles}")
    *most, last = (guideline.inside(role.name) for role in roles)
    return message.format(roles=_("{names} and {last}").format(names=", ".join(most), last=last) if most else last)


def local(guideline: Guideline, checklist: Checklist, level: int, *, tasks: bool) -> Iterator[Block]:
    """Show what is local: points, remarks, and who it is that the guideline names."""
    own = [section for section in checklist.sections if section.is_local]
    if own or checklist.contacts or checklist.cell.local_notes:
        yield Heading(_("At this workplace"), level)
    for section in own:
        yield excerpt(guideline, section, level, tasks=tasks)
    for text in checklist.cell.local_notes:
        yield Paragraph(_("Local note, not part of the guidelines:") + f" {text}")
    if checklist.contacts:
        yield Paragraph(_("Who it is here (local):"))
        yield Items(tuple(Item(contact_line(slot)) for slot in checklist.contacts))


def silence(guideline: Guideline, checklist: Checklist, on_page: Collection[Place] = ()) -> Iterator[Block]:
    """Say that the guideline is silent, and quote where it names the role, unless that is on the page anyway."""
    nothing, naming = _silent(guideline, checklist)
    yield Paragraph(nothing)
    if elsewhere := [mention for mention in checklist.mentions if mention.place not in on_page]:
        yield Paragraph(naming)
        yield Items(tuple(_mention(guideline, *mention) for mention in elsewhere))


def _mention(guideline: Guideline, place: Place, section: Section, point: Point) -> Item:
    role, words = guideline.roles[place.role].name, _("{role} ({strength}): {text}")
    text = words.format(role=role, strength=binding(section, guideline.language), text=point.text)
    return Item(text, lines=point.reference or point.lines, always_cited=True, note=point.note)


def _silent(guideline: Guideline, checklist: Checklist) -> tuple[str, str]:
    """Say that the guideline is silent, and begin to say where it names the role."""
    role = guideline.inside(checklist.role.name)
    nothing, naming = _("The guidelines have no points for {role} in this situation."), _("Here it names {role}:")
    return nothing.format(role=role), naming.format(role=role)


def _silent_in_a_cell(guideline: Guideline, checklist: Checklist) -> str:
    """Say in one cell of a spreadsheet what `silence` says in a list: what concerns the reader, by its ids."""
    nothing, naming = _silent(guideline, checklist)
    ids = {naming: [mention.point.id for mention in checklist.mentions], _("See also:"): checklist.cell.links}
    return " ".join([nothing, *(f"{label} {', '.join(map(str, found))}." for label, found in ids.items() if found)])


def _linked(guideline: Guideline, place: Place) -> Item:
    """Name another checklist, with the number of its points."""
    points = counted("{n} point", "{n} points", len(guideline.cells[place].points))
    return Item(f"{guideline.heading(place)} ({points})", to=place)


def _checklist_data(guideline: Guideline, checklist: Checklist) -> dict[str, Any]:
    return {
        **place_data(guideline, checklist.cell.place),
        "sections": [_section_data(section) for section in checklist.sections],
        "links": [place_data(guideline, link) for link in checklist.cell.links],
        "named_in": [point_data(mention.point) for mention in checklist.mentions],
        "others": [_checklist_data(guideline, other) for other in checklist.others],
        "contacts": [contact_data(slot) for slot in checklist.contacts],
        "notes": [fields(note, "text checked link") for note in checklist.cell.notes],
        "local_notes": checklist.cell.local_notes,
    }


def place_data(guideline: Guideline, place: Place) -> dict[str, Any]:
    """Say for programs which role and situation something is about."""
    role, situation = guideline.roles[place.role], guideline.situations[place.situation]
    what = guideline.cells[place].what
    return {"role": fields(role, "id name"), "situation": {**fields(situation, "id name"), "what": what}}


def _section_data(section: Section) -> dict[str, Any]:
    shown = fields(section, "heading intro lead strength verb lines") | ({"steps": True} if section.is_numbered else {})
    return {**shown, "points": [point_data(point) for point in section.points], "local": section.is_local}


def point_data(point: Point) -> dict[str, Any]:
    """Say for programs what a point is; what few points have is there only where they have it."""
    rare = {"under": point.under, "with": point.others, **fields(point, "reference within after")}
    known = {**fields(point, "id text lines"), "note": None}
    return known | {name: value for name, value in (rare | note_data(point.note)).items() if value}


def note_data(note: Note | None) -> dict[str, Any]:
    """Say for programs what an editor remarks on a point, and what that rests on."""
    return {"note": note.text, "note_checked": note.checked, "note_link": note.link} if note else {"note": None}


def contact_data(slot: Slot) -> dict[str, Any]:
    """Say for programs who somebody is at this workplace."""
    return {"slot": slot.id, "name": slot.name, **asdict(contact_of(slot))}


def _rows(selection: Selection) -> Iterator[list[str]]:
    guideline = selection.guideline
    yield [
        _("Role"), _("Situation"), _("Heading"), _("Lead"), _("Strength"), _("Id"), _("Point"), _("First line"),
        _("Last line"), _("Note"), _("Local"),
    ]  # fmt: skip
    for checklist in selection.checklists:
        if checklist.cell.is_silent or not checklist.sections:
            remark = _silent_in_a_cell(guideline, checklist) if checklist.cell.is_silent else _none(selection)
            yield [checklist.role.name, checklist.cell.what, *[""] * 7, remark, ""]
        for each in (checklist, *checklist.others):
            whose = [each.role.name, each.cell.what]
            for section in each.sections:
                own = _("local") if section.is_local else ""
                lead = " ".join(filter(None, (section.intro, section.lead)))
                head = [*whose, section.heading or "", lead, strength_word(section.strength, guideline.language)]
                for point in section.points:
                    lines = map(str, (point.reference, "") if point.reference else point.lines or ("", ""))
                    remark = " ".join(filter(None, (shared(guideline, section, point), dated(point.note))))
                    yield [*head, point.id, point.text, *lines, remark, own]
            for slot in each.contacts:
                yield [*whose, *[""] * 4, contact_line(slot), *[""] * 3, _("local")]
            for note in each.cell.notes:
                yield [*whose, *[""] * 7, dated(note), ""]
            for text in each.cell.local_notes:
                yield [*whose, *[""] * 7, text, _("local")]
