"""A file of minutes, parsed once; what is to be known of it is found where it is asked for."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from stressguide.model import Guideline, Place
from stressguide.notes.reading import Entry, Parsed, Task, parse, ticked
from stressguide.notes.recognition import Found, recognise
from stressguide.notes.status import Status, status
from stressguide.words import spelled_words

_LONG = 6
"""Words of a task for which a catalogue is read."""


class Minutes(Struct, frozen=True):
    """What stands in a file of minutes, and what of it is the guideline's."""

    text: str
    guideline: Guideline
    others: Sequence[Guideline]
    """The guideline in other languages, whose words may be in the file too."""
    entries: list[Entry]
    ends_inside: bool
    """Whether it ends inside a comment or a block of code, so that nothing added to it could be read back."""
    unread: frozenset[int]
    """Lines that look like a task or a row of a table, and are read as neither."""
    in_lines: bool
    """Whether it is Markdown; else it is a Word file, and `text` is empty."""
    found: tuple[Found, ...]
    """Every task, and every other line with the words of a point, in the order of the file."""
    places: dict[Place, int]
    """The places of the guideline that are in the file, each with the line on which it begins."""

    @classmethod
    def parse(cls, content: str | Parsed, guideline: Guideline, others: Iterable[Guideline] = ()) -> "Minutes":
        """Read the text of a file; by one of the others, such as a translation, if that has more points of it.

        What stands in a Word file has been read already.
        """
        text, parsed = (content, parse(content)) if isinstance(content, str) else ("", content)
        best = cls._read(text, parsed, guideline)
        if best.points and not best.may_be_mixed:
            return best
        every = (guideline, *others)
        best = max([best, *(cls._read(text, parsed, each) for each in every[1:])], key=lambda minutes: minutes.points)
        if not best.may_be_mixed:
            return best
        return cls._read(text, parsed, best.guideline, [each for each in every if each is not best.guideline])

    @classmethod
    def _read(cls, text: str, parsed: Parsed, guideline: Guideline, others: Sequence[Guideline] = ()) -> "Minutes":
        return cls(text, guideline, others, *parsed, *recognise(guideline, parsed.entries, others))

    def again(self, text: str) -> "Minutes":
        """Read what the file has by now, by the same guideline; nothing is read anew if that is the same."""
        return self if text == self.text else self._read(text, parse(text), self.guideline, self.others)

    @property
    def points(self) -> int:
        """How many lines have the words of a point."""
        return sum(found.source is not None for found in self.found)

    @property
    def may_be_mixed(self) -> bool:
        """Whether a task without a point's words is so long that it may be one in another language, or in two."""
        return any(found.source is None and len(spelled_words(found.text)) >= _LONG for found in self.tasks)

    @property
    def tasks(self) -> list[Found]:
        """What can be ticked off."""
        return [found for found in self.found if isinstance(found.entry, Task)]

    @property
    def open(self) -> list[Found]:
        """What is neither ticked off nor crossed out."""
        return [found for found in self.tasks if found.state not in {"done", "struck"}]

    def status(self, today: date) -> Status:
        """Find what is done, open, lacking and late on a day."""
        return status(self.entries, self.unread, self.found, today, in_lines=self.in_lines)

    def ticked(self, tasks: Iterable[Task]) -> str:
        """Write the text with tasks of it ticked off; nothing else in it changes."""
        return ticked(self.text, tasks)
