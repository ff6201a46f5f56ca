"""Roles, situations and strengths by whatever a person types for them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from stressguide.errors import UserError, did_you_mean, nearest
from stressguide.model import Guideline, Place, Point, Role, Section, Situation, Strength
from stressguide.texts import FIRST, _, spoken
from stressguide.words import same

_Named = TypeVar("_Named", Role, Situation)

_LITTLE = "min mit mine vores en et den de som er my our the a an"
"""What may stand before the name of a role or a situation."""


def find_role(guideline: Guideline, typed: str) -> Role:
    """Find a role by id, name or word. Raises UserError that names the roles."""
    return _find(guideline.roles, typed, _("There is no role “{typed}”.{suggestion} Roles: {known}."))


def find_situation(guideline: Guideline, typed: str) -> Situation:
    """Find a situation by id, name or word. Raises UserError that names the situations."""
    message = _("There is no situation “{typed}”.{suggestion} Situations: {known}.")
    return _find(guideline.situations, typed, message)


def find_place(
    guideline: Guideline, role: str | None, situation: str | None = None
) -> tuple[Role | None, Situation | None]:
    """Find what two words mean, in either order, or with a slash or a comma between.

    A situation alone means that situation, for every role.
    """
    parts = re.split("[/,]", role.strip("/,")) if role and situation is None else []
    if len(parts) == 2 and _meant(str(role), guideline.roles, guideline.situations) is None:
        role, situation = parts
    first, second = (_meant(each or "", guideline.roles, guideline.situations) for each in (role, situation))
    if isinstance(first, Situation) and not isinstance(second, Situation):
        role, situation = situation, role
    return (
        None if role is None else find_role(guideline, role),
        None if situation is None else find_situation(guideline, situation),
    )


class Standing(NamedTuple):
    """A point, and where it stands."""

    place: Place
    section: Section
    point: Point


def standings(guideline: Guideline) -> Iterator[Standing]:
    """List every point, in the order of the document."""
    for place, cell in guideline.cells.items():
        for section in cell.sections:
            for point in section.points:
                yield Standing(place, section, point)


def find_point(guideline: Guideline, typed: str) -> Standing:
    """Find a point by its id. Raises UserError."""
    wanted = "/".join(same(part) for part in typed.strip("/").split("/"))
    if found := next((each for each in standings(guideline) if each.point.id == wanted), None):
        return found
    message = _(
        "There is no point “{typed}”.{suggestion} An id is such as {example}. All: stressguide guideline source"
    )
    known = [each.point.id for each in standings(guideline)]
    example = next(iter(known), "leder/sygemeldt/1")
    raise UserError(message.format(typed=typed, suggestion=did_you_mean(wanted, known), example=example))


def find_strength(typed: str) -> Strength:
    """Find a strength by its word. Raises UserError that names the strengths."""
    known = {same(word): strength for strength in Strength for word in (strength, strength.name)}  # Danish and English
    if found := known.get(same(typed)):
        return found
    message = _("There is no strength “{typed}”.{suggestion} Strengths: {known}.")
    choices = [str(strength) if spoken() == FIRST else same(strength.name) for strength in Strength]
    suggestion = did_you_mean(typed.casefold(), choices)
    raise UserError(message.format(typed=typed, suggestion=suggestion, known=", ".join(choices)))


def _names(item: Role | Situation) -> tuple[str, ...]:
    return item.id, item.name, *item.words


def _meant(typed: str, *known: Mapping[str, Role | Situation]) -> Role | Situation | None:
    """Find what is spelled like what was typed, in the first that has it, or of which that is another form."""
    for form in (same, _stem):
        wanted = form(typed.strip(","))
        for items in known:
            for item in items.values():
                if wanted in map(form, _names(item)):
                    return item
    return None


def _stem(name: str) -> str:
    """Reduce a name to what other forms have in common with it, such as "min chef", "chefen" and "chefernes"."""
    import snowballstemmer

    words = [word for word in same(name).split("-") if word not in _LITTLE.split()]
    return "-".join(snowballstemmer.stemmer("danish").stemWords(words))


def _find(items: Mapping[str, _Named], typed: str, message: str) -> _Named:
    """Find what was typed; a suggestion is an id, whatever word was near."""
    if found := _meant(typed, items):
        return items[found.id]
    ids = {same(name): item.id for item in items.values() for name in _names(item)}
    near = nearest(same(typed), ids)
    suggestion = did_you_mean(ids[near], items) if near else ""
    raise UserError(message.format(typed=typed, suggestion=suggestion, known=", ".join(items)))
