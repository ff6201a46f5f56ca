"""The formats there are, by name and by the ending of a file."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from stressguide.documents.document import Document, Layout
from stressguide.errors import UserError, did_you_mean
from stressguide.texts import _

Renderer = Callable[[Document, Layout], str | bytes]
"""What writes a document in a format."""


class Format(Struct, frozen=True):
    """One way to show a document."""

    name: str
    module: str
    """Below `stressguide.formats`; imported only when it is used, for some bring large libraries."""
    renderer: str = "render"
    """The name of its `Renderer` there."""
    endings: tuple[str, ...] = ()
    is_text: bool = True
    """Whether it is prose: set in the encoding of where it goes, and sensible to append to a file of notes."""


FORMATS = {
    item.name: item
    for item in (
        Format("terminal", "terminal"),
        Format("text", "terminal", endings=(".txt",)),
        Format("markdown", "markdown", endings=(".md", ".markdown")),
        Format("json", "data", "json", (".json",), is_text=False),
        Format("csv", "data", "csv", (".csv",), is_text=False),
        Format("html", "filled", "html", (".html", ".htm"), is_text=False),
        Format("docx", "filled", "docx", (".docx",), is_text=False),
    )
}


def find_format(name: str) -> Format:
    """Find a format by its name. Raises UserError that names the formats."""
    if found := FORMATS.get(name.lower()):
        return found
    message = _("There is no format “{typed}”.{suggestion} Formats: {known}.")
    raise UserError(message.format(typed=name, suggestion=did_you_mean(name, FORMATS), known=", ".join(FORMATS)))


def format_of(path: Path) -> Format:
    """Find the format that a file's ending asks for. Raises UserError if it is none of ours."""
    by_ending = {ending: item for item in FORMATS.values() for ending in item.endings}
    if found := by_ending.get(path.suffix.lower()):
        return found
    message = _(
        "The ending of {path} names no format. Use one of {endings}, or add --format. For a PDF write .html and print "
        "it; Excel opens .csv."
    )
    raise UserError(message.format(path=path, endings=", ".join(by_ending)))


def render(document: Document, form: Format, layout: Layout) -> str | bytes:
    """Show a document in a format. Raises UserError where it has none of the rows that CSV is made of."""
    if form.name == "csv" and document.rows is None:
        message = _("CSV is only for checklists and the status of minutes. Formats here: {known}.")
        raise UserError(message.format(known=", ".join(name for name in FORMATS if name != "csv")))
    renderer: Renderer = getattr(import_module(f"stressguide.formats.{form.module}"), form.renderer)
    return renderer(document, replace(layout, styled=layout.styled and form.name == "terminal"))
