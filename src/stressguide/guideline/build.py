"""From a guideline as it is written to a guideline as the program knows it. The file has been checked before."""

import re
from collections import defaultdict
from collections.abc import Mapping

from msgspec.structs import replace

from stressguide import model
from stressguide.guideline import entries
from stressguide.guideline.entries import Path

_LINES = re.compile(r"([1-9][0-9]{0,5})(?:[-–]([1-9][0-9]{0,5}))?")


def resolve(entry: entries.GuidelineEntry, lines: Mapping[Path, model.Lines]) -> model.Guideline:
    """Make the guideline; `lines` says where its texts stand in the source document."""
    return model.Guideline(
        id=entry.id,
        language=entry.language,
        title=entry.title,
        purpose=entry.purpose,
        source=_source(entry.source, lines) if entry.source else None,
        acute=entry.acute,
        situations={key: replace(item, id=key) for key, item in entry.situations.items()},
        roles={key: _role(key, item) for key, item in entry.roles.items()},
        cells=_cells(entry, lines),
        slots=tuple(replace(item, id=key) for key, item in entry.slots.items()),
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
    answers = tuple(
        model.Answer(own, answer.what, model.Place.parse(answer.goto or f"{key}/{own}"))
        for own, answer in item.situations.items()
    )
    return model.Role(key, item.name, item.who, item.words, item.named_as, answers, item.like)


def _cells(entry: entries.GuidelineEntry, lines: Mapping[Path, model.Lines]) -> dict[model.Place, model.Cell]:
    """Put each section where it is written, and wherever it or a point of it is shared."""
    there: dict[model.Place, list[tuple[model.Place, Path, entries.SectionEntry]]] = defaultdict(list)
    for home, at, section in entry.written():
        for place in entries.reached(home, section):
            there[place].append((home, at, section))
    ids: dict[Path, str] = {}
    places = (model.Place(role, situation) for role in entry.roles for situation in entry.situations)
    return {place: _cell(entry, place, there[place], ids, lines) for place in places}


def _cell(
    entry: entries.GuidelineEntry,
    place: model.Place,
    there: list[tuple[model.Place, Path, entries.SectionEntry]],
    ids: dict[Path, str],
    lines: Mapping[Path, model.Lines],
) -> model.Cell:
    answer = entry.answer(place) or entries.AnswerEntry(entry.situations[place.situation].name)
    sections, here, number = [], str(place), 0
    for home, at, section in there:
        points = []
        whole = entries.places(home, section)
        for path, point in section.listed():
            where = entries.places(home, section, point) if point.roles or point.situations else whole
            spot = at + path
            if place not in where:
                continue
            number += len(path) == 2
            under = ids[spot[:-2]] if len(path) > 2 else None
            made = model.Point(
                id=ids.setdefault(spot, f"{under}.{int(path[-1]) + 1}" if under else f"{here}/{number}"),
                text=point.text,
                lines=lines.get(spot),
                note=_note(point.note, place) if point.note else None,
                under=under,
                others=tuple([role for role, when in where if when == place.situation and role != place.role]),
                reference=point.reference or section.reference,
                within=point.within,
                after=point.after,
            )
            points.append(made)
        heads = [lines.get((*at, head)) for head in ("heading", "intro", "lead")]
        stands = list(filter(None, [*heads, *(point.lines for point in points)]))
        span = model.Lines(stands[0].first, stands[-1].last) if stands else None
        said = {name: getattr(section, name) for name in model.Headed.__struct_fields__}
        own, steps = None if home == place else home, bool(section.steps)
        sections.append(model.Section(points=tuple(points), lines=span, is_numbered=steps, home=own, **said))
    named = [model.Place.parse(link) for link in (answer.goto, *answer.links) if link]
    led = [model.Place.parse(leads.goto) if (leads := entry.answer(link)) and leads.goto else link for link in named]
    links = tuple(link for link in dict.fromkeys(led) if link != place)
    notes = tuple(_note(each, place) for each in answer.notes)
    return model.Cell(place, answer.what, tuple(sections), links, notes)


def _note(written: str | model.Note, place: model.Place) -> model.Note:
    note = model.Note(written, checked=None) if isinstance(written, str) else written
    return replace(note, to=note.to or place.role)


def applied(guideline: model.Guideline, entry: entries.LocalEntry) -> model.Guideline:
    """Put what is local into a guideline, marked as such. It has been checked before."""
    added: dict[model.Place, list[entries.AdditionEntry]] = defaultdict(list)
    for item in entry.add:
        added[model.Place.parse(item.to)].append(item)
    return replace(
        guideline,
        slots=tuple(replace(slot, contact=entry.fill.get(slot.id)) for slot in guideline.slots),
        cells={
            place: _with_own(cell.spoken_to(None) if entry.notes is entries.Notes.hidden else cell, added[place])
            for place, cell in guideline.cells.items()
        },
    )


def _with_own(cell: model.Cell, added: list[entries.AdditionEntry]) -> model.Cell:
    own = [(item.strength, item.point) for item in added if item.point]
    points = [
        (strength, model.Point(f"{cell.place}/lokal-{number}", text, None, None))
        for number, (strength, text) in enumerate(own, start=1)
    ]
    sections = tuple(
        model.Section(strength=strength, points=found, is_local=True)
        for strength in model.Strength
        if (found := tuple(point for each, point in points if each is strength))
    )
    return replace(cell, sections=cell.sections + sections, local_notes=tuple(item.note for item in added if item.note))
