"""People's own words: who writes, what is happening, whether somebody may be in danger, and how sure that is.

It decides only where it is very sure of both role and situation: of texts that leave one of them open, half would
otherwise be decided on the other. Everything else it orders by how likely it is, for the person to say.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from stressguide.model import Guideline, Place, Role, Situation
from stressguide.reader.danger import Danger, names_danger, phrases
from stressguide.reader.linear import Chances, Head, Learned, score
from stressguide.words import words

_CLEAR = 2
"""How many words it takes to say that there is danger; one alone is a subject."""

LIKELY = 3
"""How many places are suggested at most."""


class Understood(NamedTuple):
    """A role or situation that was understood, and the words of the text that say so."""

    id: str
    because: tuple[str, ...]


class Reading(NamedTuple):
    """What was read in a text."""

    role: Understood | None = None
    """None is for the person to say; so is a situation that is None."""
    situation: Understood | None = None
    roles: tuple[str, ...] = ()
    """The ids of those that are likely, the likeliest first."""
    situations: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    """The likeliest pairs of both."""
    danger: Danger = Danger.NONE

    @property
    def missing(self) -> list[str]:
        """What is not known."""
        return [name for name, known in (("role", self.role), ("situation", self.situation)) if known is None]


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
        places=tuple(sorted(pairs, key=lambda place: -pairs[place])[:LIKELY]),
        danger=_level(scores.danger, text, learned.danger),
    )


def understands(guideline: Guideline, *, has_examples: bool) -> bool:
    """Whether people's own words for a guideline can be read: by examples of its own, or because it is like ours."""
    from stressguide.guideline.entries import KnownRole, KnownSituation

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
