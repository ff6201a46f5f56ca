"""Reading people's own words: it decides only when it is very sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stressguide.guideline.find import embedded
from stressguide.model import Guideline
from stressguide.reader import Danger, Reading
from stressguide.reader.features import is_english, names_danger, phrases
from stressguide.reader.reading import load_learned, read, understands

LEARNED = load_learned(embedded().learned)


def ids(reading: Reading) -> tuple[str | None, str | None]:
    """Say what was decided."""
    return reading.role and reading.role.id, reading.situation and reading.situation.id


@pytest.mark.parametrize("text", ["leder sygemeldt", "leder/sygemeldt"])
def test_ids(guideline: Guideline, text: str) -> None:
    """The ids of a role and a situation mean just these."""
    assert ids(read(text, LEARNED, guideline)) == ("leder", "sygemeldt")


def test_because(guideline: Guideline) -> None:
    """What is decided quotes words of the text that say so."""
    text = "Jeg er leder, og min medarbejder er blevet sygemeldt med stress i dag. Hvad gør jeg?"
    reading = read(text, LEARNED, guideline)
    assert ids(reading) == ("leder", "sygemeldt")
    assert reading.role is not None
    assert reading.role.because
    assert all(words in text for words in reading.role.because)


def test_what_nobody_can_know(guideline: Guideline) -> None:
    """Nothing is decided, and nothing is far from it either: the likely ones stand in order."""
    reading = read("Hvad koster en is?", LEARNED, guideline)
    assert (ids(reading), reading.missing) == ((None, None), ["role", "situation"])
    reading = read("stress på arbejdet", LEARNED, guideline)
    assert ids(reading) == (None, None)
    assert len(reading.places) == 3


def test_like(guideline: Guideline) -> None:
    """Another guideline's roles are read as those they are like; two that are like one are told apart by nobody."""
    text = "Jeg er leder, og min medarbejder er blevet sygemeldt med stress i dag. Hvad gør jeg?"
    head = replace(guideline.roles["leder"], id="skoleleder", like="leder")
    roles = {"skoleleder": head, "kok": replace(guideline.roles["medarbejder"], id="kok")}
    reading = read(text, LEARNED, replace(guideline, roles=roles))
    assert reading.role is not None
    assert reading.role.id == "skoleleder"
    twice = {**roles, "inspektoer": replace(head, id="inspektoer")}
    reading = read(text, LEARNED, replace(guideline, roles=twice))
    assert reading.role is None
    assert set(reading.roles[:2]) == {"skoleleder", "inspektoer"}
    other = replace(guideline, roles={"kok": roles["kok"]}, situations={})
    assert not understands(other, has_examples=False)
    assert understands(guideline, has_examples=False)


def test_clear_danger(subtests: pytest.Subtests, guideline: Guideline) -> None:
    """What is plainly said is clear."""
    for text in [
        "Jeg vil ikke leve mere",
        "jeg orker ikke at leve",
        "I want to end my life",
        "min kollega har skrevet et afskedsbrev",
    ]:
        with subtests.test(text=text):
            assert read(text, LEARNED, guideline).danger is Danger.CLEAR


def test_a_word_alone(subtests: pytest.Subtests, guideline: Guideline) -> None:
    """A word of danger that is all somebody types is enough for help."""
    for text in ["selvmord", "krise", "112", "livslinien"]:
        with subtests.test(text=text):
            assert read(text, LEARNED, guideline).danger is not Danger.NONE


def test_no_danger(subtests: pytest.Subtests, guideline: Guideline) -> None:
    """What only sounds like it stops nobody."""
    for text in [
        "vi dør af grin",
        "det er selvmord at lægge mødet kl. 7",
        "printeren hænger igen",
        "min medarbejder er sygemeldt",
    ]:
        with subtests.test(text=text):
            assert read(text, LEARNED, guideline).danger is not Danger.CLEAR
            assert not names_danger(text)


def test_phrases() -> None:
    """Idioms are taken away before phrases are looked for, and are told."""
    assert phrases("jeg vil dø af grin") == ("idiom",)
    assert phrases("hun vil tage sit eget liv")


def test_language(subtests: pytest.Subtests) -> None:
    """English is told by its commonest words."""
    for text, expected in [
        ("I want to die", True),
        ("jeg vil dø", False),
        ("", False),
        ("my colleague is stressed", True),
    ]:
        with subtests.test(text=text):
            assert is_english(text) is expected


@given(text=st.text(max_size=300))
def test_any_text(guideline: Guideline, text: str) -> None:
    """Any text is read, and what is decided is among what is likely."""
    reading = read(text, LEARNED, guideline)
    assert reading.role is None or reading.role.id in guideline.roles
    assert all(place in guideline.cells for place in reading.places)


def test_long_texts(guideline: Guideline) -> None:
    """What stands after the two thousandth character is not read, so no text takes long."""
    long = "Jeg er leder, og min medarbejder er sygemeldt med stress. " * 40
    assert read(long, LEARNED, guideline) == read(long + "jeg vil ikke leve mere " * 10_000, LEARNED, guideline)
