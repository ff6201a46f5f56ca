"""Tables of agreements in minutes: what is to be done, by whom and when, and whether it says that it is done."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from stressguide.notes.dates import deadline, is_date, promised, without_dates
from stressguide.notes.reading import DONE, UNTICKED, Row, box_of
from stressguide.notes.recognition import Found
from stressguide.notes.vocabulary import WORDS
from stressguide.words import spelled_words

_SAID = {name: frozenset(spelled_words(words)) for name, words in WORDS.items()}
_BESIDE = _SAID["between"] | _SAID["beside"]

FIELDS = {word: name for name in ("what", "who", "when") for word in _SAID[name]}
"""What the columns for what, who and when are called."""

_DOUBT, _WHOLLY = re.compile(r"[?%]|^(?:1/[234]|[23]/[34])\s+[^\W\d]"), re.compile(r"(?<!\d)100\s?%")
"""What says that something is asked or done in part, such as "1/2 udført", and what says that it is done wholly."""

_LONGEST_DOER = 5
"""Words of whom something was done by."""


class Tables(NamedTuple):
    """What stands in the tables of a file."""

    agreements: list[Found]
    meetings: list[tuple[int, date]]
    """The days of the meetings, each with the line that says so."""
    unread: set[int]
    """Rows that look like an agreement and cannot be read as one."""


def read_tables(rows: Iterable[Row], today: date) -> Tables:
    """Read the tables of a file; dates without a year are near to the meeting above them."""
    found = Tables([], [(0, today)], set())
    for _line, table in groupby(rows, key=lambda row: row.table):
        columns: dict[str, int] = {}
        titles, *body = table
        asking = titles
        has_titles = any(titles.cells) and not any(map(is_date, titles.cells))
        for row in (titles, *body):
            near = found.meetings[-1][1]
            if columns:
                if agreement := _agreement(row, asking.cells, columns, near, today):
                    found.agreements.append(agreement)
                elif any(map(_says_something, row.cells)):
                    found.unread.add(row.line)
            elif (asked := _columns(row)) and (row is titles or max(len(cell.split()) for cell in row.cells) < 3):
                columns, asking = asked, row
            elif meeting := _meeting(row, today):
                found.meetings.append((row.line, meeting))
            elif _looks_agreed(row, near, has_titles=has_titles):
                found.unread.add(row.line)
    return found


def field_of(title: str) -> str | None:
    """Say which of what, who and when a column with this title asks for, by the word that it begins with."""
    return FIELDS.get("".join(spelled_words(title)[:1]))


def says_state(title: Iterable[str]) -> bool:
    """Whether a column with these words for a title says whether something is done."""
    return not (_SAID["status"] | _SAID["done"]).isdisjoint(title)


def _columns(row: Row) -> dict[str, int]:
    """Find the columns of a table that asks for what and who or when, in any order; none if it is another table."""
    fields = list(map(field_of, row.cells))
    columns: dict[str, int] = {name: fields.index(name) for name in ("what", "who", "when") if name in fields}
    if columns.keys() == {"who", "when"} and len(fields) > len(columns):
        columns["what"] = next(at for at in range(len(fields)) if at not in columns.values())
    is_clear = "who" in columns or ("when" in columns and len(row.cells[columns.get("what", 0)].split()) == 1)
    return columns if "what" in columns and is_clear else {}


def _meeting(row: Row, today: date) -> date | None:
    """Find the day of a meeting, in a row of fields such as "Dato og sted"."""
    is_one = len(row.cells) == 2 and "".join(spelled_words(row.cells[0])[:1]) in _SAID["held"]
    return deadline(row.cells[1], today) if is_one else None


def _looks_agreed(row: Row, near: date, *, has_titles: bool) -> bool:
    """Whether a row of a table that says not what it asks for may be an agreement, or has something to tick off."""
    if any(box_of(cell)[0] not in ("", "done") for cell in row.cells):
        return True
    is_asked = not has_titles and any(map(_says_something, row.cells))
    return is_asked and (len(row.cells) > 2 or any(promised(cell, near) for cell in row.cells))


def _agreement(row: Row, titles: tuple[str, ...], columns: dict[str, int], near: date, today: date) -> Found | None:
    """Read a row; None if it does not say what was agreed."""
    is_struck = not row.cells[columns["what"]]
    said = {name: (row.struck if is_struck and row.struck else row.cells)[at] for name, at in columns.items()}
    if not _says_something(said["what"]):
        return None
    is_done, due = _is_done(row, titles, columns, near, today), deadline(said.get("when", ""), near)
    return Found(
        row.line,
        said["what"],
        state="done" if is_done else "struck" if is_struck else "open",
        who=said.get("who", ""),
        when=said.get("when", ""),
        lacks=tuple(name for name in ("who", "when") if name in said and not _says_something(said[name])),
        due=due,
        is_late=not is_done and due is not None and due < today,
    )


def _says_something(cell: str) -> bool:
    return any(map(str.isalnum, cell))


def _is_done(row: Row, titles: tuple[str, ...], columns: dict[str, int], near: date, today: date) -> bool:
    """Whether a cell says that it is done, and none denies it."""
    said: list[bool | None] = []
    for at, cell in enumerate(row.cells):
        box, due = box_of(cell)[0], deadline(cell, near)
        if at in {columns["what"], columns.get("who")}:  # only a box says something there, or a tick at the end
            is_ticked = cell[-1:] in tuple(DONE) and _SAID["denied"].isdisjoint(spelled_words(cell))
            said.append(box == "done" if box else is_ticked or None)
        elif due is None or due <= today:
            said.append(_says_done(cell, () if at == columns.get("when") else spelled_words(titles[at])))
    return True in said and False not in said


def _says_done(cell: str, title: tuple[str, ...]) -> bool | None:
    """Whether a cell says that it is done, or False if it denies it; None if it says neither.

    It is done if that is all it says, perhaps with a date, a tick and by whom: "udført 3/11 af Mette".
    """
    cell = _WHOLLY.sub("", cell)
    box, rest = box_of(cell)
    words = spelled_words(cell)
    if not _SAID["denied"].isdisjoint(title):
        return False if words or box else None
    if (
        _DOUBT.search(cell)
        or UNTICKED.sub("", rest) != rest
        or box not in ("", "done")
        or not _SAID["denied"].isdisjoint(words)
    ):
        return False if box or not _SAID["done"].isdisjoint(words) else None
    if (box or words == ("x",)) and title and not says_state(title):
        return None  # a tick of something else
    if words and words[0] in _SAID["yes"] | _SAID["no"] and not _SAID["done"].isdisjoint(title):
        return words[0] in _SAID["yes"]
    told = [word for word in spelled_words(without_dates(rest)) if word not in _BESIDE]
    doer = next((at for at, word in enumerate(told) if word in _SAID["doer"]), len(told))
    is_told = doer > 0 and _SAID["done"].issuperset(told[:doer]) and len(told) - doer <= _LONGEST_DOER
    return True if box or is_told else None
