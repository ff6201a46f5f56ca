"""A document for Word: its parts are templates, and so no library for the format is needed."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from stressguide.documents.document import Document, Layout
from stressguide.formats.filling import TEMPLATES

_FOLDER = "docx/"
"""Of the templates, in which each part has the place that it has in the file."""

_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
"""How Word calls a language, where that is more than its code."""


def render(document: Document, layout: Layout) -> bytes:
    """Fill the parts and pack them. The same document gives the same bytes; author and date are not in it."""
    language = _LANGUAGES.get(document.language, document.language)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        parts = TEMPLATES.list_templates(filter_func=lambda name: name.startswith(_FOLDER))
        for name in sorted(parts):  # "[Content_Types].xml" comes first, as readers expect
            text = TEMPLATES.get_template(name).render(document=document, layout=layout, language=language)
            inside = name.removeprefix(_FOLDER).removesuffix(".jinja")
            part = ZipInfo(inside, date_time=(1980, 1, 1, 0, 0, 0))
            file.writestr(part, text, ZIP_DEFLATED)
    return packed.getvalue()
