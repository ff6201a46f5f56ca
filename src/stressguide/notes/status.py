"""What is done and what is open in a file of minutes, and which of its agreements lack something or are late."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from stressguide.notes.agreements import TITLES, Agreement, read_tables
from stressguide.notes.dates import deadline, promised
from stressguide.notes.reading import Entry, Line, Row, Task
from stressguide.notes.recognition import Found
from stressguide.words import has_words, spelled_words


class Status(Struct, frozen=True):
    """What a file of minutes says, on the day `today`."""

    today: date
    tasks: tuple[Found, ...]
    """What can be ticked off and is not crossed out, unless it is done; in the order of the file."""
    agreements: tuple[Agreement, ...]
    struck: tuple[Found | Agreement, ...]
    """What is crossed out without being done, and so is neither done nor open."""
    due: dict[int, date]
    """The dates by which open tasks are to be done, where the user wrote them, by the line in the file."""
    unread: tuple[int | str, ...]
    """Lines that look like a task or an agreement, and could not be read; the words of those in a Word file."""
    in_lines: bool = True
    """Whether people can find something in the file by the number of its line; not in Word."""

    @property
    def open(self) -> list[Found]:
        """Tasks that are not ticked off."""
        return [found for found in self.tasks if not found.is_done]

    @property
    def done(self) -> list[Found]:
        """Tasks that are ticked off."""
        return [found for found in self.tasks if found.is_done]

    @property
    def changed(self) -> list[Found]:
        """Tasks that no longer have the words of a point."""
        return [found for found in self.tasks if found.was]

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

    def of(self, who: str) -> "Status":
        """Take what is said of somebody; what could not be read may be so too."""
        tasks = tuple(found for found in self.tasks if has_words(f"{found.entry.text} {found.beside[0]}", who))
        agreements = tuple(item for item in self.agreements if has_words(item.who, who))
        struck = tuple(item for item in self.struck if isinstance(item, Agreement) and has_words(item.who, who))
        return replace(self, tasks=tasks, agreements=agreements, struck=struck)

    def _has_passed(self, due: date | None) -> bool:
        return due is not None and due < self.today


def status(
    entries: Sequence[Entry], lost: Collection[int], found: Sequence[Found], today: date, *, in_lines: bool = True
) -> Status:
    """Say how the tasks and agreements of a file stand; the `lost` lines could not be read."""
    agreements, struck, meetings, unread = read_tables((entry for entry in entries if isinstance(entry, Row)), today)
    tasks = [each for each in found if isinstance(each.entry, Task)]
    ids = {each.source.point.id for each in tasks if each.source}
    unboxed = {each.line for each in found if each.is_unboxed and each.source and each.source.point.id not in ids}
    unread |= unboxed - {item.line for item in (*agreements, *struck)}
    unread |= {number for entry in entries if isinstance(entry, Line) for number in _lost_tables(entry)}
    due = {}
    for each in tasks:
        held = meetings[bisect_left(meetings, (each.line,)) - 1][1]
        if not each.is_done and (day := deadline(each.beside[1], held) or promised(each.remark, held)):
            due[each.line] = day
    kept = tuple(each for each in tasks if each.state != "struck")
    gone: list[Found | Agreement] = [each for each in tasks if each.state == "struck"]
    numbers = sorted({*lost, *unread})
    words = {entry.line: " – ".join(_words(entry)) for entry in entries} if not in_lines else {}
    said = tuple(words.get(number, number) for number in numbers)
    return Status(today, kept, tuple(agreements), (*gone, *struck), due, said, in_lines)


def _words(entry: Entry) -> Iterable[str]:
    return filter(None, entry.cells) if isinstance(entry, Row) else entry.text.split("\n")


def _lost_tables(entry: Line) -> list[int]:
    """Find the lines that have the titles of a table of agreements, and yet are in no table."""
    found = []
    for number, text in enumerate(entry.text.split("\n"), entry.line):
        words = spelled_words(text)
        columns = [any(word in names for word in words) for names in TITLES]
        is_all = len(words) > 1 and all(any(word in names for names in TITLES) for word in words)
        if (all(columns) and len(words) < 8 and not text.endswith("?")) or (is_all and columns[0] and sum(columns) > 1):
            found.append(number)
    return found
