"""Roles and situations at a glance."""

from collections import Counter
from typing import Any

from stressguide.documents.checklist import place_data
from stressguide.documents.document import Document, Heading, Paragraph, Table, fields, guideline_data
from stressguide.documents.wording import binding, strength_word
from stressguide.model import Cell, Guideline, Place, Strength
from stressguide.texts import _

SILENT = "–"


def overview_document(guideline: Guideline) -> Document:
    """Count the points of every role in every situation, by their strength; mark where the guideline is silent."""
    situations = guideline.situations.values()
    grid = [
        (role, [guideline.cells[Place(role.id, situation.id)] for situation in situations])
        for role in guideline.roles.values()
    ]
    table = Table(
        header=("", *(situation.name for situation in situations)),
        rows=tuple(((role.name,), *(_counted(guideline, cell) for cell in cells)) for role, cells in grid),
    )
    legend = _("A number is how many points there are. “{mark}”: the guidelines have no points.").format(mark=SILENT)
    if any(guideline.led(place) != place for place in guideline.cells):
        legend += " " + _("In brackets: points that stand in another situation.")
    if any(map(_added, guideline.cells.values())):
        legend += " " + _("“local” is this workplace's own.")
    for strength in Strength:
        sections = [it for cell in guideline.cells.values() for it in cell.sections if it.strength is strength]
        if any(section.verb for section in sections):
            verbs = dict.fromkeys(
                _("“{words}”").format(words=binding(section, guideline.language)) for section in sections
            )
            message = _("{strength}: in the text {words}.")
            legend += "\n" + message.format(
                strength=strength_word(strength, guideline.language), words=", ".join(verbs)
            )
    overview = [
        {"role": fields(role, "id name"), "situations": [_cell_data(guideline, cell) for cell in cells]}
        for role, cells in grid
    ]
    blocks = (Heading(guideline.title), table, Paragraph(legend))
    data = {"guideline": guideline_data(guideline), "overview": overview}
    return Document(guideline.title, guideline.language, blocks, data)


def _strengths(cell: Cell) -> Counter[Strength]:
    return Counter(
        section.strength
        for section in cell.sections
        if not section.is_local
        for point in section.points
        if not point.under
    )


def _added(cell: Cell) -> int:
    """Count what the workplace has added."""
    return len(cell.local_notes) + sum(len(section.points) for section in cell.sections if section.is_local)


def _counted(guideline: Guideline, cell: Cell) -> tuple[str, ...]:
    if (place := guideline.led(cell.place)) != cell.place:
        return (f"({len(guideline.cells[place].points)})",)
    counts = [(count, strength_word(strength, guideline.language)) for strength, count in _strengths(cell).items()]
    shown = tuple(f"{count} {word}" for count, word in [*counts, (_added(cell), _("local"))] if count)
    return (SILENT, *shown) if cell.is_silent else shown


def _cell_data(guideline: Guideline, cell: Cell) -> dict[str, Any]:
    strengths = _strengths(cell)
    situation = place_data(guideline, cell.place)["situation"]
    return {"situation": situation, "points": strengths.total(), "strengths": strengths, "local": _added(cell)}
