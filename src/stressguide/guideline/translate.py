"""A guideline in another language: every text by its place and strength, so that what has changed is not translated.

Translations are gettext catalogues beside the guideline (``vold.en.po`` beside ``vold.yaml``). A message is the text in
the guideline's own language, and its context says where it stands and how binding it is: when either changes, the old
translation no longer fits, and the reader gets the original.
"""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

import polib
from msgspec.structs import replace

from stressguide import model
from stressguide.guideline.faults import Code, Fault, GuidelineError, at_most
from stressguide.guideline.reading import invisible, read
from stressguide.texts import _

ENDING = ".{language}.po"
"""What the name of a guideline's catalogue ends in."""

_JOINED = ", "
"""Between the words of a role or situation, which are one message."""

_WIDTH = 110
"""Columns of a catalogue's lines."""

_LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgstr)\s+)?"(?:[^"\\\ufffd]|\\.)*"|')
"""A line of a catalogue; polib reads others too, and cuts off what it takes for quotation marks."""

_BYTES = re.compile(r"\\\\|(?:\\x[0-9a-fA-F]{2}|\\[0-3]?[0-7]{1,2})+")
"""Characters that are written as bytes, as gettext's tools may do and polib does not read; or an escaped backslash."""

_AT = "{place} ({it.strength})"
_TEXTS: dict[type, dict[str, str]] = {
    model.Guideline: {"title": "title", "purpose": "purpose"}
    | dict.fromkeys(("source", "acute", "situations", "roles", "cells", "slots"), ""),
    model.Source: {"corrections": ""},
    model.Correction: {"note": "correction"},
    model.AcuteHelp: {"line": "acute", "lines": "acute"},
    model.Situation: {"name": "situation {it.id}"},
    model.Role: {"name": "role {it.id}", "who": "role {it.id}, who", "answers": ""},
    model.Answer: {"what": "{above.id}/{it.key}"},
    model.Cell: {"notes": "", "sections": ""},
    model.Section: {"heading": _AT, "intro": _AT, "lead": _AT, "verb": _AT, "agenda": "{place}, agenda", "points": ""},
    model.Point: {"text": "{place} ({above.strength})", "note": ""},
    model.Note: {"text": "{place}, note"},
    model.Slot: {"name": "slot {it.id}"},
}
"""The fields of each part of a guideline that are texts, with their contexts, or have texts within them."""


class Message(NamedTuple):
    """One text of a guideline, and where it stands."""

    context: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, however binding it is."""
        return self.context.partition(" (")[0]


Say = Callable[[Message], str | None]


def messages(guideline: model.Guideline) -> dict[Message, str]:
    """List what is to be translated, each with its text, in the order of the guideline."""
    found: dict[Message, str] = {}
    _told(lambda message: found.setdefault(message, message.text), guideline)
    return found


def translated(guideline: model.Guideline, language: str, catalogue: Mapping[Message, str]) -> model.Guideline:
    """Say a guideline in a language; what has no translation stays as it is, and says so."""
    told: model.Guideline = _told(catalogue.get, guideline)
    return replace(told, language=language)


def _told(say: Say, it: Any, at: str = "", above: Any = None, place: model.Place | None = None) -> Any:
    """Say a text, or all texts in a part of what is `above`, in another way."""
    if not it:
        return it
    if isinstance(it, str):
        return say(Message(at, it)) or _("{text} (not yet translated)").format(text=it)
    if isinstance(it, dict):
        return {key: _told(say, each, at, above, place) for key, each in it.items()}
    if isinstance(it, tuple):
        return tuple(_told(say, each, at, above, place) for each in it)
    place = getattr(it, "home", None) or getattr(it, "place", place)
    said = {
        field: _told(say, getattr(it, field), context.format(it=it, above=above, place=place), it, place)
        for field, context in _TEXTS[type(it)].items()
    }
    match it:
        case model.Role() | model.Situation():
            said["words"] = _words(say, it, f"{type(it).__name__.lower()} {it.id}")
        case model.Cell(place=(role, situation)):
            is_answer = any(answer.key == situation for answer in above.roles[role].answers)
            said["what"] = _told(say, it.what, f"{role}/{situation}" if is_answer else f"situation {situation}")
        case model.Section():
            said["originals"] = tuple(filter(None, (it.heading, it.intro, it.lead)))
        case model.Point():
            said["original"] = it.text
    return replace(it, **said)


def _words(say: Say, it: model.Role | model.Situation, at: str) -> tuple[str, ...]:
    """Say what can be typed for it: the words and the name, in both languages."""
    joined = say(Message(f"{at}, words", _JOINED.join(it.words))) if it.words else None
    words = (*(joined or "").split(_JOINED), *it.words, it.name, say(Message(at, it.name)))
    return tuple(dict.fromkeys(filter(None, words)))


def read_catalogue(path: Path) -> dict[Message, str]:
    """Read what is translated, and not only guessed. Raises GuidelineError for a file that is no catalogue."""
    return {_key(entry): " ".join(entry.msgstr.split()) for entry in _entries(path).translated_entries()}


def _entries(path: Path) -> polib.POFile:
    """Read every entry of a catalogue. Raises GuidelineError for a file that is none."""
    text = _BYTES.sub(_written_out, read(path))
    no_catalogue = _("This is no line of a catalogue. Look at the quotation marks around here.")
    faults = []
    for number, line in enumerate(map(str.strip, text.split("\n")), start=1):
        if not _LINE.fullmatch(line):
            faults.append(Fault(path, number, 1, Code.NO_CATALOGUE, no_catalogue))
        elif unseen := invisible(polib.unescape(line)):
            faults.append(Fault(path, number, 1, Code.INVISIBLE, unseen[1]))
    if faults:
        raise GuidelineError(at_most(faults))
    try:
        found = polib.pofile(f"{text}\n", wrapwidth=_WIDTH)
    except (OSError, ValueError, IndexError, AttributeError, TypeError) as error:
        at = re.search(r"line (\d{1,6})", str(error))
        raise GuidelineError([Fault(path, int(at[1]) if at else 1, 1, Code.NO_CATALOGUE, no_catalogue)]) from None
    for entry in found:
        entry.msgstr = entry.msgstr if entry.msgstr.strip() else ""
    current = [entry for entry in found if not entry.obsolete]
    first = {_key(entry): entry for entry in reversed(current)}
    message = _("“{key}” stands here for the second time. Keep one of them.")
    faults = [_fault(path, each, Code.TWICE, message) for each in current if each is not first[_key(each)]]
    if faults:
        raise GuidelineError(at_most(faults))
    return found


def _written_out(escaped: re.Match[str]) -> str:
    data = escaped[0].encode().decode("unicode_escape").encode("latin-1")
    return polib.escape(data.decode("utf-8", "replace"))


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgctxt or "", entry.msgid)


def faults_of_catalogue(path: Path, guideline: model.Guideline) -> list[Fault]:
    """Find what is not translated in a catalogue: texts that are new, that have changed, or that nobody looked at."""
    try:
        entries, left_over = _in_step(_entries(path), guideline)
    except GuidelineError as error:
        return list(error.faults)
    faults = []
    for entry in entries:
        if entry.translated():
            continue
        code, message = Code.CHANGED, _("No longer of this strength: {was} is now {place}, for “{text}”")
        if not entry.previous_msgid:
            code, message = Code.NOT_TRANSLATED, _("Not yet translated, at {place}: “{text}”")
        elif entry.previous_msgid != entry.msgid:
            message = _("Changed since it was translated, at {place}: it was “{old}”, and is now “{new}”")
        faults.append(_fault(path, entry, code, message))
    message = _("The guideline no longer has this: “{text}”")
    faults += [_fault(path, entry, Code.LEFT_OVER, message) for entry in left_over]
    return at_most(sorted(faults, key=lambda fault: fault.line))


def _fault(path: Path, entry: polib.POEntry, code: Code, message: str) -> Fault:
    text, place, was, old = entry.msgid, entry.msgctxt, entry.previous_msgctxt, entry.previous_msgid
    said = message.format(key=text, text=text, new=text, place=place, was=was, old=old)
    return Fault(path, entry.linenum or 1, 1, code, said)


def updated(path: Path, guideline: model.Guideline, language: str) -> polib.POFile:
    """Bring a catalogue in step with a guideline, or begin one; what is gone is kept as a comment."""
    catalogue = _entries(path) if path.exists() else polib.POFile(wrapwidth=_WIDTH)
    entries, left_over = _in_step(catalogue, guideline)
    for entry in left_over:
        entry.obsolete = True
    catalogue[:] = [*entries, *(entry for entry in catalogue.obsolete_entries() if entry.msgstr)]
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", **catalogue.metadata, "Language": language}
    return catalogue


def _in_step(catalogue: polib.POFile, guideline: model.Guideline) -> tuple[list[polib.POEntry], list[polib.POEntry]]:
    """Find the entry of each text of a guideline, and those of none; nothing is approved by that.

    A text that is new has the translation of one in its place that it is like, marked as fuzzy, with the old text.
    """
    wanted = messages(guideline)
    there = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    left_over = [entry for message, entry in there.items() if message not in wanted]
    entries = []
    for message in wanted:
        entry = there.get(message)
        if entry is None:
            near = {each.msgid: each for each in left_over if _key(each).place == message.place}
            entry = next((near[text] for text in get_close_matches(message.text, near, 1)), polib.POEntry())
            left_over = [each for each in left_over if each is not entry]
            if entry.msgstr:
                entry.previous_msgid, entry.previous_msgctxt = entry.msgid, entry.msgctxt
                entry.flags = sorted({*entry.flags, "fuzzy"})
            entry.msgctxt, entry.msgid = message
        entries.append(entry)
    return entries, left_over
