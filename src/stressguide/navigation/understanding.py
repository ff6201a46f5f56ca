"""What a person's own words say about who they are and what is happening, and which words say so.

Patterns of the guideline's vocabulary are laid over the words; where two would cover the same word the one with more
words has it, so that "ikke sygemeldt" is never read as "sygemeldt", nor "min leder" as "leder". A role or situation is
understood only where its words are clear and no other's are near; everything else is for the person to say.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stressguide.guideline.model import Guideline
from stressguide.guideline.vocabulary import (
    END,
    GAP,
    START,
    STRONG,
    SURE,
    WIDE,
    WORD,
    Language,
    Pattern,
    Vocabulary,
    spelled,
)
from stressguide.navigation.learned import Likely, likelihoods
from stressguide.navigation.spelling import Speller

MAX_CHARACTERS = 2000
"""Of a text; what comes after is not read."""

_GAPS = {GAP: 5, WIDE: 9}
"""How many words a gap may be wide."""

_ENOUGH = 3.0
"""The score from which words are clear by themselves."""

_MARGIN = 1.0
"""By how much the first must lead the second."""

_SUPPORT, _MOST_SUPPORT = 0.5, 1.5
"""What further words add to the weightiest, each and together."""

_BRIEF, _SHORT = 4, 12
"""Words. A brief text may leave half unsaid; in one that is not short, a single word says less."""

_UNTHINKABLE, _IMPROBABLE, _UNLIKELY = 0.03, 0.2, 0.3
"""Chances, by what was learned, below which a pattern is doubted: one that is sure, one that is strong, and others."""

_POSSIBLE, _VERY_LIKELY, _NOBODY_KNOWS = 0.15, 0.7, 0.5
"""Chances from which something is offered, or taken though no pattern says so, and that nobody could know."""

_BREAK = re.compile(r"[;:.!?()=+\n–—…]|\s-\s|,(?!\s+(?:at|som|der|that|who)\b)")
"""What ends a clause. In Danish a comma also stands before what belongs to the same thought."""


class Word(NamedTuple):
    """One word of a text, as `spelled`, where it stands, and in which clause."""

    text: str
    start: int
    end: int
    clause: int


class Reading(NamedTuple):
    """One role or situation that a text speaks of."""

    id: str
    score: float
    because: tuple[str, ...]
    """The words of the text that say so."""


class Understanding(NamedTuple):
    """What was understood of a text; None is for the person to say."""

    role: Reading | None
    situation: Reading | None
    roles: tuple[Reading, ...]
    """All that may be meant, the likeliest first."""
    situations: tuple[Reading, ...]
    is_danger: bool
    """Whether somebody may be in danger."""


class _Match(NamedTuple):
    pattern: Pattern
    words: tuple[int, ...]


class _Text(NamedTuple):
    """A text with its words, and where each word of the vocabulary stands among them."""

    text: str
    words: Sequence[Word]
    at: Sequence[Sequence[int]]

    def ends_clause(self, index: int) -> bool:
        return index + 1 == len(self.words) or self.words[index + 1].clause != self.words[index].clause

    def begins_clause(self, index: int) -> bool:
        return index == 0 or self.ends_clause(index - 1)


_MOST_MATCHES = 20_000
"""How many places of patterns are weighed; no text that a person writes has a hundredth of them."""


def understand(guideline: Guideline, vocabulary: Vocabulary, text: str) -> Understanding:
    """Read a text."""
    text = text[:MAX_CHARACTERS].replace("´", "'")
    words = _words(text)
    language = _language(vocabulary, words)
    if language is None or not words:
        return Understanding(None, None, (), (), is_danger=False)
    speller = Speller(language.words, language.known)
    read = _Text(text, words, speller.places([word.text for word in words]))
    heard = (*vocabulary.languages.values(), *vocabulary.usual)
    danger = any(_speaks_of_danger(each, read, is_own=each is language) for each in heard)
    understood = _by_patterns(guideline, language, read)._replace(is_danger=danger)
    if vocabulary.learned is None:
        return understood
    likely = likelihoods(vocabulary.learned, text)
    may_fill = len(words) > _BRIEF
    role, roles = _weighed(understood.role, understood.roles, likely.roles, may_fill=may_fill)
    situation, situations = _weighed(understood.situation, understood.situations, likely.situations, may_fill=may_fill)
    return Understanding(role, situation, roles, situations, danger)


def _by_patterns(guideline: Guideline, language: Language, read: _Text) -> Understanding:
    """Understand a text by the patterns alone."""
    people = {index for number in language.people for index in read.at[number]}
    roles = _readings(read, _matches(language.roles, read, people))
    situations = _later(guideline, _readings(read, _matches(language.situations, read)))
    role, situation = _decided(roles), _decided(situations)
    number = len(read.words)
    if number > _SHORT and max((each.score for each in (role, situation) if each), default=0) < STRONG:
        role = situation = None
    if role and not situation:
        situation = _only(guideline, role, situations)
    if not situations and number > _BRIEF and role and role.score <= STRONG:
        role = None  # perhaps it is about something else altogether
    if situation and not roles and (alone := _alone(language, read)):
        role, roles = alone, (alone,)
    if role and situation:
        role, situation = _led(guideline, role, situation)
    return Understanding(role, situation, roles, situations, is_danger=False)


def _is_doubted(read: Reading, chances: Mapping[str, float]) -> bool:
    """Whether what was learned speaks against a pattern; the stronger that is, the more it takes."""
    chance = chances.get(read.id, 0)
    if read.score >= STRONG:
        return chance < (_UNTHINKABLE if read.score >= SURE else _IMPROBABLE)
    return chance < _UNLIKELY or chances.get("", 0) > _NOBODY_KNOWS


def _led(guideline: Guideline, role: Reading, situation: Reading) -> tuple[Reading, Reading]:
    """Go where the guideline leads a role from a situation, as the walk does."""
    for answer in guideline.roles[role.id].answers:
        if answer.key == situation.id:
            return role._replace(id=answer.leads_to.role), situation._replace(id=answer.leads_to.situation)
    return role, situation


def _speaks_of_danger(language: Language, read: _Text, *, is_own: bool) -> bool:
    """Hear danger in any language, and across the ends of sentences and lines."""
    words = [word.text for word in read.words]
    at = read.at if is_own else Speller(language.words, words).places(words)  # without repairing anything
    unbroken = _Text(read.text, [word._replace(clause=0) for word in read.words], at)
    return any(match.pattern.target for match in _matches(language.danger, unbroken))


def _weighed(
    read: Reading | None, readings: Sequence[Reading], likely: Likely, *, may_fill: bool
) -> tuple[Reading | None, tuple[Reading, ...]]:
    """Keep what the patterns say unless it is unlikely; where they are silent, take what is very likely."""
    chances = likely.chances
    best = max(chances, key=lambda key: chances[key])
    ranked = {reading.id: reading for reading in readings}
    for key, chance in chances.items():
        if key and best and chance >= _POSSIBLE and key not in ranked:
            ranked[key] = Reading(key, 0, likely.because.get(key, ()))
    order = tuple(sorted(ranked.values(), key=lambda reading: -chances.get(reading.id, 0)))
    if read and _is_doubted(read, chances):
        return None, order
    is_contested = sum(reading.score >= STRONG for reading in readings) > 1
    if read is None and may_fill and best and chances[best] >= _VERY_LIKELY and not is_contested:
        return ranked[best], order
    return read, order


def _words(text: str) -> list[Word]:
    words: list[Word] = []
    clause = end = 0
    for match in WORD.finditer(text):
        clause += bool(_BREAK.search(text, end, match.start()))
        end = match.end()
        words.append(Word(spelled(match[0]), match.start(), end, clause))
    return words


def _language(vocabulary: Vocabulary, words: Sequence[Word]) -> Language | None:
    """Find the language with most of these words; the first in the file, which is the guideline's own, wins a tie."""
    languages = vocabulary.languages.values()
    return max(languages, key=lambda language: sum(word.text in language.common for word in words), default=None)


def _alone(language: Language, read: _Text) -> Reading | None:
    """Take somebody who speaks of themselves, and of nobody else, for who such a person is."""
    first = [index for number in language.alone_words for index in read.at[number]]
    others = any(read.at[number] for number in language.alone_unless)
    if not first or others or any(_is_name(read, index, language) for index in range(len(read.words))):
        return None
    word = read.words[min(first)]
    return Reading(language.alone, _ENOUGH, (read.text[word.start : word.end],))


def _is_name(read: _Text, index: int, language: Language) -> bool:
    """Whether a word inside a sentence looks like somebody's name."""
    word = read.words[index]
    is_capital = read.text[word.start].isupper() and word.end - word.start > 2
    return is_capital and not read.begins_clause(index) and word.text not in language.known


def _matches(patterns: Iterable[Pattern], read: _Text, people: Container[int] = ()) -> list[_Match]:
    """Lay patterns over the words, the longest first; no word is used twice."""
    found: list[_Match] = []
    for pattern in patterns:
        places = [{index for number in item if number >= 0 for index in read.at[number]} for item in pattern.items]
        if all(places[index] or item[0] < 0 for index, item in enumerate(pattern.items)):
            found += _laid(pattern, places, read, people)
        if len(found) > _MOST_MATCHES:
            break
    used: set[int] = set()
    kept = []
    for match in sorted(found, key=_rank):
        if used.isdisjoint(match.words):
            used.update(match.words)
            kept.append(match)
    return kept


def _rank(match: _Match) -> tuple[int, bool, int, int]:
    """Put the longest first; of two as long that which reaches far, as "ingen ... stresset"; then the weightier."""
    pattern = match.pattern
    return -len(match.words), (WIDE,) not in pattern.items, -pattern.weight, match.words[-1] - match.words[0]


def _laid(pattern: Pattern, places: Sequence[set[int]], read: _Text, people: Container[int]) -> Iterator[_Match]:
    """Find where a pattern stands: at each possible beginning, as closely as it can."""
    for start in sorted(next(filter(None, places))):
        covered: list[int] = []
        gap = 0
        for (kind, *_rest), here in zip(pattern.items, places, strict=True):
            if kind in _GAPS:
                gap = _GAPS[kind]
            elif kind == START:
                if not read.begins_clause(start):
                    break
            elif kind == END:
                if not read.ends_clause(covered[-1]):
                    break
            else:
                following = _next(covered[-1], here, gap, read, people) if covered else start
                if following is None:
                    break
                covered.append(following)
                gap = 0
        else:
            yield _Match(pattern, tuple(covered))


def _next(last: int, places: Container[int], gap: int, read: _Text, people: Container[int]) -> int | None:
    """Find the next word of a pattern after `last`, at most `gap` words on, in the same clause, past no person."""
    for index in range(last + 1, min(last + gap + 2, len(read.words))):
        if read.begins_clause(index):
            return None
        if index in places:
            return index
        if index in people:
            return None
    return None


def _readings(read: _Text, matches: Iterable[_Match]) -> tuple[Reading, ...]:
    """Weigh what was found: the weightiest words count whole, others a little more."""
    by_target: dict[str, list[_Match]] = {}
    for match in matches:
        if match.pattern.target:
            by_target.setdefault(match.pattern.target, []).append(match)
    readings = []
    for target, found in by_target.items():
        first, *others = sorted((match.pattern.weight for match in found), reverse=True)
        score = first + min(_MOST_SUPPORT, sum(_SUPPORT * min(weight, 2) for weight in others))
        said = sorted(sorted(found, key=lambda match: -match.pattern.weight)[:3], key=lambda match: match.words)
        because = (read.text[read.words[match.words[0]].start : read.words[match.words[-1]].end] for match in said)
        readings.append(Reading(target, score, tuple(because)))
    return tuple(sorted(readings, key=lambda reading: -reading.score))


def _later(guideline: Guideline, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Let a later stage of the course of events silence the earlier ones, where it is clear."""
    order = list(guideline.situations)
    latest = max((order.index(each.id) for each in readings if each.score >= STRONG), default=-1)
    return tuple(each for each in readings if order.index(each.id) >= latest)


def _only(guideline: Guideline, role: Reading, situations: Iterable[Reading]) -> Reading | None:
    """Take a mere hint at a situation, if it is the only one in which the guideline speaks to this role."""
    spoken = [place.situation for place, cell in guideline.cells.items() if place.role == role.id and cell.sections]
    return next((each for each in situations if spoken == [each.id]), None)


def _decided(readings: Sequence[Reading]) -> Reading | None:
    """Take the first if it is clear and the second is not near."""
    first, *others = readings or (None,)
    if first is None or first.score < _ENOUGH or any(first.score - other.score < _MARGIN for other in others):
        return None
    return first
