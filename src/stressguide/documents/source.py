"""Where the words of a guideline stand in its source document, as a document."""

from stressguide.documents.checklist import guideline_data
from stressguide.documents.document import Block, Document, Heading, Item, Items
from stressguide.documents.wording import binding
from stressguide.model import Guideline, heading_of
from stressguide.navigation.lookup import Standing, standings
from stressguide.texts import _


def source_document(guideline: Guideline) -> Document:
    """List every point with its id and its lines, by role and situation."""
    points = list(standings(guideline))
    blocks: list[Block] = [Heading(_("Points and their lines in the source: {title}").format(title=guideline.title))]
    for place, cell in guideline.cells.items():
        items = [_item(standing) for standing in points if standing.place == place]
        if items:
            blocks += [Heading(heading_of(guideline.roles[place.role], cell), 1), Items(tuple(items))]
    unlisted = guideline.source.unlisted if guideline.source else ()
    if unlisted:
        blocks.append(Heading(_("In the document, but on no list"), 1))
        blocks.append(Items(tuple(Item(item.text, lines=item.lines, always_cited=True) for item in unlisted)))
    return Document(
        title=guideline.title,
        language=guideline.language,
        blocks=tuple(blocks),
        data={
            "guideline": guideline_data(guideline),
            "points": [_data(standing) for standing in points],
            "unlisted": unlisted,
        },
        points=len(points),
    )


def _item(standing: Standing) -> Item:
    point = standing.point
    return Item(point.text, lines=point.lines, always_cited=True, at=point.id, above=binding(standing.section))


def _data(standing: Standing) -> dict[str, object]:
    point, section = standing.point, standing.section
    return {
        "id": point.id,
        "text": point.text,
        "strength": section.strength,
        "lines": point.lines,
        "section_lines": section.lines,
        "local": section.is_local,
    }
