"""A person's own words on the command line and at the first question, and ``stressguide search``."""

import json
import sys
from pathlib import Path

import pytest

from support import BACKSPACE, CTRL_C, DOWN, ENTER, ESCAPE, UP, Open, Run

ASK = f"{sys.executable} -m stressguide ask"


LINE = "Er nogen i livsfare? Ring 112. Ved selvmordstanker: egen læge, lægevagten eller Livslinien 70 201 201."
HELP = "Er du eller en anden i livsfare? Ring 112. Bliv hos personen."
ENGLISH = "Are you or somebody else in danger of their life? Call 112. Stay with the person."

CLEAR = "Jeg er leder, og min medarbejder er blevet sygemeldt med stress i dag. Hvad gør jeg?"


class TestClear:
    """Words that say who and what."""

    def test_prints_and_says_how_it_was_understood(self, run: Run) -> None:
        """The list is printed; what was understood is said as a sentence, and below it where there is help."""
        result = run("ask", CLEAR)
        assert result.stdout == run("checklist", "leder", "sygemeldt").stdout
        assert result.stderr == (
            "Jeg forstår det sådan: Du er leder. En medarbejder er sygemeldt med stress.\n"
            "Passer det ikke, så skriv det med andre ord, eller brug --role og --situation.\n"
            f"\n{LINE}\n"
        )

    def test_without_quotes(self, run: Run) -> None:
        """Several words are one text, and English is understood; help stands there with --quiet, too."""
        words = "My colleague in our team is on sick leave with stress. What can we colleagues do?"
        result = run("ask", *words.split(), "-q")
        assert result.stdout == run("checklist", "medarbejdergruppe", "sygemeldt").stdout
        assert result.stderr == f"\n{LINE}\n"

    def test_ids(self, run: Run) -> None:
        """Two ids mean just these."""
        assert run("ask", "tr-amr", "stress", "-q").stdout == run("checklist", "tr-amr", "stress").stdout

    def test_where_the_walk_leads_elsewhere(self, run: Run) -> None:
        """An employee who is soon back is led to the same list as in the walk."""
        result = run("ask", "medarbejder/foer-tilbagekomst", "-q")
        assert result.stdout == run("checklist", "medarbejder", "sygemeldt").stdout

    def test_options_win(self, run: Run) -> None:
        """What is given by an option is not taken from the words."""
        result = run("ask", CLEAR, "--role", "tr-amr", "--json")
        data = json.loads(result.stdout)
        assert data["understood"]["role"] == {"id": "tr-amr", "because": ["--role tr-amr"]}
        assert data["understood"]["situation"]["id"] == "sygemeldt"
        assert (data["missing"], data["danger"]) == ([], None)
        assert data["likely"]["roles"][0] == "leder"
        assert [item["role"]["id"] for item in data["checklists"]] == ["tr-amr"]

    def test_back_undoes_it(self, terminal: Open) -> None:
        """On a terminal one goes back from it to the ordinary questions."""
        screen = terminal("ask", CLEAR)
        screen.see("Jeg forstår det sådan: Du er leder. En medarbejder er sygemeldt med stress.")
        screen.see("Hvad nu?")
        screen.press(UP + ENTER)
        screen.see("Hvem er du?")
        assert "» Jeg er leder" in screen.text()


class TestUnclear:
    """Words that leave something open."""

    def test_no_input(self, run: Run) -> None:
        """Nothing is asked or printed; the likely lists stand as commands to copy, and what is missing is named."""
        result = run("ask", "stress på arbejdet")
        assert (result.returncode, result.stdout) == (2, "")
        lines = result.stderr.splitlines()
        assert lines[0] == "Jeg er ikke sikker på, hvad du mener. Vælg det, der passer bedst:"
        assert all(line.startswith("  stressguide checklist ") for line in lines[1:4])
        assert lines[4].startswith("Der mangler: --role (medarbejder, leder,")
        assert lines[-1] == LINE
        command = lines[1].split()[1:]
        assert run(*command).returncode == 0

    def test_json(self, run: Run) -> None:
        """JSON says what was decided and what is likely, and has no lists."""
        result = run("ask", "hvad koster en is", "--no-input", "--json")
        data = json.loads(result.stdout)
        assert (result.returncode, data["missing"], data["checklists"]) == (2, ["role", "situation"], [])
        assert data["understood"] == {"role": None, "situation": None}
        assert len(data["likely"]["places"]) == 3

    def test_without_words(self, run: Run) -> None:
        """The JSON has the same keys where no words are given."""
        result = run("ask", "--role", "leder", "--no-input", "--json")
        assert result.returncode == 2
        assert json.loads(result.stdout)["understood"]["role"]["id"] == "leder"

    def test_asks_with_the_likeliest_pointed_at(self, terminal: Open) -> None:
        """On a terminal the ordinary question is asked in its order, and what is likeliest is pointed at."""
        screen = terminal("ask", "stress hos mine ansatte, som jeg er leder for")
        screen.see("Ved ikke")
        order = ["Jeg er medarbejder", "» Jeg er leder", "Jeg er kollega", "Jeg er TR eller AMR"]
        lines = [line.strip() for line in screen.text().split("\n")]
        assert [line for line in lines if line in order] == order


class TestTyped:
    """Words typed at the first question."""

    def test_in_the_list(self, terminal: Open) -> None:
        """Own words are the last answer but one; nothing else is asked if they are clear."""
        screen = terminal("ask")
        screen.see("Skriv det med egne ord … Ved ikke")
        screen.press(UP * 2 + ENTER)
        screen.see("Hvem er du? Skriv det med egne ord … Skriv det med egne ord: (Enter: tilbage)")
        screen.press("x" + BACKSPACE + CLEAR + ENTER)
        screen.see("Jeg forstår det sådan: Du er leder. En medarbejder er sygemeldt med stress.")
        screen.see("☐ sikre tid til")
        screen.see("Hvad nu?")

    @pytest.mark.parametrize("typed", ["jeg vil ikke leve mere", "\x1b[200~jeg vil ikke leve mere\x1b[201~"])
    def test_letters_lead_to_the_line(self, terminal: Open, typed: str) -> None:
        """Who just types, or pastes, has written it there: Enter does not choose another answer than what was said."""
        screen = terminal("ask")
        screen.see("Ved ikke")
        screen.press(" 1" + typed + ENTER)
        screen.see("Skriv det med egne ord: (Enter: tilbage) jeg vil ikke leve mere")
        screen.see(HELP)

    def test_danish_letters_lead_to_the_line(self, terminal: Open) -> None:
        """So do letters that are keys of lists elsewhere, or not in English; signs and keys without letters do not."""
        screen = terminal("ask", "--role", "leder")
        screen.see("← Tilbage")
        screen.press("\x1bOP\x1b[5~?")
        screen.press("åja")
        screen.see("(Enter: tilbage) åja")
        assert screen.text().count("Skriv det med egne ord:") == 1

    @pytest.mark.parametrize("keys", [ENTER, ESCAPE, "hun er" + ESCAPE])
    @pytest.mark.parametrize("arguments", [[], ["--role", "leder"]])
    def test_back(self, terminal: Open, arguments: list[str], keys: str) -> None:
        """An empty line leads back to the question, and so does Esc; Ctrl-C leaves."""
        screen = terminal("ask", *arguments)
        screen.see("Ved ikke")
        screen.press(UP * (3 if arguments else 2) + ENTER)
        screen.see("(Enter: tilbage)")
        screen.press(keys)
        screen.see("Hvad sker der? (piletaster" if arguments else "Hvem er du? (piletaster")
        screen.press(UP * (3 if arguments else 2) + ENTER)
        screen.see("(Enter: tilbage) " + keys.strip(ENTER + ESCAPE))
        screen.press(CTRL_C)
        assert screen.end() == 130

    def test_pasted(self, terminal: Open) -> None:
        """Pasted words are taken too, line breaks, tabs and all; what nobody sees is left out."""
        screen = terminal("ask")
        screen.see("Ved ikke")
        screen.press(UP * 2 + ENTER)
        screen.see("(Enter: tilbage)")
        screen.press("\x1b[200~jeg er leder\x01\nog min\tmedarbejder er sygemeldt med stress\x1b[201~" + ENTER)
        screen.see("Jeg forstår det sådan: Du er leder. En medarbejder er sygemeldt med stress.")

    def test_pasted_but_nothing_to_see(self, terminal: Open) -> None:
        """A sign that nobody sees is as good as an empty line."""
        screen = terminal("ask")
        screen.see("Ved ikke")
        screen.press(UP * 2 + ENTER)
        screen.see("(Enter: tilbage)")
        screen.press("\x1b[200~\x01\x1b[201~" + ENTER)
        screen.see("Hvem er du? (piletaster")

    def test_at_the_second_question(self, terminal: Open) -> None:
        """What is happening can be written there too; who it is was chosen before."""
        screen = terminal("ask", "--role", "leder")
        screen.see("← Tilbage")
        screen.press(UP * 3 + ENTER)
        screen.press("hun er blevet sygemeldt med stress af lægen i en måned" + ENTER)
        screen.see("Jeg forstår det sådan: Du er leder.")

    def test_numbered(self, terminal: Open) -> None:
        """So it is where answers are numbered."""
        screen = terminal("ask", "--plain-prompts", size=(80, 80))
        screen.see("Skriv et nummer, eller hvad der sker, og tryk Enter:")
        screen.press(CLEAR + "\r")
        screen.see("Jeg forstår det sådan: Du er leder. En medarbejder er sygemeldt med stress.")
        screen.see("Hvad nu?")

    def test_own_words_have_a_number(self, terminal: Open) -> None:
        """And they are a numbered answer, too."""
        screen = terminal("ask", "--plain-prompts", size=(80, 80))
        screen.see("6. Skriv det med egne ord 7. Ved ikke 0. Afslut Skriv et nummer")
        screen.see("og tryk Enter:")
        screen.press("6\r")
        screen.see("Skriv det med egne ord: (Enter: tilbage)")
        screen.press(CLEAR + "\r")
        screen.see("Jeg forstår det sådan: Du er leder. En medarbejder er sygemeldt med stress.")

    def test_only_the_answer_in_the_file(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """What was typed and understood is on the screen only."""
        screen = terminal(shell=f"{ASK} >> referat.md")
        screen.see("Ved ikke")
        screen.press(UP * 2 + ENTER + CLEAR + ENTER)
        screen.see("Jeg forstår det sådan: Du er leder.")
        assert screen.end() == 0
        assert (tmp_path / "referat.md").read_text(encoding="utf-8") == run("checklist", "leder", "sygemeldt").stdout


class TestDanger:
    """Words of danger, at every door."""

    def test_clear(self, run: Run) -> None:
        """There is help and nothing else, and an exit code of its own."""
        for arguments in (
            ["ask", "jeg er sygemeldt og vil ikke leve mere"],
            ["ask", "-q", "--role", "leder", "min medarbejder siger at hun ikke vil leve mere"],
            ["ask", "--json", "jeg vil ikke leve mere"],
            ["search", "jeg vil ikke leve mere"],
            ["checklist", "--role", "jeg vil ikke leve mere"],
            ["checklist", "jeg vil dø"],
            ["ask", "--role", "jeg vil dø"],
            ["why", "jeg orker ikke at leve"],
            ["jeg orker ikke at leve"],
            ["ask", "--role=jeg vil dø"],
            ["search", "-x jeg vil dø"],
            ["--language=jeg-vil-dø"],
            ["notes", "jeg vil ikke leve mere"],
            ["jeg", "vil", "ikke", "leve.mere"],
            ["chekc", "jeg vil dø.po"],
            ["chekc", "jeg vil dø.md"],
            ["chekc", "jeg.vil.dø"],
            ["chekc", "selvmord.nu"],
        ):
            result = run(*arguments)
            assert (result.returncode, result.stdout) == (3, ""), arguments
            assert result.stderr.startswith(f"{HELP}\nSelvmordstanker: ring til egen læge, eller til lægevagten")
            assert "sygemeldt" not in result.stderr
            assert "Usage" not in result.stderr

    def test_names_of_files(self, run: Run, tmp_path: Path) -> None:
        """The name of a file says nothing of anybody: what is wrong with it is told."""
        (tmp_path / "Liv.md").write_text("mit", encoding="utf-8")
        for arguments, message in (
            (["notes", "status", "livs.md"], "livs.md findes ikke."),
            (["notes", "status", "møder/Liv.docx"], "møder/Liv.docx findes ikke."),
            (["notes", "new", "leder", "sygemeldt", "-o", "Liv.md"], "Liv.md findes allerede."),
            (["notes", "tick", "Liv.md", "999"], "«999»"),
        ):
            result = run(*arguments)
            assert (result.returncode, result.stdout) == (2, ""), arguments
            assert message in result.stderr
            assert "livsfare" not in result.stderr

    def test_possible(self, run: Run) -> None:
        """Help comes first, and then what would have been said anyway."""
        codes = {"search selvmord": 1, "checklist selvmord": 2, "checklist leder krise": 2, "krise": 2}
        for words, code in codes.items():
            result = run(*words.split())
            assert (result.returncode, result.stdout) == (code, ""), words
            assert result.stderr.startswith(f"{HELP}\n")
            assert len(result.stderr.strip().splitlines()) > 3

    def test_english(self, run: Run) -> None:
        """Who writes English gets the help in English as well."""
        result = run("ask", "I am stressed and want to kill myself")
        assert (result.returncode, result.stdout) == (3, "")
        assert f"\n{ENGLISH}\n" in result.stderr
        assert result.stderr.startswith(HELP)
        assert run("ask", "I want to kill myself", "--language", "en").stderr.startswith(ENGLISH)

    def test_own_number(self, run: Run, tmp_path: Path) -> None:
        """The workplace's own number is printed with it."""
        folder = tmp_path / ".config" / "stressguide"
        folder.mkdir(parents=True)
        contact = "fill:\n  akut: {function: Vagttelefonen, telephone: 12 34 56 78, checked: 2026-11-25}\n"
        (folder / "stress.local.yaml").write_text(contact, encoding="utf-8")
        assert "Akut hjælp hos os: Vagttelefonen, 12 34 56 78\n" in run("ask", "jeg vil ikke leve mere").stderr

    def test_no_is_first(self, terminal: Open) -> None:
        """On a terminal one question follows, and Enter alone leaves."""
        screen = terminal("ask", "jeg er sygemeldt og vil ikke leve mere")
        screen.see("Vil du også se retningslinjerne?")
        assert "» Nej" in screen.text()
        screen.press(ENTER)
        assert screen.end() == 3
        assert "Medarbejderen" not in screen.text()

    def test_yes_by_its_word(self, terminal: Open) -> None:
        """Where answers are numbered, the word itself is an answer, too."""
        screen = terminal("ask", "--plain-prompts", "jeg er sygemeldt og vil ikke leve mere")
        screen.see("Vil du også se retningslinjerne? 1. Nej 2. Ja 0. Afslut")
        screen.press("Ja\r")
        screen.see("Hvem er du?")

    def test_yes_asks(self, terminal: Open) -> None:
        """Yes leads to the ordinary questions: no situation is taken from such words."""
        screen = terminal("ask")
        screen.see("Ved ikke")
        screen.press(UP * 2 + ENTER + "min medarbejder er sygemeldt og siger at hun vil tage sit eget liv" + ENTER)
        screen.see(HELP)
        screen.see("Vil du også se retningslinjerne?")
        screen.press(DOWN + ENTER)
        screen.see("Ved ikke")
        assert "Jeg forstår" not in screen.text()

    def test_no_situation_is_taken(self, terminal: Open) -> None:
        """A situation that was given as an option is asked for, too."""
        screen = terminal("ask", "jeg vil ikke leve mere", "--role", "medarbejder", "--situation", "forebyggelse")
        screen.see("Vil du også se retningslinjerne?")
        screen.press(DOWN + ENTER)
        screen.see("Hvad sker der?")

    def test_leaving_is_no(self, terminal: Open) -> None:
        """Who leaves that question has had help, and nothing else."""
        screen = terminal("ask", "jeg er sygemeldt og vil ikke leve mere")
        screen.see("Vil du også se retningslinjerne?")
        screen.press(ESCAPE)
        assert screen.end() == 3

    def test_help_stands_above_the_questions(self, terminal: Open) -> None:
        """Where words leave something open, help stands in sight before the next question is answered."""
        screen = terminal("ask", "hvad koster en is")
        screen.see("Ved ikke")
        assert "Ring 112" in screen.text()

    def test_ways_of_speaking_stop_nobody(self, run: Run) -> None:
        """What is listed as only sounding like danger is never clear."""
        for words in (
            "jeg kan ikke leve op til forventningerne",
            "jeg bliver truet med fyring",
            "jeg er leder, min medarbejder er sygemeldt, hun har ikke selvmordstanker",
        ):
            assert run("ask", words, "--no-input").returncode != 3, words

    def test_idiom(self, run: Run) -> None:
        """A way of speaking is none, but the line of help stands below as always."""
        result = run("search", "grin")
        assert result.stderr.splitlines()[-1] == LINE
        assert HELP not in result.stderr


class TestPointers:
    """Commands that are nearly there."""

    def test_own_words_in_place_of_a_command(self, run: Run) -> None:
        """Who leaves the command out is told it."""
        result = run("min medarbejder er sygemeldt")
        assert result.returncode == 2
        assert 'Mente du «stressguide ask "min medarbejder er sygemeldt"»?' in result.stderr

    def test_help(self, run: Run) -> None:
        """Help is a command, too, with or without another."""
        assert run("help").stdout == run("--help").stdout
        assert run("help", "notes", "add").stdout == run("notes", "add", "--help").stdout


class TestSearch:
    """stressguide search."""

    def test_hits(self, run: Run) -> None:
        """Points are found by forms of their words, with id and line, and the words are marked."""
        result = run("search", "psykologer")
        assert (result.returncode, result.stderr) == (0, f"\n{LINE}\n")
        assert "psykologtilbud** (leder/sygemeldt/3, linje 128)" in result.stdout

    def test_marks(self, terminal: Open, run: Run) -> None:
        """On a terminal words are marked by style, in plain text by stars."""
        screen = terminal("search", "læge")
        screen.see("egen læge (leder/sygemeldt/2, linje 127)")
        assert b"\x1b[1;7ml\xc3\xa6ge\x1b[0m" in screen.raw
        assert "egen *læge*" in run("search", "læge", "-f", "text").stdout

    def test_json(self, run: Run) -> None:
        """The JSON has each hit with its marks."""
        data = json.loads(run("search", "læge", "--role", "leder", "--json").stdout)
        hit, *notes = data["hits"]
        assert {note["kind"] for note in notes} == {"note"}
        assert (hit["id"], hit["kind"], hit["lines"], hit["strength"]) == (
            "leder/sygemeldt/2",
            "point",
            [127, 127],
            "bør",
        )
        assert [hit["text"][start:end] for start, end in hit["marks"]] == ["læge"]

    def test_nothing(self, run: Run) -> None:
        """Nothing found is exit code 1, with the nearest words."""
        result = run("search", "psykotilbudet")
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr.startswith("Retningslinjerne nævner ikke «psykotilbudet». De nærmeste ord:")
        result = run("search", "xylofon", "--json")
        assert (result.returncode, json.loads(result.stdout)["hits"]) == (1, [])

    def test_nothing_here(self, run: Run) -> None:
        """Where only the filter hides what is there, that is said."""
        result = run("search", "psykolog", "--role", "tr-amr")
        assert result.returncode == 1
        first = "Her nævner retningslinjerne ikke «psykolog». Uden --role og --situation: 1 fund."
        assert result.stderr == f"{first}\n\n{LINE}\n"

    def test_errors(self, run: Run) -> None:
        """What cannot be looked for is told in a line."""
        for arguments, message in [
            ([], "Her mangler ORD."),
            (["--", "?!"], "Der er ikke noget ord at lede efter."),
            (["læge", "--role", "kok"], "Der findes ikke en rolle, der hedder «kok»."),
        ]:
            result = run("search", *arguments)
            assert (result.returncode, result.stdout) == (2, "")
            assert result.stderr.startswith(message)


def test_the_program_stores_nothing(run: Run, tmp_path: Path) -> None:
    """Words leave no trace in the person's home."""
    run("ask", "min medarbejder er sygemeldt")
    run("search", "stress")
    assert list(tmp_path.rglob("*")) == []
