"""GitHub-flavoured Markdown that reads well raw, for minutes and notes."""

import re
from collections.abc import Iterable, Iterator

from stressguide.documents.document import Document, Excerpt, Heading, Item, Items, Layout, Paragraph, Table, Verbatim
from stressguide.documents.wording import citation, note, origin

_INLINE = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
"""What would be taken for markup anywhere in a line."""

_OPENING = re.compile(r"(?:[-+#=](?=[\s#=-]|$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What would be taken for markup at the beginning of a line."""


_CLOSING = re.compile(r"(?:^| )#+$")
"""What would be taken for the end of a heading."""


def render(document: Document, layout: Layout) -> str:
    """Write the document's blocks, one blank line apart, ending with one newline."""
    return "\n\n".join("\n".join(lines) for lines in _blocks(document, layout)) + "\n"


def escape(text: str) -> str:
    """Write text so that Markdown shows just these characters; most text stays as it is."""
    text = _inline(text)
    if match := _OPENING.match(text):
        end = match.end() if match[0][0].isdigit() else 0
        text = f"{text[:end]}\\{text[end:]}"
    return text


def _inline(text: str) -> str:
    """Write text so that no markup begins within it; at the beginning of a line it needs more."""
    return _INLINE.sub(r"\\\g<0>", text)


def _blocks(document: Document, layout: Layout) -> Iterator[list[str]]:
    """Write blocks as chunks of lines."""
    for block in document.blocks:
        match block:
            case Heading():
                yield [_heading(block.text, block.level, layout)]
            case Paragraph():
                yield [escape(block.text)]
            case Items():
                yield [line for item in block.items for line in _item(item, layout)]
            case Excerpt():
                yield from _excerpt(block, layout)
            case Table():
                yield list(_table(block))
            case Verbatim():
                yield [f"    {line}".rstrip() for line in block.lines]


def _heading(text: str, level: int, layout: Layout) -> str:
    shown = escape(text)
    if _CLOSING.search(shown):
        shown = f"{shown[:-1]}\\#"
    return f"{'#' * min(layout.heading_level + level, 6)} {shown}"


def _excerpt(block: Excerpt, layout: Layout) -> Iterator[list[str]]:
    if block.heading:
        yield [_heading(block.heading, block.level, layout)]
    for text in (block.intro, block.lead):
        if text:
            yield [escape(text)]
    yield [line for number, item in enumerate(block.items, start=1) for line in _quoted(block, number, item, layout)]
    yield [escape(origin(block, layout))]


def _quoted(block: Excerpt, number: int, item: Item, layout: Layout) -> Iterator[str]:
    bullet = f"{number}. " if block.labels else "- "
    yield from _item(item, layout, bullet)
    yield from (f"{' ' * len(bullet)}- {escape(label)}" for label in block.labels)


def _item(item: Item, layout: Layout, bullet: str = "- ") -> Iterator[str]:
    indent = " " * len(bullet)
    box = ("[x] " if item.is_done else "[ ] ") if item.is_task else ""
    above = f"{_inline(item.above)}: " if item.above else ""
    line = f"{bullet}{box}{above}{_marked(item)}"
    if cited := citation(item, layout):
        line += f" {cited}"
    yield line
    if item.note:
        yield f"{indent}- {escape(note(item.note))}"


def _marked(item: Item) -> str:
    """Write the text of an item, with its marks in bold."""
    if not item.marks:
        return escape(item.text)
    pieces, at = [], 0
    for start, end in item.marks:
        pieces += [_inline(item.text[at:start]), "**", _inline(item.text[start:end]), "**"]
        at = end
    return "".join(pieces) + _inline(item.text[at:])


def _table(block: Table) -> Iterator[str]:
    yield _row(_inline(name) for name in block.header)
    yield _row("---" for _name in block.header)
    for row in block.rows:
        yield _row(_inline(", ".join(cell)) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
