"""Files for Word, read by a library that had no part in writing them."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from stressguide.documents.checklist import checklists_document
from stressguide.documents.document import Document, Excerpt, Heading, Item, Items, Layout, Paragraph, Table, Verbatim
from stressguide.formats.filled import docx as render
from stressguide.guideline.loading import load
from stressguide.model import Note
from stressguide.navigation.selection import select
from support import DA, Open, Run

REAL = load(DA)


def written(folder: Path, document: Document) -> Path:
    """Write a document for Word."""
    file = folder / "x.docx"
    file.write_bytes(render(document, Layout()))
    return file


def texts(file: Path) -> list[str]:
    """Read paragraphs and cells, in whatever order the library gives them."""
    read = docx.Document(str(file))
    cells = [cell for table in read.tables for row in table.rows for cell in dict.fromkeys(row.cells)]
    return [each.text for each in (*read.paragraphs, *(part for cell in cells for part in cell.paragraphs))]


def test_every_point(tmp_path: Path) -> None:
    """All points stand there, word for word, as often as in the guideline."""
    read = texts(written(tmp_path, checklists_document(select(REAL))))
    points = [point.text for cell in REAL.cells.values() for point in cell.points]
    assert len(points) == 82
    for point in points:
        assert read.count(point) == points.count(point)


def test_checklist(run: Run, tmp_path: Path) -> None:
    """Boxes that can be clicked, a table that goes on over pages, and room for who and when."""
    assert run("checklist", "leder", "sygemeldt", "-o", "liste.docx").returncode == 0
    file = tmp_path / "liste.docx"
    read = docx.Document(str(file))
    assert read.core_properties.title == "Lederen: en medarbejder er sygemeldt med stress"
    assert (read.core_properties.author, read.core_properties.created) == ("", None)
    assert read.core_properties.language == "da-DK"
    [title] = [paragraph.text for paragraph in read.paragraphs if paragraph.style and paragraph.style.name == "Title"]
    assert title == read.core_properties.title
    assert [cell.text for cell in read.tables[0].rows[0].cells] == ["Udført", "Punkt", "Hvem", "Hvornår"]
    rows = [list(dict.fromkeys(row.cells)) for table in read.tables for row in table.rows[1:]]
    assert [len(cells) for cells in rows] == [4, 4, 4, 4, 1, 4, 1, 4, 1, 4, 4]  # a note is below its point
    assert "Fortæl kun, at medarbejderen er fraværende" in rows[4][0].text
    with ZipFile(file) as parts:
        body = parts.read("word/document.xml").decode()
        assert "dateTime" not in parts.read("docProps/core.xml").decode()
        assert 'w:val="15"' in parts.read("word/settings.xml").decode()
        assert 'w:lang w:val="da-DK"' in parts.read("word/styles.xml").decode()
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert (body.count("<w14:checkbox>"), body.count("<w:tblHeader/>")) == (8, 2)


def test_same_bytes(run: Run, tmp_path: Path) -> None:
    """The same document gives the same file."""
    for name in ("a.docx", "b.docx"):
        assert run("checklist", "-o", name).returncode == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_every_block(tmp_path: Path) -> None:
    """Any text is shown as it is, in every kind of block."""
    text = "a < b & “c” {{ d }} ☐"
    item = Item(text, is_task=True, is_done=True, note=Note(text, None), at="leder/x/1", above=text)
    blocks = (
        Heading(text, 2),
        Paragraph(f"{text}\n{text}"),
        Items((Item(text),)),
        Excerpt(text, 1, text, text, (item,), text, text, None, labels=(text,)),
        Table((text, ""), (((text,), (text, text)),)),
        Verbatim((text, "")),
    )
    read = texts(written(tmp_path, Document(text, "nb", blocks, {})))
    assert all(text in each or each in ("☒", "", "Udført", "Punkt", "Hvem", "Hvornår") for each in read)
    assert sum(each.count(text) for each in read) == 17


@pytest.mark.parametrize("command", ["overview", "guideline list", "guideline source", "why leder/stress/1"])
def test_every_document(run: Run, tmp_path: Path, command: str) -> None:
    """Whatever can be shown can be written for Word."""
    assert run(*command.split(), "-o", "x.docx").returncode == 0
    assert texts(tmp_path / "x.docx")


def test_not_on_the_screen(terminal: Open) -> None:
    """A file for Word is nothing to look at."""
    screen = terminal("checklist", "leder", "stress", "-f", "docx")
    screen.see("Giv den et navn: -o liste.docx")
    assert screen.end() == 2
