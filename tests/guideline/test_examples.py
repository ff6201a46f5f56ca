"""Examples of people's own words, and what is learned from them."""

import json
from collections import Counter
from pathlib import Path
from zlib import crc32

import pytest

from stressguide.guideline.checking import Ids
from stressguide.guideline.examples import Example, examples
from stressguide.guideline.faults import GuidelineError
from stressguide.guideline.files import embedded, load_words
from stressguide.guideline.loading import load_examples
from stressguide.guideline.model import Guideline
from stressguide.guideline.training import learn
from stressguide.navigation.learned import likelihoods
from stressguide.navigation.understanding import understand
from support import DA, ROOT

UNSEEN = ROOT / "tests" / "data" / "own-words-unseen.jsonl"


def test_reading(guideline: Guideline) -> None:
    """A line is a role, a situation and a sentence; blank lines and comments are none."""
    found, faults = examples(
        "# note\n\nleder/stress Min medarbejder.\n-/- Hej  du \n", DA, Ids(guideline.roles, guideline.situations)
    )
    assert found == [Example("leder", "stress", "Min medarbejder."), Example("", "", "Hej  du")]
    assert faults == []


@pytest.mark.parametrize("line", ["ledr/stress a", "leder/stres a", "leder a", "leder/stress", "leder/stress  "])
def test_faults(guideline: Guideline, tmp_path: Path, line: str) -> None:
    """A line that is none is told with its number and an example."""
    (tmp_path / "da.examples.txt").write_text(f"leder/stress a\n{line}\n", encoding="utf-8")
    with pytest.raises(GuidelineError, match=r"da\.examples\.txt:2:1: G604 En linje er rolle/situation og en sætning"):
        load_examples(tmp_path / "da.yaml", guideline)


def test_content(guideline: Guideline) -> None:
    """The real examples are many for each place where the guideline speaks, each once, and none is a measured one."""
    found, _checksum = load_examples(DA, guideline)
    places = Counter((example.role, example.situation) for example in found)
    spoken = [place for place, cell in guideline.cells.items() if cell.sections]
    assert min(places[place] for place in spoken) > 50
    texts = [example.text for example in found]
    assert len(texts) == len(set(texts))
    unseen = {json.loads(line)["text"] for line in UNSEEN.read_text(encoding="utf-8").splitlines()}
    assert unseen.isdisjoint(texts)


def test_what_was_learned_is_fresh() -> None:
    """It was learned from these examples; `pip install -e .` learns anew."""
    words = load_words(embedded())
    assert words.learned is not None
    assert words.learned.examples == crc32(DA.with_suffix(".examples.txt").read_text(encoding="utf-8").encode())


def test_learning() -> None:
    """From a few examples words are learned, the same each time, and those that say most are quoted."""
    some = [Example("leder", "stress", f"min medarbejder er stresset {n}") for n in range(4)]
    some += [Example("tr-amr", "sygemeldt", f"mit medlem er sygemeldt {n}") for n in range(4)]
    some += [Example("", "", f"hvad koster en is {n}") for n in range(4)]
    learned = learn(some)
    assert learned == learn(some)
    likely = likelihoods(learned, "et medlem hos os er sygemeldt")
    assert max(likely.roles.chances, key=lambda key: likely.roles.chances[key]) == "tr-amr"
    assert sum(likely.roles.chances.values()) == pytest.approx(1)
    assert any("medlem" in words for words in likely.roles.because["tr-amr"])
    assert likelihoods(learned, "").roles.chances.keys() == {"", "leder", "tr-amr"}


def test_of_what_was_not_learned_from(guideline: Guideline) -> None:
    """Sentences of an author who was not learned from are understood well, and seldom wrongly."""
    words = load_words(embedded())
    outcomes: Counter[str] = Counter()
    for line in UNSEEN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        understood = understand(guideline, words, row["text"])
        role, situation = (reading and reading.id for reading in (understood.role, understood.situation))
        wrong = role not in (None, row["role"]) or situation not in (None, row["situation"])
        outcomes[
            "wrong" if wrong else "right" if (role, situation) == (row["role"], row["situation"]) else "asked"
        ] += 1
    assert outcomes["right"] > 0.8 * outcomes.total()
    assert outcomes["wrong"] < 0.05 * outcomes.total()
