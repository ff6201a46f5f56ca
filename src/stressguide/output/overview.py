"""Roles and situations at a glance."""

from collections import Counter
from typing import Any

from stressguide.guideline.model import Cell, Guideline, Place, Strength
from stressguide.output.checklists import guideline_data
from stressguide.output.document import Document, Heading, Paragraph, Table
from stressguide.output.wording import strength_word
from stressguide.texts import _

SILENT = "–"


def overview_document(guideline: Guideline) -> Document:
    """Count the points of every role in every situation, by their strength; mark where the guideline is silent."""
    roles, situations = guideline.roles.values(), guideline.situations.values()
    grid = [(role, [guideline.cells[Place(role.id, situation.id)] for situation in situations]) for role in roles]
    return Document(
        title=guideline.title,
        language=guideline.language,
        blocks=(
            Heading(guideline.title),
            Table(
                header=("", *(situation.name for situation in situations)),
                rows=tuple(((role.name,), *(_counted(cell) for cell in cells)) for role, cells in grid),
            ),
            Paragraph(
                _("A number is how many points there are. “{mark}”: the guideline says nothing.").format(mark=SILENT)
            ),
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
        rows=(
            [_("Role"), *(situation.name for situation in situations)],
            *([role.name, *(", ".join(_counted(cell)) for cell in cells)] for role, cells in grid),
        ),
        points=0,
    )


def _strengths(cell: Cell) -> Counter[Strength]:
    counts: Counter[Strength] = Counter()
    for section in cell.sections:
        counts[section.strength] += len(section.points)
    return counts


def _counted(cell: Cell) -> tuple[str, ...]:
    counts = _strengths(cell)
    return tuple(f"{count} {strength_word(strength)}" for strength, count in counts.items()) or (SILENT,)


def _cell_data(guideline: Guideline, cell: Cell) -> dict[str, Any]:
    situation = guideline.situations[cell.place.situation]
    return {
        "situation": {"id": situation.id, "name": situation.name, "what": cell.what},
        "points": len(cell.points),
        "strengths": {strength.value: count for strength, count in _strengths(cell).items()},
    }
