"""``stressguide ask``."""

from typing import TYPE_CHECKING, Annotated

import typer

from stressguide.cli import acute
from stressguide.cli.answer import Shown
from stressguide.cli.command import Commands, argument, option
from stressguide.cli.options import ROLE, SITUATION, Chosen, Output
from stressguide.cli.prompts import BACK, WRITE, Prompts
from stressguide.cli.streams import say
from stressguide.errors import UserError
from stressguide.model import Guideline, Place
from stressguide.navigation.dialogue import UNKNOWN, Option, Outcome, Question, follow
from stressguide.navigation.lookup import find_place, find_role, find_situation
from stressguide.reader import Reading, Understood
from stressguide.reader.danger import Danger
from stressguide.texts import _, later
from stressguide.words import cleaned

if TYPE_CHECKING:
    from stressguide.navigation.selection import Selection

commands = Commands()

_ROLE = later("Who you are, so that it is not asked.")
_SITUATION = later("What is happening, so that it is not asked.")


@commands.add(
    later(
        "Two questions, who are you and what is happening, and then the responsibilities that apply, word for word. "
        "Or your own words, here (then the shell keeps them in its history) or at the first question; what is quite "
        "clear in them is not asked."
    ),
    later(
        "Examples:\n"
        "  stressguide ask\n"
        "  stressguide ask -o minutes.md --append\n"
        '  stressguide ask "my employee is off sick"'
    ),
)
def ask(
    words: Annotated[list[str] | None, argument(later("WORDS"), None)] = None,
    role: Annotated[str | None, option("--role", _ROLE, *ROLE)] = None,
    situation: Annotated[str | None, option("--situation", _SITUATION, *SITUATION)] = None,
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    guideline = chosen.load()
    given = Reading(
        Understood(find_role(guideline, role).id, (f"--role {role}",)) if role else None,
        Understood(find_situation(guideline, situation).id, (f"--situation {situation}",)) if situation else None,
    )
    asker = out.prompts()
    walk = _Walk(guideline, chosen, out, asker)
    reading = given
    if words and any(map(str.isalnum, " ".join(words))):
        heard = walk.hear(cleaned(" ".join(words)), given.role)
        situation_given = None if heard.danger.is_clear else given.situation  # it is asked for, after such words
        reading = heard._replace(role=given.role or heard.role, situation=situation_given or heard.situation)
    if asker is None or not (reading.missing or (words and out.is_on_screen)):
        walk.answer(reading, no_input=out.no_input)
    else:
        walk.converse(reading)


class _Walk:
    """One run of the command: what it is about, where the answer goes, and who is asked; None if nobody is."""

    def __init__(self, guideline: Guideline, chosen: Chosen, out: Output, asker: Prompts | None) -> None:
        self._guideline = guideline
        self._chosen = chosen
        self._out = out
        self._asker = asker
        self._shown = Shown(guideline, out, asker)

    def hear(self, text: str, role: Understood | None = None) -> Reading:
        """Read people's own words; where they clearly say danger, there is help and no guess."""
        self._shown.is_of_own_words = True
        reading = self._chosen.read(text, self._guideline, role)
        if acute.first(reading.danger, self._guideline, text):
            if not self._asker or not _wants_more(self._asker):
                raise typer.Exit(acute.EXIT)
            return Reading(role=role, danger=reading.danger)
        if not reading.danger.value:
            reading = _named(self._guideline, text, reading)
        if self._asker and reading.missing:
            acute.below(self._guideline, always=True)
            say("")
        return reading

    def answer(self, reading: Reading, *, no_input: bool) -> None:
        """Print what applies, asking nothing. Raises Exit or UserError if it is not known what that is."""
        if not reading.missing:
            self._say_understood(reading)
            self._show(_outcome(self._guideline, reading), reading, follow_up=self._out.is_on_screen)
            return
        if self._out.chosen_format().name == "json":
            from stressguide.documents.guidelines import overview_document
            from stressguide.documents.reading import with_reading

            self._out.deliver(with_reading(overview_document(self._guideline), reading))
        if not self._shown.is_of_own_words:
            raise UserError(_missing(self._guideline, reading) if no_input else _no_terminal(self._guideline, reading))
        self._say_understood(reading)
        for line in _likely(self._guideline, reading):
            say(line)
        say(_missing(self._guideline, reading))
        acute.below(self._guideline, always=True)
        raise typer.Exit(2)

    def converse(self, reading: Reading) -> None:
        """Walk to an outcome, show it, and on a screen offer what can be done next, until the person is done."""
        assert self._asker is not None  # noqa: S101 - nobody converses with nobody
        self._say_understood(reading)
        answers: tuple[str, ...] = (reading.role.id,) if reading.role else ()
        ending: str | Place = BACK
        while ending == BACK:
            answers, outcome, reading = self._walked(self._asker, answers, reading)
            if self._out.is_on_screen:
                say("")
            selection = self._show(outcome, reading, follow_up=not self._out.is_on_screen)
            if not self._out.is_on_screen:
                return
            while isinstance(ending := self._shown.end(self._asker, selection), Place):
                selection = self._show(Outcome(*ending), Reading(), follow_up=False)
            answers = answers[:-1]
            reading = reading._replace(role=None, situation=None)

    def _walked(
        self, asker: Prompts, answers: tuple[str, ...], reading: Reading
    ) -> tuple[tuple[str, ...], Outcome, Reading]:
        """Ask until the outcome is known; at every question the person may write instead of choosing."""
        while isinstance(
            step := follow(self._guideline, answers, reading.situation and reading.situation.id), Question
        ):
            back = (Option(BACK, _("← Back")),) if answers else ()
            likely = reading.situations if answers else reading.roles
            *options, unknown = step.options
            write = Option(WRITE, _("Say it in your own words …"))
            key = asker.choose(step.text, (*options, write, unknown, *back), next(iter(likely), ""))
            if key != WRITE:
                answers = answers[:-1] if key == BACK else (*answers, key)
            elif written := cleaned(asker.write(_("Say it in your own words:"))):
                role = Understood(answers[0], ()) if answers and answers[0] != UNKNOWN else None
                reading = self.hear(written, role)
                reading = reading._replace(role=role or reading.role)
                self._say_understood(reading)
                answers = (reading.role.id,) if reading.role else ()
        return answers, step, reading

    def _say_understood(self, reading: Reading) -> None:
        """Say how the words were understood."""
        if self._out.quiet or not self._shown.is_of_own_words or reading.danger is Danger.CLEAR:
            return
        from stressguide.documents.reading import understood

        if sentence := understood(self._guideline, reading):
            say(_("I understand it like this: {sentence}").format(sentence=sentence))
            if not reading.missing and self._asker is None:
                say(_("If that is not right, put it in other words, or use --role and --situation."))
        elif reading.roles or reading.situations:
            say(_("I am not sure what you mean. Choose what fits best:"))
        elif self._asker:
            say(_("The program cannot make that out. Answer two short questions instead:"))
        else:
            say(_("The program cannot make that out."))

    def _show(self, outcome: Outcome, reading: Reading, *, follow_up: bool) -> "Selection | None":
        """Print what a walk led to: a selection, or the overview where too little was known; `follow_up` adds hints."""
        from stressguide.cli import hints

        guideline, follow_up = self._guideline, follow_up and not self._out.quiet
        if outcome.situation is None:
            from stressguide.documents.guidelines import overview_document

            self._shown.role = outcome.role
            self._shown.show(overview_document(guideline), guideline.situations)
            if follow_up:
                hints.after_overview(guideline, outcome.role)
            selection = None
        else:
            from stressguide.documents.checklist import checklists_document
            from stressguide.documents.reading import with_reading
            from stressguide.navigation.selection import select

            role = guideline.roles[outcome.role] if outcome.role else None
            selection = select(guideline, role, guideline.situations[outcome.situation])
            document = checklists_document(selection)
            self._shown.show(document if reading.missing else with_reading(document, reading), (outcome.situation,))
            if follow_up:
                hints.after(selection, again=True)
        if self._asker is None or not self._out.is_on_screen:
            situations = self._shown.situations if follow_up else ()
            acute.below(self._guideline, situations, always=self._shown.is_of_own_words)
        return selection


def _wants_more(asker: Prompts) -> bool:
    """Ask whether somebody who may be in danger wants the guideline, too; whoever leaves does not."""
    try:
        return asker.confirm(_("Would you like to see the guidelines, too?"))
    except KeyboardInterrupt:
        return False


def _named(guideline: Guideline, text: str, reading: Reading) -> Reading:
    """Take a role or a situation, or both, for what they are, where they are all that was written."""
    words = text.split()
    if len(words) > len(("role", "situation")):
        return reading
    try:
        role, situation = find_place(guideline, words[0], words[1] if words[1:] else None)
    except UserError:
        return reading
    return reading._replace(
        role=reading.role or (Understood(role.id, (text,)) if role else None),
        situation=Understood(situation.id, (text,)) if situation else reading.situation,
    )


def _outcome(guideline: Guideline, reading: Reading) -> Outcome:
    """Say where a reading leads, as the walk would lead there."""
    assert reading.role and reading.situation  # noqa: S101, PT018 - nothing is missing
    return Outcome(*guideline.led(Place(reading.role.id, reading.situation.id)))


def _likely(guideline: Guideline, reading: Reading) -> list[str]:
    """Suggest the likeliest lists as commands to copy."""
    from stressguide.documents.wording import command

    if not (reading.roles or reading.situations):
        return []
    known = [each.id if each else "" for each in (reading.role, reading.situation)]
    places = [place for place in reading.places if known[0] in ("", place.role) and known[1] in ("", place.situation)]
    return [f"  {command(guideline, 'checklist', *place)}" for place in places]


def _missing(guideline: Guideline, reading: Reading) -> str:
    known = {"role": list(guideline.roles), "situation": list(guideline.situations)}
    options = "; ".join(f"--{name} ({', '.join(known[name])})" for name in reading.missing)
    return _("Missing: {options}.").format(options=options)


def _no_terminal(guideline: Guideline, reading: Reading) -> str:
    """Suggest arguments for ``checklist`` that say what is known so far."""
    from stressguide.documents.wording import command

    role = reading.role.id if reading.role else next(iter(guideline.roles))
    urgent = guideline.acute.situations if guideline.acute else tuple(guideline.situations)
    situation = reading.situation.id if reading.situation else urgent[0]
    message = _("There is no terminal to ask on. Use for instance: {command}")
    return message.format(command=command(guideline, "checklist", role, situation))
