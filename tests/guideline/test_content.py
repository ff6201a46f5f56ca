"""The content of the real guideline, on one screen."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from stressguide.model import Guideline, Place, Strength
from stressguide.navigation.selection import UNKNOWN, follow, mentions

ROLES = ("medarbejder", "leder", "medarbejdergruppe", "tr-amr", "organisation")
SITUATIONS = ("forebyggelse", "stress", "sygemeldt", "foer-tilbagekomst", "tilbagekomst")
CASES = Path(__file__).parents[1] / "cases"


def test_roles_and_situations_are_in_their_order(guideline: Guideline) -> None:
    """Roles stand as they are offered, situations as they happen."""
    assert (tuple(guideline.roles), tuple(guideline.situations)) == (ROLES, SITUATIONS)


def test_each_list_has_the_points_that_the_document_prints(subtests: pytest.Subtests, guideline: Guideline) -> None:
    """The points are counted by list, for the faults of the print cancel out in the sum."""
    for role, lists in [
        ("medarbejder", [[8, 5], [2], [4], [], []]),
        ("leder", [[13, 2], [2], [6, 2], [1, 4], [4]]),
        ("medarbejdergruppe", [[9, 3], [2], [3], [], [3]]),
        ("tr-amr", [[], [], [1], [], []]),
        ("organisation", [[7, 1], [], [], [], []]),
    ]:
        with subtests.test(role=role):
            cells = [guideline.cells[Place(role, situation)] for situation in SITUATIONS]
            assert lists == [[len(section.points) for section in cell.sections] for cell in cells]


def test_there_are_82_points(guideline: Guideline) -> None:
    """80 of the lists, and two sentences outside them that a reader acts on."""
    assert sum(len(cell.points) for cell in guideline.cells.values()) == 82


def test_each_cell_has_its_points_links_and_mentions(subtests: pytest.Subtests, guideline: Guideline) -> None:
    """All 25 cells are as they were read out of the document by eye."""
    for role in ROLES:
        with subtests.test(role=role):
            expected = yaml.safe_load((CASES / f"{role}.yaml").read_text(encoding="utf-8"))
            actual = {}
            for situation in guideline.situations.values():
                cell = guideline.cells[Place(role, situation.id)]
                named = mentions(guideline, guideline.roles[role], situation)
                actual[situation.id] = {
                    "points": {point.id: str(point.lines).replace("–", "-") for point in cell.points},
                    "links": [str(link) for link in cell.links],
                    "named_in": [mention.point.id for mention in named],
                }
            for case in expected.values():
                case["points"] = {key: str(lines) for key, lines in case["points"].items()}
            assert expected == actual


def test_strengths_are_those_of_the_leads(guideline: Guideline) -> None:
    """Strength comes from the lead, and from the heading where there is no lead."""
    strengths = {
        (section.lead or section.heading or section.points[0].text): section.strength
        for cell in guideline.cells.values()
        for section in cell.sections
    }
    assert strengths == {
        "I det forebyggende arbejde skal den enkelte medarbejder tilstræbe at:": Strength.MUST,
        "Det kræver, at den enkelte medarbejder:": Strength.MUST,
        "Det er den enkeltes ansvar at:": Strength.RESPONSIBILITY,
        "Hvad skal den enkelte medarbejder vide, hvis man er blevet sygemeldt med stress?": Strength.KNOWLEDGE,
        "Lederen bør, som en del af det forebyggende arbejde, forsøge at:": Strength.SHOULD,
        "Derfor bør lederen forsøge at:": Strength.SHOULD,
        "Lederen bør:": Strength.SHOULD,
        "Hvad kan lederen gøre i forhold til resten af medarbejdergruppen?": Strength.CAN,
        "Hvad kan lederen gøre, før medarbejderen skal vende tilbage til arbejdet?": Strength.SHOULD,
        "Der er fire formål med mødet:": Strength.SHOULD,
        "Lederen bør forsøge at:": Strength.SHOULD,
        "Medarbejderne kan, som en del af det forebyggende arbejde, forsøge at:": Strength.CAN,
        "Det anbefales, at medarbejderne:": Strength.RECOMMENDED,
        "Medarbejderne opfordres til at:": Strength.ENCOURAGED,
        "Hvad kan TR/AMR eller anden relevant person gøre?": Strength.CAN,
        "Overordnet set er der på det organisatoriske niveau ansvar for:": Strength.RESPONSIBILITY,
        "Overordnet set er det et organisatorisk ansvar at skabe trivsel for alle medarbejdere inklusive ledere i "
        "dagligdagen.": Strength.RESPONSIBILITY,
    }


def test_peculiarities_of_the_print_are_kept(guideline: Guideline) -> None:
    """The document's own "at", signs and quotation marks stand; only its two misprints are mended, and said to be."""
    texts = {point.id: point.text for cell in guideline.cells.values() for point in cell.points}
    assert texts["medarbejdergruppe/sygemeldt/2"].startswith("at være samarbejdsvillig")
    assert texts["medarbejder/forebyggelse/3"].endswith("hvorfor lykkes noget (ikke)?, hvordan lykkes noget (ikke)?")
    assert "jobbet med mindre den" in texts["medarbejdergruppe/sygemeldt/1"]
    assert "intern “tone”" in texts["medarbejdergruppe/forebyggelse/5"]
    assert texts["leder/forebyggelse/10"].endswith("samt produktionsveje står klar for alle medarbejdere")
    assert texts["leder/forebyggelse/13"] == "skabe ro om arbejdet"
    assert guideline.source is not None
    assert [str(correction.lines) for correction in guideline.source.corrections] == ["95–96", "99"]


def test_points_that_touch_the_law_have_a_note_to_those_who_act_on_them(guideline: Guideline) -> None:
    """Where health comes up, or the guideline leaves out what the law asks, the editor says so, with date and page."""
    noted = {point.lines.first: point.note for cell in guideline.cells.values() for point in cell.points if point.lines}
    spoken = {line: note.to for line, note in noted.items() if note}
    assert spoken == {76: "medarbejder"} | dict.fromkeys((129, 131, 133, 162, 165, 174), "leder")
    beyond = {str(place): len(cell.notes) for place, cell in guideline.cells.items() if cell.notes}
    assert beyond == {"medarbejder/sygemeldt": 2, "leder/sygemeldt": 3, "leder/foer-tilbagekomst": 2}
    for note in (*filter(None, noted.values()), *(note for cell in guideline.cells.values() for note in cell.notes)):
        assert note.checked
        assert re.match(r"https://(pav\.medst\.dk|eur-lex\.europa\.eu)/", note.link or "")


def test_every_point_is_reached_by_a_walk(guideline: Guideline) -> None:
    """Some answers lead to every cell that says something, and every way ends."""
    reached = set()
    for role in (*guideline.roles, UNKNOWN):
        second = follow(guideline, (role,))
        assert isinstance(second, dict)
        for answer in (*second, UNKNOWN):
            outcome = follow(guideline, (role, answer))
            assert isinstance(outcome, tuple)
            reached.add(outcome)
    assert {place for place, cell in guideline.cells.items() if cell.sections} <= reached


def test_each_situation_of_a_role_has_exactly_one_own_answer(guideline: Guideline) -> None:
    """A situation's own answer has its id; the answers beside those lead to other roles."""
    for role in guideline.roles.values():
        counts = Counter(answer.key for answer in role.answers)
        assert dict.fromkeys(SITUATIONS, 1) == {key: counts[key] for key in SITUATIONS}
        beside = [answer for answer in role.answers if answer.key not in SITUATIONS]
        assert all(answer.leads_to.role != role.id for answer in beside)


def test_no_answer_is_turned_into_another_situation(guideline: Guideline) -> None:
    """A walk leads to what the person said; only the employee on the way back is led to an earlier situation."""
    moved = [
        f"{role.id}/{answer.key}"
        for role in guideline.roles.values()
        for answer in role.answers
        if answer.key in SITUATIONS and answer.leads_to != Place(role.id, answer.key)
    ]
    assert moved == ["medarbejder/foer-tilbagekomst"]


def test_answers_that_go_elsewhere_land(guideline: Guideline) -> None:
    """A leader's own stress, worry about a colleague and the way back lead to lists that say something."""
    elsewhere = {
        f"{role.id}/{answer.key}": str(answer.leads_to)
        for role in guideline.roles.values()
        for answer in role.answers
        if answer.leads_to != Place(role.id, answer.key)
    }
    assert elsewhere == {
        "medarbejder/foer-tilbagekomst": "medarbejder/sygemeldt",
        "medarbejder/kollega-stress": "medarbejdergruppe/stress",
        "medarbejder/kollega-sygemeldt": "medarbejdergruppe/sygemeldt",
        "medarbejder/kollega-tilbage": "medarbejdergruppe/tilbagekomst",
        "leder/selv-stress": "medarbejder/stress",
        "leder/selv-sygemeldt": "medarbejder/sygemeldt",
    }


def test_acute_help_is_as_it_was_checked(guideline: Guideline) -> None:
    """112, doctors, and Livslinien, which often is not answered, and the date they were checked with a public page."""
    assert guideline.acute is not None
    assert guideline.acute.checked == "2026-11-25"
    assert [line[:50] for line in guideline.acute.lines] == [
        "Er du eller en anden i livsfare? Ring 112. Bliv ho",
        "Selvmordstanker: ring til egen læge, eller til læg",
    ]
    assert "70 201 201 (ikke altid åben)" in guideline.acute.lines[1]
