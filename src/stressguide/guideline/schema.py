"""JSON Schema (2020-12) of a guideline's files, for editors: made from the types that the files are decoded into."""

from typing import Any

import msgspec
from msgspec import Struct

from stressguide.guideline.entries import GuidelineEntry, KnownRole, KnownSituation, LocalEntry
from stressguide.model import Strength
from stressguide.texts import translated

KINDS: dict[str, type[Struct]] = {"guideline": GuidelineEntry, "local": LocalEntry}
"""The files that there is a schema of."""

_CHOICES = [[choice.value for choice in each] for each in (Strength, KnownRole, KnownSituation)]
"""The values that some fields take, in our order."""

_TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""What the decoder takes as a text: any scalar, as it was typed, that is not empty."""


def schema(kind: str) -> dict[str, Any]:
    """Make the schema of one of `KINDS`, with the descriptions in the user's language."""
    made: dict[str, Any] = _as_decoded(msgspec.json.schema(KINDS[kind]))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"stressguide: {kind}", **made}


def _as_decoded(node: Any) -> Any:
    """Change a schema of msgspec's to what our decoder takes."""
    if isinstance(node, list):
        return [_as_decoded(item) for item in node if item != {"type": "null"}]
    if not isinstance(node, dict):
        return node
    made = {
        name: {key: _as_decoded(item) for key, item in value.items()}
        if name in ("properties", "$defs")
        else _as_decoded(value)
        for name, value in node.items()
        if name not in ("title", "default")
    }
    if isinstance(description := made.get("description"), str):
        made["description"] = translated(description)
    if len(made.get("anyOf", ())) == 1:  # a field that may be left out, which is not the same as null
        made |= made.pop("anyOf")[0]
    if "enum" in made:
        made = {"enum": next(values for values in _CHOICES if set(values) == set(made["enum"]))}  # msgspec sorts them
    match made.get("type"):
        case "string":
            made |= _TEXT
        case "array":
            made["minItems"] = 1
        case "object" if "properties" in made:
            made.setdefault("additionalProperties", False)
            made.pop("description", None)  # of the type, and not for authors
        case "object":
            made["minProperties"] = 1
    return made
