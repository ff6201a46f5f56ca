"""Learning from examples, when the program is built: multinomial logistic regression by stochastic gradient descent.

numpy is needed here, and only here.
"""

from collections.abc import Sequence
from math import log

import numpy as np
import numpy.typing as npt

from stressguide.guideline.examples import Example
from stressguide.guideline.features import BUCKETS, counted
from stressguide.guideline.vocabulary import Learned, Weights

_EPOCHS, _RATE = 12, 0.5
"""How often the examples are gone through, and how large the first steps are."""

_IDF_SCALE = 25.0
"""A bucket's rarity is kept in a byte, as so many times its value."""

Floats = npt.NDArray[np.float64]
Row = tuple[npt.NDArray[np.int64], Floats]


def learn(examples: Sequence[Example], checksum: int = 0) -> Learned:
    """Learn who writes and what is happening; the same examples always give the same."""
    counts = [counted(example.text) for example in examples]
    having = np.zeros(BUCKETS)
    for count in counts:
        having[list(count)] += 1
    rarity = np.minimum(255, np.round((np.log((1 + len(examples)) / (1 + having)) + 1) * _IDF_SCALE))
    rows: list[Row] = []
    for count in counts:
        buckets = np.fromiter(count, dtype=np.int64, count=len(count))
        values = np.array([1 + log(number) for number in count.values()]) * rarity[buckets]
        rows.append((buckets, values / (np.linalg.norm(values) or 1)))
    return Learned(
        examples=checksum,
        rarity=rarity.astype(np.uint8).tobytes(),
        roles=_weights(rows, [example.role for example in examples]),
        situations=_weights(rows, [example.situation for example in examples]),
    )


def _weights(rows: Sequence[Row], labels: Sequence[str]) -> Weights:
    """Fit one weight for each bucket and label; rare labels count as much as frequent ones."""
    ids = sorted(set(labels))
    numbers = [ids.index(label) for label in labels]
    share = len(labels) / (len(ids) * np.bincount(numbers, minlength=len(ids)))
    weights, bias = np.zeros((BUCKETS, len(ids))), np.zeros(len(ids))
    squares = np.full((BUCKETS, len(ids)), 1e-6)
    order = np.random.default_rng(0)
    for _epoch in range(_EPOCHS):
        for index in order.permutation(len(rows)):
            buckets, values = rows[index]
            logits = values @ weights[buckets] + bias
            chances = np.exp(logits - logits.max())
            chances /= chances.sum()
            chances[numbers[index]] -= 1
            error = chances * share[numbers[index]]
            slope = np.outer(values, error)
            squares[buckets] += slope**2
            weights[buckets] -= _RATE * slope / np.sqrt(squares[buckets])
            bias -= 0.01 * error
    scale = float(np.abs(weights).max() / 127)
    return Weights(
        ids=tuple(ids),
        bias=tuple(float(each) for each in bias),
        scale=scale,
        weights=np.round(weights / scale).astype(np.int8).tobytes(),
    )
