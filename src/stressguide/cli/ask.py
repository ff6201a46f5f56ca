"""``stressguide ask``."""

from collections.abc import Sequence
from typing import Annotated

import typer

from stressguide.cli import hints
from stressguide.cli.chosen import Chosen
from stressguide.cli.completions import complete_role, complete_situation
from stressguide.cli.options import PlainPromptsOption, with_options
from stressguide.cli.output import Output
from stressguide.cli.own_words import Heard, cleaned, hear, say_heard, with_heard
from stressguide.cli.prompts import BACK, Prompts, prompts
from stressguide.cli.saving import save_document, save_minutes
from stressguide.cli.streams import can_ask, say
from stressguide.errors import UserError
from stressguide.guideline.model import Guideline
from stressguide.navigation.dialogue import Option, Outcome, Question, follow
from stressguide.navigation.lookup import find_role, find_situation
from stressguide.navigation.selection import Selection, select
from stressguide.navigation.understanding import Reading
from stressguide.output.checklists import checklists_document
from stressguide.output.document import Document
from stressguide.output.overview import overview_document
from stressguide.output.wording import command
from stressguide.texts import _, later

HELP = later(
    "Two questions, who are you and what is happening, and then the responsibilities that apply, word for word. The "
    "questions are on the screen; only the answer goes into a pipe or a file. Say it in your own words if you like, in "
    "Danish or English: what is clear is not asked. Words after the command are kept by your shell's history; words "
    "typed at the first question are not."
)

EXAMPLES = later(
    "Examples:\n"
    "  stressguide ask\n"
    "  stressguide ask >> minutes.md\n"
    '  stressguide ask "my employee is off sick"\n'
    "  stressguide ask --role leder"
)

_OTHERS, _SAVE, _MINUTES, _AGAIN, _DONE = "others", "save", "minutes", "again", "done"


@with_options
def ask(
    words: Annotated[
        list[str] | None, typer.Argument(metavar=later("WORDS"), help=later("What is happening, in your own words."))
    ] = None,
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
    plain_prompts: PlainPromptsOption = False,
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    """Ask what is not given, and print what applies."""
    guideline = chosen.load()
    heard = hear(guideline, chosen.load_words(), cleaned(" ".join(words))) if words else Heard()
    if heard.is_danger:
        hints.acute_help(guideline)
        say("")
    if role:
        heard = heard._replace(role=Reading(find_role(guideline, role).id, 0, (f"--role {role}",)))
    if situation:
        given = Reading(find_situation(guideline, situation).id, 0, (f"--situation {situation}",))
        heard = heard._replace(situation=given)
    if words:
        say_heard(heard, quiet=out.quiet)
    if not heard.missing:
        outcome = Outcome(heard.role and heard.role.id, heard.situation and heard.situation.id)
        _show(guideline, outcome, out, heard, follow_up=out.is_on_screen)
        return
    if no_input or not can_ask():
        if out.chosen_format().name == "json":
            out.deliver(with_heard(overview_document(guideline), guideline, heard))
        raise UserError(_missing(guideline, heard) if no_input or words else _no_terminal(guideline, heard))
    _converse(guideline, prompts(plain=plain_prompts), heard, chosen, out)


def _missing(guideline: Guideline, heard: Heard) -> str:
    known = {"role": list(guideline.roles), "situation": list(guideline.situations)}
    options = "; ".join(f"--{name} ({', '.join(known[name])})" for name in heard.missing)
    return _("Nothing is asked here, and this is missing: {options}.").format(options=options)


def _no_terminal(guideline: Guideline, heard: Heard) -> str:
    """Suggest arguments for ``checklist`` that say what is known so far."""
    role = heard.role.id if heard.role else next(iter(guideline.roles))
    urgent = guideline.acute.situations if guideline.acute else tuple(guideline.situations)
    situation = heard.situation.id if heard.situation else urgent[0]
    message = _("There is no terminal to ask on. Use for instance: {command}")
    return message.format(command=command(guideline, "checklist", role, situation))


def _converse(guideline: Guideline, asker: Prompts, heard: Heard, chosen: Chosen, out: Output) -> None:
    """Walk to an outcome, show it, and on a screen offer what can be done next, until the person is done."""
    answers: tuple[str, ...] = (heard.role.id,) if heard.role else ()
    while True:
        answers, outcome, heard = _walk(guideline, asker, answers, heard, chosen=chosen, out=out)
        if out.is_on_screen:
            say("")
        document, selection = _show(guideline, outcome, out, heard, follow_up=True)
        if not out.is_on_screen:
            return
        ending = _end(asker, guideline, document, selection, out)
        if ending == _DONE:
            return
        answers = answers[:-1] if ending == BACK else ()
        heard = heard._replace(role=None, situation=None)


def _walk(
    guideline: Guideline, asker: Prompts, answers: tuple[str, ...], heard: Heard, *, chosen: Chosen, out: Output
) -> tuple[tuple[str, ...], Outcome, Heard]:
    """Ask until the outcome is known; at the first question the person may write instead of choosing."""
    while isinstance(step := follow(guideline, answers, heard.situation and heard.situation.id), Question):
        options = tuple(sorted(step.options, key=lambda option: _rank(option.key, heard.likely)))
        back = (Option(BACK, _("← Back")),) if answers else ()
        key, written = asker.choose_or_write(step.text, (*options, *back))
        if written:
            heard = hear(guideline, chosen.load_words(), cleaned(written))
            if heard.is_danger:
                hints.acute_help(guideline)
                say("")
            if answers:  # who it is was chosen before
                heard = heard._replace(role=Reading(answers[0], 0, ()))
            say_heard(heard, quiet=out.quiet)
            answers = (heard.role.id,) if heard.role else ()
        else:
            answers = answers[:-1] if key == BACK else (*answers, key)
    return answers, step, heard


def _rank(key: str, likely: Sequence[str]) -> int:
    return likely.index(key) if key in likely else len(likely)


def _show(
    guideline: Guideline, outcome: Outcome, out: Output, heard: Heard, *, follow_up: bool
) -> tuple[Document, Selection | None]:
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
    return _show_selection(selection, out, heard, follow_up=follow_up), selection


def _show_selection(
    selection: Selection, out: Output, heard: Heard | None = None, *, follow_up: bool, others: bool = False
) -> Document:
    document = checklists_document(selection)
    if heard and not heard.missing:
        document = with_heard(document, selection.guideline, heard)
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
