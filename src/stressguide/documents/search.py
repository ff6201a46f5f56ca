"""What a search found as a document."""

from typing import Any

from stressguide.documents.document import Document, Heading, Item, Items, fields, guideline_data
from stressguide.documents.wording import binding, note
from stressguide.model import Guideline, heading_of
from stressguide.navigation.search import Hit, Result
from stressguide.texts import _, counted


def search_document(guideline: Guideline, query: str, result: Result) -> Document:
    """List the hits, the best first, each with whose it is, how binding, its id and where it stands."""
    title = _("“{query}”: {hits}").format(query=query, hits=counted("{n} hit", "{n} hits", len(result.hits)))
    return Document(
        title=title,
        language=guideline.language,
        blocks=(Heading(title), Items(tuple(_item(guideline, hit) for hit in result.hits))),
        data={
            "guideline": guideline_data(guideline),
            "query": query,
            "hits": [_hit_data(hit) for hit in result.hits],
            "nearest": result.nearest,
        },
        points=sum(hit.kind == "point" for hit in result.hits),
    )


def _id(hit: Hit) -> str:
    return hit.point.id if hit.point else str(hit.place)


def _item(guideline: Guideline, hit: Hit) -> Item:
    whose = heading_of(guideline.roles[hit.place.role], guideline.cells[hit.place])
    remarks = [binding(hit.section, guideline.language)] if hit.section else []
    if hit.kind == "local":
        remarks.append(_("local"))
    above = f"{whose} ({', '.join(remarks)})" if remarks else whose
    text = note(hit.note) if hit.note else hit.text
    before = text.index(hit.text)
    marks = tuple((start + before, end + before) for start, end in hit.marks)
    of = hit.point or hit.section
    lines = (of.reference if of else None) or hit.lines
    return Item(text, lines=lines, always_cited=True, at=_id(hit), above=above, marks=marks)


def _hit_data(hit: Hit) -> dict[str, Any]:
    return {
        "id": _id(hit),
        **fields(hit, "kind text"),
        "marks": hit.marks,
        "strength": hit.section and hit.section.strength,
        **(fields(hit.note, "checked link") if hit.note else {}),
        "local": hit.kind == "local" or (hit.section is not None and hit.section.is_local),
        "lines": hit.lines,
        "score": round(hit.score, 3),
    }
