"""Where answers lead: the walk, and the checklists that a role, a situation and strengths select."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from stressguide.model import Cell, Guideline, Place, Point, Role, Section, Situation, Slot, Strength
from stressguide.navigation.lookup import Standing, standings
from stressguide.words import has_words

UNKNOWN = "?"
"""The answer "I don't know"."""


class Checklist(Struct, frozen=True):
    """What one role is to do, or to know, in one situation."""

    role: Role
    situation: Situation
    cell: Cell
    sections: tuple[Section, ...]
    """Those of the cell that have a selected strength."""
    mentions: tuple[Standing, ...]
    """Points of other roles, in the same situation, that name this role."""
    contacts: tuple[Slot, ...]
    """Whom the sections name, where it is known who that is at this workplace."""
    others: tuple["Checklist", ...]
    """What the other roles do in the same situation, where that was asked for."""

    @property
    def is_empty(self) -> bool:
        """Whether neither the guideline nor the workplace says anything."""
        return not (self.sections or self.cell.notes or self.cell.local_notes)


class Selection(Struct, frozen=True):
    """Checklists of one guideline, in the order of its roles and situations."""

    guideline: Guideline
    role: Role | None
    """None selects every role."""
    situation: Situation | None
    """None selects every situation."""
    strengths: frozenset[Strength]
    """Empty selects every strength."""
    checklists: tuple[Checklist, ...]

    @property
    def every(self) -> list[Checklist]:
        """Each checklist, and below it those of the others."""
        return [each for checklist in self.checklists for each in (checklist, *checklist.others)]

    @property
    def ids(self) -> list[str]:
        """The ids of the role and the situation, as far as they narrow the choice."""
        return [item.id for item in (self.role, self.situation) if item]


def follow(
    guideline: Guideline, answers: tuple[str, ...], situation: str | None = None
) -> dict[str, str] | tuple[str | None, str | None]:
    """Find the answers to "Who are you?" or then to "What is happening?", by their keys; after both, where they lead.

    To each question one may also answer `UNKNOWN`. Without a role it is everyone in the situation; without a situation
    it is the overview. A `situation` given in advance is not asked for.
    """
    if not answers:
        return {role.id: role.who for role in guideline.roles.values()}
    role = guideline.roles.get(answers[0])
    if situation or answers[1:] == (UNKNOWN,):
        return role.id if role else None, situation
    if not answers[1:] and role:
        return {each.key: each.what for each in role.answers}
    if not answers[1:]:
        return {each.id: each.name for each in guideline.situations.values()}
    return next(each.leads_to for each in role.answers if each.key == answers[1]) if role else (None, answers[1])


def select(
    guideline: Guideline,
    role: Role | None = None,
    situation: Situation | None = None,
    *,
    strengths: Collection[Strength] = (),
    others: bool = False,
) -> Selection:
    """Select what applies; an argument left out does not narrow the choice.

    A role's points are those to which the walk leads from the situation. Strengths leave out what has none of them, but
    a role and situation asked for by name is always there. `others` adds to each checklist what the other roles do in
    its situation.
    """
    wanted = frozenset(strengths)
    roles, situations = [role.id] if role else guideline.roles, [situation.id] if situation else guideline.situations
    places = dict.fromkeys(guideline.led(Place(each, when)) for each in roles for when in situations)
    checklists = tuple(_checklist(guideline, place, place.role, wanted, others=others) for place in places)
    if wanted and len(checklists) > 1:
        checklists = tuple(item for item in checklists if item.sections)
    return Selection(guideline, role, situation, wanted, checklists)


def _checklist(
    guideline: Guideline, at: Place, reader: str, wanted: Collection[Strength], *, others: bool
) -> Checklist:
    role, situation, cell = guideline.roles[at.role], guideline.situations[at.situation], guideline.cells[at]
    cell = cell.spoken_to(reader)
    sections = tuple(section for section in cell.sections if not wanted or section.strength in wanted)
    known = contacts(guideline, [text for each in sections for text in texts_of(each, *each.points)])
    places = dict.fromkeys(guideline.led(Place(other, at.situation)) for other in guideline.roles if others)
    lists = [_checklist(guideline, each, reader, wanted, others=False) for each in places if each.role != at.role]
    beside = tuple(each for each in lists if not each.is_empty)
    return Checklist(role, situation, cell, sections, mentions(guideline, role, situation, wanted), known, beside)


def mentions(
    guideline: Guideline, role: Role, situation: Situation, strengths: Collection[Strength] = ()
) -> tuple[Standing, ...]:
    """Find the points of the other roles that name `role` in `situation`, as whole words."""
    found = {
        point.id: Standing(place, section, point.spoken_to(role.id))
        for place, section, point in standings(guideline)
        if place.situation == situation.id and role.id not in (place.role, *point.others)
        if not strengths or section.strength in strengths
        if names([point.original or point.text], role.named_as)
    }
    return tuple(found.values())


def contacts(guideline: Guideline, texts: Collection[str]) -> tuple[Slot, ...]:
    """Find whom texts name, of those of whom it is known who they are at this workplace."""
    return tuple(slot for slot in guideline.slots if slot.contact and names(texts, slot.named_as))


def texts_of(section: Section, *points: Point) -> list[str]:
    """List what stands above a section and some points of it, in the guideline's own language."""
    heads = section.originals or (section.heading, section.intro, section.lead)
    return [text for text in (*heads, *(point.original or point.text for point in points)) if text]


def names(texts: Iterable[str], called: Iterable[str]) -> bool:
    """Whether one of the texts has one of the names in it, as whole words."""
    return any(has_words(text, name) for name in called for text in texts)
