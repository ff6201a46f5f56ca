"""A draft has every word of its document in its place, and says where its author is to decide."""

import json
import re
import zipfile
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import docx
import pytest
import yaml
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from stressguide.errors import UserError
from stressguide.guideline.draft import Draft, Section, drafted
from stressguide.guideline.loading import load
from stressguide.guideline.start import started
from stressguide.ooxml import MAX_BYTES
from support import Run

TEXT = """\
Retningslinjer om vold

Retningslinjerne gælder alle ansatte.

1. Forebyggelse

Vi taler om vold på møder.
Vi har en plan.

Vold er aldrig den ansattes skyld.

Alle skal kende planen for deres bered-
skab og øve den.

Lederen bør:
• tale med
   o medarbejderne
   o arbejdsmiljørepræsentanten
• sikre, at alle kender
  planen

Side 1 af 2

• holde øje

2. Når det sker

1. Gå væk
2. Ring 112
3. Sig det til lederen

Side 2 af 2

3. Bagefter

Lederen skal tale med den ramte inden for 14 dage.
"""
SECTIONS = [
    Section(
        heading="1. Forebyggelse",
        points=[
            ("Vi taler om vold på møder.", []),
            ("Vi har en plan.", []),
            ("Vold er aldrig den ansattes skyld.", []),
            ("Alle skal kende planen for deres beredskab og øve den.", []),
        ],
    ),
    Section(
        heading=None,
        lead="Lederen bør:",
        points=[
            ("tale med", ["medarbejderne", "arbejdsmiljørepræsentanten"]),
            ("sikre, at alle kender planen", []),
            ("holde øje", []),
        ],
    ),
    Section(
        heading="2. Når det sker",
        points=[("Gå væk", []), ("Ring 112", []), ("Sig det til lederen", [])],
        are_steps=True,
    ),
    Section(heading="3. Bagefter", points=[("Lederen skal tale med den ramte inden for 14 dage.", [])]),
]


def draft_of(text: str, folder: Path, name: str = "vold.txt") -> Draft:
    """Make a draft of a file with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    return drafted(folder / name)


def test_text(tmp_path: Path) -> None:
    """Headings, leads, points with their parts and steps are told by their shape; page numbers are passed over."""
    draft = draft_of(TEXT, tmp_path)
    assert draft.title == "Retningslinjer om vold"
    assert draft.unlisted == ["Retningslinjerne gælder alle ansatte."]
    assert draft.divided == ["beredskab"]
    assert draft.sections == SECTIONS


def test_shapes(subtests: pytest.Subtests, tmp_path: Path) -> None:
    """Lists without blank lines around, long texts before them, and numbers of several kinds."""
    for text, kinds in [
        (
            "A\n\nIndledning her.\nLederen skal:\n- gå\n- se\nKollegerne skal:\n- gå",
            [("Indledning her.", 2), (None, 1)],
        ),
        ("A\n\nFørst.\n\nSå.\n\nSidst.\n\nLederen:\n- gå", [(None, 1)]),  # the rest is on no list
        ("A\n\n3. Gå\n4. Løb", [(None, 2)]),  # steps that go on from elsewhere keep their numbers
        ("A\n\n1. Ansvar\n\n- gå\n\n2. Pligt\n\n- se", [(None, 1), (None, 1)]),  # numbered headings
        ("A\n\nGør:\n1. Gå\n   - a\n   - b\n2. Løb\n", [(None, 2)]),
    ]:
        with subtests.test(text=text):
            draft = draft_of(text, tmp_path)
            assert [(section.intro, len(section.points)) for section in draft.sections] == kinds


def test_numbers(tmp_path: Path) -> None:
    """The number of a step is a mark; that of a heading, or of a list that goes on, is a word of the document."""
    assert draft_of("A\n\n3. Gå\n4. Løb", tmp_path).sections[0].points == [("3. Gå", []), ("4. Løb", [])]
    assert draft_of("A\n\n1. Ansvar\n\n- gå", tmp_path).sections[0].heading == "1. Ansvar"
    steps = draft_of("A\n\nGør:\n1. Gå\n   - a\n2. Løb\n", tmp_path).sections[0]
    assert (steps.are_steps, steps.points) == (True, [("Gå", ["a"]), ("Løb", [])])


def test_markdown(tmp_path: Path) -> None:
    """Markdown's headings are headings, whatever they look like; what is set around words is none of them."""
    text = "# Vold.\n\n## *Lederen* skal:\n\n- **gå** væk\n- se [planen](https://x.dk)\n- _tale_ med `alle`\n"
    draft = draft_of(text, tmp_path, "vold.md")
    assert (draft.title, draft.sections[0].heading) == ("Vold.", "Lederen skal:")
    assert draft.sections[0].points == [("gå væk", []), ("se planen", []), ("tale med alle", [])]
    assert draft.text == "Vold.\n\nLederen skal:\n\n- gå væk\n- se planen\n- tale med alle\n"


def filled(text: str) -> str:
    """Fill in all blanks."""
    for blank, value in (("roles", "[leder]"), ("situations", "[nu]"), ("strength", "viden")):
        text = re.sub(rf"{blank}: \[?___\]?", f"{blank}: {value}", text)
    return text


def points_of(text: str) -> list[str]:
    """List the points and parts of points of a guideline file."""
    found = []
    for section in yaml.safe_load(text).get("sections", []):
        for point in section.get("points", section.get("steps")):
            found += [point["text"], *point["points"]] if isinstance(point, dict) else [point]
    return found


SHAPES = st.sampled_from(
    [
        "",
        "{n}. Ansvar{n}",
        "1. gå{n}",
        "2. løb{n} hen-",
        "02. løb{n}",
        "3) a{n}",
        "   o del{n}",
        "- punkt{n} –",
        "• Så{n}: *det* #1",
        "\uf0b7\tpunkt{n}",
        "Leder{n} skal:",
        "en{n} lang linje, der fylder så meget, at den næste godt kan være dens fort-",
        "Side {n} af 9",
        "SÅ{n} {text}",
        "fortsat{n} {text}.",
        "___{n}",
    ]
)
LINES = st.lists(st.tuples(SHAPES, st.text("aæø .:-•1o#{\"'&*?|", max_size=20)), max_size=25)


@given(lines=LINES)
def test_every_draft_is_proved(lines: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a document looks like, the draft of it is a guideline without a fault once its blanks are filled in."""
    text = "".join(f"{shape.format(n=number, text=text)}\n" for number, (shape, text) in enumerate(lines))
    folder = tmp_path_factory.getbasetemp()
    draft = draft_of(f"Vold\n\n{text}", folder, "ny.txt")
    (folder / "ny.yaml").write_text(filled(started("ny.yaml", draft.title, ["Leder"], ["Nu"], draft)), encoding="utf-8")
    load(folder / "ny.yaml")


def written(*paragraphs: tuple[str, str]) -> Document:
    """Write a Word document of paragraphs, each with its style."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    return document


class TestWord:
    """Documents by another writer of Word files."""

    def test_styles(self, tmp_path: Path) -> None:
        """Styles say what is a heading, a point, a part of one or a step; tables are read, tables of contents not."""
        document = written(
            ("Title", "Retningslinjer om vold."),
            ("Heading 1", "Ansvar."),
            ("Normal", "Lederen skal:"),
            ("List Bullet", "tale med\u00a0alle"),
            ("List Bullet", "se\u00adefter:"),
            ("Normal", ""),
            ("Normal", "Når det sker:"),
            ("List Number", "Gå væk"),
            ("List Number", "Ring 112"),
        )
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "Hvem?", "Alle skal hjælpe."
        document.sections[0].header.paragraphs[0].text = "Nordby Kommune"
        document.save(str(tmp_path / "vold.docx"))
        draft = drafted(tmp_path / "vold.docx")
        assert (draft.title, draft.unlisted) == ("Retningslinjer om vold.", [])
        first, second, third = draft.sections
        assert (first.heading, first.lead) == ("Ansvar.", "Lederen skal:")
        assert first.points == [("tale med alle", []), ("seefter:", [])]
        assert (second.lead, second.are_steps, second.points) == (
            "Når det sker:",
            True,
            [("Gå væk", []), ("Ring 112", [])],
        )
        assert (third.heading, third.points) == ("Hvem?", [("Alle skal hjælpe.", [])])
        assert "Når det sker:\n1. Gå væk\n2. Ring 112\n\nHvem?\n" in draft.text
        assert "Nordby" not in draft.text

    def test_levels(self, tmp_path: Path) -> None:
        """What a list has below a point is part of it; lists may be set paragraph by paragraph, and be deleted."""
        document = written(("Title", "Vold"), ("Normal", "Alle skal:"))
        for text, level in (("tale med", 0), ("lederen", 1), ("TR", 1), ("gå", 0)):
            paragraph = document.add_paragraph(text)
            numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_ilvl().val = level
            numbering.get_or_add_numId().val = 1
        gone = document.add_paragraph("slettet", style="List Bullet")._p
        gone.append(gone.makeelement(qn("w:del"), {}))
        gone[-1].append(gone.r_lst[0])
        document.save(str(tmp_path / "vold.docx"))
        [section] = drafted(tmp_path / "vold.docx").sections
        assert section.points == [("tale med", ["lederen", "TR"]), ("gå", [])]

    def test_what_is_no_document(self, tmp_path: Path) -> None:
        """A file that is none, or that nobody made in good faith, is refused in one sentence."""
        written(("Title", "Vold")).save(str(tmp_path / "god.docx"))
        with zipfile.ZipFile(tmp_path / "god.docx") as package:
            parts = {name: package.read(name) for name in package.namelist()}
        main = parts["word/document.xml"]
        files = {
            "tekst": b"ikke en zip",
            "afkortet": (tmp_path / "god.docx").read_bytes()[:-200],
            "tom": archive({}),
            "entiteter": archive({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>' + main}),
            "bombe": archive({"word/document.xml": main + b" " * (MAX_BYTES + 1)}),
            "dyb": archive({"word/document.xml": b"<a>" * 9999 + b"</a>" * 9999}),
            "uden-ende": archive({"word/document.xml": main[:-10]}),
        }
        for name, data in files.items():
            (tmp_path / f"{name}.docx").write_bytes(data)
            with pytest.raises(UserError, match=rf"{name}.docx kan ikke læses. Gem det som .docx eller .txt."):
                drafted(tmp_path / f"{name}.docx")
        for name, message in (("vold.doc", "et dokument er .docx"), ("nix.docx", "findes ikke"), ("nix.txt", "G101")):
            with pytest.raises(UserError, match=message):
                drafted(tmp_path / name)


def archive(parts: dict[str, bytes]) -> bytes:
    """Pack parts into a file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


PDF = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length %d>>stream
%s
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj
trailer<</Root 1 0 R>>
startxref
0
%%%%EOF
"""


def test_pdf(tmp_path: Path) -> None:
    """The text of a PDF file is a document; without the extra, the way to it is said."""
    lines = ["Vold", "Lederen skal:", "- se efter", "- tale med alle"]
    stream = "BT /F 12 Tf 14 TL 20 300 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    (tmp_path / "vold.pdf").write_bytes(PDF % (len(stream), stream.encode("latin-1")))
    if find_spec("pypdf") is None:
        with pytest.raises(UserError, match=re.escape("pip install 'stressguide[pdf]'")):
            drafted(tmp_path / "vold.pdf")
        return
    [section] = drafted(tmp_path / "vold.pdf").sections
    assert (section.lead, section.points) == ("Lederen skal:", [("se efter", []), ("tale med alle", [])])
    (tmp_path / "vold.pdf").write_bytes(b"%PDF-")
    with pytest.raises(UserError, match="kan ikke læses"):
        drafted(tmp_path / "vold.pdf")


class TestNew:
    """The command."""

    def test_round_trip(self, run: Run, tmp_path: Path) -> None:
        """Each blank is a fault with its line, nothing else is; filled in, every point is seen and proved."""
        (tmp_path / "kilde.md").write_text(TEXT, encoding="utf-8")
        result = run("guideline", "new", "vold.yaml", "--from", "kilde.md", "--role", "Leder", "--situation", "Nu")
        assert (result.returncode, result.stdout) == (0, "")
        assert "Der er 4 afsnit i udkastet, med alle ord fra vold.txt. Søg efter ___" in result.stderr
        text = (tmp_path / "vold.yaml").read_text(encoding="utf-8")
        blanks = [number for number, line in enumerate(text.splitlines(), start=1) if re.search(r": \[?___", line)]
        faults = run("guideline", "check", "vold.yaml").stdout.splitlines()
        assert [int(fault.split(":")[1]) for fault in faults] == blanks
        assert {fault.split()[1] for fault in faults} == {"G417", "G415", "G306"}
        assert len(blanks) == 3 * len(SECTIONS)
        (tmp_path / "vold.yaml").write_text(filled(text), encoding="utf-8")
        assert run("guideline", "check", "vold.yaml").returncode == 0
        data = json.loads(run("checklist", "leder", "nu", "--guideline", "vold.yaml", "--format", "json").stdout)
        points = [point for section in SECTIONS for text, parts in section.points for point in (text, *parts)]
        assert [point["text"] for each in data["checklists"][0]["sections"] for point in each["points"]] == points

    def test_several_roles(self, run: Run, tmp_path: Path) -> None:
        """A section may name several roles and situations; one that names none, or none that there is, is told."""
        (tmp_path / "vold.txt").write_text("Vold\n\nAlle skal:\n- gå væk\n", encoding="utf-8")
        roles = ("--role", "Leder", "--role", "TR", "--situation", "Nu")
        assert run("guideline", "new", "vold.yaml", "--from", "vold.txt", *roles, "-q").stderr == ""
        text = filled((tmp_path / "vold.yaml").read_text(encoding="utf-8"))
        (tmp_path / "vold.yaml").write_text(text.replace("[leder]", "[leder, tr]"), encoding="utf-8")
        for role in ("leder", "tr"):
            assert "gå væk" in run("checklist", role, "nu", "--guideline", "vold.yaml").stdout
        (tmp_path / "vold.yaml").write_text(text.replace("  - roles: [leder]\n    situ", "  - situ"), encoding="utf-8")
        assert "G302 Her mangler «roles»." in run("guideline", "check", "vold.yaml").stdout

    def test_nothing_is_lost(self, run: Run, tmp_path: Path) -> None:
        """A document is read where it is, and no file is replaced unless that is asked for."""
        (tmp_path / "vold.txt").write_text("min", encoding="utf-8")
        (tmp_path / "ny.md").write_text("# Vold\n", encoding="utf-8")
        result = run("guideline", "new", "vold.yaml", "--from", "ny.md")
        assert (result.returncode, result.stderr) == (
            2,
            "vold.txt findes allerede. Brug --force for at erstatte den.\n",
        )
        assert not (tmp_path / "vold.yaml").exists()
        assert run("guideline", "new", "vold.yaml", "--from", "ny.md", "--force").returncode == 0
        assert (tmp_path / "vold.txt").read_text(encoding="utf-8") == "Vold\n"
        (tmp_path / "lang.txt").write_text("\n\n".join(["Vold", *["Alle skal gå."] * 15000]), encoding="utf-8")
        assert (
            "Så meget kan der ikke være i én fil." in run("guideline", "new", "lang.yaml", "--from", "lang.txt").stderr
        )
        (tmp_path / "tom.txt").write_text("- gå\n", encoding="utf-8")
        result = run("guideline", "new", "tom.yaml", "--from", "tom.txt")
        assert result.stderr == "tom.txt har ingen linje, der kan være titlen.\n"
