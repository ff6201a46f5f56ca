"""Learning from examples: a vocabulary, a logistic regression for each question, and the two chances to decide by.

scikit-learn is needed here, and only here. The same examples always give the same bytes.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from typing import Any, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags, vstack
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from stressguide.guideline.loading import Example
from stressguide.reader.features import features, lists
from stressguide.reader.reading import DANGER, Head, Learned, weighted

FEATURES = 28_400
"""How many features the vocabulary has at most: those that say most. The file stays below 700 KB."""

_SELDOM = 3
"""How many examples a feature must be in."""

_RARITY = 25.0
"""A feature's rarity is kept in a byte, as so many times its value."""

_SOFT, _SOFT_DANGER = 20.0, 10.0
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
    roles, situations = [example.role for example in examples], [example.situation for example in examples]
    dangers = [_danger(example) for example in examples]
    with threadpool_limits(1):  # sums are made in one order, so that the same comes out each time
        vocabulary = _telling(counts, _vocabulary(counts), (roles, situations, dangers))
        rarity = _rarity(counts, vocabulary)
        rows = _matrix(counts, vocabulary, rarity)
        learned = Learned(
            checksum=checksum,
            lists=lists(),
            vocabulary="\n".join(vocabulary),
            rarity=bytes(rarity),
            role=_head(rows, roles),
            situation=_head(rows, situations),
            danger=_danger_head(rows, dangers),
        )
    return msgspec.msgpack.encode(learned)


def _danger(example: Example) -> str:
    return DANGER if example.is_danger else "near" if example.sounds_like_danger else ""


def _vocabulary(counts: Sequence[Counter[str]]) -> list[str]:
    having = Counter(name for count in counts for name in count)
    return sorted(name for name, number in having.items() if number >= _SELDOM)


def _telling(counts: Sequence[Counter[str]], names: list[str], questions: Sequence[list[str]]) -> list[str]:
    """Keep the features that say most: those that weigh most when all of them are learned from."""
    if len(names) <= FEATURES:
        return names
    rows = _matrix(counts, names, _rarity(counts, names))
    heaviest = np.zeros(len(names))
    for answers in questions:
        most = np.abs(_fitted(rows, answers).weights).max(axis=1)
        heaviest = np.maximum(heaviest, most / most.max())
    return sorted(names[index] for index in np.argsort(-heaviest, kind="stable")[:FEATURES])


def _rarity(counts: Sequence[Counter[str]], names: Sequence[str]) -> list[int]:
    having = Counter(name for count in counts for name in count)
    return [min(255, round((log((1 + len(counts)) / (1 + having[name])) + 1) * _RARITY)) for name in names]


def _matrix(counts: Sequence[Counter[str]], vocabulary: Sequence[str], rarity: Sequence[int]) -> Matrix:
    index = {name: number for number, name in enumerate(vocabulary)}
    rows = []
    for count in counts:
        values = weighted({index[name]: n for name, n in sorted(count.items()) if name in index}, rarity)
        places = np.array(list(values), dtype=np.int64)
        rows.append(csr_matrix((list(values.values()), places, [0, len(places)]), shape=(1, len(vocabulary))))
    return vstack(rows, format="csr")


class _Fitted(NamedTuple):
    """What was fitted: a weight for each feature and answer, and what each answer has without any feature."""

    ids: list[str]
    weights: Floats
    bias: Floats

    def chances(self, rows: Matrix, ids: Sequence[str]) -> Floats:
        """Say how likely each of `ids` is for each row."""
        chances = np.zeros((rows.shape[0], len(ids)))
        chances[:, [ids.index(answer) for answer in self.ids]] = softmax(rows @ self.weights + self.bias, axis=1)
        return chances


def _fitted(rows: Matrix, answers: Sequence[str], first: str | None = None) -> _Fitted:
    """Fit, with what speaks for the answer `first` made larger by how much oftener it has each feature."""
    lean = np.ones(rows.shape[1]) if first is None else _leaning(rows, np.array([each == first for each in answers]))
    model = LogisticRegression(C=_SOFT if first is None else _SOFT_DANGER, max_iter=1000)
    model.fit(rows @ diags(lean), list(answers))
    weights, bias = model.coef_.T * lean[:, None], model.intercept_
    if len(model.classes_) == 2:  # scikit-learn has one column for two
        weights, bias = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
    return _Fitted([str(answer) for answer in model.classes_], weights, bias)


def _leaning(rows: Matrix, is_first: npt.NDArray[np.bool_]) -> Floats:
    """Say how much oftener each feature is in some rows than in the rest, as a logarithm (Wang and Manning, 2012)."""
    there = (rows > 0).astype(np.float64)
    some, rest = (np.asarray(there[which].sum(axis=0)).ravel() + 1 for which in (is_first, ~is_first))
    lean: Floats = np.log((some / some.sum()) / (rest / rest.sum()))
    return lean


def _untaught(rows: Matrix, answers: Sequence[str], ids: Sequence[str], first: str | None = None) -> Floats:
    """Say how likely each answer is, for each example by what was learned from others."""
    fold = np.arange(len(answers)) % _FOLDS
    chances = np.zeros((len(answers), len(ids)))
    for number in range(min(_FOLDS, len(answers))):
        rest = np.flatnonzero(fold != number)
        fitted = _fitted(rows[rest], [answers[int(index)] for index in rest], first)
        chances[fold == number] = fitted.chances(rows[fold == number], ids)
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
    return _weights(_fitted(rows, answers), is_safe, meant, _MISSED)


def _danger_head(rows: Matrix, answers: Sequence[str]) -> Head:
    """Learn what danger is, and when it is clear: where few of the examples without danger are taken for it."""
    ids = sorted({*answers, DANGER})
    chance = _untaught(rows, answers, ids, DANGER)[:, ids.index(DANGER)]
    real = np.array([answer == DANGER for answer in answers])

    def is_safe(step: float) -> bool:
        return bool((chance[~real] >= step).sum() <= _STOPPED * (~real).sum())

    return _weights(_fitted(rows, answers, DANGER), is_safe, chance[real], _MISSED_DANGER)


def _weights(fitted: _Fitted, is_safe: Callable[[float], bool], meant: Floats, missed: float) -> Head:
    """Make the weights small; offer all but the `missed` part of what was meant."""
    scale = float(np.abs(fitted.weights).max() / 127)
    take = next((step for step in (number / 100 for number in range(50, 100)) if is_safe(step)), 0.99)
    offer = float(np.quantile(meant, missed)) if len(meant) else take
    return Head(
        ids=tuple(fitted.ids),
        bias=tuple(round(float(each), 6) for each in fitted.bias),
        scale=scale,
        weights=np.round(fitted.weights / scale).astype(np.int8).tobytes(),
        take=take,
        offer=round(min(offer, take), 3),
    )
