"""A guideline's files as their author writes them. The descriptions are what an editor shows the author.

`docs/egne-retningslinjer.md` explains the same at length, with what the fields have to do with one another.
"""

from collections.abc import Iterator
from enum import Enum, StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from stressguide.model import (
    NOT_WRITTEN,
    AcuteHelp,
    Contact,
    Headed,
    KnownRole,
    Note,
    Place,
    Reference,
    Situation,
    Slot,
    Strength,
)
from stressguide.texts import later

Path = tuple[str | int, ...]
"""Where a value stands in the file: keys and indexes, from the root."""

Texts = tuple[str, ...]

_Roles = Annotated[Texts, later("The ids of other roles that it binds too. It is written once.")]
_Situations = Annotated[Texts, later("The ids of other situations in which it holds too.")]


class CorrectionEntry(Struct):
    """A fault of the printed document that is repaired here."""

    lines: Annotated[str, later("The lines of the source document, such as 99 or 95-96.")]
    note: Annotated[str, later("What is wrong in print, and what was done.")]


class SourceEntry(Struct):
    """The document whose words these are."""

    document: Annotated[str, later("The name of a text file beside this one. Every word of it must stand here.")]
    unlisted: Annotated[
        Texts, later("What the document says outside its lists, such as chapter headings. No list shows it.")
    ] = ()
    corrections: Annotated[
        tuple[CorrectionEntry, ...], later("List marks that are wrong in print, and are repaired here.")
    ] = ()


class PointEntry(Struct, gc=False):
    """A point that needs more than its words."""

    text: Annotated[str, later("The words of the point.")]
    note: Annotated[str | Note | None, later("A remark of yours. It is shown as such, not as the document's.")] = None
    points: Annotated[Texts, later("What the point is made of, if the document lists that below it.")] = ()
    roles: _Roles = ()
    situations: _Situations = ()
    reference: Reference = None
    within: Annotated[str | None, later("The time it is to be done in: P14D is 14 days, P4W weeks, P3M months.")] = None
    after: Annotated[str | None, later("From when that counts, such as: the first day of absence.")] = None


class SectionEntry(Headed, frozen=True, kw_only=True):
    """One headed list."""

    points: Annotated[tuple[str | PointEntry, ...], later("One responsibility each, in the document's words.")] = ()
    steps: Annotated[tuple[str | PointEntry, ...], later("The same, where the document numbers them.")] = ()
    roles: _Roles = ()
    situations: _Situations = ()

    def listed(self) -> Iterator[tuple[Path, PointEntry]]:
        """List the points, each with where it stands in the section, and below each what it is made of."""
        for kind, items in (("points", self.points), ("steps", self.steps)):
            for index, item in enumerate(items):
                point = item if isinstance(item, PointEntry) else PointEntry(item)
                yield (kind, index), point
                for number, part in enumerate(point.points):
                    same = PointEntry(part, None, (), point.roles, point.situations, point.reference)
                    yield (kind, index, "points", number), same


def reached(home: Place, section: SectionEntry) -> list[Place]:
    """List where something of a section stands."""
    found = places(home, section)
    for item in (*section.points, *section.steps):
        if isinstance(item, PointEntry):
            found += places(home, section, item)
    return list(dict.fromkeys(found))


def places(home: Place, *shared: SectionEntry | PointEntry) -> list[Place]:
    """List where something stands: where it is written, and wherever it or what it is in is shared."""
    roles, situations = [home.role], [home.situation]
    for each in shared:
        roles += each.roles
        situations += each.situations
    if len(roles) == len(situations) == 1:
        return [home]
    return list(dict.fromkeys(Place(role, situation) for role in roles for situation in situations))


class AnswerEntry(Struct):
    """What a role answers to "What is happening?". Under a situation's id it is that situation's own answer."""

    what: Annotated[str, later("What is happening, as the person would say it.")]
    goto: Annotated[str | None, later("Where this answer leads instead, as role/situation.")] = None
    sections: Annotated[
        tuple[SectionEntry, ...], later("What the document says here. Left out if it says nothing.")
    ] = ()
    links: Annotated[Texts, later("What else concerns the reader, each as role/situation.")] = ()
    notes: Annotated[tuple[Note, ...], later("Remarks of yours on the whole, below the document's lists.")] = ()


class RoleEntry(Struct):
    """Who you are, and what may be happening to you."""

    name: Annotated[str, later("What the role is called in headings.")]
    who: Annotated[str, later("The answer to “Who are you?”, as the person would say it.")]
    situations: Annotated[
        dict[str, AnswerEntry],
        later("The answers to “What is happening?”, each under a situation's id or one of its own."),
    ]
    words: Annotated[Texts, later("Other words for it, which can be typed in place of its id.")] = ()
    named_as: Annotated[Texts, later("The document's words for this role, where it speaks to others.")] = ()
    like: Annotated[
        KnownRole | None, later("The role in the guideline on stress that people of this one write like.")
    ] = None


class GuidelineEntry(Struct):
    """The whole guideline."""

    id: Annotated[str, later("What the guideline is called: a–z, 0–9 and single hyphens.")]
    language: Annotated[str, later("The language of the document: da, en …")]
    title: Annotated[str, later("The document's title, as printed.")]
    situations: Annotated[dict[str, Situation], later("What can happen, each under its id, in the order of time.")]
    roles: Annotated[dict[str, RoleEntry], later("Who one can be, each under its id, in the order of the question.")]
    purpose: Annotated[str | None, later("What the document is for, as printed.")] = None
    source: Annotated[SourceEntry | None, later("The document itself, if its words are to be proved.")] = None
    sections: Annotated[
        tuple[SectionEntry, ...],
        later("What is written under no role: each names its “roles” and “situations” itself."),
    ] = ()
    acute: Annotated[AcuteHelp | None, later("Where to turn in an emergency.")] = None
    slots: Annotated[
        dict[str, Slot],
        later("Whom each workplace has its own of, each under an id. Who that is stands in the local file."),
    ] = {}

    def answers(self) -> Iterator[tuple[Place, Path, AnswerEntry]]:
        """List the answers, each with whose it is and where it stands in the file."""
        for role, item in self.roles.items():
            for key, answer in item.situations.items():
                yield Place(role, key), ("roles", role, "situations", key), answer

    def answer(self, place: Place) -> AnswerEntry | None:
        """Find the answer of a role in a situation, if it has one."""
        role = self.roles.get(place.role)
        return role.situations.get(place.situation) if role else None

    def written(self) -> Iterator[tuple[Place, Path, SectionEntry]]:
        """List the sections, each with whose it is and where it stands in the file."""
        for place, path, answer in self.answers():
            for index, section in enumerate(answer.sections):
                yield place, (*path, "sections", index), section
        for index, section in enumerate(self.sections):
            yield Place((*section.roles, "")[0], (*section.situations, "")[0]), ("sections", index), section

    def notes(self) -> Iterator[tuple[Path, Note]]:
        """List the remarks that are dated, each with where it stands in the file."""
        for _home, path, section in self.written():
            for at, point in section.listed():
                if isinstance(point.note, Note):
                    yield (*path, *at, "note"), point.note
        for _place, path, answer in self.answers():
            for index, note in enumerate(answer.notes):
                yield (*path, "notes", index), note


class AdditionEntry(Struct):
    """A point with its strength, or a note, of the workplace's own."""

    to: str
    point: str | None = None
    strength: Strength | None = None
    note: str | None = None


Notes = StrEnum("Notes", "shown hidden")


class LocalEntry(Struct):
    """What is local: the file beside a guideline that fills its slots and adds to it."""

    fill: dict[str, Contact] = {}
    add: tuple[AdditionEntry, ...] = ()
    notes: Notes = Notes.shown
    """Whether the editor's remarks on the guideline are shown here."""


Kinds = dict[type, Any]
"""The kinds of what may stand somewhere, each with its type; with a list or a mapping, the kinds of what is in it."""


class Field(NamedTuple):
    """A field of a Struct."""

    kinds: Kinds
    is_required: bool
    description: str


@cache
def fields_of(struct: type[Struct]) -> dict[str, Field]:
    """List the fields of a Struct that an author may write, by name."""
    found = {field.name: (field, getattr(field.type, "__metadata__", ("",))) for field in fields(struct)}
    return {
        name: Field(kinds_of(field.type), field.required, *told)
        for name, (field, told) in found.items()
        if told != (NOT_WRITTEN,)
    }


def kinds_of(expected: Any) -> Kinds:
    """List the kinds that a type allows.

    None is no kind, it only says that the field may be left out.
    """
    if get_origin(expected) is Annotated:
        expected = get_args(expected)[0]
    if isinstance(expected, UnionType):
        return {kind: of for choice in get_args(expected) for kind, of in kinds_of(choice).items()}
    if origin := get_origin(expected):
        return {origin: kinds_of(get_args(expected)[origin is dict])}
    kind = next((kind for kind in (Struct, Enum, str) if issubclass(expected, kind)), None)
    return {kind: expected} if kind else {}
