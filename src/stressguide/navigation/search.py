"""Points, headings and notes that have the words of a query, in whatever form, the best first."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from math import log
from typing import NamedTuple

import snowballstemmer

from stressguide.model import Guideline, Lines, Place, Point, Role, Section, Situation
from stressguide.words import WORD, spelled

_STEMMERS = {"da": "danish", "en": "english", "de": "german", "no": "norwegian", "sv": "swedish"}

_EXACT, _FORM, _PART, _MISSPELT = 1.0, 0.9, 0.6, 0.5
"""How well a word of a text fits one of the query: itself, another form, a part of a compound, misspelt."""

_KINDS = {"point": 1.0, "heading": 0.8, "note": 0.6, "local": 0.6}

_LONG = 5
"""Letters a stem must have to be looked for inside compounds."""

_LIKE = 0.82
"""How like a misspelt word must be, of 1."""

_NEAREST, _NEAR = 3, 0.75
"""How many words are suggested where nothing is found, and how like they must be."""


class Passage(NamedTuple):
    """A text that can be found."""

    kind: str
    """"point", "heading", "note", or "local" for a remark of the workplace's own."""
    text: str
    place: Place
    section: Section | None
    """None for a remark of the workplace's own."""
    point: Point | None
    lines: Lines | None


class Hit(NamedTuple):
    """A passage with the words of the query in it."""

    passage: Passage
    score: float
    marks: tuple[tuple[int, int], ...]
    """Where in its text they stand."""


class Result(NamedTuple):
    """What a search found, and if that is nothing, the nearest words there are."""

    hits: tuple[Hit, ...]
    nearest: tuple[str, ...]


class _Word(NamedTuple):
    text: str
    spelled: str
    stem: str
    start: int
    end: int


def search(guideline: Guideline, query: str, role: Role | None = None, situation: Situation | None = None) -> Result:
    """Find the passages that have all words of the query, or if none has, those that have most; ranked."""
    stemmer = snowballstemmer.stemmer(_STEMMERS.get(guideline.language, "danish"))
    passages = list(_passages(guideline, role, situation))
    texts = [_split(passage.text, stemmer) for passage in passages]
    known = {word.spelled: word.stem for words in texts for word in words}
    wanted = [_fitting(word, known) for word in {word.spelled: word for word in _split(query, stemmer)}.values()]
    having = [sum(any(word.spelled in fitting for word in words) for words in texts) for fitting in wanted]
    weights = [1 + log((1 + len(texts)) / (1 + number)) for number in having]  # a word weighs by how few texts have it
    fitting_any: set[str] = set().union(*wanted)
    found: list[tuple[int, Hit]] = []
    for passage, words in zip(passages, texts, strict=True):
        best = [max((fitting.get(word.spelled, 0) for word in words), default=0) for fitting in wanted]
        if any(best):
            score = _KINDS[passage.kind] * sum(fit * weight for fit, weight in zip(best, weights, strict=True))
            marks = tuple((word.start, word.end) for word in words if word.spelled in fitting_any)
            found.append((sum(fit > 0 for fit in best), Hit(passage, score, marks)))
    most = max((count for count, _hit in found), default=0)
    hits = sorted((hit for count, hit in found if count == most), key=lambda hit: -hit.score)
    printed = {word.spelled: word.text for words in texts for word in words}
    return Result(tuple(hits), () if hits else _nearest(query, printed))


def _passages(guideline: Guideline, role: Role | None, situation: Situation | None) -> Iterator[Passage]:
    for place, cell in guideline.cells.items():
        if (role and place.role != role.id) or (situation and place.situation != situation.id):
            continue
        for section in cell.sections:
            for text in filter(None, (section.heading, section.intro)):
                yield Passage("heading", text, place, section, None, section.lines)
            for point in section.points:
                yield Passage("point", point.text, place, section, point, point.lines)
                if point.note:
                    yield Passage("note", point.note, place, section, point, point.lines)
        for text in cell.notes:
            yield Passage("local", text, place, None, None, None)


def _split(text: str, stemmer: snowballstemmer.stemmer) -> list[_Word]:
    found = list(WORD.finditer(text))
    stems = stemmer.stemWords([match[0].casefold() for match in found])
    pairs = zip(found, stems, strict=True)
    return [_Word(match[0], spelled(match[0]), spelled(stem), match.start(), match.end()) for match, stem in pairs]


def _fitting(word: _Word, known: dict[str, str]) -> dict[str, float]:
    """Say of each known word how well it fits one of the query; where none does, the misspelt ones."""
    found = {other: fit for other, stem in known.items() if (fit := _fit(word, other, stem))}
    if found or len(word.spelled) < _LONG:
        return found
    size = len(word.spelled) + 1  # the beginning of a compound, too
    heads = {other[:size] for other in known if other[0] == word.spelled[0]}
    near = get_close_matches(word.spelled, heads, n=len(known), cutoff=_LIKE) if heads else []
    return {other: _MISSPELT for other in known if other[:size] in near}


def _fit(word: _Word, other: str, stem: str) -> float:
    if word.spelled == other:
        return _EXACT
    shorter, longer = sorted((word.stem, stem), key=len)
    if shorter == longer or (len(shorter) >= _LONG and longer.startswith(shorter) and len(longer) - len(shorter) <= 2):
        return _FORM
    return _PART if len(word.stem) >= _LONG and word.stem in other else 0


def _nearest(query: str, printed: Mapping[str, str]) -> tuple[str, ...]:
    """Name words of the document that are near to those of the query, as they are printed."""
    words = [word for word in printed if len(word) >= _LONG]
    wanted = [spelled(word) for word in WORD.findall(query) if len(word) >= _LONG]
    near = (get_close_matches(word, words, n=1, cutoff=_NEAR) for word in wanted[:_NEAREST])
    return tuple(dict.fromkeys(printed[word] for found in near for word in found))
