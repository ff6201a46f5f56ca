"""The checklists that a role, a situation and strengths select."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from stressguide.guideline.model import Cell, Guideline, Place, Point, Role, Section, Situation, Strength


class Mention(Struct, frozen=True):
    """A point of another role that names this one."""

    role: Role
    section: Section
    point: Point


class Checklist(Struct, frozen=True):
    """What one role is to do, or to know, in one situation."""

    role: Role
    situation: Situation
    cell: Cell
    sections: tuple[Section, ...]
    """Those of the cell that have a selected strength."""
    mentions: tuple[Mention, ...]
    """Points of other roles, in the same situation, that name this role."""
    others: tuple["Checklist", ...]
    """What the other roles do in the same situation, where that was asked for."""

    @property
    def is_silent(self) -> bool:
        """Whether the guideline says nothing here, whatever the strength."""
        return not self.cell.sections


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
    def ids(self) -> list[str]:
        """The ids of the role and the situation, as far as they narrow the choice."""
        return [item.id for item in (self.role, self.situation) if item]


def select(
    guideline: Guideline,
    role: Role | None = None,
    situation: Situation | None = None,
    *,
    strengths: Collection[Strength] = (),
    others: bool = False,
) -> Selection:
    """Select what applies; an argument left out does not narrow the choice.

    Strengths leave out what has none of them, but a role and situation asked for by name is always there. `others`
    adds to each checklist what the other roles do in its situation.
    """
    wanted = frozenset(strengths)

    def checklist(role: Role, situation: Situation, beside: Iterable[Role]) -> Checklist:
        cell = guideline.cells[Place(role.id, situation.id)]
        others = (checklist(other, situation, ()) for other in beside if other is not role)
        return Checklist(
            role=role,
            situation=situation,
            cell=cell,
            sections=_with_strength(cell, wanted),
            mentions=mentions(guideline, role, situation, wanted),
            others=tuple(other for other in others if other.sections),
        )

    every = tuple(guideline.roles.values())
    checklists = tuple(
        checklist(each, when, every if others else ())
        for each in ([role] if role else every)
        for when in ([situation] if situation else guideline.situations.values())
    )
    if wanted and len(checklists) > 1:
        checklists = tuple(item for item in checklists if item.sections)
    return Selection(guideline, role, situation, wanted, checklists)


def mentions(
    guideline: Guideline, role: Role, situation: Situation, strengths: Collection[Strength] = ()
) -> tuple[Mention, ...]:
    """Find the points of the other roles that name `role` in `situation`, as whole words."""
    names = [f" {_plain(name)} " for name in role.named_as]
    return tuple(
        Mention(other, section, point)
        for other in guideline.roles.values()
        if other is not role
        for section in _with_strength(guideline.cells[Place(other.id, situation.id)], strengths)
        for point in section.points
        if any(name in f" {_plain(point.text)} " for name in names)
    )


def _with_strength(cell: Cell, wanted: Collection[Strength]) -> tuple[Section, ...]:
    return tuple(section for section in cell.sections if not wanted or section.strength in wanted)


def _plain(text: str) -> str:
    """Words without the punctuation around them, in lower case, one space apart."""
    return " ".join(word.strip(".,:;?!()“”\"'–") for word in text.casefold().split())
