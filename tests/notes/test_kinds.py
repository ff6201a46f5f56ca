"""Minutes in the dress that editors and people give them: read, or named, and done only if they say so."""

import re
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide import texts
from stressguide.cli.saving import Meeting
from stressguide.documents.checklist import checklists_document
from stressguide.documents.document import Layout
from stressguide.documents.minutes import bring
from stressguide.formats.markdown import render
from stressguide.guideline import find, in_language, load_original
from stressguide.model import Guideline
from stressguide.navigation.selection import select
from stressguide.notes.dates import deadline
from stressguide.notes.minutes import Minutes, Status
from support import ROOT

TODAY = date(2026, 11, 23)
DOCTOR = "opfordre medarbejderen til at tage kontakt til egen læge"
TITLES = "| Hvad | Hvem | Hvornår | Status |\n|---|---|---|---|\n"
INVISIBLE = "\ufe0f\ufe0e\u2060\u200b\u200d\u00ad\u200e\ufeff"
DASHES = "-‐‑‒–—―−"


def status(guideline: Guideline, text: str) -> Status:
    """Say how a file stands today."""
    return Minutes.parse(text, guideline).status(TODAY)


def states(guideline: Guideline, text: str) -> list[tuple[int, str, bool]]:
    """List the tasks of a file: line, state, and whether a point's words were found."""
    return [(found.line, found.state, found.source is not None) for found in status(guideline, text).tasks]


def cased(data: st.DataObject, text: str) -> str:
    """Write a text in any letter case."""
    return data.draw(st.sampled_from([text, text.upper(), text.title(), text.capitalize()]))


DENIED = [
    *("ikke {}", "endnu ikke {}", "mangler {}", "{}?", "[ ] {}", "☐ {}", "50 % {}", "delvist {}", "næsten {}"),
    *("{}, men ikke helt", "afventer {} fra HR", "{} når Mette er tilbage", "skal være {}", "bliver snart {}"),
    *("{} 1/12-2030", "~~{}~~", "not {}", "{}, hvis budgettet holder", "udsat, ikke {}", "[-] {}", "✗ {}", "u-{}"),
    *("håber at det er {}", "✓ ikke {}", "{} mangler", "{} i næste uge", "aldrig {}", "[/] {}", "❌ {}", "ej {}"),
    *("{} ☐", "{} ✗", "{} [ ]", "1/2 {}", "3/4 {}", "½ {}", "9 af 10 {}", "{} 9 af 10", "{} eller ej", "tæt på {}"),
]
SAID = [
    *("{}", "{}.", "**{}**", "{} 3/11-2020", "3/11-2020: {}", "{} d. 3. november 2020", "{} af Mette", "✓ {}"),
    *("{} af Mette Ø. Hansen 3/11-2020", "er {}", "{} ✅", "[x] {}", "☑\ufe0f {}", "{} uge 45 2020", "{} kl. 10.30"),
    *("100 % {}", "({})", "√ {}", "{} ✓✓", "»{}«"),
]
DONE = ["udført", "gjort", "færdig", "klaret", "ok", "afsluttet", "done"]


def done(guideline: Guideline, cell: str, at: int) -> bool:
    """Whether an agreement is done by what stands in a cell, counted from 0."""
    cells = ["a", "M", "3/11-2020", ""]
    cells[at] = cell
    [item] = status(guideline, f"{TITLES}| {' | '.join(cells)} |\n").agreements
    return item.is_done


class TestDone:
    """An agreement is done only if a cell says that, and only that."""

    def test_denied(self, guideline: Guideline) -> None:
        """What is denied, partial, put off, asked or waited for is open, and so it lacks what it lacks."""
        rows = "| Ring til kommunen | Mette | 3/11-2020 | ikke udført |\n"
        rows += "| Ny arbejdsplads | | 4/11-2020 | endnu ikke færdig |\n"
        found = status(guideline, TITLES + rows)
        assert [(item.text, item.is_done, item in found.late) for item in found.agreements] == [
            ("Ring til kommunen", False, True),
            ("Ny arbejdsplads", False, True),
        ]
        assert [item.text for item in found.incomplete] == ["Ny arbejdsplads"]

    @given(word=st.sampled_from(DONE), at=st.integers(2, 3), data=st.data())
    def test_any_denial(self, guideline: Guideline, word: str, at: int, data: st.DataObject) -> None:
        """In any letter case, in either column, a denied word for done leaves it open."""
        assert [form for form in DENIED if done(guideline, cased(data, form.format(word)), at)] == []

    @given(word=st.sampled_from([*DONE, "x"]), at=st.integers(2, 3), data=st.data())
    def test_any_word(self, guideline: Guideline, word: str, at: int, data: st.DataObject) -> None:
        """Such a word is one with a date, a tick and by whom, too."""
        assert [form for form in SAID if not done(guideline, cased(data, form.format(word)), at)] == []

    def test_what_a_column_is_called(self, guideline: Guideline) -> None:
        """A tick says what the title of its column says."""
        for title, cell, is_done in [
            *(
                ("Udført", "x", True),
                ("Udført?", "ja", True),
                ("OK", "✓", True),
                ("", "X", True),
                ("Status", "☑", True),
            ),
            *(("Udført?", "nej", False), ("Ikke udført", "x", False), ("Haster", "x", False), ("Mangler", "✓", False)),
        ]:
            text = f"| Hvad | Hvem | Hvornår | {title} |\n|-|-|-|-|\n| a | M | 1/1-2030 | {cell} |\n"
            assert [item.is_done for item in status(guideline, text).agreements] == [is_done], (title, cell)

    def test_tick_beside(self, guideline: Guideline) -> None:
        """What is ticked where it says what or who is done, at the beginning or the end."""
        rows = [
            ("[x] a", "M", True),
            ("a ✅", "M", True),
            ("☑ a, ikke b", "M", True),
            ("a", "M ✓", True),
            ("x a", "M", False),
        ]
        rows += [("[ ] a ✓", "M", False), ("a, ikke b ✓", "M", False), ("gjort", "ok", False)]
        found = status(guideline, TITLES + "".join(f"| {what} | {who} | 1/1-2030 | |\n" for what, who, _done in rows))
        assert [item.is_done for item in found.agreements] == [is_done for _what, _who, is_done in rows]

    def test_struck(self, guideline: Guideline) -> None:
        """Ticked and crossed out is done; crossed out without a tick is neither done nor open, and is told."""
        text = (
            f"- [x] ~~{DOCTOR}~~\n- [ ] ~~køb blomster~~\n- ~~[ ] ring~~\n- [ ] <del>skriv</del>\n- [ ] sikre tid\n\n"
        )
        found = status(guideline, f"{text}{TITLES}| ~~a~~ | | | |\n| ~~b~~ | | | udført |\n")
        assert [each.text for each in found.done] == [DOCTOR]
        assert [each.text for each in found.open] == ["sikre tid"]
        assert [each.text for each in found.struck] == ["køb blomster", "ring", "skriv", "a"]
        assert [(item.text, item.is_done) for item in found.agreements] == [("b", True)]


class TestTables:
    """No agreement is passed over in silence."""

    def test_headerless(self, guideline: Guideline) -> None:
        """Titles in the second row are titles."""
        text = "|  |  |  |\n|---|---|---|\n| Hvad | Hvem | Hvornår |\n| Ring til kommunen |  | 3/11-2020 |\n"
        assert [(item.text, item.who, item.due) for item in status(guideline, text).agreements] == [
            ("Ring til kommunen", "", date(2020, 11, 3))
        ]

    def test_named(self, subtests: pytest.Subtests, guideline: Guideline) -> None:
        """What cannot be read as a table is named by its lines, and nothing is settled by then."""
        for text, unread in [
            ("<table>\n<tr>\n<th>Hvad</th>\n</tr>\n</table>\n", (1,)),
            ("tekst\n\n<TABLE><TR><TD>Hvad</TD></TR></TABLE>\n", (3,)),
            ("| Hvad | Hvem |\n|-|-|\n| a | M |\n\n| Ring |  |\n", (5,)),
            ("| Hvad | Hvem |\n|-|-|\n| a | M | 3/11-2020 |\n", (3,)),  # a cell too many
            ("| Hvad | Hvem | Hvornår |\n|-|-|\n| Ring | | 3/11 |\n", (1, 3)),
            ("tekst\n\n    | Hvad | Hvem |\n    |-|-|\n    | Ring | |\n", (3, 5)),
            ("```\n| Hvad | Hvem |\n|-|-|\n| Ring | |\n", (2, 4)),
            ("+---+---+\n| Hvad | Hvem |\n+===+===+\n| Ring | |\n+---+---+\n", (2, 4)),
            ("| Ring | | 3/11-2020 |\n|-|-|-|\n| Skriv | | 4/11-2020 |\n", (1, 3)),  # a row that has become the titles
            ("|  |  |  |\n|-|-|-|\n| Ring | | 3/11-2020 |\n", (3,)),
            ("**Hvad** **Hvem** **Hvornår**\n", (1,)),
            ("Hvad\tHvem\tHvornår\nRing\t\t3/11-2020\n", (1,)),
            ("| Hvad | Hvem |\n|-|-|\n| | Mette |\n", (3,)),
            ("| ☐ | Ring |\n|-|-|\n| ☑ | Skriv |\n", (1,)),
        ]:
            with subtests.test(text=text):
                found = status(guideline, text)
                assert (tuple(found.unread), found.is_settled) == (unread, False)

    def test_read(self, subtests: pytest.Subtests, guideline: Guideline) -> None:
        """Titles may be written in any way."""
        for text in [
            "| HVAD | HVEM | HVORNÅR |\n|-|-|-|\n{row}",
            "| **Hvad** | *Hvem* | `Hvornår` |\n|-|-|-|\n{row}",
            "  | Hvad | Hvem | Hvornår |\n  |-|-|-|\n  {row}",
            "> | Hvad | Hvem | Hvornår |\n> |-|-|-|\n> {row}",
            "- punkt\n\n  | Hvad | Hvem | Hvornår |\n  |-|-|-|\n  {row}",
            "Hvad | Hvem | Hvornår\n-|-|-\n{row}",
            "| Emne | Ansvarlig | Frist |\n|-|-|-|\n{row}",
            "| Hva\u00add | Hvem\u2060 | Hvornår |\n|-|-|-|\n{row}",
        ]:
            with subtests.test(text=text):
                found = status(guideline, text.format(row="| Ring |  | 3/11-2020 |"))
                assert [(item.text, item.lacks, item in found.late) for item in found.agreements] == [
                    ("Ring", ("who",), True)
                ]
                assert not found.unread

    def test_other_tables_and_texts(self, guideline: Guideline) -> None:
        """What is no agreement is not named: fields, lists of people, sums, comments."""
        text = "| Dato og sted | 3/11-2026 |\n|-|-|\n| Til stede | Mette, Ole |\n\n| Navn | Telefon | Mail |\n|-|-|-|\n"
        text += (
            "| TR | 12 | a@b.dk |\n\nHvem gør hvad, og hvornår?\n\n<!-- - [ ] a\n| b | c |\n-->\n\nEt link [x](y).\n"
        )
        assert status(guideline, text).is_settled

    @given(data=st.data())
    def test_any_dress(self, guideline: Guideline, data: st.DataObject) -> None:
        """Whatever is done to a table, each of its agreements is counted or its line is named."""
        rows = ["| Hvad | Hvem | Hvornår |", "|---|---|---|", "| Ring |  | 3/11-2020 |", "| Skriv | Mette |  |"]
        cut = data.draw(st.sampled_from([[0, 1, 2, 3], [1, 2, 3], [0, 2, 3], [2, 1, 3], [0, 1], [2, 3]]))
        lines = [rows[at] for at in cut]
        if data.draw(st.booleans()):
            lines.insert(data.draw(st.integers(0, len(lines))), "")
        indent = data.draw(st.sampled_from(["", "  ", "    ", "\t", "> ", "> > ", "\u2060", "- ", "1. "]))
        text = "".join(f"{indent}{line}\n" for line in lines) + data.draw(st.sampled_from(["", "\n- [x] a\n", "```\n"]))
        if data.draw(st.booleans()):
            text = text.replace("| ", "|").replace(" |", "|")
        found = status(guideline, text)
        told = {item.line for item in found.agreements} | {*found.unread}
        assert {number for number, line in enumerate(text.split("\n"), 1) if re.search("Ring|Skriv", line)} <= told


BULLETS = [
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "a. ",
    "• ",
    "➢ ",
    "§ ",
    "o ",
    "\uf0b7\t",
    "– ",
    "> - ",
    "  - ",
    "\t",
    "    ",
]
BOXES = {
    "open": ["[ ]", "[]", "☐", "□", "( )", "\\[ \\]", "[\u00a0]", "⬜", "【 】", "［　］", "{ }", "\uf0a8", "[\u2800]"],
    "done": ["[x]", "[X]", "☑", "✔", "✅", "[✔]", "(x)", "[ x ]", "☒", "\\[x\\]", "［x］", "\uf0fe"],
    "begun": ["[/]"],
    "cancelled": ["[-]", "[–]", "❌"],
    ">": ["[>]"],
    "?": ["[?]"],
    "!": ["[!]"],
}


class TestBoxes:
    """No point is passed over in silence."""

    def test_emoji(self, guideline: Guideline) -> None:
        """A character that only chooses between picture and text is no part of a box."""
        text = f"- ☑\ufe0f {DOCTOR}\n- ✔\ufe0f a\n- ☐ b\n- [✔\ufe0e] c\n- [ ]\u2060d\n- ☐\ufe0e\u200b e\n"
        assert [state for _line, state, _found in states(guideline, text)] == [
            *("done", "done", "open", "done", "open", "open")
        ]

    def test_marks(self, guideline: Guideline) -> None:
        """Begun and given up are open, and told as such; no space is needed after a box."""
        text = f"- [/] {DOCTOR}\n- [-] b\n- [ ]\u200bc\n- [x]d\n- [!] e\n"
        assert [state for _line, state, _found in states(guideline, text)] == [
            "begun",
            "cancelled",
            "open",
            "done",
            "!",
        ]
        assert len(status(guideline, text).open) == 4

    def test_without_a_box(self, subtests: pytest.Subtests, guideline: Guideline) -> None:
        """A line with a point's words that cannot be ticked off is named, unless the point is elsewhere in the file."""
        for item in ["- {}", "1. {}", "{}", "➢ {}", "a. {}", "- [1] {}", "- [ja] {}", "- ~~{}~~"]:
            with subtests.test(item=item):
                line = item.format(DOCTOR)
                assert status(guideline, f"{line}\n").unread == [1]
                assert not status(guideline, f"{line}\n\n- [x] {DOCTOR}\n").unread

    @pytest.mark.parametrize(
        "text",
        [
            *(f"{DOCTOR} [ ]", f"    - [ ] {DOCTOR}", f"```\n- [ ] {DOCTOR}", f"# [ ] {DOCTOR}", f"a ☐ {DOCTOR}"),
            *(f"<ul><li><input type=checkbox> {DOCTOR}</li></ul>", f"<!-- ikke lukket\n- [ ] {DOCTOR}"),
            *(
                f"<p>\n{DOCTOR}\n</p>",
                *(f"Vi aftalte:\n• {DOCTOR}", f"tekst\n{DOCTOR}", f"### {DOCTOR}", f"```\n{DOCTOR}", f"    {DOCTOR}"),
                *(f"| Punkt | Til |\n|-|-|\n| {DOCTOR} | alle |", f"- **{DOCTOR}**", f"- <b>{DOCTOR}</b>"),
                f"<details><summary>a</summary>\n- [ ] {DOCTOR}\n</details>",
                f"- `[ ]` {DOCTOR}",
            ),
        ],
    )
    def test_named(self, guideline: Guideline, text: str) -> None:
        """So is a box where it cannot be ticked, and a point's words wherever they begin a line or a cell."""
        assert status(guideline, text).unread == [1 + text[: text.index(DOCTOR)].count("\n")]

    @given(
        bullet=st.sampled_from(BULLETS),
        box=st.sampled_from([(state, box) for state, boxes in BOXES.items() for box in boxes]),
        gap=st.sampled_from([" ", "  ", "\t", "\u00a0", "", "\u2060"]),
        data=st.data(),
    )
    def test_any_dress(
        self, guideline: Guideline, bullet: str, box: tuple[str, str], gap: str, data: st.DataObject
    ) -> None:
        """Any box after any bullet, with anything unseen in it, is what it says, or its line is named; ticks work."""
        state, mark = box
        unseen = data.draw(st.lists(st.sampled_from(INVISIBLE), max_size=2).map("".join))
        start = len(bullet) + data.draw(st.integers(0, len(mark)))
        line = f"{bullet}{mark}{gap}{cased(data, DOCTOR)}"
        text = f"# Referat\n\n{line[:start]}{unseen}{line[start:]}\n"
        minutes = Minutes.parse(text, guideline)
        found = minutes.status(TODAY)
        if not found.tasks:
            assert found.unread == [3]
            return
        assert [(each.line, each.state, each.source is not None) for each in found.tasks] == [(3, state, True)]
        if state != "done":
            ticked = minutes.ticked(minutes.open)
            assert [each.state for each in minutes.again(ticked).tasks] == ["done"]

    def test_two_boxes(self, guideline: Guideline) -> None:
        """The first box of a line is the one that is ticked."""
        for line, after in [("( ) ☐ a", "(x) ☐ a"), ("- [ ] [x] a", "- [x] [x] a"), ("☐ Ja ☐ Nej", "☑ Ja ☐ Nej")]:
            minutes = Minutes.parse(line, guideline)
            assert minutes.ticked(minutes.open) == after
            assert not minutes.again(after).open

    def test_our_own(self, guideline: Guideline) -> None:
        """Nothing of our own minutes and lists is named; what they say to others is there to be read."""
        for role, situation in product(guideline.roles.values(), guideline.situations.values()):
            checklists = bring(guideline, role, situation, list(guideline.roles.values()))
            assert not status(guideline, Meeting().write(guideline, checklists)).unread
            for others, language in product((True, False), ("da", "en")):
                texts.speak(language)
                document = checklists_document(select(guideline, role, situation, others=others))
                texts.speak("da")
                assert not status(guideline, render(document, Layout())).unread


class TestWhen:
    """Dates and names as word processors and people write them."""

    def test_moved(self, guideline: Guideline) -> None:
        """Where a date has been moved, the new one counts, in brackets or not; another date in brackets does not."""
        for when, day in [
            *(("20/11-2020 (udsat til 1/12-2030)", "2030-12-01"), ("20/11-2020 (nu 1/12-2030)", "2030-12-01")),
            *(("20/11-2020, udsat til 1/12-2030", "2030-12-01"), ("20/11-2020 [rykket til uge 49 2030]", "2030-12-08")),
            *(("nu 1/12-2030, var 20/11-2020", "2030-12-01"), ("1/12-2030 (aftalt 3/11-2020)", "2030-12-01")),
            *(
                ("1/12-2030 (flyttet fra 20/11-2020 til 3/12-2030)", "2030-12-03"),
                ("ny frist: 1/12-2030", "2030-12-01"),
            ),
            *(("20/11-2020 (postponed to 1 December 2030)", "2030-12-01"), ("20/11-2020 (aftalt 3/11)", "2020-11-20")),
        ]:
            assert deadline(when, TODAY) == date.fromisoformat(day), when
            [item] = status(guideline, f"{TITLES}| a | M | {when} | |\n").agreements
            assert item.due == date.fromisoformat(day)

    @given(day=st.dates(date(2001, 1, 1), date(2060, 12, 31)), dash=st.sampled_from(DASHES))
    def test_any_dash(self, day: date, dash: str) -> None:
        """Every kind of dash is one, also in minus signs and those that do not break a line; and slashes are read."""
        week = day.isocalendar()
        sunday = day + timedelta(days=7 - week.weekday)
        for text, due in [
            (f"{day.day}{dash}{day.month}{dash}{day.year}", day),
            (f"{day.day}/{day.month}{dash}{day.year}", day),
            (f"{day.year}{dash}{day.month:02}{dash}{day.day:02}", day),
            (f"{day.year}/{day.month:02}/{day.day:02}", day),
            (f"{day.year}{dash}W{week.week:02}", sunday),
            (f"u. {week.week} {week.year}" if week.year == day.year else "", sunday),
            (f"(UDSAT TIL uge {week.week} {week.year})", sunday),
        ]:
            if text and not ("W" in text and week.year != day.year):
                assert deadline(text, TODAY) == due, text

    @given(cell=st.text(st.sampled_from(f"{DASHES}?.…* _{INVISIBLE}"), max_size=5))
    def test_nobody_and_never(self, guideline: Guideline, cell: str) -> None:
        """A cell without a letter or digit lacks something."""
        [item] = status(guideline, f"{TITLES}| a | {cell} | {cell} | |\n").agreements
        assert item.lacks == ("who", "when")


@pytest.fixture(scope="module")
def languages() -> list[Guideline]:
    """Read the guideline in Danish and in English."""
    which = find.embedded()
    original = load_original(which, local=False)
    return [in_language(which, original, language) for language in ("da", "en")]


@pytest.mark.parametrize("form", ["{} {}", "{} / {}", "{}<br>{}", "{}\n  {}", "{}", "{1}", "{1} {0}"])
@pytest.mark.parametrize("first", [0, 1])
def test_languages(languages: list[Guideline], form: str, first: int) -> None:
    """Lines in one language, in another or in both, joined or not, are the points, whoever reads them."""
    points = [[point for cell in each.cells.values() for point in cell.points] for each in languages]
    text = "".join(f"- [ ] {form.format(da.text, en.text)}\n" for da, en in zip(*points, strict=True))
    minutes = Minutes.parse(text, languages[first], [languages[1 - first]])
    assert [found.source and found.source.point.id for found in minutes.found] == [point.id for point in points[0]]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "data" / "round-trips").glob("*.md")), ids=lambda path: path.stem
)
def test_round_trips(guideline: Guideline, path: Path) -> None:
    """What formatters and converters make of `before.md` has the same status."""
    folder = ROOT / "tests" / "data" / "round-trips"
    text = path.read_text(encoding="utf-8")
    before, after = status(guideline, (folder / "before.md").read_text(encoding="utf-8")), status(guideline, text)
    assert [(each.title, each.state) for each in after.tasks] == [(each.title, each.state) for each in before.tasks]
    for name in ("text", "who", "when", "due", "is_done", "lacks"):
        assert [getattr(item, name) for item in after.agreements] == [getattr(item, name) for item in before.agreements]
    assert len(after.unread) == ("<table>" in text)  # Word has no table in HTML
    assert len(after.late) == len(before.late)
    assert [each.was and each.was.point.id for each in after.tasks] == [
        each.was and each.was.point.id for each in before.tasks
    ]


def test_rendering(guideline: Guideline) -> None:
    """A line says how it is marked, and the summary what could not be read."""
    from stressguide.documents.status import status_document

    found = status(guideline, f"- [/] {DOCTOR}\n- [-] b\n- [?] c\n- [ ] ~~d~~\n\n<table>\n")
    text = render(status_document([found]), Layout())
    assert "(linje 1, begyndt)" in text
    assert "(linje 2, opgivet)" in text
    assert "(linje 3, mærket «?»)" in text
    assert (
        "1 er streget over, men ikke udført. Ligner en opgave eller en aftale, men kunne ikke læses: linje 6." in text
    )
