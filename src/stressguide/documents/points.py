"""Points as documents: those with the words of a search, all with their lines, or one and why it is on its list."""

from itertools import groupby
from typing import Any

from stressguide.documents.checklist import contact_data, note_data, shared
from stressguide.documents.document import Block, Document, Heading, Item, Items, Verbatim, fields, guideline_data
from stressguide.documents.wording import binding, contact_line, note, reference
from stressguide.model import Guideline
from stressguide.navigation.lookup import Standing, standings
from stressguide.navigation.search import Hit, Result
from stressguide.navigation.selection import contacts
from stressguide.texts import _, counted


def search_document(guideline: Guideline, query: str, result: Result) -> Document:
    """List the hits, the best first, each with whose it is, how binding, its id and where it stands."""
    title = _("“{query}”: {hits}").format(query=query, hits=counted("{n} hit", "{n} hits", len(result.hits)))
    blocks = (Heading(title), Items(tuple(_hit(guideline, hit) for hit in result.hits)))
    hits = [_hit_data(hit) for hit in result.hits]
    data = {"guideline": guideline_data(guideline), "query": query, "hits": hits, "nearest": result.nearest}
    points = sum(hit.kind == "point" for hit in result.hits)
    return Document(title, guideline.language, blocks, data, points)


def _hit(guideline: Guideline, hit: Hit) -> Item:
    remark = binding(hit.section, guideline.language) if hit.section else _("local") if hit.kind == "local" else ""
    whose = guideline.heading(hit.place)
    above = f"{whose} ({remark})" if remark else whose
    text = note(hit.note) if hit.note else hit.text
    before = text.index(hit.text)
    marks = tuple((start + before, end + before) for start, end in hit.marks)
    lines = (hit.of.reference or hit.of.lines) if hit.of else None
    return Item(text, lines=lines, always_cited=True, at=hit.id, above=above, marks=marks)


def _hit_data(hit: Hit) -> dict[str, Any]:
    return {
        **fields(hit, "id kind text marks"),
        "strength": hit.section and hit.section.strength,
        **(fields(hit.note, "checked link") if hit.note else {}),
        "local": hit.kind == "local" or (hit.section is not None and hit.section.is_local),
        "lines": hit.of and hit.of.lines,
        "score": round(hit.score, 3),
    }


def source_document(guideline: Guideline) -> Document:
    """List every point with its id and its lines, by role and situation."""
    points = list(standings(guideline))
    blocks: list[Block] = [Heading(_("Points and their lines in the source: {title}").format(title=guideline.title))]
    for place, group in groupby(points, lambda each: each.place):
        items = tuple(
            Item(
                point.text,
                lines=point.reference or point.lines,
                always_cited=True,
                at=point.id,
                above=binding(section, guideline.language),
            )
            for _place, section, point in group
        )
        blocks += [Heading(guideline.heading(place), 1), Items(items)]
    unlisted = guideline.source.unlisted if guideline.source else ()
    if unlisted:
        items = tuple(Item(item.text, lines=item.lines, always_cited=True) for item in unlisted)
        blocks += [Heading(_("In the document, but on no list"), 1), Items(items)]
    data = {
        "guideline": guideline_data(guideline),
        "points": [_data(each) for each in {each.point.id: each for each in reversed(points)}.values()][::-1],
        "unlisted": unlisted,
    }
    return Document(guideline.title, guideline.language, tuple(blocks), data, len(data["points"]))


def _data(standing: Standing) -> dict[str, Any]:
    point, section = standing.point, standing.section
    where = {"lines": point.lines, "section_lines": section.lines, "local": section.is_local}
    return {**fields(point, "id text"), "strength": section.strength, **where}


def why_document(guideline: Guideline, standing: Standing, source: str | None) -> Document:
    """Lay out the chain: answers, heading, lead and strength, what is local, note; then the lines of the `source`."""
    place, section, point = standing
    shown_at = {each.place for each in standings(guideline) if each.point.id == point.id}
    role, cell = guideline.roles[place.role], guideline.cells[place]
    others = [
        (each.who, answer.what)
        for each in guideline.roles.values()
        for answer in each.answers
        if answer.leads_to in shown_at and place != (each.id, answer.key)
    ]
    slots = contacts(guideline, [point.original or point.text])
    title = _("Why {id}?").format(id=point.id)
    chain = [
        (_("The answer to “Who are you?”"), role.who),
        (_("The answer to “What is happening?”"), cell.what),
        *((_("Or otherwise"), f"{who} → {what}") for who, what in others),
        (_("Heading"), section.heading),
        (_("Intro"), section.intro),
        (_("Lead"), section.lead),
        (_("Strength"), binding(section, guideline.language)),
        (_("Point"), point.text),
        (_("Whom it binds"), shared(guideline, section, point)),
        (_("Source"), _source(guideline, standing)),
        *((_("Who it is here (local)"), contact_line(slot)) for slot in slots),
        *((_("Local note on the list"), text) for text in cell.local_notes),
        (_("Note"), point.note and note(point.note)),
    ]
    blocks: list[Block] = [Heading(title), Items(tuple(Item(text, above=label) for label, text in chain if text))]
    passage = _passage(standing, source)
    if passage and point.lines:
        own = range(point.lines.first, point.lines.last + 1)
        lines = (f"{f'→ {number}' if number in own else number:>6}  {text}" for number, text in passage)
        blocks += [Heading(_("In the source document"), 1), Verbatim(tuple(lines))]
    data = {
        "guideline": guideline_data(guideline),
        **fields(point, "id text"),
        "answers": [{"who": who, "what": what} for who, what in [(role.who, cell.what), *others]],
        **fields(section, "heading intro lead strength"),
        "lines": point.lines,
        "local": section.is_local,
        "contacts": [contact_data(slot) for slot in slots],
        "local_notes": cell.local_notes,
        **note_data(point.note),
        "passage": [{"line": number, "text": text} for number, text in passage],
    }
    return Document(title, guideline.language, tuple(blocks), data, points=1)


def _passage(standing: Standing, source: str | None) -> list[tuple[int, str]]:
    """Find the section of a point, and two lines on each side, with numbers; none where it has no source document."""
    around = standing.section.lines or standing.point.lines
    if source is None or around is None:
        return []
    first = max(1, around.first - 2)
    return list(enumerate(map(str.rstrip, source.split("\n")[first - 1 : around.last + 2]), first))


def _source(guideline: Guideline, standing: Standing) -> str:
    if standing.section.is_local:
        return _("this workplace's own addition")
    document = guideline.source.document if guideline.source else _("no source document")
    lines = standing.point.reference or standing.point.lines
    return f"{guideline.title} ({document}{', ' + reference(lines) if lines else ''})"
