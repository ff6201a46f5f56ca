"""Whether somebody may be in danger, by a short list of what people say; the learned model has the last word.

A phrase alone makes danger possible. It is clear where the model is very sure, or where a phrase stands and the model
finds it likely too. Patterns are laid over words as `spelled`, one space apart, without the signs between them.
"""

import re
from enum import Enum
from functools import cache
from pathlib import Path

from stressguide.words import tokens

_NAME = re.compile(r"\{([a-z]+)\}")

_WORDS = frozenset(
    [
        "112",
        "krise",
        "krisehjaelp",
        "akut",
        "livslinien",
        "livsfare",
        "doe",
        "doed",
        "doeden",
        "farvel",
        "overdosis",
        "pistol",
        "emergency",
        "crisis",
        "lifeline",
    ]
)
"""Words that say so where they are all that was typed."""

_FEW = 3
"""How many words that is."""

_ENGLISH = frozenset(
    [
        "the",
        "is",
        "are",
        "was",
        "my",
        "he",
        "she",
        "they",
        "we",
        "you",
        "and",
        "to",
        "of",
        "a",
        "i'm",
        "im",
        "dont",
        "don't",
        "want",
        "not",
        "with",
        "his",
        "her",
        "this",
        "that",
        "what",
        "how",
    ]
)
_DANISH = frozenset(
    [
        "er",
        "jeg",
        "har",
        "ikke",
        "og",
        "at",
        "det",
        "en",
        "et",
        "den",
        "til",
        "paa",
        "min",
        "mit",
        "hun",
        "han",
        "vi",
        "de",
        "som",
        "med",
        "hvad",
        "hvordan",
        "sig",
        "mig",
        "vil",
        "kan",
        "af",
        "for",
    ]
)


class Danger(Enum):
    """How sure it is that somebody is in danger."""

    NONE = None
    POSSIBLE = "possible"
    CLEAR = "clear"


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(patterns)})(?!\S)")


@cache
def _patterns() -> tuple[re.Pattern[str], list[re.Pattern[str]]]:
    """Read and compile the idioms, and each phrase."""
    named: dict[str, str] = {}
    found: dict[str, list[str]] = {"danger": [], "idiom": []}
    for line in (Path(__file__).parent / "danger.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, pattern = line.split(": ", 1)
            pattern = _NAME.sub(lambda match: named[match[1]], pattern)
            if name in found:
                found[name].append(pattern)
            else:
                named[name] = pattern
    return _compiled(*found["idiom"]), [_compiled(phrase) for phrase in found["danger"]]


def phrases(text: str) -> list[str]:
    """Name the phrases of danger in a text by their numbers in the list; "idiom" stands for a way of speaking."""
    idioms, each = _patterns()
    plain, number = idioms.subn("", " ".join(token.text for token in tokens(text) if token.text[:1].isalnum()))
    found = [str(index) for index, phrase in enumerate(each) if phrase.search(plain)]
    return found + ["idiom"] * bool(number)


def names_danger(text: str) -> bool:
    """Whether a text has a phrase of danger in it, or is nothing but such a word."""
    words = [token.text for token in tokens(text) if token.text[:1].isalnum()]
    if len(words) <= _FEW and not _WORDS.isdisjoint(words):
        return True
    return any(name != "idiom" for name in phrases(text))


def is_english(text: str) -> bool:
    """Whether a text has more of the commonest English words than of the Danish ones."""
    words = [token.text for token in tokens(text)]
    return sum(word in _ENGLISH for word in words) > sum(word in _DANISH for word in words)
