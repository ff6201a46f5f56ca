"""The guideline files at hand."""

from pathlib import Path

from stressguide.guideline.model import Guideline
from stressguide.guideline.vocabulary import Vocabulary

_PACKAGE = Path(__file__).parents[1]

COMPILED = _PACKAGE / "guidelines" / "da.msgpack"
"""The guideline as an installed wheel has it, beside its YAML file and its source document; see `hatch_build.py`."""

TREE = _PACKAGE.parents[1] / "guidelines" / "da.yaml"
"""The guideline of the source tree, which an editable install uses."""


def embedded() -> Guideline:
    """Read the guideline that comes with the program.

    Raises UserError and GuidelineError only in an editable install, where the file may just be being edited.
    """
    if COMPILED.exists():
        from stressguide.guideline.compiled import decode

        return decode(COMPILED.read_bytes())
    from stressguide.guideline.loading import load

    return load(TREE)


def embedded_words() -> Vocabulary:
    """Read the words that people use for the roles and situations of that guideline. Raises as `embedded` does."""
    if COMPILED.exists():
        from stressguide.guideline.compiled import decode_words

        return decode_words(COMPILED.with_suffix(".words.msgpack").read_bytes())
    from stressguide.guideline.loading import load_words

    return load_words(TREE, embedded())
