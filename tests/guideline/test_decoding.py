"""YAML into typed values."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from stressguide.guideline.decoding import DecodingError, decode, invisible, positions
from stressguide.guideline.model import Strength


class Leaf(Struct):
    """A Struct of texts."""

    text: str
    note: str | None = None


class Tree(Struct):
    """A Struct with everything that can stand in a file."""

    name: str
    strength: Strength = Strength.CAN
    leaves: list[str | Leaf] = []
    named: dict[str, Leaf] = {}


def faults(text: str) -> list[str]:
    """Decode what cannot be decoded; return each fault as line:column: message."""
    with pytest.raises(DecodingError) as caught:
        decode(text, Tree)
    return [f"{fault.line}:{fault.column}: {fault.message}" for fault in caught.value.faults]


def test_everything() -> None:
    """Texts, enums, lists of texts or Structs, and mappings come out as what they are."""
    text = "name: træ\nstrength: bør\nleaves:\n  - et blad\n  - text: et andet\n    note: gult\nnamed: {a: {text: b}}\n"
    expected = Tree("træ", Strength.SHOULD, ["et blad", Leaf("et andet", "gult")], {"a": Leaf("b")})
    assert expected == decode(text, Tree)


@pytest.mark.parametrize("typed", ["no", "on", "1.10", "2026-11-23", "0x1F", "1e3", "true", "12:30", ".inf", "=", "<<"])
def test_a_scalar_is_what_was_typed(typed: str) -> None:
    """YAML's guesses about what a word means are not asked for."""
    assert typed == decode(f"name: {typed}", Tree).name


def test_white_space_is_one_space_and_text_is_nfc() -> None:
    """Lines folded in the file are one line, and an å of two code points is one."""
    assert decode("name: >-\n  a\u030a \u00a0 b\n  c\n", Tree).name == "å b c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1: Filen er tom."]),
        ("# kun en kommentar\n", ["2:1: Filen er tom."]),
        ("- a\n", ["1:1: Her skal der stå felter"]),
        ("a\n", ["1:1: Her skal der stå felter"]),
        ("{}\n", ["1:1: Her mangler «name»."]),
        ("name:\n", ["1:6: Her står ikke noget."]),
        ("name: ~\n", ["1:7: Her står ikke noget."]),
        ("name: null\n", ["1:7: Her står ikke noget."]),
        ("name: '  '\n", ["1:7: Her står ikke noget."]),
        ("name: [a]\n", ["1:7: Her skal der stå en tekst."]),
        ("name: {a: b}\n", ["1:7: Her skal der stå en tekst."]),
        ("name: a\nleaves: b\n", ["2:9: Her skal der stå en liste"]),
        ("name: a\nleaves: []\n", ["2:9: Listen er tom."]),
        ("name: a\nnamed: {}\n", ["2:8: Her står ikke noget."]),
        ("name: a\nleaves:\n  - [b]\n", ["3:5: Her skal der stå en tekst eller felter"]),
        (
            "name: a\nleaves:\n  - text: b\n    nte: c\n",
            ["4:5: Ukendt felt «nte». Mente du «note»? Felter her: text, note."],
        ),
        ("name: a\nnmae: [b, {c: [d]}]\n", ["2:1: Ukendt felt «nmae». Mente du «name»?"]),
        ("name: a\nname: b\n", ["2:1: «name» står her for anden gang."]),
        ("name: a\nnamed:\n  x: {text: b}\n  x: {text: c}\n", ["4:3: «x» står her for anden gang."]),
        ("name: a\nstrength: bor\n", ["2:11: Kender ikke værdien «bor». Mente du «bør»? Vælg mellem: ansvar, skal,"]),
        ("name: a\nstrength: [kan]\n", ["2:11: Her skal der stå en tekst."]),
        ("name: a\n? [b]\n: c\n", ["2:3: Et felts navn skal være et ord."]),
        ("name: &a b\n", ["1:7: Ankre og henvisninger"]),
        ("name: *a\n", ["1:7: Ankre og henvisninger"]),
        ("name: !!str a\n", ["1:7: Mærker (!) er ikke tilladt."]),
        ("name: !x a\n", ["1:7: Mærker (!) er ikke tilladt."]),
        ("name: a\n---\nname: b\n", ["2:1: Her begynder et nyt dokument"]),
        ("name: a: b\n", ["1:8: Kolon og mellemrum deler linjen i to."]),
        ("name: 'a\n", ["1:7: Et anførselstegn begynder her og slutter aldrig."]),
        ("name: a\n\tleaves: b\n", ["2:1: Her er et tabulatortegn."]),
        ("name: @a\n", ["1:7: Teksten begynder med et tegn, der betyder noget i YAML."]),
        ("name: a\n leaves: b\n", ["2:8: Kolon og mellemrum deler linjen i to."]),
        ("name: a\nleaves\n", ["3:1: Der mangler et kolon"]),
        ("name: [a\n", ["2:1: "]),
        ("name: a\nleaves:\n - b\n c\n", ["5:1: Der mangler et kolon efter feltets navn"]),
        ('name: "a\\u202eb"\n', ["1:7: Her er et usynligt tegn, U+202E. Slet det."]),
        ('name: "a\\0b"\n', ["1:7: Her er et usynligt tegn, U+0000. Slet det."]),
        ("name: " + "[" * 30 + "]" * 30 + "\n", ["1:26: Mere end 20 niveauer inden i hinanden."]),
        ("x: 1\nleaves: []\n", ["1:1: Ukendt felt «x».", "2:9: Listen er tom.", "1:1: Her mangler «name»."]),
    ],
)
def test_faults(text: str, expected: list[str]) -> None:
    """Each fault has its place, what is wrong and what to do; those that do not hide one another come together."""
    found = faults(text)
    assert len(expected) == len(found)
    for start, message in zip(expected, found, strict=True):
        assert message.startswith(start)
        assert message.rstrip().endswith((".", "…».", '"…".', "note.", ")."))


@given(st.text())
def test_no_text_does_more_than_be_refused(text: str) -> None:
    """Whatever stands in a file, it is a value or faults."""
    with suppress(DecodingError):
        assert isinstance(decode(text, Tree), Tree)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"\n \t#,?%@`~", max_size=60))
def test_no_punctuation_does_more_than_be_refused(text: str) -> None:
    """The signs that mean something in YAML, in any order, are a value or faults."""
    with suppress(DecodingError):
        assert isinstance(decode(text, Tree), Tree)


def test_position() -> None:
    """A path leads to its value, or as far as there is something."""
    text = "name: a\nleaves:\n  - b\n  - text: c\n"
    paths: list[tuple[str | int, ...]] = [("leaves", 1, "text"), ("leaves", 0, "text"), ("named", "x")]
    assert positions(text, paths) == [(4, 11), (3, 5), (1, 1)]


def test_invisible() -> None:
    """Controls, direction marks and soft hyphens are found with their place; white space is not one."""
    assert invisible("linje\r\n\tmed\u00a0mellemrum\n") is None
    assert invisible("før\nef\u00adter") == (6, "U+00AD")
