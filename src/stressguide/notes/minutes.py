"""A file of minutes, parsed once: what of it is the guideline's, and what is done, open, lacking or late."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from stressguide.model import Guideline, Place
from stressguide.notes.agreements import FIELDS, read_tables
from stressguide.notes.dates import deadline, promised
from stressguide.notes.reading import Line, Parsed, Row, parse, ticked
from stressguide.notes.recognition import Found, recognise
from stressguide.words import has_words, spelled_words

_LONG = 6
"""Words of a task for which a catalogue is read."""


class Status(NamedTuple):
    """What a file of minutes says on the day `today`, or what it says of somebody."""

    name: str
    """What the file is called."""
    guideline: Guideline
    today: date
    tasks: list[Found]
    """What can be ticked off and is not crossed out, unless it is done; in the order of the file."""
    open: list[Found]
    done: list[Found]
    agreements: list[Found]
    """The same of tables."""
    incomplete: list[Found]
    """Those that nobody is to keep, or at no time, and are not done."""
    late: list[Found]
    """Agreements and open tasks whose date has passed."""
    struck: list[Found]
    """What is crossed out without being done, and so is neither done nor open."""
    unread: list[int | str]
    """Lines that look like a task or an agreement, and could not be read; the words of those in a Word file."""
    in_lines: bool

    @property
    def is_settled(self) -> bool:
        """Whether nothing is open, lacking, late or unread."""
        return not (self.open or self.incomplete or self.late or self.unread)


class Minutes(Struct, frozen=True):
    """What stands in a file of minutes, and what of it is the guideline's."""

    parsed: Parsed
    guideline: Guideline
    others: Sequence[Guideline]
    """The guideline in other languages, whose words may be in the file too."""
    found: tuple[Found, ...]
    """Every task, and every other line with the words of a point, in the order of the file."""
    places: dict[Place, int]
    """The places of the guideline that are in the file, each with the line on which it begins."""

    @classmethod
    def parse(cls, content: str | Parsed, guideline: Guideline, others: Iterable[Guideline] = ()) -> "Minutes":
        """Read the text of a file; by one of the others, such as a translation, if that has more points of it.

        What stands in a Word file has been read already.
        """
        parsed = parse(content) if isinstance(content, str) else content
        best = cls._read(parsed, guideline)
        if best.points and not best.may_be_mixed:
            return best
        every = (guideline, *others)
        best = max([best, *(cls._read(parsed, each) for each in every[1:])], key=lambda minutes: minutes.points)
        if not best.may_be_mixed:
            return best
        return cls._read(parsed, best.guideline, [each for each in every if each is not best.guideline])

    @classmethod
    def _read(cls, parsed: Parsed, guideline: Guideline, others: Sequence[Guideline] = ()) -> "Minutes":
        return cls(parsed, guideline, others, *recognise(guideline, parsed.entries, others))

    def again(self, text: str) -> "Minutes":
        """Read what the file has by now, by the same guideline; nothing is read anew if that is the same."""
        return self if text == self.parsed.text else self._read(parse(text), self.guideline, self.others)

    @property
    def points(self) -> int:
        """How many lines have the words of a point."""
        return sum(found.source is not None for found in self.found)

    @property
    def may_be_mixed(self) -> bool:
        """Whether a task without a point's words is so long that it may be one in another language, or in two."""
        return any(found.source is None and len(spelled_words(found.title)) >= _LONG for found in self.tasks)

    @property
    def tasks(self) -> list[Found]:
        """What can be ticked off."""
        return [found for found in self.found if found.state]

    @property
    def open(self) -> list[Found]:
        """What is neither ticked off nor crossed out."""
        return [found for found in self.tasks if found.state not in {"done", "struck"}]

    def ticked(self, tasks: Iterable[Line]) -> str:
        """Write the text with tasks of it ticked off; nothing else in it changes."""
        return ticked(self.parsed.text, tasks)

    def status(self, today: date, who: str | None = None, name: str = "") -> Status:
        """Find what is done, open, lacking and late on a day; if `who` is given, what is said of somebody.

        What could not be read may be said of anybody.
        """
        entries = self.parsed.entries
        agreements, meetings, unread = read_tables((entry for entry in entries if isinstance(entry, Row)), today)
        points = {each.source.point.id for each in self.tasks if each.source}
        unread |= {each.line for each in self.found if _lacks_box(each, points)} - {each.line for each in agreements}
        lines = [entry for entry in entries if isinstance(entry, Line) and not entry.state]
        unread |= {number for line in lines for number in _lost_tables(line)}
        tasks = [_dated(each, meetings, today) for each in self.tasks]
        struck = [each for each in (*tasks, *agreements) if each.state == "struck"]
        if who:
            tasks = [each for each in tasks if has_words(f"{each.text} {each.who}", who)]
            agreements = [each for each in agreements if has_words(each.who, who)]
            struck = [each for each in agreements if each.state == "struck"]
        said = {
            entry.line: " – ".join(filter(None, entry.cells) if isinstance(entry, Row) else entry.text.split("\n"))
            for entry in ([] if self.parsed.in_lines else entries)
        }
        tasks, agreements = ([each for each in found if each.state != "struck"] for found in (tasks, agreements))
        return Status(
            name,
            self.guideline,
            today,
            tasks,
            open=[each for each in tasks if not each.is_done],
            done=[each for each in tasks if each.is_done],
            agreements=agreements,
            incomplete=[each for each in agreements if each.lacks and not each.is_done],
            late=[each for each in (*agreements, *tasks) if each.is_late],
            struck=struck,
            unread=[said.get(number, number) for number in sorted(self.parsed.unread | unread)],
            in_lines=self.parsed.in_lines,
        )


def _dated(task: Found, meetings: Sequence[tuple[int, date]], today: date) -> Found:
    """Find the date by which an open task is to be done; one without a year is near to the meeting above it."""
    near = meetings[bisect_left(meetings, (task.line,)) - 1][1]
    due = None if task.is_done else deadline(task.when, near) or promised(task.text[task.end :], near)
    return replace(task, due=due, is_late=due < today) if due else task


def _lacks_box(found: Found, points: set[str]) -> bool:
    """Whether a line has the words of something to be done, which can be ticked off nowhere in the file."""
    source = found.source
    return not found.state and source is not None and source.section.strength.is_task and source.point.id not in points


def _lost_tables(entry: Line) -> list[int]:
    """Find the lines that have the titles of a table of agreements, and yet are in no table."""
    found = []
    for number, text in enumerate(entry.text.split("\n"), entry.line):
        words = spelled_words(text)
        asked = {FIELDS.get(word) for word in words}
        is_whole = asked >= {"what", "who", "when"} and len(words) < 8 and not text.endswith("?")
        if is_whole or ("what" in asked and len(asked) > 1 and None not in asked):
            found.append(number)
    return found
