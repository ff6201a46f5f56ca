"""Reading by what was learned from examples: a linear model of how likely each role, each situation, and danger is.

The file is made by `stressguide.reader.learn` and read in pure Python: the numbers of features, and for each of them
one small integer for each answer. It decides only where it is very sure of both role and situation: of texts that leave
one of them open, half would otherwise be decided on the other. Everything else it orders by how likely it is, for the
person to say. Danger is clear where the model is very sure, or where a phrase stands and the model finds it likely too.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from math import exp, log, sqrt
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from stressguide.model import Guideline, KnownRole, KnownSituation, Place, Role, Situation
from stressguide.reader import Danger, Reading, Understood
from stressguide.reader.features import Span, features, names_danger, phrases
from stressguide.words import words

T = TypeVar("T")

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

    def row(self, index: int) -> "memoryview[int]":
        """How much a feature speaks for each answer."""
        size = len(self.ids)
        return memoryview(self.weights).cast("b")[index * size : (index + 1) * size]


class Learned(msgspec.Struct, frozen=True):
    """What was learned."""

    checksum: str
    """Of the examples it was learned from (`stressguide.guideline.loading.load_examples`)."""
    lists: str
    """A checksum of the lists of concepts and of phrases (`stressguide.reader.features.lists`)."""
    features: bytes
    """Their numbers, four bytes each, the smallest first."""
    rarity: bytes
    """How rare each feature is, by which what is counted is multiplied."""
    role: Head
    situation: Head
    danger: Head


class Weighed(NamedTuple):
    """A text, and what is in it that was learned."""

    text: str
    found: list[tuple[int, Span]]
    """Which feature, and what it is of."""
    values: dict[int, float]
    """How much each weighs."""


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
    weighed = weigh(learned, text)
    roles = _own(learned.role, guideline.roles, weighed)
    situations = _own(learned.situation, guideline.situations, weighed)
    pairs = {Place(*pair): roles[pair[0]] * situations[pair[1]] for pair in product(roles, situations)}
    role = role or _taken(learned.role, roles, weighed)
    situation = _taken(learned.situation, situations, weighed)
    is_sure = role is not None and situation is not None
    return Reading(
        role=role if is_sure else None,
        situation=situation if is_sure else None,
        roles=tuple(key for key, chance in roles.items() if chance >= learned.role.offer),
        situations=tuple(key for key, chance in situations.items() if chance >= learned.situation.offer),
        places=tuple(_sorted(pairs))[:_LIKELY],
        danger=_level(learned.danger, weighed),
    )


def understands(guideline: Guideline, *, has_examples: bool) -> bool:
    """Whether people's own words for a guideline can be read: by examples of its own, or because it is like ours."""
    known = {*KnownRole, *KnownSituation}
    return has_examples or any(
        (item.like or key) in known for items in (guideline.roles, guideline.situations) for key, item in items.items()
    )


def danger_in(text: str, learned: Learned) -> Danger:
    """Say how sure it is that somebody is in danger."""
    return _level(learned.danger, weigh(learned, text))


def _level(head: Head, weighed: Weighed) -> Danger:
    text, chance = weighed.text, chances(head, weighed.values).get(DANGER, 0.0)
    named = names_danger(text)
    if len(words(text)) < _CLEAR:
        return Danger.POSSIBLE if named else Danger.NONE
    only_sounds = not named and "idiom" in phrases(text)
    if (chance >= head.take and not only_sounds) or (named and chance >= head.offer):
        return Danger.CLEAR
    return Danger.POSSIBLE if named or chance >= head.offer else Danger.NONE


def _own(head: Head, items: Mapping[str, Role] | Mapping[str, Situation], weighed: Weighed) -> dict[str, float]:
    """Say how likely each of a guideline's own ids is, by what it is `like`, the likeliest first."""
    likeness = {key: item.like or key for key, item in items.items() if (item.like or key) in head.ids}
    number, by_id = Counter(likeness.values()), chances(head, weighed.values)
    return _sorted({key: by_id[like] / number[like] for key, like in likeness.items()})


def _taken(head: Head, own: Mapping[str, float], weighed: Weighed) -> Understood | None:
    first = next((key for key, chance in own.items() if chance >= head.take), None)
    return Understood(first, _because(head, weighed)) if first else None


def weigh(learned: Learned, text: str) -> Weighed:
    """Weigh what is in a text by how often it is there and how rare; long texts weigh no more than short ones."""
    known = memoryview(learned.features).cast("I")
    places = ((bisect_left(known, number), number, span) for number, span in features(text))
    found = [(at, span) for at, number, span in places if at < len(known) and known[at] == number]
    counts = Counter(index for index, _span in found)
    values = {index: (1 + log(number)) * learned.rarity[index] for index, number in counts.items()}
    norm = sqrt(sum(value * value for value in values.values()))
    return Weighed(text, found, {index: value / norm for index, value in values.items()})


def chances(head: Head, values: Mapping[int, float]) -> dict[str, float]:
    """Say how likely each answer is, from 0 to 1, the likeliest first."""
    rows = [(value, head.row(index)) for index, value in values.items()]
    sums = [bias + head.scale * sum(value * row[at] for value, row in rows) for at, bias in enumerate(head.bias)]
    powers = [exp(each - max(sums)) for each in sums]
    return _sorted({key: power / sum(powers) for key, power in zip(head.ids, powers, strict=True)})


def _sorted(likely: Mapping[T, float]) -> dict[T, float]:
    return dict(sorted(likely.items(), key=lambda each: -each[1]))


def _because(head: Head, weighed: Weighed) -> tuple[str, ...]:
    """Quote the words that speak most for the likeliest answer."""
    best = head.ids.index(next(iter(chances(head, weighed.values))))
    says: dict[Span, float] = defaultdict(float)
    for index, span in weighed.found:
        row = head.row(index)
        says[span] += weighed.values[index] * (row[best] - sum(row) / len(row))
    return _quoted(sorted(says, key=lambda span: -says[span]), weighed.text)


def _quoted(spans: Sequence[Span], text: str) -> tuple[str, ...]:
    """Quote the first few spans that have words in them and do not overlap, in their order; neighbours as one."""
    kept: list[Span] = []
    for start, end in spans:
        is_apart = all(end <= other[0] or start >= other[1] for other in kept)
        if is_apart and any(map(str.isalpha, text[start:end])):
            kept.append((start, end))
            if len(kept) == _QUOTED:
                break
    joined: list[Span] = []
    for start, end in sorted(kept):
        is_next = joined and not text[joined[-1][1] : start].strip()
        joined.append((joined.pop()[0] if is_next else start, end))
    return tuple(text[start:end] for start, end in joined)
