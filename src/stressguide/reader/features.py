"""What is counted in a text: words in a row and near each other, their parts and meanings, and phrases of danger.

The phrases are a short list of what people say. One alone makes danger possible, whatever the model says. Patterns are
laid over words as `spelled`, one space apart, without the signs between them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

from stressguide.words import Token, spelled, tokens, words

_ROW, _APART, _PARTS = 3, range(2, 5), range(2, 6)
"""How many words in a row, how far apart two words of a pair are, and how many letters a part has."""

_NEAR = 5
"""How far apart two words are whose meanings are counted as a pair."""

_ALONE = 3
"""In how few words one of danger is enough: somebody typed nothing else."""

_CONCEPTS, _PHRASES = Path(__file__).parent / "concepts.txt", Path(__file__).parent / "danger.txt"

_NAME = re.compile(r"\{([a-z]+)\}")
_LETTERS = re.compile(r"[a-z]{3,}")

Span = tuple[int, int]
"""Where in a text something begins and ends."""


def features(text: str) -> Iterator[tuple[int, Span]]:
    """List what is to be counted in a text, each by the number that its name comes to, and what it is of.

    Two names that share a number are one feature, in learning as in reading.
    """
    for name, start, end in _named(text):
        yield crc32(name.encode()), (start, end)


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    """Name what is to be counted; the first letter tells its kind."""
    found = tokens(text)
    for first, token in enumerate(found):
        row = ""
        for last in found[first : first + _ROW]:
            row = f"{row} {last.text}" if row else last.text
            yield f"w{row}", token.start, last.end
        if token.text[:1].isalnum():
            edged = f" {token.text} "
            for size in _PARTS:
                for at in range(len(edged) - size + 1):
                    yield f"c{edged[at : at + size]}", token.start, token.end
    spoken = words(text)
    for index, word in enumerate(spoken):
        for other in spoken[index + _APART.start : index + _APART.stop]:
            yield f"p{word.text} {other.text}", word.start, other.end
    yield from _meanings(found)
    for phrase in phrases(text):
        yield f"d{phrase}", 0, 0


def _meanings(found: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Name concepts, pairs of them near each other, and a concept with the word before or after it."""
    meant = [(index, concept) for index, token in enumerate(found) for concept in concepts(token.text)]
    for number, (index, concept) in enumerate(meant):
        token = found[index]
        yield f"k{concept}", token.start, token.end
        if index:
            yield f"b{found[index - 1].text} {concept}", found[index - 1].start, token.end
        if index + 1 < len(found):
            yield f"a{concept} {found[index + 1].text}", token.start, found[index + 1].end
        for later, other in meant[number + 1 :]:
            if later - index > _NEAR:
                break
            if later > index:
                yield f"n{concept} {other}", token.start, found[later].end
            if later == index + 1:
                yield f"r{concept} {other}", token.start, found[later].end


@cache
def concepts(word: str) -> tuple[str, ...]:
    """Name what a word means, by the list of words that mean nearly the same."""
    shapes = [
        word,
        *(f"{word[:end]}*" for end in range(2, len(word) + 1)),
        *(f"*{word[at:]}" for at in range(len(word))),
    ]
    return tuple(sorted({concept for shape in shapes for concept in _known().get(shape, ())}))


@cache
def _known() -> dict[str, list[str]]:
    known = defaultdict(list)
    for line in _lines(_CONCEPTS):
        concept, meaning = line.split(":")
        for word in spelled(meaning).split():
            known[word].append(concept)
    return known


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def lists() -> str:
    """Tell the lists of concepts and of phrases from every other; what was learned by them carries this."""
    return f"{crc32(_CONCEPTS.read_bytes() + _PHRASES.read_bytes()):08x}"


@cache
def _patterns() -> dict[str, list[tuple[str, list[str]]]]:
    """Read the list of phrases: patterns by what they are of, and words of which a text has one where they match."""
    patterns: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for line in _lines(_PHRASES):
        name, pattern = line.split(": ", 1)
        full = _NAME.sub(lambda match: patterns[match[1]][0][0], pattern)
        patterns[name].append((full, _LETTERS.findall(_NAME.sub("", pattern)) or _LETTERS.findall(full)))
    return patterns


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


def _plain(text: str) -> str:
    return " ".join(word.text for word in words(text))


def _is_in(plain: str, pattern: str, needed: list[str]) -> bool:
    """Whether a pattern is in a text. To compile all of them takes 16 ms, so that is left until it may be."""
    return any(word in plain for word in needed) and _compiled(pattern).search(plain) is not None


@lru_cache(2)
def phrases(text: str) -> tuple[str, ...]:
    """Name the phrases of danger in a text by their numbers in the list; "idiom" stands for a way of speaking."""
    plain = _plain(text)
    idioms = [pattern for pattern, needed in _patterns()["idiom"] if _is_in(plain, pattern, needed)]
    for pattern in idioms:
        plain = _compiled(pattern).sub("", plain)
    found = [str(number) for number, each in enumerate(_patterns()["danger"]) if _is_in(plain, *each)]
    return (*found, *["idiom"] * bool(idioms))


def names_danger(text: str) -> bool:
    """Whether a text has a phrase of danger in it, or is nothing but such a word."""
    is_brief = len(words(text)) <= _ALONE
    return (is_brief and _common(text, "alone") > 0) or any(name != "idiom" for name in phrases(text))


def is_english(text: str) -> bool:
    """Whether a text has more of the commonest English words than of the Danish ones."""
    return _common(text, "english") > _common(text, "danish")


def _common(text: str, kind: str) -> int:
    [(pattern, _needed)] = _patterns()[kind]
    return len(_compiled(pattern).findall(_plain(text)))
