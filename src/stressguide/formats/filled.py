"""Formats that are templates to be filled: HTML, a whole guideline as a page, and Word; no library for them is needed.

Every text in a template is escaped, and none may be missing.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from stressguide.documents import wording
from stressguide.documents.checklist import all_silent, said, silence
from stressguide.documents.document import Document, Excerpt, Layout
from stressguide.model import AcuteHelp, Guideline
from stressguide.navigation.selection import select
from stressguide.texts import _, counted

_FOLDER = "docx/"
"""Of the templates for Word, in which each part has the place that it has in the file."""

_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
"""How Word calls a language, where that is more than its code."""

_ADDRESS = re.compile(r"https?://([^/\s]+)[^\s)]*")


def _linked(text: str) -> Markup:
    """Make links of the addresses in a text, each shown as the site that it is on."""
    return Markup(_ADDRESS.sub(r'<a href="\g<0>">\1</a>', str(escape(text))))  # noqa: S704 - the text is escaped


_TEMPLATES = Environment(
    loader=PackageLoader("stressguide.formats"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_TEMPLATES.globals.update(_=_, counted=counted)
_TEMPLATES.globals.update(citation=wording.citation, note=wording.note, origin=wording.origin)
_TEMPLATES.filters["digest"] = lambda text: b64encode(sha256(text.encode()).digest()).decode()
_TEMPLATES.filters["linked"] = _linked
_TEMPLATES.tests["kind"] = lambda block, name: type(block).__name__ == name


def html(document: Document, layout: Layout) -> str:
    """Write a document to print or to tick off in a browser; a role's list has room for who and when."""
    return _TEMPLATES.get_template("document.html.jinja").render(
        document=document,
        language=document.language,
        title=document.title,
        layout=layout,
        whose=document.data.get("guideline", {}).get("title"),
        room=any(isinstance(block, Excerpt) and block.level == 1 for block in document.blocks),
    )


def page(guideline: Guideline, acute: AcuteHelp, lines: Sequence[str]) -> str:
    """Write a guideline as a page for an intranet, with every list, and in sight the `lines` for somebody in danger."""
    checklists = select(guideline).checklists
    silent = [each for each in checklists if each.is_empty]
    views = [
        (each, [*(silence(guideline, each) if each.cell.is_silent else ()), *said(guideline, each, 1, tasks=True)])
        for each in checklists
    ]
    return _TEMPLATES.get_template("page.html.jinja").render(
        guideline=guideline,
        language=guideline.language,
        title=guideline.title,
        layout=Layout(),
        views=views,
        silent=silent and all_silent(guideline, silent),
        acute=acute,
        lines=lines,
        anchors={name: f"{name}:" if name in guideline.roles else name for name in ("start", "alt")},
    )


def docx(document: Document, layout: Layout) -> bytes:
    """Write a document for Word. The same document gives the same bytes; author and date are not in it."""
    language = _LANGUAGES.get(document.language, document.language)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        parts = _TEMPLATES.list_templates(filter_func=lambda name: name.startswith(_FOLDER))
        for name in sorted(parts):  # "[Content_Types].xml" comes first, as readers expect
            text = _TEMPLATES.get_template(name).render(document=document, layout=layout, language=language)
            inside = name.removeprefix(_FOLDER).removesuffix(".jinja")
            part = ZipInfo(inside, date_time=(1980, 1, 1, 0, 0, 0))
            file.writestr(part, text, ZIP_DEFLATED)
    return packed.getvalue()
