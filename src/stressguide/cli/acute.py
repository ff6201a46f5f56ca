"""Help in danger, at every door where people type: it never depends on being understood, only how loud it is does."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from stressguide.cli.streams import say
from stressguide.errors import UserError
from stressguide.guideline import find, load
from stressguide.model import AcuteHelp, Guideline
from stressguide.texts import spoken

if TYPE_CHECKING:
    from stressguide.reader.danger import Danger

_SENTENCE = 3
"""How many arguments may be one sentence without quotes."""

EXIT = 3
"""The exit code where words say clearly that somebody is in danger: there is help, and nothing else."""


def first(danger: "Danger", guideline: Guideline, text: str) -> bool:
    """Say where to turn if somebody may be in danger, before anything else; return whether that is clear."""
    if danger.value is not None:
        for line in lines_of(guideline, text):
            say(line)
        say("")
    return danger.is_clear


def line(guideline: Guideline, situations: Collection[str], *, always: bool = False) -> str:
    """Say in one line where to turn, for people who wrote in their own words or where a situation may be grave."""
    acute = help_of(guideline)
    is_grave = acute and (always or any(situation in acute.situations for situation in situations))
    return (acute.line or acute.lines[0]) if acute and is_grave else ""


def below(guideline: Guideline, situations: Collection[str] = (), *, always: bool = False) -> None:
    """Say it below an answer."""
    if text := line(guideline, situations, always=always):
        say("")
        say(text)


def in_arguments(arguments: Sequence[str], commands: Collection[str]) -> bool:
    """Say where to turn if what was typed, beside commands and options, is of danger; return whether it is clear."""
    given = [typed for argument in arguments if (typed := _typed(argument)) and argument not in commands]
    whole = " ".join(given)
    try:
        guideline = load(find.find())
    except UserError:
        guideline = load(find.embedded(), local=False)
    found = [_danger(each) for each in (*given, *([whole] if len(given) >= _SENTENCE else ()))]
    danger = max(found, key=lambda danger: (danger.is_clear, danger.value is not None), default=None)
    return danger is not None and first(danger, guideline, whole)


def _typed(argument: str) -> str:
    """Take the words out of an argument: the value of an option, and what only begins like one but is of danger."""
    from stressguide.reader.danger import names_danger

    name, _equals, value = argument.partition("=")
    words = name.lstrip("-").replace("-", " ")
    return argument if argument[:1] != "-" else value or (words if names_danger(words) else "")


def _danger(text: str) -> "Danger":
    from msgspec import DecodeError

    from stressguide.reader import danger_in
    from stressguide.reader.danger import Danger, names_danger
    from stressguide.reader.linear import load as load_learned

    try:
        if danger_in(text, load_learned(find.embedded().learned)).is_clear:
            return Danger.CLEAR
    except (OSError, DecodeError):  # a broken installation still knows the words
        pass
    return Danger.POSSIBLE if names_danger(text) else Danger.NONE  # a mere likeness says little of a command line


def help_of(guideline: Guideline) -> AcuteHelp | None:
    """Find a guideline's help; where it has none, the embedded one's."""
    return guideline.acute or load(find.embedded(), local=False).acute


def lines_of(guideline: Guideline, text: str = "") -> list[str]:
    """List the lines for somebody in danger, the workplace's own number last, in English too for who writes it."""
    from stressguide.reader.danger import is_english

    acute = help_of(guideline)
    lines = list(acute.lines) if acute else []
    if is_english(text) and spoken() != "en":
        english = load(find.embedded(), "en", local=False).acute
        lines += english.lines if english else ()
    for slot in guideline.slots:
        if acute and slot.contact and slot.id == acute.slot:
            numbers = filter(None, (slot.contact.function, slot.contact.telephone, slot.contact.mail))
            lines.append(f"{slot.name}: {', '.join(numbers)}")
    return lines
