"""From a file to a guideline: read, decode, check, prove against the source, resolve."""

from collections.abc import Sequence
from pathlib import Path

from stressguide.guideline.authored import GuidelineEntry
from stressguide.guideline.checking import Finding, check, prove
from stressguide.guideline.decoding import DecodingError, decode, positions
from stressguide.guideline.faults import Fault, GuidelineError
from stressguide.guideline.model import Guideline
from stressguide.guideline.reading import read
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
    if beside.exists():
        text = read(beside)
        try:
            entry = decode(text, VocabularyEntry)
        except DecodingError as error:
            raise GuidelineError(beside, error.faults) from None
        _raise_any(beside, text, list(check_words(entry, guideline)))
    return compiled(entry, guideline)


def _raise_any(path: Path, text: str, findings: Sequence[Finding]) -> None:
    """Raise GuidelineError with findings and where they are, if there are any."""
    if findings:
        places = positions(text, [finding.path for finding in findings])
        found = zip(places, findings, strict=True)
        raise GuidelineError(path, [Fault(*place, finding.message) for place, finding in found])
