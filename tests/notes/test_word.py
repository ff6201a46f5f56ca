"""Minutes in Word: made, and read back whatever program has had them meanwhile."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copy
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.cli.saving import Meeting
from stressguide.documents.document import Layout
from stressguide.documents.minutes import bring
from stressguide.errors import UserError
from stressguide.formats import FORMATS, render
from stressguide.model import Guideline
from stressguide.notes.minutes import Minutes, Status
from stressguide.notes.reading import Line, Row
from stressguide.notes.word import parse
from stressguide.ooxml import MAX_BYTES
from support import Run

DATA = Path(__file__).parents[1] / "data" / "word"
SAVED = (DATA / "saved.docx").read_bytes()
"""Minutes for leder/sygemeldt: two ticks, who and when twice, the day of the meeting, an agreement without a date."""
TODAY = date(2026, 11, 23)


def repacked(change: Callable[[str], str], part: str = "word/document.xml", data: bytes = SAVED) -> bytes:
    """Change one part of a Word file."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, change(text) if name == part else text)
    return packed.getvalue()


def with_body(inside: str) -> bytes:
    """Put something else in the place of all text."""
    return repacked(
        lambda text: re.sub("<w:body>.*</w:body>", lambda _: f"<w:body>{inside}</w:body>", text, flags=re.DOTALL)
    )


def p(text: str, properties: str = "") -> str:
    """Write a paragraph; each line has a run of its own."""
    runs = "<w:r><w:br/></w:r>".join(
        f"<w:r><w:rPr>{properties}</w:rPr><w:t>{line}</w:t></w:r>" for line in text.split("\n")
    )
    return f"<w:p>{runs}</w:p>"


def table(*rows: str) -> str:
    """Write a table, its cells apart by bars; a cell that is XML is taken as it is."""
    cells = [[cell if cell.startswith("<") else p(cell) for cell in row.split("|")] for row in rows]
    inside = "</w:tc></w:tr><w:tr><w:tc>".join("</w:tc><w:tc>".join(row) for row in cells)
    return f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"


def tasks(inside: str) -> list[tuple[str, str, str, str]]:
    """Read the tasks in some XML: text, state, who, when."""
    entries = parse(with_body(inside), "x.docx").entries
    return [(each.text, each.state, each.who, each.when) for each in entries if isinstance(each, Line) and each.state]


def status(guideline: Guideline, data: bytes) -> Status:
    """Say how a file stands."""
    return Minutes.parse(parse(data, "x.docx"), guideline).status(TODAY)


def test_after_other_programs(subtests: pytest.Subtests, guideline: Guideline) -> None:
    """Ticks, who and when, and agreements are the same whoever wrote the file last.

    Saved by LibreOffice; as .odt and back; boxes made plain characters; a content control around each table; a row
    moved and one deleted with changes tracked.
    """
    for name in ["saved", "libreoffice", "odt", "flat", "controls", "tracked"]:
        with subtests.test(name=name):
            found = status(guideline, (DATA / f"{name}.docx").read_bytes())
            assert (len(found.done), len(found.tasks), found.unread, found.struck) == (2, 8, [], [])
            assert {each.source.point.id for each in found.done if each.source} == {
                "leder/sygemeldt/1",
                "leder/sygemeldt/3",
            }
            assert [(each.who, each.when) for each in found.tasks if each.who or each.when] == [
                ("Mette", "1. november 2026"),
                ("Lars", "1. november 2026"),
            ]
            assert [each.text[:20] for each in found.late if each.source] == ["have kontakt med med"]
            [lacking] = found.incomplete
            assert (lacking.text, lacking.who, lacking.lacks) == ("Book et lokale", "Mette", ("when",))


def test_made_and_read(run: Run, tmp_path: Path) -> None:
    """New minutes for Word are read back with nothing done; one that is there is left alone."""
    result = run("notes", "new", "leder", "sygemeldt", "-o", "referat.docx")
    assert (result.returncode, result.stderr) == (0, "Referatet ligger i referat.docx.\n")
    made = (tmp_path / "referat.docx").read_bytes()
    assert run("notes", "status", "referat.docx").stdout.splitlines()[2] == "0 af 8 punkter er udført."
    result = run("notes", "new", "leder", "stress", "-o", "referat.docx")
    assert (result.returncode, (tmp_path / "referat.docx").read_bytes()) == (2, made)
    assert result.stderr.startswith("referat.docx findes allerede. Vælg et andet navn, eller brug --force")
    assert run("notes", "new", "leder", "sygemeldt", "-o", "b.docx", "-q").stderr == ""
    assert (tmp_path / "b.docx").read_bytes() == made


def test_as_in_markdown(guideline: Guideline) -> None:
    """Of every meeting, minutes in Word say what those in Markdown do."""
    for place in guideline.cells:
        others = [role for role in guideline.roles.values() if role.id != place.role]
        meeting = bring(guideline, guideline.roles[place.role], guideline.situations[place.situation], others)
        data = render(Meeting().document(guideline, meeting), FORMATS["docx"], Layout())
        assert isinstance(data, bytes)
        read = status(guideline, data), Minutes.parse(Meeting().write(guideline, meeting), guideline).status(TODAY)
        word, markdown = ([(each.title, each.source and each.source.point.id) for each in one.tasks] for one in read)
        assert word == markdown
        assert [(each.unread, each.agreements) for each in read] == [([], []), ([], [])]


def test_names_the_point(run: Run, tmp_path: Path) -> None:
    """A Word file has no lines to be told; what stands in its columns is."""
    copy(DATA / "saved.docx", tmp_path / "referat.docx")
    shown = run("notes", "status", "referat.docx").stdout
    assert "linje" not in shown
    assert "- Book et lokale: mangler hvornår\n" in shown
    assert "interne aftaler – Lars – 1. november 2026\n" in shown
    found = json.loads(run("notes", "status", "referat.docx", "--json").stdout)
    assert {each["line"] for each in (*found["points"], *found["agreements"])} == {None}
    assert [(each["who"], each["due"]) for each in found["points"] if "when" in each] == [
        ("Mette", None),
        ("Lars", "2026-11-01"),
    ]
    rows = run("notes", "status", "referat.docx", "-f", "csv").stdout
    assert ";Lars;1. november 2026;nej" in rows
    (tmp_path / "~$referat.docx").write_bytes(b"who has it open in Word")
    assert run("notes", "status", ".", "--who", "Lars").stdout.splitlines()[2].startswith("0 af 1 punkt")


@pytest.mark.parametrize("command", ["tick FILE leder/sygemeldt/2", "tick FILE", "add FILE leder stress"])
def test_only_read(run: Run, tmp_path: Path, command: str) -> None:
    """Nothing is written in a Word file; the way out is told."""
    copy(DATA / "saved.docx", tmp_path / "referat.docx")
    result = run("notes", *command.replace("FILE", "referat.docx").split())
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "referat.docx er en Word-fil: skriv i den dér. Sæt flueben i Word; status læser dem.\n"
    assert (tmp_path / "referat.docx").read_bytes() == SAVED


CUT = "kan ikke læses som en Word-fil. Er den skåret over, eller er den noget andet?\n"
KIND = "er en {}-fil. Gem den som .docx i dit skriveprogram, og prøv igen.\n"
LARGE = "fylder over 4 MiB og er derfor næppe et referat.\n"
DOCTYPE = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "{}">]><w:document'.format("&a;" * 1000)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


NONE = {
    "cut off": ("x.docx", SAVED[:3000], CUT),
    "empty": ("x.docx", b"", CUT),
    "text": ("x.docx", b"# Referat", CUT),
    "doctype": ("x.docx", repacked(lambda text: text.replace("<w:document", DOCTYPE, 1)), CUT),
    "xml cut off": ("x.docx", repacked(lambda text: text[:-40]), CUT),
    "a folder": ("x.docx", repacked(lambda text: text.replace("document.xml", "document.xml/"), "_rels/.rels"), CUT),
    "no text": ("x.docx", repacked(lambda text: text.replace("document.xml", ""), "_rels/.rels"), CUT),
    "no body": ("x.docx", repacked(lambda text: text.replace("w:body", "w:x")), CUT),
    "deep": ("x.docx", with_body("<w:p>" * 100_000 + "</w:p>" * 100_000), CUT),
    "deep tables": ("x.docx", with_body("<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000), CUT),
    "bomb": ("x.docx", with_body(" " * 20_000_000), LARGE),
    "bomb of another part": ("x.docx", repacked(lambda text: " " * MAX_BYTES + text, "_rels/.rels"), LARGE),
    "no ending": ("x.md", SAVED[:3000], CUT),
    "password": (
        "x.docx",
        OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le"),
        "med en adgangskode. Den kan kun læses her uden.\n",
    ),
    "doc": ("x.doc", OLE + bytes(1000), KIND.format(".doc")),
    "doc by its content": ("x", OLE + bytes(1000), KIND.format(".doc")),
    "doc by its name": ("x.doc", b"a", KIND.format(".doc")),
    "odt": ("x.odt", b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", KIND.format(".odt")),
    "rtf": ("x.rtf", b"{\\rtf1 a}", KIND.format(".rtf")),
    "docm": ("x.docm", SAVED, KIND.format(".docm")),
    "docm by its content": (
        "x.docx",
        SAVED.replace(b"word/numbering.xml", b"wrd/vbaProject.bin"),
        KIND.format(".docm"),
    ),
}


@pytest.mark.parametrize("case", NONE)
def test_what_is_none(run: Run, tmp_path: Path, case: str) -> None:
    """What is no Word file, or would never end, is told in a line."""
    name, data, message = NONE[case]
    (tmp_path / name).write_bytes(data)
    result = run("notes", "status", name)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.endswith(message)
    assert result.stderr.count("\n") == 1


@given(st.binary() | st.binary().map(lambda data: SAVED[: len(SAVED) // 2] + data + SAVED[len(SAVED) // 2 :]))
def test_any_bytes(data: bytes) -> None:
    """Whatever is in a file, it is told or read."""
    with suppress(UserError):
        parse(b"PK\3\4" + data, "x.docx")


PIECES = ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>"]
PIECES += ["<w:t>☐ a</w:t>", "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr>", "</w:sdt>", "<w:sym/>", "<w:br/>", "<w:t/>"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_elements(guideline: Guideline, pieces: list[str]) -> None:
    """Elements in any order are read, or they are no XML."""
    try:
        entries = parse(with_body("".join(pieces)), "x.docx").entries
    except UserError:
        return
    assert "".join(pieces).count("☐ a") >= sum(isinstance(entry, Line) and bool(entry.state) for entry in entries)
    status(guideline, with_body("".join(pieces)))


class TestReading:
    """What people do in Word."""

    def test_boxes(self) -> None:
        """Boxes of all kinds: typed, of Wingdings, and in a control whose sign may be any."""
        assert tasks(p("☐ a\n☑ b\n[x] c\nd")) == [("a", "open", "", ""), ("b", "done", "", ""), ("c", "done", "", "")]
        symbol = '<w:p><w:r><w:sym w:font="Wingdings" w:char="{}"/><w:t> a</w:t></w:r></w:p>'
        assert [tasks(symbol.format(char))[0][1] for char in ("F0A8", "F0FE", "F0FC")] == ["open", "done", "done"]
        control = (
            '<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        )
        control += "<w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> a</w:t></w:r></w:p>"
        signs = [("1", "R"), ("true", "☐"), ("0", "£"), ("0", "☒")]
        assert [tasks(control.format(*each))[0][1] for each in signs] == ["done", "done", "open", "done"]

    def test_rows_of_ones_own(self) -> None:
        """A row that was added to a list is a task, whatever stands for its box."""
        rows = ["Udført|Punkt|Hvem|Hvornår", "☐|a|Mette|1/12", "|b||", "x|c||2/12", "Ja|d||", "|||"]
        assert tasks(table(*rows)) == [
            ("a", "open", "Mette", "1/12"),
            ("b", "open", "", ""),
            ("c", "done", "", "2/12"),
            ("d", "Ja", "", ""),
        ]

    def test_columns(self) -> None:
        """Who and when are found by their titles, and where there are none beside the words."""
        assert tasks(table("Gjort|Punkt|Vigtigt|Hvornår|Hvem", "☐|a|ja|1/12|Mette")) == [("a", "open", "Mette", "1/12")]
        assert tasks(table("☐|a|Mette|1/12")) == tasks(table("☐ a|Mette|1/12")) == [("a", "open", "Mette", "1/12")]
        merged = table("Udført|Punkt|Hvem|Hvornår", "☐|a||", "Hvad|Hvem|Hvornår", "b|Mette|1/12")
        assert tasks(merged) == [("a", "open", "", "")]
        rows = [each for each in parse(with_body(merged), "").entries if isinstance(each, Row)]
        assert [row.cells for row in rows] == [("Hvad", "Hvem", "Hvornår", ""), ("b", "Mette", "1/12", "")]
        assert {row.table for row in rows} == {rows[0].line}

    def test_crossed_out(self) -> None:
        """What is crossed out is neither open nor done; what was rewritten has its new words."""
        strike = "<w:strike/>"
        assert tasks(p("☐ a", strike)) == [("a", "struck", "", "")]
        assert tasks(p("☒ a", strike)) == [("a", "done", "", "")]
        assert tasks(table(f"☐|{p('a', strike)}||")) == [("a", "struck", "", "")]
        assert tasks(p("☐ a", '<w:strike w:val="0"/>')) == [("a", "open", "", "")]
        assert tasks(p("☐ a").replace("</w:p>", p("b", strike)[5:])) == [("a", "open", "", "")]
        assert tasks(p("☐ a", "<w:vanish/>")) == []

    def test_laid_out(self) -> None:
        """Tasks in a table that only lays out the page, and in text boxes, are found."""
        inner = table("Udført|Punkt|Hvem|Hvornår", "☐|a|Mette|")
        assert tasks(table(f"{inner}|b")) == tasks(table(inner)) == [("a", "open", "Mette", "")]
        assert [each[0] for each in tasks(table(f"{p('☐ a')}{p('☐ b')}|c"))] == ["a", "b"]
        box = f"<w:p><w:r><w:t>c</w:t><w:txbxContent>{p('☐ a')}</w:txbxContent></w:r></w:p>"
        twice = (
            f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        )
        assert tasks(box) == tasks(twice) == [("a", "open", "", "")]

    def test_strict(self) -> None:
        """Word has another way to name what its elements are."""
        strict = repacked(lambda text: text.replace("http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"))
        assert parse(strict, "x.docx") == parse(SAVED, "x.docx")

    def test_lost(self, guideline: Guideline) -> None:
        """What looks like a task and is none is named by its words; so is a point without its box."""
        heading = '<w:p><w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
        inside = heading.format("Lederen: en medarbejder er sygemeldt med stress") + p("Ring ☐ til læge")
        inside += p("opfordre medarbejderen til at tage kontakt til egen læge")
        unread = ["Ring ☐ til læge", "opfordre medarbejderen til at tage kontakt til egen læge"]
        assert status(guideline, with_body(inside)).unread == unread
        assert not status(guideline, with_body(p("☐ [ ] a"))).unread
        first = parse(with_body(inside), "x.docx").entries[0]
        assert isinstance(first, Line)
        assert first.is_heading

    def test_near_the_meeting(self, guideline: Guideline) -> None:
        """A date without a year is near to the day of the meeting."""
        late = repacked(lambda text: text.replace("1. november 2026", "1/11"))
        assert len(status(guideline, late).late) == 1
        assert not status(guideline, repacked(lambda text: text.replace("1. november 2026", "1/12"))).late
