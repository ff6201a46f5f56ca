"""A selection as a document."""

from collections.abc import Collection, Iterator
from typing import Any

from stressguide.documents.document import Block, Document, Excerpt, Heading, Item, Items, Paragraph
from stressguide.documents.local import contact_data, contact_line, local
from stressguide.documents.wording import binding, command, strength_word
from stressguide.model import Guideline, Place, Point, Section, Strength, heading_of
from stressguide.navigation.lookup import Standing
from stressguide.navigation.selection import Checklist, Selection
from stressguide.texts import _, counted, lower_first


def checklists_document(selection: Selection) -> Document:
    """Lay out the checklists of a selection, silent ones included."""
    guideline = selection.guideline
    return Document(
        title=_title(selection),
        language=guideline.language,
        blocks=tuple(_blocks(selection)),
        data={
            "guideline": guideline_data(guideline),
            "checklists": [_checklist_data(guideline, item) for item in selection.checklists],
        },
        rows=tuple(_rows(selection)),
        points=sum(len(section.points) for each in selection.every for section in each.sections),
    )


def command_for(guideline: Guideline, place: Place, *options: str) -> str:
    """Write the command that prints the checklist of a place."""
    return command(guideline, "checklist", *place, *options)


def _title(selection: Selection) -> str:
    if len(selection.checklists) == 1:
        return heading_of(selection.checklists[0].role, selection.checklists[0].cell)
    chosen = [item.name for item in (selection.role, selection.situation) if item]
    return ", ".join([selection.guideline.title, *chosen])


def _blocks(selection: Selection) -> Iterator[Block]:
    guideline = selection.guideline
    on_page = {each.cell.place for each in selection.every if each.sections}
    level = 0
    if selection.role is None and selection.situation is None and selection.checklists:
        yield Heading(guideline.title)
        if guideline.purpose:
            yield Paragraph(guideline.purpose)
        level = 1
    for checklist in selection.checklists:
        yield Heading(heading_of(checklist.role, checklist.cell), level)
        if checklist.is_silent:
            yield from silence(guideline, checklist, on_page)
        elif not checklist.sections:
            yield Paragraph(_none(selection))
        yield from excerpts(guideline, checklist, level=level + 1, tasks=True)
        yield from local(checklist, level=level + 1, tasks=True)
        if checklist.is_silent:
            yield from _links(guideline, checklist, on_page)
        if checklist.others:
            yield Heading(_("What can be expected of the others"), level + 1)
            for other in checklist.others:
                yield Heading(other.role.name, level + 2)
                yield from excerpts(guideline, other, level=level + 3, tasks=False)
                yield from local(other, level=level + 3, tasks=False)
    if not selection.checklists:
        yield Heading(_title(selection))
        yield Paragraph(_none(selection))


def _none(selection: Selection) -> str:
    chosen = ", ".join(strength_word(strength) for strength in Strength if strength in selection.strengths)
    return _("No points here have this strength: {strengths}.").format(strengths=chosen)


def _nothing(checklist: Checklist) -> str:
    role = lower_first(checklist.role.name)
    return _("The guideline says nothing about {role} in this situation.").format(role=role)


def _silent_in_a_cell(checklist: Checklist) -> str:
    """Say in one cell of a spreadsheet what `silence` says in a list: what concerns the reader, by its ids."""
    parts = [_nothing(checklist)]
    if checklist.mentions:
        role = lower_first(checklist.role.name)
        ids = ", ".join(mention.point.id for mention in checklist.mentions)
        parts.append(_("Here it names {role}:").format(role=role) + f" {ids}.")
    if checklist.cell.links:
        parts.append(_("See also:") + " " + ", ".join(map(str, checklist.cell.links)) + ".")
    return " ".join(parts)


def excerpts(guideline: Guideline, checklist: Checklist, *, level: int, tasks: bool) -> Iterator[Excerpt]:
    """Quote what the guideline says in a checklist; with `tasks`, what is to be done can be ticked off."""
    for section in quoted(checklist):
        yield Excerpt(
            heading=section.heading,
            level=level,
            intro=section.intro,
            lead=section.lead,
            items=tuple(
                Item(point.text, is_task=tasks and section.strength.is_task, lines=point.lines, note=point.note)
                for point in section.points
            ),
            strength=binding(section),
            title=guideline.title,
            lines=section.lines,
        )


def quoted(checklist: Checklist) -> list[Section]:
    """List the sections that `excerpts` has: not the workplace's own."""
    return [section for section in checklist.sections if not section.is_local]


def silence(guideline: Guideline, checklist: Checklist, on_page: Collection[Place] = ()) -> Iterator[Block]:
    """Say that the guideline is silent, and quote where it names the role, unless that is on the page anyway."""
    role = lower_first(checklist.role.name)
    yield Paragraph(_nothing(checklist))
    mentions = [item for item in checklist.mentions if item.place not in on_page]
    if mentions:
        yield Paragraph(_("Here it names {role}:").format(role=role))
        yield Items(tuple(_mentioned(guideline, item) for item in mentions))


def _links(guideline: Guideline, checklist: Checklist, on_page: Collection[Place]) -> Iterator[Block]:
    """Show what else concerns the reader and is not on the page anyway."""
    if links := [link for link in checklist.cell.links if link not in on_page]:
        yield Paragraph(_("See also:"))
        yield Items(tuple(_linked(guideline, link) for link in links))


def _mentioned(guideline: Guideline, mention: Standing) -> Item:
    point, role = mention.point, guideline.roles[mention.place.role].name
    words = _("{role} ({strength}): {text}").format(role=role, strength=binding(mention.section), text=point.text)
    return Item(words, lines=point.lines, always_cited=True, note=point.note)


def _linked(guideline: Guideline, place: Place) -> Item:
    """Name another checklist, with the number of its points."""
    cell = guideline.cells[place]
    points = counted("{n} point", "{n} points", len(cell.points))
    text = f"{guideline.roles[place.role].name}: {lower_first(cell.what)} ({points})"
    return Item(text, to=command_for(guideline, place))


def guideline_data(guideline: Guideline) -> dict[str, Any]:
    """Say for programs which guideline a document comes from."""
    source = guideline.source
    return {
        "id": guideline.id,
        "language": guideline.language,
        "title": guideline.title,
        "purpose": guideline.purpose,
        "source": source and {"document": source.document, "corrections": source.corrections},
    }


def _checklist_data(guideline: Guideline, checklist: Checklist) -> dict[str, Any]:
    return {
        **place_data(guideline, checklist.cell.place),
        "sections": [_section_data(section) for section in checklist.sections],
        "links": [place_data(guideline, link) for link in checklist.cell.links],
        "named_in": [_point_data(mention.point) for mention in checklist.mentions],
        "others": [_checklist_data(guideline, other) for other in checklist.others],
        "contacts": [contact_data(slot) for slot in checklist.contacts],
        "local_notes": checklist.cell.notes,
    }


def place_data(guideline: Guideline, place: Place) -> dict[str, Any]:
    """Say for programs which role and situation something is about."""
    role, situation = guideline.roles[place.role], guideline.situations[place.situation]
    return {
        "role": {"id": role.id, "name": role.name},
        "situation": {"id": situation.id, "name": situation.name, "what": guideline.cells[place].what},
    }


def _section_data(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "intro": section.intro,
        "lead": section.lead,
        "strength": section.strength,
        "lines": section.lines,
        "points": [_point_data(point) for point in section.points],
        "local": section.is_local,
    }


def _point_data(point: Point) -> dict[str, Any]:
    return {"id": point.id, "text": point.text, "lines": point.lines, "note": point.note}


def _rows(selection: Selection) -> Iterator[list[str]]:
    yield [
        _("Role"), _("Situation"), _("Heading"), _("Lead"), _("Strength"), _("Id"), _("Point"), _("First line"),
        _("Last line"), _("Note"), _("Local"),
    ]  # fmt: skip
    for checklist in selection.checklists:
        if checklist.is_silent or not checklist.sections:
            remark = _silent_in_a_cell(checklist) if checklist.is_silent else _none(selection)
            yield [checklist.role.name, checklist.cell.what, *[""] * 7, remark, ""]
        for each in (checklist, *checklist.others):
            whose = [each.role.name, each.cell.what]
            for section in each.sections:
                own = _("local") if section.is_local else ""
                for point in section.points:
                    yield [
                        *whose,
                        section.heading or "",
                        " ".join(filter(None, (section.intro, section.lead))),
                        strength_word(section.strength),
                        point.id,
                        point.text,
                        *(map(str, point.lines) if point.lines else ("", "")),
                        point.note or "",
                        own,
                    ]
            for slot in each.contacts:
                yield [*whose, *[""] * 4, contact_line(slot), *[""] * 3, _("local")]
            for text in each.cell.notes:
                yield [*whose, *[""] * 7, text, _("local")]
