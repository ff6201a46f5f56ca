"""What is wrong with a guideline's files, as values. Showing them is somebody else's job."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from stressguide.errors import UserError
from stressguide.texts import _

MAX_FAULTS = 200
"""After so many a file is read no further: its author has enough to do, and a hostile one is soon done with."""

SHOWN = 10
"""How many faults a message names; an author mends those first."""


class Code(StrEnum):
    """The kinds of faults. A code once given keeps its meaning; `docs/faults.md` explains each to authors."""

    # The file
    UNREADABLE = "G101"
    TOO_LARGE = "G102"
    NOT_UTF8 = "G103"
    INVISIBLE = "G104"
    EMPTY = "G105"
    TOO_MANY_FAULTS = "G106"
    # YAML
    NOT_YAML = "G201"
    COLON = "G202"
    TAB = "G203"
    SIGN = "G204"
    QUOTE = "G205"
    ALIAS = "G206"
    TAG = "G207"
    DEPTH = "G208"
    SECOND_DOCUMENT = "G209"
    CUT_OFF = "G210"
    # Fields
    UNKNOWN_FIELD = "G301"
    MISSING_FIELD = "G302"
    TWICE = "G303"
    NOTHING = "G304"
    WRONG_KIND = "G305"
    UNKNOWN_VALUE = "G306"
    # The guideline
    NO_ID = "G401"
    TOO_MANY = "G402"
    NO_LANGUAGE = "G403"
    NAME_TAKEN = "G404"
    SAME_ANSWER = "G405"
    NO_GOTO = "G406"
    GOTO_AND_SECTIONS = "G407"
    NOWHERE = "G408"
    SILENT = "G409"
    BACK_HERE = "G410"
    CIRCLE = "G411"
    UNSEEN_LINKS = "G412"
    UNREACHABLE = "G413"
    NO_DATE = "G414"
    UNKNOWN_SITUATION = "G415"
    OTHER_VERB = "G416"
    UNKNOWN_ROLE = "G417"
    NOT_SHARED = "G418"
    UNSEEN = "G419"
    POINTS_OR_STEPS = "G420"
    NO_PERIOD = "G421"
    NO_ADDRESS = "G422"
    # The source document
    NOT_BESIDE = "G501"
    NO_LINES = "G502"
    NOT_IN_SOURCE = "G503"
    OTHER_WORDS = "G504"
    USED_TWICE = "G505"
    LEFT_OUT = "G506"
    BROKEN_TEXT = "G507"
    LIST_MARK = "G508"
    NEEDLESS_CORRECTION = "G509"
    REPETITIVE = "G510"
    # Examples; G601 to G603 and G605 were those of files of words
    NO_EXAMPLE = "G604"
    STALE = "G606"
    # What is local; G703, G704 and G706 were those of hidden points
    UNKNOWN_SLOT = "G701"
    UNKNOWN_PLACE = "G702"
    POINT_OR_NOTE = "G705"
    ALREADY_THERE = "G707"
    # Translations
    NO_CATALOGUE = "G801"
    NOT_TRANSLATED = "G802"
    CHANGED = "G803"
    LEFT_OVER = "G804"
    # What an author is asked to look at, and is no fault
    CONTRADICTED = "G901"
    UNSAID = "G902"
    NO_HEADING = "G903"
    UNTOUCHED = "G904"
    UNREACHED = "G905"
    OUTDATED = "G906"

    @property
    def is_fault(self) -> bool:
        """Whether a guideline that has it cannot be used."""
        return self < "G9"


class Fault(Struct, frozen=True):
    """One fault: where it is, counted from 1, its kind, and what is wrong and how to mend it in the user's language."""

    path: Path
    line: int
    column: int
    code: Code
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"


class Finding(NamedTuple):
    """One fault of a file that was read: where in it, its kind, and what is wrong and how to mend it."""

    path: tuple[str | int, ...]
    """Keys and indexes, from the root."""
    code: Code
    message: str


class GuidelineError(UserError):
    """A guideline that cannot be used, with every fault that was found in its files."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = [str(fault) for fault in self.faults[:SHOWN]]
        if len(self.faults) > SHOWN:
            more = _("And {n} more faults. See them all: stressguide guideline check {path}")
            lines.append(more.format(path=self.faults[0].path, n=len(self.faults) - SHOWN))
        super().__init__("\n".join(lines))


def at_most(faults: Iterable[Fault]) -> list[Fault]:
    """Take no more faults than an author can want; the last says if there are more, and where the others end."""
    found = list(islice(faults, MAX_FAULTS + 1))
    if len(found) > MAX_FAULTS:
        last = max(found, key=lambda fault: (fault.line, fault.column))
        message = _("There are many more faults. Mend these first.")
        found[-1] = Fault(last.path, last.line, last.column, Code.TOO_MANY_FAULTS, message)
    return found


def short(text: str, most: int = 60) -> str:
    """Cut what a message repeats of a file down to so many characters."""
    return text if len(text) <= most else text[:most] + "…"
