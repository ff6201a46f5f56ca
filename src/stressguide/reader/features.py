"""What is counted in a text: words in a row, words near each other, parts of words, and what they mean."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from stressguide.reader.danger import phrases
from stressguide.words import Token, spelled, tokens, words

_ROW, _APART, _PARTS = 3, range(2, 5), range(2, 6)
"""How many words in a row, how far apart two words of a pair are, and how many letters a part has."""

_NEAR = 5
"""How far apart two words are whose meanings are counted as a pair."""


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
