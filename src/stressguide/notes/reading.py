"""What stands in a file of minutes, in its order, and where its boxes are. The file is the user's: it may be any text.

It is read as Markdown by markdown-it-py. A box also counts at the beginning of a paragraph, after a bullet that is a
mere character, for that is what is left of a list that was pasted through a word processor.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

MAX_TEXT = 2000
"""Characters; what is longer is no point, and is not looked into."""

_BOX = re.compile(
    r"(?:[-+*•·◦▪‣●○■–—o]\s+|\d{1,9}[.)]\s+)?(?P<box>\\?\[(?P<mark>[ \t\u00a0xX✓✔]?)\\?\]|[☐☑☒⬜✅✓✔])(?:\s+|$)"
)
"""The beginning of a task: perhaps a bullet, then the box."""

_DONE = frozenset("xX✓✔☑☒✅")

_NEWLINE = re.compile(r"\r\n?|\n")
"""What ends a line in Markdown."""


class Task(Struct, frozen=True):
    """A line that can be ticked off."""

    line: int
    """Counted from 1."""
    text: str
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


def entries(text: str) -> list[Entry]:
    """Read the text of a file."""
    body = text.removeprefix("\ufeff")
    starts = [len(text) - len(body)]
    starts += [starts[0] + match.end() for match in _NEWLINE.finditer(body)]
    parser = _parser()
    found: list[Entry] = []
    header: list[str] = []
    cells: list[str] = []
    opened: list[Token] = []
    for token in parser.parse(body):
        match token.type:
            case "tr_open":
                cells = []
                opened.append(token)
            case "tr_close":
                line = _first(opened.pop()) + 1
                if any(part.type == "thead_open" for part in opened):
                    header = cells
                else:
                    found.append(Row(line, tuple(header), tuple(cells)))
            case "thead_open" | "heading_open":
                opened.append(token)
            case "thead_close" | "heading_close":
                opened.pop()
            case "inline" if opened and opened[-1].type == "tr_open":
                cells.append(_plain(parser, token.content))
            case "inline":
                is_heading = bool(opened) and opened[-1].type == "heading_open"
                found += _lines(parser, token, text, starts, is_heading=is_heading)
            case _:
                pass
    return found


def ticked(text: str, tasks: Iterable[Task]) -> str:
    """Tick off tasks that were read from this text; nothing else in it changes."""
    for task in sorted(tasks, key=lambda task: task.mark, reverse=True):
        first, after = task.mark
        text = text[:first] + task.ticked + text[after:]
    return text


def _parser() -> MarkdownIt:
    """Make a parser of blocks; what stands inside a line is parsed only where it is looked into."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.core.ruler.disable("inline")
    return parser


def _first(token: Token) -> int:
    return token.map[0] if token.map else 0


def _lines(
    parser: MarkdownIt, token: Token, text: str, starts: list[int], *, is_heading: bool
) -> Iterator[Task | Line]:
    """Split a paragraph or heading where tasks begin in it."""
    first = _first(token)
    parts: list[tuple[int, re.Match[str] | None, list[str]]] = []
    for number, content in enumerate(token.content.split("\n"), start=first):
        box = None if is_heading else _BOX.match(content.lstrip())
        if box or not parts:
            parts.append((number, box, []))
        parts[-1][2].append(content.lstrip()[box.end() :] if box else content)
    for number, box, contents in parts:
        plain = _plain(parser, "\n".join(contents))
        if box is None:
            yield Line(number + 1, plain, is_heading)
        elif plain:
            yield _task(number, box, plain, text, starts)


def _task(number: int, box: re.Match[str], plain: str, text: str, starts: list[int]) -> Task:
    at = text.index(box["box"], starts[number])
    if box["mark"] is None:
        return Task(number + 1, plain, box["box"] in _DONE, (at, at + 1), "☑")
    first = text.index("[", at) + 1
    return Task(number + 1, plain, box["mark"] in _DONE, (first, first + len(box["mark"])), "x")


def _plain(parser: MarkdownIt, content: str) -> str:
    """Read a text as a reader sees it: without marks, and without what is struck out."""
    if len(content) > MAX_TEXT:
        return ""
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    pieces: list[str] = []
    struck = 0
    for child in children:
        if child.type in {"s_open", "s_close"}:
            struck += 1 if child.type == "s_open" else -1
        elif not struck:
            pieces.append(" " if child.type in {"softbreak", "hardbreak", "html_inline"} else child.content)
    return " ".join("".join(pieces).split())
