"""JSON Schema (2020-12) of a guideline's file, for editors: made from the types that it is decoded into."""

from enum import Enum
from typing import Any

from msgspec import json

from stressguide.guideline.entries import GuidelineEntry, Kinds, fields_of, kinds_of
from stressguide.texts import translated

_TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""What the decoder takes as a text: any scalar, as it was typed, that is not empty."""


def schema() -> str:
    """Write the schema as its file has it, with the descriptions in the user's language."""
    named: dict[str, Any] = {}
    made = _of(kinds_of(GuidelineEntry), named)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "stressguide: guideline"}
    return json.format(json.encode({**head, **made, "$defs": named}), indent=2).decode() + "\n"


def _of(kinds: Kinds, named: dict[str, Any]) -> dict[str, Any]:
    found = [_of_kind(kind, of, named) for kind, of in kinds.items()]
    return found[0] if len(found) == 1 else {"anyOf": found}


def _of_kind(kind: type, of: Any, named: dict[str, Any]) -> dict[str, Any]:
    """Make the schema of a kind; those that have a name go among the `named` ones."""
    if kind is list:
        return {"type": "array", "items": _of(of, named), "minItems": 1}
    if kind is dict:
        return {"type": "object", "additionalProperties": _of(of, named), "minProperties": 1}
    if kind is str:
        return _TEXT
    if (name := of.__name__) not in named:
        made = named[name] = {}
        if kind is Enum:
            made["enum"] = [member.value for member in of]
        else:
            fields = fields_of(of).items()
            described = {key: {"description": translated(field.description)} for key, field in fields}
            made["type"] = "object"
            made["properties"] = {key: described[key] | _of(field.kinds, named) for key, field in fields}
            made["required"] = [key for key, field in fields if field.is_required]
            made["additionalProperties"] = False
    return {"$ref": f"#/$defs/{name}"}
