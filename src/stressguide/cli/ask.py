"""``stressguide ask``."""

from typing import Annotated

import typer

from stressguide.cli import hints
from stressguide.cli.completions import complete_role, complete_situation
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.cli.prompts import BACK, Prompts, prompts
from stressguide.cli.saving import save_document, save_minutes
from stressguide.cli.streams import can_ask, say
from stressguide.errors import UserError
from stressguide.guideline.files import embedded
from stressguide.guideline.model import Guideline
from stressguide.navigation.dialogue import Option, Outcome, Question, follow
from stressguide.navigation.lookup import find_role, find_situation
from stressguide.navigation.selection import Selection, select
from stressguide.output.checklists import checklists_document
from stressguide.output.document import Document
from stressguide.output.overview import overview_document
from stressguide.texts import _, later

HELP = later(
    "Two questions, who are you and what is happening, and then the responsibilities that apply, word for word. The "
    "questions are on the screen; only the answer goes into a pipe or a file."
)

EXAMPLES = later("Examples:\n  stressguide ask\n  stressguide ask >> referat.md\n  stressguide ask --role leder")

_OTHERS, _SAVE, _MINUTES, _AGAIN, _DONE = "others", "save", "minutes", "again", "done"


@with_options
def ask(
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar=later("ROLE"),
            autocompletion=complete_role,
            help=later("Who you are, so that it is not asked; see Roles."),
        ),
    ] = None,
    situation: Annotated[
        str | None,
        typer.Option(
            "--situation",
            metavar=later("SITUATION"),
            autocompletion=complete_situation,
            help=later("What is happening, so that it is not asked; see Situations."),
        ),
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=later("Never ask; say what is missing."))] = False,
    plain_prompts: Annotated[
        bool,
        typer.Option(
            "--plain-prompts",
            help=later("Number the answers and redraw nothing, for screen readers. So does STRESSGUIDE_ACCESSIBLE=1."),
        ),
    ] = False,
    *,
    out: Output,
) -> None:
    """Ask what is not given, and print what applies."""
    guideline = embedded()
    answers = (find_role(guideline, role).id,) if role else ()
    given = find_situation(guideline, situation).id if situation else None
    step = follow(guideline, answers, given)
    if isinstance(step, Outcome):
        _show(guideline, step, out, follow_up=out.is_on_screen)
        return
    if no_input:
        raise UserError(_missing(role, given))
    if not can_ask():
        message = _("There is no terminal to ask on. Use for instance: stressguide checklist {example}")
        raise UserError(message.format(example=_example(guideline, role, given)))
    _converse(guideline, prompts(plain=plain_prompts), answers, given, out)


def _missing(role: str | None, situation: str | None) -> str:
    missing = [option for option, value in (("--role", role), ("--situation", situation)) if not value]
    return _("With --no-input nothing is asked, and this is missing: {options}.").format(options=", ".join(missing))


def _example(guideline: Guideline, role: str | None, situation: str | None) -> str:
    """Write arguments for ``checklist`` that say what is known so far."""
    chosen = find_role(guideline, role).id if role else next(iter(guideline.roles))
    urgent = guideline.acute.situations if guideline.acute else tuple(guideline.situations)
    return f"{chosen} {situation or urgent[0]}"


def _converse(
    guideline: Guideline, asker: Prompts, answers: tuple[str, ...], situation: str | None, out: Output
) -> None:
    """Walk to an outcome, show it, and on a screen offer what can be done next, until the person is done."""
    while True:
        answers, outcome = _walk(guideline, asker, answers, situation)
        if out.is_on_screen:
            say("")
        document, selection = _show(guideline, outcome, out, follow_up=True)
        if not out.is_on_screen:
            return
        ending = _end(asker, guideline, document, selection, out)
        if ending == _DONE:
            return
        answers = answers[:-1] if ending == BACK else ()
        situation = None


def _walk(
    guideline: Guideline, asker: Prompts, answers: tuple[str, ...], situation: str | None
) -> tuple[tuple[str, ...], Outcome]:
    while isinstance(step := follow(guideline, answers, situation), Question):
        back = (Option(BACK, _("← Back")),) if answers else ()
        key = asker.choose(step.text, step.options + back)
        answers = answers[:-1] if key == BACK else (*answers, key)
    return answers, step


def _show(guideline: Guideline, outcome: Outcome, out: Output, *, follow_up: bool) -> tuple[Document, Selection | None]:
    """Print what a walk led to: a selection, or the overview where too little was known; `follow_up` adds hints."""
    follow_up = follow_up and not out.quiet
    if outcome.situation is None:
        document = overview_document(guideline)
        out.deliver(document)
        if follow_up:
            hints.after_overview(guideline, outcome.role)
        return document, None
    role = guideline.roles[outcome.role] if outcome.role else None
    selection = select(guideline, role, guideline.situations[outcome.situation])
    return _show_selection(selection, out, follow_up=follow_up), selection


def _show_selection(selection: Selection, out: Output, *, follow_up: bool, others: bool = False) -> Document:
    document = checklists_document(selection)
    out.deliver(document)
    if follow_up:
        hints.after(selection, others=others, again=not others)
    return document


def _end(asker: Prompts, guideline: Guideline, document: Document, selection: Selection | None, out: Output) -> str:
    """Offer what can be done with what was shown; return how the walk goes on."""
    has_others = selection is not None and selection.role is not None
    while True:
        options = [Option(_SAVE, _("Save to a file"))]
        if selection is not None and selection.role is not None:
            options.append(Option(_MINUTES, _("Minutes of a meeting")))
        if has_others:
            options.append(Option(_OTHERS, _("See what the others do")))
        options += [Option(_AGAIN, _("Ask again")), Option(_DONE, _("Done")), Option(BACK, _("← Back"))]
        say("")
        key = asker.choose(_("What now?"), options)
        if key == _SAVE:
            save_document(asker, document, selection.ids if selection else [], out)
        elif key == _MINUTES and selection is not None:
            save_minutes(asker, selection, out)
        elif key == _OTHERS and selection is not None:
            selection = select(guideline, selection.role, selection.situation, others=True)
            say("")
            document = _show_selection(selection, out, follow_up=not out.quiet, others=True)
            has_others = False
        else:
            return key
