"""Which lines of a file of minutes are the guideline's, by their words alone: no marks are hidden in the file.

A text may stand in several places of a guideline, so what is around a line decides which of them is meant.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher

from msgspec.structs import asdict, replace

from stressguide.model import Guideline, Place, Section
from stressguide.navigation.lookup import Standing
from stressguide.notes.reading import Line, Row
from stressguide.notes.vocabulary import LANGUAGES, meeting
from stressguide.words import spelled_words, words

NEAR, NEAR_IF_LONG, LONG = 0.75, 0.6, 10
"""How much of its words a line shares with a point that was changed, at least, and if the point has many words."""

_REMARK = re.compile(r" *(?:$|\n|[^\w\s])")
"""What follows a point's words where the rest of the line is a remark on it, and not another sentence."""

_BRACKET = re.compile(r"\W*\[[^\]\n]{0,20}\]")


_OTHERS = {spelled_words(words["others"]) for words in LANGUAGES.values()}


class Found(Line, frozen=True):
    """A task, a line with the words of a point, or an agreement in a table; and what is known of it."""

    source: Standing | None = None
    """The point whose words it has; None for what is the user's own."""
    end: int = 0
    """Where the point's words end in its text."""
    was: Standing | None = None
    """The point whose words it probably had before they were changed, here or in the guideline."""
    lacks: tuple[str, ...] = ()
    """"who" and "when", where an agreement lacks them."""
    due: date | None = None
    """The date by which it is to be done, where the user wrote one."""
    is_late: bool = False
    """Whether that has passed, and it is not done."""

    @property
    def title(self) -> str:
        """Its text without what stands below the words of a point."""
        lines = self.text.split("\n")
        return " ".join(lines[: self.text.count("\n", 0, self.end) + 1] if self.source else lines)


def recognise(
    guideline: Guideline, entries: Iterable[Line | Row], others: Sequence[Guideline] = ()
) -> tuple[tuple[Found, ...], dict[Place, int]]:
    """Find the guideline's points in a file, and its places that are there, each with the line on which it begins.

    The words may also be those of the `others`, the same guideline in other languages, in one line with its own.
    """
    reader = _Reader(guideline, others)
    for entry in entries:
        for part in [Line(entry.line, cell) for cell in entry.cells] if isinstance(entry, Row) else [entry]:
            reader.read(part)
    return tuple(_found(reader.seen)), reader.places()


class _Reader:
    """What was read so far, and where in the guideline that is."""

    def __init__(self, guideline: Guideline, others: Sequence[Guideline]) -> None:
        self.seen: list[tuple[Found, Place | None, Section | None]] = []
        self._guideline = guideline
        self._is_read = False
        self._begun: dict[Place, int] = {}
        self._points_in: dict[Place, dict[str, int]] = {}
        self._place: Place | None = None
        self._section: Section | None = None
        self._titles: dict[tuple[str, ...], Place] = {}
        self._heads: dict[tuple[str, ...], dict[tuple[Place, int], tuple[Place, Section]]] = {}
        self._points: dict[tuple[str, ...], dict[tuple[Place, str], Standing]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._said: dict[str, list[tuple[str, ...]]] = {}
        for each in (guideline, *others):
            for place, cell in each.cells.items():
                role, (name, _kind) = each.roles[place.role], meeting(each, cell)
                for title in (each.heading(place), f"{role.name}: {name}"):
                    self._titles.setdefault(spelled_words(title), place)
                for section, said in zip(guideline.cells[place].sections, cell.sections, strict=True):
                    for text in filter(None, (said.heading, said.intro, said.lead)):
                        self._heads.setdefault(spelled_words(text), {})[place, id(section)] = place, section
                    for point, other in zip(section.points, said.points, strict=True):
                        spelled = spelled_words(other.text)
                        self._points.setdefault(spelled, {})[place, point.id] = Standing(place, section, point)
                        self._lengths.setdefault("".join(spelled[:1]), set()).add(len(spelled))
                        self._said.setdefault(point.id, []).append(spelled)

    def read(self, entry: Line) -> None:
        """Take in the next line."""
        source, end = self._point(entry)
        spelled = spelled_words(entry.text)
        self._is_read = spelled in _OTHERS or (self._is_read and spelled not in self._titles)
        if source:
            self._place, self._section = source.place, source.section
        if entry.state or (source and not self._is_read):
            self.seen.append((Found(**asdict(entry), source=source, end=end), self._place, self._section))
        elif not self._head(entry) and entry.is_heading:
            self._place = self._section = None  # from here on it is about something else
        elif "\n" in entry.text:  # what was pasted may have no blank line before it
            self.read(Line(entry.line + 1, entry.text.partition("\n")[2]))

    def places(self) -> dict[Place, int]:
        """Say which places are in the file: those with their heading, or with most of their points."""
        most = {
            place: min(lines.values())
            for place, lines in self._points_in.items()
            if 2 * len(lines) > len(self._guideline.cells[place].points)
        }
        return most | self._begun

    def _point(self, entry: Line) -> tuple[Standing | None, int]:
        """Find the point whose words a line has, perhaps with a remark after them; the longest there is.

        Before them there may be a number, or something in square brackets.
        """
        found = words(entry.text)
        spelled = tuple(word.text for word in found)
        bracket = _BRACKET.match(entry.text)
        within = sum(word.end <= bracket.end() for word in found) if bracket else 0
        for first in dict.fromkeys((0, 1, 2, within)):
            is_short = first == within or max(map(len, spelled[:first]), default=0) <= 2
            if first >= len(spelled) or not is_short or "\n" in entry.text[: found[first].start]:
                continue
            for length in sorted(self._lengths.get(spelled[first], ()), reverse=True):
                last = first + length
                sources = list(self._points.get(spelled[first:last], {}).values()) if last <= len(spelled) else []
                also = {
                    each: len(said)
                    for each in sources
                    for said in self._said[each.point.id]
                    if spelled[last : last + len(said)] == said  # the same in another language
                }
                sources, last = list(also) or sources, last + max(also.values(), default=0)
                if sources and _REMARK.match(entry.text, found[last - 1].end):
                    return self._nearest(sources, entry), found[last - 1].end
        return None, 0

    def _nearest(self, sources: Sequence[Standing], entry: Line) -> Standing:
        """Choose among the points with the same words by what stands around the line."""
        near = [source for source in sources if source.section is self._section]
        near += [source for source in sources if source.place == self._place]
        source = (near or sources)[0]
        if near or len(sources) == 1:  # otherwise nothing says in which of its places it is
            self._points_in.setdefault(source.place, {}).setdefault(source.point.id, entry.line)
        return source

    def _head(self, entry: Line) -> bool:
        """Note where in the guideline what follows stands, if this line says so."""
        spelled = spelled_words(entry.text)
        if spelled in self._titles:
            self._place, self._section = self._titles[spelled], None
            self._begun.setdefault(self._place, entry.line)
            return True
        heads = list(self._heads.get(spelled, {}).values())
        if any(section is self._section for _place, section in heads):
            return True
        here = [head for head in heads if head[0] == self._place]
        if here or len(heads) == 1:
            self._place, self._section = (here or heads)[0]
        return bool(heads)


def _found(seen: list[tuple[Found, Place | None, Section | None]]) -> Iterator[Found]:
    """Pair the tasks that have no point's words with points of their section that are not in the file."""
    there = {found.source.point.id for found, _place, _section in seen if found.source}
    for found, place, section in seen:
        if found.source is None and place and section:
            missing = [point for point in section.points if point.id not in there]
            nearest = max(missing, key=lambda point: _likeness(found.text, point.text), default=None)
            if nearest and _likeness(found.text, nearest.text):
                there.add(nearest.id)
                yield replace(found, was=Standing(place, section, nearest))
                continue
        yield found


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
