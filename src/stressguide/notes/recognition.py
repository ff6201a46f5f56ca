"""Which lines of a file of minutes are the guideline's, by their words alone: no marks are hidden in the file.

A text may stand in several places of a guideline, so what is around a line decides which of them is meant.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from stressguide.guideline.model import Guideline, Place, Point, Section
from stressguide.notes.reading import Entry, Line, Row, Task
from stressguide.output.checklists import heading_of

NEAR = 0.6
"""How much of its words a line shares with a point whose words it had before one of them was changed."""

_WORD = re.compile(r"\w+")
_REMARK = re.compile(r"\s*(?:$|[^\w\s])")
"""What follows a point's words where the rest of the line is a remark on it, and not another sentence."""


class Source(NamedTuple):
    """Where a text of the guideline stands."""

    place: Place
    section: Section
    point: Point


class Found(NamedTuple):
    """A line of the file, and what it is."""

    entry: Task | Line
    source: Source | None
    """The point whose words it has; None for a line of the user's own."""
    was: Source | None
    """The point whose words it probably had before they were changed, here or in the guideline."""

    @property
    def is_done(self) -> bool:
        """Whether it is ticked off."""
        return isinstance(self.entry, Task) and self.entry.is_done


class Recognition(NamedTuple):
    """What was recognised in a file."""

    found: tuple[Found, ...]
    """Every task, and every other line with the words of a point, in the order of the file."""
    places: dict[Place, int]
    """The places of the guideline that are in the file, each with the line on which it begins."""


def recognise(guideline: Guideline, entries: Iterable[Entry]) -> Recognition:
    """Find the guideline's points in a file."""
    reader = _Reader(guideline)
    for entry in entries:
        if not isinstance(entry, Row):
            reader.read(entry)
    return Recognition(tuple(_with_changes(reader)), reader.places)


class _Reader:
    """What was read so far, and where in the guideline that is."""

    def __init__(self, guideline: Guideline) -> None:
        self.places: dict[Place, int] = {}
        self.found: list[tuple[Task | Line, Source | None, Section | None]] = []
        self._place: Place | None = None
        self._section: Section | None = None
        self._titles: dict[tuple[str, ...], Place] = {}
        self._heads: dict[tuple[str, ...], list[tuple[Place, Section]]] = {}
        self._points: dict[tuple[str, ...], list[Source]] = {}
        for place, cell in guideline.cells.items():
            self._titles.setdefault(_words(heading_of(guideline.roles[place.role], cell)), place)
            for section in cell.sections:
                for text in filter(None, (section.heading, section.intro, section.lead)):
                    self._heads.setdefault(_words(text), []).append((place, section))
                for point in section.points:
                    self._points.setdefault(_words(point.text), []).append(Source(place, section, point))
        self._lengths = sorted({len(words) for words in self._points}, reverse=True)

    def read(self, entry: Task | Line) -> None:
        """Take in the next line."""
        source = self._point(entry)
        if source:
            self._place, self._section = source.place, source.section
        if isinstance(entry, Task) or source:
            self.found.append((entry, source, self._section))
        elif not self._head(entry) and entry.is_heading:
            self._place = self._section = None  # from here on it is about something else

    def _point(self, entry: Task | Line) -> Source | None:
        """Find the point whose words a line has, perhaps with a remark after them; the longest there is."""
        matches = list(_WORD.finditer(_plain(entry.text)))
        words = tuple(match[0] for match in matches)
        for length in self._lengths:
            sources = self._points.get(words[:length]) if length <= len(words) else None
            if sources and _REMARK.match(_plain(entry.text), matches[length - 1].end()):
                nearest = [source for source in sources if source.section is self._section]
                nearest += [source for source in sources if source.place == self._place]
                if nearest or len(sources) == 1:
                    source = (nearest or sources)[0]
                    self.places.setdefault(source.place, entry.line)
                    return source
                return sources[0]  # in one of several places, and nothing says in which
        return None

    def _head(self, entry: Line) -> bool:
        """Note where in the guideline what follows stands, if this line says so."""
        words = _words(entry.text)
        if words in self._titles:
            self._place, self._section = self._titles[words], None
            self.places.setdefault(self._place, entry.line)
            return True
        heads = self._heads.get(words, [])
        if any(section is self._section for _place, section in heads):
            return True
        here = [head for head in heads if head[0] == self._place]
        if here or len(heads) == 1:
            self._place, self._section = (here or heads)[0]
        return bool(heads)


def _with_changes(reader: _Reader) -> Iterator[Found]:
    """Pair the tasks that have no point's words with points of their section that are not in the file."""
    there = {source.point.id for _entry, source, _section in reader.found if source}
    for entry, source, section in reader.found:
        was = None
        if source is None and section is not None:
            words = _words(entry.text)
            missing = [(point, _words(point.text)) for point in section.points if point.id not in there]
            likeness, nearest = max(
                ((_likeness(words, theirs), point) for point, theirs in missing),
                key=lambda pair: pair[0],
                default=(0, None),
            )
            if nearest and likeness >= NEAR:
                there.add(nearest.id)
                was = Source(Place.parse(nearest.id.rpartition("/")[0]), section, nearest)
        yield Found(entry, source, was)


def _likeness(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Say how much two texts have in common, from 0 to 1; 0 is said quickly of texts that are not near."""
    known = set(others)
    most = 2 * sum(word in known for word in words) / (len(words) + len(others))
    return SequenceMatcher(None, words, others, autojunk=False).ratio() if most >= NEAR else 0


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache
def _words(text: str) -> tuple[str, ...]:
    """Split a text into words; case, punctuation and the kind of quotation marks or dashes are no part of them."""
    return tuple(_WORD.findall(_plain(text)))
