"""Roles and situations at a glance."""

from collections import Counter
from typing import Any

from stressguide.documents.checklist import guideline_data, place_data
from stressguide.documents.document import Document, Heading, Paragraph, Table
from stressguide.documents.wording import strength_word
from stressguide.model import Cell, Guideline, Place, Strength
from stressguide.texts import _

SILENT = "–"


def overview_document(guideline: Guideline) -> Document:
    """Count the points of every role in every situation, by their strength; mark where the guideline is silent."""
    roles, situations = guideline.roles.values(), guideline.situations.values()
    grid = [(role, [guideline.cells[Place(role.id, situation.id)] for situation in situations]) for role in roles]
    legend = _("A number is how many points there are. “{mark}”: the guideline says nothing.").format(mark=SILENT)
    if any(_added(cell) for cell in guideline.cells.values()):
        legend += " " + _("“local” is this workplace's own.")
    return Document(
        title=guideline.title,
        language=guideline.language,
        blocks=(
            Heading(guideline.title),
            Table(
                header=("", *(situation.name for situation in situations)),
                rows=tuple(((role.name,), *(_counted(cell) for cell in cells)) for role, cells in grid),
            ),
            Paragraph(legend),
        ),
        data={
            "guideline": guideline_data(guideline),
            "overview": [
                {
                    "role": {"id": role.id, "name": role.name},
                    "situations": [_cell_data(guideline, cell) for cell in cells],
                }
                for role, cells in grid
            ],
        },
        points=0,
    )


def _strengths(cell: Cell) -> Counter[Strength]:
    counts: Counter[Strength] = Counter()
    for section in cell.sections:
        if not section.is_local:
            counts[section.strength] += len(section.points)
    return counts


def _added(cell: Cell) -> int:
    """Count what the workplace has added."""
    return len(cell.notes) + sum(len(section.points) for section in cell.sections if section.is_local)


def _counted(cell: Cell) -> tuple[str, ...]:
    counts = [(count, strength_word(strength)) for strength, count in _strengths(cell).items() if count]
    shown = tuple(f"{count} {word}" for count, word in [*counts, (_added(cell), _("local"))] if count)
    return (SILENT, *shown) if cell.is_silent else shown


def _cell_data(guideline: Guideline, cell: Cell) -> dict[str, Any]:
    return {
        "situation": place_data(guideline, cell.place)["situation"],
        "points": sum(_strengths(cell).values()),
        "strengths": {strength: count for strength, count in _strengths(cell).items() if count},
        "local": _added(cell),
    }
