"""Which lines are the guideline's, by their words alone."""

import pytest
from msgspec.structs import replace

from stressguide.cli.saving import Meeting
from stressguide.documents.checklist import checklists_document
from stressguide.documents.document import Layout
from stressguide.documents.minutes import bring
from stressguide.formats.markdown import render
from stressguide.guideline.loading import load
from stressguide.model import Guideline, Place
from stressguide.navigation.selection import select
from stressguide.notes.minutes import Minutes
from stressguide.notes.recognition import Found
from support import DA

minutes = Meeting().write

SICK = "## Lederen: en medarbejder er sygemeldt med stress\n\n"
HEADING = "### Hvad gør lederen, hvis en medarbejder er blevet sygemeldt med stress?\n\nLederen bør:\n\n"


def found(guideline: Guideline, text: str) -> list[Found]:
    """Read a text."""
    return list(Minutes.parse(text, guideline).found)


def ids(guideline: Guideline, text: str) -> list[str | None]:
    """List the ids of the lines of a text, None for the user's own tasks."""
    return [each.source.point.id if each.source else None for each in found(guideline, text)]


def test_every_checklist_is_read_back(guideline: Guideline) -> None:
    """Every point of every list, with and without references, is found in its own place."""
    for role in guideline.roles.values():
        for situation in guideline.situations.values():
            selection = select(guideline, role, situation)
            for references in (None, True, False):
                text = render(checklists_document(selection), Layout(references=references))
                expected = [point.id for point in selection.checklists[0].cell.points]
                assert [each for each in ids(guideline, text) if each] == expected
                assert list(Minutes.parse(text, guideline).places) == [guideline.led(Place(role.id, situation.id))]


def test_every_meeting_is_read_back(guideline: Guideline) -> None:
    """So is every point of all minutes, all roles present."""
    for role in guideline.roles.values():
        for situation in guideline.situations.values():
            checklists = bring(guideline, role, situation, list(guideline.roles.values()))
            text = minutes(guideline, checklists)
            expected = {point.id for checklist in checklists for point in checklist.cell.points}
            assert len(ids(guideline, text)) == len(expected)
            assert set(ids(guideline, text)) == expected
            assert set(Minutes.parse(text, guideline).places) == {item.cell.place for item in checklists}


def test_the_same_words(guideline: Guideline) -> None:
    """Case, punctuation, line breaks and remarks after the words do not matter."""
    for line in [
        "opfordre medarbejderen til at tage kontakt til egen læge",
        "Opfordre  MEDARBEJDEREN til at tage kontakt til egen læge.",
        "opfordre medarbejderen til at\n  tage kontakt til egen læge",
        "**opfordre medarbejderen** til at tage kontakt til egen læge (l. 127)",
        "opfordre medarbejderen til at tage kontakt til egen læge – aftalt med TR 12/11",
        "opfordre medarbejderen til at tage kontakt til egen la\u0308ge".replace("a\u0308", "æ"),
    ]:
        assert ids(guideline, f"- [ ] {line}\n") == ["leder/sygemeldt/2"]


def test_quotation_marks_and_dashes(guideline: Guideline) -> None:
    """Nor does what a word processor makes of them."""
    line = 'være klar i forventninger til hinanden m.h.t. intern kommunikation og intern "tone"'
    assert ids(guideline, f"- [ ] {line}\n") == ["medarbejdergruppe/forebyggelse/5"]


def test_notes_below(guideline: Guideline) -> None:
    """What the user writes on the lines below a point is not a part of it, with or without blank lines."""
    text = (
        "- [ ] opfordre medarbejderen til at tage kontakt til egen læge\n  Vi blev enige om det hele.\n  Og mere til.\n"
    )
    [line] = found(guideline, text)
    assert line.source is not None
    assert (line.source.point.id, line.title) == ("leder/sygemeldt/2", text[6:].split("\n", maxsplit=1)[0])
    whole = minutes(guideline, bring(guideline, guideline.roles["leder"], guideline.situations["sygemeldt"]))
    assert ids(guideline, whole.replace("\n\n", "\n")) == ids(guideline, whole)


def test_soft_hyphens(guideline: Guideline) -> None:
    """Nor do soft hyphens that a web page put into its words."""
    assert ids(guideline, "- [ ] give med\u00adarbejderne feed\u00adback\n") == ["leder/forebyggelse/2"]


def test_one_line_is_no_meeting(guideline: Guideline) -> None:
    """A line that happens to have the words of a point does not make its place present."""
    assert not Minutes.parse("# Mødet\n\n- [ ] kontakte nærmeste leder\n", guideline).places


def test_other_words(subtests: pytest.Subtests, guideline: Guideline) -> None:
    """A line that the user wrote is the user's, also where it begins like a point."""
    for line in ["ring til Mette", "kontakte nærmeste leder om ferie", "at", "egen læge"]:
        with subtests.test(line=line):
            assert ids(guideline, f"- [ ] {line}\n") == [None]


def test_a_text_in_several_places(guideline: Guideline) -> None:
    """What stands around a text that two roles have decides whose it is."""
    line = "- [ ] holder fokus på arbejdsgruppens trivsel\n"
    lead = "Det anbefales, at medarbejderne:\n\n"
    assert ids(guideline, line) == ["medarbejder/forebyggelse/10"]
    assert not Minutes.parse(line, guideline).places
    assert ids(guideline, lead + line) == ["medarbejdergruppe/forebyggelse/11"]
    neighbour = "- [ ] er rummelige og bevidste om hinandens kompetencer\n"
    assert ids(guideline, neighbour + line)[1] == "medarbejdergruppe/forebyggelse/11"


class TestChanged:
    """Points whose words have changed."""

    def test_in_the_guideline(self, tmp_path_factory: pytest.TempPathFactory, guideline: Guideline) -> None:
        """Minutes made before the guideline was changed are told against what it says now."""
        old = minutes(guideline, bring(guideline, guideline.roles["leder"], guideline.situations["sygemeldt"]))
        folder = tmp_path_factory.mktemp("changed")
        for name in ("da.yaml", "da.source.txt"):
            text = DA.with_name(name).read_text(encoding="utf-8")
            text = text.replace("tage kontakt til egen læge", "tage kontakt til lægen den samme dag")
            (folder / name).write_text(text, encoding="utf-8")
        changed = [each for each in found(load(folder / "da.yaml"), old) if each.was]
        assert [(each.line, each.was.point.text if each.was else "") for each in changed] == [
            (73, "opfordre medarbejderen til at tage kontakt til lægen den samme dag")
        ]

    def test_whatever_they_are_called(self, guideline: Guideline) -> None:
        """The place is where the line stands; a point's id says nothing of it."""
        place = Place("leder", "sygemeldt")
        cell = guideline.cells[place]
        sections = tuple(
            replace(section, points=tuple(replace(point, id=f"x{point.id}") for point in section.points))
            for section in cell.sections
        )
        other = replace(guideline, cells={**guideline.cells, place: replace(cell, sections=sections)})
        [line] = found(other, SICK + HEADING + "- [x] opfordre Mette til at tage kontakt til egen læge\n")
        assert line.was is not None
        assert (line.was.place, line.was.point.id) == (place, "xleder/sygemeldt/2")

    def test_by_the_user(self, guideline: Guideline) -> None:
        """Words that the user changed are told, with the point they are near to."""
        [line] = found(guideline, SICK + HEADING + "- [x] opfordre Mette til at tage kontakt til egen læge\n")
        assert line.was is not None
        assert (line.source, line.was.point.id) == (None, "leder/sygemeldt/2")

    def test_not_if_the_point_is_there(self, guideline: Guideline) -> None:
        """A line like a point is the user's own where the point itself stands too, or under another heading."""
        point = "- [ ] opfordre medarbejderen til at tage kontakt til egen læge\n"
        own = "- [ ] opfordre Mette til at tage kontakt til egen læge\n"
        for text in (SICK + HEADING + point + own, SICK + HEADING + own + point, "# Mit\n\n" + own):
            assert [each.was for each in found(guideline, text)] == [None] * text.count("- [ ]")
        assert found(guideline, SICK + HEADING + "- a\n\n# Mit\n\n" + own)[0].was is None

    def test_short_points(self, guideline: Guideline) -> None:
        """A short line must be nearer to a point than a long one to be told as changed."""
        text = "## Lederen: vi vil forebygge stress\n\n- [ ] skabe klarhed om ferie og vagter\n"
        assert found(guideline, text)[0].was is None


def test_many_lines(guideline: Guideline) -> None:
    """A large file takes no long time; each of these lines is a little like some point."""
    text = SICK + HEADING + "- [ ] opfordre medarbejderen til noget helt andet end det, der står her\n" * 3000
    assert len(found(guideline, text)) == 3000
