"""Fuzz the reading of guideline files: no input gives anything but a guideline or faults, each within a second.

It is run by hand, on a machine that has atheris (``pip install atheris``)::

    python tests/fuzz.py -max_total_time=600 -timeout=2 -rss_limit_mb=600 CORPUS

What it finds is kept in ``tests/hostile`` and tried in every test run. An input is the files of a guideline with a line
``%%`` between them, in this order: the guideline, its source document, what is local, its examples, and its English.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["stressguide"]):
    from stressguide.guideline import encode
    from stressguide.guideline.faults import GuidelineError
    from stressguide.guideline.find import EXAMPLES, LOCAL, beside
    from stressguide.guideline.loading import faults_of, load, with_local
    from stressguide.guideline.translate import read_catalogue, updated

SEPARATOR = b"\n%%\n"
FOLDER = Path(tempfile.mkdtemp())
PATH = FOLDER / "vold.yaml"
ENGLISH = beside(PATH, ".en.po")
FILES = (PATH, FOLDER / "vold.txt", beside(PATH, LOCAL), beside(PATH, EXAMPLES), ENGLISH)


def write(data: bytes) -> None:
    """Write the files of one input; those that it lacks are not there."""
    parts = data.split(SEPARATOR, len(FILES) - 1)
    for index, file in enumerate(FILES):
        if index < len(parts):
            file.write_bytes(parts[index])
        else:
            file.unlink(missing_ok=True)


def one(data: bytes) -> None:
    """Read one input in every way; what is no GuidelineError is a find."""
    write(data)
    faults = faults_of(PATH, beside(PATH, LOCAL))
    try:
        if ENGLISH.exists():
            read_catalogue(ENGLISH)
        guideline = load(PATH)
        updated(ENGLISH, guideline, "en")
        encode(with_local(guideline, beside(PATH, LOCAL)) if beside(PATH, LOCAL).exists() else guideline)
    except GuidelineError:
        assert faults, data
        return
    assert all(fault.path.name.endswith((EXAMPLES, ".po")) for fault in faults), faults


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
