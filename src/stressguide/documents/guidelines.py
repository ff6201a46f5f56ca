"""Whole guidelines as documents: those at hand, and one at a glance."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stressguide.documents.checklist import place_data
from stressguide.documents.document import (
    Block,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    fields,
    guideline_data,
)
from stressguide.documents.wording import binding, strength_word
from stressguide.errors import shown
from stressguide.guideline.find import AtHand
from stressguide.model import Cell, Guideline, Place, Strength
from stressguide.texts import _, later, spoken, translated

_SILENT = "–"

_REASONS = {
    "option": later("chosen with --guideline"),
    "variable": later("chosen in STRESSGUIDE_GUIDELINE"),
    "folder": later("in your own folder"),
    "embedded": later("comes with the program"),
}


def guidelines_document(used: AtHand, others: Sequence[AtHand], folder: Path, unused: Sequence[Path]) -> Document:
    """List guidelines: the one in use and why, and the others with what to type for them."""
    ways = {used: _("in use")} | {item: f"--guideline {item.name}" for item in others}
    title = _("Guidelines you can use")
    idle = _("Not used, for its guideline is not there: {path}")
    nowhere = "" if os.path.lexists(used.local) else " " + _("(there is no such file)")
    items = (
        Item(shown(item.path), above=f"{item.name} ({way}: {translated(_REASONS[item.reason])})")
        for item, way in ways.items()
    )
    blocks: tuple[Block, ...] = (
        Heading(title),
        Items(tuple(items)),
        Paragraph(_("What is local: {path}").format(path=shown(used.local)) + nowhere),
        Paragraph(_("Your own folder: {path}").format(path=shown(folder))),
        *(Paragraph(idle.format(path=shown(path))) for path in unused),
    )
    guidelines = [
        {
            "name": item.name,
            "file": shown(item.path),
            "reason": item.reason,
            "in_use": item is used,
            "local": str(item.local) if os.path.lexists(item.local) else None,
        }
        for item in ways
    ]
    beside = {"folder": shown(folder), "local": shown(used.local), "unused": [shown(path) for path in unused]}
    return Document(title, spoken(), blocks, {**beside, "guidelines": guidelines})


def overview_document(guideline: Guideline) -> Document:
    """Count the points of every role in every situation, by their strength; mark where the guideline is silent."""
    cells, language = guideline.cells, guideline.language
    grid = [(role, [Place(role.id, each) for each in guideline.situations]) for role in guideline.roles.values()]
    counts = {place: _counts(guideline, cell) for place, cell in cells.items()}
    table = Table(
        header=("", *(situation.name for situation in guideline.situations.values())),
        rows=tuple(((role.name,), *(_counted(guideline, place, counts[place]) for place in row)) for role, row in grid),
    )
    legend = _("A number is how many points there are. “{mark}”: the guidelines have no points.").format(mark=_SILENT)
    if any(guideline.led(place) != place for place in cells):
        legend += " " + _("In brackets: points that stand in another situation.")
    if any(each["local"] for each in counts.values()):
        legend += " " + _("“local” is this workplace's own.")
    for strength in Strength:
        sections = [each for cell in cells.values() for each in cell.sections if each.strength is strength]
        if any(section.verb for section in sections):
            verbs = dict.fromkeys(_("“{words}”").format(words=binding(section, language)) for section in sections)
            message = _("{strength}: in the text {words}.")
            legend += "\n" + message.format(strength=strength_word(strength, language), words=", ".join(verbs))
    overview = [{"role": fields(role, "id name"), "situations": [counts[place] for place in row]} for role, row in grid]
    data = {"guideline": guideline_data(guideline), "overview": overview}
    return Document(guideline.title, language, (Heading(guideline.title), table, Paragraph(legend)), data)


def _counts(guideline: Guideline, cell: Cell) -> dict[str, Any]:
    """Count the guideline's points in a cell, and what the workplace has added."""
    own = [section for section in cell.sections if not section.is_local]
    strengths = Counter(section.strength for section in own for point in section.points if not point.under)
    added = len(cell.local_notes) + sum(len(section.points) for section in cell.sections if section.is_local)
    situation = place_data(guideline, cell.place)["situation"]
    return {"situation": situation, "points": strengths.total(), "strengths": strengths, "local": added}


def _counted(guideline: Guideline, place: Place, counts: Mapping[str, Any]) -> tuple[str, ...]:
    if (there := guideline.led(place)) != place:
        return (f"({len(guideline.cells[there].points)})",)
    words = {strength_word(each, guideline.language): count for each, count in counts["strengths"].items()}
    shown = tuple(f"{count} {word}" for word, count in {**words, _("local"): counts["local"]}.items() if count)
    return (_SILENT, *shown) if guideline.cells[place].is_silent else shown
