"""Every word of a guideline stands in its source document, and every word of the document in the guideline.

A guideline is a set of passages: texts that follow one another in the document, as a heading, its lead and its points
do. The passages in some order must be the whole document, word by word. From that come both the proof that nothing
was invented, dropped or moved, and the lines on which each text stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from itertools import groupby, islice
from typing import NamedTuple

from msgspec import Struct

from stressguide.guideline.entries import Path
from stressguide.guideline.faults import Code, Finding, short
from stressguide.guideline.printed import Word, words_of
from stressguide.model import Lines
from stressguide.texts import _

_CURLY = frozenset("”“„»«’‘")
"""Quotation marks that a word processor puts where straight ones belong."""

_MOST_WORK = 700_000
"""How many words may be compared. A document with its guideline takes a few thousand; more is no document."""

_CORRECTED_LINES = 5
"""How many lines a correction may span; a wider one would excuse more than the fault it names."""

LINE = ""
"""Stands in place of a key where a path is of the document."""

_SHOWN = 80
"""How many characters of the document a message repeats."""


class Text(Struct, frozen=True, gc=False):
    """One text of a passage. A point begins at a list mark if the other points of its passage do."""

    words: list[str]
    is_point: bool = False
    is_part: bool = False
    """Whether it is part of the point before it."""
    number: int = 0
    """Which step or part it is, where the document may have that in place of a list mark."""
    path: Path = ()
    """Where it stands in the file."""


Placed = list[tuple[Text, list[Word]]]
"""A passage that was found, each text with its words in the document."""


class Trace(NamedTuple):
    """The lines of each text, by its path, without those of a passage that was not found; and what is wrong."""

    lines: dict[Path, Lines]
    faults: list[Finding]
    """The path of what is missing in the guideline is the line of the document, after `LINE`."""


class _RepetitiveError(Exception):
    """The document repeats itself so much that it would take long to find out what stands where."""


class _Document:
    """The words of a document, and how many of them have been compared."""

    def __init__(self, text: str, known: AbstractSet[str]) -> None:
        self.words = words_of(text, known)
        self.said = [word.word for word in self.words]
        self._compared = 0

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.said):
            places.setdefault(word, []).append(at)
        return places

    def work(self, words: int) -> None:
        self._compared += words
        if self._compared > _MOST_WORK:
            raise _RepetitiveError

    def agreed(self, wanted: list[str], at: int) -> int:
        """How many words from the start of `wanted` stand in the document from `at` on."""
        most = min(len(wanted), len(self.said) - at)
        count = next((number for number in range(most) if self.said[at + number] != wanted[number]), most)
        self.work(count + 1)
        return count

    def nearest(self, wanted: list[str]) -> tuple[int, int]:
        """Where the most words from the start of `wanted` stand, and how many."""
        begins = self.places.get(wanted[0], ()) if wanted else ()
        at = max(begins, key=partial(self.agreed, wanted), default=0)
        return at, self.agreed(wanted, at)


def trace(passages: Sequence[Sequence[Text]], document: str, corrected: Sequence[Lines] = ()) -> Trace:
    """Lay the passages over the document, from its first word to its last.

    `corrected` are the lines whose list marks are known to be wrong in the document.
    """
    try:
        return _trace(passages, _Document(document, _known(passages)), corrected)
    except _RepetitiveError:
        message = _("The document repeats the same words so often that what stands where cannot be found out.")
        return Trace({}, [Finding(("source", "document"), Code.REPETITIVE, message)])


def _known(passages: Sequence[Sequence[Text]]) -> set[str]:
    """List all words, and the numbers that steps may have, each with the word after it."""
    texts = [text for passage in passages for text in passage]
    known = {
        f"{sign}{end} {step.words[0]}"
        for step in texts
        if step.number
        for sign in (step.number, chr(96 + min(step.number, 26)))
        for end in ".)"
    }
    if known:  # what begins a text as words is no number of a step
        known.difference_update(" ".join(text.words[:2]) for text in texts)
    return known.union(*(text.words for text in texts))


def _trace(passages: Sequence[Sequence[Text]], document: _Document, corrected: Sequence[Lines]) -> Trace:
    placed: list[Placed] = []
    unused: list[Word | None] = list(document.words)
    faults: list[Finding] = []
    for passage, found in zip(passages, _lay(passages, document), strict=True):
        if found is None:
            fault, stands = _difference(passage, document)
            faults.append(fault)
        else:
            stands, following = found, iter(document.words[found.start : found.stop])
            placed.append([(text, list(islice(following, len(text.words)))) for text in passage])
        unused[stands.start : stands.stop] = [None] * len(stands)
    faults += _unused(filter(None, unused))
    needed, are_whole = set[int](), len(placed) == len(passages)
    for laid in placed:
        broken = list(_broken_texts(laid))
        faults += broken
        are_whole = are_whole and not broken
        for line, finding in () if broken else _misplaced_marks(laid):
            needed.add(line)
            if not any(span.first <= line <= span.last for span in corrected):
                faults.append(finding)
    if are_whole:  # else it is not known what a passage would need that was not found
        faults += _needless(corrected, needed)
    return Trace({text.path: Lines(part[0].line, part[-1].last) for laid in placed for text, part in laid}, faults)


def _wanted(passage: Sequence[Text]) -> list[str]:
    return [word for text in passage for word in text.words]


def _lay(passages: Sequence[Sequence[Text]], document: _Document) -> list[range | None]:
    """Where each passage stands, such that none overlap: at each word, the longest passage that fits there."""
    wanted = [_wanted(passage) for passage in passages]
    stands: list[range | None] = [None] * len(wanted)
    by_first_word: dict[str, list[int]] = {}
    for index in sorted(range(len(wanted)), key=lambda index: -len(wanted[index])):
        by_first_word.setdefault(wanted[index][0], []).append(index)
    at = 0
    while at < len(document.said):
        candidates = by_first_word.get(document.said[at], [])
        for index in candidates:
            length = len(wanted[index])
            document.work(1 + length // 16)  # the interpreter compares slices fast
            if document.said[at : at + length] == wanted[index]:
                stands[index] = range(at, at + length)
                candidates.remove(index)
                at += length
                break
        else:
            at += 1
    return stands


def _difference(passage: Sequence[Text], document: _Document) -> tuple[Finding, range]:
    """Say where a passage that was not found leaves the document, and where its words stand there."""
    wanted = _wanted(passage)
    start, agreed = document.nearest(wanted)
    words = document.words[start : start + len(wanted)]
    paths = [text.path for text in passage for _word in text.words]
    if agreed == 0:
        message = _("These words are not in the source document: “{words}”.")
        message = message.format(words=short(" ".join(passage[0].words), _SHOWN))
        if wanted[0][0] in _CURLY:
            message += " " + _('Around a text in this file stand straight quotation marks: "…".')
        rest, found = document.nearest(_wanted(passage[1:]))  # which is not left out
        return Finding(paths[0], Code.NOT_IN_SOURCE, message), range(rest, rest + found)
    stands = range(start, start + len(words))
    if agreed == len(wanted):
        message = _("These words are used twice; they are in the source document once (line {line}).")
        return Finding(paths[0], Code.USED_TWICE, message.format(line=words[0].line)), stands
    if agreed == len(words):
        message = _("The source document ends before “{word}”.").format(word=wanted[agreed])
    else:
        message = _("After “{before}” stands “{word}” here, but “{printed}” in the source document (line {line}).")
        printed = words[agreed]
        message = message.format(
            before=wanted[agreed - 1], word=wanted[agreed], printed=printed.word, line=printed.line
        )
    return Finding(paths[agreed], Code.OTHER_WORDS, message), stands


def _unused(words: Iterable[Word]) -> Iterator[Finding]:
    for line, missing in groupby(words, key=lambda word: word.line):
        message = _("These words are not in the guideline: “{words}”.")
        text = short(" ".join(word.word for word in missing), _SHOWN)
        yield Finding((LINE, line), Code.LEFT_OUT, message.format(words=text))


def _broken_texts(passage: Placed) -> Iterator[Finding]:
    """Find texts that are not whole in the document: those that begin inside a sentence, or run over a blank line.

    So no word can move from a lead to its heading, or from a heading to the point before it.
    """
    for text, part in passage:
        if not part[0].begins:
            message = _("In the source document (line {line}) this stands inside a sentence, and begins no text.")
            yield Finding(text.path, Code.BROKEN_TEXT, message.format(line=part[0].line))
        if part[0].paragraph != part[-1].paragraph:
            message = _("In the source document (lines {lines}) there is a blank line inside this text.")
            yield Finding(text.path, Code.BROKEN_TEXT, message.format(lines=Lines(part[0].line, part[-1].last)))


def _misplaced_marks(passage: Placed) -> Iterator[tuple[int, Finding]]:
    """Find the lines of list marks inside a text, and of points without one in a list: faults of the document."""
    marked = {text.is_part for text, part in passage if text.is_point and part[0].marked}
    inside = _("Line {line} of the source document begins a point, but stands inside a text here.")
    lacking = _("Line {line} of the source document has no list mark, but is a point here.")
    for text, part in passage:
        wrong = [(word.line, inside) for word in part[text.is_point :] if word.marked]
        if text.is_point and text.is_part in marked and not part[0].marked:
            wrong.append((part[0].line, lacking))
        for line, message in wrong:
            yield line, Finding(passage[0][0].path, Code.LIST_MARK, message.format(line=line))


def _needless(corrected: Sequence[Lines], needed: set[int]) -> Iterator[Finding]:
    for span in corrected:
        if span.last - span.first >= _CORRECTED_LINES:
            message = _("A correction is of one place: at most {n} lines, not {lines}.")
            yield Finding(("source", "corrections"), Code.NO_LINES, message.format(n=_CORRECTED_LINES, lines=span))
        elif needed.isdisjoint(range(span.first, span.last + 1)):
            message = _("Lines {lines} of the source document need no correction. Delete it.")
            yield Finding(("source", "corrections"), Code.NEEDLESS_CORRECTION, message.format(lines=span))
