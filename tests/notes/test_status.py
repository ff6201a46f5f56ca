"""What is done, open, lacking and late."""

from datetime import date, timedelta
from itertools import product
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.cli.saving import Meeting
from stressguide.documents.document import Layout
from stressguide.documents.minutes import add, bring
from stressguide.documents.status import status_document
from stressguide.errors import UserError
from stressguide.formats import FORMATS, render
from stressguide.model import Guideline
from stressguide.navigation.selection import Checklist
from stressguide.notes.minutes import Minutes, Status
from stressguide.notes.reading import parse

minutes = Meeting().write

TODAY = date(2026, 11, 23)
TABLE = "| Hvad | Hvem | Hvornår |\n| --- | --- | --- |\n"


def status(guideline: Guideline, text: str) -> Status:
    """Say how a file stands today."""
    return Minutes.parse(text, guideline).status(TODAY, name="a.md")


def added(guideline: Guideline, text: str, meeting: list[Checklist]) -> str:
    """Add a meeting to a file."""
    file = Minutes.parse(text, guideline)
    return add(file, "a.md", meeting, minutes(guideline, meeting, file.places))


def table(guideline: Guideline, *rows: str, header: str = TABLE, before: str = "") -> list[tuple[str, list[str], bool]]:
    """Read a table of agreements: what, what is lacking, and whether it is late."""
    found = status(guideline, before + header + "".join(f"| {row} |\n" for row in rows))
    return [(item.text, [*item.lacks], item in found.late) for item in found.agreements]


class TestAgreements:
    """The table of who does what by when."""

    def test_what_is_lacking_or_late(self, guideline: Guideline) -> None:
        """A row lacks what is empty in it; a date before today has passed, today has not."""
        rows = ("a | TR | 22/11", "b | | 23/11-2026", "c | TR |", "d | |", "| TR | 1/1-2020", "e | TR | løbende")
        assert table(guideline, *rows) == [
            ("a", [], True),
            ("b", ["who"], False),
            ("c", ["when"], False),
            ("d", ["who", "when"], False),
            ("e", [], False),
        ]  # fmt: skip

    def test_done(self, guideline: Guideline) -> None:
        """A row with a tick or a word for it is done, and one that is struck out is gone."""
        found = status(
            guideline,
            TABLE + "| [x] a | | 1/1-2020 |\n| ~~b~~ | | |\n| c | ✓ | |\n| d | TR | 1/1-2020, gjort |\n",
        )
        assert [(item.text, item.is_done) for item in found.agreements] == [("[x] a", True), ("c", True), ("d", True)]
        assert found.is_settled

    @pytest.mark.parametrize(
        "header",
        [
            "| **Hvem** | Hvad? | HVORNÅR: | Status |\n|-|-|-|-|\n",
            "| Ansvarlig | Opgave | Frist | |\n|:-|-:|:-:|-|\n",
        ],
    )
    def test_other_columns(self, guideline: Guideline, header: str) -> None:
        """The columns may stand in another order, be called otherwise, and be more."""
        assert table(guideline, "TR | a | 1/1-2020 | i gang", "| b | |", header=header) == [
            ("a", [], True),
            ("b", ["who", "when"], False),
        ]

    def test_other_tables(self, guideline: Guideline) -> None:
        """A table that does not ask for what and who or when is not of agreements."""
        assert table(guideline, "a | b | c", header="| Hvad | Pris | Antal |\n|-|-|-|\n") == []
        assert table(guideline, "a | 1/1-2020", header="| Hvad er drøftet | Dato |\n|-|-|\n") == []
        assert table(guideline, "a |", header="| Hvad | Hvem |\n|-|-|\n") == [("a", ["who"], False)]

    def test_in_decomposed_letters(self, guideline: Guideline) -> None:
        """A file from a Mac is read as any other."""
        assert table(guideline, "a | |", header=normalize("NFD", TABLE)) == [("a", ["who", "when"], False)]

    def test_about_dates(self, guideline: Guideline) -> None:
        """An agreement may begin with the word date or time; it is no field of the meeting."""
        rows = ("Dato for samtale aftales | HR | 20/11", "Tid til ro | | 15/12")
        assert table(guideline, *rows) == [("Dato for samtale aftales", [], True), ("Tid til ro", ["who"], False)]

    def test_a_table_that_is_none(self, guideline: Guideline) -> None:
        """What another editor has made of a table cannot be read, and that is said."""
        text = "- [x] a\n\n  Hvad      Hvem   Hvornår\n  --------- ------ ---------\n  Ring              1/1-2020\n"
        found = status(guideline, text)
        assert (found.unread, found.is_settled) == ([3], False)
        shown = render(status_document([found]), FORMATS["text"], Layout())
        assert "kunne ikke læses:\nlinje 3" in shown
        assert not status(guideline, "Hvem gør hvad, og hvornår gør de det så egentlig?\n").unread

    def test_a_date_without_a_year_is_near_the_meeting(self, guideline: Guideline) -> None:
        """The meeting's own date says which year is meant."""
        before = "|  |  |\n|-|-|\n| Dato og sted | 3. november 2025, lokale 4 |\n\n"
        assert table(guideline, "a | TR | 1/12", before=before) == [("a", [], True)]
        assert table(guideline, "a | TR | 1/12") == [("a", [], False)]


class TestPoints:
    """Points and the user's own lines."""

    def test_dates(self, guideline: Guideline) -> None:
        """A date that the user wrote in an open line may have passed; one in a line that is done may too, in peace."""
        text = "- [ ] ring til kantinen, senest 1/11-2026\n- [x] skriv brev 1/1-2020\n"
        text += "- [ ] opfordre medarbejderen til at tage kontakt til egen læge (inden 2/11)\n- [ ] brev af 1/11\n"
        late = status(guideline, text).late
        assert [item.line for item in late] == [1, 3]

    def test_settled(self, guideline: Guideline) -> None:
        """Nothing is left when nothing is open, lacking or late; an empty file has nothing either."""
        assert status(guideline, "").is_settled
        assert status(guideline, "- [x] a\n").is_settled
        assert not status(guideline, "- [ ] a\n").is_settled
        assert not status(guideline, TABLE + "| a | | 1/1-2099 |\n").is_settled


@pytest.fixture
def case(guideline: Guideline) -> str:
    """Write the minutes of a case."""
    leader, sick = guideline.roles["leder"], guideline.situations["sygemeldt"]
    return minutes(guideline, bring(guideline, leader, sick, [guideline.roles["tr-amr"]]))


BITS = ["egen tekst\n", "- [ ] mit eget\n", "- [x] gjort\n", "\n", "\n\n", "* [X] stjerne  \n", "# Min overskrift\n"]
BITS += [
    "> citat\n",
    "  indrykket\n",
    "| a | b |\n",
    "1. et\n",
    "æøå",
    "   ",
    "\t",
    "\r\n",
    "- ",
    "```\n",
    "<!-- ",
    "\ufeff",
]

EDITS = st.lists(
    st.tuples(st.sampled_from(["insert", "delete", "tick", "bullets", "crlf", "swap", "end"]), st.integers(0, 10_000),
              st.sampled_from(BITS)),
    max_size=8,
)  # fmt: skip


def edited(text: str, edits: list[tuple[str, int, str]]) -> str:
    """Do to a text what a user might."""
    for what, number, bit in edits:
        lines = text.splitlines(keepends=True)
        at = number % (len(lines) + 1)
        if what == "insert":
            text = "".join([*lines[:at], bit, *lines[at:]])
        elif what == "delete":
            text = "".join(lines[:at] + lines[at + 1 + number % 5 :])
        elif what == "tick":
            text = "".join(
                [*lines[:at], *(line.replace("[ ]", "[x]") for line in lines[at : at + 1]), *lines[at + 1 :]]
            )
        elif what == "bullets":
            text = text.replace("\n- ", "\n* ")
        elif what == "crlf":
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        elif what == "swap":
            text = "".join(lines[at:] + lines[:at])
        else:
            text = text.rstrip() + bit.strip("\n")
    return text


@given(edits=EDITS, data=st.data())
def test_any_edit(guideline: Guideline, edits: list[tuple[str, int, str]], data: st.DataObject) -> None:
    """After any edit: adding keeps every character that was there and adds once; ticks change only ticks."""
    leader = guideline.roles["leder"]
    text = edited(minutes(guideline, bring(guideline, leader, guideline.situations["sygemeldt"])), edits)
    before = status(guideline, text)
    everyone = [guideline.roles[key] for key in ("tr-amr", "medarbejder")]
    meeting = bring(guideline, leader, guideline.situations["foer-tilbagekomst"], everyone)
    try:
        once = added(guideline, text, meeting)
    except UserError as error:
        if "kodeblok" in str(error) and ("```" in text or "<!--" in text):
            return
        raise
    assert once.startswith(text)
    assert added(guideline, once, meeting) == once

    after = status(guideline, once)
    lines = {found.line: found.text for found in (*before.open, *before.done)}
    assert lines.items() <= {found.line: found.text for found in (*after.open, *after.done)}.items()

    chosen = [found for found in after.open if data.draw(st.booleans())]
    changed = Minutes.parse(once, guideline).ticked(chosen)
    assert changed.replace("x", " ") == once.replace("x", " ")
    done = status(guideline, changed)
    assert len(done.done) == len(after.done) + len(chosen)
    assert len(done.open) == len(after.open) - len(chosen)
    assert Minutes.parse(changed, guideline).ticked([]) == changed
    for form in FORMATS.values():
        render(status_document([done]), form, Layout())


def test_every_line_end(guideline: Guideline, case: str) -> None:
    """What is added has the line ends of the file, and a blank line before it."""
    meeting = bring(guideline, guideline.roles["leder"], guideline.situations["stress"])
    windows = case.replace("\n", "\r\n")
    once = added(guideline, windows, meeting)
    assert "\n" not in once.replace("\r\n", "")
    assert once[len(windows) :].startswith("\r\n# Referat:")
    assert added(guideline, case.rstrip("\n"), meeting)[len(case) - 1 :].startswith("\n\n# Referat:")


def test_in_a_comment(guideline: Guideline) -> None:
    """Nothing is added where it could not be read back."""
    meeting = bring(guideline, guideline.roles["leder"], guideline.situations["stress"])
    for text in ("```\nkode", "<!-- et\n\nto", "~~~~\n"):
        with pytest.raises(UserError, match=r"a\.md slutter inde i en kommentar"):
            added(guideline, text, meeting)


def test_days(guideline: Guideline) -> None:
    """A row is late from the day after its date."""
    for days, form in product((-1, 0, 1), ("%Y-%m-%d", "%d.%m.%Y", "%d/%m-%Y")):
        day = (TODAY + timedelta(days)).strftime(form)
        assert table(guideline, f"a | b | {day}") == [("a", [], days < 0)]


def test_large(guideline: Guideline) -> None:
    """A large file is read to its end."""
    assert len(parse("- [ ] a\n" * 10_000).entries) == 10_000
    assert len(status(guideline, TABLE + "| a | b | 1/1-2020 |\n" * 3_000).late) == 3_000
