"""Roles, situations and strengths by whatever a person types for them."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from stressguide.errors import UserError, did_you_mean
from stressguide.guideline.model import Guideline, Role, Situation, Strength
from stressguide.guideline.names import same
from stressguide.texts import _


def find_role(guideline: Guideline, typed: str) -> Role:
    """Find a role by id, name or word. Raises UserError that names the roles."""
    known = _spellings(guideline.roles)
    if same(typed) in known:
        return guideline.roles[known[same(typed)]]
    message = _("Unknown role “{typed}”.{suggestion} Roles: {known}.")
    raise _unknown(message, typed, known, guideline.roles)


def find_situation(guideline: Guideline, typed: str) -> Situation:
    """Find a situation by id, name or word. Raises UserError that names the situations."""
    known = _spellings(guideline.situations)
    if same(typed) in known:
        return guideline.situations[known[same(typed)]]
    message = _("Unknown situation “{typed}”.{suggestion} Situations: {known}.")
    raise _unknown(message, typed, known, guideline.situations)


def find_place(guideline: Guideline, role: str | None, situation: str | None) -> tuple[Role | None, Situation | None]:
    """Find what two words mean, in either order. A situation alone means that situation, for every role."""
    roles, situations = _spellings(guideline.roles), _spellings(guideline.situations)
    is_situation = role is not None and same(role) in situations and same(role) not in roles
    if is_situation and (situation is None or same(situation) in roles):
        role, situation = situation, role
    return (
        None if role is None else find_role(guideline, role),
        None if situation is None else find_situation(guideline, situation),
    )


def find_strength(typed: str) -> Strength:
    """Find a strength by its word. Raises UserError that names the strengths."""
    known = {same(strength): strength.value for strength in Strength}
    if same(typed) in known:
        return Strength(known[same(typed)])
    message = _("Unknown strength “{typed}”.{suggestion} Strengths: {known}.")
    raise _unknown(message, typed, known, list(Strength))


def _spellings(items: Mapping[str, Role | Situation]) -> dict[str, str]:
    """Every accepted spelling, reduced by `same`, with the id it means."""
    return {same(name): key for key, item in items.items() for name in (key, item.name, *item.words)}


def _unknown(message: str, typed: str, spellings: Mapping[str, str], choices: Iterable[str]) -> UserError:
    """Say that a name is unknown, and which ids there are; the suggestion is an id too, whatever word was near."""
    near = get_close_matches(same(typed), spellings, n=1)
    suggestion = did_you_mean(spellings[near[0]], choices) if near else ""
    return UserError(message.format(typed=typed, suggestion=suggestion, known=", ".join(choices)))
