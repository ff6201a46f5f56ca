"""CSV that opens right in a Danish Excel."""

import csv
import io

from stressguide.documents.document import Document, Layout

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would run as a formula (OWASP, "CSV Injection")."""


def render(document: Document, layout: Layout) -> str:  # noqa: ARG001 - rows have no layout
    """Write the document's rows with semicolons, after a byte order mark, which tells Excel that this is UTF-8."""
    file = io.StringIO()
    harmless = [[f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in document.rows or ()]
    csv.writer(file, delimiter=";").writerows(harmless)
    return "\ufeff" + file.getvalue()
