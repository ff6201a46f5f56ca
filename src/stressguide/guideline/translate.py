"""A guideline in another language: every text by its place and strength, so that what has changed is not translated.

Translations are gettext catalogues beside the guideline (``vold.en.po`` beside ``vold.yaml``). A message is the text in
the guideline's own language, and its context says where it stands and how binding it is: when either changes, the old
translation no longer fits, and the reader gets the original.
"""

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import polib
from msgspec import Struct
from msgspec.structs import replace

from stressguide.guideline.faults import Code, Fault, GuidelineError, at_most
from stressguide.guideline.reading import invisible, read
from stressguide.model import Cell, Guideline, Place, Role, Section, Situation
from stressguide.texts import _

ENDING = ".{language}.po"
"""What the name of a guideline's catalogue ends in."""

JOINED = ", "
"""Between the words of a role or situation, which are one message."""

WIDTH = 110
"""Columns of a catalogue's lines."""

_NEAR = 0.6
"""How like a text must be to an old one for the old translation to be worth a look, of 1."""

_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"')
"""A line of a catalogue; polib reads others too, and cuts off what it takes for quotation marks."""

_ESCAPED = re.compile(r"\\\\|(?P<bytes>(?:\\x[0-9a-fA-F]{2}|\\[0-7]{1,3})+)")
"""An escaped backslash, or characters that are written as bytes."""


class Message(NamedTuple):
    """One text of a guideline, and where it stands."""

    context: str
    text: str


T = TypeVar("T", bound=Struct)
N = TypeVar("N", bound=Role | Situation)


def messages(guideline: Guideline) -> dict[Message, str]:
    """List what is to be translated, each with its text, in the order of the guideline."""
    found: dict[Message, str] = {}

    def note(message: Message) -> str:
        return found.setdefault(message, message.text)

    _Teller(guideline, note, note).told(guideline.language)
    return found


def translated(guideline: Guideline, language: str, catalogue: Mapping[Message, str]) -> Guideline:
    """Say a guideline in a language; what has no translation stays as it is, and says so."""

    def say(message: Message) -> str:
        return catalogue.get(message) or _("{text} (not yet translated)").format(text=message.text)

    return _Teller(guideline, say, catalogue.get).told(language)


class _Teller(NamedTuple):
    """Says every text of a guideline in another way."""

    guideline: Guideline
    text: Callable[[Message], str]
    words: Callable[[Message], str | None]

    def told(self, language: str) -> Guideline:
        it = self.guideline
        return replace(
            self._said(it, title="title", purpose="purpose"),
            language=language,
            source=it.source
            and replace(
                it.source, corrections=tuple(self._said(each, note="correction") for each in it.source.corrections)
            ),
            acute=it.acute and self._said(it.acute, line="acute", lines="acute"),
            situations={key: self._named(item, f"situation {key}") for key, item in it.situations.items()},
            roles={key: self._role(item) for key, item in it.roles.items()},
            cells={place: self._cell(cell) for place, cell in it.cells.items()},
            slots=tuple(self._said(slot, name=f"slot {slot.id}") for slot in it.slots),
        )

    def _role(self, item: Role) -> Role:
        named = self._named(item, f"role {item.id}", who=f"role {item.id}, who")
        answers = tuple(self._said(answer, what=f"{item.id}/{answer.key}") for answer in item.answers)
        return replace(named, answers=answers)

    def _cell(self, cell: Cell) -> Cell:
        place = cell.place
        is_answer = any(answer.key == place.situation for answer in self.guideline.roles[place.role].answers)
        said = self._said(cell, what=str(place) if is_answer else f"situation {place.situation}")
        notes = tuple(self._said(note, text=f"{place}, note") for note in cell.notes)
        return replace(said, sections=tuple(self._section(place, section) for section in cell.sections), notes=notes)

    def _section(self, place: Place, section: Section) -> Section:
        place = section.home or place
        at = f"{place} ({section.strength})"
        points = (
            replace(self._said(point, text=at), note=point.note and self._said(point.note, text=f"{place}, note"))
            for point in section.points
        )
        return replace(
            self._said(section, heading=at, intro=at, lead=at, verb=at, agenda=f"{place}, agenda"),
            points=tuple(replace(new, original=old.text) for new, old in zip(points, section.points, strict=True)),
            originals=tuple(filter(None, (section.heading, section.intro, section.lead))),
        )

    def _said(self, item: T, **contexts: str) -> T:
        """Say the fields that have a context: a text, texts, or nothing."""
        said: dict[str, Any] = {}
        for field, context in contexts.items():
            value = getattr(item, field)
            if isinstance(value, tuple):
                said[field] = tuple(self.text(Message(context, text)) for text in value)
            else:
                said[field] = value and self.text(Message(context, value))
        return replace(item, **said)

    def _named(self, item: N, at: str, **contexts: str) -> N:
        """Say also the name, and add it and the words in both languages to what can be typed."""
        new = self._said(item, name=at, **contexts)
        joined = self.words(Message(f"{at}, words", JOINED.join(item.words))) if item.words else None
        words = (*(joined or "").split(JOINED), *item.words, item.name, self.words(Message(at, item.name)))
        return replace(new, words=tuple(dict.fromkeys(filter(None, words))))


def read_catalogue(path: Path) -> dict[Message, str]:
    """Read what is translated, and not only guessed. Raises GuidelineError for a file that is no catalogue."""
    return {
        _key(entry): " ".join(entry.msgstr.split())
        for entry in entries(path)
        if entry.msgstr.strip() and not entry.fuzzy and not entry.obsolete
    }


def entries(path: Path) -> polib.POFile:
    """Read every entry of a catalogue. Raises GuidelineError for a file that is none."""
    text, wrong, hidden = read(path), [], []
    for number, line in enumerate(map(str.strip, text.split("\n")), start=1):
        shown = polib.unescape(_ESCAPED.sub(_written_out, line))
        if line and line[0] != "#" and ("\ufffd" in shown or not _LINE.fullmatch(line)):
            wrong.append(number)
        elif unseen := invisible(shown):
            hidden.append(Fault(path, number, 1, Code.INVISIBLE, unseen[1]))
    if wrong:
        raise _no_catalogue(path, wrong)
    if hidden:
        raise GuidelineError(at_most(hidden))
    text = _ESCAPED.sub(_written_out, text)
    try:
        found = polib.pofile(text if "\n" in text else f"{text}\n", wrapwidth=WIDTH)
    except (OSError, ValueError, IndexError, AttributeError, TypeError) as error:
        found_in = re.search(r"line (\d{1,6})", str(error))
        raise _no_catalogue(path, [int(found_in[1]) if found_in else 1]) from None
    first = {_key(entry): entry for entry in reversed(found)}
    message = _("“{key}” stands here for the second time. Keep one of them.")
    twice = (entry for entry in found if not entry.obsolete and entry is not first[_key(entry)])
    faults = [Fault(path, each.linenum or 1, 1, Code.TWICE, message.format(key=each.msgid)) for each in twice]
    if faults:
        raise GuidelineError(at_most(faults))
    return found


def _written_out(escaped: re.Match[str]) -> str:
    """Write the bytes of some characters as these, as gettext's tools read them; polib reads no bytes."""
    if not escaped["bytes"]:
        return escaped[0]
    numbers = re.findall(r"\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3}))", escaped["bytes"])
    data = bytes(int(sixteen, 16) if sixteen else int(eight, 8) & 0xFF for sixteen, eight in numbers)
    return polib.escape(data.decode("utf-8", "replace"))


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgctxt or "", entry.msgid)


def _no_catalogue(path: Path, lines: list[int]) -> GuidelineError:
    message = _("This is no line of a catalogue. Look at the quotation marks around here.")
    return GuidelineError(at_most(Fault(path, line, 1, Code.NO_CATALOGUE, message) for line in lines))


def faults_of_catalogue(path: Path, guideline: Guideline) -> list[Fault]:
    """Find what is not translated in a catalogue: texts that are new, that have changed, or that nobody looked at."""
    try:
        pairs, left_over = _paired(entries(path), guideline)
    except GuidelineError as error:
        return list(error.faults)
    faults = []
    for message, entry in pairs:
        if entry is not None and (is_same := _key(entry) == message) and entry.msgstr.strip() and not entry.fuzzy:
            continue
        line = (entry.linenum if entry is not None else None) or 1
        if entry is None or (is_same and not entry.previous_msgid):
            text = _("Not yet translated, at {place}: “{text}”").format(place=message.context, text=message.text)
            faults.append(Fault(path, line, 1, Code.NOT_TRANSLATED, text))
        else:
            faults.append(Fault(path, line, 1, Code.CHANGED, _changed(entry, message)))
    for entry in left_over:
        text = _("The guideline no longer has this: “{text}”").format(text=entry.msgid)
        faults.append(Fault(path, entry.linenum or 1, 1, Code.LEFT_OVER, text))
    return at_most(sorted(faults, key=lambda fault: fault.line))


class Updated(NamedTuple):
    """A catalogue as it is to be written, and how many of its texts are new, are to be looked at, and are done."""

    text: str
    new: int
    doubtful: int
    done: int


def updated(path: Path, guideline: Guideline, language: str) -> Updated:
    """Bring a catalogue in step with a guideline, or begin one; nothing is approved by that.

    What has changed keeps its old translation, marked as fuzzy, with the old text; what is gone is kept as a comment.
    """
    old = entries(path) if path.exists() else polib.POFile(wrapwidth=WIDTH)
    pairs, left_over = _paired(old, guideline)
    made = polib.POFile(wrapwidth=WIDTH)
    made.header = old.header
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8", **old.metadata, "Language": language}
    for message, entry in pairs:
        kept = polib.POEntry() if entry is None else entry
        if kept.msgstr and _key(kept) != message:
            kept.previous_msgid, kept.previous_msgctxt = kept.msgid, kept.msgctxt
            kept.flags = sorted({*kept.flags, "fuzzy"})
        kept.msgctxt, kept.msgid = message
        made.append(kept)
    for gone in (*left_over, *old.obsolete_entries()):
        if gone.msgstr:
            gone.obsolete = True
            made.append(gone)
    current = [entry for entry in made if not entry.obsolete]
    doubtful = sum(entry.fuzzy for entry in current)
    untold = sum(not entry.msgstr.strip() for entry in current)
    return Updated(str(made).rstrip("\n") + "\n", untold, doubtful, len(current) - doubtful - untold)


def _paired(
    catalogue: polib.POFile, guideline: Guideline
) -> tuple[list[tuple[Message, polib.POEntry | None]], list[polib.POEntry]]:
    """Find for each text of a guideline its entry, or the one that was probably its; and the entries of none."""
    wanted = messages(guideline)
    there = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    left_over = [entry for message, entry in there.items() if message not in wanted]
    pairs: list[tuple[Message, polib.POEntry | None]] = []
    for message in wanted:
        entry = there.get(message)
        if entry is None:
            near = max(left_over, key=partial(_likeness, message), default=None)
            if near is not None and _likeness(message, near) >= _NEAR:
                entry = near
                left_over.remove(near)
        pairs.append((message, entry))
    return pairs, left_over


def _likeness(message: Message, entry: polib.POEntry) -> float:
    """Say how like a text is to one that was translated, of 1; in another place only the same words are like it."""
    places = {context.partition(" (")[0] for context in (entry.msgctxt or "", message.context)}
    return SequenceMatcher(None, entry.msgid, message.text).ratio() if len(places) == 1 else 0


def _changed(entry: polib.POEntry, message: Message) -> str:
    """Say what has changed: the wording, or how binding it is."""
    old = entry.previous_msgid or entry.msgid
    if old == message.text:
        was = entry.previous_msgctxt or entry.msgctxt
        text = _("No longer of this strength: {was} is now {place}, for “{text}”")
        return text.format(was=was, place=message.context, text=message.text)
    text = _("Changed since it was translated, at {place}: it was “{old}”, and is now “{new}”")
    return text.format(place=message.context, old=old, new=message.text)
