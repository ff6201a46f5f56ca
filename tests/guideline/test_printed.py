"""A document as people paste it says the same words, and no others."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.guideline.printed import MARKS, page_lines, words_of
from stressguide.guideline.proof import Text, Trace, trace
from stressguide.guideline.reading import read
from stressguide.model import Lines
from support import Run


def said(words: str, *, is_point: bool = False) -> Text:
    """Make a text of a passage."""
    return Text(words.split(), is_point, path=(words,))


TITLE = [said("Vold og trusler")]
SHOULD = [
    said("Lederen bør sikre:"),
    said("at der findes en beredskabsplan", is_point=True),
    said("at syge- og fraværsreglerne kendes inden for 14 dage", is_point=True),
]


def pasted(document: str, folder: Path) -> str:
    """Read a document from a file, as a guideline's is."""
    (folder / "vold.txt").write_text(document, encoding="utf-8", newline="")
    return read(folder / "vold.txt", pasted=True)


def proved(document: str, folder: Path) -> Trace:
    """Prove the guideline on it."""
    return trace([TITLE, SHOULD], pasted(document, folder))


CLEAN = """Vold og trusler

Lederen bør sikre:
• at der findes en beredskabsplan
• at syge- og fraværsreglerne kendes inden for 14 dage
"""

PAGES = """Vold og trusler

{}

Nordby Kommune

Lederen bør sikre:
• at der findes en bered-

{}

Nordby Kommune

skabsplan
• at syge- og fraværsreglerne kendes

{}
Nordby Kommune
inden for 14 dage
"""


def test_list_marks(subtests: pytest.Subtests, tmp_path: Path) -> None:
    """What Word and others set before a point is a mark, and no word; one that is missing is found."""
    for mark in [*sorted(MARKS), "\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc"]:
        with subtests.test(mark=mark):
            assert proved(CLEAN.replace("•", mark), tmp_path).faults == []
            [fault] = proved(CLEAN.replace("• at syge", "at syge").replace("•", mark), tmp_path).faults
            assert fault.message.startswith("Dokumentets l. 5 har intet punkttegn")


def test_words(subtests: pytest.Subtests, tmp_path: Path) -> None:
    """The words that are printed are there, in the letters that people write, and the text has all its lines."""
    for printed, words in [
        ("bered-\nskabsplan", "beredskabsplan"),  # divided at the end of a line
        ("bered\u00ad\nskabsplan", "beredskabsplan"),
        ("bered\u00adskabs\u00adplan", "beredskabsplan"),  # soft hyphens
        ("14\u00a0dage", "14 dage"),  # no-break spaces
        ("kan\u202fdet", "kan det"),
        ("ﬁndes", "findes"),  # ligatures
        ("eﬀekt, aﬀald, ﬂugt, oﬃciel, raﬄe", "effekt, affald, flugt, officiel, raffle"),
        ("TR\u2011AMR", "TR-AMR"),  # hyphens that hold a line together
        ("TR-\nAMR", "TR-AMR"),
        ("e-\nmail", "e-mail"),
        ("syge- og\nbarselsorlov", "syge- og barselsorlov"),  # half of a compound
        ("syge-\nog barselsorlov", "syge- og barselsorlov"),
        ("ligesom\fnæste", "ligesom næste"),  # the end of a page
        ("ma\u030a", "må"),
    ]:
        with subtests.test(printed=printed):
            text = pasted(printed, tmp_path)
            result = trace([[said(words)]], text)
            assert (result.lines, result.faults) == ({(words,): Lines(1, 1 + printed.count("\n"))}, [])


def test_words_that_are_not_there(subtests: pytest.Subtests, tmp_path: Path) -> None:
    """What no reader of the print could read is refused."""
    for printed, words in [
        ("bered-\nskabsplan", "bered skabsplan"),
        ("bered-\nskabsplan", "bered"),
        ("bered-\nskabsplan", "skabsplan"),
        ("bered-\n\nskabsplan", "beredskabsplan"),  # a blank line is no end of a line
        ("bered-\n• skabsplan", "beredskabsplan"),
        ("bered-skabsplan", "beredskabsplan"),  # printed with its hyphen
        ("bered\nskabsplan", "beredskabsplan"),
        ("syge-\nog", "sygeog"),
        ("TR-\nAMR", "TRAMR"),
        ("14\u00a0dage", "14dage"),
        ("ud\u00ad ad", "udad"),
    ]:
        with subtests.test(printed=printed):
            assert trace([[said(words)]], pasted(printed, tmp_path)).faults


def test_page_numbers_and_running_heads(subtests: pytest.Subtests, tmp_path: Path) -> None:
    """They are no words, even where a page ends inside a word, and what stands beside keeps its lines."""
    for numbers in [
        ("1", "2", "3"),
        ("- 4 -", "- 5 -", "- 6 -"),
        ("Side 1", "Side 2", "Side 3"),
        ("SIDE 1 AF 4", "SIDE 2 AF 4", "SIDE 3 AF 4"),
        ("Page 1 of 9", "Page 2 of 9", "Page 3 of 9"),
        ("1/3", "2/3", "3/3"),
        ("Politik | Side 1 af 4 | Nr. 7", "Politik | Side 2 af 4 | Nr. 7", "Politik | Side 3 af 4 | Nr. 7"),
    ]:
        with subtests.test(numbers=numbers):
            result = proved(PAGES.format(*numbers), tmp_path)
            assert result.faults == []
            assert [*result.lines.values()] == [Lines(1, 1), Lines(7, 7), Lines(8, 14), Lines(15, 19)]


def test_head_of_two_lines() -> None:
    """A running head of two lines is one, at the foot of the page or at its top."""
    document = "Titel\n\nA b\n\nNordby\nPersonale\n1\n\nC d\n\nNordby\nPersonale\n2\n\nE f\n"
    assert [word.word for word in words_of(document)] == ["Titel", "A", "b", "C", "d", "E", "f"]
    document = "Nordby\nPersonale\nA b\n1\nNordby\nPersonale\nC d\n2\nNordby\nPersonale\nE f"
    assert [word.word for word in words_of(document)] == ["Nordby", "Personale", "A", "b", "C", "d", "E", "f"]


def test_what_is_no_page_number(subtests: pytest.Subtests) -> None:
    """Numbers that say something are words."""
    for document in [
        "Ring\n112\nog kom\n114\n",  # numbers that do not rise by one
        "Kun\n1\n",  # one alone
        "Se side 1 i bilaget\nSe side 2 i bilaget\n",
        "Trin 1\nGå\nTrin 2\nRing\n",
        "1. Gå\n2. Ring\n",
        "Side 1 af 2 er for lederen\n\nog Side 2 af 2 er for dig\n",
        "a\n1901\nb\n1902\n",
    ]:
        with subtests.test(document=document):
            assert [word.word for word in words_of(document)] == document.split()


def test_points_are_no_running_heads() -> None:
    """What begins at a list mark, goes on with a sentence or is not beside every page number is no running head."""
    document = "A\n• Ring\n1\nB\n• Ring\n2\nC\n• Ring\n3\nD\n• Ring\n"
    assert page_lines(document) == {3, 6, 9}
    assert page_lines(document.replace("• R", "r")) == {3, 6, 9}
    assert page_lines(document.replace("• ", "", 3)) == {3, 6, 9, 2, 5, 8}
    assert page_lines(document.replace("• ", "", 2)) == {3, 6, 9}


def test_the_first_text_of_a_page_is_its_own() -> None:
    """A sentence that ends a page, and what begins the next, are two texts; a sentence that goes on is one."""
    document = "Gå væk.\n\n1\n\nRing op\n\n2\n\ntil nogen\n\n3\n"
    assert trace([[said("Gå væk.")], [said("Ring op til nogen")]], document).faults == []
    assert trace([[said("Gå væk. Ring op til nogen")]], document).faults


def test_check_says_what_it_passes_over(run: Run, tmp_path: Path) -> None:
    """Whoever checks a guideline is told which lines are page numbers and running heads."""
    run("guideline", "new", "ny.yaml", "--title", "Støj", "--role", "Vagt", "--situation", "Larm", "-q")
    path = tmp_path / "ny.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("# source:", "source:"), encoding="utf-8")
    document = (
        "Støj\n1\nNordby\nOverskriften, som den står i dokumentet\nSætningen før listen:\n\uf0b7 det første punkt\n"
        "2\nNordby\n\uf0b7 det an\u00addet punkt\n"
    )
    (tmp_path / "ny.txt").write_text(document, encoding="utf-8")
    result = run("guideline", "check", "ny.yaml")
    assert result.returncode == 0
    assert {line.split()[1] for line in result.stdout.splitlines()} == {"G904"}
    assert result.stderr.startswith("ny.txt: linjer, der er sprunget over som sidetal og sidehoveder: 2, 3, 7, 8.\n")
    why = run("why", "vagt/larm/2", "--guideline", "ny.yaml").stdout
    assert "9  • det andet punkt" in why


WORDS = st.sampled_from(
    ["at", "der", "findes", "en", "plan", "alle", "som", "fordi", "lederen", "og", "handler", "straks"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=8)


def printed(text: str, data: st.DataObject) -> str:
    """Lay a text out as print and pasting do: lines end anywhere, even in words, and so do pages."""
    out = ""
    for word in text.split():
        cut = data.draw(st.integers(1, len(word)))
        how = data.draw(st.sampled_from(["", "", "-\n", "\u00ad", "\u00ad\n"])) if cut < len(word) else ""
        out += word[:cut] + how + word[cut:].replace("fi", "ﬁ")
        out += data.draw(st.sampled_from([" ", " ", "\u00a0", "\n", "  "]))
    return unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), out.strip())


@given(texts=TEXTS, data=st.data())
def test_no_invented_word_is_ever_accepted(
    texts: list[str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """However a document is pasted: its words are found, and one more, one less or another one is refused."""
    marks = ["•", "\uf0b7", "o", "➢"]
    lines = ["Vold og trusler", ""]
    for number, text in enumerate(texts, start=1):
        lines.append(f"{data.draw(st.sampled_from(marks))} {printed(text, data)}")
        if len(texts) > 2:
            lines += ["", f"Side {number} af 9", "", "Nordby Kommune", ""]
    folder = tmp_path_factory.getbasetemp()
    document = pasted("\n".join(lines[:-4] if len(texts) > 2 else lines), folder)
    passage = [said(text, is_point=True) for text in texts]
    assert trace([TITLE, passage], document).faults == []
    changed = data.draw(st.integers(0, len(texts) - 1))
    words = texts[changed].split()
    at = data.draw(st.integers(0, len(words) - 1))
    invented = data.draw(st.text("abdeflnorst-", min_size=1, max_size=8).filter(lambda word: word != words[at]))
    how = data.draw(st.sampled_from(["add", "replace", "drop", "join"]))
    other = {
        "add": [*words[:at], invented, *words[at:]],
        "replace": [*words[:at], invented, *words[at + 1 :]],
        "drop": [*words[:at], *words[at + 1 :]] if len(words) > 1 else [invented],
        "join": [*words[:at], "".join(words[at : at + 2]), *words[at + 2 :]] if at + 1 < len(words) else [invented],
    }[how]
    passage[changed] = said(" ".join(other), is_point=True)
    assert trace([TITLE, passage], document).faults
