"""JSON for programs, as `docs/json.md` describes."""

import msgspec

from stressguide.documents.document import Document, Layout


def render(document: Document, layout: Layout) -> str:  # noqa: ARG001 - data has no layout
    """Write the document's data, indented."""
    return msgspec.json.format(msgspec.json.encode(document.data), indent=2).decode() + "\n"
