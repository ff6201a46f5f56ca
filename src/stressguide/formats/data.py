"""Formats for programs: JSON, as `docs/json.md` describes it, and CSV that opens right in a Danish Excel."""

import csv as writing
from io import StringIO

import msgspec

from stressguide.documents.document import Document, Layout

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would run as a formula (OWASP, "CSV Injection")."""


def json(document: Document, layout: Layout) -> str:  # noqa: ARG001 - data has no layout
    """Write the document's data, indented."""
    return msgspec.json.format(msgspec.json.encode(document.data), indent=2).decode() + "\n"


def csv(document: Document, layout: Layout) -> str:  # noqa: ARG001 - rows have no layout
    """Write the document's rows with semicolons, after a byte order mark, which tells Excel that this is UTF-8."""
    file = StringIO()
    harmless = [[f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in document.rows or ()]
    writing.writer(file, delimiter=";").writerows(harmless)
    return "\ufeff" + file.getvalue()
