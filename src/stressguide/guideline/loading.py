"""From files to a guideline: read, decode, check, prove against the source, resolve."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from glob import escape
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from msgspec import DecodeError, msgpack

from stressguide.guideline.advice import advise
from stressguide.guideline.build import applied, corrected_lines, resolve
from stressguide.guideline.check import check, check_local
from stressguide.guideline.decoding import Decoded, decode
from stressguide.guideline.entries import GuidelineEntry, LocalEntry
from stressguide.guideline.entries import Path as Spot
from stressguide.guideline.faults import MAX_FAULTS, Code, Fault, Finding, GuidelineError, at_most
from stressguide.guideline.find import EXAMPLES, LEARNED, beside
from stressguide.guideline.proof import LINE, Text, trace
from stressguide.guideline.reading import MAX_BYTES, read
from stressguide.model import Guideline, Lines
from stressguide.texts import _

T = TypeVar("T")

UNKNOWN = "-"

_LINE = re.compile(r"([^\s/]+)/([^\s/!~]+)([!~]?)\s+(\S.*)")


class Example(NamedTuple):
    """A sentence that people could write; role and situation are ids, or empty where nobody could know."""

    role: str
    situation: str
    text: str
    is_danger: bool = False
    sounds_like_danger: bool = False


def load(path: Path) -> Guideline:
    """Read the guideline at `path`, and the source document it names. Raises GuidelineError with all their faults."""
    return _guideline(path)[0].get()


def with_local(guideline: Guideline, file: Path) -> Guideline:
    """Put what is local into a guideline, from its file. Raises as `load` does."""
    return applied(guideline, _local(file, guideline).get())


def load_examples(path: Path, of: Guideline | GuidelineEntry | None) -> tuple[list[Example], str]:
    """Read the examples beside the guideline at `path`, and a checksum of their text. Raises as `load` does."""
    file = beside(path, EXAMPLES)
    text = read(file, 16 * MAX_BYTES)
    found = examples(text, file, of) if of and of.roles and of.situations else []
    return found, f"{crc32(text.encode()):08x}"


def faults_of(path: Path, local: Path) -> list[Fault]:
    """Find every fault of the guideline at `path`, of its source document, of what lies beside it, and of `local`."""
    read, decoded = _guideline(path)
    entry, faults = decoded.value, list(read.faults)
    if os.path.lexists(beside(path, EXAMPLES)):  # what is there and cannot be read is told
        try:
            faults += _stale(path, load_examples(path, entry)[1])
        except GuidelineError as error:
            faults += error.faults
    if os.path.lexists(local):
        faults += _local(local, read.value).faults
    if entry and read.value and not read.faults:
        faults += _located(path, decoded, advise(entry, datetime.now().astimezone().date()))
        from stressguide.guideline.translate import faults_of_catalogue  # building the program does not need it

        for catalogue in sorted(path.parent.glob(f"{escape(path.stem)}.*.po")):
            faults += faults_of_catalogue(catalogue, read.value)
    return faults


def _guideline(path: Path) -> tuple[Decoded[Guideline], Decoded[GuidelineEntry]]:
    """Read a guideline and its source document; give also what is written, as far as it could be read."""
    decoded = _decoded(path, GuidelineEntry)
    entry, faults = decoded.value, decoded.faults
    if entry is None:
        return Decoded(None, {}, faults), decoded
    whole = not faults
    findings = list(islice(check(entry, whole=whole), MAX_FAULTS + 1))
    document, file = None, path.parent / (entry.source.document if entry.source else "")
    if entry.source and entry.source.document and all(each.code is not Code.NOT_BESIDE for each in findings):
        try:
            document = read(file, pasted=True)
        except GuidelineError as error:
            [fault] = error.faults
            if fault.code in (Code.UNREADABLE, Code.TOO_LARGE):  # say where it is named
                findings.insert(0, Finding(("source", "document"), fault.code, f"{file.name}: {fault.message}"))
            else:
                faults.append(fault)
    lines, differences = _proved(entry, document, whole=whole)
    findings += (each for each in differences if each.path[0] != LINE)
    faults += _located(path, decoded, findings)
    faults.sort(key=lambda fault: (fault.path != path, fault.line, fault.column))
    left_out = (each for each in differences if each.path[0] == LINE)
    faults += at_most(Fault(file, int(each.path[1]), 1, each.code, each.message) for each in left_out)
    return Decoded(resolve(entry, lines) if whole else None, {}, faults), decoded


_OF_DOCUMENT = {Code.LEFT_OUT, Code.REPETITIVE, Code.NO_LINES, Code.NEEDLESS_CORRECTION}
"""What cannot be said of a document while something of the guideline could not be read."""


def _proved(entry: GuidelineEntry, document: str | None, *, whole: bool) -> tuple[dict[Spot, Lines], list[Finding]]:
    """Lay the words of a file over its source document; say where they stand, and where they differ.

    If the file could not be read `whole`, the passages that lack something are passed over.
    """
    if entry.source is None or document is None:
        return {}, []
    passages = [passage for passage in _passages(entry) if passage and all(text.words for text in passage)]
    corrected = [span for item in entry.source.corrections if (span := corrected_lines(item.lines))]
    result = trace(passages, document, corrected)
    return result.lines, [each for each in result.faults if whole or each.code not in _OF_DOCUMENT]


def _passages(entry: GuidelineEntry) -> Iterator[list[Text]]:
    """Texts that follow one another in the document."""
    alone: dict[Spot, str | None] = {("title",): entry.title, ("purpose",): entry.purpose}
    alone |= {("source", "unlisted", n): text for n, text in enumerate(entry.source.unlisted if entry.source else ())}
    yield from ([Text(text.split(), path=path)] for path, text in alone.items() if text)
    for _home, at, section in entry.written():
        heads = {"heading": section.heading, "intro": section.intro, "lead": section.lead}
        passage = [Text(text.split(), path=(*at, name)) for name, text in heads.items() if text]
        for path, point in section.listed():
            number = int(path[-1]) + 1 if section.steps or len(path) > 2 else 0
            passage.append(Text(point.text.split(), True, len(path) > 2, number, (*at, *path)))
        yield passage


def _local(file: Path, guideline: Guideline | None) -> Decoded[LocalEntry]:
    """Read what is local; without a guideline only what can be seen in the file itself is told."""
    decoded = _decoded(file, LocalEntry)
    if decoded.value is not None and guideline:
        decoded.faults.extend(_located(file, decoded, check_local(decoded.value, guideline)))
    return decoded


def examples(text: str, path: Path, of: Guideline | GuidelineEntry) -> list[Example]:
    """Read a file of examples of a guideline. Raises GuidelineError with all its faults.

    A file of examples has one on each line, after its role and situation: ``leder/sygemeldt Min medarbejder er …``. A
    hyphen stands for what nobody could know from the sentence. Where somebody may be in danger "!" stands after the
    two, and "~" where it only sounds so. A line that begins with "#" is a comment.
    """
    found, faults = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.rstrip())
        if match and match[1] in (UNKNOWN, *of.roles) and match[2] in (UNKNOWN, *of.situations):
            role, situation = ("" if each == UNKNOWN else each for each in (match[1], match[2]))
            found.append(Example(role, situation, match[4], match[3] == "!", match[3] == "~"))
        else:
            message = _("A line is role/situation and a sentence, such as “{example}”; “-” is what nobody could know.")
            example = f"{next(iter(of.roles), UNKNOWN)}/{next(iter(of.situations), UNKNOWN)} …"
            faults.append(Fault(path, number, 1, Code.NO_EXAMPLE, message.format(example=example)))
    if faults:
        raise GuidelineError(at_most(faults))
    return found


def _stale(path: Path, expected: str) -> list[Fault]:
    """Find out whether what was learned is of these examples."""
    with suppress(OSError, DecodeError):
        if msgpack.decode(beside(path, LEARNED).read_bytes(), type=dict[str, Any]).get("checksum") == expected:
            return []
    message = _("The examples have changed since they were learned from. Run: stressguide guideline learn {path}")
    return [Fault(beside(path, EXAMPLES), 1, 1, Code.STALE, message.format(path=path.name))]


def _decoded(path: Path, expected: type[T]) -> Decoded[T]:
    try:
        return decode(read(path), expected, path)
    except GuidelineError as error:
        return Decoded(None, {}, list(error.faults))


def _located(path: Path, decoded: Decoded[Any], findings: Iterable[Finding]) -> list[Fault]:
    """Say where findings stand in the file; no more of them than an author can want."""
    return at_most(Fault(path, *decoded.position(each.path), each.code, each.message) for each in findings)
