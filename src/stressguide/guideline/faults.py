"""What is wrong with a guideline file, as values. Showing them is somebody else's job."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from stressguide.errors import UserError
from stressguide.texts import _

SHOWN = 10
"""How many faults a message names; an author mends those first."""


class Fault(Struct, frozen=True):
    """One fault: where it is, counted from 1, and what is wrong and how to mend it, in the user's language."""

    line: int
    column: int
    message: str


class GuidelineError(UserError):
    """A guideline file that cannot be used, with every fault that was found in it, in the order of the file."""

    def __init__(self, path: Path, faults: Sequence[Fault]) -> None:
        self.path = path
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.line, fault.column)))
        lines = [f"{path}:{fault.line}:{fault.column}: {fault.message}" for fault in self.faults[:SHOWN]]
        if len(self.faults) > SHOWN:
            lines.append(_("{path}: and {n} more faults.").format(path=path, n=len(self.faults) - SHOWN))
        super().__init__("\n".join(lines))
