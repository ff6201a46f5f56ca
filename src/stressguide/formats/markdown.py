"""GitHub-flavoured Markdown that reads well raw, for minutes and notes."""

import re
from collections.abc import Iterator
from itertools import count

from stressguide.documents.document import Document, Excerpt, Heading, Item, Items, Layout, Paragraph, Table, Verbatim
from stressguide.documents.wording import citation, note, origin

_INLINE = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
"""What would be taken for markup anywhere in a line."""

_OPENING = re.compile(r"^(?:[-+#=](?=[\s#=-]|$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What would be taken for markup at the beginning of a line."""

_CLOSING = re.compile(r"(?:^| )#+$")
"""What would be taken for the end of a heading."""


def render(document: Document, layout: Layout) -> str:
    """Write the document's blocks, one blank line apart, ending with one newline."""
    return "\n\n".join("\n".join(lines) for lines in _blocks(document, layout)) + "\n"


def escape(text: str) -> str:
    """Write text so that Markdown shows just these characters; most text stays as it is."""
    return _OPENING.sub(lambda sign: f"{sign[0]}\\" if sign[0].isdigit() else f"\\{sign[0]}", _inline(text))


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
                rows = (block.header, ["---"] * len(block.header), *(map(", ".join, row) for row in block.rows))
                yield [f"| {' | '.join(map(_inline, row))} |" for row in rows]
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
    bullets = (f"{number}. " if block.labels or block.is_numbered else "- " for number in count(1))
    yield [line for item in block.items for line in _item(item, layout, next(bullets), block.labels)]
    yield [escape(origin(block, layout))]


def _item(item: Item, layout: Layout, bullet: str = "- ", labels: tuple[str, ...] = ()) -> Iterator[str]:
    box = ("[x] " if item.is_done else "[ ] ") if item.is_task else ""
    above = f"{_inline(item.above)}: " if item.above else ""
    marked = "".join(f"**{_inline(part)}**" if is_marked else _inline(part) for part, is_marked in item.parts)
    text = marked if item.marks else escape(item.text)
    yield f"{bullet}{box}{above}{text} {citation(item, layout)}".rstrip()
    for below in (
        *([f"- {escape(note(item.note))}"] if item.note else []),
        *(line for part in item.below for line in _item(part, layout)),
        *(f"- {escape(label)}" for label in labels),
    ):
        yield f"{' ' * len(bullet)}{below}"
