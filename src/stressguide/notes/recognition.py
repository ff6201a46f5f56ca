"""Which lines of a file of minutes are the guideline's, by their words alone: no marks are hidden in the file.

A text may stand in several places of a guideline, so what is around a line decides which of them is meant.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from stressguide.model import Guideline, Place, Section, heading_of
from stressguide.navigation.lookup import Standing, standings
from stressguide.notes.reading import Entry, Line, Row, Task
from stressguide.notes.vocabulary import meeting_of
from stressguide.words import spelled_words, words

NEAR, NEAR_IF_LONG, LONG = 0.75, 0.6, 10
"""How much of its words a line shares with a point that was changed, at least, and if the point has many words."""

_REMARK = re.compile(r" *(?:$|\n|[^\w\s])")
"""What follows a point's words where the rest of the line is a remark on it, and not another sentence."""


class Found(NamedTuple):
    """A line of the file, and what it is."""

    entry: Task | Line
    source: Standing | None
    """The point whose words it has; None for a line of the user's own."""
    was: Standing | None
    """The point whose words it probably had before they were changed, here or in the guideline."""
    text: str
    """The line as it stands, without what stands below it."""
    remark: str
    """What the user wrote in it: what comes after the point's words, or all of it."""

    @property
    def line(self) -> int:
        """Which line of the file it begins on."""
        return self.entry.line

    @property
    def is_done(self) -> bool:
        """Whether it is ticked off."""
        return isinstance(self.entry, Task) and self.entry.is_done


def recognise(guideline: Guideline, entries: Iterable[Entry]) -> tuple[tuple[Found, ...], dict[Place, int]]:
    """Find the guideline's points in a file, and its places that are there, each with the line on which it begins."""
    reader = _Reader(guideline)
    for entry in entries:
        if not isinstance(entry, Row):
            reader.read(entry)
    return tuple(_found(reader.seen)), reader.places()


class _Seen(NamedTuple):
    """A line that was read, where in the guideline it stands, and where the point's words in it end."""

    entry: Task | Line
    source: Standing | None
    place: Place | None
    section: Section | None
    end: int


class _Reader:
    """What was read so far, and where in the guideline that is."""

    def __init__(self, guideline: Guideline) -> None:
        self.seen: list[_Seen] = []
        self._guideline = guideline
        self._begun: dict[Place, int] = {}
        self._points_in: dict[Place, dict[str, int]] = {}
        self._place: Place | None = None
        self._section: Section | None = None
        self._titles: dict[tuple[str, ...], Place] = {}
        self._heads: dict[tuple[str, ...], list[tuple[Place, Section]]] = {}
        self._points: dict[tuple[str, ...], list[Standing]] = {}
        for place, cell in guideline.cells.items():
            self._titles.setdefault(spelled_words(heading_of(guideline.roles[place.role], cell)), place)
            situation = guideline.situations[place.situation]
            if meeting := meeting_of(situation.like or situation.id, guideline.language):
                own_list = f"{guideline.roles[place.role].name}: {meeting}"
                self._titles.setdefault(spelled_words(own_list), place)
            for section in cell.sections:
                for text in filter(None, (section.heading, section.intro, section.lead)):
                    self._heads.setdefault(spelled_words(text), []).append((place, section))
        for standing in standings(guideline):
            self._points.setdefault(spelled_words(standing.point.text), []).append(standing)
        self._lengths = sorted({len(words) for words in self._points}, reverse=True)

    def read(self, entry: Task | Line) -> None:
        """Take in the next line."""
        source, end = self._point(entry)
        if source:
            self._place, self._section = source.place, source.section
        if isinstance(entry, Task) or source:
            self.seen.append(_Seen(entry, source, self._place, self._section, end))
        elif not self._head(entry) and entry.is_heading:
            self._place = self._section = None  # from here on it is about something else

    def places(self) -> dict[Place, int]:
        """Say which places are in the file: those with their heading, or with most of their points."""
        most = {
            place: min(lines.values())
            for place, lines in self._points_in.items()
            if 2 * len(lines) > len(self._guideline.cells[place].points)
        }
        return most | self._begun

    def _point(self, entry: Task | Line) -> tuple[Standing | None, int]:
        """Find the point whose words a line has, perhaps with a remark after them; the longest there is."""
        found = words(entry.text)
        for length in self._lengths:
            sources = self._points.get(tuple(word.text for word in found[:length])) if length <= len(found) else None
            if sources and _REMARK.match(entry.text, found[length - 1].end):
                nearest = [source for source in sources if source.section is self._section]
                nearest += [source for source in sources if source.place == self._place]
                source = (nearest or sources)[0]
                if nearest or len(sources) == 1:  # otherwise nothing says in which of its places it is
                    self._points_in.setdefault(source.place, {}).setdefault(source.point.id, entry.line)
                return source, found[length - 1].end
        return None, 0

    def _head(self, entry: Line) -> bool:
        """Note where in the guideline what follows stands, if this line says so."""
        spelled = spelled_words(entry.text)
        if spelled in self._titles:
            self._place, self._section = self._titles[spelled], None
            self._begun.setdefault(self._place, entry.line)
            return True
        heads = self._heads.get(spelled, [])
        if any(section is self._section for _place, section in heads):
            return True
        here = [head for head in heads if head[0] == self._place]
        if here or len(heads) == 1:
            self._place, self._section = (here or heads)[0]
        return bool(heads)


def _found(seen: list[_Seen]) -> Iterator[Found]:
    """Pair the tasks that have no point's words with points of their section that are not in the file."""
    there = {each.source.point.id for each in seen if each.source}
    for entry, source, place, section, end in seen:
        was = None
        if source is None and place and section:
            missing = [point for point in section.points if point.id not in there]
            likeness, nearest = max(
                ((_likeness(entry.text, point.text), point) for point in missing),
                key=lambda pair: pair[0],
                default=(0, None),
            )
            if nearest and likeness:
                there.add(nearest.id)
                was = Standing(place, section, nearest)
        below = entry.text.count("\n", 0, end) + 1 if source else None
        yield Found(entry, source, was, " ".join(entry.text.split("\n")[:below]), entry.text[end:])


def _likeness(text: str, point: str) -> float:
    """Say how much a line has in common with a point, from 0 to 1; 0 if it is not near, of whatever lines below it."""
    wanted = spelled_words(point)
    near = NEAR_IF_LONG if len(wanted) >= LONG else NEAR
    lines = text.split("\n")
    best = 0.0
    for last in range(1, min(len(lines), 3) + 1):
        spelled = spelled_words(" ".join(lines[:last]))
        if 2 * sum(word in wanted for word in spelled) >= near * (len(spelled) + len(wanted)):
            best = max(best, SequenceMatcher(None, spelled, wanted, autojunk=False).ratio())
    return best if best >= near else 0.0
