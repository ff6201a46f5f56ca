"""Text for eyes: headings, boxes to tick and where it stands, at any width; styled on a terminal, plain elsewhere."""

import io
from collections.abc import Iterator
from textwrap import wrap

from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Column
from rich.table import Table as Grid
from rich.text import Text

from stressguide.documents.document import Document, Excerpt, Heading, Item, Items, Layout, Paragraph, Table, Verbatim
from stressguide.documents.wording import citation, command, note, reference
from stressguide.texts import _

NARROW = 60
"""Below this width a reference stands on its own line."""

_JOINED = "\ue000"
"""Stands, while lines are broken, for a space that is not to be broken; no text of a guideline has this character."""


def render(document: Document, layout: Layout) -> str:
    """Set the document's blocks, one blank line apart, ending with one newline."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=layout.width,
        force_terminal=layout.styled,
        color_system="standard" if layout.styled else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for index, block in enumerate(_blocks(document, layout, console)):
        if index:
            console.print()
        console.print(block)
    lines = file.getvalue().replace(_JOINED, " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def _blocks(document: Document, layout: Layout, console: Console) -> Iterator[RenderableType]:
    for block in document.blocks:
        match block:
            case Heading():
                yield Text(block.text, style="bold underline" if block.level == 0 else "bold")
            case Paragraph():
                yield Text(block.text)
            case Items():
                yield _items(block.items, layout, document)
            case Excerpt():
                yield _opening(block, layout)
                yield _items(block.items, layout, document, is_numbered=block.is_numbered)
            case Verbatim():
                broken = ("\n".join(wrap(line, layout.width, subsequent_indent=" " * 8)) for line in block.lines)
                yield Text("\n".join(broken))
            case Table():
                table = _table(block)
                fits = Measurement.get(console, console.options.update(width=10_000), table).maximum <= layout.width
                yield _sentences(block) if layout.is_linear else table if fits else _list(block)


def _opening(block: Excerpt, layout: Layout) -> RenderableType:
    """Set what stands above the list, and to its right how binding it is and where it stands."""
    lines = [
        Text(text, style=style)
        for text, style in ((block.heading, "bold"), (block.intro, ""), (block.lead, ""))
        if text
    ]
    origin = block.strength
    if block.lines and layout.references is not False:
        origin += " · " + reference(block.lines)
    aside = Text(_joined(origin), style="dim")
    if not lines:
        return aside
    if layout.width < NARROW or layout.is_linear:
        return Group(*lines, aside)
    columns = Column(ratio=1, overflow="fold"), Column(justify="right", no_wrap=True)
    grid = Grid.grid(*columns, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_row(lines[0], aside)
    return Group(grid, *lines[1:])


def _items(items: tuple[Item, ...], layout: Layout, document: Document, *, is_numbered: bool = False) -> RenderableType:
    grid = Grid.grid(Column(no_wrap=True), Column(overflow="fold"), padding=(0, 1, 0, 0))
    for number, item in enumerate(items, start=1):
        sign = "" if is_numbered else "-" if layout.is_linear else "•"
        if layout.is_linear and item.is_done:
            sign = "x"
        elif item.is_task and not layout.is_linear:
            sign = "☑" if item.is_done else "☐"
        grid.add_row(Text(f"{number}. {sign}".rstrip() if is_numbered else sign), _item(item, layout, document))
    return Padding.indent(grid, 2)


def _item(item: Item, layout: Layout, document: Document) -> RenderableType:
    text = Text()
    for part, is_marked in item.parts:
        text.append(part if layout.styled or not is_marked else f"*{part}*", "bold reverse" if is_marked else "")
    if cited := citation(item, layout):
        text.append(f" {_joined(cited)}", style="dim")
    parts: list[RenderableType] = [Text(item.above, style="dim"), text] if item.above else [text]
    if item.to and layout.has_commands:
        parts.append(Text(command(document, "checklist", *item.to), style="dim"))
    if item.note:
        parts.append(Text(note(item.note, short=True), style="italic"))
    if item.below:
        parts.append(_items(item.below, layout, document))
    return Group(*parts)


def _joined(text: str) -> str:
    return text.replace(" ", _JOINED)


def _table(block: Table) -> Grid:
    """Set a table as narrow as its cells allow, which the names of its columns are broken to fit."""
    grid = Grid(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style="bold")
    for index, name in enumerate(block.header):
        parts = name.split() + [line for row in block.rows for line in row[index]]
        grid.add_column("\n".join(wrap(name, max(map(len, parts), default=1))), no_wrap=True)
    for first, *rest in block.rows:
        grid.add_row(Text("\n".join(first), style="bold"), *(Text("\n".join(cell)) for cell in rest))
    return grid


def _sentences(block: Table) -> RenderableType:
    """Say a table, a row at a time, each cell after the name of its column."""
    silent: dict[tuple[str, ...], str] = {("–",): _("nothing")}
    rows = (
        [f"{name}: {silent.get(cell, ', '.join(cell))}" for name, cell in zip(block.header[1:], cells, strict=True)]
        for _first, *cells in block.rows
    )
    said = (f"{', '.join(row[0])}. {'; '.join(cells)}." for row, cells in zip(block.rows, rows, strict=True))
    return Text("\n".join(said))


def _list(block: Table) -> RenderableType:
    """Set a table that is too wide: each row as a heading, with a line for each column."""
    parts: list[RenderableType] = []
    for row in block.rows:
        first, *rest = (Text(", ".join(cell)) for cell in row)
        first.stylize("bold")
        parts.append(first)
        grid = Grid.grid(Column(overflow="fold"), Column(overflow="fold"), padding=(0, 2, 0, 0))
        for name, cell in zip(block.header[1:], rest, strict=True):
            grid.add_row(name, cell)
        parts += [Padding.indent(grid, 2), Text("")]
    return Group(*parts[:-1])
