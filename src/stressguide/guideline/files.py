"""The guideline files at hand."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def embedded() -> Path:
    """Find the guideline that comes with the program.

    An installed wheel has it inside the package; an editable install uses the one in the source tree.
    """
    inside = _PACKAGE / "guidelines" / "da.yaml"
    return inside if inside.exists() else _PACKAGE.parents[1] / "guidelines" / "da.yaml"
