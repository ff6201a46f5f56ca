"""Roles, situations and strengths by whatever a person types for them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from stressguide.errors import UserError, did_you_mean, nearest
from stressguide.model import Guideline, Place, Point, Role, Section, Situation, Strength
from stressguide.texts import FIRST, _, spoken
from stressguide.words import same

_Named = TypeVar("_Named", Role, Situation)

_LITTLE = frozenset(
    ("min", "mit", "mine", "vores", "en", "et", "den", "de", "som", "er", "my", "our", "the", "a", "an")
)
"""What may stand before the name of a role or a situation."""


def find_role(guideline: Guideline, typed: str) -> Role:
    """Find a role by id, name or word. Raises UserError that names the roles."""
    return _find(guideline.roles, typed, _("There is no role “{typed}”.{suggestion} Roles: {known}."))


def find_situation(guideline: Guideline, typed: str) -> Situation:
    """Find a situation by id, name or word. Raises UserError that names the situations."""
    message = _("There is no situation “{typed}”.{suggestion} Situations: {known}.")
    return _find(guideline.situations, typed, message)


def find_place(guideline: Guideline, role: str | None, situation: str | None) -> tuple[Role | None, Situation | None]:
    """Find what two words mean, in either order, or with a slash or a comma between.

    A situation alone means that situation, for every role.
    """
    parts = re.split("[/,]", role.strip("/,")) if role and situation is None else []
    if len(parts) == len(("role", "situation")) and _names_situation(guideline, str(role)) is None:
        role, situation = parts
    if role and _names_situation(guideline, role) and (situation is None or not _names_situation(guideline, situation)):
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
    known: dict[str, Standing] = {}
    for standing in standings(guideline):
        known.setdefault(standing.point.id, standing)
    wanted = "/".join(same(part) for part in typed.strip("/").split("/"))
    if wanted in known:
        return known[wanted]
    message = _(
        "There is no point “{typed}”.{suggestion} An id is such as {example}. All: stressguide guideline source"
    )
    example = next(iter(known), "leder/sygemeldt/1")
    near = did_you_mean(wanted, known)
    raise UserError(message.format(typed=typed, suggestion=near, example=example))


def find_strength(typed: str) -> Strength:
    """Find a strength by its word. Raises UserError that names the strengths."""
    names = {same(strength.name): strength for strength in Strength}  # English, and so in the code
    if found := ({same(strength): strength for strength in Strength} | names).get(same(typed)):
        return found
    message = _("There is no strength “{typed}”.{suggestion} Strengths: {known}.")
    choices = list(Strength) if spoken() == FIRST else list(names)
    suggestion = did_you_mean(typed.casefold(), choices)
    raise UserError(message.format(typed=typed, suggestion=suggestion, known=", ".join(choices)))


def _spellings(items: Mapping[str, Role | Situation]) -> dict[str, str]:
    """Every accepted spelling, reduced by `same`, with the id it means."""
    return {same(name): key for key, item in items.items() for name in (key, item.name, *item.words)}


def _names_situation(guideline: Guideline, typed: str) -> bool | None:
    """Whether something names a situation rather than a role, first as it is spelled; None if it names neither."""
    for meant in (_exact, _form):
        for items in (guideline.roles, guideline.situations):
            if meant(items, typed):
                return items is guideline.situations
    return None


def _exact(items: Mapping[str, Role | Situation], typed: str) -> str | None:
    return _spellings(items).get(same(typed.strip(",")))


def _form(items: Mapping[str, Role | Situation], typed: str) -> str | None:
    """Find the id of which another form was typed, such as "min chef", "chefen" and "ledernes"."""
    stems: dict[str, str] = {}
    for spelling, key in _spellings(items).items():
        stems.setdefault(_stem(spelling), key)
    return stems.get(_stem(same(typed.strip(","))))


def _stem(spelling: str) -> str:
    import snowballstemmer

    words = [word for word in spelling.split("-") if word not in _LITTLE]
    return "-".join(snowballstemmer.stemmer("danish").stemWords(words))


def _find(items: Mapping[str, _Named], typed: str, message: str) -> _Named:
    """Find what was typed; a suggestion is an id, whatever word was near."""
    if found := _exact(items, typed) or _form(items, typed):
        return items[found]
    known = _spellings(items)
    near = nearest(same(typed), known)
    suggestion = did_you_mean(known[near], items) if near else ""
    raise UserError(message.format(typed=typed, suggestion=suggestion, known=", ".join(items)))
