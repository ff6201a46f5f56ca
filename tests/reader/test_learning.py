"""What is learned from examples, and the examples themselves."""

import json
from collections import Counter
from pathlib import Path
from zlib import crc32

import msgspec
import pytest

from stressguide.cli.options import Chosen
from stressguide.guideline import load
from stressguide.guideline.faults import GuidelineError
from stressguide.guideline.find import embedded, find
from stressguide.guideline.loading import Example, examples, load_examples
from stressguide.model import Guideline
from stressguide.reader import Danger
from stressguide.reader.features import lists
from stressguide.reader.learn import learn
from stressguide.reader.reading import Learned, chances, load_learned, weigh
from stressguide.words import spelled_words
from support import DA, ROOT, Run

FRESH = ROOT / "tests" / "data" / "own-words-fresh.jsonl"
NEAR = 0.4
"""Of the rows of three words that two sentences have, how many they may share."""


def test_reading(guideline: Guideline) -> None:
    """A line is a role, a situation, perhaps a mark, and a sentence; a comment begins another author."""
    text = "# a\n\nleder/stress Min medarbejder.\n-/-! Hej  du \n# b\nleder/-~ Dør af grin\n"
    assert examples(text, DA, guideline) == [
        Example("leder", "stress", "Min medarbejder."),
        Example("", "", "Hej  du", is_danger=True),
        Example("leder", "", "Dør af grin", sounds_like_danger=True),
    ]


def test_faults(subtests: pytest.Subtests, guideline: Guideline, tmp_path: Path) -> None:
    """A line that is none is told with its number and an example."""
    for line in ["ledr/stress a", "leder/stres a", "leder a", "leder/stress", "leder/stress  ", "leder/stress? a"]:
        with subtests.test(line=line):
            (tmp_path / "da.examples.txt").write_text(f"leder/stress a\n{line}\n", encoding="utf-8")
            with pytest.raises(
                GuidelineError, match=r"da\.examples\.txt:2:1: G604 En linje er rolle/situation og en sætning"
            ):
                load_examples(tmp_path / "da.yaml", guideline)


def rows(text: str) -> frozenset[tuple[str, ...]]:
    """List what is compared of a sentence: every three words in a row."""
    spelled = spelled_words(text)
    return frozenset(spelled[at : at + 3] for at in range(len(spelled) - 2)) or frozenset([spelled])


def test_content(guideline: Guideline) -> None:
    """The real examples are many of each kind, and none is nearly another, nor one that is measured with."""
    found, _checksum = load_examples(DA, guideline)
    places = Counter((example.role, example.situation) for example in found)
    assert len({example.text.casefold() for example in found}) == len(found)
    assert min(places[place] for place in guideline.cells) > 100
    assert sum(example.is_danger for example in found) >= 400
    assert sum(example.sounds_like_danger for example in found) >= 600
    texts = [json.loads(line)["text"] for line in FRESH.read_text(encoding="utf-8").splitlines()]
    texts += [example.text for example in found]
    having: dict[tuple[str, ...], list[int]] = {}
    known: list[frozenset[tuple[str, ...]]] = []
    for text in texts:
        own = rows(text)
        shared = Counter(other for row in own for other in having.get(row, ()))
        for other, number in shared.items():
            assert number < 4 or number < NEAR * len(own | known[other]), (text, texts[other])
        for row in own:
            having.setdefault(row, []).append(len(known))
        known.append(own)


def test_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more features than fit, those that weigh most are kept; the same each time."""
    monkeypatch.setattr("stressguide.reader.learn.FEATURES", 40)
    said = ("jeg er syg i dag", "jeg er rask i dag", "min chef er syg i dag", "jeg vil dø i dag")
    found = [
        Example("leder" if "chef" in text else "medarbejder", "stress" * ("rask" in text), text, is_danger="dø" in text)
        for text in said
        for _time in range(6)
    ]
    data = learn(found, "x")
    numbers = {*memoryview(msgspec.msgpack.decode(data, type=Learned).features).cast("I")}
    assert data == learn(found, "x")
    assert len(numbers) == 40
    assert crc32(b"wdoe") in numbers
    assert crc32(b"wi dag") not in numbers  # which all of them have


def test_what_was_learned_is_in_step() -> None:
    """It was learned from these examples by these lists, and is small."""
    path = embedded().learned
    learned = load_learned(path)
    assert learned.checksum == load_examples(DA, None)[1]
    assert learned.lists == lists()
    assert path.stat().st_size <= 600_000


SOME = "".join(
    f"leder/stress min medarbejder er stresset {n}\ntr-amr/sygemeldt mit medlem er sygemeldt {n}\n"
    f"-/- hvad koster en is {n}\nleder/-! han vil ikke leve {n}\n-/-~ vi dør af grin {n}\n"
    for n in range(6)
)


class TestLearn:
    """stressguide guideline learn."""

    def test_the_same_each_time(self, guideline: Guideline) -> None:
        """The same examples give the same bytes."""
        found = examples(SOME, DA, guideline)
        assert learn(found, "x") == learn(found, "x")

    def test_command(self, run: Run, tmp_path: Path) -> None:
        """The file is written beside the guideline, serves it, and is called stale when the examples have changed."""
        (tmp_path / "vold.yaml").write_text((ROOT / "tests/faults/G604/vold.yaml").read_text("utf-8"), encoding="utf-8")
        for name in ("vold.txt",):
            (tmp_path / name).write_text((ROOT / "tests/faults/G604" / name).read_text("utf-8"), encoding="utf-8")
        given = SOME.replace("tr-amr/sygemeldt", "laerer/efter").replace("leder/stress", "leder/akut")
        (tmp_path / "vold.examples.txt").write_text(given, encoding="utf-8")
        assert "G606" in run("guideline", "check", "vold.yaml").stdout
        result = run("guideline", "learn", "vold.yaml")
        assert (result.returncode, result.stderr) == (0, "vold.learned.msgpack: lært af 30 eksempler.\n")
        assert run("guideline", "check", "vold.yaml").returncode == 0
        learned = load_learned(tmp_path / "vold.learned.msgpack")
        likely = chances(learned.role, weigh(learned, "et medlem hos os er sygemeldt").values)
        assert next(iter(likely)) == "laerer"
        (tmp_path / "vold.examples.txt").write_text(given + "leder/akut nyt\n", encoding="utf-8")
        assert run("guideline", "learn", "vold.yaml", "-q").stderr == ""

    def test_no_examples_of_danger(self, run: Run, tmp_path: Path) -> None:
        """Where no example is of danger, what is shipped still reads it."""
        for file in (ROOT / "tests/faults/G604").glob("vold.*"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
        given = "".join(f"leder/akut min medarbejder er bange {n}\nlaerer/efter vi er i orden {n}\n" for n in range(6))
        (tmp_path / "vold.examples.txt").write_text(given, encoding="utf-8")
        assert run("guideline", "learn", "vold.yaml").returncode == 0
        name = str(tmp_path / "vold.yaml")
        reading = Chosen(guideline=name).read("jeg vil ikke leve mere", load(find(name)))
        assert reading.danger is Danger.CLEAR

    def test_nothing_to_learn_from(self, run: Run) -> None:
        """A guideline that is not there, or has no examples, is told in a line."""
        assert run("guideline", "learn", "nix.yaml").returncode == 2

    def test_neither_examples_nor_like(self, run: Run) -> None:
        """A guideline whose readers' words are not understood passes, and is told once."""
        result = run("guideline", "check", "vold.yaml", folder=ROOT / "tests" / "data" / "unlike")
        assert result.returncode == 0
        assert result.stderr.count("egne ord") == 1
