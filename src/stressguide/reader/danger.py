"""Whether somebody may be in danger, by a short list of what people say; the learned model has the last word.

A phrase alone makes danger possible. It is clear where the model is very sure, or where a phrase stands and the model
finds it likely too. Patterns are laid over words as `spelled`, one space apart, without the signs between them.
"""

import re
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from stressguide.words import words

_NAME = re.compile(r"\{([a-z]+)\}")
_LETTERS = re.compile(r"[a-z]{2,}")

_WORDS = frozenset((
    "112", "krise", "krisehjaelp", "akut", "livslinien", "livsfare", "doe", "doed", "doeden", "farvel", "overdosis",
    "pistol", "kniv", "ihjel", "doeende", "livstraet", "emergency", "crisis", "lifeline", "die", "dying", "dead",
    "kill", "knife", "gun",
))  # fmt: skip
"""Words that say so where they are all that was typed."""

_FEW = 3
"""How many words that is."""

_ENGLISH = frozenset((
    "the", "is", "are", "was", "my", "he", "she", "they", "we", "you", "and", "to", "of", "a", "i'm", "im", "dont",
    "don't", "want", "not", "with", "his", "her", "this", "that", "what", "how",
))  # fmt: skip
_DANISH = frozenset((
    "er", "jeg", "har", "ikke", "og", "at", "det", "en", "et", "den", "til", "paa", "min", "mit", "hun", "han",
    "vi", "de", "som", "med", "hvad", "hvordan", "sig", "mig", "vil", "kan", "af", "for",
))  # fmt: skip


class Danger(Enum):
    """How sure it is that somebody is in danger."""

    NONE = None
    POSSIBLE = "possible"
    CLEAR = "clear"

    @property
    def is_clear(self) -> bool:
        """Whether there is no doubt."""
        return self is Danger.CLEAR


class Phrase(NamedTuple):
    """A regular expression, and words of which a text must have one for it to match."""

    pattern: str
    words: tuple[str, ...]

    def is_in(self, plain: str) -> bool:
        """Whether it is in a text. To compile all of them takes 16 ms, so that is left until it may be."""
        return any(word in plain for word in self.words) and _compiled(self.pattern).search(plain) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


@cache
def _listed() -> dict[str, list[Phrase]]:
    """Read the list of phrases and idioms."""
    named: dict[str, str] = {}
    found: dict[str, list[Phrase]] = {"danger": [], "idiom": []}
    for line in (Path(__file__).parent / "danger.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, pattern = line.split(": ", 1)
            full = _NAME.sub(lambda match: named[match[1]], pattern)
            if name in found:
                own = (
                    _NAME.sub("", pattern.replace("\\w", "")).strip() or named["live"]
                )  # "{want}{some} {not}{some} {live}"
                found[name].append(Phrase(full, tuple(_LETTERS.findall(own))))
            else:
                named[name] = full
    return found


@lru_cache(2)
def phrases(text: str) -> tuple[str, ...]:
    """Name the phrases of danger in a text by their numbers in the list; "idiom" stands for a way of speaking."""
    plain = " ".join(word.text for word in words(text))
    idioms = [idiom for idiom in _listed()["idiom"] if idiom.is_in(plain)]
    for idiom in idioms:
        plain = _compiled(idiom.pattern).sub("", plain)
    found = [str(index) for index, phrase in enumerate(_listed()["danger"]) if phrase.is_in(plain)]
    return (*found, *["idiom"] * bool(idioms))


def names_danger(text: str) -> bool:
    """Whether a text has a phrase of danger in it, or is nothing but such a word."""
    spoken = [word.text for word in words(text)]
    if len(spoken) <= _FEW and not _WORDS.isdisjoint(spoken):
        return True
    return any(name != "idiom" for name in phrases(text))


def is_english(text: str) -> bool:
    """Whether a text has more of the commonest English words than of the Danish ones."""
    spoken = [word.text for word in words(text)]
    return sum(word in _ENGLISH for word in spoken) > sum(word in _DANISH for word in spoken)
