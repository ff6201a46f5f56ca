"""A person's own words on the command line and at the first question, and ``stressguide search``."""

import json
import sys
from pathlib import Path

import pytest

from support import DOWN, ENTER, Open, Run

ASK = f"{sys.executable} -m stressguide ask"


class TestClear:
    """Words that say who and what."""

    def test_prints_and_says_why(self, run: Run) -> None:
        """The list is printed, and what was understood is said with the words that say so, and how to change it."""
        result = run("ask", "min medarbejder er sygemeldt, hvad gør jeg?")
        assert result.stdout == run("checklist", "leder", "sygemeldt").stdout
        assert result.stderr == (
            "Forstået: leder («min medarbejder») · sygemeldt («sygemeldt»)\n"
            "Passer det ikke, så sig det med andre ord, eller brug --role og --situation.\n"
        )

    def test_without_quotes(self, run: Run) -> None:
        """Several words are one text, and English is understood."""
        result = run("ask", "my", "colleague", "is", "stressed", "-q")
        assert result.stdout == run("checklist", "medarbejdergruppe", "stress").stdout
        assert result.stderr == ""

    def test_ids(self, run: Run) -> None:
        """Two ids mean just these."""
        assert run("ask", "tr-amr", "stress", "-q").stdout == run("checklist", "tr-amr", "stress").stdout

    def test_where_the_walk_leads_elsewhere(self, run: Run) -> None:
        """An employee who is soon back is led to the same list as in the walk."""
        result = run("ask", "jeg er sygemeldt og skal snart starte igen", "-q")
        assert result.stdout == run("checklist", "medarbejder", "sygemeldt").stdout

    def test_options_win(self, run: Run) -> None:
        """What is given by an option is not taken from the words."""
        result = run("ask", "min medarbejder er sygemeldt", "--role", "tr-amr", "--json")
        data = json.loads(result.stdout)
        assert data["understood"] == {
            "role": {"id": "tr-amr", "because": ["--role tr-amr"]},
            "situation": {"id": "sygemeldt", "because": ["sygemeldt"]},
        }
        assert data["missing"] == []
        assert [item["role"]["id"] for item in data["checklists"]] == ["tr-amr"]


class TestUnclear:
    """Words that leave something open."""

    @pytest.mark.parametrize(
        ("words", "said", "missing"),
        [
            ("sygemeldt med stress", "Forstået: sygemeldt («sygemeldt»)", ["role"]),
            ("min medarbejder", "Forstået: leder («min medarbejder»)", ["situation"]),
            ("stress på arbejdet", "Det kan forstås på flere måder.", ["role", "situation"]),
            ("hvad koster en is", "Her er intet, der siger, hvem du er, eller hvad der sker.", ["role", "situation"]),
        ],
    )
    def test_no_input(self, run: Run, words: str, said: str, missing: list[str]) -> None:
        """Nothing is asked; what is missing is named with exit code 2, and JSON is there all the same."""
        result = run("ask", words, "--no-input")
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(said)
        assert "Her bliver der ikke spurgt, og der mangler: --" in result.stderr
        assert ("--role (medarbejder, leder," in result.stderr) == ("role" in missing)
        assert ("--situation (forebyggelse, stress," in result.stderr) == ("situation" in missing)
        result = run("ask", words, "--no-input", "--json")
        data = json.loads(result.stdout)
        assert (result.returncode, data["missing"], data["checklists"]) == (2, missing, [])
        assert {name for name, reading in data["understood"].items() if reading is None} == set(missing)

    def test_without_words(self, run: Run) -> None:
        """The JSON has the same keys where no words are given."""
        result = run("ask", "--role", "leder", "--no-input", "--json")
        assert result.returncode == 2
        assert json.loads(result.stdout)["understood"]["role"]["id"] == "leder"

    def test_asks_only_the_other(self, terminal: Open) -> None:
        """On a terminal only what is missing is asked."""
        screen = terminal("ask", "min medarbejder")
        screen.see("Forstået: leder («min medarbejder») Hvad sker der?")
        assert "Hvem er du?" not in screen.text()

    def test_the_likely_first(self, terminal: Open) -> None:
        """Of two that are near each other neither is taken, and both stand first."""
        screen = terminal("ask", "jeg er leder, og min kollega er stresset")
        screen.see("Forstået: stress («stresset») Hvem er du?")
        screen.see("Ved ikke")
        options = [line.strip(" »") for line in screen.text().split("\n") if line.startswith((" »", "   Jeg"))]
        assert set(options[:2]) == {"Jeg er leder", "Jeg er kollega"}


class TestTyped:
    """Words typed at the first question."""

    def test_in_the_list(self, terminal: Open) -> None:
        """What is in no answer is taken as the person's own words; nothing else is asked if they are clear."""
        screen = terminal("ask")
        screen.see("Hvem er du? (vælg, eller skriv, hvad der sker; Esc: slut)")
        screen.see("Ved ikke")
        screen.press("min medarbejder er stresset")
        screen.see("Med dine egne ord: min medarbejder er stresset (Enter: gå videre)")
        screen.press(ENTER)
        screen.see("Forstået: leder («min medarbejder») · stress («stresset»)")
        screen.see("☐ tage hånd om en medarbejder")
        screen.see("Hvad nu?")

    def test_half(self, terminal: Open) -> None:
        """What they leave open is asked, and one can go back."""
        screen = terminal("ask")
        screen.see("Ved ikke")
        screen.press("min chef er sygemeldt" + ENTER)
        screen.see("Forstået: sygemeldt («sygemeldt»)")
        screen.see("Hvem er du? (vælg, eller")
        screen.press(DOWN * 2 + ENTER)
        screen.see("Medarbejdergruppen: en kollega er sygemeldt med stress")

    def test_pasted(self, terminal: Open) -> None:
        """Pasted words are taken too, line breaks and all."""
        screen = terminal("ask")
        screen.see("Ved ikke")
        screen.press("\x1b[200~min medarbejder\ner stresset\x1b[201~")
        screen.see("Med dine egne ord: min medarbejder er stresset")

    def test_at_the_second_question(self, terminal: Open) -> None:
        """What is happening can be written there too; who it is was chosen before. Danger is heard at both."""
        screen = terminal("ask", "--role", "leder")
        screen.see("← Tilbage")
        screen.press("hun er sygemeldt og vil ikke leve mere" + ENTER)
        screen.see("Er nogen i livsfare: ring 112.")
        screen.see("Forstået: leder · sygemeldt («sygemeldt»)")
        screen.see("Hvad nu?")

    def test_tabs(self, terminal: Open) -> None:
        """A tab that is pasted is a space, and what nobody sees is left out."""
        screen = terminal("ask")
        screen.see("Ved ikke")
        screen.press("\x1b[200~min\tmedarbejder\x01 er stresset\x1b[201~")
        screen.see("Med dine egne ord: min medarbejder er stresset")

    def test_numbered(self, terminal: Open) -> None:
        """So it is where answers are numbered."""
        screen = terminal("ask", "--plain-prompts")
        screen.see("Skriv et nummer, eller hvad der sker, og tryk Enter:")
        screen.press("min kollega er sygemeldt\r")
        screen.see("Forstået: medarbejdergruppe («min kollega») · sygemeldt («sygemeldt»)")
        screen.see("Hvad nu?")

    def test_only_the_answer_in_the_file(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """What was typed and understood is on the screen only."""
        screen = terminal(shell=f"{ASK} >> referat.md")
        screen.see("Ved ikke")
        screen.press("min medarbejder er stresset" + ENTER)
        screen.see("Forstået: leder")
        assert screen.end() == 0
        assert (tmp_path / "referat.md").read_text(encoding="utf-8") == run("checklist", "leder", "stress").stdout


class TestDanger:
    """Words of acute danger."""

    @pytest.mark.parametrize(
        "words", ["jeg er sygemeldt og vil ikke leve mere", "I am stressed and want to kill myself"]
    )
    def test_help_comes_first(self, run: Run, words: str) -> None:
        """Where there is help stands before all else, also with --quiet; then it goes on as usual."""
        for quiet in ([], ["-q"]):
            result = run("ask", words, *quiet)
            assert result.stderr.startswith(
                "Er nogen i livsfare: ring 112.\nVed selvmordstanker: Livslinien 70 201 201"
            )
            assert result.stdout.startswith("## Medarbejderen: ")

    def test_idiom(self, run: Run) -> None:
        """A way of speaking is none."""
        assert "112" not in run("ask", "det her projekt slår mig ihjel, jeg er stresset").stderr


class TestSearch:
    """stressguide search."""

    def test_hits(self, run: Run) -> None:
        """Points are found by forms of their words, with id and line, and the words are marked."""
        result = run("search", "psykologer")
        assert (result.returncode, result.stderr) == (0, "")
        assert "psykologtilbud** (leder/sygemeldt/3, l. 128)" in result.stdout

    def test_marks(self, terminal: Open, run: Run) -> None:
        """On a terminal words are marked by style, in plain text by stars."""
        screen = terminal("search", "læge")
        screen.see("egen læge (leder/sygemeldt/2, l. 127)")
        assert b"\x1b[1;7ml\xc3\xa6ge\x1b[0m" in screen.raw
        assert "egen *læge*" in run("search", "læge", "-f", "text").stdout

    def test_json(self, run: Run) -> None:
        """The JSON has each hit with its marks."""
        data = json.loads(run("search", "læge", "--role", "leder", "--json").stdout)
        [hit] = data["hits"]
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
        assert result.stderr.startswith("Intet indeholder «psykotilbudet». De nærmeste ord: «psykologtilbud»")
        result = run("search", "xylofon", "--json")
        assert (result.returncode, json.loads(result.stdout)["hits"]) == (1, [])

    def test_nothing_here(self, run: Run) -> None:
        """Where only the filter hides what is there, that is said."""
        result = run("search", "psykolog", "--role", "tr-amr")
        assert result.returncode == 1
        assert result.stderr == "Her indeholder intet «psykolog». Uden --role og --situation: 1 sted.\n"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([], "Her mangler ORD."),
            (["--", "?!"], "Der er ikke noget ord at lede efter."),
            (["læge", "--role", "kok"], "Kender ikke rollen «kok»."),
        ],
    )
    def test_errors(self, run: Run, arguments: list[str], message: str) -> None:
        """What cannot be looked for is told in a line."""
        result = run("search", *arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(message)


def test_the_program_stores_nothing(run: Run, tmp_path: Path) -> None:
    """Words leave no trace in the person's home."""
    run("ask", "min medarbejder er sygemeldt")
    run("search", "stress")
    assert list(tmp_path.rglob("*")) == []
