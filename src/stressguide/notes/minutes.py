"""A file of minutes, parsed once; what is to be known of it is found where it is asked for."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from stressguide.model import Guideline, Place
from stressguide.notes.reading import Entry, Parsed, Task, parse, ticked
from stressguide.notes.recognition import Found, recognise
from stressguide.notes.status import Status, status


class Minutes(Struct, frozen=True):
    """What stands in a file of minutes, and what of it is the guideline's."""

    text: str
    guideline: Guideline
    entries: list[Entry]
    ends_inside: bool
    """Whether it ends inside a comment or a block of code, so that nothing added to it could be read back."""
    found: tuple[Found, ...]
    """Every task, and every other line with the words of a point, in the order of the file."""
    places: dict[Place, int]
    """The places of the guideline that are in the file, each with the line on which it begins."""

    @classmethod
    def parse(cls, text: str, guideline: Guideline, others: Iterable[Guideline] = ()) -> "Minutes":
        """Read the text of a file; by one of the others, such as a translation, if only that has a point of it."""
        parsed = parse(text)
        minutes = cls._read(text, parsed, guideline)
        if minutes.has_points or not parsed.entries:
            return minutes
        return next(
            (other for other in (cls._read(text, parsed, each) for each in others) if other.has_points), minutes
        )

    @classmethod
    def _read(cls, text: str, parsed: Parsed, guideline: Guideline) -> "Minutes":
        return cls(text, guideline, *parsed, *recognise(guideline, parsed.entries))

    def again(self, text: str) -> "Minutes":
        """Read what the file has by now, by the same guideline; nothing is read anew if that is the same."""
        return self if text == self.text else self._read(text, parse(text), self.guideline)

    @property
    def has_points(self) -> bool:
        """Whether any line has the words of a point."""
        return any(found.source for found in self.found)

    @property
    def tasks(self) -> list[Found]:
        """What can be ticked off."""
        return [found for found in self.found if isinstance(found.entry, Task)]

    @property
    def open(self) -> list[Found]:
        """What is not ticked off."""
        return [found for found in self.tasks if not found.is_done]

    def status(self, today: date) -> Status:
        """Find what is done, open, lacking and late on a day."""
        return status(self.entries, self.tasks, today)

    def ticked(self, tasks: Iterable[Task]) -> str:
        """Write the text with tasks of it ticked off; nothing else in it changes."""
        return ticked(self.text, tasks)
