"""The words of a document as people paste it: list marks, page numbers and running heads are none of them."""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

MARKS = frozenset("•·▪‣◦*-–—o●○■□➢✓")
"""What may stand before a point in a printed list, alone at the beginning of a line."""

_SENTENCE_ENDS = ".:?!"

_HALVED = frozenset({"og", "eller", "samt", "och", "and", "or", "und", "oder"})
"""Before these a hyphen is that of half a compound: "syge- og barselsorlov"."""

_ALONE = re.compile(
    r"(?:side|sida|page|seite|[-–—|\s])*(\d{1,3})(?:\s*(?:af|av|of|von|/)\s*\d{1,3})?[-–—|\s]*", re.IGNORECASE
)
_OF = re.compile(r"\d\s*(?:af|av|of|von|/)\s*\d", re.IGNORECASE)  # sooner told than the whole
_IN_LINE = re.compile(r"\b(?:side|sida|page|seite)\s*(\d{1,3})\s*(?:af|av|of|von|/)\s*\d{1,3}\b", re.IGNORECASE)
"""The number of a page, alone on its line, or among the words of a running head."""


class Word(Struct, frozen=True, gc=False):
    """One word of the document, with the lines it begins and ends on, from 1, and what comes before it."""

    word: str
    line: int
    last: int
    marked: bool
    """Whether it is the first after a list mark."""
    paragraph: int
    """Words with a blank line between them are in different paragraphs."""
    begins: bool
    """Whether a text can begin here: at the beginning of a line, or after the end of a sentence."""


def words_of(document: str, known: AbstractSet[str] = frozenset()) -> list[Word]:
    """Split a document into words, in NFC.

    One that is divided at the end of a line is a whole word if it is `known` as one, with or without its hyphen. A
    number before a point is a list mark if it is `known` with the first word: "1. ringe".
    """
    words: list[Word] = []
    paragraph = before = 0
    aside = page_lines(document)
    for number, line in enumerate(unicodedata.normalize("NFC", document).split("\n"), start=1):
        parts = line.split()
        if not parts or number in aside:
            continue
        between = range(before + 1, number)
        if between and (aside.isdisjoint(between) or (words and words[-1].word[-1] in _SENTENCE_ENDS)):
            paragraph += 1
        before = number
        marked = len(parts) > 1 and (parts[0] in MARKS or " ".join(parts[:2]) in known)
        parts, begins = parts[marked:], True
        if words and not marked and words[-1].paragraph == paragraph and words[-1].word.endswith("-"):
            whole = _joined(words[-1].word, parts[0], known)
            if whole:
                words[-1] = replace(words[-1], word=whole, last=number)
                parts, begins = parts[1:], whole[-1] in _SENTENCE_ENDS
        for part in parts:
            words.append(Word(part, number, number, marked, paragraph, begins))
            marked, begins = False, part[-1] in _SENTENCE_ENDS
    return words


def _joined(first: str, rest: str, known: AbstractSet[str]) -> str | None:
    """Put together what may be a word divided at the end of a line; None if it is no known one."""
    if not first[:-1] or rest.endswith("-") or not rest[0].isalpha() or rest in _HALVED:
        return None
    wholes = [first[:-1] + rest, first + rest] if rest[0].islower() else [first + rest]
    return next((word for word in wholes if word in known), None)


def page_lines(document: str) -> set[int]:
    """Find the lines, from 1, of page numbers and of the running heads beside them.

    Page numbers stand alone or as "page 2 of 6", and rise by one. A running head is the same beside all of them.
    """
    lines = [(number, text) for number, line in enumerate(document.split("\n"), start=1) if (text := line.strip())]
    runs: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for at, (_number, line) in enumerate(lines):
        if match := _ALONE.fullmatch(line):
            runs.setdefault(("", ""), []).append((at, int(match[1])))
        elif _OF.search(line) and (match := _IN_LINE.search(line)):
            runs.setdefault((line[: match.start()], line[match.end() :]), []).append((at, int(match[1])))
    steps = [step for run in runs.values() for step in pairwise(run)]
    aside = {at for (one, low), (two, high) in steps if high == low + 1 for at in (one, two)}
    if not aside:
        return set()
    for side in (1, 0, 1, 0):  # a head may have two lines
        kept = [at for at in range(len(lines)) if at not in aside]
        beside = [pair[side] for pair in pairwise(kept) if pair[1] - pair[0] > 1]
        texts = {lines[at][1] for at in beside}
        # no number is beside the head of the first page, or the foot of the last
        edge = kept[:1] if side else kept[-1:]
        same = {*beside, *(at for at in edge if lines[at][1] in texts)}
        is_head = not any(text[0].islower() or text.split(maxsplit=1)[0] in MARKS for text in texts)
        if len(texts) == 1 and len(same) > 1 and is_head:  # neither a point nor the rest of a sentence
            aside.update(beside)
    return {lines[at][0] for at in aside}
