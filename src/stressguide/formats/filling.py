"""Templates, and what they know: every text in them is escaped, and none may be missing."""

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined

from stressguide.documents import wording
from stressguide.model import heading_of
from stressguide.texts import _, counted

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
TEMPLATES.tests["kind"] = lambda block, name: type(block).__name__ == name
