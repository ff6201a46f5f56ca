"""Help in danger, at every door where people type: it never depends on being understood, only how loud it is does."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress

from msgspec import DecodeError

from stressguide.cli.streams import say
from stressguide.errors import UserError
from stressguide.guideline import find, load
from stressguide.model import AcuteHelp, Guideline
from stressguide.reader import Danger
from stressguide.texts import spoken

EXIT = 3
"""The exit code where words say clearly that somebody is in danger: there is help, and nothing else."""


def first(danger: Danger, guideline: Guideline, text: str) -> bool:
    """Say where to turn if somebody may be in danger, before anything else; return whether that is clear."""
    if danger.value:
        say("\n".join([*lines_of(guideline, text), ""]))
    return danger.is_clear


def line(guideline: Guideline, situations: Collection[str] | None = None) -> str:
    """Say in one line where to turn; of `situations`, only if one of them may be grave."""
    acute = help_of(guideline)
    is_grave = situations is None or not set(situations).isdisjoint(acute.situations)
    return (acute.line or acute.lines[0]) if is_grave else ""


def below(guideline: Guideline, situations: Collection[str] | None = None) -> None:
    """Say it below an answer."""
    if text := line(guideline, situations):
        say(f"\n{text}")


_FILE = re.compile(r"\S+\.(?:md|markdown|txt|docx?|odt|rtf|pdf|html?|csv|json|ya?ml)", re.IGNORECASE)
"""What can only be the name of a file, which says nothing of anybody: Liv.md is Liv's. All else is read."""


def in_arguments(arguments: Sequence[str], commands: Collection[str]) -> bool:
    """Say where to turn if what was typed, beside commands and options, is of danger; return whether it is clear."""
    from stressguide.reader.features import names_danger
    from stressguide.reader.reading import danger_in, load_learned

    given = []
    for argument in arguments:  # of what begins like an option, its value, or itself if it is of danger
        name, _equals, value = argument.partition("=")
        words = name.lstrip("-").replace("-", " ")
        typed = argument if argument[:1] != "-" else value or (words if names_danger(words) else "")
        given += [typed] if typed and argument not in commands and not _FILE.fullmatch(typed) else []
    whole = " ".join(given)
    texts = [*given, whole] if len(given) > 2 else given  # so many may be one sentence without quotes
    # A mere likeness says little of a command line.
    danger = Danger.POSSIBLE if any(map(names_danger, texts)) else Danger.NONE
    with suppress(OSError, DecodeError):  # a broken installation still knows the words
        learned = load_learned(find.embedded().learned)
        danger = Danger.CLEAR if any(danger_in(text, learned).is_clear for text in texts) else danger
    try:
        guideline = load(find.find())
    except UserError:
        guideline = load(find.embedded(), local=False)
    return first(danger, guideline, whole)


def help_of(guideline: Guideline) -> AcuteHelp:
    """Find a guideline's help; where it has none, the embedded one's."""
    acute = guideline.acute or load(find.embedded(), local=False).acute
    assert acute  # noqa: S101 - ours has it
    return acute


def lines_of(guideline: Guideline, text: str = "") -> list[str]:
    """List the lines for somebody in danger, the workplace's own number last, in English too for who writes it."""
    from stressguide.reader.features import is_english

    acute = help_of(guideline)
    lines = list(acute.lines)
    if is_english(text) and spoken() != "en":
        lines += help_of(load(find.embedded(), "en", local=False)).lines
    for slot in guideline.slots:
        if slot.contact and slot.id == acute.slot:
            numbers = filter(None, (slot.contact.function, slot.contact.telephone, slot.contact.mail))
            lines.append(f"{slot.name}: {', '.join(numbers)}")
    return lines
