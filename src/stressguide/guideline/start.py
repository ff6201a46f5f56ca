"""A guideline to begin with: small, explained, and without a fault, whatever its title, roles and situations are.

Beside it lies the JSON Schema (2020-12) of its file, for editors: made from the types that it is decoded into.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from pathlib import PurePath
from shlex import join
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import json

from stressguide.errors import UserError, shown
from stressguide.guideline.check import MAX_ITEMS
from stressguide.guideline.draft import Draft
from stressguide.guideline.entries import GuidelineEntry, Kinds, fields_of, kinds_of
from stressguide.guideline.reading import MAX_BYTES
from stressguide.model import Guideline
from stressguide.texts import _, lower_first, spoken, translated
from stressguide.words import one_line, same

SCHEMA = "guideline.schema.json"
"""The name of the schema that the guideline names for the author's editor."""

_TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""What the decoder takes as a text: any scalar, as it was typed, that is not empty."""

MAX_LENGTH = 80
"""Characters of a title or name; a longer one does not fit a heading."""


def started(file: str, title: str, roles: Iterable[str], situations: Iterable[str], draft: Draft | None = None) -> str:
    """Write a guideline, to be kept in a file of this name, with something to say in its first place, or a draft.

    Names that mean the same are one. Raises UserError for names too many or too long, and where there are none.
    """
    path = shown(f"./{file}" if file.startswith("-") else file)
    [own] = named([title[:MAX_LENGTH]], _("title"))
    text = _rendered(
        "new.yaml.jinja",
        id=own,
        language=spoken(),
        stem=PurePath(path).stem,
        title=one_line(title),
        draft=draft,
        roles=named(roles, _("role")),
        situations=named(situations, _("situation")),
        schema=SCHEMA,
        check=join(["stressguide", "guideline", "check", path]),
        ask=join(["stressguide", "ask", "--guideline", path]),
    )
    if len(text.encode()) > MAX_BYTES:
        raise UserError(_("So much does not fit in one guideline."))
    return text


def local_started(guideline: Guideline) -> str:
    """Write the file of what is local to a guideline, to be filled in: all of it is comments."""
    places = [str(place) for place, cell in guideline.cells.items() if cell.points]
    meetings = [str(place) for place, cell in guideline.cells.items() if any(each.agenda for each in cell.sections)]
    place = next(iter([*meetings, *places]), "")
    return _rendered("local.yaml.jinja", slots=guideline.slots, place=place, today=date.today().isoformat())  # noqa: DTZ011


def _rendered(template: str, **values: Any) -> str:
    environment = Environment(
        loader=PackageLoader("stressguide.guideline"),
        autoescape=False,  # noqa: S701 - it is YAML, and `yaml` escapes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = _scalar
    return environment.get_template(template).render(values, _=_, lower_first=lower_first)


def named(typed: Iterable[str], kind: str) -> dict[str, str]:
    """Give names their ids, which are like them; each id and name means one of them only.

    Raises UserError for names too many or too long, and where there are none.
    """
    names: dict[str, str] = {}
    for name in filter(None, map(one_line, typed)):
        names.setdefault(same(name), name)
    if not names:
        raise UserError(_("Name at least one: {kind}.").format(kind=kind))
    if len(names) > MAX_ITEMS:
        raise UserError(_("More than {n} of them: nobody could choose.").format(n=MAX_ITEMS))
    found: dict[str, str] = {}
    for reduced, name in names.items():
        if len(name) > MAX_LENGTH:
            raise UserError(_("“{name}” is longer than {n} characters.").format(name=name, n=MAX_LENGTH))
        base = re.sub(r"[^a-z0-9]+", "-", reduced).strip("-")
        wanted, number = base, 1
        while not wanted or wanted in found or (wanted != reduced and wanted in names):
            wanted, number = f"{base or kind}-{number + bool(base)}", number + 1
        found[wanted] = name
    return found


def _scalar(text: str) -> str:
    """Write a text so that YAML reads just that."""
    style = '"' if text.endswith(":") else None
    written: str = yaml.safe_dump(text, allow_unicode=True, width=10**6, default_style=style)
    return written.removesuffix("\n").removesuffix("\n...")


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
    if kind is tuple:
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
