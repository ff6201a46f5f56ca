"""Templates, and what they know: every text in them is escaped, and none may be missing."""

import re
from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from stressguide.documents import wording
from stressguide.model import heading_of
from stressguide.texts import _, counted

_ADDRESS = re.compile(r"https?://([^/\s]+)[^\s)]*")


def _linked(text: str) -> Markup:
    """Make links of the addresses in a text, each shown as the site that it is on."""
    return Markup(_ADDRESS.sub(r'<a href="\g<0>">\1</a>', str(escape(text))))  # noqa: S704 - the text is escaped


TEMPLATES = Environment(
    loader=PackageLoader("stressguide.formats"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
TEMPLATES.globals.update(_=_, counted=counted, heading_of=heading_of)
TEMPLATES.globals.update(citation=wording.citation, note=wording.note, origin=wording.origin)
TEMPLATES.filters["digest"] = lambda text: b64encode(sha256(text.encode()).digest()).decode()
TEMPLATES.filters["linked"] = _linked
TEMPLATES.tests["kind"] = lambda block, name: type(block).__name__ == name
