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
        points=sum(hit.passage.kind == "point" for hit in result.hits),
    )


def _id(hit: Hit) -> str:
    return hit.passage.point.id if hit.passage.point else str(hit.passage.place)


def _item(guideline: Guideline, hit: Hit) -> Item:
    passage = hit.passage
    whose = heading_of(guideline.roles[passage.place.role], guideline.cells[passage.place])
    remarks = [binding(passage.section)] if passage.section else []
    if passage.kind == "local":
        remarks.append(_("local"))
    above = f"{whose} ({', '.join(remarks)})"
    text = note(passage.text) if passage.kind == "note" else passage.text
    before = len(text) - len(passage.text)
    marks = tuple((start + before, end + before) for start, end in hit.marks)
    return Item(text, lines=passage.lines, always_cited=True, at=_id(hit), above=above, marks=marks)


def _hit_data(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "id": _id(hit),
        **fields(passage, "kind text"),
        "marks": hit.marks,
        "strength": passage.section and passage.section.strength,
        "local": passage.section is None or passage.section.is_local,
        "lines": passage.lines,
        "score": round(hit.score, 3),
    }
