"""What stands in a file of minutes, in its order, and where its boxes are. The file is the user's: it may be any text.

It is read as Markdown by markdown-it-py. A box also counts at the beginning of a paragraph, after a bullet that is a
mere character, for that is what is left of a list that was pasted through a word processor.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct

from stressguide.words import one_line

MAX_TEXT = 500
"""Characters of a line that are looked into; no point is that long."""

_BOX = re.compile(
    r"(?:[-+*•·◦▪‣●○■–—]\s*|o\s+|\d{1,9}[.)]\s+)?"
    r"(?P<box>\\?\[(?P<mark>\s*[xXvV✓✔]?\s*)\\?\]|[☐☑☒⬜✅✓✔])(?:\s+|$)"
)
"""The beginning of a task: perhaps a bullet, then the box."""

_DONE = frozenset("xXvV✓✔☑☒✅")

_NESTING = 100
"""Levels that are read, at two for each list in a list."""

_MARKUP = re.compile(r"[\\`*_~\[\]<>!&]")
"""What a text must have if it has any markup."""

_NEXT = "\n\n#\n"
"""Stands below a text while it is parsed: it is a heading where what is added there would be read."""

_NEWLINE = re.compile(r"\r\n?|\n")
"""What ends a line in Markdown."""


class Task(Struct, frozen=True):
    """A line that can be ticked off."""

    line: int
    """Counted from 1."""
    text: str
    """Without marks, in as many lines as it stands in."""
    is_done: bool
    mark: tuple[int, int]
    """The first character of the mark in the file's text, and the one after it."""
    ticked: str
    """What stands there when it is ticked off."""


class Line(Struct, frozen=True):
    """Any other text: a heading, a paragraph, an item of a list."""

    line: int
    text: str
    is_heading: bool


class Row(Struct, frozen=True):
    """A row of a table."""

    line: int
    header: tuple[str, ...]
    cells: tuple[str, ...]


Entry = Task | Line | Row


class Parsed(NamedTuple):
    """A text, as it was read."""

    entries: list[Entry]
    ends_inside: bool
    """Whether it ends inside a comment or a block of code, and what is added to it would be read as that."""


def parse(text: str) -> Parsed:
    """Read the text of a file."""
    text += _NEXT
    text = text.replace("\0", "\ufffd")  # as the parser does, so that what it finds is found in the text
    body = text.removeprefix("\ufeff")
    starts = [len(text) - len(body)]
    starts += [starts[0] + match.end() for match in _NEWLINE.finditer(body)]
    starts.append(len(text))
    parser = _parser()
    found: list[Entry] = []
    header: tuple[str, ...] = ()
    tokens = parser.parse(body)
    ends_inside = tokens[-1].type != "heading_close"
    for node in SyntaxTreeNode(tokens if ends_inside else tokens[:-3]).walk(include_self=False):
        kind = node.parent.type if node.parent else ""
        if node.type == "tr":
            cells = tuple(
                " ".join(_plain(parser, part.content).split()) for cell in node.children for part in cell.children
            )
            if kind == "thead":
                header = cells
            else:
                found.append(Row((node.map or (0, 0))[0] + 1, header, cells))
        elif node.type == "inline" and kind not in {"th", "td"}:
            found += _lines(parser, node, text, starts, is_heading=kind == "heading")
    return Parsed(found, ends_inside)


def ticked(text: str, tasks: Iterable[Task]) -> str:
    """Tick off tasks that were read from this text; nothing else in it changes."""
    for task in sorted(tasks, key=lambda task: task.mark, reverse=True):
        first, after = task.mark
        text = text[:first] + task.ticked + text[after:]
    return text


def _parser() -> MarkdownIt:
    """Make a parser of blocks; what stands inside a line is parsed only where it is looked into."""
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    parser.core.ruler.disable("inline")
    return parser


def _lines(
    parser: MarkdownIt, node: SyntaxTreeNode, text: str, starts: list[int], *, is_heading: bool
) -> Iterator[Task | Line]:
    """Split a paragraph or heading where tasks begin in it."""
    contents = node.content.split("\n")
    first, after = node.map or (0, 0)
    while first < after and contents[0].strip() not in text[starts[first] : starts[first + 1]]:
        first += 1  # lines of nothing but unusual spaces are no part of the content
    parts: list[tuple[int, re.Match[str] | None, list[str]]] = []
    for number, content in enumerate(contents, start=first):
        box = None if is_heading else _BOX.match(content.lstrip())
        if box or not parts:
            parts.append((number, box, []))
        parts[-1][2].append(content.lstrip()[box.end() :] if box else content)
    for number, box, lines in parts:
        plain = _plain(parser, "\n".join(lines))
        if box is None:
            yield Line(number + 1, plain, is_heading)
        elif plain:
            yield _task(number, box, plain, text, starts)


def _task(number: int, box: re.Match[str], plain: str, text: str, starts: list[int]) -> Task:
    at = text.index(box["box"], starts[number])
    if box["mark"] is None:
        return Task(number + 1, plain, box["box"] in _DONE, (at, at + 1), "☑")
    first = text.index("[", at) + 1
    return Task(number + 1, plain, box["mark"].strip() in _DONE, (first, first + len(box["mark"])), "x")


def _plain(parser: MarkdownIt, content: str) -> str:
    """Read a text as a reader sees it: without marks, without what is struck out, and without control characters."""
    content = content[:MAX_TEXT]
    if not _MARKUP.search(content):
        return _tidy(content)
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    pieces: list[str] = []
    struck = 0
    for child in children:
        if child.type in {"s_open", "s_close"}:
            struck += 1 if child.type == "s_open" else -1
        elif not struck:
            broken = child.type in {"softbreak", "hardbreak", "html_inline"}
            pieces.append("\n" if broken else child.content)
    return _tidy("".join(pieces))


def _tidy(text: str) -> str:
    """Leave out what nobody sees, and spaces beyond one."""
    return "\n".join(filter(None, map(one_line, text.split("\n"))))
