"""Reading by what was learned from examples: a linear model of how likely each role, each situation, and danger is.

The file is made by `stressguide.reader.learn` and read in pure Python: a vocabulary, and for each of its features one
small integer for each answer. It decides only where it is very sure of both role and situation: of texts that leave one
of them open, half would otherwise be decided on the other. Everything else it orders by how likely it is, for the
person to say. Danger is clear where the model is very sure, or where a phrase stands and the model finds it likely too.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from pathlib import Path
from typing import NamedTuple

import msgspec

from stressguide.model import Guideline, KnownRole, KnownSituation, Place, Role, Situation
from stressguide.reader import Danger, Reading, Understood
from stressguide.reader.features import Feature, features, names_danger, phrases
from stressguide.words import words

DANGER = "danger"
"""The answer that somebody may be in danger; "near" is that it only sounds so."""

_QUOTED = 3
"""How many words are quoted at most."""

_CLEAR = 2
"""How many words it takes to say that there is danger; one alone is a subject."""

_LIKELY = 3
"""How many places are suggested at most."""


class Head(msgspec.Struct, frozen=True):
    """One question to a text, and how much each feature speaks for each answer."""

    ids: tuple[str, ...]
    """The answers; the empty one is that nobody could know."""
    bias: tuple[float, ...]
    scale: float
    weights: bytes
    """A signed byte for each feature and answer, by feature; `scale` times that is the weight."""
    take: float
    """The chance from which an answer is taken without asking."""
    offer: float
    """The chance from which an answer is offered as likely."""


class Learned(msgspec.Struct, frozen=True):
    """What was learned."""

    checksum: str
    """Of the examples it was learned from (`stressguide.guideline.loading.load_examples`)."""
    lists: str
    """A checksum of the lists of concepts and of phrases (`stressguide.reader.features.lists`)."""
    vocabulary: str
    """The names of the features in the order of their letters, one a line."""
    rarity: bytes
    """How rare each feature is, by which what is counted is multiplied."""
    role: Head
    situation: Head
    danger: Head


class Chances(NamedTuple):
    """How likely each answer is, from 0 to 1, the likeliest first."""

    by_id: Mapping[str, float]
    because: tuple[str, ...]
    """The words of the text that speak most for the likeliest."""


class Scores(NamedTuple):
    """The answers to the three questions."""

    role: Chances
    situation: Chances
    danger: float


def load_learned(path: Path) -> Learned:
    """Read what was learned. Raises OSError, and msgspec.DecodeError for another file."""
    return msgspec.msgpack.decode(path.read_bytes(), type=Learned)


def read(text: str, learned: Learned, guideline: Guideline, role: Understood | None = None) -> Reading:
    """Read what somebody wrote, whose `role` may be known. It decides on both or on nothing.

    The ids of a role and a situation mean just these.
    """
    ids = text.replace("/", " ").split()
    if len(ids) == 2 and ids[0] in guideline.roles and ids[1] in guideline.situations:
        return Reading(Understood(ids[0], (ids[0],)), Understood(ids[1], (ids[1],)))
    scores = score(learned, text)
    roles = _own(learned.role, guideline.roles, scores.role)
    situations = _own(learned.situation, guideline.situations, scores.situation)
    pairs = {
        Place(role, situation): chance * other
        for role, chance in roles.items()
        for situation, other in situations.items()
        if role and situation
    }
    role = _taken(learned.role, roles, scores.role) if role is None else role
    situation = _taken(learned.situation, situations, scores.situation)
    is_sure = role is not None and situation is not None
    return Reading(
        role=role if is_sure else None,
        situation=situation if is_sure else None,
        roles=_likely(learned.role, roles),
        situations=_likely(learned.situation, situations),
        places=tuple(sorted(pairs, key=lambda place: -pairs[place])[:_LIKELY]),
        danger=_level(scores.danger, text, learned.danger),
    )


def understands(guideline: Guideline, *, has_examples: bool) -> bool:
    """Whether people's own words for a guideline can be read: by examples of its own, or because it is like ours."""
    known = {*KnownRole, *KnownSituation}
    return has_examples or any(
        (item.like or key) in known for items in (guideline.roles, guideline.situations) for key, item in items.items()
    )


def danger_in(text: str, learned: Learned) -> Danger:
    """Say how sure it is that somebody is in danger."""
    return _level(score(learned, text).danger, text, learned.danger)


def _level(chance: float, text: str, head: Head) -> Danger:
    named = names_danger(text)
    if len(words(text)) < _CLEAR:
        return Danger.POSSIBLE if named else Danger.NONE
    only_sounds = not named and "idiom" in phrases(text)
    if (chance >= head.take and not only_sounds) or (named and chance >= head.offer):
        return Danger.CLEAR
    return Danger.POSSIBLE if named or chance >= head.offer else Danger.NONE


def _own(head: Head, items: Mapping[str, Role] | Mapping[str, Situation], chances: Chances) -> dict[str, float]:
    """Say how likely each of a guideline's own ids is, by what it is `like`; "" is that nobody could know."""
    likeness = {key: item.like or key for key, item in items.items() if (item.like or key) in head.ids}
    number = Counter(likeness.values())
    own = {key: chances.by_id[like] / number[like] for key, like in likeness.items()}
    own[""] = 1 - sum(own.values())
    return {key: own[key] for key in sorted(own, key=lambda key: -own[key])}


def _taken(head: Head, own: Mapping[str, float], chances: Chances) -> Understood | None:
    first = next(iter(own))
    return Understood(first, chances.because) if first and own[first] >= head.take else None


def _likely(head: Head, own: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(key for key, chance in own.items() if key and chance >= head.offer)


def score(learned: Learned, text: str) -> Scores:
    """Weigh a text."""
    vocabulary = learned.vocabulary.split("\n")
    places = ((bisect_left(vocabulary, each.name), each) for each in features(text))
    found = [(at, each) for at, each in places if vocabulary[at : at + 1] == [each.name]]
    values = weighted(Counter(index for index, _feature in found), learned.rarity)
    role, situation = (_chances(head, values, found, text) for head in (learned.role, learned.situation))
    return Scores(role, situation, _softmax(learned.danger, values).get(DANGER, 0.0))


def weighted(counts: Mapping[int, int], rarity: Sequence[int]) -> dict[int, float]:
    """Weigh what was counted by how rare it is; long texts weigh no more than short ones."""
    values = {index: (1 + log(number)) * rarity[index] for index, number in counts.items()}
    norm = sqrt(sum(value * value for value in values.values())) or 1
    return {index: value / norm for index, value in values.items()}


def _softmax(head: Head, values: Mapping[int, float]) -> dict[str, float]:
    size, table = len(head.ids), memoryview(head.weights).cast("b")
    sums = [0.0] * size
    for index, value in values.items():
        for answer, weight in enumerate(table[index * size : (index + 1) * size]):
            sums[answer] += value * weight
    sums = [bias + each * head.scale for bias, each in zip(head.bias, sums, strict=True)]
    most = max(sums)
    powers = {key: exp(each - most) for key, each in zip(head.ids, sums, strict=True)}
    total = sum(powers.values())
    return {key: powers[key] / total for key in sorted(powers, key=lambda key: -powers[key])}


def _chances(head: Head, values: Mapping[int, float], found: Sequence[tuple[int, Feature]], text: str) -> Chances:
    by_id = _softmax(head, values)
    size, table = len(head.ids), memoryview(head.weights).cast("b")
    best = head.ids.index(next(iter(by_id)))
    says: dict[tuple[int, int], float] = defaultdict(float)
    for index, feature in found:
        row = table[index * size : (index + 1) * size]
        says[feature.start, feature.end] += values[index] * (row[best] - sum(row) / size)
    return Chances(by_id, _quoted(sorted(says, key=lambda span: -says[span]), text))


def _quoted(spans: Sequence[tuple[int, int]], text: str) -> tuple[str, ...]:
    """Quote the first few spans that have words in them and do not overlap, in their order; neighbours as one."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        is_apart = all(end <= other[0] or start >= other[1] for other in kept)
        if is_apart and any(map(str.isalpha, text[start:end])):
            kept.append((start, end))
            if len(kept) == _QUOTED:
                break
    joined: list[tuple[int, int]] = []
    for start, end in sorted(kept):
        is_next = joined and not text[joined[-1][1] : start].strip()
        joined.append((joined.pop()[0] if is_next else start, end))
    return tuple(text[start:end] for start, end in joined)
