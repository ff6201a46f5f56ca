"""What the types of a guideline file cannot say: names that clash, ways that lead nowhere, words of its own."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date

from stressguide.errors import did_you_mean, listed
from stressguide.guideline import entries
from stressguide.guideline.build import corrected_lines
from stressguide.guideline.entries import GuidelineEntry, Path
from stressguide.guideline.faults import Code, Finding
from stressguide.model import AcuteHelp, Guideline, Place, Situation
from stressguide.texts import _
from stressguide.words import same, spelled_words

MAX_ITEMS = 50
"""No guideline has more roles, nor more situations; every role has a cell for every situation."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PERIOD = re.compile(r"P([1-9][0-9]{0,3})([DWM])")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ADDRESS = re.compile(r"https?://\S+")


def check(entry: GuidelineEntry, *, whole: bool = True) -> Iterator[Finding]:
    """Find what is wrong with a file in itself, without its source document.

    If it could not be read `whole`, an empty text, list or mapping in it may stand for anything, and is not held
    against the author.
    """
    yield from _ids(entry)
    yield from _names(entry)
    yield from _options(entry)
    yield from _answers(entry, whole=whole)
    if entry.roles and entry.situations:
        yield from _sections(entry, whole=whole)
    if entry.acute:
        yield from _acute(entry.acute, entry)
    if entry.source:
        yield from _source(entry.source)
    yield from check_notes(entry)


def _ids(entry: GuidelineEntry) -> Iterator[Finding]:
    ids: list[tuple[str, ...]] = [
        (kind, key) for kind in ("situations", "roles", "slots") for key in getattr(entry, kind)
    ]
    ids += [("roles", role, "situations", key) for role, item in entry.roles.items() for key in item.situations]
    for path, value in [*((path, path[-1]) for path in ids), *([(("id",), entry.id)] if entry.id else [])]:
        if not _ID.fullmatch(value):
            message = _("“{id}” cannot be an id. Use a–z, 0–9 and single hyphens, such as “foer-tilbagekomst”.")
            yield Finding(path, Code.NO_ID, message.format(id=value))
    for kind in ("roles", "situations"):
        if len(getattr(entry, kind)) > MAX_ITEMS:
            message = _("More than {n} of them: nobody could choose.")
            yield Finding((kind,), Code.TOO_MANY, message.format(n=MAX_ITEMS))
    if entry.language and not _LANGUAGE.fullmatch(entry.language):
        yield Finding(("language",), Code.NO_LANGUAGE, _("A language is two or three letters, such as “da”."))


def _names(entry: GuidelineEntry) -> Iterator[Finding]:
    """Each name must mean one role or one situation only, for people type them in place of ids."""
    for kind in ("roles", "situations"):
        items: Mapping[str, entries.RoleEntry | Situation] = getattr(entry, kind)
        owners = {same(key): key for key in items}
        names: list[tuple[Path, str]] = [((kind, key, "name"), item.name) for key, item in items.items()]
        for key, item in items.items():
            names += [((kind, key, "words", index), word) for index, word in enumerate(item.words)]
        for path, name in names:
            owner = owners.setdefault(same(name), str(path[1]))
            if name and owner != path[1]:
                message = _("“{word}” already means “{owner}”. A word can mean only one of them.")
                yield Finding(path, Code.NAME_TAKEN, message.format(word=name, owner=owner))


def _options(entry: GuidelineEntry) -> Iterator[Finding]:
    """No two options of a question may read the same."""
    questions: list[dict[Path, str]] = [{("roles", role, "who"): item.who for role, item in entry.roles.items()}]
    for role, item in entry.roles.items():
        questions += [{("roles", role, "situations", key, "what"): it.what for key, it in item.situations.items()}]
    for options in questions:
        first = {text: path for path, text in reversed(options.items())}
        for path, text in options.items():
            if text and first[text] != path:
                message = _("Another answer to the same question reads just like this one.")
                yield Finding(path, Code.SAME_ANSWER, message)


def _answers(entry: GuidelineEntry, *, whole: bool) -> Iterator[Finding]:
    spoken = spoken_places(entry) if whole else None
    for place, path, answer in entry.answers():
        if entry.situations and place.situation not in entry.situations:
            yield from _no_situation(entry, path, answer)
        if answer.goto is not None:
            if answer.sections:
                message = _("An answer has either “goto” or “sections”, not both.")
                yield Finding((*path, "sections"), Code.GOTO_AND_SECTIONS, message)
            yield from _target(entry, (*path, "goto"), answer.goto, spoken)
        for index, link in enumerate(answer.links):
            yield from _target(entry, (*path, "links", index), link, spoken)


def _sections(entry: GuidelineEntry, *, whole: bool) -> Iterator[Finding]:
    for home, path, section in entry.written():
        if whole and bool(section.points) == bool(section.steps):
            yield Finding(path, Code.POINTS_OR_STEPS, _("A section has either “points” or “steps”."))
        for name in ("roles", "situations") if path[0] == "sections" else ():
            if whole and not getattr(section, name):
                message = _("Missing here: {fields}.").format(fields=_("“{name}”").format(name=name))
                yield Finding(path, Code.MISSING_FIELD, message)
        said = iter(spelled_words(f"{section.heading or ''} {section.lead or ''}" if section.verb else ""))
        if not all(word in said for word in spelled_words(section.verb or "")):
            message = _("These words do not stand in the lead or the heading, in this order.")
            yield Finding((*path, "verb"), Code.OTHER_VERB, message)
        if section.roles or section.situations:
            yield from _shared(entry, path, home, section)
        for at, point in section.listed():
            if len(at) == 2 and (point.roles or point.situations):
                yield from _shared(entry, (*path, *at), home, point)
            if (point.within or point.after) and not _PERIOD.fullmatch(point.within or ""):
                message = _("A time is P and a number of days, weeks or months: P14D, P4W, P3M.")
                yield Finding((*path, *at, "within"), Code.NO_PERIOD, message)


def _unknown(code: Code, typed: str, known: Collection[str]) -> str:
    """Say that an id is not known, what is, and which of it may be meant."""
    message = {
        Code.UNKNOWN_ROLE: _("There is no role “{id}”.{suggestion} The roles are: {known}."),
        Code.UNKNOWN_SITUATION: _("There is no situation “{id}”.{suggestion} The situations are: {known}."),
        Code.UNKNOWN_SLOT: _("The guideline has no slot “{id}”.{suggestion} Its slots: {known}."),
    }[code]
    return message.format(id=typed, suggestion=did_you_mean(typed, known), known=listed(known) or "–")


def _known(path: Path, code: Code, typed: str | None, known: Collection[str]) -> Iterator[Finding]:
    """Find out whether one of the `known` has an id; the code says which kind of them it is."""
    if typed and typed not in known:
        yield Finding(path, code, _unknown(code, typed, known))


def _shared(
    entry: GuidelineEntry, path: Path, home: Place, item: entries.SectionEntry | entries.PointEntry
) -> Iterator[Finding]:
    """Find out whether what is shared is seen elsewhere."""
    for index, role in enumerate(item.roles):
        yield from _known((*path, "roles", index), Code.UNKNOWN_ROLE, role, entry.roles)
    for index, situation in enumerate(item.situations):
        yield from _known((*path, "situations", index), Code.UNKNOWN_SITUATION, situation, entry.situations)
    kind = "roles" if item.roles else "situations"
    others = entries.places(home, item)[path[0] == "roles" or isinstance(item, entries.PointEntry) :]
    if not others:
        message = _("This names only the place where it is written. Name another one, or delete it.")
        yield Finding((*path, kind), Code.NOT_SHARED, message)
    for place in others:
        answer = entry.answer(place)
        if place.role in entry.roles and place.situation in entry.situations and (answer is None or answer.goto):
            message = _("Nobody would see it at {place}: write an answer there, with “what” and without “goto”.")
            yield Finding((*path, kind), Code.UNSEEN, message.format(place=place))


def spoken_places(entry: GuidelineEntry) -> set[Place]:
    """List the places where something is written or shared."""
    return {place for home, _path, section in entry.written() for place in entries.reached(home, section)}


def _no_situation(entry: GuidelineEntry, path: Path, answer: entries.AnswerEntry) -> Iterator[Finding]:
    """Find what is wrong with an answer that is not a situation's own."""
    key = str(path[-1])
    if answer.sections:
        message = _("“{id}” is not a situation, so nobody would ever reach these points.")
        message = f"{message.format(id=key)} {_unknown(Code.UNKNOWN_SITUATION, key, entry.situations)}"
        yield Finding((*path, "sections"), Code.UNREACHABLE, message)
    elif answer.goto is None:
        message = _("“{id}” is not a situation, so it needs “goto” to say where it leads.")
        message = f"{message.format(id=key)} {_unknown(Code.UNKNOWN_SITUATION, key, entry.situations)}"
        yield Finding(path, Code.NO_GOTO, message)
    for field in ("links", "notes"):
        if getattr(answer, field):
            message = _("“{id}” is not a situation, so “{field}” would be shown nowhere. Delete it.")
            yield Finding((*path, field), Code.UNSEEN_LINKS, message.format(id=key, field=field))


def _target(entry: GuidelineEntry, path: Path, target: str, spoken: set[Place] | None) -> Iterator[Finding]:
    """Find out whether a place is there, elsewhere, and says something."""
    place = Place.parse(target)
    if "links" in path and target == f"{path[1]}/{path[3]}":
        yield Finding(path, Code.BACK_HERE, _("A link leads elsewhere; this one leads back here."))
        return
    item = entry.roles.get(place.role)
    if not target or not entry.roles or not entry.situations:
        return
    if item is None or place.situation not in entry.situations:
        message = _("“{target}” leads nowhere.{suggestion} Write role/situation. Roles: {roles}. Situations: {known}.")
        near = did_you_mean(place.situation, entry.situations) if item else did_you_mean(place.role, entry.roles)
        roles, situations = listed(entry.roles), listed(entry.situations)
        message = message.format(target=target, suggestion=near, roles=roles, known=situations)
        yield Finding(path, Code.NOWHERE, message)
        return
    way = [place]
    while way[-1] not in way[:-1] and len(way) <= MAX_ITEMS and (answer := entry.answer(way[-1])) and answer.goto:
        way.append(Place.parse(answer.goto))
    if path[-1] == "goto" and way[-1] in way[:-1]:
        message = _("This leads in a circle: {way}. Let it lead to where the guideline says something.")
        yield Finding(path, Code.CIRCLE, message.format(way=" → ".join(map(str, way))))
    elif spoken is not None and place not in spoken:
        message = _("“{target}” leads to a place where the guideline says nothing.")
        yield Finding(path, Code.SILENT, message.format(target=target))


def _acute(acute: AcuteHelp, entry: GuidelineEntry) -> Iterator[Finding]:
    yield from _date(("acute", "checked"), acute.checked)
    for index, situation in enumerate(acute.situations if entry.situations else ()):
        yield from _known(("acute", "situations", index), Code.UNKNOWN_SITUATION, situation, entry.situations)
    yield from _known(("acute", "slot"), Code.UNKNOWN_SLOT, acute.slot, entry.slots)


def check_notes(entry: GuidelineEntry) -> Iterator[Finding]:
    """Find dates, roles and links of an editor's remarks that are none."""
    for path, note in entry.notes():
        yield from _date((*path, "checked"), note.checked or "")
        yield from _known((*path, "to"), Code.UNKNOWN_ROLE, note.to if entry.roles else None, entry.roles)
        if note.link and not _ADDRESS.fullmatch(note.link):
            message = _("An address begins with https:// and has no spaces.")
            yield Finding((*path, "link"), Code.NO_ADDRESS, message)


def _date(path: Path, text: str) -> Iterator[Finding]:
    """Find out whether a text is a date."""
    with suppress(ValueError):
        if not text or date.fromisoformat(text).isoformat() == text:
            return
    yield Finding(path, Code.NO_DATE, _("A date is year, month and day, such as “2026-11-23”."))


def _source(source: entries.SourceEntry) -> Iterator[Finding]:
    if source.document in {".", ".."} or "/" in source.document or "\\" in source.document:
        message = _("The source document lies beside this file: write its name only, without a folder.")
        yield Finding(("source", "document"), Code.NOT_BESIDE, message)
    for index, item in enumerate(source.corrections):
        if item.lines and corrected_lines(item.lines) is None:
            message = _("Lines are a number or two, such as “99” or “95-96”.")
            yield Finding(("source", "corrections", index, "lines"), Code.NO_LINES, message)


def check_local(entry: entries.LocalEntry, guideline: Guideline) -> Iterator[Finding]:
    """Find what a local file says of things that the guideline does not have, and what it leaves open."""
    slots = [slot.id for slot in guideline.slots]
    for key, contact in entry.fill.items():
        yield from _known(("fill", key), Code.UNKNOWN_SLOT, key, slots)
        yield from _date(("fill", key, "checked"), contact.checked)
    for index, item in enumerate(entry.add):
        place = Place.parse(item.to)
        role, cell = guideline.roles.get(place.role), guideline.cells.get(place)
        said = [spelled_words(point.text) for point in cell.points] if cell else []
        if item.to and cell is None:
            places = [str(each) for each in guideline.cells if place.role in (each.role, "") or role is None]
            message = _("“{target}” is no role and situation of the guideline.{suggestion} Write role/situation.")
            message = message.format(target=item.to, suggestion=did_you_mean(item.to, places))
            yield Finding(("add", index, "to"), Code.UNKNOWN_PLACE, message)
        elif role and (leads := {it.key: it.leads_to for it in role.answers}.get(place.situation, place)) != place:
            message = _("From {target} the guideline leads to {leads}, so nobody would see it. Write: to: {leads}")
            yield Finding(("add", index, "to"), Code.UNKNOWN_PLACE, message.format(target=item.to, leads=leads))
        elif role and item.point and spelled_words(item.point) in said:
            yield Finding(("add", index, "point"), Code.ALREADY_THERE, _("The guideline has this point here already."))
        if (item.point is None) == (item.note is None) or (item.point is None) != (item.strength is None):
            message = _("Write either a point with its strength, or a note alone.")
            yield Finding(("add", index), Code.POINT_OR_NOTE, message)
