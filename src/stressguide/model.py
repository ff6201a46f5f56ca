"""A guideline as the program knows it: complete, resolved and unchangeable."""

from enum import StrEnum
from typing import Annotated, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from stressguide.texts import later, lower_first

NOT_WRITTEN = None
"""Stands in place of the description of a field that no author writes, in what is read just as it is written."""


class Strength(StrEnum):
    """How binding the lead of a section is, most binding first. The values are the words of the file format."""

    RESPONSIBILITY = "ansvar"
    MUST = "skal"
    SHOULD = "bør"
    RECOMMENDED = "anbefales"
    ENCOURAGED = "opfordres"
    CAN = "kan"
    KNOWLEDGE = "viden"

    @property
    def is_task(self) -> bool:
        """Whether its points are to be done; the points of `KNOWLEDGE` are only to be known."""
        return self is not Strength.KNOWLEDGE


class Lines(NamedTuple):
    """The first and last line, counted from 1, where words stand in the source document."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


class Place(NamedTuple):
    """A role in a situation, by their ids."""

    role: str
    situation: str

    def __str__(self) -> str:
        return f"{self.role}/{self.situation}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """Read what `str` writes: "leder/sygemeldt"."""
        role, _slash, situation = text.partition("/")
        return cls(role, situation)


Reference = Annotated[
    str | None,
    later("Where it stands, if the document numbers that itself: § 7, s. 4, 3.2. Shown in place of lines."),
]


class Note(Struct, frozen=True, gc=False):
    """An editor's remark; never part of the guideline's words. One without a date is only a text in the file."""

    text: Annotated[str, later("The remark.")]
    checked: Annotated[str | None, later("The date on which it was last checked: 2026-11-23.")]
    link: Annotated[str | None, later("The address of an authority's page that says so.")] = None
    to: Annotated[
        str, later("The id of the role it speaks to; no other sees it. Left out: the role whose list it is on.")
    ] = ""


class Point(Struct, frozen=True, gc=False):
    """One atomic responsibility, or thing to know, in the guideline's own words."""

    id: str
    """What it is called: "leder/sygemeldt/3" is the third point of that role and situation, over all its sections.

    It is the same wherever the point is shared; a part of it is "leder/sygemeldt/3.1".
    """
    text: str
    lines: Lines | None
    """None where the guideline names no source document."""
    note: Note | None
    original: str | None = None
    """Its words in the guideline's own language, where `text` is a translation."""
    under: str | None = None
    """The id of the point that it is a part of."""
    others: tuple[str, ...] = ()
    """The other roles that it binds in this situation."""
    reference: Reference = None
    within: str | None = None
    """The time it is to be done in: "P14D"."""
    after: str | None = None
    """From when that counts, if not from the meeting."""

    def spoken_to(self, role: str | None) -> "Point":
        """Keep its note only if that speaks to a role."""
        return replace(self, note=None) if self.note and self.note.to != role else self


class Headed(Struct, frozen=True, kw_only=True):
    """What a list has above it. What the document does not print is None."""

    strength: Annotated[Strength, later("How binding the lead is. “viden” is to be known, not done.")]
    heading: Annotated[str | None, later("The heading, as printed.")] = None
    intro: Annotated[str | None, later("A paragraph between heading and lead, as printed.")] = None
    lead: Annotated[
        str | None, later("The sentence that opens the list, as printed. With a colon it is in quotes.")
    ] = None
    verb: Annotated[
        str | None,
        later("The words of the lead that bind, where they are more than the strength: skal arbejde for at."),
    ] = None
    agenda: Annotated[str | None, later("If the points are the agenda of a meeting: its name, for the minutes.")] = None
    reference: Reference = None


class Section(Headed, frozen=True, kw_only=True):
    """One headed list inside a role and situation."""

    points: tuple[Point, ...]
    lines: Lines | None = None
    """From the heading, or what comes first, to the last point."""
    is_local: bool = False
    """Whether the points are the workplace's own, and no part of the guideline."""
    is_numbered: bool = False
    """Whether the points are steps, to be taken in this order."""
    home: Place | None = None
    """Where it is written, if it only shares that."""
    originals: tuple[str, ...] = ()
    """Heading, intro and lead in the guideline's own language, as far as they are there, where they are translated."""


class Cell(Struct, frozen=True):
    """What the guideline says to one role in one situation. Where it says nothing, `sections` is empty."""

    place: Place
    what: str
    """What is happening, as the person of that role would say it."""
    sections: tuple[Section, ...]
    links: tuple[Place, ...]
    """Other cells that also concern the reader; none of them is silent."""
    notes: tuple[Note, ...] = ()
    """The editor's remarks on the whole."""
    local_notes: tuple[str, ...] = ()
    """The workplace's own remarks."""

    def spoken_to(self, role: str | None) -> "Cell":
        """Keep of the editor's notes those that speak to a role; none of them if that is None."""
        sections = tuple(
            replace(section, points=tuple(point.spoken_to(role) for point in section.points))
            for section in self.sections
        )
        return replace(self, sections=sections, notes=tuple(note for note in self.notes if note.to == role))

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in the order of the document, without what they are made of; the workplace's own last."""
        return tuple(point for section in self.sections for point in section.points if not point.under)

    @property
    def is_silent(self) -> bool:
        """Whether the guideline says nothing here, whatever the workplace has added."""
        return all(section.is_local for section in self.sections)


class Answer(Struct, frozen=True):
    """One answer to "What is happening?", and the cell it leads to."""

    key: str
    what: str
    leads_to: Place


KnownRole = StrEnum("KnownRole", "medarbejder leder medarbejdergruppe tr-amr organisation")
KnownSituation = StrEnum("KnownSituation", "forebyggelse stress sygemeldt foer-tilbagekomst tilbagekomst")
"""What the embedded guideline calls its roles and situations, for whom the program has learned people's own words."""


class Situation(Struct, frozen=True):
    """What is happening, whoever you are."""

    name: Annotated[str, later("What is happening, whoever you are. Short.")]
    words: Annotated[tuple[str, ...], later("Other words for it, which can be typed in place of its id.")] = ()
    like: Annotated[
        KnownSituation | None,
        later("The situation on stress that people describe in the same words, such as sygemeldt."),
    ] = None
    id: Annotated[str, NOT_WRITTEN] = ""


class Role(Struct, frozen=True):
    """Who you are."""

    id: str
    name: str
    who: str
    """An answer to "Who are you?"."""
    words: tuple[str, ...]
    """Other words for it, accepted wherever its id is."""
    named_as: tuple[str, ...]
    """The words by which the document names this role when it speaks to others."""
    answers: tuple[Answer, ...]
    like: str | None = None
    """The role of the embedded guideline that people of this one write like."""


class Correction(Struct, frozen=True):
    """A fault of the printed document that the guideline file repairs, and says so."""

    lines: Lines
    note: str


class Unlisted(Struct, frozen=True):
    """What the document says outside its lists, such as a chapter's heading; no checklist shows it."""

    text: str
    lines: Lines | None


class Source(Struct, frozen=True):
    """The document that a guideline renders."""

    document: str
    """The name of its file, beside the guideline file."""
    corrections: tuple[Correction, ...]
    unlisted: tuple[Unlisted, ...] = ()


class AcuteHelp(Struct, frozen=True):
    """Where to turn in an emergency."""

    checked: Annotated[str, later("The date on which the lines were last checked: 2026-11-23.")]
    situations: Annotated[tuple[str, ...], later("The ids of the grave situations: help stands below their lists.")]
    lines: Annotated[tuple[str, ...], later("Where to turn, for somebody whose words say that there is danger.")]
    line: Annotated[
        str | None, later("The same in one line, for the grave situations. Left out: the first of them.")
    ] = None
    slot: Annotated[str | None, later("The id of the slot with this workplace's own number, shown with them.")] = None


class Contact(Struct, frozen=True, kw_only=True):
    """Who it is at this workplace: a function, and no name; last checked on a date, as YYYY-MM-DD."""

    function: str
    telephone: str | None = None
    mail: str | None = None
    checked: str


class Slot(Struct, frozen=True):
    """Whom the document names without saying who that is at a workplace."""

    name: Annotated[str, later("What it is called, such as: TR.")]
    named_as: Annotated[
        tuple[str, ...], later("The document's words for it. It is shown below the points that have them.")
    ] = ()
    contact: Annotated[Contact | None, NOT_WRITTEN] = None
    id: Annotated[str, NOT_WRITTEN] = ""


class Guideline(Struct, frozen=True):
    """One document: what it says to each role in each situation."""

    id: str
    language: str
    title: str
    purpose: str | None
    source: Source | None
    acute: AcuteHelp | None
    situations: dict[str, Situation]
    """By id, in the order in which they happen."""
    roles: dict[str, Role]
    """By id, in the order in which they are offered."""
    cells: dict[Place, Cell]
    """One for each role and situation, by role and then by situation."""
    slots: tuple[Slot, ...] = ()
    given: str | None = None
    """What the user typed to have this guideline in place of the usual one; suggested commands repeat it."""

    def led(self, place: Place) -> Place:
        """Say where the walk leads from a place: elsewhere, where its points are said to stand there."""
        answers = self.roles[place.role].answers
        there = next((answer.leads_to for answer in answers if answer.key == place.situation), place)
        cell = self.cells[place]
        return place if cell.sections or cell.notes or cell.local_notes else there

    def inside(self, text: str) -> str:
        """Make a text of it fit inside a sentence: "Lederen" gives "lederen", but in German "Die Leitung" stays."""
        return text if self.language == "de" else lower_first(text)

    def heading(self, place: Place) -> str:
        """Say who and what a checklist is for: "Lederen: en medarbejder er sygemeldt med stress"."""
        return f"{self.roles[place.role].name}: {self.inside(self.cells[place].what)}"
