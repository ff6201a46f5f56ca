"""The walk."""

from hypothesis import given
from hypothesis import strategies as st

from stressguide.guideline.loading import load
from stressguide.model import Guideline
from stressguide.navigation.selection import UNKNOWN, follow
from support import DA

REAL = load(DA)


def options(step: dict[str, str] | tuple[str | None, str | None]) -> list[str]:
    """List the texts of a question's options."""
    assert isinstance(step, dict)
    return list(step.values())


def test_first_question(guideline: Guideline) -> None:
    """The roles introduce themselves."""
    assert options(follow(guideline, ())) == [
        "Jeg er medarbejder",
        "Jeg er leder",
        "Jeg er kollega",
        "Jeg er TR eller AMR",
        "Jeg arbejder i HR eller den øverste ledelse",
    ]


def test_second_question(guideline: Guideline) -> None:
    """What may be happening is said in the words of the person asked."""
    assert options(follow(guideline, ("leder",))) == [
        "Vi vil forebygge stress",
        "En medarbejder viser tegn på stress",
        "En medarbejder er sygemeldt med stress",
        "En medarbejder skal snart tilbage",
        "En medarbejder er kommet tilbage",
        "Jeg oplever selv stress",
        "Jeg er selv sygemeldt med stress",
    ]


def test_second_question_to_an_unknown_role(guideline: Guideline) -> None:
    """Who doesn't know who they are chooses among the situations themselves."""
    situations = guideline.situations.values()
    assert options(follow(guideline, (UNKNOWN,))) == [situation.name for situation in situations]


def test_outcomes(guideline: Guideline) -> None:
    """Two answers lead to a checklist; one that nobody knows leads to what would decide it."""
    for answers, outcome in [
        (("leder", "sygemeldt"), ("leder", "sygemeldt")),
        (("leder", "selv-stress"), ("medarbejder", "stress")),
        (("medarbejder", "kollega-stress"), ("medarbejdergruppe", "stress")),
        (("medarbejder", "foer-tilbagekomst"), ("medarbejder", "sygemeldt")),
        (("organisation", "sygemeldt"), ("organisation", "sygemeldt")),
        (("leder", UNKNOWN), ("leder", None)),
        ((UNKNOWN, "sygemeldt"), (None, "sygemeldt")),
        ((UNKNOWN, UNKNOWN), (None, None)),
    ]:
        assert outcome == follow(guideline, answers)


def test_situation_given_in_advance(guideline: Guideline) -> None:
    """What is known is not asked."""
    assert follow(guideline, ("leder",), "stress") == ("leder", "stress")
    assert follow(guideline, (UNKNOWN,), "stress") == (None, "stress")
    assert isinstance(follow(guideline, (), "stress"), dict)


@given(data=st.data())
def test_every_walk_ends(data: st.DataObject) -> None:
    """Whatever is chosen, two answers are enough."""
    answers: tuple[str, ...] = ()
    while isinstance(step := follow(REAL, answers), dict):
        answers = (*answers, data.draw(st.sampled_from([*step, UNKNOWN])))
    assert len(answers) == 2
