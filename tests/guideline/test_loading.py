"""From a file to a guideline."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.errors import UserError
from stressguide.guideline import decode, encode
from stressguide.guideline.faults import GuidelineError
from stressguide.guideline.loading import load
from stressguide.guideline.reading import MAX_BYTES
from stressguide.model import Guideline, Place
from support import DA

SMALL = """\
id: vold
language: da
title: Vold og trusler
source: {document: vold.txt}
acute: {checked: 2026-11-23, situations: [akut], lines: [Ring 112.]}
situations:
  akut: {name: Det sker nu, words: [nu]}
  efter: {name: Bagefter}
roles:
  laerer:
    name: Læreren
    who: Jeg er lærer
    words: [underviser]
    situations:
      akut:
        what: En elev truer mig
        sections:
          - lead: "Læreren skal:"
            strength: skal
            points: [gå væk]
        links: [leder/efter]
      senere: {what: Det skete i går, goto: leder/efter}
  leder:
    name: Lederen
    who: Jeg er leder
    situations:
      efter:
        what: Det er sket
        sections:
          - {strength: bør, points: [spørg]}
"""
SOURCE = "Vold og trusler\nLæreren skal:\n• gå væk\nspørg\n"


def write(folder: Path, text: str = SMALL, source: str = SOURCE) -> Path:
    """Write a small guideline and its document."""
    (folder / "vold.yaml").write_text(text, encoding="utf-8")
    (folder / "vold.txt").write_text(source, encoding="utf-8")
    return folder / "vold.yaml"


def test_small_guideline(tmp_path: Path) -> None:
    """A file with few fields is a whole guideline: every role has a cell for every situation."""
    guideline = load(write(tmp_path))
    assert [str(place) for place in guideline.cells] == ["laerer/akut", "laerer/efter", "leder/akut", "leder/efter"]
    silent = guideline.cells[Place("laerer", "efter")]
    assert (silent.what, silent.sections, silent.links) == ("Bagefter", (), ())
    assert guideline.cells[Place("leder", "efter")].points[0].lines == (4, 4)


def test_guideline_without_source(tmp_path: Path) -> None:
    """A guideline need not name a document; then its points have no lines."""
    guideline = load(write(tmp_path, SMALL.replace("source: {document: vold.txt}\n", "")))
    assert guideline.source is None
    assert guideline.cells[Place("leder", "efter")].points[0].lines is None


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_files_of_windows(tmp_path: Path, line_end: str, start: str) -> None:
    """A byte order mark and Windows' line ends make no difference."""
    path = write(tmp_path)
    path.write_bytes((start + SMALL).replace("\n", line_end).encode())
    (tmp_path / "vold.txt").write_bytes((start + SOURCE).replace("\n", line_end).encode())
    assert load(path).title == "Vold og trusler"


def test_compiled_is_the_same(guideline: Guideline) -> None:
    """What a wheel holds is what the file says."""
    assert decode(encode(guideline)) == guideline


def test_faults(subtests: pytest.Subtests, tmp_path: Path) -> None:
    """Each fault of the content has file, line and column, what is wrong and what to do."""
    for old, new, place, message in [
        ("id: vold", "id: Vold", "1:5", "«Vold» kan ikke være et id."),
        ("  akut: {name", "  Akut: {name", "7:3", "«Akut» kan ikke være et id."),
        ("  leder:\n", "  le_der:\n", "23:3", "«le_der» kan ikke være et id."),
        ("senere:", "senere_:", "22:7", "«senere_» kan ikke være et id."),
        ("language: da", "language: dansk", "2:11", "Et sprog er to eller tre bogstaver, for eksempel «da»."),
        ("words: [underviser]", "words: [Lederen]", "13:13", "«Lederen» betyder allerede «leder»."),
        ("words: [nu]", "words: [bagefter]", "7:37", "«bagefter» betyder allerede «efter»."),
        ("checked: 2026-11-23", "checked: i går", "5:18", "En dato er år, måned og dag"),
        ("situations: [akut]", "situations: [aktu]", "5:43", "Der er ingen situation «aktu»."),
        ("goto: leder/efter", "goto: leder/nu", "22:45", "«leder/nu» fører ingen steder hen. Skriv rolle/situation."),
        ("goto: leder/efter", "goto: leder", "22:45", "«leder» fører ingen steder hen."),
        ("goto: leder/efter", "goto: laerer/efter", "22:45", "«laerer/efter» fører til et sted, hvor"),
        ("links: [leder/efter]", "links: [leder/akut]", "21:17", "«leder/akut» fører til et sted, hvor"),
        ("links: [leder/efter]", "links: [laerer/akut]", "21:17", "En henvisning fører et andet sted hen"),
        (", goto: leder/efter", "", "22:7", "«senere» er ikke en situation, så «goto» skal sige"),
        (
            "goto: leder/efter}",
            "goto: leder/efter, links: [laerer/akut]}",
            "22:65",
            "«senere» er ikke en situation",
        ),
        ("links: [leder/efter]", "goto: leder/efter", "18:11", "Et svar har enten «goto» eller «sections»"),
        ("document: vold.txt", "document: ../vold.txt", "4:20", "Dokumentet ligger ved siden af denne fil"),
        ("document: vold.txt", 'document: "..\\\\vold.txt"', "4:20", "Dokumentet ligger ved siden af denne fil"),
        (
            "{document: vold.txt}",
            "{document: vold.txt, corrections: [{lines: 9-2, note: x}]}",
            "4:52",
            "Skriv ét linjenummer, eller to",
        ),
        (
            "{document: vold.txt}",
            "{document: vold.txt, corrections: [{lines: 2, note: x}]}",
            "4:43",
            "Dokumentets l. 2 skal ikke rettes.",
        ),
        ("checked: 2026-11-23", "checked: 20261123", "5:18", "En dato er år, måned og dag"),
        ("who: Jeg er leder", "who: Jeg er lærer", "25:10", "Et andet svar på det samme spørgsmål lyder ligesådan."),
        ("what: Det skete i går", "what: En elev truer mig", "22:22", "Et andet svar på det samme spørgsmål lyder"),
        ("gå væk", "gå hjem", "20:22", "Efter «gå» står her «hjem», men i dokumentet «væk» (l. 3)."),
        ("title: Vold og trusler", "title: Vold", "1:1", "De her ord står ikke i retningslinjerne: «og trusler»."),
        ("strength: skal", "strength: skla", "19:23", "Der findes ikke en værdi, der hedder «skla». Mente du «skal»?"),
    ]:
        with subtests.test(old=old):
            assert old in SMALL
            path = write(tmp_path, SMALL.replace(old, new, 1))
            with pytest.raises(GuidelineError) as caught:
                load(path)
            found = [f"{fault.line}:{fault.column}: {fault.message}" for fault in caught.value.faults]
            assert any(fault.startswith(f"{place}: {message}") for fault in found), found
            assert str(caught.value).startswith(str(path.with_suffix("")))


def test_too_many_to_choose_from(tmp_path: Path) -> None:
    """A file with thousands of situations is refused at once."""
    many = "".join(f"  s{number}: {{name: S{number}}}\n" for number in range(3000))
    path = write(tmp_path, SMALL.replace("situations:\n", f"situations:\n{many}", 1))
    with pytest.raises(GuidelineError, match="Mere end 50 af dem"):
        load(path)


def test_faults_come_together_and_in_order(tmp_path: Path) -> None:
    """All faults are said at once, in the order of the file, and a long list is cut."""
    path = write(tmp_path, SMALL.replace("id: vold", "id: V").replace("leder/efter", "x/y"))
    with pytest.raises(GuidelineError) as caught:
        load(path)
    assert [fault.line for fault in caught.value.faults] == [1, 21, 22]
    path.write_text("".join(f"x{n}: 1\n" for n in range(30)), encoding="utf-8")
    with pytest.raises(GuidelineError) as caught:
        load(path)
    lines = str(caught.value).split("\n")
    assert (len(lines), lines[-1]) == (11, f"Og 21 fejl mere. Se dem alle: stressguide guideline check {path}")


class TestUnreadable:
    """Files that cannot be read."""

    def test_missing(self, tmp_path: Path) -> None:
        """A file that is not there is said not to be."""
        with pytest.raises(
            UserError, match=r"vold\.yaml:1:1: G101 Filen kan ikke læses: mappen eller filen findes ikke\.$"
        ):
            load(tmp_path / "vold.yaml")

    def test_missing_document(self, tmp_path: Path) -> None:
        """So is a missing source document."""
        path = write(tmp_path)
        (tmp_path / "vold.txt").unlink()
        with pytest.raises(UserError, match=r"vold\.yaml:4:20: G101 vold\.txt: Filen kan ikke læses"):
            load(path)

    def test_folder(self, tmp_path: Path) -> None:
        """A folder is no file."""
        with pytest.raises(UserError, match="det er en mappe"):
            load(tmp_path)

    def test_too_large(self, tmp_path: Path) -> None:
        """A huge file is refused before it is read."""
        path = write(tmp_path)
        path.write_bytes(b"#" * (MAX_BYTES + 1))
        with pytest.raises(UserError, match="større end 256 KiB"):
            load(path)

    def test_endless(self) -> None:
        """An endless file is refused too."""
        with pytest.raises(UserError, match="ikke en fil, der kan læses til ende"):
            load(Path("/dev/zero"))

    @pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
    def test_other_encodings(self, tmp_path: Path, encoding: str) -> None:
        """A file in another encoding is refused, with the place of the first byte that does not fit."""
        path = write(tmp_path)
        path.write_bytes(SMALL.encode(encoding))
        with pytest.raises(GuidelineError, match=r":\d+:\d+: G103 Filen er ikke i UTF-8"):
            load(path)

    def test_where_it_is_not_utf8(self, tmp_path: Path) -> None:
        """Columns are of characters, a byte order mark is none, and an old Mac's line ends are line ends."""
        path = write(tmp_path)
        for data, place in (
            ("id: æææ".encode() + b"\xe6", "1:8"),
            (b"\xef\xbb\xbfa: b\n\xe6", "2:1"),
            (b"a: b\rc: \xe6", "2:4"),
        ):
            path.write_bytes(data)
            with pytest.raises(GuidelineError, match=rf":{place}: G103"):
                load(path)
        path.write_bytes(SMALL.replace("\n", "\r").encode())
        (tmp_path / "vold.txt").write_bytes(SOURCE.replace("\n", "\r").encode())
        assert load(path).title == "Vold og trusler"

    def test_control_characters(self, tmp_path: Path) -> None:
        """A control character is named, with its place."""
        path = write(tmp_path, SMALL.replace("gå væk", "gå\x1b[2J væk"))
        with pytest.raises(GuidelineError, match=r":20:24: G104 Her er et usynligt tegn, U\+001B"):
            load(path)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_forbidden(self, tmp_path: Path) -> None:
        """A file that may not be read is said not to be."""
        path = write(tmp_path)
        path.chmod(0)
        with pytest.raises(UserError, match="du har ikke lov"):
            load(path)


REAL = DA.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one folder, with the real document, for all examples of a property."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "da.source.txt").write_bytes((DA.parent / "da.source.txt").read_bytes())
    return folder


@given(data=st.data())
def test_no_damage_does_more_than_be_refused(folder: Path, data: st.DataObject) -> None:
    """Cut, paste and scribble anywhere in the real file: it is loaded whole, or refused in words."""
    text = REAL
    for _edit in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 40)))
        scribble = data.draw(st.text(alphabet="ab:-[]{}&*!|>'\"\n \t#,?%@`~\u202e\x00ø", max_size=8))
        text = text[:start] + scribble + text[end:]
    (folder / "da.yaml").write_text(text, encoding="utf-8")
    try:
        guideline = load(folder / "da.yaml")
    except UserError:
        return
    assert sum(len(cell.points) for cell in guideline.cells.values()) == 82
