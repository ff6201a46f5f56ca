"""A guideline file as its author writes it. `docs/guideline-file.md` explains each field to authors."""

from msgspec import Struct

from stressguide.guideline.model import Strength


class CorrectionEntry(Struct):
    """A fault of the printed document that is repaired here: ``lines`` is "99" or "95-96"."""

    lines: str
    note: str


class SourceEntry(Struct):
    """The document whose words these are, by the name of a file beside this one."""

    document: str
    corrections: list[CorrectionEntry] = []


class AcuteEntry(Struct):
    """Lines shown on the screen in the situations named, and the date they were checked."""

    checked: str
    situations: list[str]
    lines: list[str]


class SituationEntry(Struct):
    """What is happening, whoever you are."""

    name: str
    words: list[str] = []


class PointEntry(Struct):
    """A point that needs more than its words."""

    text: str
    note: str | None = None


class SectionEntry(Struct):
    """One headed list; `agenda` names the meeting whose agenda its points are, if they are one."""

    strength: Strength
    points: list[str | PointEntry]
    heading: str | None = None
    intro: str | None = None
    lead: str | None = None
    agenda: str | None = None


class AnswerEntry(Struct):
    """What a role answers to "What is happening?". Under a situation's id it is that situation's own answer."""

    what: str
    goto: str | None = None
    sections: list[SectionEntry] = []
    links: list[str] = []


class RoleEntry(Struct):
    """Who you are, and what may be happening to you."""

    name: str
    who: str
    situations: dict[str, AnswerEntry]
    words: list[str] = []
    named_as: list[str] = []


class GuidelineEntry(Struct):
    """The whole file."""

    id: str
    language: str
    title: str
    situations: dict[str, SituationEntry]
    roles: dict[str, RoleEntry]
    purpose: str | None = None
    source: SourceEntry | None = None
    acute: AcuteEntry | None = None
