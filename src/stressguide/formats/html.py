"""HTML to print, or to tick off in a browser: one document, or a whole guideline as a page for an intranet."""

from collections.abc import Sequence

from stressguide.documents.checklist import all_silent, said, silence
from stressguide.documents.document import Document, Excerpt, Layout
from stressguide.formats.filling import TEMPLATES
from stressguide.model import AcuteHelp, Guideline
from stressguide.navigation.selection import select


def render(document: Document, layout: Layout) -> str:
    """Fill the page of a document. Whoever prints a role's list has room on it for who and when."""
    return TEMPLATES.get_template("document.html.jinja").render(
        document=document,
        language=document.language,
        title=document.title,
        layout=layout,
        whose=document.data.get("guideline", {}).get("title"),
        room=any(isinstance(block, Excerpt) and block.level == 1 for block in document.blocks),
    )


def render_page(guideline: Guideline, acute: AcuteHelp, lines: Sequence[str]) -> str:
    """Fill the page of a guideline, with every list, and in sight the `lines` for somebody in danger."""
    checklists = select(guideline).checklists
    silent = [each for each in checklists if each.is_empty]
    views = [
        (each, [*(silence(guideline, each) if each.cell.is_silent else ()), *said(guideline, each, 1, tasks=True)])
        for each in checklists
    ]
    return TEMPLATES.get_template("page.html.jinja").render(
        guideline=guideline,
        language=guideline.language,
        title=guideline.title,
        layout=Layout(),
        views=views,
        silent=silent and all_silent(silent),
        acute=acute,
        lines=lines,
        anchors={name: f"{name}:" if name in guideline.roles else name for name in ("start", "alt")},
    )
