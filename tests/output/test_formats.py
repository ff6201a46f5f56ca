"""The same document in every format."""

import csv
import html
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from stressguide import formats
from stressguide.documents.checklist import checklists_document
from stressguide.documents.document import Document, Layout
from stressguide.documents.guidelines import overview_document
from stressguide.errors import UserError
from stressguide.formats import FORMATS, Format, find_format, format_of
from stressguide.guideline.loading import load
from stressguide.model import Guideline, Place
from stressguide.navigation.selection import select
from support import DA, ROOT, Run

EXPECTED = Path(__file__).parents[1] / "expected"
STYLE = (ROOT / "src/stressguide/formats/templates/style.css").read_text(encoding="utf-8")
REAL = load(DA)
EVERYTHING = checklists_document(select(REAL))

# What each file in tests/expected is the output of. To renew one, run the command with `-o FILE --force`, and read it.
GOLDEN = {
    "leder-sygemeldt.md": "checklist leder sygemeldt",
    "leder-sygemeldt.txt": "checklist leder sygemeldt",
    "leder-sygemeldt.json": "checklist leder sygemeldt",
    "leder-sygemeldt.csv": "checklist leder sygemeldt",
    "leder-sygemeldt.html": "checklist leder sygemeldt",
    "medarbejder-sygemeldt-references.md": "checklist medarbejder sygemeldt --references --heading-level 1",
    "leder-stress-others.md": "checklist leder stress --others",
    "leder-stress-others.txt": "checklist leder stress --others --width 60",
    "leder-stress-skal.md": "checklist leder stress --strength skal",
    "organisation-kan.txt": "checklist organisation --strength kan --strength skal",
    "tr-amr-foer-tilbagekomst-others.md": "checklist tr-amr foer-tilbagekomst --others --no-references",
    "tr-amr-foer-tilbagekomst.csv": "checklist tr-amr foer-tilbagekomst",
    "strength-ansvar.md": "checklist --strength ansvar",
    "sygemeldt.txt": "checklist sygemeldt",
    "organisation-sygemeldt.md": "checklist organisation sygemeldt",
    "organisation-sygemeldt.txt": "checklist organisation sygemeldt",
    "tr-amr-foer-tilbagekomst.json": "checklist tr-amr foer-tilbagekomst",
    "overview.md": "overview",
    "overview.txt": "overview",
    "overview-40.txt": "overview --width 40",
    "overview.json": "overview",
    "everything.md": "checklist",
    "search-kollega.txt": "search kollega",
    "search-kollega.md": "search kollega --role medarbejdergruppe",
    "search-kontakt.html": "search kontakt",
    "search-kontakt.json": "search kontakt",
    "source.md": "guideline source",
    "why.txt": "why tr-amr/sygemeldt/1",
    "why.md": "why leder/foer-tilbagekomst/2",
    "why.json": "why leder/foer-tilbagekomst/2",
    "why.html": "why leder/sygemeldt/4",
    "ask-words.json": "ask sygemeldt --role leder",
    "notes-new.md": "notes new leder foer-tilbagekomst --with tr-amr --with medarbejder --date 1/12-2026 --place A|4",
    "notes-status.txt": "notes status referat.md",
    "notes-status.md": "notes status referat.md --references",
    "notes-status.html": "notes status referat.md",
    "notes-status.csv": "notes status referat.md",
}


@pytest.mark.parametrize("name", GOLDEN)
def test_whole_outputs(run: Run, tmp_path: Path, name: str) -> None:
    """Each command writes just what was read and found right."""
    shutil.copy(ROOT / "tests/data/referat.md", tmp_path)  # minutes that somebody has worked in
    command = GOLDEN[name].split()
    result = run(*command, "-o", name, "--quiet")
    help_below = "livsfare? Ring 112" if command[0] in ("search", "ask") else ""
    assert (result.returncode, result.stdout, help_below in result.stderr) == (0, "", True)
    assert result.stderr.count("\n") == (2 if help_below else 0)
    written = (tmp_path / name).read_text(encoding="utf-8")
    if name.endswith(".html"):  # they share the style, whole
        written = written.replace(f"<style>{STYLE}</style>", "<style>style.css</style>")
    assert (EXPECTED / name).read_text(encoding="utf-8") == written


def test_every_expected_file_is_tested() -> None:
    """No file lies there unread."""
    assert set(GOLDEN) == {path.name for path in EXPECTED.iterdir()}


def words_of_markdown(text: str) -> str:
    """Take the escapes away."""
    return re.sub(r"\\(.)", r"\1", text)


def words_of_docx(data: bytes) -> str:
    """Read the paragraphs and tables, in their order."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join(text.text or "" for text in body.iter("{*}t"))


def render(document: Document, form: Format, layout: Layout) -> str:
    """Show a document in a format; of a file for Word, the words in it."""
    shown = formats.render(document, form, layout)
    return words_of_docx(shown) if isinstance(shown, bytes) else shown


def words_of_html(text: str) -> str:
    """Take the tags away."""
    return html.unescape(re.sub(r"<[^>]+>", " ", text.split("<main>")[1]))


def words_of_csv(text: str) -> str:
    """Take the quotes and semicolons away."""
    return "\n".join("\n".join(row) for row in csv.reader(io.StringIO(text), delimiter=";"))


def words_of_json(text: str) -> str:
    """Keep the texts of the checklists."""

    def strings(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for item in value.values():
                yield from strings(item)
        elif isinstance(value, list):
            for item in value:
                yield from strings(item)
        elif isinstance(value, str):
            yield value

    return "\n".join(strings(json.loads(text)["checklists"]))


WORDS: dict[str, Callable[[str], str]] = {
    "terminal": str,
    "text": str,
    "markdown": words_of_markdown,
    "html": words_of_html,
    "csv": words_of_csv,
    "json": words_of_json,
    "docx": str,
}


def test_all_points_stand_in_their_places(subtests: pytest.Subtests) -> None:
    """All 82 points are in every format, each after its heading, its lead and the point before."""
    for name in FORMATS:
        with subtests.test(name=name):
            shown = " ".join(WORDS[name](render(EVERYTHING, FORMATS[name], Layout(width=1000))).split())
            at = 0
            points = 0
            for cell in REAL.cells.values():
                for section in cell.sections:
                    heads = [text for text in (section.heading, section.intro, section.lead) if text]
                    for text in (*heads, *(point.text for point in section.points)):
                        found = shown.find(text, at)
                        assert found >= 0, text
                        at = found + len(text)
                    points += len(section.points)
            assert points == 82


def test_note_reference_and_strength_are_in_every_format(subtests: pytest.Subtests) -> None:
    """Nothing about a point is lost in any format."""
    for name in FORMATS:
        with subtests.test(name=name):
            role, situation = REAL.roles["medarbejder"], REAL.situations["sygemeldt"]
            document = checklists_document(select(REAL, role, situation))
            shown = " ".join(WORDS[name](render(document, FORMATS[name], Layout(references=True))).split())
            assert "Helbredsoplysninger er særligt beskyttet" in shown
            assert "Loven kræver, at din arbejdsgiver holder en samtale med dig senest 4 uger" in shown
            assert shown.count("2026-11-28") == shown.count("pav.medst.dk") + shown.count("eur-lex.europa.eu") == 3
            assert "viden" in shown
            if name not in ("csv", "json"):  # there they are numbers, in the tests of these formats
                assert "(linje 76)" in shown
                assert "Redaktionel bemærkning, ikke en del af retningslinjerne" in shown
                assert "Ud over retningslinjerne, med vores egne ord" in shown


@pytest.mark.parametrize("name", ["text", "terminal"])
@given(width=st.integers(20, 120), references=st.sampled_from([True, False, None]), styled=st.booleans())
@settings(max_examples=settings().max_examples // 2)
def test_text_fits_any_width(name: str, width: int, references: bool | None, styled: bool) -> None:
    """No line of text is wider than was asked for."""
    for document in (EVERYTHING, overview_document(REAL)):
        layout = Layout(width=width, references=references, styled=styled)
        shown = re.sub(r"\x1b\[[0-9;]*m", "", render(document, FORMATS[name], layout))
        assert max(map(len, shown.split("\n"))) <= width


@pytest.mark.parametrize("width", [20, 24, 30])
def test_no_letter_is_lost_on_a_narrow_screen(width: int) -> None:
    """Long words are broken, never cut."""
    shown = re.sub(r"\s", "", render(EVERYTHING, FORMATS["text"], Layout(width=width)))
    for cell in REAL.cells.values():
        for point in cell.points:
            assert re.sub(r"\s", "", point.text) in shown


def test_text_is_never_styled() -> None:
    """Only the terminal format has escape codes, and only where they may be used."""
    assert "\x1b" in render(EVERYTHING, FORMATS["terminal"], Layout(styled=True))
    assert "\x1b" not in render(EVERYTHING, FORMATS["terminal"], Layout())
    assert "\x1b" not in render(EVERYTHING, FORMATS["text"], Layout(styled=True))


def test_formats_of_files() -> None:
    """The ending of a file says its format, in any case."""
    for path, name in [
        ("a.md", "markdown"),
        ("A.MD", "markdown"),
        ("a.txt", "text"),
        ("a.b.json", "json"),
        ("a.htm", "html"),
    ]:
        assert name == format_of(Path(path)).name


@pytest.mark.parametrize("path", ["referat", "referat.odt", ".md"])
def test_endings_that_name_no_format(path: str) -> None:
    """An ending that is none of ours is refused, with those that are."""
    with pytest.raises(UserError, match=r"svarer ikke til noget format. Brug \.txt, \.md"):
        format_of(Path(path))


def test_unknown_format() -> None:
    """An unknown format gets the nearest and all there are."""
    with pytest.raises(UserError, match=r"«markdwn». Mente du «markdown»\? Formater: terminal, text"):
        find_format("markdwn")


def test_the_way_to_another_checklist() -> None:
    """A terminal says what to type, about the guideline that was typed; what is sent on or printed has no commands."""
    guideline = replace(REAL, given="x.yaml")
    document = checklists_document(select(guideline, REAL.roles["organisation"], REAL.situations["sygemeldt"]))
    shown = {name: render(document, FORMATS[name], Layout()) for name in FORMATS}
    assert {name for name, text in shown.items() if "stressguide checklist" in text} == {"terminal", "text"}
    assert "stressguide checklist leder sygemeldt --guideline x.yaml" in shown["text"]


def test_csv_of_what_is_no_list() -> None:
    """What has no rows is refused as CSV, with the formats that there are."""
    message = (
        "CSV findes kun til tjeklister og status for referater. Formater her: terminal, text, markdown, json, html,"
    )
    with pytest.raises(UserError, match=re.escape(message)):
        render(overview_document(REAL), FORMATS["csv"], Layout())


def data(document: Document) -> dict[str, Any]:
    """Read a document's JSON."""
    read: dict[str, Any] = json.loads(render(document, FORMATS["json"], Layout()))
    return read


def test_json_is_stable(guideline: Guideline) -> None:
    """The keys are those that docs/json.md describes, also where the guideline is silent."""
    for role in guideline.roles.values():
        document = checklists_document(select(guideline, role, guideline.situations["foer-tilbagekomst"], others=True))
        read = data(document)
        assert list(read) == ["guideline", "checklists"]
        [checklist] = read["checklists"]
        assert list(checklist) == [
            "role",
            "situation",
            "sections",
            "links",
            "named_in",
            "others",
            "contacts",
            "notes",
            "local_notes",
        ]
        assert list(checklist["situation"]) == ["id", "name", "what"]
        for section in checklist["sections"]:
            assert list(section) == ["heading", "intro", "lead", "strength", "verb", "lines", "points", "local"]
            for point in section["points"]:
                remark = ["note_checked", "note_link"] if point["note"] else []
                assert list(point) == ["id", "text", "lines", "note", *remark]


class TestCsv:
    """CSV for a Danish Excel."""

    def rows(self, document: Document) -> list[list[str]]:
        text = render(document, FORMATS["csv"], Layout())
        assert text.startswith("\ufeff")
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))

    def test_columns(self) -> None:
        """Each point is one row with its place, its strength and its lines."""
        header, *rows = self.rows(EVERYTHING)
        assert header == [
            "Rolle", "Situation", "Overskrift", "Indledning", "Styrke", "Id", "Punkt", "Fra linje", "Til linje",
            "Bemærkning", "Lokalt",
        ]  # fmt: skip
        points = {row[5]: row for row in rows if row[5]}
        assert len(points) == 82
        assert points["leder/sygemeldt/4"][4:9] == [
            "bør",
            "leder/sygemeldt/4",
            REAL.cells[Place("leder", "sygemeldt")].points[3].text,
            "129",
            "130",
        ]

    def test_silence(self) -> None:
        """Where the guideline says nothing, a row says so."""
        role, situation = REAL.roles["organisation"], REAL.situations["stress"]
        _header, row = self.rows(checklists_document(select(REAL, role, situation)))
        assert row[-2].startswith("Retningslinjerne har ingen punkter til organisationen i denne situation. Se også:")

    @given(cells=st.lists(st.text(), min_size=1, max_size=4))
    def test_no_cell_is_a_formula(self, cells: list[str]) -> None:
        """Whatever a text begins with, no spreadsheet runs it, and no character of it is lost."""
        document = Document(title="", language="da", blocks=(), data={}, rows=(cells, ["a"]), points=0)
        text = render(document, FORMATS["csv"], Layout()).removeprefix("\ufeff")
        first, _last = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        for cell, written in zip(cells, first, strict=True):
            assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
            assert written in (cell, f"'{cell}")
