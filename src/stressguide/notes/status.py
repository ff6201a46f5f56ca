"""What is done and what is open in a file of minutes, and which of its agreements lack something or are late."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from stressguide.notes.dates import deadline, promised
from stressguide.notes.reading import Entry, Line, Row
from stressguide.notes.recognition import Found
from stressguide.notes.vocabulary import WORDS
from stressguide.words import spelled_words

_TITLES = (WORDS.what, WORDS.who, WORDS.when)
"""What the columns of a table of agreements are called."""

_TICKS = ("[x]", "[X]", "☑", "☒", "✓", "✔", "✅")


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


class Status(Struct, frozen=True):
    """What a file of minutes says, on the day `today`."""

    today: date
    open: tuple[Found, ...]
    done: tuple[Found, ...]
    agreements: tuple[Agreement, ...]
    due: dict[int, date]
    """The dates by which open tasks are to be done, where the user wrote them, by the line in the file."""
    unread: tuple[int, ...]
    """Lines that look like a table of agreements which an editor has set in another way than Markdown's."""

    @property
    def changed(self) -> list[Found]:
        """Tasks that no longer have the words of a point."""
        return [found for found in (*self.open, *self.done) if found.was]

    @property
    def incomplete(self) -> list[Agreement]:
        """Agreements that nobody is to keep, or at no time."""
        return [item for item in self.agreements if not item.is_done and (item.lacks_who or item.lacks_when)]

    @property
    def late(self) -> list[Agreement | Found]:
        """Agreements and open tasks whose date has passed."""
        agreements = [item for item in self.agreements if not item.is_done and self._has_passed(item.due)]
        return [*agreements, *(found for found in self.open if self._has_passed(self.due.get(found.line)))]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is open, lacking, late or unread."""
        return not (self.open or self.incomplete or self.late or self.unread)

    def _has_passed(self, due: date | None) -> bool:
        return due is not None and due < self.today


def status(entries: Sequence[Entry], tasks: Sequence[Found], today: date) -> Status:
    """Say how the tasks and agreements stand that are among the entries of a file."""
    unfinished = tuple(found for found in tasks if not found.is_done)
    agreements: list[Agreement] = []
    meetings: list[tuple[int, date]] = [(0, today)]
    for entry in entries:
        if isinstance(entry, Row):
            agreement = _agreement(entry, meetings[-1][1])
            if agreement:
                agreements.append(agreement)
            elif meeting := _meeting(entry, today):
                meetings.append((entry.line, meeting))
    due = {}
    for found in unfinished:
        held = meetings[bisect_left(meetings, (found.line,)) - 1][1]
        if day := promised(found.remark, held):
            due[found.line] = day
    return Status(
        today=today,
        open=unfinished,
        done=tuple(found for found in tasks if found.is_done),
        agreements=tuple(agreements),
        due=due,
        unread=tuple(entry.line for entry in entries if isinstance(entry, Line) and _is_lost_table(entry.text)),
    )


def _meeting(row: Row, today: date) -> date | None:
    """Find the day of a meeting, in a row of fields such as "Dato og sted"; dates without a year are near to it."""
    if any(row.header) or len(row.cells) != 2 or not _is_called(row.cells[0], WORDS.held):
        return None
    return deadline(row.cells[1], today)


def _agreement(row: Row, near: date) -> Agreement | None:
    """Read a row of a table that asks for what and who or when, in any order; None if it is another table, or empty."""
    what, who, when = (_column(row, names) for names in _TITLES)
    if what is None or (who is None and (when is None or len(row.header[what].split()) > 1)):
        return None
    said, by, at = (row.cells[index] if index is not None else "" for index in (what, who, when))
    if not said:
        return None
    others = [cell for index, cell in enumerate(row.cells) if index not in {what, who}]
    return Agreement(
        line=row.line,
        what=said,
        who=by,
        when=at,
        lacks_who=who is not None and not by,
        lacks_when=when is not None and not at,
        due=deadline(at, near),
        is_done=any(tick in cell for cell in row.cells for tick in _TICKS) or any(map(_says_done, others)),
    )


def _column(row: Row, names: str) -> int | None:
    """Find the column that is called by one of the names."""
    return next((index for index, title in enumerate(row.header) if _is_called(title, names)), None)


def _is_called(title: str, names: str) -> bool:
    """Whether the title of a column or row begins with one of the names."""
    first = spelled_words(title)[:1]
    return bool(first) and first[0] in spelled_words(names)


def _says_done(cell: str) -> bool:
    """Whether a cell begins or ends with a word such as "udført"."""
    words = spelled_words(cell)
    return bool(words) and not {words[0], words[-1]}.isdisjoint(spelled_words(WORDS.done))


def _is_lost_table(text: str) -> bool:
    """Whether a line has the titles of a table of agreements, and yet is in no table."""
    words = spelled_words(text)
    columns = [any(word in spelled_words(names) for word in words) for names in _TITLES]
    return all(columns) and len(words) < 8 and "  " not in text and not text.endswith("?")
