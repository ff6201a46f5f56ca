"""Points that bind several roles or hold in several situations, parts of points, and steps."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from stressguide.guideline.faults import GuidelineError
from stressguide.guideline.loading import load
from stressguide.guideline.translate import messages
from stressguide.model import Guideline, Place
from stressguide.navigation.search import search
from support import Run

GUIDELINE = """\
id: vold
language: da
title: Vold
source: {document: vold.txt}
situations:
  akut: {name: Det sker nu}
  efter: {name: Bagefter}
roles:
  leder:
    name: Lederen
    who: Jeg er leder
    situations:
      akut:
        what: En medarbejder trues
        sections:
          - lead: "Lederen og AMR skal sammen:"
            strength: skal
            roles: [amr]
            steps:
              - skabe ro
              - text: sikre stedet
                points: [låse døren, slukke lyset]
          - strength: bør
            points:
              - lytte
              - {text: anmelde skaden, roles: [medarbejder], situations: [efter]}
      efter: {what: Det er sket}
  medarbejder:
    name: Medarbejderen
    who: Jeg er medarbejder
    situations:
      akut: {what: Jeg trues, links: [amr/akut]}
      efter: {what: Det skete}
  amr:
    name: AMR
    who: Jeg er AMR
    situations:
      akut: {what: En kollega trues}
      efter:
        what: Det er sket
        sections:
          - {strength: kan, points: [følge op]}
"""
SOURCE = """\
Vold
Lederen og AMR skal sammen:
1. skabe ro
2. sikre stedet
a) låse døren
b) slukke lyset

- lytte
- anmelde skaden

følge op
"""
CHOICE = ("--guideline", "vold.yaml")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write the guideline and its document."""
    (tmp_path / "vold.yaml").write_text(GUIDELINE, encoding="utf-8")
    (tmp_path / "vold.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path / "vold.yaml"


def ids(guideline: Guideline, role: str, situation: str) -> list[str]:
    """List the ids of a cell, in its order."""
    cell = guideline.cells[Place(role, situation)]
    return [point.id for section in cell.sections for point in section.points]


def test_cells(path: Path) -> None:
    """What is shared stands in each cell under one id; its own come in the order of the file."""
    guideline = load(path)
    shared = ["leder/akut/1", "leder/akut/2", "leder/akut/2.1", "leder/akut/2.2"]
    assert ids(guideline, "leder", "akut") == [*shared, "leder/akut/3", "leder/akut/4"]
    assert ids(guideline, "amr", "akut") == shared
    assert ids(guideline, "medarbejder", "efter") == ids(guideline, "leder", "efter") == ["leder/akut/4"]
    assert ids(guideline, "amr", "efter") == ["amr/efter/1"]
    part = guideline.cells[Place("amr", "akut")].sections[0].points[2]
    assert (part.text, part.under, part.lines) == ("låse døren", "leder/akut/2", (5, 5))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1. skabe", "2. skabe", "Efter «sammen:» står her «skabe», men i dokumentet «2.»"),
        ("1. skabe", "1 skabe", "Efter «sammen:» står her «skabe», men i dokumentet «1»"),
        ("a) låse", "a låse", "Efter «stedet» står her «låse», men i dokumentet «a»"),
        ("b) slukke", "slukke", "Dokumentets l. 6 har intet punkttegn"),
        ("- lytte", "1. lytte", "De her ord står ikke i retningslinjerne: «1.»."),
        ("følge op", "følge op\nskabe ro", "De her ord står ikke i retningslinjerne: «skabe ro»."),
    ],
)
def test_proof(path: Path, old: str, new: str, message: str) -> None:
    """Only the right number before the right word of a step or a part is a list mark; nothing shared stands twice."""
    (path.parent / "vold.txt").write_text(SOURCE.replace(old, new), encoding="utf-8")
    with pytest.raises(GuidelineError) as caught:
        load(path)
    assert any(fault.message.startswith(message) for fault in caught.value.faults), caught.value


def test_counted_once(path: Path) -> None:
    """In the whole it is found, listed and translated once."""
    guideline = load(path)
    [hit] = search(guideline, "anmelde").hits
    assert (hit.place, hit.point and hit.point.id) == (Place("leder", "akut"), "leder/akut/4")
    [hit] = search(guideline, "anmelde", guideline.roles["medarbejder"]).hits
    assert hit.place == Place("medarbejder", "akut")
    assert [message.context for message in messages(guideline) if message.text == "skabe ro"] == ["leder/akut (skal)"]


def test_shown(run: Run, path: Path) -> None:
    """Each list shows it, with whom it binds; steps are numbered, and parts stand below their points."""
    assert run("checklist", "amr", "akut", *CHOICE, folder=path.parent).stdout == (
        "## AMR: en kollega trues\n\nLederen og AMR skal sammen:\n\n"
        "1. [ ] skabe ro (sammen med lederen)\n2. [ ] sikre stedet (sammen med lederen)\n"
        "   - [ ] låse døren\n   - [ ] slukke lyset\n\nKilde: Vold, linje 2–6.\n"
    )
    text = run("checklist", "leder", "akut", *CHOICE, "-f", "text", folder=path.parent).stdout
    assert "  1. ☐ skabe ro (sammen med AMR)\n  2. ☐ sikre stedet (sammen med AMR)\n         ☐ låse døren\n" in text
    text = run("checklist", "leder", "efter", *CHOICE, "-f", "text", folder=path.parent).stdout
    assert "☐ anmelde skaden (gælder også medarbejderen)" in text
    page = run("checklist", "amr", "akut", *CHOICE, "-f", "html", folder=path.parent).stdout
    assert '<ol class="tasks">\n' in page
    assert "(sammen med lederen)</span></span></label>\n" in page
    assert 'Hvornår:</span></div>\n<ul class="tasks">\n<li><label><input type="checkbox"><span>låse døren' in page
    run("checklist", "amr", "akut", *CHOICE, "-o", "amr.docx", folder=path.parent)
    word = re.sub("<[^>]+>", "", ZipFile(path.parent / "amr.docx").read("word/document.xml").decode()).replace("\n", "")
    assert "☐1. skabe ro (sammen med lederen)☐2. sikre stedet (sammen med lederen)☐– låse døren☐– slukke lyset" in word
    rows = run("checklist", "amr", "akut", *CHOICE, "-f", "csv", folder=path.parent).stdout
    assert ";leder/akut/1;skabe ro;3;3;sammen med lederen;" in rows
    assert ";leder/akut/2.1;låse døren;5;5;;" in rows


def test_json(run: Run, path: Path) -> None:
    """Programs are told what is shared, what is a part and what is a step, where it is."""
    [checklist] = json.loads(run("checklist", "amr", "akut", *CHOICE, "--json", folder=path.parent).stdout)[
        "checklists"
    ]
    [section] = checklist["sections"]
    assert section["steps"] is True
    assert [point.get("with") for point in section["points"]] == [["leder"]] * 4
    assert [point.get("under") for point in section["points"]] == [None, None, "leder/akut/2", "leder/akut/2"]
    points = json.loads(run("guideline", "source", *CHOICE, "--json", folder=path.parent).stdout)["points"]
    assert len({point["id"] for point in points}) == len(points) == 7
    overview = json.loads(run("overview", *CHOICE, "--json", folder=path.parent).stdout)["overview"]
    assert [[cell["points"] for cell in role["situations"]] for role in overview] == [[4, 1], [1, 1], [2, 1]]


def test_why(run: Run, path: Path) -> None:
    """Why says whom it binds, and every answer that leads to it."""
    text = run("why", "leder/akut/1", *CHOICE, "-f", "text", folder=path.parent).stdout
    assert "Hvem det gælder\n    sammen med AMR\n" in text
    assert "Jeg er AMR → En kollega trues" in text


def test_minutes(run: Run, path: Path) -> None:
    """In minutes of several roles it is ticked off once, and so is each part."""
    assert (
        run(
            "notes", "new", "leder", "akut", "--with", "amr", *CHOICE, "-o", "m.md", "-q", folder=path.parent
        ).returncode
        == 0
    )
    text = (path.parent / "m.md").read_text(encoding="utf-8")
    assert text.count("skabe ro") == 1
    assert "## AMR: en kollega trues\n\nDet, der er fælles, står ovenfor.\n" in text
    run("notes", "tick", "m.md", "leder/akut/2.1", *CHOICE, folder=path.parent)
    assert "   - [x] låse døren\n" in (path.parent / "m.md").read_text(encoding="utf-8")
    status = json.loads(run("notes", "status", "m.md", *CHOICE, "--json", folder=path.parent).stdout)
    assert [(point["id"], point["done"]) for point in status["points"]][2:4] == [
        ("leder/akut/2.1", True),
        ("leder/akut/2.2", False),
    ]
    run("notes", "new", "amr", "akut", *CHOICE, "-o", "n.md", "-q", folder=path.parent)
    status = json.loads(run("notes", "status", "n.md", *CHOICE, "--json", folder=path.parent).stdout)
    assert [point["id"] for point in status["points"]] == [
        "leder/akut/1",
        "leder/akut/2",
        "leder/akut/2.1",
        "leder/akut/2.2",
    ]
