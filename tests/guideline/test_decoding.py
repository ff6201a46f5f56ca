"""YAML into typed values."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from stressguide.guideline.decoding import decode
from stressguide.guideline.faults import MAX_FAULTS, Code
from stressguide.guideline.reading import invisible
from stressguide.model import Strength


class Leaf(Struct):
    """A Struct of texts."""

    text: str
    note: str | None = None


class Tree(Struct):
    """A Struct with everything that can stand in a file."""

    name: str
    strength: Strength = Strength.CAN
    leaves: tuple[str | Leaf, ...] = ()
    named: dict[str, Leaf] = {}


FILE = Path("tree.yaml")


def faults(text: str) -> list[str]:
    """Decode what has faults; return each as line:column: message."""
    return [f"{fault.line}:{fault.column}: {fault.message}" for fault in decode(text, Tree, FILE).faults]


def value(text: str) -> Tree:
    """Decode what has none."""
    decoded = decode(text, Tree, FILE)
    assert decoded.value is not None
    assert decoded.faults == []
    return decoded.value


def test_everything() -> None:
    """Texts, enums, lists of texts or Structs, and mappings come out as what they are."""
    text = "name: træ\nstrength: bør\nleaves:\n  - et blad\n  - text: et andet\n    note: gult\nnamed: {a: {text: b}}\n"
    expected = Tree("træ", Strength.SHOULD, ("et blad", Leaf("et andet", "gult")), {"a": Leaf("b")})
    assert expected == value(text)


def test_a_scalar_is_what_was_typed() -> None:
    """YAML's guesses about what a word means are not asked for."""
    for typed in ["no", "on", "1.10", "2026-11-23", "0x1F", "1e3", "true", "12:30", ".inf", "=", "<<"]:
        assert typed == value(f"name: {typed}").name


def test_white_space_is_one_space_and_text_is_nfc() -> None:
    """Lines folded in the file are one line, and an å of two code points is one."""
    assert value("name: >-\n  a\u030a \u00a0 b\n  c\n").name == "å b c"


def test_faults(subtests: pytest.Subtests) -> None:
    """Each fault has its place, what is wrong and what to do; those that do not hide one another come together."""
    for text, expected in [
        ("", ["1:1: Her er ikke skrevet noget endnu"]),
        ("# kun en kommentar\n", ["2:1: Her er ikke skrevet noget endnu"]),
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
        ("name: a\nnamed:\n  x: {text: b, at c}\n", ["3:16: I {…} begynder et komma et nyt felt, her «at c»."]),
        ("name: a\nnmae: [b, {c: [d]}]\n", ["2:1: Ukendt felt «nmae». Mente du «name»?"]),
        ("name: a\nname: b\n", ["2:1: «name» står her for anden gang."]),
        ("name: a\nnamed:\n  x: {text: b}\n  x: {text: c}\n", ["4:3: «x» står her for anden gang."]),
        (
            "name: a\nstrength: bor\n",
            ["2:11: Der findes ikke en værdi, der hedder «bor». Mente du «bør»?"],
        ),
        ("name: a\nstrength: [kan]\n", ["2:11: Her skal der stå en tekst."]),
        ("name: a\n? [b]\n: c\n", ["2:3: Et felts navn skal være et ord."]),
        ("name: &a b\n", ["1:7: Ankre og henvisninger"]),
        ("name: *a\n", ["1:7: Ankre og henvisninger"]),
        ("name: !!str a\n", ["1:7: Mærker (!) er ikke tilladt."]),
        ("name: !x a\n", ["1:7: Mærker (!) er ikke tilladt."]),
        ("name: a\n---\nname: b\n", ["2:1: Her begynder et nyt dokument"]),
        ("name: a: b\n", ["1:8: Kolon og mellemrum deler linjen i to, så"]),
        ("name: 'a\n", ["1:7: Et anførselstegn begynder her og slutter aldrig."]),
        ("name: a\n\tleaves: b\n", ["2:1: Her er et tabulatortegn."]),
        ("name: @a\n", ["1:7: Teksten begynder med et tegn, der betyder noget i YAML."]),
        ("name: a\n leaves: b\n", ["2:8: Indrykningen eller"]),
        ("name: a\nleaves\n", ["3:1: Der mangler et kolon"]),
        ("name: [a\n", ["1:7: En klamme begynder her"]),
        ("name: a\nleaves:\n - b\n c\n", ["5:1: Der mangler et kolon efter feltets navn"]),
        ('name: "a\\u202eb"\n', ["1:7: Her er et usynligt tegn, U+202E. Slet det."]),
        ('name: "a\\0b"\n', ["1:7: Her er et usynligt tegn, U+0000. Slet det."]),
        (
            "name: " + "[" * 30 + "]" * 30 + "\n",
            ["1:7: Her skal der stå en tekst.", "1:26: Mere end 20 niveauer inden i hinanden."],
        ),
        ("x: 1\nleaves: []\n", ["1:1: Ukendt felt «x».", "1:1: Her mangler «name».", "2:9: Listen er tom."]),
    ]:
        with subtests.test(text=text):
            found = faults(text)
            assert len(expected) == len(found)
            for start, message in zip(expected, found, strict=True):
                assert message.startswith(start)
                assert message.rstrip().endswith((".", "…».", '"…".', "note.", ")."))


@given(st.text())
def test_no_text_does_more_than_be_refused(text: str) -> None:
    """Whatever stands in a file, it is a value or faults."""
    decoded = decode(text, Tree, FILE)
    assert decoded.faults or isinstance(decoded.value, Tree)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"\n \t#,?%@`~", max_size=60))
def test_no_punctuation_does_more_than_be_refused(text: str) -> None:
    """The signs that mean something in YAML, in any order, are a value or faults."""
    decoded = decode(text, Tree, FILE)
    assert decoded.faults or isinstance(decoded.value, Tree)


def test_position() -> None:
    """A path leads to its value, or as far as there is something; an entry of a mapping is found at its key."""
    decoded = decode("name: a\nleaves:\n  - b\n  - text: c\nnamed:\n  x: {text: d}\n", Tree, FILE)
    assert decoded.position(("leaves", 1, "text")) == (4, 11)
    assert decoded.position(("leaves", 0, "text")) == (3, 5)
    assert decoded.position(("named", "x")) == (6, 3)
    assert decoded.position(("named", "y")) == (6, 3)
    assert decoded.position(("strength",)) == (1, 1)


def test_what_can_be_read_is_read() -> None:
    """Beside a fault stands what was meant: texts, lists and mappings that could not be read are empty."""
    decoded = decode("name: *a\nstrength: bor\nleaves: [b, {note: c}]\nnamed: {a: {}}\nx: 1\n", Tree, FILE)
    assert decoded.value == Tree("", Strength.KNOWLEDGE, ("b", Leaf("", "c")), {"a": Leaf("")})
    assert [fault.code for fault in decoded.faults] == [
        Code.ALIAS,
        Code.UNKNOWN_VALUE,
        Code.MISSING_FIELD,
        Code.MISSING_FIELD,
        Code.UNKNOWN_FIELD,
    ]


def test_of_two_the_second_is_found() -> None:
    """Where a key stands twice, what is wrong in the second is found there, for it is the one that counts."""
    decoded = decode("name: a\nnamed:\n  x: {text: b}\n  x: {text: c}\n", Tree, FILE)
    assert decoded.position(("named", "x")) == (4, 3)
    assert decoded.position(("named", "x", "text")) == (4, 13)


def test_cut_off_far_out() -> None:
    """A comment that is perhaps none is found however far to the right it stands."""
    [fault] = decode("name: a" + " " * 200 + "#straks\n", Tree, FILE).faults
    assert fault.code == Code.CUT_OFF


def test_several_colons() -> None:
    """A colon in prose, which YAML stops at, does not hide the next one, nor another fault below."""
    found = decode("name: a: b\nleaves:\n  - @c\n  - d: e f: g\nx: 1\n", Tree, FILE).faults
    assert [(fault.line, fault.code) for fault in found] == [
        (1, Code.COLON),
        (3, Code.SIGN),
        (4, Code.COLON),
        (5, Code.UNKNOWN_FIELD),
    ]


def test_quotation_mark_that_is_closed_far_below() -> None:
    """A quotation mark that is not closed is found where it opens, though another below closes it."""
    [fault] = decode('name: "a\nleaves:\n  - b\n  - "c"\n', Tree, FILE).faults
    assert (fault.line, fault.column, fault.code) == (1, 7, Code.QUOTE)
    assert fault.message == "Et anførselstegn begynder her og slutter først i linje 4."


def test_very_many_faults() -> None:
    """After many faults the file is read no further."""
    found = decode("x: 1\n" * 3000, Tree, FILE).faults
    assert (len(found), found[-1].code) == (MAX_FAULTS + 1, Code.TOO_MANY_FAULTS)


def test_invisible() -> None:
    """Controls, direction marks and soft hyphens are found with their place; white space is not one."""
    assert invisible("linje\r\n\tmed\u00a0mellemrum\n") is None
    found = invisible("før\nef\u00adter")
    assert found
    assert (found[0], "U+00AD" in found[1]) == (6, True)
