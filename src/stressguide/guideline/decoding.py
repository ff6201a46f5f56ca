"""YAML into typed values, one pass over the events of the parser, with a place for every fault.

A library that decodes finished data can no longer say where a fault stands, and stops at the first. Nor does the
author want YAML's guesses: here every scalar is the text that was typed, so ``no``, ``1.10`` and ``2026-11-23`` are
words. Anchors, aliases and tags are refused, and nothing is ever constructed but the types asked for.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, NoReturn, TypeVar, get_args, get_origin, get_type_hints

import yaml
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from stressguide.errors import did_you_mean
from stressguide.guideline.faults import Fault
from stressguide.texts import _, later, translated

MAX_DEPTH = 20

T = TypeVar("T")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events without the C library, only slower
_INVALID: Any = object()
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_TAB = "found character '\\t'"

# What libyaml says, by how it begins, and what an author can do about it.
_PROBLEMS = (
    (
        "mapping values are not allowed",
        later('A colon followed by a space splits the line in two. Put the whole text in quotes: "…".'),
    ),
    ("could not find expected ':'", later("A colon is missing after the field name here or on the line above.")),
    (_TAB, later("There is a tab here. Indent with spaces.")),
    ("found character", later('The text begins with a sign that has a meaning in YAML. Put it in quotes: "…".')),
    ("found unexpected end of stream", later("A quotation mark that opens here is never closed.")),
    ("did not find expected key", later("The indentation or the quotation marks do not fit here.")),
    ("did not find expected '-' indicator", later("The indentation of the list does not fit here.")),
)


class DecodingError(Exception):
    """The text is not what was asked for; `faults` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


def decode(text: str, expected: type[T]) -> T:
    """Read YAML into `expected`, a msgspec Struct of texts, enums of texts, lists, mappings and other Structs.

    Texts come out in NFC with every run of white space as one space. Raises DecodingError with every fault found.
    """
    decoder = _Decoder(text)
    try:
        value: T = decoder.document(expected)
    except yaml.MarkedYAMLError as error:
        decoder.faults.append(_unreadable(error, text))
    except yaml.YAMLError:  # the reader's, which has no mark: what it refuses, `invisible` names with its place
        decoder.faults.append(Fault(1, 1, _("The file is not valid YAML.")))
    if decoder.faults:
        raise DecodingError(decoder.faults)
    return value


def positions(text: str, paths: Sequence[tuple[str | int, ...]]) -> list[tuple[int, int]]:
    """Find the line and column, from 1, of the value at each path, or of the last part of it that there is."""
    root = yaml.compose(text, Loader=_Loader)
    return [_position(root, path) for path in paths]


def _position(node: Any, path: tuple[str | int, ...]) -> tuple[int, int]:
    mark = node.start_mark
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        else:
            break
        if node is None:
            break
        mark = node.start_mark
    return mark.line + 1, mark.column + 1


def invisible(text: str) -> tuple[int, str] | None:
    """Find the first character that a reader cannot see, and its index: controls, direction marks, soft hyphens.

    Such characters can hide or reorder words on the screen, and a word that has one is not the word of the source.
    """
    start = 0
    for line in text.split("\n"):
        if not line.isprintable():
            for index, character in enumerate(line, start):
                if not character.isprintable() and character not in "\r\t" and unicodedata.category(character) != "Zs":
                    return index, f"U+{ord(character):04X}"
        start += len(line) + 1
    return None


class _Field(NamedTuple):
    """What a field of a Struct takes."""

    type: Any
    required: bool


@cache
def _fields(struct: type[Struct]) -> dict[str, _Field]:
    hints = get_type_hints(struct)
    return {
        field.name: _Field(hints[field.name], field.default is NODEFAULT and field.default_factory is NODEFAULT)
        for field in fields(struct)
    }


@cache
def _choices(expected: Any) -> tuple[Any, ...]:
    """List the types that may stand here; None only says that the field may be left out."""
    if isinstance(expected, UnionType):
        return tuple(choice for choice in get_args(expected) if choice is not NoneType)
    return (expected,)


class _Decoder:
    """The parser's events, read one by one, and the faults found so far."""

    def __init__(self, text: str) -> None:
        self.faults: list[Fault] = []
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self._depth = 0

    def document(self, expected: Any) -> Any:
        self._next()  # the stream starts
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, _("The file is empty."))
        value = self._value(self._next(), expected)
        self._next()  # the document ends
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(event, _("A second document begins here (“---”). A file holds one guideline."))
        return value

    def _next(self) -> Any:
        event = next(self._events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            self._refuse(
                event, _("Anchors and aliases (& and *) are not allowed. Put texts with these signs in quotes.")
            )
        if getattr(event, "tag", None) is not None:
            self._refuse(event, _("Tags (!) are not allowed. Put texts with this sign in quotes."))
        if isinstance(event, yaml.CollectionStartEvent):
            self._depth += 1
            if self._depth > MAX_DEPTH:
                self._refuse(event, _("More than {n} levels inside one another.").format(n=MAX_DEPTH))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._depth -= 1
        return event

    def _fault(self, event: Any, message: str) -> Any:
        self.faults.append(Fault(event.start_mark.line + 1, event.start_mark.column + 1, message))
        return _INVALID

    def _refuse(self, event: Any, message: str) -> NoReturn:
        self._fault(event, message)
        raise DecodingError(self.faults)

    def _value(self, event: Any, expected: Any) -> Any:
        choices = _choices(expected)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, choices)
        for choice in choices:
            origin = get_origin(choice)
            if isinstance(event, yaml.SequenceStartEvent) and origin is list:
                return self._list(event, get_args(choice)[0])
            if isinstance(event, yaml.MappingStartEvent):
                if origin is dict:
                    return self._mapping(event, get_args(choice)[1])
                if isinstance(choice, type) and issubclass(choice, Struct):
                    return self._struct(event, choice)
        self._skip()
        return self._wrong_kind(event, choices)

    def _scalar(self, event: Any, choices: tuple[Any, ...]) -> Any:
        if (event.implicit[0] and event.value in _NULLS) or not event.value.strip():
            return self._fault(event, _("Nothing is written here. Write something, or delete the field."))
        text = event.value
        if not text.isascii() or not text.isprintable():
            if found := invisible(text):
                message = _("There is an invisible character, {character}, in this text. Delete it.")
                return self._fault(event, message.format(character=found[1]))
            text = unicodedata.normalize("NFC", text)
        text = " ".join(text.split())
        if str in choices:
            return text
        for choice in choices:
            if isinstance(choice, type) and issubclass(choice, Enum):
                values = [member.value for member in choice]
                if text in values:
                    return choice(text)
                message = _("Unknown value “{value}”.{suggestion} Choose one of: {values}.")
                return self._fault(
                    event, message.format(value=text, suggestion=did_you_mean(text, values), values=", ".join(values))
                )
        return self._wrong_kind(event, choices)

    def _list(self, start: Any, expected: Any) -> Any:
        values = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            values.append(self._value(event, expected))
        return values or self._fault(start, _("The list is empty. Write something in it, or delete the field."))

    def _pairs(self) -> Iterator[tuple[Any, str]]:
        """Read the keys of a mapping, each with its event; the caller reads the value of each before the next."""
        seen = set()
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, _("A field name must be a word."))
            key = unicodedata.normalize("NFC", event.value)
            if key in seen:
                self._fault(event, _("“{key}” stands here for the second time. Keep one of them.").format(key=key))
            seen.add(key)
            yield event, key

    def _mapping(self, start: Any, expected: Any) -> Any:
        values = {key: self._value(self._next(), expected) for _event, key in self._pairs()}
        return values or self._fault(start, _("Nothing is written here. Write something, or delete the field."))

    def _struct(self, start: Any, struct: type[Struct]) -> Any:
        known = _fields(struct)
        values = {}
        for event, key in self._pairs():
            following = self._next()
            if key in known:
                values[key] = self._value(following, known[key].type)
                continue
            if isinstance(following, yaml.CollectionStartEvent):
                self._skip()
            message = _("Unknown field “{key}”.{suggestion} Fields here: {fields}.")
            self._fault(event, message.format(key=key, suggestion=did_you_mean(key, known), fields=", ".join(known)))
        missing = [name for name, field in known.items() if field.required and name not in values]
        if missing:
            message = _("Missing here: {fields}.")
            return self._fault(
                start, message.format(fields=", ".join(_("“{name}”").format(name=name) for name in missing))
            )
        return _INVALID if _INVALID in values.values() else struct(**values)

    def _skip(self) -> None:
        """Read to the end of the collection that has just begun."""
        outside = self._depth - 1
        while self._depth > outside:
            self._next()

    def _wrong_kind(self, event: Any, choices: tuple[Any, ...]) -> Any:
        kinds = [_kind(choice) for choice in choices]
        return self._fault(event, _("Here belongs {kind}.").format(kind=_(" or ").join(kinds)))


def _kind(choice: Any) -> str:
    if get_origin(choice) is list:
        return _("a list (lines that begin with “- ”)")
    if choice is str or issubclass(choice, Enum):
        return _("a text")
    return _("fields (lines of the form “name: …”)")


def _unreadable(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or ""
    if mark and text[mark.index : mark.index + 1] == "\t":
        problem = _TAB
    if problem.startswith("found unexpected end of stream"):
        mark = error.context_mark or mark
    remedy = next((translated(remedy) for start, remedy in _PROBLEMS if problem.startswith(start)), "")
    message = remedy or _("The file is not valid YAML here. Look at the indentation, colons and quotation marks.")
    return Fault(mark.line + 1, mark.column + 1, message) if mark else Fault(1, 1, message)
