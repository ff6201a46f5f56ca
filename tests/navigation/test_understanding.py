"""What a person's own words say, and when they do not say enough."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.guideline.files import embedded, load_words
from stressguide.guideline.model import Guideline
from stressguide.guideline.vocabulary import Vocabulary
from stressguide.navigation.understanding import Understanding, understand


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Read the real words, from their file."""
    return load_words(embedded())


def ids(understood: Understanding) -> tuple[str | None, str | None]:
    """Say which role and situation were understood."""
    return understood.role and understood.role.id, understood.situation and understood.situation.id


@pytest.mark.parametrize(
    ("text", "role", "situation"),
    [
        ("min medarbejder er sygemeldt, hvad gør jeg?", "leder", "sygemeldt"),
        ("Afdelingsleder: en af mine er stresset", "leder", "stress"),
        ("jeg er rektor, og en lærer er begyndt igen efter stress", "leder", "tilbagekomst"),
        ("min medarbejder starter igen på mandag", "leder", "foer-tilbagekomst"),
        ("møde med min medarbejder, før hun kommer tilbage", "leder", "foer-tilbagekomst"),
        ("min medarbejder er tilbage på halv tid", "leder", "tilbagekomst"),
        ("min medarbejder er ikke sygemeldt endnu, men viser tegn på stress", "leder", "stress"),
        ("hvordan undgår jeg, at mine medarbejdere bliver stressede", "leder", "forebyggelse"),
        ("jeg ligger vågen hver nat", "medarbejder", "stress"),
        ("min chef presser mig, og jeg kan ikke sove", "medarbejder", "stress"),
        ("min læge har sygemeldt mig", "medarbejder", "sygemeldt"),
        ("jeg er leder og har selv været sygemeldt med stress", "medarbejder", "sygemeldt"),
        ("en af mine kolleger er sygemeldt", "medarbejdergruppe", "sygemeldt"),
        ("vi på kontoret har en stresset kollega", "medarbejdergruppe", "stress"),
        ("TR, medlem stresssygemeldt", "tr-amr", "sygemeldt"),
        ("vi i HR skal forebygge stress", "organisation", "forebyggelse"),
        ("min medarbjder er sygemelt", "leder", "sygemeldt"),
        ("jeg er saa stresset paa jobbet", "medarbejder", "stress"),
        ("min kolega er stresed", "medarbejdergruppe", "stress"),
        ("my employee is off sick with stress", "leder", "sygemeldt"),
        ("I can't sleep, I am stressed at work", "medarbejder", "stress"),
        ("our colleague is back from stress leave", "medarbejdergruppe", "tilbagekomst"),
    ],
)
def test_clear(guideline: Guideline, vocabulary: Vocabulary, text: str, role: str, situation: str) -> None:
    """Job titles, relations, time, negation, misspellings and two languages are understood, each with its words."""
    understood = understand(guideline, vocabulary, text)
    assert ids(understood) == (role, situation)
    for reading in (understood.role, understood.situation):
        assert reading is not None
        assert reading.because
        assert all(words in text for words in reading.because)


@pytest.mark.parametrize(
    ("text", "role", "situation"),
    [
        ("", None, None),
        ("...", None, None),
        ("stress på arbejdet", None, None),
        ("sygemeldt med stress", None, "sygemeldt"),
        ("min medarbejder", "leder", None),
        ("jeg er TR", "tr-amr", None),
        ("hvor må jeg parkere som gæst", None, None),
        ("opskrift på boller i karry", None, None),
        ("stress test af serveren", None, None),
        ("how do I center a div in css", None, None),
        ("min chef er stresset", None, "stress"),
    ],
)
def test_unclear(
    guideline: Guideline, vocabulary: Vocabulary, text: str, role: str | None, situation: str | None
) -> None:
    """What the words leave open is left to be asked."""
    assert ids(understand(guideline, vocabulary, text)) == (role, situation)


def test_near_ones_are_offered(guideline: Guideline, vocabulary: Vocabulary) -> None:
    """Where two are near, none is taken, and both are likely."""
    understood = understand(guideline, vocabulary, "jeg er leder, og min kollega er stresset")
    assert {reading.id for reading in understood.roles} >= {"leder", "medarbejdergruppe"}


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil ikke leve mere",
        "min kollega taler om selvmord",
        "han ligger bevidstløs på gulvet",
        "jeg har lyst til at gøre skade på mig selv",
        "Hun skrev et afskedsbrev",
        "I want to kill myself",
        "she is unconscious",
        "I don't want to live anymore",
    ],
)
def test_danger(guideline: Guideline, vocabulary: Vocabulary, text: str) -> None:
    """Words of acute danger are heard, in both languages."""
    assert understand(guideline, vocabulary, text).is_danger


@pytest.mark.parametrize(
    "text",
    [
        "jeg dør af grin",
        "det her projekt slår mig ihjel",
        "vi er dødtrætte",
        "this project is killing me",
        "dying of boredom",
        "min medarbejder er sygemeldt",
        "hvordan overlever vi december",
    ],
)
def test_idiom(guideline: Guideline, vocabulary: Vocabulary, text: str) -> None:
    """What is only a way of speaking is not."""
    assert not understand(guideline, vocabulary, text).is_danger


PARTS = st.sampled_from(["jeg", "min", "leder", "er", "ikke", "sygemeldt", "tilbage", "Mette", ",", ".", "I'm", "\n"])


@given(text=st.text(max_size=300) | st.lists(PARTS).map(" ".join))
def test_any_text(guideline: Guideline, vocabulary: Vocabulary, text: str) -> None:
    """No text is too odd, and what is understood is the guideline's."""
    role, situation = ids(understand(guideline, vocabulary, text))
    assert role is None or role in guideline.roles
    assert situation is None or situation in guideline.situations


def test_long_texts(guideline: Guideline, vocabulary: Vocabulary) -> None:
    """A text of any length, and of words that are in no language, takes no long time."""
    began = time.perf_counter()
    for text in ("min medarbejder er " * 100_000, "xqzwvb " * 100_000, "ingen " * 100_000, "a" * 1_000_000):
        understand(guideline, vocabulary, text)
    assert time.perf_counter() - began < 20
