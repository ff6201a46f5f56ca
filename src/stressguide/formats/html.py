"""HTML to print, or to tick off in a browser: one document, or a whole guideline as a page for an intranet."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from stressguide.documents import wording
from stressguide.documents.checklist import all_silent
from stressguide.documents.document import Document, Excerpt, Layout
from stressguide.documents.page import View
from stressguide.model import AcuteHelp, Guideline, heading_of
from stressguide.texts import _, counted


def render(document: Document, layout: Layout) -> str:
    """Fill the page of a document. Whoever prints a role's list has room on it for who and when."""
    room = any(isinstance(block, Excerpt) and block.level == 1 for block in document.blocks)
    whose = document.data.get("guideline", {}).get("title")
    return _filled("document", document.language, document.title, layout, document=document, whose=whose, room=room)


def render_page(guideline: Guideline, views: Sequence[View], acute: AcuteHelp | None, lines: Sequence[str]) -> str:
    """Fill the page of a guideline; the `lines` for somebody in danger are in sight in all its views."""
    silent = [view.checklist for view in views if view.is_mere_silence]
    return _filled(
        "page",
        guideline.language,
        guideline.title,
        Layout(),
        guideline=guideline,
        views=views,
        silent=silent and all_silent(silent),
        acute=acute,
        lines=lines,
        anchors={name: f"{name}:" if name in guideline.roles else name for name in ("start", "alt")},
    )


def _filled(template: str, language: str, title: str, layout: Layout, **rest: Any) -> str:
    """Fill a template; every text is escaped, and a browser takes nothing from it but its own style."""
    environment = Environment(
        loader=PackageLoader("stressguide.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(_=_, counted=counted, heading_of=heading_of)
    environment.globals.update(citation=wording.citation, note=wording.note, origin=wording.origin)
    environment.filters["digest"] = lambda text: b64encode(sha256(text.encode()).digest()).decode()
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    given = {"language": language, "title": title, "layout": layout}
    return environment.get_template(f"{template}.html.jinja").render(given, **rest)
