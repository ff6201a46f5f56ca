"""An editor's notes: whom they speak to, what is wrong with them, and when they are to be looked at again."""

import json
from datetime import date

import pytest
from msgspec.structs import replace

from stressguide.cli.acute import help_of
from stressguide.guideline.advice import advise, outdated
from stressguide.guideline.check import check_notes
from stressguide.guideline.entries import AnswerEntry, GuidelineEntry, RoleEntry
from stressguide.model import Guideline, Note, Place, Situation
from stressguide.navigation.selection import Checklist, select
from support import Run


def notes(checklist: Checklist) -> list[Note]:
    """List the notes on a checklist, and on its points."""
    points = (point.note for section in checklist.sections for point in section.points)
    return [note for note in (*points, *checklist.cell.notes) if note]


def test_each_role_sees_its_own(guideline: Guideline) -> None:
    """What speaks to the leader is on the leader's list, and not on the employee's, also where that has the others'."""
    sick = guideline.situations["sygemeldt"]
    for role, number in (("leder", 6), ("medarbejder", 3), ("tr-amr", 0)):
        [checklist] = select(guideline, guideline.roles[role], sick, others=True).checklists
        assert [note.to for note in notes(checklist)] == [role] * number
        assert [note for other in checklist.others for note in notes(other)] == []
    assert {len(notes(each)) for each in select(guideline, situation=sick).checklists} == {0, 3, 6}


def test_a_note_to_another_role(guideline: Guideline) -> None:
    """It is where the other is named, and among what is said to the rest, but not on the list itself."""
    place = Place("leder", "foer-tilbagekomst")
    cell = guideline.cells[place]
    first, *rest = cell.sections
    [point] = first.points
    told = replace(first, points=(replace(point, note=Note("x", None, to="tr-amr")),))
    other = replace(guideline, cells={**guideline.cells, place: replace(cell, sections=(told, *rest))})
    soon = other.situations["foer-tilbagekomst"]
    [leader] = select(other, other.roles["leder"], soon).checklists
    [named] = select(other, other.roles["tr-amr"], soon, others=True).checklists
    assert leader.sections[0].points[0].note is None
    assert [mention.point.note and mention.point.note.text for mention in named.mentions] == ["x"]
    assert [note.text for each in named.others for note in notes(each)] == ["x"]


def entry_with(note: Note) -> GuidelineEntry:
    """Write a guideline that has nothing but a note."""
    answer = AnswerEntry("Det sker nu", notes=(note,))
    roles = {"leder": RoleEntry("Lederen", "Jeg er leder", {"nu": answer})}
    return GuidelineEntry("vold", "da", "Vold", {"nu": Situation("Nu")}, roles)


def test_what_is_wrong() -> None:
    """A date, a role and an address that are none are found where they stand."""
    found = check_notes(entry_with(Note("x", "1/12", "star.dk", "ledre")))
    assert [(each.path[-1], each.code) for each in found] == [("checked", "G414"), ("to", "G417"), ("link", "G422")]
    assert list(check_notes(entry_with(Note("x", "2026-12-01", "https://star.dk", "leder")))) == []


@pytest.mark.parametrize(("day", "is_old"), [("2027-11-28", False), ("2027-11-29", True)])
def test_after_a_year(guideline: Guideline, day: str, *, is_old: bool) -> None:
    """A year is still good, and a day more is not."""
    today = date.fromisoformat(day)
    codes = [each.code for each in advise(entry_with(Note("x", "2026-11-28")), today)]
    assert ("G906" in codes) is is_old
    assert ("leder/sygemeldt (2026-11-28)" in outdated(guideline, help_of(guideline), today)) is is_old


def test_search(run: Run) -> None:
    """A search for what the guideline leaves out finds the note, with its date and its page."""
    found = run("search", "sygefraværssamtale", "--role", "leder", "--json").stdout
    hit = next(each for each in json.loads(found)["hits"] if each["id"] == "leder/sygemeldt")
    assert hit["text"].startswith("Sygefraværssamtale: Loven kræver en samtale")
    assert (hit["kind"], hit["local"], hit["checked"]) == ("note", False, "2026-11-28")
    assert hit["link"] == "https://pav.medst.dk/sygdom/dokumentation/personlig-samtale/"
    shown = " ".join(run("search", "sygefraværssamtale", "-f", "text").stdout.split())
    assert "ikke en del af retningslinjerne: *Sygefraværssamtale*: Loven kræver en samtale" in shown
