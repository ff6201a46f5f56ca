"""``stressguide guideline new``."""

from pathlib import Path
from typing import Annotated

import typer

from stressguide.cli.choose import prompts
from stressguide.cli.guideline.schema import schema_text
from stressguide.cli.hints import after_guideline
from stressguide.cli.options import PlainPromptsOption
from stressguide.cli.prompts import Prompts
from stressguide.cli.streams import can_ask, say
from stressguide.errors import UserError
from stressguide.files import check_free, create, replace
from stressguide.guideline.find import BESIDE, ENDINGS
from stressguide.guideline.start import SCHEMA, named, started
from stressguide.texts import _, later

HELP = later(
    "Begin a guideline. It is a small file with everything explained, and beside it the schema with which an editor "
    "helps. Three questions are asked; the options answer them in advance."
)

EXAMPLES = later(
    "Examples:\n"
    "  stressguide guideline new vold.yaml\n"
    "  stressguide guideline new vold.yaml --role Teacher --role Head --no-input"
)


def new(
    file: Annotated[str, typer.Argument(metavar=later("FILE"), help=later("The file to write, such as vold.yaml."))],
    title: Annotated[
        str | None, typer.Option("--title", metavar=later("TEXT"), help=later("What the guideline is called."))
    ] = None,
    roles: Annotated[
        list[str] | None,
        typer.Option("--role", metavar=later("NAME"), help=later("Who one can be. Can be given more than once.")),
    ] = None,
    situations: Annotated[
        list[str] | None,
        typer.Option("--situation", metavar=later("NAME"), help=later("What can happen. Can be given more than once.")),
    ] = None,
    *,
    force: Annotated[bool, typer.Option("--force", help=later("Replace the file if it is there."))] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help=later("Never ask; take what is usual."))] = False,
    plain_prompts: PlainPromptsOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=later("Only errors."))] = False,
) -> None:
    """Write a new guideline and its schema."""
    path = Path(file)
    if path.suffix.lower() not in ENDINGS or path.stem.lower().endswith(BESIDE):
        raise UserError(_("A guideline is a file whose name ends in .yaml, such as vold.yaml."))
    taken = _("{path} is there already. Use --force to replace it.").format(path=path)
    check_free(path, None if force else taken)
    answers = {"title": [title] if title else [], "roles": roles or [], "situations": situations or []}
    usual = {
        "title": [_("New guideline")],
        "roles": [_("Employee"), _("Manager")],
        "situations": [_("It is happening now"), _("Afterwards")],
    }
    if not no_input and can_ask():
        answers = _asked(prompts(plain=plain_prompts), answers, usual)
    chosen = {name: answers[name] or usual[name] for name in usual}
    data = started(file, chosen["title"][0], chosen["roles"], chosen["situations"]).encode("utf-8")
    if force:
        replace(path, data)
    else:
        create(path, data, taken)
    schema = path.with_name(SCHEMA)
    if not schema.exists():
        replace(schema, schema_text("guideline").encode("utf-8"))
    if not quiet:
        say(
            _("The guideline is in {path}, and in {schema} what an editor knows of it.").format(
                path=path, schema=schema
            )
        )
        after_guideline(file)


def _asked(asker: Prompts, answers: dict[str, list[str]], usual: dict[str, list[str]]) -> dict[str, list[str]]:
    """Ask for what is missing; whoever goes back before the first question leaves."""
    questions = {
        "title": _("What is the guideline called?"),
        "roles": _("Who is it for? Roles, with commas between:"),
        "situations": _("What can happen? Situations, with commas between:"),
    }
    kinds = {"title": _("title"), "roles": _("role"), "situations": _("situation")}
    left = [name for name in questions if not answers[name]]
    at = 0
    while at < len(left):
        typed = asker.write(questions[left[at]], ", ".join(usual[left[at]]))
        if not typed and at == 0:
            raise typer.Abort
        answer = [typed] if left[at] == "title" else typed.split(",")
        try:
            named(answer if typed else usual[left[at]], kinds[left[at]])
        except UserError as error:
            say(str(error))
            continue
        answers |= {left[at]: answer if typed else []}
        at += 1 if typed else -1
    return answers
