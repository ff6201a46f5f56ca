"""Tables of agreements in minutes: what is to be done, by whom and when, and whether it says that it is done."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from stressguide.notes.dates import deadline, is_date, promised, without_dates
from stressguide.notes.reading import DONE, UNTICKED, Row, box_of
from stressguide.notes.vocabulary import WORDS
from stressguide.words import spelled_words

TITLES = tuple(map(spelled_words, (WORDS["what"], WORDS["who"], WORDS["when"])))
"""What the columns for what, who and when are called."""

_DONE, _DENIED, _STATUS = (
    frozenset(spelled_words(words)) for words in (WORDS["done"], WORDS["denied"], WORDS["status"])
)
_BESIDE, _BY = spelled_words(WORDS["between"] + " " + WORDS["beside"]), spelled_words(WORDS["doer"])
_ANSWERS = {
    word: is_yes for words, is_yes in ((WORDS["yes"], True), (WORDS["no"], False)) for word in spelled_words(words)
}

_DOUBT, _WHOLLY = re.compile(r"[?%]|^(?:1/[234]|[23]/[34])\s+[^\W\d]"), re.compile(r"(?<!\d)100\s?%")
"""What says that something is asked or done in part, such as "1/2 udført", and what says that it is done wholly."""

_LONGEST_DOER = 5
"""Words of whom something was done by."""


class Agreement(Struct, frozen=True):
    """A row of a table of agreements: what, who and when, as the user wrote them."""

    line: int
    what: str
    who: str
    when: str
    lacks_who: bool
    lacks_when: bool
    due: date | None
    is_done: bool


class Tables(NamedTuple):
    """What stands in the tables of a file."""

    agreements: list[Agreement]
    struck: list[Agreement]
    """Those that are crossed out, and nothing says that they are done."""
    meetings: list[tuple[int, date]]
    """The days of the meetings, each with the line that says so."""
    unread: set[int]
    """Rows that look like an agreement and cannot be read as one."""


class _Columns(NamedTuple):
    """The titles of a table of agreements, and which of them ask for what, who and when."""

    titles: tuple[str, ...]
    what: int
    who: int | None
    when: int | None


def read_tables(rows: Iterable[Row], today: date) -> Tables:
    """Read the tables of a file; dates without a year are near to the meeting above them."""
    found = Tables([], [], [(0, today)], set())
    for _line, table in groupby(rows, key=lambda row: row.table):
        columns = None
        titles, *body = table
        has_titles = any(titles.cells) and not any(map(is_date, titles.cells))
        for row in (titles, *body):
            near = found.meetings[-1][1]
            if columns:
                if agreement := _agreement(row, columns, near, today):
                    is_struck = not (row.cells[columns.what] or agreement.is_done)
                    (found.struck if is_struck else found.agreements).append(agreement)
                elif any(map(_says_something, row.cells)):
                    found.unread.add(row.line)
            elif (asked := _columns(row)) and (row is titles or max(len(cell.split()) for cell in row.cells) < 3):
                columns = asked
            elif meeting := _meeting(row, today):
                found.meetings.append((row.line, meeting))
            elif _looks_agreed(row, near, has_titles=has_titles):
                found.unread.add(row.line)
    return found


def is_called(title: str, names: tuple[str, ...]) -> bool:
    """Whether the title of a column or row begins with one of the names."""
    return any(word in names for word in spelled_words(title)[:1])


def says_state(title: tuple[str, ...]) -> bool:
    """Whether a column with these words for a title says whether something is done."""
    return not (_STATUS | _DONE).isdisjoint(title)


def _columns(row: Row) -> _Columns | None:
    """Find the columns of a table that asks for what and who or when, in any order; None if it is another table."""
    what, who, when = (
        next((at for at, title in enumerate(row.cells) if is_called(title, names)), None) for names in TITLES
    )
    if what is None and who is not None and when is not None:
        what = next((at for at in range(len(row.cells)) if at not in {who, when}), None)
    if what is None or (who is None and (when is None or len(row.cells[what].split()) > 1)):
        return None
    return _Columns(row.cells, what, who, when)


def _meeting(row: Row, today: date) -> date | None:
    """Find the day of a meeting, in a row of fields such as "Dato og sted"."""
    is_one = len(row.cells) == 2 and is_called(row.cells[0], spelled_words(WORDS["held"]))
    return deadline(row.cells[1], today) if is_one else None


def _looks_agreed(row: Row, near: date, *, has_titles: bool) -> bool:
    """Whether a row of a table that says not what it asks for may be an agreement, or has something to tick off."""
    if any(box_of(cell)[0] not in ("", "done") for cell in row.cells):
        return True
    is_asked = not has_titles and any(map(_says_something, row.cells))
    return is_asked and (len(row.cells) > 2 or any(promised(cell, near) for cell in row.cells))


def _agreement(row: Row, columns: _Columns, near: date, today: date) -> Agreement | None:
    """Read a row; None if it does not say what was agreed."""
    cells = row.cells if row.cells[columns.what] else row.struck or row.cells
    what = cells[columns.what]
    who, when = (cells[at] if at is not None else "" for at in (columns.who, columns.when))
    if not _says_something(what):
        return None
    return Agreement(
        line=row.line,
        what=what,
        who=who,
        when=when,
        lacks_who=columns.who is not None and not _says_something(who),
        lacks_when=columns.when is not None and not _says_something(when),
        due=deadline(when, near),
        is_done=_is_done(row, columns, near, today),
    )


def _says_something(cell: str) -> bool:
    return any(map(str.isalnum, cell))


def _is_done(row: Row, columns: _Columns, near: date, today: date) -> bool:
    """Whether a cell says that it is done, and none denies it."""
    said: list[bool | None] = []
    for at, cell in enumerate(row.cells):
        box, due = box_of(cell)[0], deadline(cell, near)
        if at in {columns.what, columns.who}:  # only a box says something there, or a tick at the end
            is_ticked = cell[-1:] in tuple(DONE) and _DENIED.isdisjoint(spelled_words(cell))
            said.append(box == "done" if box else is_ticked or None)
        elif due is None or due <= today:
            said.append(_says_done(cell, () if at == columns.when else spelled_words(columns.titles[at])))
    return True in said and False not in said


def _says_done(cell: str, title: tuple[str, ...]) -> bool | None:
    """Whether a cell says that it is done, or False if it denies it; None if it says neither.

    It is done if that is all it says, perhaps with a date, a tick and by whom: "udført 3/11 af Mette".
    """
    cell = _WHOLLY.sub("", cell)
    box, rest = box_of(cell)
    words = spelled_words(cell)
    if not _DENIED.isdisjoint(title):
        return False if words or box else None
    if (
        _DOUBT.search(cell)
        or UNTICKED.sub("", rest) != rest
        or box not in ("", "done")
        or not _DENIED.isdisjoint(words)
    ):
        return False if box or not _DONE.isdisjoint(words) else None
    if (box or words == ("x",)) and title and not says_state(title):
        return None  # a tick of something else
    if words and words[0] in _ANSWERS and not _DONE.isdisjoint(title):
        return _ANSWERS[words[0]]
    told = [word for word in spelled_words(without_dates(rest)) if word not in _BESIDE]
    doer = next((at for at, word in enumerate(told) if word in _BY), len(told))
    is_told = doer > 0 and _DONE.issuperset(told[:doer]) and len(told) - doer <= _LONGEST_DOER
    return True if box or is_told else None
