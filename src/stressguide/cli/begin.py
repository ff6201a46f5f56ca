"""``stressguide guideline local`` and ``new``."""

from collections.abc import Sequence
from pathlib import Path
from shlex import join
from typing import Annotated

import typer
from msgspec import Struct

from stressguide.cli.command import Commands, argument, option
from stressguide.cli.hints import suggest
from stressguide.cli.options import Asking, Chosen, ForceOption, QuietestOption
from stressguide.cli.prompts import Prompts
from stressguide.cli.streams import say
from stressguide.errors import UserError, reason, shown
from stressguide.files import check_free, write
from stressguide.guideline import find, load
from stressguide.guideline.draft import drafted
from stressguide.guideline.start import SCHEMA, local_started, named, schema, started
from stressguide.texts import _, later

commands = Commands()

_WHO = later("Who one can be. Can be given more than once.")
_WHAT = later("What can happen. Can be given more than once.")
_DOCUMENT = later("The document it is made of: .docx, .txt, .md or .pdf.")


@commands.add(
    later(
        "Begin the file of what is local. It says who TR, AMR and others are here, your own number in an emergency, "
        "and where minutes are sent. All of it is explained, and nothing holds until you take away a #."
    ),
    later("Examples:\n  stressguide guideline local\n  stressguide guideline local --guideline vold.yaml"),
)
def local(*, chosen: Chosen, quiet: QuietestOption = False) -> None:
    which = chosen.which()
    path = which.local
    text = local_started(load(which, local=False))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("{path} could not be written: {reason}. Nothing was changed.")
        raise UserError(message.format(path=path, reason=reason(error))) from None
    write(path, text, _("{path} is there already. Open it in an editor.").format(path=path))
    if not quiet:
        say(_("What is local goes into {path}. Open it in an editor, and fill it in.").format(path=shown(path)))
        say(_("It holds for you on this computer. Others put the same file into the same folder with them."))
        say(_("Afterwards: stressguide guideline check"))


@commands.add(
    later(
        "Begin a guideline: a small file in which everything is explained, and the schema with which an editor helps. "
        "From a document it is a draft with all its words, and a blank, ___, wherever you are to decide."
    ),
    later(
        "Examples:\n"
        "  stressguide guideline new vold.yaml --role Teacher --role Head --no-input\n"
        "  stressguide guideline new vold.yaml --from vold.docx"
    ),
)
def new(
    file: Annotated[str, argument(later("FILE"), later("The file to write, such as vold.yaml."))],
    title: Annotated[str | None, option("--title", later("What the guideline is called."), later("TEXT"))] = None,
    roles: Annotated[list[str] | None, option("--role", _WHO, later("NAME"))] = None,
    situations: Annotated[list[str] | None, option("--situation", _WHAT, later("NAME"))] = None,
    document: Annotated[str | None, option("--from", _DOCUMENT, later("FILE"))] = None,
    *,
    force: ForceOption = False,
    asking: Asking,
    quiet: QuietestOption = False,
) -> None:
    path = Path(file)
    if path.suffix.lower() not in find.ENDINGS or path.stem.lower().endswith(Path(find.LOCAL).stem):
        raise UserError(_("A guideline is a file whose name ends in .yaml, such as vold.yaml."))
    made = drafted(Path(document)) if document else None
    source = path.with_suffix(".txt")
    written = {source: made.text} if made and Path(str(document)).absolute() != source.absolute() else {}
    taken = _("{path} is there already. Use --force to replace it.")
    for each in (path, *written):
        check_free(each, None if force else taken.format(path=each))
    who, what = _("Who is it for? Roles, with commas between:"), _("What can happen? Situations, with commas between:")
    names = [made.title] if made else [title] if title else []
    asked = [
        _Asked(_("What is the guideline called?"), _("title"), (_("New guideline"),), names),
        _Asked(who, _("role"), (_("Employee"), _("Manager")), roles),
        _Asked(what, _("situation"), (_("It is happening now"), _("Afterwards")), situations),
    ]
    if asker := asking.prompts():
        _ask(asker, [each for each in asked if not each.answer])
    [name], whom, when = (each.answer or each.usual for each in asked)
    for each, text in (written | {path: started(file, name, whom, when, made)}).items():
        write(each, text, None if force else taken.format(path=each))
    beside = path.with_name(SCHEMA)
    is_there = beside.exists()
    if not is_there:
        write(beside, schema(), None)
    if not quiet:
        message = _("The guideline is in {path}, and in {schema} what an editor knows of it.")
        if is_there:
            message = _("The guideline is in {path}. {schema} was there, and is left as it was.")
        say(message.format(path=path, schema=beside))
        if made:
            message = _("It has {n} sections with all words of {document}. Search for ___: there it is for you to say.")
            say(message.format(n=len(made.sections), document=source))
        check, ask = ["guideline", "check", file], ["ask", "--guideline", file]
        suggest(
            (_("Fill it in, and then:"), join(["stressguide", *check])), (_("Try it:"), join(["stressguide", *ask]))
        )


class _Asked(Struct):
    """What is asked of an author: the question, what an answer is, and what is usual; several have commas between."""

    question: str
    kind: str
    usual: tuple[str, ...]
    answer: list[str] | None


def _ask(asker: Prompts, asked: Sequence[_Asked]) -> None:
    """Ask, and note the answers; whoever goes back before the first question leaves."""
    at = 0
    while at < len(asked):
        each = asked[at]
        typed = asker.write(each.question, ", ".join(each.usual))
        if not typed and at == 0:
            raise typer.Abort
        answer = typed.split(",") if len(each.usual) > 1 else [typed]
        try:
            if typed:
                named(answer, each.kind)
                each.answer = answer
            at += 1 if typed else -1
        except UserError as error:
            say(str(error))
