"""From a guideline as it is written to a guideline as the program knows it. The file has been checked before."""

import re
from collections import defaultdict
from collections.abc import Mapping

from msgspec.structs import replace

from stressguide.guideline.decoding import Path
from stressguide.guideline.entries import (
    AdditionEntry,
    AnswerEntry,
    GuidelineEntry,
    LocalEntry,
    PointEntry,
    SectionEntry,
    SourceEntry,
)
from stressguide.model import (
    AcuteHelp,
    Answer,
    Cell,
    Contact,
    Correction,
    Guideline,
    Lines,
    Place,
    Point,
    Role,
    Section,
    Situation,
    Slot,
    Source,
    Strength,
    Unlisted,
)

LOCAL_ID = "lokal"
"""What the numbers of local points are preceded by: "leder/sygemeldt/lokal-1" is the first of that place."""

_LINES = re.compile(r"([1-9][0-9]{0,5})(?:[-–]([1-9][0-9]{0,5}))?")


def resolve(entry: GuidelineEntry, lines: Mapping[Path, Lines]) -> Guideline:
    """Make the guideline; `lines` says where its texts stand in the source document."""
    source, acute = entry.source, entry.acute
    return Guideline(
        id=entry.id,
        language=entry.language,
        title=entry.title,
        purpose=entry.purpose,
        source=_source(source, lines) if source else None,
        acute=AcuteHelp(acute.checked, tuple(acute.situations), tuple(acute.lines), acute.line, acute.slot)
        if acute
        else None,
        situations={
            key: Situation(key, item.name, tuple(item.words), item.like) for key, item in entry.situations.items()
        },
        roles={key: _role(entry, key) for key in entry.roles},
        cells={
            Place(role, situation): _cell(entry, Place(role, situation), lines)
            for role in entry.roles
            for situation in entry.situations
        },
        slots=tuple(Slot(key, item.name, tuple(item.named_as)) for key, item in entry.slots.items()),
    )


def corrected_lines(written: str) -> Lines | None:
    """Read the lines of a correction, "99" or "95-96"; None if they are something else."""
    match = _LINES.fullmatch(written)
    if match is None or int(match[1]) > int(match[2] or match[1]):
        return None
    return Lines(int(match[1]), int(match[2] or match[1]))


def _source(source: SourceEntry, lines: Mapping[Path, Lines]) -> Source:
    return Source(
        document=source.document,
        corrections=tuple(
            Correction(span, item.note) for item in source.corrections if (span := corrected_lines(item.lines))
        ),
        unlisted=tuple(
            Unlisted(text, lines.get(("source", "unlisted", index))) for index, text in enumerate(source.unlisted)
        ),
    )


def _role(entry: GuidelineEntry, key: str) -> Role:
    item = entry.roles[key]
    answers = tuple(
        Answer(answer_key, answer.what, Place.parse(answer.goto) if answer.goto else Place(key, answer_key))
        for answer_key, answer in item.situations.items()
    )
    return Role(key, item.name, item.who, tuple(item.words), tuple(item.named_as), answers, item.like)


def _cell(entry: GuidelineEntry, place: Place, lines: Mapping[Path, Lines]) -> Cell:
    answer = entry.roles[place.role].situations.get(place.situation)
    if answer is None:
        answer = AnswerEntry(entry.situations[place.situation].name)
    sections: list[Section] = []
    for index, section in enumerate(answer.sections):
        at: Path = ("roles", place.role, "situations", place.situation, "sections", index)
        before = sum(len(earlier.points) for earlier in sections)
        sections.append(_section(section, at, place, before, lines))
    targets = ([answer.goto] if answer.goto else []) + answer.links
    links = tuple(dict.fromkeys(Place.parse(target) for target in targets))
    return Cell(place, answer.what, tuple(sections), links)


def _section(section: SectionEntry, at: Path, place: Place, before: int, lines: Mapping[Path, Lines]) -> Section:
    points = []
    for index, item in enumerate(section.points):
        point = item if isinstance(item, PointEntry) else PointEntry(item)
        number, stands = before + index + 1, lines.get((*at, "points", index))
        points.append(Point(f"{place}/{number}", point.text, stands, point.note, number=number))
    printed = (lines.get((*at, name)) for name in ("heading", "intro", "lead"))
    first = next(filter(None, printed), points[0].lines)
    last = points[-1].lines
    span = Lines(first.first, last.last) if first and last else None
    heads = (section.heading, section.intro, section.lead)
    return Section(*heads, section.strength, tuple(points), span, section.agenda)


def applied(guideline: Guideline, entry: LocalEntry) -> Guideline:
    """Put what is local into a guideline, marked as such. It has been checked before."""
    contacts = {
        key: Contact(item.function, item.telephone, item.mail, item.checked) for key, item in entry.fill.items()
    }
    added: dict[Place, list[AdditionEntry]] = defaultdict(list)
    for item in entry.add:
        added[Place.parse(item.to)].append(item)
    return replace(
        guideline,
        slots=tuple(replace(slot, contact=contacts.get(slot.id)) for slot in guideline.slots),
        cells={place: _with_own(cell, added[place]) for place, cell in guideline.cells.items()},
    )


def _with_own(cell: Cell, added: list[AdditionEntry]) -> Cell:
    points = [
        (item.strength, Point(f"{cell.place}/{LOCAL_ID}-{number}", item.point, None, None))
        for number, item in enumerate((item for item in added if item.point), start=1)
        if item.point and item.strength
    ]
    own = tuple(
        Section(None, None, None, strength, found, None, None, is_local=True)
        for strength in Strength
        if (found := tuple(point for each, point in points if each is strength))
    )
    return replace(cell, sections=cell.sections + own, notes=tuple(item.note for item in added if item.note))
