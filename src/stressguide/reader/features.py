"""What is counted in a text: words in a row and near each other, their parts and meanings, and phrases of danger.

The phrases are a short list of what people say. One alone makes danger possible, whatever the model says. Patterns are
laid over words as `spelled`, one space apart, without the signs between them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from stressguide.words import Token, spelled, tokens, words

_ROW, _APART, _PARTS = 3, range(2, 5), range(2, 6)
"""How many words in a row, how far apart two words of a pair are, and how many letters a part has."""

_NEAR = 5
"""How far apart two words are whose meanings are counted as a pair."""

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


class Feature(NamedTuple):
    """One thing that is counted, and the stretch of the text that it is of."""

    name: str
    start: int
    end: int


def features(text: str) -> Iterator[Feature]:
    """List what is to be counted in a text; the first letter of a name tells its kind."""
    found = tokens(text)
    for first, token in enumerate(found):
        row = ""
        for last in found[first : first + _ROW]:
            row = f"{row} {last.text}" if row else last.text
            yield Feature(f"w{row}", token.start, last.end)
        if token.text[:1].isalnum():
            edged = f" {token.text} "
            for size in _PARTS:
                for at in range(len(edged) - size + 1):
                    yield Feature(f"c{edged[at : at + size]}", token.start, token.end)
    spoken = words(text)
    for index, word in enumerate(spoken):
        for other in spoken[index + _APART.start : index + _APART.stop]:
            yield Feature(f"p{word.text} {other.text}", word.start, other.end)
    yield from _meanings(found)
    for phrase in phrases(text):
        yield Feature(f"d{phrase}", 0, 0)


def _meanings(found: Sequence[Token]) -> Iterator[Feature]:
    """Count concepts, pairs of them near each other, and a concept with the word before or after it."""
    meant = [(index, concept) for index, token in enumerate(found) for concept in concepts(token.text)]
    for number, (index, concept) in enumerate(meant):
        token = found[index]
        yield Feature(f"k{concept}", token.start, token.end)
        if index:
            yield Feature(f"b{found[index - 1].text} {concept}", found[index - 1].start, token.end)
        if index + 1 < len(found):
            yield Feature(f"a{concept} {found[index + 1].text}", token.start, found[index + 1].end)
        for later, other in meant[number + 1 :]:
            if later - index > _NEAR:
                break
            if later > index:
                yield Feature(f"n{concept} {other}", token.start, found[later].end)
            if later == index + 1:
                yield Feature(f"r{concept} {other}", token.start, found[later].end)


@cache
def concepts(word: str) -> tuple[str, ...]:
    """Name what a word means, by the list of words that mean nearly the same."""
    known = _known()
    shapes = [
        word,
        *(f"{word[:end]}*" for end in range(2, len(word) + 1)),
        *(f"*{word[at:]}" for at in range(len(word))),
    ]
    return tuple(sorted({concept for shape in shapes for concept in known.get(shape, ())}))


@cache
def _known() -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "concepts.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            concept, *words = line.replace(":", "").split()
            for word in words:
                known.setdefault(spelled(word), []).append(concept)
    return known


def lists() -> str:
    """Tell the lists of concepts and of phrases from every other; what was learned by them carries this."""
    return (
        f"{crc32(b''.join((Path(__file__).parent / name).read_bytes() for name in ('concepts.txt', 'danger.txt'))):08x}"
    )


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
