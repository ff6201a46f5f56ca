"""What is done and what is open in a file of minutes, and which of its agreements lack something or are late."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from stressguide.guideline.model import Guideline
from stressguide.notes.dates import last_date
from stressguide.notes.reading import Row, Task, entries
from stressguide.notes.recognition import Found, recognise
from stressguide.texts import _


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
    """The dates that the user wrote in open tasks, by the line in the file."""

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
        return [*agreements, *(found for found in self.open if self._has_passed(self.due.get(found.entry.line)))]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is open, lacking or late."""
        return not (self.open or self.incomplete or self.late)

    def _has_passed(self, due: date | None) -> bool:
        return due is not None and due < self.today


def status(guideline: Guideline, text: str, today: date) -> Status:
    """Read the text of a file of minutes."""
    read = entries(text)
    tasks = [found for found in recognise(guideline, read).found if isinstance(found.entry, Task)]
    unfinished = tuple(found for found in tasks if not found.is_done)
    agreements: list[Agreement] = []
    meetings: list[tuple[int, date]] = []
    for entry in read:
        if isinstance(entry, Row):
            if meeting := _meeting(entry, today):
                meetings.append((entry.line, meeting))
            elif agreement := _agreement(entry, _last(meetings, entry.line, today)):
                agreements.append(agreement)
    due = {}
    for found in unfinished:
        if day := last_date(_remark(found), _last(meetings, found.entry.line, today)):
            due[found.entry.line] = day
    return Status(today, unfinished, tuple(found for found in tasks if found.is_done), tuple(agreements), due)


def _remark(found: Found) -> str:
    """What the user wrote in a task: what comes after the guideline's words, or all of it."""
    return found.entry.text[len(found.source.point.text) :] if found.source else found.entry.text


def _last(meetings: Sequence[tuple[int, date]], line: int, today: date) -> date:
    """The day of the meeting that a line belongs to, which dates without a year are near to; today if none is known."""
    return next((day for at, day in reversed(meetings) if at < line), today)


def _meeting(row: Row, today: date) -> date | None:
    """Find the day of a meeting, in a row such as "Dato og sted"."""
    label, *values = row.cells or ("",)
    is_date = _is_called(label, _("date"))
    return last_date(" ".join(values), today) if is_date else None


def _agreement(row: Row, near: date) -> Agreement | None:
    """Read a row of a table that asks for what and who or when, in any order; None if it is another table, or empty."""
    columns = {
        name: next((index for index, title in enumerate(row.header) if _is_called(title, names)), None)
        for name, names in (
            ("what", _("what task agreement")),
            ("who", _("who responsible")),
            ("when", _("when deadline date")),
        )
    }
    if columns["what"] is None or (columns["who"] is None and columns["when"] is None):
        return None
    what, who, when = (
        row.cells[index] if index is not None and index < len(row.cells) else "" for index in columns.values()
    )
    if not what:
        return None
    ticks = ("[x]", "[X]", "☑", "☒", "✓", "✔", "✅")
    return Agreement(
        line=row.line,
        what=what,
        who=who,
        when=when,
        lacks_who=columns["who"] is not None and not who,
        lacks_when=columns["when"] is not None and not when,
        due=last_date(when, near),
        is_done=any(tick in cell for cell in row.cells for tick in ticks),
    )


def _is_called(title: str, names: str) -> bool:
    """Whether the title of a column or row begins with one of the names."""
    first = title.casefold().split(maxsplit=1)[:1]
    return bool(first) and first[0].strip(":*?") in names.split()
