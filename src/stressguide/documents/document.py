"""What every format takes: one document, as blocks for people, data for programs and perhaps rows for spreadsheets."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from stressguide.model import Guideline, Lines, Note, Place


class Heading(Struct, frozen=True):
    """A heading; level 0 is the highest in the document."""

    text: str
    level: int = 0


class Paragraph(Struct, frozen=True):
    """Some sentences: the guideline's purpose, or the program's own, such as that the guideline says nothing."""

    text: str


class Item(Struct, frozen=True):
    """One line of a list."""

    text: str
    is_task: bool = False
    is_done: bool = False
    """Whether a task is ticked off."""
    lines: Lines | str | None = None
    always_cited: bool = False
    """Whether its lines are shown even where those of points are not."""
    note: Note | None = None
    """An editor's remark, shown as such."""
    to: Place | None = None
    """The checklist that it names; each format says how to get there, if it can."""
    at: str | None = None
    """What it is called, or where it stands in a file of the user's."""
    above: str | None = None
    """A line above it that says what it belongs to."""
    below: tuple["Item", ...] = ()
    """What it is made of."""
    marks: tuple[tuple[int, int], ...] = ()
    """Parts of its text to be marked, each by its first character and the one after its last."""

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """Split the text into what is marked and what is not."""
        edges = [0, *(edge for mark in self.marks for edge in mark), len(self.text)]
        for index, (start, end) in enumerate(pairwise(edges)):
            yield self.text[start:end], index % 2 == 1


class Items(Struct, frozen=True):
    """A list."""

    items: tuple[Item, ...]
    is_aside: bool = False
    """Whether these are an editor's remarks, which a format may set apart."""


class Excerpt(Struct, frozen=True):
    """A section of the guideline in its own words, with its strength and where it stands."""

    heading: str | None
    level: int
    intro: str | None
    lead: str | None
    items: tuple[Item, ...]
    strength: str
    title: str
    """Of the document that it stands in."""
    lines: Lines | str | None
    is_numbered: bool = False
    """Whether its items are steps."""
    labels: tuple[str, ...] = ()
    """What is to be written below each item, where they are talked over one by one; they are numbered then."""


class Table(Struct, frozen=True):
    """A table; each cell is one or more short lines."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]


class Verbatim(Struct, frozen=True):
    """Lines as they are in a file."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | Items | Excerpt | Table | Verbatim


class Document(Struct, frozen=True):
    """One document in its three shapes: as it is read, as programs take it, and as rows, if it has any."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    data: dict[str, Any]
    """The stable shape that `docs/json.md` describes."""
    points: int = 0
    """How many points of the guideline it shows."""
    rows: tuple[Sequence[str], ...] | None = None
    """The names of the columns, and then the rows; None for what is no list for a spreadsheet."""
    given: str | None = None
    """What was typed to have its guideline in place of the usual one; suggested commands repeat it."""


def guideline_data(guideline: Guideline) -> dict[str, Any]:
    """Say for programs which guideline a document comes from."""
    source = guideline.source and fields(guideline.source, "document corrections")
    return {**fields(guideline, "id language title purpose"), "source": source}


def fields(of: object, names: str) -> dict[str, Any]:
    """Take what has these names, for programs."""
    return {name: getattr(of, name) for name in names.split()}


class Layout(Struct, frozen=True):
    """How a document is set; a format takes from it what concerns it."""

    width: int = 80
    """Columns of text."""
    heading_level: int = 2
    """The Markdown level of the highest heading, from 1 to 6."""
    references: bool | None = None
    """Lines of the source: None for once a section, True for each point as well, False for none."""
    styled: bool = False
    """Whether escape codes may be used."""
    is_linear: bool = False
    """Whether everything is in one column and nothing is drawn, for it is read aloud."""
    has_commands: bool = True
    """Whether it says what to type for more."""
