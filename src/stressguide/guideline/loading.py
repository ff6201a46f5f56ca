"""From files to a guideline: read, decode, check, prove against the source, resolve."""

import os
from collections.abc import Iterable
from glob import escape
from itertools import islice
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from stressguide.guideline.build import applied, resolve
from stressguide.guideline.check import Finding, Ids, check, check_local, prove
from stressguide.guideline.decoding import Decoded, decode
from stressguide.guideline.entries import GuidelineEntry, LocalEntry
from stressguide.guideline.examples import Example, checksum, examples
from stressguide.guideline.faults import MAX_FAULTS, Code, Fault, GuidelineError, at_most
from stressguide.guideline.find import EXAMPLES, LEARNED, beside
from stressguide.guideline.reading import MAX_BYTES, read
from stressguide.model import Guideline
from stressguide.texts import _

T = TypeVar("T")


class Result(NamedTuple, Generic[T]):
    """What was read, as far as it could be, and what is wrong with it."""

    value: T | None
    faults: list[Fault]

    def get(self) -> T:
        """Take the value. Raises GuidelineError if anything is wrong."""
        if self.value is None or self.faults:
            raise GuidelineError(self.faults)
        return self.value


def load(path: Path) -> Guideline:
    """Read the guideline at `path`, and the source document it names. Raises GuidelineError with all their faults."""
    return _guideline(path)[0].get()


def with_local(guideline: Guideline, file: Path) -> Guideline:
    """Put what is local into a guideline, from its file. Raises as `load` does."""
    return applied(guideline, _local(file, guideline).get())


def load_examples(path: Path, guideline: Guideline) -> tuple[list[Example], str]:
    """Read the examples beside the guideline at `path`, and a checksum of their text. Raises as `load` does."""
    return _examples(beside(path, EXAMPLES), Ids(guideline.roles, guideline.situations)).get()


def faults_of(path: Path, local: Path) -> list[Fault]:
    """Find every fault of the guideline at `path`, of its source document, of what lies beside it, and of `local`."""
    result, ids = _guideline(path)
    faults = list(result.faults)
    if os.path.lexists(beside(path, EXAMPLES)):  # what is there and cannot be read is told
        read = _examples(beside(path, EXAMPLES), ids)
        faults += read.faults or _stale(path, read.get()[1])
    if os.path.lexists(local):
        faults += _local(local, result.value).faults
    if result.value and not result.faults:
        from stressguide.guideline.catalogues import faults_of_catalogue  # building the program does not need it

        for catalogue in sorted(path.parent.glob(f"{escape(path.stem)}.*.po")):
            faults += faults_of_catalogue(catalogue, result.value)
    return faults


def _guideline(path: Path) -> tuple[Result[Guideline], Ids | None]:
    """Read a guideline and its source document; say also which ids it has, as far as it could be read."""
    decoded = _decoded(path, GuidelineEntry)
    entry, faults = decoded.value, decoded.faults
    if entry is None:
        return Result(None, faults), None
    whole = not faults
    findings = list(islice(check(entry, whole=whole), MAX_FAULTS + 1))
    document, file = None, path.parent / (entry.source.document if entry.source else "")
    if entry.source and entry.source.document and all(each.code is not Code.NOT_BESIDE for each in findings):
        try:
            document = read(file)
        except GuidelineError as error:
            [fault] = error.faults
            if fault.code in (Code.UNREADABLE, Code.TOO_LARGE):  # say where it is named
                findings.insert(0, Finding(("source", "document"), fault.code, f"{file.name}: {fault.message}"))
            else:
                faults.append(fault)
    proof = prove(entry, document, whole=whole)
    faults += _located(path, decoded, [*findings, *proof.findings])
    faults.sort(key=lambda fault: (fault.path != path, fault.line, fault.column))
    faults += at_most(Fault(file, fault.line or 1, 1, fault.code, fault.message) for fault in proof.left_out)
    ids = Ids(entry.roles, entry.situations)
    guideline = resolve(entry, proof.lines) if whole else None
    return Result(guideline, faults), ids


def _local(file: Path, guideline: Guideline | None) -> Result[LocalEntry]:
    """Read what is local; without a guideline only what can be seen in the file itself is told."""
    decoded = _decoded(file, LocalEntry)
    faults = decoded.faults
    if decoded.value is not None and guideline:
        faults += _located(file, decoded, check_local(decoded.value, guideline))
    return Result(None if faults else decoded.value, faults)


def _examples(file: Path, ids: Ids | None) -> Result[tuple[list[Example], str]]:
    try:
        text = read(file, 16 * MAX_BYTES)
    except GuidelineError as error:
        return Result(None, list(error.faults))
    found, faults = examples(text, file, ids) if ids and ids.roles and ids.situations else ([], [])
    return Result(None if faults else (found, checksum(text)), faults)


def _stale(path: Path, expected: str) -> list[Fault]:
    """Find out whether what was learned is of these examples."""
    file = beside(path, LEARNED)
    try:
        stamp = msgspec.msgpack.decode(file.read_bytes(), type=_Stamp).checksum
    except (OSError, msgspec.DecodeError):
        stamp = None
    if stamp == expected:
        return []
    message = _("The examples have changed since they were learned from. Run: stressguide guideline learn {path}")
    return [Fault(beside(path, EXAMPLES), 1, 1, Code.STALE, message.format(path=path.name))]


class _Stamp(msgspec.Struct):
    """What a file says of the examples it was learned from; the rest of it is the reader's."""

    checksum: str


def _decoded(path: Path, expected: type[T]) -> Decoded[T]:
    try:
        text = read(path)
    except GuidelineError as error:
        return Decoded(None, {}, list(error.faults))
    decoded = decode(text, expected, path)
    decoded.faults.sort(key=lambda fault: (fault.line, fault.column))
    return decoded


def _located(path: Path, decoded: Decoded[Any], findings: Iterable[Finding]) -> list[Fault]:
    """Say where findings stand in the file; no more of them than an author can want."""
    return at_most(Fault(path, *decoded.position(each.path), each.code, each.message) for each in findings)
