"""From a file to a guideline: read, decode, check, prove against the source, resolve."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from msgspec.structs import replace

from stressguide.guideline.authored import GuidelineEntry
from stressguide.guideline.checking import Finding, check, prove
from stressguide.guideline.compiled import decode_learned
from stressguide.guideline.decoding import DecodingError, decode, positions
from stressguide.guideline.examples import Example, examples
from stressguide.guideline.faults import Fault, GuidelineError
from stressguide.guideline.model import Guideline
from stressguide.guideline.reading import MAX_BYTES, read
from stressguide.guideline.resolving import resolve
from stressguide.guideline.vocabulary import Vocabulary, VocabularyEntry, compiled
from stressguide.guideline.words_checking import check_words


def load(path: Path) -> Guideline:
    """Read the guideline at `path`, and the source document it names.

    Raises UserError if a file cannot be read, and GuidelineError with all faults of its contents.
    """
    text = read(path)
    try:
        entry = decode(text, GuidelineEntry)
    except DecodingError as error:
        raise GuidelineError(path, error.faults) from None
    findings = list(check(entry))
    document = None
    if entry.source and not any(finding.path == ("source", "document") for finding in findings):
        document = read(path.parent / entry.source.document)
    proof = prove(entry, document)
    findings += proof.findings
    _raise_any(path, text, findings)
    return resolve(entry, proof.lines)


def load_words(path: Path, guideline: Guideline) -> Vocabulary:
    """Read the words that people use for a guideline's roles and situations, from the file beside that at `path`.

    Without such a file there are only the words of the guideline itself. Raises as `load` does.
    """
    beside = path.with_suffix(".words" + path.suffix)
    entry = VocabularyEntry({})
    learned = path.with_suffix(".learned.msgpack")
    if beside.exists():
        text = read(beside)
        try:
            entry = decode(text, VocabularyEntry)
        except DecodingError as error:
            raise GuidelineError(beside, error.faults) from None
        _raise_any(beside, text, list(check_words(entry, guideline)))
    words = compiled(entry, guideline)
    return replace(words, learned=decode_learned(learned.read_bytes())) if learned.exists() else words


def load_examples(path: Path, guideline: Guideline) -> tuple[list[Example], int]:
    """Read the examples beside the guideline at `path`, and a checksum of their text. Raises as `load` does."""
    beside = path.with_suffix(".examples.txt")
    text = read(beside, 4 * MAX_BYTES)
    found, faults = examples(text, guideline)
    if faults:
        raise GuidelineError(beside, faults)
    return found, crc32(text.encode())


def _raise_any(path: Path, text: str, findings: Sequence[Finding]) -> None:
    """Raise GuidelineError with findings and where they are, if there are any."""
    if findings:
        places = positions(text, [finding.path for finding in findings])
        found = zip(places, findings, strict=True)
        raise GuidelineError(path, [Fault(*place, finding.message) for place, finding in found])
