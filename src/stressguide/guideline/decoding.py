"""YAML into typed values, one pass over the events of the parser, with a place for every value and every fault.

A library that decodes finished data can no longer say where a fault stands, and stops at the first. Nor does the
author want YAML's guesses: here every scalar is the text that was typed, so ``no``, ``1.10`` and ``2026-11-23`` are
words. Anchors, aliases and tags are refused, and nothing is ever constructed but the types asked for.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path as FilePath
from typing import Any, Generic, NamedTuple, TypeVar

import yaml
from msgspec import Struct

from stressguide.errors import did_you_mean
from stressguide.guideline.entries import Kinds, Path, fields_of, kinds_of
from stressguide.guideline.faults import MAX_FAULTS, Code, Fault, GuidelineError, at_most, short
from stressguide.guideline.reading import COLON, MAX_BYTES, invisible, unreadable
from stressguide.texts import _, later, translated
from stressguide.words import STRENGTHS

MAX_DEPTH = 20
T = TypeVar("T")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events without the C library, only slower
_MEANT = {word: strength for said in STRENGTHS.values() for strength in said for word in said[strength]}
"""Which strength is meant by a word of any language, such as "must"."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_NOTHING = later("Nothing is written here. Write something, or delete the field.")

_QUOTES = ("'", '"')
_CUT_OFF = re.compile(r"[ \t]+#\S")
"""What makes a comment of the rest of a line, and was perhaps not meant to."""


class Decoded(NamedTuple, Generic[T]):
    """What was read: the value, where its parts stand, and what is wrong.

    Where something is wrong the value is as near to what was meant as can be: what could not be read is an empty text,
    list or mapping in it. It is None if there is nothing to go by.
    """

    value: T | None
    marks: dict[Path, Any]
    faults: list[Fault]

    def position(self, path: Path) -> tuple[int, int]:
        """Find where the value at a path stands, or the last part of it that there is; an entry stands at its key."""
        while path and path not in self.marks:
            path = path[:-1]
        return _position(self.marks[path]) if path else (1, 1)

    def get(self) -> T:
        """Take the value. Raises GuidelineError if anything is wrong."""
        if self.value is None or self.faults:
            raise GuidelineError(self.faults)
        return self.value


def decode(text: str, expected: type[T], file: FilePath) -> Decoded[T]:
    """Read YAML into `expected`, a msgspec Struct of texts, enums of texts, tuples, mappings and other Structs.

    Texts come out in NFC with every run of white space as one space.
    """
    stopped: list[Fault] = []
    tries = MAX_BYTES // (len(text) + 1)
    while True:
        decoder = _Decoder(text, file)
        value: T | None = None
        try:
            with suppress(_StoppedError):
                value = decoder.document(kinds_of(expected))
        except yaml.MarkedYAMLError as error:
            fault, sign = unreadable(error, text, file, decoder.quoted)
            stopped.append(fault)
            if sign is not None and len(stopped) <= tries:
                text = f"{text[:sign]}x{text[sign + 1 :]}"  # read on as if another sign stood there
                continue
        except yaml.YAMLError:  # the reader's, which has no mark: what it refuses, `invisible` names with its place
            stopped.append(Fault(file, 1, 1, Code.NOT_YAML, _("The file is not valid YAML.")))
        lines = {fault.line for fault in stopped}
        faults = [*stopped, *(fault for fault in at_most(decoder.faults) if fault.line not in lines)]
        faults.sort(key=lambda fault: (fault.line, fault.column))
        return Decoded(None if stopped else value, decoder.marks, faults)


class _StoppedError(Exception):
    """What comes after makes no sense; the faults say why."""


class _Decoder:
    """The parser's events, read one by one, and what was found so far."""

    def __init__(self, text: str, file: FilePath) -> None:
        self.faults: list[Fault] = []
        self.marks: dict[Path, Any] = {}
        self.quoted: Any = None
        """The last text in quotes that goes on over several lines."""
        self._text = text
        self._file = file
        self._event: Callable[[], Any] = _Loader(text).get_event
        self._depth = 0

    def document(self, kinds: Kinds) -> Any:
        self._next()  # the stream starts
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            message = _("Nothing is written here yet, or all of it stands after a #. What can stand here is in docs/.")
            self._fault(event, Code.EMPTY, message)
        value = self._value(self._next(), kinds, ())
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            message = _("A second document begins here (“---”). A file holds one guideline.")
            self._fault(event, Code.SECOND_DOCUMENT, message)
        return value

    def _next(self) -> Any:
        event: Any = self._event()
        if bool(isinstance(event, yaml.NodeEvent)):
            if event.anchor is not None:  # an alias has one, too
                message = _("Anchors and aliases (& and *) are not allowed. Put texts with these signs in quotes.")
                self._fault(event, Code.ALIAS, message)
                if isinstance(event, yaml.AliasEvent):
                    return event
            if event.tag is not None:
                self._fault(event, Code.TAG, _("Tags (!) are not allowed. Put texts with this sign in quotes."))
            if isinstance(event, yaml.CollectionStartEvent):
                self._depth += 1
                if self._depth > MAX_DEPTH:
                    self._fault(event, Code.DEPTH, _("More than {n} levels inside one another."), n=MAX_DEPTH)
            elif event.style in _QUOTES and event.start_mark.line < event.end_mark.line:
                self.quoted = event
        elif isinstance(event, yaml.CollectionEndEvent):
            self._depth -= 1
        return event

    def _fault(self, event: Any, code: Code, message: str, **values: object) -> None:
        self.faults.append(Fault(self._file, *_position(event.start_mark), code, message.format(**values)))
        if len(self.faults) > MAX_FAULTS or code in (Code.EMPTY, Code.DEPTH):
            raise _StoppedError

    def _value(self, event: Any, kinds: Kinds, path: Path, key: Any = None) -> Any:
        self.marks[path] = (key or event).start_mark
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, kinds)
        if isinstance(event, yaml.SequenceStartEvent) and tuple in kinds:
            return self._list(event, kinds[tuple], path)
        if isinstance(event, yaml.MappingStartEvent) and dict in kinds:
            return self._mapping(event, kinds[dict], path)
        outside = self._depth - isinstance(event, yaml.CollectionStartEvent)
        if isinstance(event, yaml.MappingStartEvent):
            first, struct = self._next(), kinds.get(Struct)
            if str in kinds and _is_prose(event, first, fields_of(struct) if struct else ()):
                self._fault(first, Code.COLON, translated(COLON))
            elif struct:
                return self._struct(event, first, struct, path)
            else:
                self._wrong_kind(event, kinds)
        elif not isinstance(event, yaml.AliasEvent):  # `_next` has said that there may be none
            self._wrong_kind(event, kinds)
        self._skip_to(outside)
        return _blank(kinds)

    def _scalar(self, event: Any, kinds: Kinds) -> Any:
        text = " ".join(unicodedata.normalize("NFC", event.value).split())
        if not text or (event.implicit[0] and text in _NULLS):
            self._fault(event, Code.NOTHING, translated(_NOTHING))
            return _blank(kinds)
        if not event.value.isprintable() and (found := invisible(event.value)):
            self._fault(event, Code.INVISIBLE, found[1])
            return _blank(kinds)
        if not event.style and _CUT_OFF.match(self._text, event.end_mark.index):
            message = _(
                "What follows “ #” is left out. Put the whole text in quotes, or a space after # for a comment."
            )
            self._fault(event, Code.CUT_OFF, message)
        if str in kinds:
            return text
        if enum := kinds.get(Enum):
            with suppress(ValueError):
                return enum(text)
            values = [member.value for member in enum]
            message = _("Unknown value “{value}”.{suggestion} Choose one of: {values}.")
            known = {"suggestion": did_you_mean(_MEANT.get(text.casefold(), text), values), "values": ", ".join(values)}
            self._fault(event, Code.UNKNOWN_VALUE, message, value=short(text), **known)
        else:
            self._wrong_kind(event, kinds)
        return _blank(kinds)

    def _list(self, start: Any, kinds: Kinds, path: Path) -> Any:
        values: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            values.append(self._value(event, kinds, (*path, len(values))))
        if not values:
            self._fault(start, Code.NOTHING, _("The list is empty. Write something in it, or delete the field."))
        return tuple(values)

    def _pairs(self, event: Any) -> Iterator[tuple[Any, str, Any]]:
        """Read the keys of a mapping from its first on, each with its event and the first of its value's."""
        seen = set()
        while not isinstance(event, yaml.MappingEndEvent):
            if isinstance(event, yaml.ScalarEvent):
                key = unicodedata.normalize("NFC", event.value)
                if key in seen:
                    message = _("“{key}” stands here for the second time. Keep one of them.")
                    self._fault(event, Code.TWICE, message, key=short(key))
                seen.add(key)
                yield event, key, self._next()
            else:
                if not isinstance(event, yaml.AliasEvent):
                    self._fault(event, Code.WRONG_KIND, _("A field name must be a word."))
                self._skip(event)
                self._skip(self._next())
            event = self._next()

    def _mapping(self, start: Any, kinds: Kinds, path: Path) -> Any:
        pairs = self._pairs(self._next())
        values = {key: self._value(value, kinds, (*path, key), event) for event, key, value in pairs}
        if not values:
            self._fault(start, Code.NOTHING, translated(_NOTHING))
        return values

    def _struct(self, start: Any, first: Any, struct: type[Struct], path: Path) -> Any:
        known = fields_of(struct)
        values = {}
        for event, key, value in self._pairs(first):
            if key in known:
                values[key] = self._value(value, known[key].kinds, (*path, key))
                continue
            message = _("Unknown field “{key}”.{suggestion} Fields here: {fields}.")
            if start.flow_style and isinstance(value, yaml.ScalarEvent) and value.value == "":
                message = _('In {{…}} a comma begins a new field, here “{key}”. Put the whole text in quotes: "…".')
            names = {"suggestion": did_you_mean(key, known), "fields": ", ".join(known)}
            self._fault(event, Code.UNKNOWN_FIELD, message, key=short(key), **names)
            self._skip(value)
        missing = [name for name, field in known.items() if field.is_required and name not in values]
        if missing:
            quoted = ", ".join(_("“{name}”").format(name=name) for name in missing)
            self._fault(start, Code.MISSING_FIELD, _("Missing here: {fields}."), fields=quoted)
        return struct(**{name: _blank(known[name].kinds) for name in missing}, **values)

    def _skip(self, event: Any) -> None:
        """Read to the end of the value that has begun with this event."""
        if isinstance(event, yaml.CollectionStartEvent):
            self._skip_to(self._depth - 1)

    def _skip_to(self, outside: int) -> None:
        """Read until so many collections are open."""
        while self._depth > outside:
            self._next()

    def _wrong_kind(self, event: Any, kinds: Kinds) -> None:
        self._fault(event, Code.WRONG_KIND, _("Here belongs {kind}."), kind=_(" or ").join(map(_named, kinds)))


def _position(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _is_prose(start: Any, first: Any, known: Iterable[str]) -> bool:
    """Whether a mapping is none, but a text with a colon in it: its first key is no field's name, nor near to one."""
    if start.flow_style or not isinstance(first, yaml.ScalarEvent):
        return False
    return first.value not in known and not did_you_mean(first.value, known)


def _blank(kinds: Kinds) -> Any:
    """Make what stands in the place of a value that could not be read, of the first of its kinds."""
    kind, of = next(iter(kinds.items()))
    if kind is Enum:
        return list(of)[-1]
    if kind is Struct:
        return of(**{name: _blank(field.kinds) for name, field in fields_of(of).items() if field.is_required})
    return kind()


def _named(kind: type) -> str:
    if kind is tuple:
        return _("a list (lines that begin with “- ”)")
    return _("a text") if kind in (str, Enum) else _("fields (lines of the form “name: …”)")
