"""Every word stands in the source, and every word of the source is used."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.guideline import loading
from stressguide.guideline.decoding import decode
from stressguide.guideline.entries import GuidelineEntry
from stressguide.guideline.faults import GuidelineError
from stressguide.guideline.loading import load
from stressguide.guideline.printed import words_of
from stressguide.guideline.proof import LINE, Text, trace
from stressguide.model import Lines
from support import DA

DOCUMENT = """
Retningslinjer

Lederen bør:
• spørge, hvordan
det går
• lytte
Lederen kan:
• vente
"""


def said(words: str, *, is_point: bool = False) -> Text:
    """Make a text of a passage."""
    return Text(words.split(), is_point, path=(words,))


TITLE = [said("Retningslinjer")]
SHOULD = [said("Lederen bør:"), said("spørge, hvordan det går", is_point=True), said("lytte", is_point=True)]
CAN = [said("Lederen kan:"), said("vente", is_point=True)]


def messages(passages: list[list[Text]], document: str = DOCUMENT, corrected: tuple[Lines, ...] = ()) -> list[str]:
    """List what is wrong."""
    return [fault.message for fault in trace(passages, document, corrected).faults]


class TestTrace:
    """Passages laid over a document."""

    def test_lines(self) -> None:
        """Each text has its first and last line, in whatever order the passages are given."""
        result = trace([CAN, SHOULD, TITLE], DOCUMENT)
        assert result.faults == []
        assert [result.lines[text.path] for text in (*CAN, *SHOULD, *TITLE)] == [
            Lines(8, 8),
            Lines(9, 9),
            Lines(4, 4),
            Lines(5, 6),
            Lines(7, 7),
            Lines(2, 2),
        ]

    def test_invented_word(self) -> None:
        """A word that the document does not have is named, with what stands there instead."""
        invented = [SHOULD[0], said("spørge venligt, hvordan det går", is_point=True), SHOULD[2]]
        expected = "Efter «spørge» står her «venligt,», men i dokumentet «spørge,» (l. 5)."
        assert messages([TITLE, invented, CAN])[0].startswith("Efter «bør:» står her «spørge», men")
        assert expected not in messages([TITLE, invented, CAN])

    def test_dropped_word(self) -> None:
        """A word of the document that is left out is named."""
        dropped = [SHOULD[0], said("spørge, hvordan går", is_point=True), SHOULD[2]]
        assert messages([TITLE, dropped, CAN])[0] == ("Efter «hvordan» står her «går», men i dokumentet «det» (l. 6).")

    def test_moved_point(self) -> None:
        """Two points that change places are no longer what the document says."""
        moved = [SHOULD[0], SHOULD[2], SHOULD[1]]
        assert messages([TITLE, moved, CAN])[0] == ("Efter «bør:» står her «lytte», men i dokumentet «spørge,» (l. 5).")

    def test_dropped_passage(self) -> None:
        """Lines of the document that no passage has are named."""
        assert messages([TITLE, SHOULD]) == [
            "De her ord står ikke i retningslinjerne: «Lederen kan:».",
            "De her ord står ikke i retningslinjerne: «vente».",
        ]

    def test_invented_passage(self) -> None:
        """A passage that is nowhere in the document is named."""
        invented = [said("Drik mere vand", is_point=True)]
        assert messages([TITLE, SHOULD, CAN, invented]) == ["Disse ord står ikke i dokumentet: «Drik mere vand»."]

    def test_passage_used_twice(self) -> None:
        """What the document says once cannot be said twice."""
        assert messages([TITLE, SHOULD, CAN, CAN]) == [
            "Disse ord er brugt to gange; i dokumentet står de én gang (l. 8)."
        ]

    def test_document_that_ends_too_early(self) -> None:
        """Words after the end of the document are named."""
        longer = [CAN[0], said("vente længe", is_point=True)]
        assert messages([TITLE, SHOULD, longer])[0] == "Dokumentet slutter før «længe»."

    def test_empty_document(self) -> None:
        """Nothing stands in an empty document."""
        assert messages([TITLE], document="") == ["Disse ord står ikke i dokumentet: «Retningslinjer»."]

    def test_mark_inside_a_point(self) -> None:
        """A list mark in the middle of a point is a fault, unless it is declared to be the print's."""
        document = DOCUMENT.replace("det går", "• det går")
        assert messages([TITLE, SHOULD, CAN], document)[0].startswith("Dokumentets l. 6 begynder et punkt")
        assert messages([TITLE, SHOULD, CAN], document, (Lines(5, 6),)) == []

    def test_point_without_mark(self) -> None:
        """A point without a mark in a list with marks is a fault, unless it is declared to be the print's."""
        document = DOCUMENT.replace("• lytte", "lytte")
        assert messages([TITLE, SHOULD, CAN], document)[0].startswith("Dokumentets l. 7 har intet punkttegn")
        assert messages([TITLE, SHOULD, CAN], document, (Lines(7, 7),)) == []

    def test_first_text_alone_is_wrong(self) -> None:
        """Where only the first text of a passage is wrong, nothing is said of the others; curly quotes are named."""
        passage = [said("”Lederen bør:”"), *SHOULD[1:]]
        wrong, left_out = messages([TITLE, passage, CAN])
        assert wrong.startswith("Disse ord står ikke i dokumentet: «”Lederen bør:”». Om en tekst i denne fil")
        assert left_out == "De her ord står ikke i retningslinjerne: «Lederen bør:»."

    def test_list_without_any_mark(self) -> None:
        """Sentences outside lists can be points."""
        assert messages([[said("Ring først.", is_point=True)]], "Ring først.") == []

    def test_needless_correction(self) -> None:
        """A correction of lines that are right is itself a fault."""
        assert messages([TITLE, SHOULD, CAN], corrected=(Lines(2, 3),)) == [
            "Dokumentets l. 2–3 skal ikke rettes. Slet rettelsen."
        ]

    def test_huge_correction(self) -> None:
        """A correction cannot excuse the whole document."""
        document = DOCUMENT.replace("• lytte", "lytte")
        assert messages([TITLE, SHOULD, CAN], document, (Lines(1, 9),)) == [
            "En rettelse gælder ét sted: højst 5 linjer, ikke l. 1–9."
        ]

    def test_correction_is_not_blamed_for_a_word(self) -> None:
        """While a passage is not found, nothing is said of corrections that it may need."""
        document = DOCUMENT.replace("• lytte", "lytte")
        invented = [*SHOULD[:2], said("lytte godt", is_point=True)]
        assert len(messages([TITLE, invented, CAN], document, (Lines(7, 7),))) == 1

    def test_word_moved_to_another_text(self, subtests: pytest.Subtests) -> None:
        """A word that moves from one text to the next is found, though all words are there in their order."""
        for moved in [
            [[said("Retningslinjer Lederen")], [said("bør:"), *SHOULD[1:]], CAN],
            [TITLE, [said("Lederen bør: spørge, hvordan det går", is_point=True), SHOULD[2]], CAN],
            [TITLE, [*SHOULD[:2], said("lytte Lederen kan:", is_point=True)], [said("vente", is_point=True)]],
            [TITLE, [SHOULD[0], said("spørge,", is_point=True), said("hvordan det går"), SHOULD[2]], CAN],
        ]:
            with subtests.test(moved=moved):
                document = (
                    "Retningslinjer\n\nLederen bør:\n\n• spørge, hvordan det går\n• lytte\n\nLederen kan:\n• vente\n"
                )
                assert messages([TITLE, SHOULD, CAN], document) == []
                assert messages(moved, document)

    def test_document_in_nfd(self) -> None:
        """A document of a Mac, where an å is two code points, is the same document."""
        assert messages([[said("Må gå")]], unicodedata.normalize("NFD", "Må gå")) == []

    def test_long_document_that_is_not_used(self) -> None:
        """A message repeats only the beginning of a long line."""
        assert len(messages([], "ord " * 1000)[0]) < 200

    def test_dash_inside_a_line_is_a_word(self) -> None:
        """Only a sign that opens a line is a list mark."""
        assert [word.word for word in words_of("• a – b\n– c")] == ["a", "–", "b", "c"]


ENTRY = decode(DA.read_text(encoding="utf-8"), GuidelineEntry, DA).get()
TEXT = DA.read_text(encoding="utf-8")
POINTS = [
    item if isinstance(item, str) else item.text
    for role in ENTRY.roles.values()
    for answer in role.situations.values()
    for section in answer.sections
    for item in section.points
]


def faults_of(text: str, folder: Path) -> list[str]:
    """Load a guideline text beside the real document; return its faults."""
    (folder / "da.yaml").write_text(text, encoding="utf-8")
    (folder / "da.source.txt").write_bytes((DA.parent / "da.source.txt").read_bytes())
    try:
        load(folder / "da.yaml")
    except GuidelineError as error:
        return [fault.message for fault in error.faults]
    return []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one folder for all examples of a property."""
    return tmp_path_factory.mktemp("guideline")


@given(data=st.data())
def test_no_word_of_any_point_can_change(folder: Path, data: st.DataObject) -> None:
    """Drop, double or swap any word of any point of the real guideline, and it can no longer be loaded."""
    point = data.draw(st.sampled_from([text for text in POINTS if len(text.split()) > 1]))
    words = point.split()
    index = data.draw(st.integers(0, len(words) - 2))
    how = data.draw(st.sampled_from(["drop", "double", "swap"]))
    if how == "swap" and words[index] == words[index + 1]:
        return
    changed = {
        "drop": [*words[:index], *words[index + 1 :]],
        "double": [*words[:index], words[index], *words[index:]],
        "swap": [*words[:index], words[index + 1], words[index], *words[index + 2 :]],
    }[how]
    assert TEXT.count(point) >= 1
    assert faults_of(TEXT.replace(point, " ".join(changed), 1), folder)


def test_each_line_of_the_document_is_needed() -> None:
    """Take any printed line out of the document, and the guideline has words that are nowhere."""
    document = (DA.parent / "da.source.txt").read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(document):
        if line.strip():
            without = "\n".join([*document[:number], "", *document[number + 1 :]])
            _lines, findings = loading._proved(ENTRY, without, whole=True)
            assert any(finding.path[0] != LINE for finding in findings), line
