"""One self-contained HTML page to print, or to tick off in a browser."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from stressguide.documents import wording
from stressguide.documents.document import Document, Layout


def render(document: Document, layout: Layout) -> str:
    """Fill the page; every text is escaped."""
    environment = Environment(
        loader=PackageLoader("stressguide.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(citation=wording.citation, note=wording.note, origin=wording.origin)
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    return environment.get_template("page.html.jinja").render(document=document, layout=layout)
