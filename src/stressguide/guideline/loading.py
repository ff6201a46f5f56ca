"""From a file to a guideline: read, decode, check, prove against the source, resolve."""

from pathlib import Path

from stressguide.guideline.authored import GuidelineEntry
from stressguide.guideline.checking import check, prove
from stressguide.guideline.decoding import DecodingError, decode, positions
from stressguide.guideline.faults import Fault, GuidelineError
from stressguide.guideline.model import Guideline
from stressguide.guideline.reading import read
from stressguide.guideline.resolving import resolve


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
    if findings:
        places = positions(text, [finding.path for finding in findings])
        found = zip(places, findings, strict=True)
        raise GuidelineError(path, [Fault(*place, finding.message) for place, finding in found])
    return resolve(entry, proof.lines)
