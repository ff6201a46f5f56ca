"""Why a point is on somebody's list, as a document: from the answers that lead to it to the lines around it."""

from stressguide.documents.checklist import guideline_data
from stressguide.documents.document import Block, Document, Heading, Item, Items, Verbatim
from stressguide.documents.local import contact_data, contact_line
from stressguide.documents.wording import binding, note, reference
from stressguide.model import Guideline, Lines
from stressguide.navigation.lookup import Standing
from stressguide.navigation.selection import contacts
from stressguide.texts import _

AROUND = 2
"""How many lines of the source document are shown before and after a section."""


def why_document(guideline: Guideline, standing: Standing, source: str | None) -> Document:
    """Lay out the chain: answers, heading, lead and strength, what is local, note; then the lines of the `source`."""
    place, section, point = standing
    role, cell = guideline.roles[place.role], guideline.cells[place]
    others = _other_ways(guideline, standing)
    slots = contacts(guideline, [point.original or point.text])
    title = _("Why {id}?").format(id=point.id)
    chain = [
        (_("The answer to “Who are you?”"), role.who),
        (_("The answer to “What is happening?”"), cell.what),
        *((_("Or otherwise"), f"{who} → {what}") for who, what in others),
        (_("Heading"), section.heading),
        (_("Intro"), section.intro),
        (_("Lead"), section.lead),
        (_("Strength"), binding(section)),
        (_("Point"), point.text),
        (_("Source"), _source(guideline, standing)),
        *((_("Who it is here (local)"), contact_line(slot)) for slot in slots),
        *((_("Local note on the list"), text) for text in cell.notes),
        (_("Note"), point.note and note(point.note)),
    ]
    shown = [(label, text) for label, text in chain if text]
    blocks: list[Block] = [Heading(title), Items(tuple(Item(text, above=label) for label, text in shown))]
    passage = _passage(standing, source)
    if passage:
        lines = (f"{_number(number, point.lines):>6}  {text}" for number, text in passage)
        blocks += [Heading(_("In the source document"), 1), Verbatim(tuple(lines))]
    return Document(
        title=title,
        language=guideline.language,
        blocks=tuple(blocks),
        data={
            "guideline": guideline_data(guideline),
            "id": point.id,
            "text": point.text,
            "answers": [{"who": who, "what": what} for who, what in [(role.who, cell.what), *others]],
            "heading": section.heading,
            "intro": section.intro,
            "lead": section.lead,
            "strength": section.strength,
            "lines": point.lines,
            "local": section.is_local,
            "contacts": [contact_data(slot) for slot in slots],
            "local_notes": cell.notes,
            "note": point.note,
            "passage": [{"line": number, "text": text} for number, text in passage],
        },
        points=1,
    )


def _other_ways(guideline: Guideline, standing: Standing) -> list[tuple[str, str]]:
    """Find the answers of the walk that lead here from elsewhere."""
    return [
        (role.who, answer.what)
        for role in guideline.roles.values()
        for answer in role.answers
        if answer.leads_to == standing.place and (role.id, answer.key) != standing.place
    ]


def _passage(standing: Standing, source: str | None) -> list[tuple[int, str]]:
    """Find the lines around a point, with their numbers; none where it stands in no source document."""
    around = standing.section.lines or standing.point.lines
    if source is None or around is None:
        return []
    lines = source.split("\n")
    numbers = range(max(1, around.first - AROUND), min(len(lines), around.last + AROUND) + 1)
    return [(number, lines[number - 1].rstrip()) for number in numbers]


def _number(number: int, own: Lines | None) -> str:
    """Number a line of the passage; an arrow marks the point's own."""
    return f"→ {number}" if own and own.first <= number <= own.last else str(number)


def _source(guideline: Guideline, standing: Standing) -> str:
    if standing.section.is_local:
        return _("this workplace's own addition")
    document = guideline.source.document if guideline.source else _("no source document")
    lines = standing.point.lines
    return f"{guideline.title} ({document}{', ' + reference(lines) if lines else ''})"
