"""``stressguide ask``, with real keys on a real terminal."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stressguide.cli.streams import page
from stressguide.model import Guideline
from support import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, PROGRAM, UP, Open, Run, Terminal

ASK = f"{sys.executable} -m stressguide ask"
TO_SICK = (DOWN + ENTER, DOWN * 2 + ENTER)
"""The keys of a leader whose employee is on sick leave: the second role, the third situation."""
DONE, OTHERS, ALSO, MINUTES, SAVE = (DOWN * steps + ENTER for steps in range(5))
"""The keys of what is offered after an answer."""


def answer(screen: Terminal, *keys: str) -> None:
    """Answer the two questions."""
    screen.see("Hvem er du?")
    screen.see("Ved ikke")
    screen.press(keys[0])
    screen.see("Hvad sker der?")
    screen.see("← Tilbage")
    screen.press(keys[1])


class TestWalk:
    """The two questions."""

    def test_to_an_answer(self, terminal: Open) -> None:
        """Two choices lead to the list, what comes next, and where help is in an emergency."""
        screen = terminal("ask")
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        shown = screen.text()
        assert "Hvem er du? Jeg er leder" in shown
        assert "Hvad sker der? En medarbejder er sygemeldt med stress" in shown
        assert "  ☐ opfordre medarbejderen til at tage kontakt til egen læge" in shown
        assert "stressguide" not in shown
        assert shown.count("Ring 112") == shown.count("Livslinien 70 201 201") == 1
        screen.press(DONE)
        assert screen.end() == 0
        assert "Åbn det direkte en anden gang:  stressguide checklist leder sygemeldt" in screen.text()
        assert screen.text().count("Ring 112") == 1

    def test_commands_are_whole(self, terminal: Open) -> None:
        """No command to copy is broken, also where labels are long."""
        screen = terminal("ask", "--role", "leder", "--situation", "foer-tilbagekomst", "--no-input", size=(100, 60))
        assert screen.end() == 0
        assert (
            "\nÅbn det direkte en anden gang:  stressguide checklist leder foer-tilbagekomst\n"
            "De andres punkter:              stressguide checklist leder foer-tilbagekomst --others\n"
        ) in screen.text()

    def test_nothing_grave(self, terminal: Open) -> None:
        """Where the situation is not grave, no emergency is spoken of."""
        screen = terminal("ask")
        answer(screen, ENTER, ENTER)
        screen.see("Hvad nu?")
        assert "112" not in screen.text()

    def test_stdout_has_only_the_document(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """With stdout appended to a file, questions and hints are on the screen, and only the answer in the file."""
        (tmp_path / "referat.md").write_text("# Referat\n\n", encoding="utf-8")
        screen = terminal(shell=f"{ASK} >> referat.md")
        answer(screen, *TO_SICK)
        screen.see("Livslinien")
        assert screen.end() == 0
        assert "☐" not in screen.text()
        expected = "# Referat\n\n" + run("checklist", "leder", "sygemeldt").stdout
        assert expected == (tmp_path / "referat.md").read_text(encoding="utf-8")

    def test_in_a_pipe(self, terminal: Open) -> None:
        """So it is with a pipe, which gets Markdown."""
        screen = terminal(shell=f"{ASK} | grep -c '^- \\[ \\] '")
        answer(screen, *TO_SICK)
        screen.see("Livslinien")
        screen.end()
        assert "\n8" in screen.text()

    def test_letters_choose_nothing(self, terminal: Open) -> None:
        """What is typed or pasted where nothing but an option is an answer is neither shown nor an answer."""
        screen = terminal("ask", "--role", "leder", "--situation", "stress", "jeg er leder")
        screen.see("Hvad nu? » Færdig")
        screen.press("jkå \x1b[200~wxq\x1b[201~" + DOWN)
        screen.see("» De andres punkter")
        assert "wxq" not in screen.text()
        screen.press(UP + ENTER)
        assert screen.end() == 0

    @pytest.mark.parametrize(("arguments", "extra"), [([], {"NO_COLOR": "1"}), (["--no-color"], {}), ([], {})])
    def test_no_styles(self, terminal: Open, arguments: list[str], extra: dict[str, str]) -> None:
        """By the variable or the option, the questions have no styles."""
        screen = terminal("ask", *arguments, **extra)
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        styled = re.findall(rb"\x1b\[0;[\d;]+m", screen.raw.split(b"Hvad sker der")[0])
        assert bool(styled) is not bool(arguments or extra)

    @pytest.mark.parametrize("arguments", [["--no-color"], []])
    @pytest.mark.parametrize("command", [("notes", "tick", "a.md"), ("guideline", "new", "vold.yaml")])
    def test_no_styles_elsewhere(
        self, terminal: Open, run: Run, command: tuple[str, ...], arguments: list[str]
    ) -> None:
        """So it is wherever something is asked."""
        run("notes", "new", "leder", "stress", "-o", "a.md")
        screen = terminal(*arguments, *command)
        screen.see("?")
        screen.press(CTRL_C)
        assert screen.end() == 130
        assert (re.search(rb"\x1b\[0;[\d;]+m", screen.raw) is None) is bool(arguments)

    def test_back(self, terminal: Open) -> None:
        """Back is the last answer, one step up from the first, and leads to the question before."""
        screen = terminal("ask")
        answer(screen, ENTER, UP + ENTER)
        screen.see("Hvad sker der? ← Tilbage Hvem er du?")
        screen.see("Ved ikke")
        screen.press(DOWN + ENTER)
        screen.see("Vi vil forebygge stress")

    def test_unknown_role(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """Who doesn't know who they are sees everyone's points in the situation."""
        screen = terminal(shell=f"{ASK} > a.md")
        answer(screen, UP + ENTER, DOWN * 2 + ENTER)
        screen.see("Åbn det direkte en anden gang: stressguide checklist sygemeldt")
        assert screen.end() == 0
        assert run("checklist", "sygemeldt").stdout == (tmp_path / "a.md").read_text(encoding="utf-8")

    def test_unknown_situation(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """Who doesn't know what is happening sees the overview."""
        screen = terminal(shell=f"{ASK} > a.md")
        answer(screen, ENTER, UP * 2 + ENTER)
        assert screen.end() == 0
        assert "Alle lister til medarbejderen:  stressguide checklist medarbejder" in screen.text()
        assert "Ring 112" in screen.text()
        assert run("overview").stdout == (tmp_path / "a.md").read_text(encoding="utf-8")

    def test_a_list_for_whoever_does_not_know(self, terminal: Open) -> None:
        """On a screen one of the role's lists can be chosen then; numbers alone help nobody who is lost."""
        screen = terminal("ask")
        answer(screen, DOWN + ENTER, UP * 2 + ENTER)
        screen.see("Hvad nu? » Vælg en liste …")
        screen.press(ENTER)
        screen.see("Vælg en liste: (piletaster og Enter; Esc: afslut) » Lederen: vi vil forebygge stress")
        screen.press(DOWN + ENTER)
        screen.see("tage kollegahenvendelser alvorligt")

    def test_silence(self, terminal: Open) -> None:
        """Where the guideline is silent, it says so, and shows what concerns the reader."""
        screen = terminal("ask")
        answer(screen, DOWN * 3 + ENTER, DOWN * 3 + ENTER)
        screen.see("Retningslinjerne har ingen punkter til TR/AMR i denne situation.")
        screen.see("hvor TR/AMR eller anden relevant person også kan deltage. (linje 159–160)")
        screen.see("Se også: • Lederen")
        assert "stressguide" not in screen.text()


class TestInAdvance:
    """What is given is not asked."""

    def test_both(self, run: Run) -> None:
        """With both given there is nothing to ask, and no terminal is needed."""
        result = run("ask", "--role", "chef", "--situation", "sygemelding")
        assert run("checklist", "leder", "sygemeldt").stdout == result.stdout
        assert (result.returncode, result.stderr) == (0, "")

    def test_both_on_a_low_screen(self, terminal: Open) -> None:
        """The list is printed to its end, for nothing is asked after it."""
        screen = terminal("ask", "--role", "leder", "--situation", "sygemeldt", size=(80, 24))
        assert screen.end() == 0
        assert all(words in screen.raw.decode() for words in ("sikre tid til", "Tal om arbejdet", "Livslinien"))

    def test_role(self, terminal: Open) -> None:
        """With a role given the situation is asked for, and Back leads to the role after all."""
        screen = terminal("ask", "--role", "leder")
        screen.see("Hvad sker der?")
        screen.see("← Tilbage")
        assert "Hvem er du?" not in screen.text()
        screen.press(UP + ENTER)
        screen.see("Hvem er du?")

    def test_situation(self, terminal: Open) -> None:
        """With a situation given the role is asked for."""
        screen = terminal("ask", "--situation", "stress")
        screen.see("Ved ikke")
        screen.press(DOWN + ENTER)
        screen.see("tage hånd om en medarbejder")
        assert "Hvad sker der?" not in screen.text()

    def test_no_input(self, terminal: Open) -> None:
        """With --no-input nothing is asked even on a terminal, and what is missing is named."""
        missing = {"": "--role --situation", "--role leder": "--situation", "--situation stress": "--role"}
        for given, options in missing.items():
            screen = terminal("ask", "--no-input", *given.split())
            assert screen.end() == 2
            assert all(f"{option} (" in screen.text() for option in options.split())
            assert "Hvem er du?" not in screen.text()

    def test_no_terminal(self, run: Run) -> None:
        """Without a terminal there is one message, which names the command to use."""
        result = run("ask", "--role", "leder")
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr == (
            "ask kan kun spørge i en terminal. Brug for eksempel: stressguide checklist leder stress\n"
        )

    def test_no_screen(self, terminal: Open) -> None:
        """Where the questions could not be seen they are not asked."""
        screen = terminal(shell=f"{ASK} 2> fejl.txt; cat fejl.txt")
        screen.see("ask kan kun spørge i en terminal.")

    def test_a_file_that_is_there_is_asked_about_first(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """So it is known where the answer goes before the two questions."""
        (tmp_path / "findes.md").write_text("Mit\n", encoding="utf-8")
        screen = terminal("ask", "-o", "findes.md")
        screen.see("findes.md findes allerede. Hvad skal der ske med den?")
        screen.press(DOWN + ENTER)
        answer(screen, *TO_SICK)
        assert screen.end() == 0
        expected = run("checklist", "leder", "sygemeldt").stdout
        assert (tmp_path / "findes.md").read_text(encoding="utf-8") == f"Mit\n\n{expected}"

    def test_what_cannot_be_met_is_said_first(self, terminal: Open, tmp_path: Path) -> None:
        """Nobody answers questions in vain."""
        (tmp_path / "findes.md").write_text("")
        (tmp_path / "mappe").mkdir()
        cannot = "--width 5|-o findes.md --no-input|-o mappe|--heading-level 9 -f markdown|-o a.json --append"
        for arguments in cannot.split("|"):
            screen = terminal("ask", *arguments.split())
            assert screen.end() == 2, arguments
            assert "Hvem er du?" not in screen.text()

    def test_other_formats(self, terminal: Open, tmp_path: Path) -> None:
        """The options of the output are those of a checklist."""
        screen = terminal(shell=f"{ASK} --json > a.json")
        answer(screen, *TO_SICK)
        assert screen.end() == 0
        read = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
        assert read["checklists"][0]["role"]["id"] == "leder"

    def test_output_to_a_file(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """With a file named the answer goes there, and nothing more is offered."""
        screen = terminal("ask", "-o", "a.md")
        answer(screen, *TO_SICK)
        assert screen.end() == 0
        assert "8 punkter er gemt i a.md." in screen.text()
        assert "Hvad nu?" not in screen.text()
        assert run("checklist", "leder", "sygemeldt").stdout == (tmp_path / "a.md").read_text(encoding="utf-8")


class TestEndings:
    """What is offered after an answer on the screen."""

    def test_save(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """The list goes to a file, under a name that is suggested and confirmed; one that is there is asked about."""
        screen = terminal("ask", size=(120, 60))
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        screen.press(SAVE)
        screen.see("Filens navn: (Enter: leder-sygemeldt.md; skriv . og tryk Enter for at gå tilbage)")
        screen.press(ENTER)
        file = tmp_path / "leder-sygemeldt.md"
        screen.see(f"Skal det gemmes i {file}?")
        screen.press(ENTER)
        screen.see("? Nej Filens navn:")
        assert not file.exists()
        screen.press(ENTER)
        screen.see("» Nej")
        screen.press(DOWN + ENTER)
        screen.see(f"8 punkter er gemt i {file}. Er nogen")
        expected = run("checklist", "leder", "sygemeldt").stdout
        assert expected == file.read_text(encoding="utf-8")
        screen.press(SAVE)
        screen.see(f"{file}. Filens navn:")
        screen.press("leder-sygemeldt.md" + ENTER)
        screen.see("findes allerede. Hvad skal der ske med den? » ← Et andet navn Føj til den")
        screen.press(DOWN + ENTER)
        screen.see(f"8 punkter er føjet til {file}.")
        assert f"{expected}\n{expected}" == file.read_text(encoding="utf-8")

    def test_a_name_without_an_ending(self, terminal: Open, tmp_path: Path) -> None:
        """It gets one, which is said before anything is written."""
        screen = terminal("ask", size=(120, 60))
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        screen.press(SAVE)
        screen.see("Filens navn:")
        screen.press("liste" + ENTER)
        screen.see(f"Skal det gemmes i {tmp_path / 'liste.md'}?")
        screen.press(DOWN + ENTER)
        screen.see(f"8 punkter er gemt i {tmp_path / 'liste.md'}.")

    def test_save_to_a_bad_name(self, terminal: Open, tmp_path: Path) -> None:
        """A name that does not work is explained, and asked for again; nothing is left out of it in silence."""
        screen = terminal("ask")
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        screen.press(SAVE)
        screen.see("leder-sygemeldt.md")
        screen.press("referat.doc" + ENTER)
        screen.see("Excel åbner .csv. Filens navn: (Enter")
        screen.press("~ingen/a.md" + ENTER)
        screen.see("Lav den først, eller skriv en anden. Intet er ændret. Filens navn: (Enter")
        screen.press("a\u200bb.md" + ENTER)
        screen.see("Sådan kan en fil ikke hedde. Filens navn: (Enter")
        screen.press("." + ENTER)
        screen.see("skriv . og tryk Enter for at gå tilbage) . Er nogen")
        screen.press(DONE)
        assert screen.end() == 0
        assert list(tmp_path.glob("*.md")) == []

    def test_others(self, terminal: Open) -> None:
        """What the others do is shown, and only that."""
        screen = terminal("ask", size=(80, 120))
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        screen.press(OTHERS)
        screen.see("Det siger retningslinjerne til de andre Medarbejderen: jeg er sygemeldt med stress")
        screen.see("Hvad nu?")
        assert screen.text().count("opfordre medarbejderen til at tage kontakt til egen læge") == 1

    def test_see_also(self, terminal: Open) -> None:
        """The other lists that concern a reader are answers to choose."""
        screen = terminal("ask")
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        screen.press(ALSO)
        screen.see("Se også: (piletaster og Enter; Esc: afslut) » TR/AMR: en kollega er sygemeldt med stress")
        screen.press(DOWN * 2 + ENTER)
        screen.see("at aftale, hvordan kollegaer involveres")
        screen.see("Hvad nu?")

    def test_back(self, terminal: Open) -> None:
        """One can go back to the second question."""
        screen = terminal("ask")
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        screen.press(UP + ENTER)
        screen.see("Hvad sker der? (piletaster")
        screen.press(ENTER)
        screen.see("skabe klarhed om roller og ansvar")
        screen.see("Hvad nu?")


class TestWhereItEnds:
    """What stands on the screen when the walk has ended."""

    @pytest.mark.parametrize("size", [(80, 24), (60, 20)])
    def test_the_answer_is_seen(self, terminal: Open, guideline: Guideline, size: tuple[int, int]) -> None:
        """In every cell the title and the first point are there, and at most five lines below the answer."""
        screen = terminal("ask", size=size)
        for role, who in enumerate(guideline.roles.values()):
            screen.see("» Jeg er medarbejder")
            screen.press(DOWN * role + ENTER)
            answers = {each.key: each.leads_to for each in who.answers}
            for key in guideline.situations:
                cell = guideline.cells[answers[key]]
                screen.see("» " + who.answers[0].what)
                screen.press(DOWN * list(answers).index(key) + ENTER)
                screen.see("Hvad nu?")
                shown = " ".join(screen.text().split())
                assert guideline.heading(cell.place) in shown
                first = cell.points[0].text if cell.points else "Retningslinjerne har ingen punkter"
                beginning = " ".join(first.split()[:6])
                assert beginning in re.sub(r"\s+", " ", screen.text().replace("•", "")), screen.text()
                below = screen.text().split("Ring 112" if "Ring 112" in shown else "Hvad nu?")[-1].split("\n")
                assert len(below) <= 4, screen.text()
                screen.press(UP + ENTER)
            screen.see("» " + who.answers[0].what)
            screen.press(UP + ENTER)

    def test_read_on(self, terminal: Open) -> None:
        """A long answer waits at its beginning, and goes on where it stopped."""
        screen = terminal("ask", size=(60, 20))
        answer(screen, *TO_SICK)
        parts = "udtrykkeligt har sagt ja til mere", "Tal om arbejdet", "resten af medarbejdergruppen?"
        for words in (*parts, "Ud over retningslinjerne"):
            screen.see("Hvad nu? » Læs videre Færdig")
            assert words not in " ".join(screen.text().split())
            screen.press(ENTER)
            screen.see(words)
        assert b"\x1b[?1049h" not in screen.raw  # no pager

    def test_narrow(self, terminal: Open) -> None:
        """What is offered is broken between the answers, at any width."""
        screen = terminal("ask", "--role", "leder", "--situation", "stress", "jeg er leder", size=(40, 30))
        screen.see("Hvad nu? » Færdig De andres punkter Se også … Forbered et møde Gem i en fil ← Tilbage")
        assert all(text in screen.text() for text in ("De andres punkter", "Forbered et møde", "Gem i en fil"))

    @pytest.mark.parametrize("arguments", [["ask"], ["ask", "--plain-prompts"]])
    def test_keys_that_were_waiting(self, terminal: Open, tmp_path: Path, arguments: list[str]) -> None:
        """A mail pasted where one line is asked for writes nothing, however many empty lines follow."""
        screen = terminal(*arguments)
        screen.see("Ved ikke")
        screen.press("min medarbejder er sygemeldt" + ENTER * 8)
        screen.see("Hvad nu?")
        assert list(tmp_path.iterdir()) == []

    def test_keys_that_were_waiting_when_saving(self, terminal: Open, tmp_path: Path) -> None:
        """Nor do empty lines after a name say yes."""
        screen = terminal("ask")
        answer(screen, *TO_SICK)
        screen.see("Hvad nu?")
        screen.press(SAVE + ENTER * 6)
        screen.see("Filens navn:")
        screen.press("liste" + ENTER * 6)
        screen.see("» Nej")
        assert list(tmp_path.iterdir()) == []


def test_no_page_ends_below_a_heading() -> None:
    """What stands over a list is on the page with the list, as far as a page has room."""
    lines = [f"{text}\n" for text in ("Sig", "", "  a", "    b", "  c", "", "Leder:", "", "  d", "  e", "  f")]
    assert page(lines, 8) == page(lines, 7) == page(lines, 6) == lines[:6]
    assert page(lines, 9) == lines[:9]
    assert page(lines, 20) == lines
    assert page(lines[6:] * 2, 2) == lines[6:8]


class TestLeaving:
    """Esc, Ctrl-C and Ctrl-D."""

    @pytest.mark.parametrize(
        ("key", "asked"),
        [*((ESCAPE, asked) for asked in range(1, 4)), (CTRL_C, 1), (CTRL_C, 4), (CTRL_D, 2), (CTRL_D, 4)],
    )
    def test_at_any_question(self, terminal: Open, tmp_path: Path, key: str, asked: int) -> None:
        """They leave at every question, quietly, with exit code 130 and a terminal as it was."""
        screen = terminal(shell=f"stty -a > before; {ASK}; echo kode=$?; stty -a > after")
        screen.see("Hvem er du?")
        screen.see("Ved ikke")
        for keys, seen in list(zip((*TO_SICK, SAVE), ("← Tilbage", "Færdig", "Filens navn:"), strict=True))[
            : asked - 1
        ]:
            screen.press(keys)
            screen.see(seen)
        screen.press(key)
        screen.see("kode=130")
        screen.end()
        assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()
        assert "fejl" not in screen.text().lower()
        assert "\x1b[?25l" not in screen.raw.decode().rsplit("\x1b[?25h", 1)[1]  # the cursor is seen again

    @pytest.mark.parametrize("way", ["", " --plain-prompts"])
    def test_esc_leads_back_from_a_name(self, terminal: Open, tmp_path: Path, way: str) -> None:
        """Esc at the name of a file leads back to what is offered, and nothing is written."""
        screen = terminal(shell=f"{ASK} --situation stress{way}; echo kode=$?")
        screen.see("Afslut" if way else "Ved ikke")
        screen.press("2" + ENTER if way else DOWN + ENTER)
        screen.see("Hvad nu?")
        screen.press("4" + ENTER if way else SAVE)
        screen.see("Filens navn:")
        screen.press(ESCAPE + ENTER if way else ESCAPE)
        screen.see("tilbage) ^ [ Er nogen" if way else "Hvad nu?")
        assert list(tmp_path.glob("*.md")) == []

    def test_esc_leads_back_where_the_file_is_there(self, terminal: Open, tmp_path: Path) -> None:
        """Who names no other file for one that is there comes back to what is offered, and it is as it was."""
        (tmp_path / "leder-stress.md").write_text("mit", encoding="utf-8")
        screen = terminal("ask", "--situation", "stress", size=(240, 60))  # a path is not broken
        screen.see("Ved ikke")
        screen.press(DOWN + ENTER)
        screen.see("Hvad nu?")
        screen.press(SAVE)
        screen.see("Filens navn:")
        screen.press(ENTER)
        screen.see("Hvad skal der ske med den?")
        screen.press(ENTER)
        screen.see("leder-stress-2.md;")
        screen.press(ESCAPE)
        screen.see("tryk Enter for at gå tilbage) Filens navn: (Enter: leder-stress.md;")
        screen.press(ESCAPE)
        screen.see("Hvad nu?")
        assert [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.md")] == ["mit"]

    def test_nothing_half_printed(self, terminal: Open, tmp_path: Path) -> None:
        """Who leaves before the end leaves nothing in the file."""
        screen = terminal(shell=f"{ASK} > a.md; echo kode=$?")
        screen.see("Ved ikke")
        screen.press(ENTER)
        screen.see("← Tilbage")
        screen.press(ESCAPE)
        screen.see("kode=130")
        assert (tmp_path / "a.md").read_bytes() == b""

    @pytest.mark.parametrize("arguments", [["ask"], ["ask", "--plain-prompts"]])
    def test_signal(self, terminal: Open, arguments: list[str]) -> None:
        """A signal from outside ends it too."""
        screen = terminal(*arguments)
        screen.see("Ved ikke")
        os.kill(screen.process.pid, signal.SIGINT)
        assert screen.end() == 130

    def test_end_from_outside(self, terminal: Open, tmp_path: Path) -> None:
        """A terminal that is closed, or a machine that is shut down, leaves no terminal in disorder."""
        inner = f"sh -c 'echo $$ > pid; exec {ASK}'"
        screen = terminal(shell=f"stty -a > before; {inner}; echo kode=$?; stty -a > after")
        screen.see("Ved ikke")
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGTERM)
        screen.see("kode=143")
        screen.end()
        assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()

    def test_pause(self, terminal: Open) -> None:
        """Ctrl-Z gives the shell back, and ``fg`` the question."""
        screen = terminal(shell=f"exec bash --norc -i -c 'set -m; {ASK}; echo tilbage=$?; fg; echo kode=$?'")
        screen.see("Ved ikke")
        screen.press("\x1a")
        screen.see("tilbage=148")
        screen.see("Ved ikke")
        screen.press(ESCAPE)
        screen.see("kode=130")


class TestPlainPrompts:
    """Numbered questions, which redraw nothing."""

    @pytest.mark.parametrize(
        ("arguments", "extra"),
        [
            (["ask", "--plain-prompts"], {}),
            (["ask"], {"STRESSGUIDE_ACCESSIBLE": "1"}),
            (["ask"], {"TERM": "dumb"}),
            ([], {"STRESSGUIDE_ACCESSIBLE": "1"}),
        ],
    )
    def test_a_walk(self, terminal: Open, arguments: list[str], extra: dict[str, str]) -> None:
        """Numbers lead to the list; a wrong one is explained; there is no escape code but those of the answer."""
        screen = terminal(*arguments, NO_COLOR="1", **extra)
        screen.see(
            "6. Skriv det med egne ord 7. Ved ikke 0. Afslut Skriv et nummer, eller hvad der sker, og tryk Enter:"
        )
        screen.press("8\r")
        screen.see("Det nummer findes ikke. Skriv et nummer fra 0 til 7.")
        screen.press("²\r2\r")
        screen.see("10. Tilbage 0. Afslut Skriv et nummer, eller hvad der sker, og tryk Enter:")
        screen.press("3\r")
        screen.see("5. Tilbage 0. Færdig Skriv et nummer, og tryk Enter:")
        assert "- opfordre medarbejderen" in screen.text()
        screen.press("4\r")
        screen.see("Filens navn: (Enter: leder-sygemeldt.md; skriv . og tryk Enter for at gå tilbage)")
        screen.press(".\r")
        help_line = "læge, lægevagten eller Livslinien 70 201 201."
        offered = "1. De andres punkter 2. Se også 3. Forbered et møde 4. Gem i en fil 5. Tilbage 0. Færdig"
        screen.see(f"{help_line} Hvad nu? {offered} Skriv et nummer, og tryk Enter: 4")
        screen.see(
            f"tilbage) . Er nogen i livsfare? Ring 112. Ved selvmordstanker: egen {help_line} Hvad nu? {offered} Skriv"
        )
        screen.press("0\r")
        assert screen.end() == 0
        assert b"\x1b" not in screen.raw

    def test_is_linear(self, terminal: Open) -> None:
        """All is in one column and nothing is drawn: what the bytes say from the first to the last is what is meant."""
        screen = terminal("ask", "--plain-prompts", NO_COLOR="1")
        screen.see("0. Afslut")
        screen.press("2\r")
        screen.see("10. Tilbage")
        screen.press("3\r")
        screen.see("0. Færdig Skriv et nummer")
        spoken = " ".join(screen.raw.decode().split())
        assert "er blevet sygemeldt med stress? Lederen bør: bør · linje 122–133 - sikre tid" in spoken
        assert not set(spoken) & set("☐☑•»←→…─│┃━")
        for number, text in ((1, "Jeg er medarbejder"), (7, "Ved ikke"), (10, "Tilbage"), (4, "Gem i en fil")):
            assert f"\n{number}. {text}\r" in screen.raw.decode()

    def test_the_overview_is_said_in_sentences(self, terminal: Open) -> None:
        """Where there would be a table, each row is a sentence."""
        screen = terminal("ask", "--plain-prompts")
        screen.see("0. Afslut")
        screen.press("2\r")
        screen.see("10. Tilbage")
        screen.press("9\r")
        screen.see("Lederen. Forebyggelse: 15 bør; Stress i dagligdagen: 2 bør;")
        screen.see("Hvad nu? 1. Vælg en liste 2. Gem i en fil 3. Tilbage 0. Færdig")

    def test_leaving(self, terminal: Open) -> None:
        """0 and «slut» leave at any question, and so does a line with Esc in it."""
        for typed in ("0", "slut", "Slut.", ESCAPE):
            screen = terminal("ask", "--plain-prompts")
            screen.see("0. Afslut")
            screen.press(typed + "\r")
            assert screen.end() == 130

    def test_back_by_its_word(self, terminal: Open) -> None:
        """«tilbage» leads back, and is not what is happening."""
        screen = terminal("ask", "--plain-prompts")
        screen.see("0. Afslut")
        screen.press("2\r")
        screen.see("10. Tilbage")
        screen.press("tilbage\r")
        screen.see("tilbage Hvem er du? 1. Jeg er medarbejder")

    def test_other_bytes(self, terminal: Open) -> None:
        """An arrow key, or a letter in another encoding, is just no number."""
        screen = terminal("ask", "--plain-prompts")
        screen.see("Skriv et nummer")
        screen.press("\x1b[2\r")
        screen.see("Det nummer findes ikke.")
        screen.process.send(b"\xe5\r")
        screen.press("2\r")
        screen.see("Vi vil forebygge stress")

    def test_esc_and_enter_lead_back_from_own_words(self, terminal: Open) -> None:
        """Where own words are asked for, Esc leads back to the question, as an empty line does."""
        screen = terminal("ask", "--plain-prompts")
        screen.see("Skriv et nummer")
        for keys in (ESCAPE + "\r", "\r"):
            screen.press("6\r")
            screen.see("Skriv det med egne ord: (Enter: tilbage)")
            screen.press(keys)
            screen.see("(Enter: tilbage) " + ("^[ " if ESCAPE in keys else "") + "Hvem er du? 1.")

    def test_ascii_terminal(self, terminal: Open) -> None:
        """Where the terminal lacks the signs of the list, the numbered one is readable."""
        screen = terminal("ask", PYTHONIOENCODING="ascii")
        screen.see("7. Ved ikke 0. Afslut Skriv et nummer, eller hvad der sker, og tryk Enter:")
        screen.press("2\r")
        screen.see("2. En medarbejder viser tegn paa stress")
        screen.see("10. Tilbage")


class TestScreens:
    """Small, large and changing screens."""

    @pytest.mark.parametrize("size", [(40, 30), (30, 12), (20, 8)])
    def test_small(self, terminal: Open, size: tuple[int, int]) -> None:
        """On a small screen the walk works all the same."""
        screen = terminal(shell=f"{ASK} > a.md", size=size)
        screen.see("Hvem er du?")
        screen.see("Jeg er leder")
        screen.press(DOWN + ENTER)
        screen.see("Hvad sker der?")
        screen.press(DOWN * 2)
        screen.see("» En medarbejder er")
        screen.press(ENTER)
        assert screen.end() == 0

    def test_broken_between_words(self, terminal: Open) -> None:
        """Questions, options and answers are broken between words."""
        screen = terminal("ask", size=(30, 20))
        screen.see("Ved ikke")
        assert "» Jeg svarer" not in screen.text()
        assert "   Jeg arbejder i HR eller den\n   øverste ledelse\n" in screen.text()
        screen.press(DOWN * 4 + ENTER)
        screen.see("← Tilbage")
        assert "Hvem er du? Jeg arbejder i HR\neller den øverste ledelse\n" in screen.text()

    def test_alone_on_a_terminal(self, terminal: Open) -> None:
        """Without a command the program asks."""
        screen = terminal()
        screen.see("Hvem er du?")


def test_asks_on_the_terminal_it_has() -> None:
    """Answers are read from the terminal only: what comes through a pipe is not taken for them."""
    result = subprocess.run(
        [*PROGRAM, "ask", "--plain-prompts"], input="2\n3\n", capture_output=True, encoding="utf-8", check=False
    )
    assert (result.returncode, result.stdout) == (2, "")
