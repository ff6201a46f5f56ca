"""Points, headings and notes that have the words of a query, in whatever form, the best first."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from math import log
from typing import NamedTuple

import snowballstemmer

from stressguide.model import Guideline, Note, Place, Point, Role, Section, Situation
from stressguide.words import spelled_words, words

_STEMMERS = {"en": "english", "de": "german", "sv": "swedish", **dict.fromkeys(("nb", "nn", "no"), "norwegian")}
"""Those of the languages that have one of their own; the others' is Danish."""

_KINDS = {"point": 1.0, "heading": 0.8, "note": 0.6, "local": 0.6}

_LONG = 5
"""Letters a word must have to be looked for inside compounds, or misspelt."""

_FILLING = (
    "hvad hvem hvor hvordan hvornaar hvilke siger staar retningslinjerne om er det den der de jeg man vi kan skal maa "
    "min med til for paa og i en et at af fra har what who when how does do the guidelines say about is are a an of to"
)
"""Words of a question that say nothing of what is looked for, as `spelled`."""


class Hit(NamedTuple):
    """A text that has words of the query in it, and where it stands."""

    kind: str
    """"point", "heading", "note" for an editor's remark, or "local" for one of the workplace's own."""
    text: str
    place: Place
    section: Section | None = None
    """None for a remark on the whole; so is the point, which a heading has not, either."""
    point: Point | None = None
    note: Note | None = None
    """What the text is of, if that is an editor's remark."""
    score: float = 0.0
    marks: tuple[tuple[int, int], ...] = ()
    """Where in the text the words stand."""

    @property
    def of(self) -> Point | Section | None:
        """What it stands in, or on."""
        return self.point or self.section

    @property
    def id(self) -> str:
        """What to ask for to see it."""
        return self.point.id if self.point else str(self.place)


class Result(NamedTuple):
    """What a search found, and if that is nothing, the nearest words there are."""

    hits: tuple[Hit, ...]
    nearest: tuple[str, ...]


def search(guideline: Guideline, query: str, role: Role | None = None, situation: Situation | None = None) -> Result:
    """Find the texts that have all words of the query, or if none has, those that have most; ranked."""
    stem = snowballstemmer.stemmer(_STEMMERS.get(guideline.language, "danish")).stemWord
    texts = [(each, words(each.text, None)) for each in _texts(guideline, role, situation)]
    stems = {word.text: stem(word.text) for _text, found in texts for word in found}
    looked_for = dict.fromkeys(spelled_words(query))
    telling = [word for word in looked_for if word not in _FILLING.split()] or looked_for
    fits = [_fitting(word, stem(word), stems) for word in telling]
    having = [sum(any(word.text in fit for word in found) for _text, found in texts) for fit in fits]
    weights = [1 + log((1 + len(texts)) / (1 + number)) for number in having]  # a word weighs by how few texts have it
    ranked: list[tuple[int, Hit]] = []
    for text, found in texts:
        best = [max((fit.get(word.text, 0) for word in found), default=0) for fit in fits]
        score = _KINDS[text.kind] * sum(fit * weight for fit, weight in zip(best, weights, strict=True))
        marks = tuple((word.start, word.end) for word in found if any(word.text in fit for fit in fits))
        if marks:
            ranked.append((sum(fit > 0 for fit in best), text._replace(score=score, marks=marks)))
    most = max((number for number, _hit in ranked), default=0)
    hits = sorted((hit for number, hit in ranked if number == most), key=lambda hit: -hit.score)
    printed = {word.text: text.text[word.start : word.end] for text, found in texts for word in found}
    return Result(tuple(hits), () if hits else _nearest(query, printed))


def _texts(guideline: Guideline, role: Role | None, situation: Situation | None) -> Iterator[Hit]:
    seen: set[str] = set()
    for place, cell in guideline.cells.items():
        if (role and place.role != role.id) or (situation and place.situation != situation.id):
            continue
        for section in cell.sections:
            new = [point for point in section.points if point.id not in seen]  # what is shared is found once
            seen.update(point.id for point in new)
            for text in filter(None, (section.heading, section.intro) if new else ()):
                yield Hit("heading", text, place, section)
            for point in new:
                yield Hit("point", point.text, place, section, point)
                if point.note:
                    yield Hit("note", point.note.text, place, section, point, point.note)
        for note in cell.notes:
            yield Hit("note", note.text, place, note=note)
        for text in cell.local_notes:
            yield Hit("local", text, place)


def _fitting(word: str, stem: str, stems: Mapping[str, str]) -> dict[str, float]:
    """Say of each known word how well, of 1, it fits one of the query; where none does, the misspelt ones."""
    found: dict[str, float] = {}
    for other, other_stem in stems.items():
        shorter, longer = sorted((stem, other_stem), key=len)
        is_longer = len(shorter) >= _LONG and longer.startswith(shorter) and len(longer) - len(shorter) <= 2
        if word == other:
            found[other] = 1.0
        elif shorter == longer or is_longer:  # another form
            found[other] = 0.9
        elif len(stem) >= _LONG and stem in other:  # a part of a compound
            found[other] = 0.6
    if found or len(word) < _LONG:
        return found
    size = len(word) + 1  # the beginning of a compound, too
    near = get_close_matches(word, {other[:size] for other in stems if other[0] == word[0]}, len(stems) or 1, 0.82)
    return {other: 0.5 for other in stems if other[:size] in near}


def _nearest(query: str, printed: Mapping[str, str]) -> tuple[str, ...]:
    """Name three words of the document that are near to those of the query, as they are printed."""
    known = [word for word in printed if len(word) >= _LONG]
    wanted = [word for word in spelled_words(query) if len(word) >= _LONG][:3]
    near = [found for word in wanted for found in get_close_matches(word, known, 1, 0.75)]
    near += [found for word in wanted for found in known if found[:6] == word[:6]]
    return tuple(dict.fromkeys(printed[word] for word in near))[:3]
