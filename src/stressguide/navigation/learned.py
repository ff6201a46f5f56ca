"""How likely each role and situation is, by what was learned from examples, and which words of a text say so."""

from collections import defaultdict
from collections.abc import Mapping
from math import exp, log, sqrt
from typing import NamedTuple

from stressguide.guideline.features import Feature, features
from stressguide.guideline.vocabulary import Learned, Weights

_QUOTED = 3
"""How many words are quoted at most."""


class Likely(NamedTuple):
    """How likely each id is, from 0 to 1; the empty one is that nobody could know."""

    chances: Mapping[str, float]
    because: Mapping[str, tuple[str, ...]]
    """The words of the text that speak most for the likeliest id."""


class Likelihoods(NamedTuple):
    """Of roles and of situations."""

    roles: Likely
    situations: Likely


def likelihoods(learned: Learned, text: str) -> Likelihoods:
    """Weigh a text."""
    found = list(features(text))
    counts: dict[int, int] = defaultdict(int)
    for feature in found:
        counts[feature.bucket] += 1
    values = {bucket: (1 + log(number)) * learned.rarity[bucket] for bucket, number in counts.items()}
    norm = sqrt(sum(value * value for value in values.values())) or 1
    values = {bucket: value / norm for bucket, value in values.items()}
    roles, situations = (_likely(weights, values, found, text) for weights in (learned.roles, learned.situations))
    return Likelihoods(roles, situations)


def _likely(weights: Weights, values: Mapping[int, float], found: list[Feature], text: str) -> Likely:
    size, table = len(weights.ids), memoryview(weights.weights).cast("b")
    sums = list(weights.bias)
    for bucket, value in values.items():
        at = bucket * size
        for index, weight in enumerate(table[at : at + size]):
            sums[index] += value * weight * weights.scale
    most = max(sums)
    powers = [exp(each - most) for each in sums]
    chances = {key: power / sum(powers) for key, power in zip(weights.ids, powers, strict=True)}
    best = sums.index(most)
    says: dict[tuple[int, int], float] = defaultdict(float)
    for feature in found:
        row = table[feature.bucket * size : (feature.bucket + 1) * size]
        says[feature.start, feature.end] += values[feature.bucket] * (row[best] - sum(row) / size)
    top = sorted(says, key=lambda span: -says[span])
    return Likely(chances, {weights.ids[best]: _quoted(top, text)})


def _quoted(spans: list[tuple[int, int]], text: str) -> tuple[str, ...]:
    """Quote the first few spans that have words in them and do not overlap, in their order; neighbours as one."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        is_apart = all(end <= other[0] or start >= other[1] for other in kept)
        if len(kept) < _QUOTED and is_apart and any(map(str.isalpha, text[start:end])):
            kept.append((start, end))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(kept):
        is_next = joined and not text[joined[-1][1] : start].strip()
        joined.append((joined.pop()[0] if is_next else start, end))
    return tuple(text[start:end] for start, end in joined)
