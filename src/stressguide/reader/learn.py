"""Learning from examples: a vocabulary, a logistic regression for each question, and the two chances to decide by.

scikit-learn is needed here, and only here. The same examples always give the same bytes.
"""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from scipy.sparse import diags
from scipy.special import softmax
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from stressguide.guideline.loading import Example
from stressguide.reader.features import features, lists
from stressguide.reader.reading import DANGER, Head, Learned

FEATURES = 28_400
"""How many features the vocabulary has at most: those that say most. The file stays below 600 KB."""

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
    counter = CountVectorizer(analyzer=lambda text: [number for number, _span in features(text)], min_df=_SELDOM)
    counts = counter.fit_transform([example.text for example in examples])
    numbers = counter.get_feature_names_out().astype("<u4")
    rarity = np.log((1 + len(examples)) / (1 + (counts > 0).sum(axis=0).A1)) + 1
    rarity = (rarity * _RARITY).round().clip(max=255).astype(np.uint8)
    rows = counts.astype(np.float64)
    rows.data = 1 + np.log(rows.data)
    rows = normalize(rows @ diags(rarity.astype(np.float64)))
    roles, situations = [example.role for example in examples], [example.situation for example in examples]
    dangers = [DANGER if each.is_danger else "near" if each.sounds_like_danger else "" for each in examples]
    with threadpool_limits(1):  # sums are made in one order, so that the same comes out each time
        kept = _telling(rows, (roles, situations, dangers))
        rows = normalize(rows[:, kept])
        learned = Learned(
            checksum=checksum,
            lists=lists(),
            features=numbers[kept].tobytes(),
            rarity=rarity[kept].tobytes(),
            role=_head(rows, roles),
            situation=_head(rows, situations),
            danger=_danger_head(rows, dangers),
        )
    return msgspec.msgpack.encode(learned)


def _telling(rows: Matrix, questions: Sequence[list[str]]) -> npt.NDArray[np.int64]:
    """Keep the features that say most: those that weigh most when all of them are learned from."""
    if rows.shape[1] <= FEATURES:
        return np.arange(rows.shape[1])
    weights = (np.abs(_fitted(rows, answers)[1]).max(axis=1) for answers in questions)
    heaviest = np.max([most / (most.max() or 1) for most in weights], axis=0)
    return np.sort(np.argsort(-heaviest, kind="stable")[:FEATURES])


def _fitted(rows: Matrix, answers: Sequence[str], first: str | None = None) -> tuple[list[str], Floats, Floats]:
    """Fit; return the answers, a weight for each feature and answer, and what each answer has without any feature.

    Where there is but one answer, such as that nothing is of danger, nothing has to be learned.

    What speaks for the answer `first` is made larger by how much oftener it has each feature.
    """
    if len({*answers}) == 1:
        return [answers[0]], np.zeros((rows.shape[1], 1)), np.zeros(1)
    lean = np.ones(rows.shape[1]) if first is None else _leaning(rows, np.array(answers) == first)
    model = LogisticRegression(C=_SOFT if first is None else _SOFT_DANGER, max_iter=1000)
    model.fit(rows @ diags(lean), answers)
    weights, bias = model.coef_.T * lean[:, None], model.intercept_
    if len(model.classes_) == 2:  # scikit-learn has one column for two
        weights, bias = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
    return [str(answer) for answer in model.classes_], weights, bias


def _leaning(rows: Matrix, is_first: npt.NDArray[np.bool_]) -> Floats:
    """Say how much oftener each feature is in some rows than in the rest, as a logarithm (Wang and Manning, 2012)."""
    there = rows > 0
    some, rest = (there[which].sum(axis=0).A1 + 1 for which in (is_first, ~is_first))
    return np.asarray(np.log((some / some.sum()) / (rest / rest.sum())))


def _untaught(rows: Matrix, answers: Sequence[str], ids: Sequence[str], first: str | None = None) -> Floats:
    """Say how likely each answer is, for each example by what was learned from others."""
    fold = np.arange(len(answers)) % _FOLDS
    chances = np.zeros((len(answers), len(ids)))
    for number in range(min(_FOLDS, len(answers))):
        known, weights, bias = _fitted(rows[fold != number], np.array(answers)[fold != number].tolist(), first)
        columns = [ids.index(answer) for answer in known]
        chances[np.ix_(fold == number, columns)] = softmax(rows[fold == number] @ weights + bias, axis=1)
    return chances


def _head(rows: Matrix, answers: Sequence[str]) -> Head:
    """Learn the answers to a question, and when to take one: where few of those that are taken are wrong."""
    ids = sorted(set(answers))
    right = np.array([ids.index(answer) for answer in answers])
    chances = _untaught(rows, answers, ids)
    best, most = chances.argmax(axis=1), chances.max(axis=1)
    says = np.array(ids)[best] != ""

    def is_safe(step: float) -> bool:
        taken = says & (most >= step)
        return bool((taken & (best != right)).sum() <= _WRONG * taken.sum())

    meant = chances[np.arange(len(answers)), right][np.array(answers) != ""]
    return _weights(_fitted(rows, answers), is_safe, np.quantile(meant, _MISSED))


def _danger_head(rows: Matrix, answers: Sequence[str]) -> Head:
    """Learn what danger is, and when it is clear: where few of the examples without danger are taken for it."""
    ids = sorted({*answers, DANGER})
    chance = _untaught(rows, answers, ids, DANGER)[:, ids.index(DANGER)]
    real = np.array(answers) == DANGER

    def is_safe(step: float) -> bool:
        return bool((chance[~real] >= step).sum() <= _STOPPED * (~real).sum())

    offer = np.quantile(chance[real], _MISSED_DANGER) if real.any() else 1.0
    return _weights(_fitted(rows, answers, DANGER), is_safe, offer)


def _weights(fitted: tuple[list[str], Floats, Floats], is_safe: Callable[[float], bool], offer: float) -> Head:
    """Make the weights small, and take an answer from the first chance that is safe; offer it from there at least."""
    ids, weights, bias = fitted
    scale = float(np.abs(weights).max() / 127) or 1.0
    take = next((step for step in (number / 100 for number in range(50, 100)) if is_safe(step)), 0.99)
    return Head(
        ids=tuple(ids),
        bias=tuple(round(float(each), 6) for each in bias),
        scale=scale,
        weights=np.round(weights / scale).astype(np.int8).tobytes(),
        take=take,
        offer=round(min(float(offer), take), 3),
    )
