"""``stressguide guideline schema``."""

from typing import Annotated

import msgspec
import typer

from stressguide.cli.streams import write_stdout
from stressguide.errors import UserError, did_you_mean
from stressguide.guideline import schema as schemas
from stressguide.texts import _, later

HELP = later(
    "Print the JSON Schema of a guideline's files, with which an editor helps while you write: it explains the fields, "
    "suggests them and marks what is wrong."
)

EXAMPLES = later(
    "Examples:\n"
    "  stressguide guideline schema > guideline.schema.json\n"
    "  stressguide guideline schema local > local.schema.json\n\n"
    "The first line of the file names it:\n"
    "  # yaml-language-server: $schema=guideline.schema.json"
)


def schema(
    kind: Annotated[
        str, typer.Argument(metavar=later("KIND"), help=later("guideline or local. Left out: guideline."))
    ] = "guideline",
) -> None:
    """Print a schema."""
    if kind not in schemas.KINDS:
        message = _("There is no schema “{typed}”.{suggestion} There are: {known}.")
        suggestion = did_you_mean(kind, schemas.KINDS)
        raise UserError(message.format(typed=kind, suggestion=suggestion, known=", ".join(schemas.KINDS)))
    write_stdout(schema_text(kind), encoding="utf-8")


def schema_text(kind: str) -> str:
    """Write a schema as its file has it."""
    return msgspec.json.format(msgspec.json.encode(schemas.schema(kind)), indent=2).decode() + "\n"
