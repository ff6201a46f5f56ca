"""From a file to a guideline: read, decode, resolve, and prove it against its source."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from stressguide.errors import UserError, reason
from stressguide.guideline.authored import AnswerEntry, GuidelineEntry, PointEntry, SectionEntry, SourceEntry
from stressguide.guideline.decoding import DecodingError, decode, invisible, positions
from stressguide.guideline.faults import Fault, GuidelineError
from stressguide.guideline.model import (
    AcuteHelp,
    Answer,
    Cell,
    Correction,
    Guideline,
    Lines,
    Place,
    Point,
    Role,
    Section,
    Situation,
    Source,
)
from stressguide.guideline.names import same
from stressguide.guideline.source import Text, trace
from stressguide.texts import _

MAX_BYTES = 256 * 1024
"""No guideline and no source document is larger; the largest known is 25 KiB."""

MAX_ITEMS = 50
"""No guideline has more roles, nor more situations; every role has a cell for every situation."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LINES = re.compile(r"([1-9][0-9]{0,5})(?:[-–]([1-9][0-9]{0,5}))?")

_Path = tuple[str | int, ...]
"""Where a value stands in the file: keys and indexes, from the root."""

_TextLines = dict[tuple[Place, int], list[Lines]]
"""The lines of the texts of each section, which is named by its place and its number there."""


def load(path: Path) -> Guideline:
    """Read the guideline at `path`, and the source document it names.

    Raises UserError if a file cannot be read, and GuidelineError with all faults of its contents.
    """
    text = _read(path)
    try:
        entry = decode(text, GuidelineEntry)
    except DecodingError as error:
        raise GuidelineError(path, error.faults) from None
    resolver = _Resolver(path, entry)
    lines, corrections = resolver.check()
    if resolver.faults:
        places = positions(text, [place for place, _message in resolver.faults])
        messages = [message for _place, message in resolver.faults]
        raise GuidelineError(path, [Fault(*at, message) for at, message in zip(places, messages, strict=True)])
    return resolver.guideline(lines, corrections)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = _("{path} cannot be read: {reason}.")
        raise UserError(message.format(path=path, reason=reason(error))) from None
    if len(data) > MAX_BYTES:
        message = _("{path} is larger than {n} KiB, and so is hardly a guideline.")
        raise UserError(message.format(path=path, n=MAX_BYTES // 1024))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault(
            data.count(b"\n", 0, error.start) + 1,
            error.start - data.rfind(b"\n", 0, error.start),
            _("The file is not in UTF-8. Save it as UTF-8 in your editor."),
        )
        raise GuidelineError(path, [fault]) from None
    if found := invisible(text):
        index, character = found
        message = _("There is an invisible character, {character}, in this text. Delete it.")
        line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
        raise GuidelineError(path, [Fault(line, column, message.format(character=character))])
    return text


class _Resolver:
    """One authored file on its way to being a guideline, and what was found wrong with it."""

    def __init__(self, path: Path, entry: GuidelineEntry) -> None:
        self.path = path
        self.entry = entry
        self.faults: list[tuple[_Path, str]] = []

    def check(self) -> tuple[_TextLines, list[Correction]]:
        """Find all faults; return what was found out on the way, which is whole if there were none."""
        self._check_ids()
        self._check_words()
        self._check_acute()
        self._check_answers()
        self._check_told_apart()
        corrections = self._corrections(self.entry.source)
        return self._traced(self.entry.source, corrections), corrections

    def guideline(self, lines: _TextLines, corrections: list[Correction]) -> Guideline:
        """Make the guideline of a file that has no faults."""
        entry = self.entry
        cells = {
            Place(role, situation): self._cell(Place(role, situation), lines)
            for role in entry.roles
            for situation in entry.situations
        }
        return Guideline(
            id=entry.id,
            language=entry.language,
            title=entry.title,
            purpose=entry.purpose,
            source=Source(entry.source.document, tuple(corrections)) if entry.source else None,
            acute=self._acute(),
            situations={key: Situation(key, item.name, tuple(item.words)) for key, item in entry.situations.items()},
            roles={key: self._role(key) for key in entry.roles},
            cells=cells,
        )

    def _fault(self, place: _Path, message: str) -> None:
        self.faults.append((place, message))

    def _sections(self) -> Iterator[tuple[Place, int, SectionEntry]]:
        for role, item in self.entry.roles.items():
            for key, answer in item.situations.items():
                for index, section in enumerate(answer.sections):
                    yield Place(role, key), index, section

    def _acute(self) -> AcuteHelp | None:
        acute = self.entry.acute
        return AcuteHelp(acute.checked, tuple(acute.situations), tuple(acute.lines)) if acute else None

    def _role(self, key: str) -> Role:
        item = self.entry.roles[key]
        answers = tuple(
            Answer(answer_key, answer.what, self._place(answer.goto) if answer.goto else Place(key, answer_key))
            for answer_key, answer in item.situations.items()
        )
        return Role(key, item.name, item.who, tuple(item.words), tuple(item.named_as), answers)

    def _cell(self, place: Place, lines: _TextLines) -> Cell:
        answer = self.entry.roles[place.role].situations.get(place.situation)
        if answer is None:
            return Cell(place, self.entry.situations[place.situation].name, (), ())
        sections = []
        number = 0
        for index, section in enumerate(answer.sections):
            texts = lines.get((place, index))
            points = []
            for offset, item in enumerate(section.points, start=-len(section.points)):
                number += 1
                point = item if isinstance(item, PointEntry) else PointEntry(item)
                stands = texts[offset] if texts else None
                points.append(Point(f"{place}/{number}", point.text, stands, point.note))
            span = Lines(texts[0].first, texts[-1].last) if texts else None
            sections.append(
                Section(section.heading, section.intro, section.lead, section.strength, tuple(points), span)
            )
        targets = ([answer.goto] if answer.goto else []) + answer.links
        links = tuple(dict.fromkeys(self._place(target) for target in targets))
        return Cell(place, answer.what, tuple(sections), links)

    @staticmethod
    def _place(target: str) -> Place:
        role, _slash, situation = target.partition("/")
        return Place(role, situation)

    def _check_ids(self) -> None:
        entry = self.entry
        ids: list[tuple[_Path, str]] = [(("id",), entry.id)]
        ids += [(("situations", key), key) for key in entry.situations]
        for role, item in entry.roles.items():
            ids += [(("roles", role), role)]
            ids += [(("roles", role, "situations", key), key) for key in item.situations]
        for place, value in ids:
            if not _ID.fullmatch(value):
                message = _("“{id}” cannot be an id. Use a–z, 0–9 and single hyphens, such as “foer-tilbagekomst”.")
                self._fault(place, message.format(id=value))
        for kind, items in (("roles", entry.roles), ("situations", entry.situations)):
            if len(items) > MAX_ITEMS:
                self._fault((kind,), _("More than {n} of them: nobody could choose.").format(n=MAX_ITEMS))
        if not _LANGUAGE.fullmatch(entry.language):
            self._fault(("language",), _("A language is two or three letters, such as “da”."))

    def _check_words(self) -> None:
        """Each name must mean one role or one situation only, for people type them in place of ids."""
        for kind, items in (("roles", self.entry.roles), ("situations", self.entry.situations)):
            owners = {same(key): key for key in items}
            names: list[tuple[_Path, str, str]] = [((kind, key, "name"), key, item.name) for key, item in items.items()]
            names += [
                ((kind, key, "words", index), key, word)
                for key, item in items.items()
                for index, word in enumerate(item.words)
            ]
            for place, key, name in names:
                owner = owners.setdefault(same(name), key)
                if owner != key:
                    message = _("“{word}” already means “{owner}”. A word can mean only one of them.")
                    self._fault(place, message.format(word=name, owner=owner))

    def _check_acute(self) -> None:
        acute = self.entry.acute
        if acute is None:
            return
        try:
            is_date = date.fromisoformat(acute.checked).isoformat() == acute.checked
        except ValueError:
            is_date = False
        if not is_date:
            self._fault(("acute", "checked"), _("A date is year, month and day, such as “2026-11-23”."))
        for index, situation in enumerate(acute.situations):
            if situation not in self.entry.situations:
                self._fault(("acute", "situations", index), self._unknown_situation(situation))

    def _unknown_situation(self, situation: str) -> str:
        message = _("There is no situation “{id}”. The situations are: {known}.")
        return message.format(id=situation, known=", ".join(self.entry.situations))

    def _check_answers(self) -> None:
        for role, item in self.entry.roles.items():
            for key, answer in item.situations.items():
                place: _Path = ("roles", role, "situations", key)
                if key not in self.entry.situations and not answer.goto:
                    message = _("“{id}” is not a situation, so it needs “goto” to say where it leads.")
                    self._fault(place, message.format(id=key) + " " + self._unknown_situation(key))
                if key not in self.entry.situations and answer.links:
                    message = _("“{id}” is not a situation, so links from it would be shown nowhere. Delete them.")
                    self._fault((*place, "links"), message.format(id=key))
                if answer.goto:
                    if answer.sections:
                        self._fault((*place, "sections"), _("An answer has either “goto” or “sections”, not both."))
                    self._check_target((*place, "goto"), answer.goto)
                for index, link in enumerate(answer.links):
                    if link == f"{role}/{key}":
                        self._fault((*place, "links", index), _("A link leads elsewhere; this one leads back here."))
                    else:
                        self._check_target((*place, "links", index), link)

    def _check_told_apart(self) -> None:
        """See that no two options of a question read the same."""
        questions: list[tuple[list[_Path], list[str]]] = [
            ([("roles", role, "who") for role in self.entry.roles], [item.who for item in self.entry.roles.values()])
        ]
        for role, item in self.entry.roles.items():
            places: list[_Path] = [("roles", role, "situations", key, "what") for key in item.situations]
            questions.append((places, [answer.what for answer in item.situations.values()]))
        for places, texts in questions:
            for index, text in enumerate(texts):
                if text in texts[:index]:
                    self._fault(places[index], _("Another answer to the same question reads just like this one."))

    def _check_target(self, place: _Path, target: str) -> None:
        role, situation = self._place(target)
        item = self.entry.roles.get(role)
        if item is None or situation not in self.entry.situations:
            message = _("“{target}” leads nowhere. Write role/situation. Roles: {roles}. Situations: {situations}.")
            roles, situations = ", ".join(self.entry.roles), ", ".join(self.entry.situations)
            self._fault(place, message.format(target=target, roles=roles, situations=situations))
        elif not item.situations.get(situation, AnswerEntry("")).sections:
            message = _("“{target}” leads to a place where the guideline says nothing.")
            self._fault(place, message.format(target=target))

    def _corrections(self, source: SourceEntry | None) -> list[Correction]:
        corrections = []
        for index, item in enumerate(source.corrections if source else ()):
            match = _LINES.fullmatch(item.lines)
            if match and int(match[1]) <= int(match[2] or match[1]):
                corrections.append(Correction(Lines(int(match[1]), int(match[2] or match[1])), item.note))
            else:
                message = _("Lines are a number or two, such as “99” or “95-96”.")
                self._fault(("source", "corrections", index, "lines"), message)
        return corrections

    def _traced(self, source: SourceEntry | None, corrections: list[Correction]) -> _TextLines:
        """Prove the words against the source, and find the lines of every text; empty without a source."""
        if source is None:
            return {}
        if source.document in {".", ".."} or "/" in source.document or "\\" in source.document:
            message = _("The source document lies beside this file: write its name only, without a folder.")
            self._fault(("source", "document"), message)
            return {}
        document = _read(self.path.parent / source.document)

        places: list[_Path] = [("title",)]
        passages = [[Text(self.entry.title)]]
        if self.entry.purpose:
            places.append(("purpose",))
            passages.append([Text(self.entry.purpose)])
        before = len(passages)
        sections = list(self._sections())
        fields: list[list[_Path]] = []
        for place, index, section in sections:
            at: _Path = ("roles", place.role, "situations", place.situation, "sections", index)
            places.append(at)
            head = [(name, text) for name in ("heading", "intro", "lead") if (text := getattr(section, name))]
            points = [item.text if isinstance(item, PointEntry) else item for item in section.points]
            passages.append([Text(text) for _name, text in head] + [Text(text, is_point=True) for text in points])
            fields.append([(name,) for name, _text in head] + [("points", number) for number in range(len(points))])

        result = trace(passages, document, [correction.lines for correction in corrections])
        for fault in result.faults:
            if fault.passage is None:
                self._fault(("source", "document"), fault.message)
            elif fault.passage < before or fault.text is None:
                self._fault(places[fault.passage], fault.message)
            else:
                self._fault((*places[fault.passage], *fields[fault.passage - before][fault.text]), fault.message)
        found = zip(sections, result.lines[before:], strict=True)
        return {(place, index): lines for (place, index, _section), lines in found if lines}
