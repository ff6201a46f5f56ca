"""The checklists that a role, a situation and strengths select."""

from msgspec.structs import replace

from stressguide.model import Guideline, Place, Strength
from stressguide.navigation.selection import Selection, mentions, select


def places(selection: Selection) -> list[str]:
    """Name the cells that were selected."""
    return [str(checklist.cell.place) for checklist in selection.checklists]


def test_one(guideline: Guideline) -> None:
    """A role and a situation select one checklist, with all its sections."""
    selection = select(guideline, guideline.roles["leder"], guideline.situations["sygemeldt"])
    assert places(selection) == ["leder/sygemeldt"]
    assert [len(section.points) for section in selection.checklists[0].sections] == [6, 2]
    assert selection.checklists[0].others == ()


def test_a_role(guideline: Guideline) -> None:
    """A role alone selects all its situations, the silent ones too, in the order in which they happen."""
    selection = select(guideline, guideline.roles["tr-amr"])
    assert places(selection) == [f"tr-amr/{situation}" for situation in guideline.situations]
    assert [checklist.cell.is_silent for checklist in selection.checklists] == [True, True, False, True, True]


def test_a_situation(guideline: Guideline) -> None:
    """A situation alone selects all roles in it."""
    selection = select(guideline, situation=guideline.situations["stress"])
    assert places(selection) == [f"{role}/stress" for role in guideline.roles]


def test_everything(guideline: Guideline) -> None:
    """Nothing given selects all 25, but for the one whose points stand in another."""
    every = places(select(guideline))
    assert len(every) == 24
    assert "medarbejder/foer-tilbagekomst" not in every


def test_where_the_walk_leads(guideline: Guideline) -> None:
    """A role's points are those to which the walk leads from its situation, here and beside another's."""
    role, situation = guideline.roles["medarbejder"], guideline.situations["foer-tilbagekomst"]
    assert places(select(guideline, role, situation)) == ["medarbejder/sygemeldt"]
    beside = select(guideline, guideline.roles["leder"], situation, others=True).checklists[0].others
    assert [str(each.cell.place) for each in beside] == ["medarbejder/sygemeldt"]


def test_strengths(guideline: Guideline) -> None:
    """Strengths leave out sections, and checklists of which nothing is left."""
    selection = select(guideline, strengths=[Strength.MUST, Strength.ENCOURAGED])
    assert places(selection) == [
        "medarbejder/forebyggelse",
        "medarbejdergruppe/stress",
        "medarbejdergruppe/sygemeldt",
        "medarbejdergruppe/tilbagekomst",
    ]
    one = select(guideline, guideline.roles["leder"], guideline.situations["sygemeldt"], strengths=[Strength.CAN])
    assert [section.strength for section in one.checklists[0].sections] == [Strength.CAN]


def test_strength_that_a_named_checklist_lacks(guideline: Guideline) -> None:
    """What was asked for by name is there, and is not said to be silent."""
    selection = select(guideline, guideline.roles["leder"], guideline.situations["stress"], strengths=[Strength.MUST])
    assert [(item.sections, item.cell.is_silent) for item in selection.checklists] == [((), False)]


def test_others(guideline: Guideline) -> None:
    """The others are those roles that have something to do, or to know, in the same situation."""
    selection = select(guideline, guideline.roles["leder"], guideline.situations["sygemeldt"], others=True)
    others = selection.checklists[0].others
    assert [str(other.cell.place) for other in others] == [
        "medarbejder/sygemeldt",
        "medarbejdergruppe/sygemeldt",
        "tr-amr/sygemeldt",
    ]
    assert all(other.others == () for other in others)


def test_mentions_have_the_strengths_asked_for(guideline: Guideline) -> None:
    """A point that names the role is not shown if its strength was not asked for."""
    role, situation = guideline.roles["tr-amr"], guideline.situations["foer-tilbagekomst"]
    assert len(select(guideline, role, situation, strengths=[Strength.SHOULD]).checklists[0].mentions) == 1
    assert select(guideline, role, situation, strengths=[Strength.CAN]).checklists[0].mentions == ()


def test_others_have_the_strengths_asked_for(guideline: Guideline) -> None:
    """Strengths hold for the others too."""
    role, situation = guideline.roles["leder"], guideline.situations["sygemeldt"]
    selection = select(guideline, role, situation, strengths=[Strength.CAN], others=True)
    assert [other.role.id for other in selection.checklists[0].others] == ["tr-amr"]


def test_a_name_is_found_among_signs(guideline: Guideline) -> None:
    """A role is named by whole words, whatever signs stand around them."""
    cell = guideline.cells[Place("leder", "stress")]
    whom = guideline.roles["tr-amr"], guideline.situations["stress"]
    before = len(mentions(guideline, *whom))
    texts = {"spørge «TR/AMR»": 1, "spørge HR/TR/AMR": 1, "spørge TR/AMRs": 0, "spørge HR": 0}
    for text, number in texts.items():
        section = replace(cell.sections[0], points=(replace(cell.points[0], text=text),))
        said = replace(guideline, cells={**guideline.cells, cell.place: replace(cell, sections=(section,))})
        assert len(mentions(said, *whom)) == before + number, text
