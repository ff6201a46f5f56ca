"""From a guideline as it is written to a guideline as the program knows it. The file has been checked before."""

import re
from collections import defaultdict
from collections.abc import Mapping

from msgspec.structs import replace

from stressguide import model
from stressguide.guideline import entries
from stressguide.guideline.decoding import Path

LOCAL_ID = "lokal"
"""What the numbers of local points are preceded by: "leder/sygemeldt/lokal-1" is the first of that place."""

_LINES = re.compile(r"([1-9][0-9]{0,5})(?:[-–]([1-9][0-9]{0,5}))?")


def resolve(entry: entries.GuidelineEntry, lines: Mapping[Path, model.Lines]) -> model.Guideline:
    """Make the guideline; `lines` says where its texts stand in the source document."""
    source, acute = entry.source, entry.acute
    return model.Guideline(
        id=entry.id,
        language=entry.language,
        title=entry.title,
        purpose=entry.purpose,
        source=_source(source, lines) if source else None,
        acute=model.AcuteHelp(acute.checked, tuple(acute.situations), tuple(acute.lines), acute.line, acute.slot)
        if acute
        else None,
        situations={
            key: model.Situation(key, item.name, tuple(item.words), item.like) for key, item in entry.situations.items()
        },
        roles={key: _role(key, item) for key, item in entry.roles.items()},
        cells={
            model.Place(role, situation): _cell(entry, model.Place(role, situation), lines)
            for role in entry.roles
            for situation in entry.situations
        },
        slots=tuple(model.Slot(key, item.name, tuple(item.named_as)) for key, item in entry.slots.items()),
    )


def corrected_lines(written: str) -> model.Lines | None:
    """Read the lines of a correction, "99" or "95-96"; None if they are something else."""
    match = _LINES.fullmatch(written)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    return model.Lines(first, last) if first <= last else None


def _source(source: entries.SourceEntry, lines: Mapping[Path, model.Lines]) -> model.Source:
    corrections = ((corrected_lines(item.lines), item.note) for item in source.corrections)
    unlisted = enumerate(source.unlisted)
    return model.Source(
        document=source.document,
        corrections=tuple(model.Correction(span, note) for span, note in corrections if span),
        unlisted=tuple(model.Unlisted(text, lines.get(("source", "unlisted", index))) for index, text in unlisted),
    )


def _role(key: str, item: entries.RoleEntry) -> model.Role:
    answers = (
        model.Answer(own, answer.what, model.Place.parse(answer.goto or f"{key}/{own}"))
        for own, answer in item.situations.items()
    )
    return model.Role(key, item.name, item.who, tuple(item.words), tuple(item.named_as), tuple(answers), item.like)


def _cell(entry: entries.GuidelineEntry, place: model.Place, lines: Mapping[Path, model.Lines]) -> model.Cell:
    silent = entries.AnswerEntry(entry.situations[place.situation].name)
    answer = entry.roles[place.role].situations.get(place.situation, silent)
    sections: list[model.Section] = []
    for index, section in enumerate(answer.sections):
        at: Path = ("roles", place.role, "situations", place.situation, "sections", index)
        before = sum(len(earlier.points) for earlier in sections)
        sections.append(_section(section, at, place, before, lines))
    targets = dict.fromkeys((*filter(None, (answer.goto,)), *answer.links))
    return model.Cell(place, answer.what, tuple(sections), tuple(map(model.Place.parse, targets)))


def _section(
    section: entries.SectionEntry, at: Path, place: model.Place, before: int, lines: Mapping[Path, model.Lines]
) -> model.Section:
    points = []
    for index, item in enumerate(section.points):
        point = item if isinstance(item, entries.PointEntry) else entries.PointEntry(item)
        number, stands = before + index + 1, lines.get((*at, "points", index))
        points.append(model.Point(f"{place}/{number}", point.text, stands, point.note, number=number))
    first = next(filter(None, (lines.get((*at, name)) for name in ("heading", "intro", "lead"))), points[0].lines)
    last = points[-1].lines
    span = model.Lines(first.first, last.last) if first and last else None
    heads = (section.heading, section.intro, section.lead)
    return model.Section(*heads, section.strength, tuple(points), span, section.agenda, verb=section.verb)


def applied(guideline: model.Guideline, entry: entries.LocalEntry) -> model.Guideline:
    """Put what is local into a guideline, marked as such. It has been checked before."""
    contacts = {
        key: model.Contact(item.function, item.telephone, item.mail, item.checked) for key, item in entry.fill.items()
    }
    added: dict[model.Place, list[entries.AdditionEntry]] = defaultdict(list)
    for item in entry.add:
        added[model.Place.parse(item.to)].append(item)
    return replace(
        guideline,
        slots=tuple(replace(slot, contact=contacts.get(slot.id)) for slot in guideline.slots),
        cells={place: _with_own(cell, added[place]) for place, cell in guideline.cells.items()},
    )


def _with_own(cell: model.Cell, added: list[entries.AdditionEntry]) -> model.Cell:
    own = [(item.strength, item.point) for item in added if item.point]
    points = [
        (strength, model.Point(f"{cell.place}/{LOCAL_ID}-{number}", text, None, None))
        for number, (strength, text) in enumerate(own, start=1)
    ]
    sections = tuple(
        model.Section(None, None, None, strength, found, None, None, is_local=True)
        for strength in model.Strength
        if (found := tuple(point for each, point in points if each is strength))
    )
    return replace(cell, sections=cell.sections + sections, notes=tuple(item.note for item in added if item.note))
