"""Minutes in a Word file, whatever program it was in meanwhile: tasks, agreements and other lines, by their words.

Content controls around anything are seen through. What was deleted or moved away with changes tracked is not there.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import PurePath
from xml.etree.ElementTree import Element

from stressguide.errors import UserError
from stressguide.notes.agreements import field_of, says_state
from stressguide.notes.reading import Line, Parsed, Row, box_of, looks
from stressguide.ooxml import MAX_BYTES, body
from stressguide.texts import _
from stressguide.words import one_line, spelled_words

_OTHERS = {
    ".doc": rb"\xd0\xcf\x11\xe0",
    ".rtf": rb"\{\\rtf",
    ".odt": rb"PK.{28}mimetype",
    ".docm": rb"PK.*vbaProject\.bin",
}
"""How other files of word processors begin, or what the list of their parts, at the end, has in it."""

_STRIKES = "strike", "dstrike"
_SPACES = {"p": "\n", "br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
_SYMBOLS = {"F06F": "☐", "F0A8": "☐", "F0FB": "✗", "F0FC": "✓", "F0FD": "☒", "F0FE": "☑"}
"""The boxes and ticks of the font Wingdings."""

_HEADING = re.compile("Heading|Title|Overskrift|Titel|Rubrik")


def parse(data: bytes, name: str) -> Parsed:
    """Read the file, called `name`; its paragraphs and rows are counted. Raises UserError for what cannot be read."""
    suffix = PurePath(name).suffix.lower()
    ends = data[:100] + data[-(2**16) :]
    kinds = (kind for kind, pattern in _OTHERS.items() if kind == suffix or re.match(pattern, ends, re.DOTALL))
    message = _("{path} cannot be read as a Word file. Is it cut off, or something else?")
    if "EncryptedPackage".encode("utf-16-le") in data:
        message = _("{path} has a password. Only without it can it be read here.")
    elif kind := next(kinds, ""):
        message = _("{path} is a {kind} file. Save it as .docx in your word processor, and try again.")
        raise UserError(message.format(path=name, kind=kind))
    try:
        entries = list(_blocks(body(data), count(1)))
    except OverflowError:
        message = _("The text in {path} takes more than {n} MiB, and so is hardly the minutes of a meeting.")
        raise UserError(message.format(path=name, n=MAX_BYTES // 1024**2)) from None
    except Exception:  # noqa: BLE001 - libraries raise whatever the bytes of others lead them to
        raise UserError(message.format(path=name)) from None
    lost = frozenset(
        entry.line for entry in entries if isinstance(entry, Line) and not entry.state and looks(entry.text)
    )
    return Parsed("", entries, ends_inside=False, unread=lost, in_lines=False)


def _is_on(of: Element | None) -> bool:
    return of is not None and of.get("val") not in {"0", "false", "off"}


def _nearest(of: Element, name: str) -> Iterator[Element]:
    """Find the nearest elements of a name, whatever is around them."""
    for child in of:
        yield from [child] if child.tag == name else _nearest(child, name)


def _text(of: Element, *, struck: bool) -> str:
    """Read what is shown, and what is crossed out if asked; paragraphs are lines."""
    if of.tag == "t":
        return of.text or ""
    if of.tag == "sym":
        return _SYMBOLS.get(of.get("char", "").upper(), "\ufffd")
    style = of.find("rPr") if of.tag == "r" else None
    if style is not None and any(map(_is_on, map(style.find, ["vanish"] if struck else ["vanish", *_STRIKES]))):
        return ""
    inside = "".join([_text(child, struck=struck) for child in of if child.tag != "txbxContent"])
    control = of.find("sdtPr/checkbox") if of.tag == "sdt" else None
    if control is not None and inside.strip():  # the control says what its sign may not
        is_checked = _is_on(control.find("checked"))
        inside = "☒" if is_checked else inside if box_of(inside)[0] else "☐"
    return inside + _SPACES.get(of.tag, "")


def _said(of: Element) -> tuple[str, bool]:
    """Read the lines of what is not crossed out, or if no word is left, of what is; and say which."""
    plain, every = (
        "\n".join(filter(None, map(one_line, _text(of, struck=struck).split("\n")))) for struck in (False, True)
    )
    is_struck = plain != every and not any(map(str.isalnum, plain))
    return every if is_struck else plain, is_struck


def _blocks(of: Element, number: Iterator[int]) -> Iterator[Line | Row]:
    """Read paragraphs and tables, also those in text boxes."""
    for child in of:
        if child.tag == "p":
            yield from _paragraph(child, number)
        yield from _table(child, number) if child.tag == "tbl" else _blocks(child, number)


def _paragraph(block: Element, number: Iterator[int]) -> Iterator[Line]:
    """Read the lines of a paragraph."""
    style = block.find("pPr/pStyle")
    is_heading = style is not None and _HEADING.match(style.get("val", "")) is not None
    said, is_struck = _said(block)
    for text in filter(None, said.split("\n")):
        state, rest = ("", text) if is_heading else box_of(text)
        if rest:
            yield Line(next(number), rest, is_heading, _state(state, struck=is_struck))


def _table(table: Element, number: Iterator[int]) -> Iterator[Line | Row]:
    """Read rows; where their first column says whether something is done, they are tasks."""
    rows = [list(_nearest(row, "tc")) for row in _nearest(table, "tr")]
    width = max(map(len, rows), default=0)
    first, titles, is_list = 0, tuple[str, ...](), False
    for cells in rows:
        if len(cells) < 2 or any(map(_is_page, cells)):
            for cell in cells:
                yield from _blocks(cell, number)
            continue
        line = next(number)
        texts, struck = zip(*map(_said, cells), *[("", False)] * (width - len(cells)), strict=True)
        box, _rest = box_of(texts[0])
        asks = {"who", "when"} <= set(map(field_of, texts))
        if not box and (asks or not first):
            first, titles, is_list = line, texts, asks and says_state(spelled_words(texts[0]))
        first, is_list = first or line, is_list or bool(box)
        if is_list and titles is not texts:
            yield from _listed(line, titles, texts, struck)
        elif not is_list:
            plain = tuple("" if gone else one_line(text) for text, gone in zip(texts, struck, strict=True))
            yield Row(line, first, plain, tuple(map(one_line, texts)) if any(struck) else ())


def _listed(line: int, titles: Sequence[str], texts: Sequence[str], struck: Sequence[bool]) -> Iterator[Line]:
    """Read a row of a list: the box in a column of its own or before the words, and who and when beside them."""
    state, rest = box_of(texts[0])
    state = state or box_of(f"[{texts[0]}]")[0] or texts[0]
    at, text = (0, rest) if rest and rest != texts[0] else (1, texts[1])
    fields, cells = list(map(field_of, titles)), [*map(one_line, texts), "", ""]
    who, when = (
        cells[fields.index(name) if name in fields else other] for other, name in enumerate(("who", "when"), at + 1)
    )
    if text:
        yield Line(line, text, state=_state(state, struck=struck[at]), who=who, when=when)


def _state(state: str, *, struck: bool) -> str:
    return "struck" if struck and state not in ("", "done") else state


def _is_page(cell: Element) -> bool:
    """Whether a cell is laid out as a page of its own, with a table or several boxes in it."""
    lines = _said(cell)[0].split("\n")
    return cell.find(".//tbl") is not None or sum(bool(box_of(line)[0]) for line in lines) > 1
