"""Deadlines, the document's own numbers, and guidelines in other languages than the program's."""

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from stressguide.documents.minutes import proposed
from stressguide.guideline.decoding import decode
from stressguide.guideline.entries import GuidelineEntry
from stressguide.model import Guideline, Note, Place, Point, Strength
from stressguide.words import STRENGTHS
from support import Run

GUIDELINE = """\
id: sykdom
language: nb
title: Sykefravær
source: {document: sykdom.txt}
situations: {syk: {name: Sykmeldt}}
roles:
  leder:
    name: Lederen
    who: Jeg er leder
    situations:
      syk:
        what: En ansatt er syk
        sections:
          - lead: "Lederen skal:"
            strength: skal
            reference: § 4
            points:
              - {text: lage en plan innen fire uker, within: P4W, after: første sykedag, note: husk skjemaet}
              - {text: følge opp, within: P14D, reference: s. 7}
              - ringe
"""
SOURCE = "Sykefravær\nLederen skal:\n- lage en plan innen fire uker\n- følge opp\n- ringe\n"
REMARK = "  - Redaktionel bemærkning, ikke en del af retningslinjerne: "
CHOICE = ("--guideline", "sykdom.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a Norwegian guideline and its document."""
    (tmp_path / "sykdom.yaml").write_text(GUIDELINE, encoding="utf-8")
    (tmp_path / "sykdom.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def test_references(run: Run, folder: Path) -> None:
    """The document's own number stands in place of lines, a point's before its section's."""
    shown = run("checklist", "leder", "syk", *CHOICE, "--references", folder=folder).stdout
    assert "- [ ] følge opp (s. 7)\n- [ ] ringe (§ 4)\n\nKilde: Sykefravær, § 4.\n" in shown
    text = run("checklist", "leder", "syk", *CHOICE, "-f", "text", folder=folder).stdout
    assert "skal · § 4\n" in text
    rows = run("checklist", "leder", "syk", *CHOICE, "-f", "csv", folder=folder).stdout
    assert ";leder/syk/2;følge opp;s. 7;;;" in rows
    assert "(sykdom.txt, s. 7)" in run("why", "leder/syk/2", *CHOICE, "-f", "text", folder=folder).stdout
    [checklist] = json.loads(run("checklist", "leder", "syk", *CHOICE, "--json", folder=folder).stdout)["checklists"]
    points = checklist["sections"][0]["points"]
    assert [(point["reference"], point.get("within"), point["lines"]) for point in points] == [
        ("§ 4", "P4W", [3, 3]),
        ("s. 7", "P14D", [4, 4]),
        ("§ 4", None, [5, 5]),
    ]


def test_proposals(run: Run, folder: Path) -> None:
    """With a date minutes propose when; without one they do not, and what the document says stands as it is."""
    dated = run("notes", "new", "leder", "syk", "--date", "1/12-2026", *CHOICE, folder=folder).stdout
    assert f"- [ ] lage en plan innen fire uker\n{REMARK}husk skjemaet; forslag: " in dated
    assert "forslag: senest den 29. december 2026, hvis 1. december 2026 er første sykedag\n" in dated
    assert f"{REMARK}forslag: senest den 15. december 2026\n- [ ] ringe\n" in dated
    assert "forslag" not in run("notes", "new", "leder", "syk", *CHOICE, folder=folder).stdout
    english = run(
        "notes", "new", "leder", "syk", "--date", "1/12-2026", "--language", "en", *CHOICE, folder=folder
    ).stdout
    assert "proposal: by 15 December 2026\n" in english


def test_months(subtests: pytest.Subtests) -> None:
    """A month later is the same day, or the last there is."""
    for day, within, due in [
        ("2026-12-31", "P1D", "1. januar 2027"),
        ("2026-01-31", "P1M", "28. februar 2026"),
        ("2026-11-30", "P3M", "28. februar 2027"),
        ("2028-01-30", "P13M", "28. februar 2029"),
        ("2026-12-15", "P12M", "15. december 2027"),
    ]:
        with subtests.test(day=day):
            point = proposed(Point("a/b/1", "x", None, None, within=within), date.fromisoformat(day))
            assert point.note == Note(f"forslag: senest den {due}", None)


@pytest.mark.parametrize("program", ["da", "en"])
def test_other_language(run: Run, folder: Path, program: str) -> None:
    """A guideline in another language is shown as it is, in either language of the program."""
    for command in (("checklist",), ("overview",), ("notes", "new", "leder", "syk"), ("guideline", "source")):
        shown = run(*command, *CHOICE, "--language", program, folder=folder)
        assert shown.returncode == 0
        assert "lage en plan" in shown.stdout or command == ("overview",)
        assert "oversat)" not in shown.stdout
        assert "translated)" not in shown.stdout
    (folder / "sykdom.yaml").write_text(GUIDELINE.replace("language: nb", "language: sv"), encoding="utf-8")
    assert "3 ska\n" in run("overview", *CHOICE, "--language", program, "-f", "text", folder=folder).stdout
    assert "skal" not in run("overview", *CHOICE, "--language", program, "-f", "text", folder=folder).stdout


def test_strength_of_another_language(subtests: pytest.Subtests) -> None:
    """A strength in another language's word is no strength, but the right one is named."""
    for typed, meant in [
        ("must", "skal"),
        ("Should", "bør"),
        ("måste", "skal"),
        ("uppmanas", "opfordres"),
        ("kann", "kan"),
    ]:
        with subtests.test(typed=typed):
            text = GUIDELINE.replace("strength: skal", f"strength: {typed}")
            [fault] = decode(text, GuidelineEntry, Path("sykdom.yaml")).faults
            assert fault.message.startswith(f"Der findes ikke en værdi, der hedder «{typed}». Mente du «{meant}»?")


def test_strengths_are_told_apart() -> None:
    """In every language each has words of its own."""
    for said in STRENGTHS.values():
        assert list(said) == list(Strength)
        assert len({word for words in said.values() for word in words}) == sum(map(len, said.values()))


def test_german_nouns(guideline: Guideline) -> None:
    """Inside a sentence a German noun keeps its first letter, as no other language's does."""
    place = Place("leder", "sygemeldt")
    assert guideline.heading(place) == "Lederen: en medarbejder er sygemeldt med stress"
    assert replace(guideline, language="de").heading(place) == "Lederen: En medarbejder er sygemeldt med stress"
