"""What was learned from examples, and how likely it makes each role, each situation, and danger: a linear model.

The file is made by `stressguide.reader.learn` and read in pure Python: a vocabulary, and for each of its features one
small integer for each answer.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from pathlib import Path
from typing import NamedTuple

import msgspec

from stressguide.reader.features import Feature, features

DANGER = "danger"
"""The answer that somebody may be in danger; "near" is that it only sounds so."""

_QUOTED = 3
"""How many words are quoted at most."""


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
    """Of the examples it was learned from (`stressguide.guideline.loading.checksum`)."""
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


def load(path: Path) -> Learned:
    """Read what was learned. Raises OSError, and msgspec.DecodeError for another file."""
    return msgspec.msgpack.decode(path.read_bytes(), type=Learned)


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
