"""A document for Word: its parts are templates, and so no library for the format is needed."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from stressguide.documents import wording
from stressguide.documents.document import Document, Layout
from stressguide.texts import _

_TEMPLATES = Path(__file__).parent / "templates" / "docx"

_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
"""How Word calls a language, where that is more than its code."""


def render(document: Document, layout: Layout) -> bytes:
    """Fill the parts and pack them. The same document gives the same bytes; author and date are not in it."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_=_, citation=wording.citation, note=wording.note, origin=wording.origin)
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    language = _LANGUAGES.get(document.language, document.language)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name in sorted(environment.list_templates()):  # "[Content_Types].xml" comes first, as readers expect
            text = environment.get_template(name).render(document=document, layout=layout, language=language)
            part = ZipInfo(name.removesuffix(".jinja"), date_time=(1980, 1, 1, 0, 0, 0))
            file.writestr(part, text, ZIP_DEFLATED)
    return packed.getvalue()
