"""``stressguide ask``."""

import re
from contextlib import suppress
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from stressguide.cli import acute
from stressguide.cli.command import Commands, argument, option
from stressguide.cli.options import ROLE, SITUATION, Chosen, Output
from stressguide.cli.prompts import BACK, LEAVE, WRITE, Prompts
from stressguide.cli.streams import say
from stressguide.documents.document import Document, fields, guideline_data
from stressguide.errors import UserError
from stressguide.model import Guideline, Place
from stressguide.navigation.lookup import find_place, find_role, find_situation
from stressguide.navigation.selection import UNKNOWN, follow, select
from stressguide.reader import Reading, Understood
from stressguide.texts import _, later
from stressguide.words import cleaned

commands = Commands()

_ROLE = later("Who you are, so that it is not asked.")
_SITUATION = later("What is happening, so that it is not asked.")

_ADDRESSED = {
    "da": {"Jeg": "Du", "Vi": "I"},
    "en": {"I am": "You are", "I": "You", "We are": "You are", "We": "You"},
}
"""How what a person says of themselves is said to them, by language; Danish verbs stay as they are."""


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
    reading = Reading(
        Understood(find_role(guideline, role).id, (f"--role {role}",)) if role else None,
        Understood(find_situation(guideline, situation).id, (f"--situation {situation}",)) if situation else None,
    )
    walk = _Walk(guideline, chosen, out, out.prompts())
    text = cleaned(" ".join(words or ()))
    if any(map(str.isalnum, text)):
        reading = walk.hear(text, reading)
    if walk.asker and (reading.missing or (words and out.is_on_screen)):
        walk.converse(walk.asker, reading)
    else:
        walk.answer(reading)


class _Walk:
    """One run of the command: what it is about, where the answer goes, and who is asked; None if nobody is."""

    def __init__(self, guideline: Guideline, chosen: Chosen, out: Output, asker: Prompts | None) -> None:
        self.guideline, self.chosen, self.out, self.asker = guideline, chosen, out, asker
        self.has_words = False
        """Whether the person has written anything, so that help in danger is always there."""

    def hear(self, text: str, given: Reading) -> Reading:
        """Read people's own words beside what is `given`; where they clearly say danger, there is help and no guess."""
        self.has_words = True
        reading = self.chosen.read(text, self.guideline, given.role)
        if acute.first(reading.danger, self.guideline, text):
            with suppress(KeyboardInterrupt):
                if self.asker and self.asker.confirm(_("Would you like to see the guidelines, too?")):
                    return Reading(given.role, danger=reading.danger)
            raise typer.Exit(acute.EXIT)
        if reading.danger.value is None and len(names := text.split()) <= 2:  # perhaps names are all that was written
            with suppress(UserError):
                who, what = find_place(self.guideline, *names)
                role = reading.role or (Understood(who.id, (text,)) if who else None)
                situation = Understood(what.id, (text,)) if what else reading.situation
                reading = reading._replace(role=role, situation=situation)
        reading = reading._replace(role=given.role or reading.role, situation=given.situation or reading.situation)
        if self.asker and reading.missing:
            acute.below(self.guideline)
            say("")
        if not self.out.quiet:
            self._say_understood(reading)
        return reading

    def answer(self, reading: Reading) -> None:
        """Print what applies, asking nothing. Raises Exit or UserError if it is not known what that is."""
        from stressguide.documents.wording import command

        guideline, out = self.guideline, self.out
        if reading.role and reading.situation:
            self._show(*guideline.led(Place(reading.role.id, reading.situation.id)), reading)
            return
        if out.chosen_format().name == "json":
            data = {**_data(reading), "guideline": guideline_data(guideline), "checklists": []}
            out.deliver(Document(guideline.title, guideline.language, (), data))
        known = {"role": list(guideline.roles), "situation": list(guideline.situations)}
        options = "; ".join(f"--{name} ({', '.join(known[name])})" for name in reading.missing)
        missing = _("Missing: {options}.").format(options=options)
        if not self.has_words and not out.no_input:
            role = reading.role.id if reading.role else known["role"][0]
            urgent = guideline.acute.situations if guideline.acute else known["situation"]
            situation = reading.situation.id if reading.situation else urgent[0]
            message = _("There is no terminal to ask on. Use for instance: {command}")
            raise UserError(message.format(command=command(guideline, "checklist", role, situation)))
        if not self.has_words:
            raise UserError(missing)
        if reading.roles or reading.situations:
            decided = {each.id for each in (reading.role, reading.situation) if each}
            for place in (each for each in reading.places if decided <= {*each}):
                say(f"  {command(guideline, 'checklist', *place)}")
        say(missing)
        acute.below(guideline)
        raise typer.Exit(2)

    def converse(self, asker: Prompts, reading: Reading) -> None:
        """Walk to an outcome and show it, until the person is done; they may write instead of choosing."""
        answers: tuple[str, ...] = (reading.role.id,) if reading.role else ()
        key = ""
        while key != LEAVE:
            step = follow(self.guideline, answers, reading.situation and reading.situation.id)
            if isinstance(step, dict):
                beside = {WRITE: _("Say it in your own words …"), UNKNOWN: _("I don't know")}
                beside |= {BACK: _("← Back")} if answers else {}
                question = _("What is happening?") if answers else _("Who are you?")
                likely = reading.situations if answers else reading.roles
                key = asker.choose(question, step | beside, next(iter(likely), ""))
            else:
                key = self._show(*step, reading, asker)
            if key == BACK:
                answers, reading = answers[:-1], reading._replace(role=None, situation=None)
            elif not key.startswith(WRITE):
                answers = (*answers, key)
            elif written := cleaned(key.removeprefix(WRITE) or asker.write(_("Say it in your own words:"))).strip():
                who = next((Understood(each, ()) for each in answers if each != UNKNOWN), None)
                reading = self.hear(written, Reading(who))
                answers = (reading.role.id,) if reading.role else ()

    def _show(self, role: str | None, situation: str | None, reading: Reading, asker: Prompts | None = None) -> str:
        """Show the lists of a role in a situation, or the overview where too little is known, and what to do next.

        On a screen the `asker` of a walk offers that, and returns whether to go back or to leave.
        """
        guideline, out, selection = self.guideline, self.out, None
        if situation is None:
            from stressguide.documents.guidelines import overview_document

            document = overview_document(guideline)
        else:
            from stressguide.documents.checklist import checklists_document

            selection = select(guideline, guideline.roles[role] if role else None, guideline.situations[situation])
            document = checklists_document(selection)
            if not reading.missing:
                document = replace(document, data=_data(reading) | document.data)
        grave = None if self.has_words else [situation] if situation else guideline.situations
        if asker and out.is_on_screen:
            from stressguide.cli.answer import Shown

            ending = Shown(asker, out, guideline, document, selection, role, acute.line(guideline, grave)).offer()
            return self._show(*ending, Reading(), asker) if isinstance(ending, Place) else ending
        out.deliver(document)
        if not out.quiet and (asker or out.is_on_screen):
            from stressguide.cli.hints import directly, next_steps, suggest

            suggest(directly(guideline, selection), *next_steps(guideline, selection, role))
        elif not self.has_words:
            return LEAVE
        acute.below(guideline, grave)
        return LEAVE

    def _say_understood(self, reading: Reading) -> None:
        """Say how the words were understood."""
        if sentence := _understood(self.guideline, reading):
            say(_("I understand it like this: {sentence}").format(sentence=sentence))
            if not reading.missing and self.asker is None:
                say(_("If that is not right, put it in other words, or use --role and --situation."))
        elif reading.roles or reading.situations:
            say(_("I am not sure what you mean. Choose what fits best:"))
        elif self.asker:
            say(_("The program cannot make that out. Answer two short questions instead:"))
        else:
            say(_("The program cannot make that out."))


def _understood(guideline: Guideline, reading: Reading) -> str:
    """Say what was understood, in the words of the answers: "Du er leder. En medarbejder er sygemeldt med stress."."""
    parts = [guideline.roles[reading.role.id].who] if reading.role else []
    if reading.role and reading.situation:
        parts.append(guideline.cells[Place(reading.role.id, reading.situation.id)].what)
    elif reading.situation:
        parts.append(guideline.situations[reading.situation.id].name)
    addressed = _ADDRESSED.get(guideline.language, {})
    said = re.compile(f"^({'|'.join(addressed)})(?= )")
    return " ".join(said.sub(lambda found: addressed.get(found[0], ""), f"{part}.") for part in parts)


def _data(reading: Reading) -> dict[str, Any]:
    """Say for programs what was understood, what is likely, and what is missing."""
    decided = fields(reading, "role situation")
    return {
        "understood": {name: each and each._asdict() for name, each in decided.items()},
        "likely": {**fields(reading, "roles situations"), "places": list(map(str, reading.places))},
        **fields(reading, "danger missing"),
    }
