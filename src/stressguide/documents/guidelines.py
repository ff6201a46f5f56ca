"""The guidelines at hand as a document."""

import os
from collections.abc import Sequence
from pathlib import Path

from stressguide.documents.document import Document, Heading, Item, Items, Paragraph
from stressguide.errors import shown
from stressguide.guideline.find import AtHand
from stressguide.texts import _, later, spoken, translated

_REASONS = {
    "option": later("chosen with --guideline"),
    "variable": later("chosen in STRESSGUIDE_GUIDELINE"),
    "folder": later("in your own folder"),
    "embedded": later("comes with the program"),
}


def guidelines_document(used: AtHand, at_hand: Sequence[AtHand], folder: Path, unused: Sequence[Path]) -> Document:
    """List guidelines: the one in use and why, and the others with what to type for them."""
    others = [item for item in at_hand if item.path != used.path]
    ways = [(used, _("in use")), *((item, f"--guideline {item.name}") for item in others)]
    title = _("Guidelines you can use")
    idle = _("Not used, for its guideline is not there: {path}")
    nowhere = "" if os.path.lexists(used.local) else " " + _("(there is no such file)")
    return Document(
        title=title,
        language=spoken(),
        blocks=(
            Heading(title),
            Items(
                tuple(
                    Item(shown(item.path), above=f"{item.name} ({way}: {translated(_REASONS[item.reason])})")
                    for item, way in ways
                )
            ),
            Paragraph(_("What is local: {path}").format(path=shown(used.local)) + nowhere),
            Paragraph(_("Your own folder: {path}").format(path=shown(folder))),
            *(Paragraph(idle.format(path=shown(path))) for path in unused),
        ),
        data={
            "folder": shown(folder),
            "local": shown(used.local),
            "unused": [shown(path) for path in unused],
            "guidelines": [
                {
                    "name": item.name,
                    "file": shown(item.path),
                    "reason": item.reason,
                    "in_use": item is used,
                    "local": str(item.local) if os.path.lexists(item.local) else None,
                }
                for item, _way in ways
            ],
        },
    )
