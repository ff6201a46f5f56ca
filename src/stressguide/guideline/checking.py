"""What the types of a guideline file cannot say: names that clash, ways that lead nowhere, words of its own."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from stressguide.guideline.authored import AnswerEntry, GuidelineEntry, PointEntry
from stressguide.guideline.model import Lines, Place
from stressguide.guideline.names import same
from stressguide.guideline.resolving import Path, corrected_lines
from stressguide.guideline.source import Text, trace
from stressguide.texts import _

MAX_ITEMS = 50
"""No guideline has more roles, nor more situations; every role has a cell for every situation."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Finding(NamedTuple):
    """One fault: where in the file, and what is wrong and how to mend it, in the user's language."""

    path: Path
    message: str


class Proof(NamedTuple):
    """Where each text of the file stands in the source document, and where the two differ."""

    lines: dict[Path, Lines]
    findings: list[Finding]


def check(entry: GuidelineEntry) -> Iterator[Finding]:
    """Find what is wrong with a file in itself, without its source document."""
    yield from _ids(entry)
    yield from _names(entry)
    yield from _options(entry)
    yield from _answers(entry)
    yield from _acute(entry)
    yield from _source(entry)


def prove(entry: GuidelineEntry, document: str | None) -> Proof:
    """Lay the words of a file over its source document; without one there is nothing to prove."""
    if entry.source is None or document is None:
        return Proof({}, [])
    passages = list(_passages(entry))
    written = [corrected_lines(item.lines) for item in entry.source.corrections]
    corrected = [span for span in written if span]
    result = trace([[text for _path, text in passage] for passage in passages], document, corrected)
    lines: dict[Path, Lines] = {}
    for passage, found in zip(passages, result.lines, strict=True):
        if found is not None:
            lines.update(zip((path for path, _text in passage), found, strict=True))
    findings = []
    for fault in result.faults:
        path: Path = ("source", "document")
        if fault.passage is not None:
            path = passages[fault.passage][fault.text or 0][0]
        findings.append(Finding(path, fault.message))
    return Proof(lines, findings)


def _passages(entry: GuidelineEntry) -> Iterator[list[tuple[Path, Text]]]:
    """Texts that follow one another in the document, each with its place in the file."""
    yield [(("title",), Text(entry.title))]
    if entry.purpose:
        yield [(("purpose",), Text(entry.purpose))]
    for role, item in entry.roles.items():
        for key, answer in item.situations.items():
            for index, section in enumerate(answer.sections):
                at: Path = ("roles", role, "situations", key, "sections", index)
                heads = {"heading": section.heading, "intro": section.intro, "lead": section.lead}
                passage: list[tuple[Path, Text]] = [((*at, name), Text(text)) for name, text in heads.items() if text]
                for number, point in enumerate(section.points):
                    words = point.text if isinstance(point, PointEntry) else point
                    passage.append(((*at, "points", number), Text(words, is_point=True)))
                yield passage


def _ids(entry: GuidelineEntry) -> Iterator[Finding]:
    ids: list[tuple[Path, str]] = [(("id",), entry.id)]
    ids += [(("situations", key), key) for key in entry.situations]
    for role, item in entry.roles.items():
        ids += [(("roles", role), role)]
        ids += [(("roles", role, "situations", key), key) for key in item.situations]
    for path, value in ids:
        if not _ID.fullmatch(value):
            message = _("“{id}” cannot be an id. Use a–z, 0–9 and single hyphens, such as “foer-tilbagekomst”.")
            yield Finding(path, message.format(id=value))
    for kind, items in (("roles", entry.roles), ("situations", entry.situations)):
        if len(items) > MAX_ITEMS:
            yield Finding((kind,), _("More than {n} of them: nobody could choose.").format(n=MAX_ITEMS))
    if not _LANGUAGE.fullmatch(entry.language):
        yield Finding(("language",), _("A language is two or three letters, such as “da”."))


def _names(entry: GuidelineEntry) -> Iterator[Finding]:
    """Each name must mean one role or one situation only, for people type them in place of ids."""
    for kind, items in (("roles", entry.roles), ("situations", entry.situations)):
        owners = {same(key): key for key in items}
        names: list[tuple[Path, str, str]] = [((kind, key, "name"), key, item.name) for key, item in items.items()]
        names += [
            ((kind, key, "words", index), key, word)
            for key, item in items.items()
            for index, word in enumerate(item.words)
        ]
        for path, key, name in names:
            owner = owners.setdefault(same(name), key)
            if owner != key:
                message = _("“{word}” already means “{owner}”. A word can mean only one of them.")
                yield Finding(path, message.format(word=name, owner=owner))


def _options(entry: GuidelineEntry) -> Iterator[Finding]:
    """No two options of a question may read the same."""
    questions: list[dict[Path, str]] = [{("roles", role, "who"): item.who for role, item in entry.roles.items()}]
    questions += [
        {("roles", role, "situations", key, "what"): answer.what for key, answer in item.situations.items()}
        for role, item in entry.roles.items()
    ]
    for options in questions:
        seen = set()
        for path, text in options.items():
            if text in seen:
                yield Finding(path, _("Another answer to the same question reads just like this one."))
            seen.add(text)


def _answers(entry: GuidelineEntry) -> Iterator[Finding]:
    for role, item in entry.roles.items():
        for key, answer in item.situations.items():
            path: Path = ("roles", role, "situations", key)
            if key not in entry.situations and not answer.goto:
                message = _("“{id}” is not a situation, so it needs “goto” to say where it leads.")
                yield Finding(path, message.format(id=key) + " " + _unknown_situation(entry, key))
            if key not in entry.situations and answer.links:
                message = _("“{id}” is not a situation, so links from it would be shown nowhere. Delete them.")
                yield Finding((*path, "links"), message.format(id=key))
            if answer.goto:
                if answer.sections:
                    yield Finding((*path, "sections"), _("An answer has either “goto” or “sections”, not both."))
                yield from _target(entry, (*path, "goto"), answer.goto)
            for index, link in enumerate(answer.links):
                if link == f"{role}/{key}":
                    yield Finding((*path, "links", index), _("A link leads elsewhere; this one leads back here."))
                else:
                    yield from _target(entry, (*path, "links", index), link)


def _target(entry: GuidelineEntry, path: Path, target: str) -> Iterator[Finding]:
    place = Place.parse(target)
    item = entry.roles.get(place.role)
    if item is None or place.situation not in entry.situations:
        message = _("“{target}” leads nowhere. Write role/situation. Roles: {roles}. Situations: {situations}.")
        roles, situations = ", ".join(entry.roles), ", ".join(entry.situations)
        yield Finding(path, message.format(target=target, roles=roles, situations=situations))
    elif not item.situations.get(place.situation, AnswerEntry("")).sections:
        message = _("“{target}” leads to a place where the guideline says nothing.")
        yield Finding(path, message.format(target=target))


def _acute(entry: GuidelineEntry) -> Iterator[Finding]:
    acute = entry.acute
    if acute is None:
        return
    try:
        is_date = date.fromisoformat(acute.checked).isoformat() == acute.checked
    except ValueError:
        is_date = False
    if not is_date:
        yield Finding(("acute", "checked"), _("A date is year, month and day, such as “2026-11-23”."))
    for index, situation in enumerate(acute.situations):
        if situation not in entry.situations:
            yield Finding(("acute", "situations", index), _unknown_situation(entry, situation))


def _unknown_situation(entry: GuidelineEntry, situation: str) -> str:
    message = _("There is no situation “{id}”. The situations are: {known}.")
    return message.format(id=situation, known=", ".join(entry.situations))


def _source(entry: GuidelineEntry) -> Iterator[Finding]:
    source = entry.source
    if source is None:
        return
    if source.document in {".", ".."} or "/" in source.document or "\\" in source.document:
        message = _("The source document lies beside this file: write its name only, without a folder.")
        yield Finding(("source", "document"), message)
    for index, item in enumerate(source.corrections):
        if corrected_lines(item.lines) is None:
            message = _("Lines are a number or two, such as “99” or “95-96”.")
            yield Finding(("source", "corrections", index, "lines"), message)
