"""Learning from examples: a vocabulary, a logistic regression for each question, and the two chances to decide by.

scikit-learn is needed here, and only here. The same examples always give the same bytes.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from stressguide.guideline.loading import Example
from stressguide.reader.features import features
from stressguide.reader.linear import DANGER, Head, Learned, weighted

FEATURES = 29_000
"""How many features the vocabulary has at most: those that most examples have. The file stays below 700 KB."""

_SELDOM = 3
"""How many examples a feature must be in."""

_RARITY = 25.0
"""A feature's rarity is kept in a byte, as so many times its value."""

_SOFT = 20.0
"""How little large weights are held down: the C of scikit-learn."""

_FOLDS = 6
"""How often it is tried on examples that it did not learn from."""

_WRONG = 0.025
"""Of the roles and situations that are decided, how many may be wrong. Examples are harder than what people write."""

_STOPPED = 0.02
"""Of the examples without danger, how many may be stopped as if there were."""

_MISSED, _MISSED_DANGER = 0.03, 0.1
"""Of the right answers, and of the dangers, how many need not be among what is offered."""

Matrix = Any
"""A sparse matrix, one row an example; scipy has no types."""

Floats = npt.NDArray[np.float64]


def learn(examples: Sequence[Example], checksum: str) -> bytes:
    """Learn from examples, and write what was learned as a file has it."""
    counts = [Counter(feature.name for feature in features(example.text)) for example in examples]
    vocabulary, rarity = _vocabulary(counts)
    rows = _matrix(counts, vocabulary, rarity)
    with threadpool_limits(1):  # sums are made in one order, so that the same comes out each time
        learned = Learned(
            checksum=checksum,
            vocabulary="\n".join(vocabulary),
            rarity=bytes(rarity),
            role=_head(rows, [example.role for example in examples]),
            situation=_head(rows, [example.situation for example in examples]),
            danger=_danger_head(rows, [_danger(example) for example in examples]),
        )
    return msgspec.msgpack.encode(learned)


def _danger(example: Example) -> str:
    return DANGER if example.is_danger else "near" if example.sounds_like_danger else ""


def _vocabulary(counts: Sequence[Counter[str]]) -> tuple[list[str], list[int]]:
    """Choose the features, and say how rare each is."""
    having: Counter[str] = Counter()
    for count in counts:
        having.update(count.keys())
    known = sorted(
        (name for name, number in having.items() if number >= _SELDOM), key=lambda name: (-having[name], name)
    )
    known = sorted(known[:FEATURES])
    rarity = [min(255, round((log((1 + len(counts)) / (1 + having[name])) + 1) * _RARITY)) for name in known]
    return known, rarity


def _matrix(counts: Sequence[Counter[str]], vocabulary: Sequence[str], rarity: Sequence[int]) -> Matrix:
    index = {name: number for number, name in enumerate(vocabulary)}
    rows = []
    for count in counts:
        values = weighted({index[name]: n for name, n in sorted(count.items()) if name in index}, rarity)
        places = np.array(list(values), dtype=np.int64)
        rows.append(csr_matrix((list(values.values()), places, [0, len(places)]), shape=(1, len(vocabulary))))
    return vstack(rows, format="csr")


def _fitted(rows: Matrix, answers: Sequence[str]) -> LogisticRegression:
    return LogisticRegression(C=_SOFT, max_iter=1000).fit(rows, list(answers))


def _untaught(rows: Matrix, answers: Sequence[str], ids: Sequence[str]) -> Floats:
    """Say how likely each answer is, for each example by what was learned from others."""
    fold = np.arange(len(answers)) % _FOLDS
    chances = np.zeros((len(answers), len(ids)))
    for number in range(min(_FOLDS, len(answers))):
        rest = np.flatnonzero(fold != number)
        fitted = _fitted(rows[rest], [answers[int(index)] for index in rest])
        columns = [ids.index(str(answer)) for answer in fitted.classes_]
        chances[np.ix_(fold == number, columns)] = fitted.predict_proba(rows[fold == number])
    return chances


def _head(rows: Matrix, answers: Sequence[str]) -> Head:
    """Learn the answers to a question, and when to take one: where few of those that are taken are wrong."""
    ids = sorted(set(answers))
    right = np.array([ids.index(answer) for answer in answers])
    chances = _untaught(rows, answers, ids)
    best, most = chances.argmax(axis=1), chances.max(axis=1)
    says = np.array([bool(ids[each]) for each in best])

    def is_safe(step: float) -> bool:
        taken = says & (most >= step)
        return bool((taken & (best != right)).sum() <= _WRONG * taken.sum())

    meant = chances[np.arange(len(answers)), right][np.array([bool(answer) for answer in answers])]
    return _weights(rows, answers, is_safe, meant, _MISSED)


def _danger_head(rows: Matrix, answers: Sequence[str]) -> Head:
    """Learn what danger is, and when it is clear: where few of the examples without danger are taken for it."""
    ids = sorted({*answers, DANGER})
    chance = _untaught(rows, answers, ids)[:, ids.index(DANGER)]
    real = np.array([answer == DANGER for answer in answers])

    def is_safe(step: float) -> bool:
        return bool((chance[~real] >= step).sum() <= _STOPPED * (~real).sum())

    return _weights(rows, answers, is_safe, chance[real], _MISSED_DANGER)


def _weights(
    rows: Matrix, answers: Sequence[str], is_safe: Callable[[float], bool], meant: Floats, missed: float
) -> Head:
    """Fit one weight for each feature and answer; offer all but the `missed` part of what was meant."""
    fitted = _fitted(rows, answers)
    weights, bias = fitted.coef_.T, fitted.intercept_
    if len(fitted.classes_) == 2:  # scikit-learn has one column for two
        weights, bias = np.hstack([np.zeros_like(weights), weights]), [0.0, float(bias[0])]
    scale = float(np.abs(weights).max() / 127)
    take = next((step for step in (number / 100 for number in range(50, 100)) if is_safe(step)), 0.99)
    offer = float(np.quantile(meant, missed)) if len(meant) else take
    return Head(
        ids=tuple(str(answer) for answer in fitted.classes_),
        bias=tuple(round(float(each), 6) for each in bias),
        scale=scale,
        weights=np.round(weights / scale).astype(np.int8).tobytes(),
        take=take,
        offer=round(min(offer, take), 3),
    )
