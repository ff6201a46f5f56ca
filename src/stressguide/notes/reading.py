"""What stands in a file of minutes, in its order, and where its boxes are. The file is the user's: it may be any text.

It is read as Markdown by markdown-it-py, without what nobody sees, addresses that are data, and the marks of
quotations. A box also counts at the beginning of a paragraph, after a bullet that is a mere character, for that is
what is left of a list that was pasted through a word processor. What looks like a task or a row of a table, and is
read as neither, is named.
"""

import gc
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from msgspec import Struct

from stressguide.words import HIDDEN, one_line

MAX_TEXT = 500
"""Characters of a line that are looked into; no point is that long."""

_OPEN, DONE, _CROSSED = "☐⬜□◻◽▢❏❐❑❒🔲🔳⬚\uf06f\uf071\uf0a8", "☑☒✅✓✔√🗹🗸\uf0fc\uf0fd\uf0fe", "✗✘❌✖❎"
"""Characters that are boxes, empty, ticked off or crossed out; the last of each are from Word's own fonts."""

_BULLET = r"[•·◦▪▫‣⁃●○■□◆◇➢➤►▶§\uf000-\uf0ff]\s*|o\s+"
_ITEM = re.compile(_BULLET)
_BOX = re.compile(
    rf"(?:{_BULLET}|[-–—]\s*|[+*]\s+|(?!\([xX]\))\(?(?:\d{{1,9}}(?:\.\d+)*|[a-zA-Z]|[ivx]{{2,5}})[.)]\s*)?"
    r"(?P<wrap>\*{1,3}|_{1,3}|~~)?"
    r"(?:(?:\\?[\[［【]|[({](?=(?:\s+|\s*[xX✓✔]\s*)[)}]))(?P<mark>\s*(?:[xXvVoO]|\\?[^\w\s\[\](){}…^|\\])?\s*)"
    rf"(?:\\?[\]］】](?![(\[:])|[)}}])|(?P<sign>[{_OPEN}{DONE}{_CROSSED}]))\s*"
)
"""The beginning of a task: perhaps a bullet, then the box."""

_LOST = re.compile(rf"\[\s*[xX]?\s*\](?![(\[:])|[{_OPEN}]|<(?:table|input)\b", re.IGNORECASE)
"""What may be a task or a table, wherever it stands."""

UNTICKED = re.compile(rf"\[\s*[^\w\s]?\s*\]|[{_OPEN}{_CROSSED}]")
"""A box that is not ticked off, wherever it stands."""

_BAR = re.compile(r"(?<!\\)\|")
"""What parts the cells of a table."""

_STATES = {
    **dict.fromkeys(["", "_", *_OPEN], "open"),
    **dict.fromkeys("xXvV" + DONE, "done"),
    **dict.fromkeys("/.oO", "begun"),
    **dict.fromkeys("-~–—−" + _CROSSED, "cancelled"),
}
"""What a mark in a box, or a character that is one, says."""

_NESTING = 100
"""Levels that are read, at two for each list in a list."""

_MARKUP = re.compile(r"[\\`*_~\[\]<>!&]")
"""What a text must have if it has any markup."""

_STRIKES = re.compile(r"<(/?)(?:s|del|strike)\b", re.IGNORECASE)

_NEXT = "\n\n#\n"
"""Stands below a text while it is parsed: it is a heading where what is added there would be read."""

_NEWLINE = re.compile(r"\r\n?|\n")
"""What ends a line in Markdown."""

DATA = re.compile(r"(?<=\bdata:)[^\s)>\"']+")
"""The address of a picture that is the picture."""

_QUOTED = re.compile(r"(?:[ \t]*(?:>[ \t]?|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*")
"""The beginning of a line, in which there may be marks of quotations."""

_HIDDEN = re.compile(HIDDEN)
_TAG = re.compile(r"<[^<>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Line(Struct, frozen=True):
    """A heading, a paragraph or an item of a list; with a box it is a task."""

    line: int
    """Counted from 1."""
    text: str
    """Without marks, in as many lines as it stands in."""
    is_heading: bool = False
    state: str = ""
    """"open", "done", "begun", "cancelled", "struck" if it is crossed out without a tick; else what is in its box."""
    mark: tuple[int, int] = (0, 0)
    """The first character of the mark in the file's text, and the one after it."""
    ticked: str = ""
    """What stands there when it is ticked off."""
    who: str = ""
    when: str = ""
    """What stands in the columns beside it, in Word."""

    @property
    def is_done(self) -> bool:
        """Whether it is ticked off."""
        return self.state == "done"


class Row(Struct, frozen=True):
    """A row of a table; the first one has the titles."""

    line: int
    table: int
    """The line of the first one."""
    cells: tuple[str, ...]
    struck: tuple[str, ...] = ()
    """The same with what is crossed out, if anything is."""


class Parsed(NamedTuple):
    """A file, as it was read."""

    text: str
    """Nothing of a Word file, in which nobody writes here."""
    entries: list[Line | Row]
    ends_inside: bool
    """Whether it ends inside a comment or a block of code, and what is added to it would be read as that."""
    unread: frozenset[int]
    """Lines that look like a task or a row of a table, and are read as neither."""
    in_lines: bool = True
    """Whether people can find something in it by the number of its line; not in Word."""


def parse(text: str) -> Parsed:
    """Read the text of a file."""
    gc.disable()  # of the very many tokens none is garbage, and looking for it is half of the time
    try:
        return _Text(text.replace("\0", "\ufffd")).parsed()._replace(text=text)  # as the parser does
    finally:
        gc.enable()


def ticked(text: str, tasks: Iterable[Line]) -> str:
    """Tick off tasks that were read from this text; nothing else in it changes."""
    for task in sorted(tasks, key=lambda task: task.mark, reverse=True):
        first, after = task.mark
        text = text[:first] + task.ticked + text[after:]
    return text


def box_of(text: str) -> tuple[str, str]:
    """Say what a box says with which a text begins, as the state of a task does, "" without one; and give the rest."""
    box = _BOX.match(text)
    return (_state(box), text[box.end() :]) if box else ("", text)


def _state(box: re.Match[str]) -> str:
    mark = box[box.lastgroup or 0].strip().strip("\\")
    return _STATES.get(mark, mark)


def _seen(line: str) -> str:
    """Leave out of a line what nobody sees, addresses that are data, and the marks of quotations."""
    line = DATA.sub("", _HIDDEN.sub("", line))
    return _QUOTED.sub(lambda match: re.sub(r">[ \t]?", "", match[0]), line, count=1) if ">" in line else line


def _ends_table(state: StateBlock, line: int, _last: int, silent: bool) -> bool:
    """Whether a line below a table is no row of it: Markdown takes any line for one, but nobody means it."""
    return silent and "|" not in state.src[state.bMarks[line] : state.eMarks[line]]


def _without_comments(html: str) -> str:
    """Leave nothing but their line ends of the comments that are closed."""
    end = html.rfind("-->") + 3  # beyond it one would look for each end as far as the text goes
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), html[:end]) + html[end:]


def looks(line: str) -> bool:
    """Whether a line may be a task or a row of a table."""
    if _BOX.match(line.lstrip()) or _LOST.search(line):
        return True
    cells = _BAR.split(line.strip()) if "|" in line else []
    return len(cells) > 1 and (len(cells) > 2 or not (cells[0] and cells[-1])) and any(map(str.isalnum, line))


class _Text:
    """A text, its lines, and a parser of blocks; what stands inside a line is parsed where it is looked into."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(text)), len(text)]
        self._lines = [_seen(line) for line in _NEWLINE.split(text)]
        self._lost = {number for number, line in enumerate(self._lines, 1) if looks(line)}
        self._parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
        self._parser.disable(["blockquote", "inline"])
        self._parser.block.ruler.push("end_of_table", _ends_table, {"alt": ["blockquote"]})

    def parsed(self) -> Parsed:
        """Read it."""
        tokens = self._parser.parse("\n".join(self._lines) + _NEXT)
        ends_inside = tokens[-1].type != "heading_close"
        entries: list[Line | Row] = []
        table, cells, before = 0, list[Token](), ""
        for token in tokens if ends_inside else tokens[:-3]:
            line = token.map[0] + 1 if token.map else 0
            if token.type in {"html_block", "code_block", "fence"}:
                content = _without_comments(token.content) if token.type == "html_block" else token.content
                for number, shown in enumerate(content.split("\n"), line + (token.type == "fence")):
                    entries.append(Line(number, one_line(_TAG.sub(" ", shown))))
                    self._lost -= set() if shown.strip() else {number}
            elif token.type == "table_open":
                table = line
            elif token.type == "tr_open":
                row, cells = line, []
            elif token.type == "tr_close":
                entries.append(self._row(row, table, cells))
            elif token.type == "inline" and before in {"th_open", "td_open"}:
                cells.append(token)
            elif token.type == "inline":
                entries += self._paragraph(token, is_heading=before == "heading_open")
            before = token.type
        return Parsed(self._text, entries, ends_inside, frozenset(self._lost))

    def _row(self, line: int, table: int, cells: list[Token]) -> Row:
        if len(_BAR.split(self._lines[line - 1].strip().strip("|"))) <= len(cells):
            self._lost.discard(line)
        plain = tuple(self._plain(cell.content).replace("\n", " ") for cell in cells)
        struck = tuple(self._plain(cell.content, struck=True).replace("\n", " ") for cell in cells)
        return Row(line, table, plain, struck if struck != plain else ())

    def _paragraph(self, token: Token, *, is_heading: bool) -> Iterator[Line]:
        """Split a paragraph or heading where tasks begin in it."""
        contents = token.content.split("\n")
        first, after = token.map or (0, 0)
        while first < after and contents[0].strip() not in self._lines[first]:
            first += 1  # lines of nothing but unusual spaces are no part of the content
        parts: list[tuple[int, re.Match[str] | None, list[str]]] = []
        for number, content in enumerate(map(str.lstrip, contents), start=first):
            box = None if is_heading else _BOX.match(content)
            if box or not parts or _ITEM.match(content):
                parts.append((number, box, []))
            parts[-1][2].append(_without(content, box) if box else content)
        for number, box, lines in parts:
            text = "\n".join(lines)
            plain = self._plain(text)
            struck = plain or self._plain(text, struck=True)
            if box is None:
                yield Line(number + 1, struck, is_heading)
                continue
            self._lost.discard(number + 1)
            if struck:
                yield self._task(number, box, struck, is_struck=not plain)

    def _task(self, number: int, box: re.Match[str], text: str, *, is_struck: bool) -> Line:
        start, end = self._starts[number : number + 2]
        seen = [at for at in range(start, end) if not _HIDDEN.match(self._text[at])]
        first = "".join(self._text[at] for at in seen).index(box[0])
        if box["sign"]:
            start, tick = seen[first + box.start("sign")], "☑"
            span = start, start + 1
        else:
            span, tick = (seen[first + box.start("mark") - 1] + 1, seen[first + box.end("mark")]), "x"
        state = _state(box)
        state = "struck" if is_struck and state != "done" else state
        return Line(number + 1, text, state=state, mark=span, ticked=tick)

    def _plain(self, content: str, *, struck: bool = False) -> str:
        """Read a text as a reader sees it: without marks and control characters, and what is crossed out if asked."""
        content = content[:MAX_TEXT]
        if not _MARKUP.search(content):
            return _tidy(content)
        children: list[Token] = []
        self._parser.inline.parse(content, self._parser, {}, children)
        pieces: list[str] = []
        depth = 0
        for child in children:
            strike = _STRIKES.match(child.content) if child.type == "html_inline" else None
            if strike or child.type in {"s_open", "s_close"}:
                depth += -1 if (strike[1] if strike else child.type == "s_close") else 1
            elif struck or depth <= 0:
                is_break = child.type in {"softbreak", "hardbreak"} or child.content.lower().startswith("<br")
                pieces.append("\n" if is_break else " " if child.type == "html_inline" else child.content)
        return _tidy("".join(pieces))


def _without(content: str, box: re.Match[str]) -> str:
    """Leave out the beginning of a task, but not the marks of bold or crossed out text that begin before the box."""
    wrap, rest = box["wrap"] or "", content[box.end() :]
    return rest[len(wrap) :] if rest.startswith(wrap) else wrap + rest


def _tidy(text: str) -> str:
    return "\n".join(filter(None, map(one_line, text.split("\n"))))
