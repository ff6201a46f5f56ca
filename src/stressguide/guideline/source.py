"""Every word of a guideline stands in its source document, and every word of the document in the guideline.

A guideline is a set of passages: texts that follow one another in the document, as a heading, its lead and its points
do. The passages in some order must be the whole document, word by word. From that come both the proof that nothing
was invented, dropped or moved, and the lines on which each text stands.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stressguide.guideline.faults import Code
from stressguide.guideline.model import Lines
from stressguide.texts import _

MARKS = frozenset("•·▪‣◦*-–—")
"""What may stand before a point in a printed list, alone at the beginning of a line."""

_SENTENCE_ENDS = (".", ":", "?", "!")

_EXPLAINED = 10
"""How many passages that were not found are compared with the document word by word."""

_CORRECTED_LINES = 5
"""How many lines a correction may span; a wider one would excuse more than the fault it names."""

_SHOWN = 80
"""How many characters of the document a message repeats."""


class Text(NamedTuple):
    """One text of a passage. A point begins at a list mark if the other points of its passage do."""

    words: str
    is_point: bool = False


class Word(NamedTuple):
    """One word of the document, with its line, from 1, and what comes before it."""

    word: str
    line: int
    marked: bool
    """Whether it is the first after a list mark."""
    paragraph: int
    """Words with a blank line between them are in different paragraphs."""
    begins: bool
    """Whether a text can begin here: at the beginning of a line, or after the end of a sentence."""


class SourceFault(NamedTuple):
    """One place where guideline and document differ.

    `passage` and `text` say which text of the guideline is at fault; both are None if `line` of the document is, or if
    a correction is.
    """

    passage: int | None
    text: int | None
    code: Code
    message: str
    line: int | None = None


class Trace(NamedTuple):
    """The lines of each text of each passage, None for a passage that was not found; and what is wrong."""

    lines: list[list[Lines] | None]
    faults: list[SourceFault]


def words_of(document: str) -> list[Word]:
    """Split a document into words, in NFC; list marks are no words."""
    words: list[Word] = []
    paragraph = 0
    for number, line in enumerate(unicodedata.normalize("NFC", document).split("\n"), start=1):
        parts = line.split()
        paragraph += not parts
        marked = len(parts) > 1 and parts[0] in MARKS
        for index, part in enumerate(parts[1:] if marked else parts):
            begins = index == 0 or words[-1].word.endswith(_SENTENCE_ENDS)
            words.append(Word(part, number, marked and index == 0, paragraph, begins))
    return words


def trace(passages: Sequence[Sequence[Text]], document: str, corrected: Sequence[Lines] = ()) -> Trace:
    """Lay the passages over the document, from its first word to its last.

    `corrected` are the lines whose list marks are known to be wrong in the document.
    """
    words = words_of(document)
    wanted = [[word for text in passage for word in text.words.split()] for passage in passages]
    starts = _lay(wanted, [word.word for word in words])

    lines: list[list[Lines] | None] = []
    faults: list[SourceFault] = []
    used = [False] * len(words)
    for index, passage in enumerate(passages):
        start = starts[index]
        if start is None:
            lines.append(None)
            if len(faults) < _EXPLAINED:
                fault, start = _difference(index, passage, wanted[index], words)
                faults.append(fault)
        else:
            lines.append(list(_lines(passage, words, start)))
        if start is not None:
            end = start + len(wanted[index])
            used[start:end] = [True] * len(words[start:end])
    faults += _unused(words, used)
    faults += _broken_texts(passages, starts, words)
    faults += _misplaced_marks(passages, starts, words, corrected)
    return Trace(lines, faults)


def _lay(wanted: list[list[str]], words: list[str]) -> list[int | None]:
    """Where each passage starts, such that none overlap: at each word, the longest passage that fits there."""
    starts: list[int | None] = [None] * len(wanted)
    by_first_word: dict[str, list[int]] = {}
    for index in sorted(range(len(wanted)), key=lambda index: -len(wanted[index])):
        by_first_word.setdefault(wanted[index][0], []).append(index)
    at = 0
    while at < len(words):
        for index in by_first_word.get(words[at], ()):
            length = len(wanted[index])
            if starts[index] is None and words[at : at + length] == wanted[index]:
                starts[index] = at
                at += length
                break
        else:
            at += 1
    return starts


def _lines(passage: Sequence[Text], words: list[Word], start: int) -> Iterator[Lines]:
    for text in passage:
        end = start + len(text.words.split())
        yield Lines(words[start].line, words[end - 1].line)
        start = end


def _difference(
    index: int, passage: Sequence[Text], wanted: list[str], words: list[Word]
) -> tuple[SourceFault, int | None]:
    """Say where a passage that was not found leaves the document, and where it had begun there."""
    agreed, start = max(((_agreed(wanted, words, at), -at) for at in range(len(words))), default=(0, 0))
    start = -start
    text, before = 0, 0
    while text + 1 < len(passage) and before + len(passage[text].words.split()) <= agreed:
        before += len(passage[text].words.split())
        text += 1
    if agreed == 0:
        message = _("These words are not in the source document.")
        return SourceFault(index, text, Code.NOT_IN_SOURCE, message), None
    if agreed == len(wanted):
        message = _("These words are used twice; they are in the source document once (line {line}).")
        return SourceFault(index, 0, Code.USED_TWICE, message.format(line=words[start].line)), None
    at = start + agreed
    if at < len(words):
        message = _("After “{before}” stands “{word}” here, but “{printed}” in the source document (line {line}).")
        printed = words[at]
        message = message.format(
            before=wanted[agreed - 1], word=wanted[agreed], printed=printed.word, line=printed.line
        )
    else:
        message = _("The source document ends before “{word}”.").format(word=wanted[agreed])
    return SourceFault(index, text, Code.OTHER_WORDS, message), start


def _agreed(wanted: list[str], words: list[Word], at: int) -> int:
    """How many words from the start of `wanted` stand in the document from `at` on."""
    count = 0
    for word in wanted:
        if at + count >= len(words) or words[at + count].word != word:
            break
        count += 1
    return count


def _unused(words: list[Word], used: list[bool]) -> Iterator[SourceFault]:
    by_line: dict[int, list[str]] = {}
    for word, is_used in zip(words, used, strict=True):
        if not is_used:
            by_line.setdefault(word.line, []).append(word.word)
    for line, missing in by_line.items():
        message = _("These words are not in the guideline: “{words}”.")
        text = " ".join(missing)
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        yield SourceFault(None, None, Code.LEFT_OUT, message.format(words=shown), line)


def _broken_texts(
    passages: Sequence[Sequence[Text]], starts: list[int | None], words: list[Word]
) -> Iterator[SourceFault]:
    """Find texts that are not whole in the document: those that begin inside a sentence, or run over a blank line.

    So no word can move from a lead to its heading, or from a heading to the point before it.
    """
    for index, passage in enumerate(passages):
        start = starts[index]
        if start is None:
            continue
        for number, text in enumerate(passage):
            end = start + len(text.words.split())
            first, last = words[start], words[end - 1]
            if not first.begins:
                message = _("In the source document (line {line}) this stands inside a sentence, and begins no text.")
                yield SourceFault(index, number, Code.BROKEN_TEXT, message.format(line=first.line))
            if first.paragraph != last.paragraph:
                message = _("In the source document (lines {lines}) there is a blank line inside this text.")
                yield SourceFault(index, number, Code.BROKEN_TEXT, message.format(lines=Lines(first.line, last.line)))
            start = end


def _misplaced_marks(
    passages: Sequence[Sequence[Text]], starts: list[int | None], words: list[Word], corrected: Sequence[Lines]
) -> Iterator[SourceFault]:
    """Find list marks inside a text, and points without one in a list: faults of the document, unless declared."""
    needed: set[int] = set()
    for index, passage in enumerate(passages):
        start = starts[index]
        if start is None:
            continue
        inside, unmarked = _marks(passage, words, start)
        needed.update(inside, unmarked)
        for lines, message in (
            (inside, _("Line {line} of the source document begins a point, but stands inside a text here.")),
            (unmarked, _("Line {line} of the source document has no list mark, but is a point here.")),
        ):
            for line in lines:
                if not any(span.first <= line <= span.last for span in corrected):
                    yield SourceFault(index, None, Code.LIST_MARK, message.format(line=line))
    if None in starts:
        return  # what a passage that was not found would need is not known
    for span in corrected:
        if span.last - span.first >= _CORRECTED_LINES:
            message = _("A correction is of one place: at most {n} lines, not {lines}.")
            yield SourceFault(None, None, Code.NO_LINES, message.format(n=_CORRECTED_LINES, lines=span))
        elif not any(span.first <= line <= span.last for line in needed):
            message = _("Lines {lines} of the source document need no correction. Delete it.")
            yield SourceFault(None, None, Code.NEEDLESS_CORRECTION, message.format(lines=span))


def _marks(passage: Sequence[Text], words: list[Word], start: int) -> tuple[list[int], list[int]]:
    """Find the lines with a list mark inside a text, and those of points without one though other points have it."""
    inside: list[int] = []
    firsts: list[Word] = []
    for text in passage:
        end = start + len(text.words.split())
        if text.is_point:
            firsts.append(words[start])
        inside += [word.line for word in words[start + text.is_point : end] if word.marked]
        start = end
    is_list = any(word.marked for word in firsts)
    return inside, [word.line for word in firsts if is_list and not word.marked]
