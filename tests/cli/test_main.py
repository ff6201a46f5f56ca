"""The shell of it: exit codes, streams, help and errors, in real processes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from stressguide import __version__
from stressguide.cli.main import run as run_here
from support import DOWN, ENTER, ESCAPE, PROGRAM, Open, Run, environment

COMMANDS = ("ask", "checklist", "overview", "search", "why", "notes", "guideline", "completion")
GROUPS = {
    "notes": ("new", "add", "status", "tick"),
    "guideline": ("list", "local", "new", "check", "page", "learn", "schema", "source"),
}
EVERY = [(), *((name,) for name in COMMANDS), *((group, name) for group, names in GROUPS.items() for name in names)]


def shell(line: str, folder: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which ``stressguide`` is the program."""
    start = f'stressguide() {{ {sys.executable} -m stressguide "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", start + line],
        cwd=folder,
        env=environment(folder, **extra),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


class TestHelp:
    """--help and -h."""

    def test_everywhere(self, subtests: pytest.Subtests, run: Run) -> None:
        """Every command has help with an example, on stdout, in Danish, plain and at most 80 columns wide."""
        for command in EVERY:
            with subtests.test(command=command):
                result = run(*command, "--help")
                assert result == run(*command, "-h")
                assert (result.returncode, result.stderr) == (0, "")
                assert result.stdout.startswith("Brug: stressguide")
                assert re.search(r"^Eksemp(el|ler):\n  stressguide ", result.stdout, re.MULTILINE)
                assert "\x1b" not in result.stdout
                assert max(map(len, result.stdout.split("\n"))) <= 80
                assert (
                    not command or result.stdout.count("\n") <= 24
                )  # one screen; what commands share is in the program's own
                english = r"\b(the|and|usage|options?|show|message|exit|command|file|default|required|help\.|of)\b"
                assert (
                    re.findall(english, re.sub(r"--?[\w-]+|stressguide [^\n]*", "", result.stdout), re.IGNORECASE) == []
                )

    def test_program(self, run: Run) -> None:
        """The program's own help names the commands in their order, the exit codes and where to report a fault."""
        shown = run("--help").stdout
        assert re.findall(r"^  (\w+)  ", shown, re.MULTILINE) == list(COMMANDS)
        assert "Afslutningskoder: 0 udført, 1 svaret er nej, 2 fejl i brug eller fil, 3 nogen" in shown
        assert "meld fejl" in shown

    def test_lists_what_can_be_typed(self, run: Run) -> None:
        """Roles and situations come from the guideline; with them the help of a checklist is on one screen."""
        shown = run("checklist", "--help").stdout
        assert "\nRoller: medarbejder, leder, medarbejdergruppe, tr-amr, organisation\n" in shown
        assert "\nSituationer: forebyggelse, stress, sygemeldt, foer-tilbagekomst, tilbagekomst\n" in shown
        assert shown.count("\n") < 24
        assert "(se stressguide --help)" in shown
        assert "--heading-level N" in run("--help").stdout

    def test_narrow(self, run: Run) -> None:
        """Help is broken to fit a narrow terminal, but for the examples, which are to be copied."""
        shown = run("checklist", "--help", COLUMNS="50").stdout
        assert max(len(line) for line in shown.split("\n") if "stressguide checklist" not in line) <= 50
        assert run("--help", COLUMNS="9" * 5000).returncode == 0


class TestAlone:
    """The program without a command."""

    def test_without_a_terminal(self, run: Run) -> None:
        """It prints a short help with an example, and does not wait for anything."""
        result = run()
        assert (result.returncode, result.stderr) == (0, "")
        assert "  stressguide checklist leder sygemeldt    en tjekliste, klar til referatet\n" in result.stdout
        assert len(result.stdout.split("\n")) < 10
        assert max(map(len, result.stdout.split("\n"))) <= 80

    def test_version(self, run: Run) -> None:
        """--version prints name and version."""
        assert run("--version").stdout == f"stressguide {__version__}\n"


class TestErrors:
    """What a user can do wrong is said in one or two lines on stderr, with exit code 2."""

    def test_usage(self, subtests: pytest.Subtests, run: Run, tmp_path: Path) -> None:
        """Each says what is wrong and what to do."""
        for arguments, message in [
            (
                "chekclist",
                "Der findes ikke en kommando, der hedder «chekclist». Mente du «checklist»? Kommandoer: ask,",
            ),
            (
                "checklist ledr",
                "Der findes ikke en rolle, der hedder «ledr». Mente du «leder»? Roller: medarbejder,",
            ),
            (
                "checklist leder sygmeldt",
                "Der findes ikke en situation, der hedder «sygmeldt». Mente du «sygemeldt»?",
            ),
            ("checklist leder stress nu", "Der er et ord for meget: «nu». Sæt ord, der hører sammen,"),
            (
                "chef syg",
                "Der findes ikke en kommando, der hedder «chef». Mente du «stressguide checklist chef syg»?",
            ),
            (
                "checklist --strenght kan",
                "Der findes ikke et tilvalg, der hedder «--strenght». Mente du «--strength»?",
            ),
            ("ask --role leder --role medarbejder", "«--role» står der to gange, og kun den ene kan gælde."),
            (
                "checklist --references --no-references",
                "«--no-references» står der to gange, og kun den ene kan gælde.",
            ),
            ("checklist --sprog en", "Der findes ikke et tilvalg, der hedder «--sprog». Mente du «--language»?"),
            (
                "tjekliste leder",
                "Der findes ikke en kommando, der hedder «tjekliste». Mente du «stressguide checklist»?",
            ),
            ("checklist -x", "Der findes ikke et tilvalg, der hedder «-x». Se stressguide checklist --help."),
            ("--json", "Uden en kommando findes der ikke et tilvalg, der hedder «--json». Se stressguide --help."),
            ("--role x checklist", "Der findes ikke et tilvalg, der hedder «--role». Se stressguide checklist --help."),
            ("checklist --role x", "Der findes ikke et tilvalg, der hedder «--role». Se stressguide checklist --help."),
            ("CHECKLIST", "Der findes ikke en kommando, der hedder «CHECKLIST». Mente du «checklist»?"),
            ("--frmat json", "Uden en kommando findes der ikke et tilvalg, der hedder «--frmat»."),
            ("checklist --format", "«--format» skal have en værdi efter sig. Se stressguide checklist --help."),
            ("checklist --others=ja leder", "«--others» skal ikke have en værdi."),
            (
                "checklist --strength ska",
                "Der findes ikke en styrke, der hedder «ska». Mente du «skal»? Styrker:",
            ),
            (
                "checklist -f pdf",
                "Der findes ikke et format, der hedder «pdf». Formater: terminal, text,",
            ),
            ("overview -f csv", "CSV findes kun til tjeklister og status for referater. Formater her: terminal, text,"),
            ("search kontakt -o a.csv", "CSV findes kun til tjeklister og status for referater."),
            ("checklist -o a.odt", "Filendelsen i a.odt svarer ikke til noget format. Brug .txt,"),
            ("checklist --others", "--others viser de andre roller end din, så skriv også en rolle."),
            ("checklist --others stress", "--others viser de andre roller end din, så skriv også en rolle."),
            ("checklist --json -f csv", "--json og --format csv kan ikke bruges sammen."),
            ("checklist --append", "--append og --force hører sammen med --output FIL."),
            ("checklist --force -o -", "--append og --force hører sammen med --output FIL."),
            ("checklist --force --append -o a.md", "--append og --force kan ikke bruges sammen:"),
            ("checklist --append -o a.json", "Man kan ikke føje til en fil i formatet json."),
            ("checklist --heading-level 7", "«7» passer ikke til --heading-level: skriv et tal fra 1 til 6."),
            ("checklist --heading-level ²", "«²» passer ikke til --heading-level: skriv et tal fra 1 til 6."),
            (
                "checklist --heading-level 2 -f csv",
                "--heading-level hører til formatet markdown, og her er formatet csv.",
            ),
            ("checklist --width 19 -f text", "«19» passer ikke til --width: skriv et tal fra 20 til 1000."),
            ("checklist --width 80", "--width hører til formaterne terminal og text, og her er formatet markdown."),
            ("checklist --no-references --json", "I formatet json er linjenumrene altid med; udelad"),
            ("ask --role nogen", "Der findes ikke en rolle, der hedder «nogen»."),
            ("ask --role leder --situation sidst", "Der findes ikke en situation, der hedder «sidst»."),
            ("completion", "Skriv, hvilken shell det er til: bash, zsh, fish."),
            ("completion bsh", "Skriv, hvilken shell det er til: bash, zsh, fish. Mente du «bash»?"),
            ("completion powershell", "Skriv, hvilken shell det er til: bash, zsh, fish."),
        ]:
            with subtests.test(arguments=arguments):
                result = run(*arguments.split())
                assert (result.returncode, result.stdout) == (2, "")
                assert result.stderr.startswith(message)
                assert result.stderr.count("\n") == 1
                assert list(tmp_path.iterdir()) == []

    def test_escape_codes_in_arguments(self, run: Run) -> None:
        """What is repeated from the command line cannot steer the terminal."""
        assert "\x1b" not in run("checklist", "\x1b[31mleder\x07").stderr

    def test_bytes_that_are_no_text(self, tmp_path: Path) -> None:
        """An argument that is not in the encoding of the place is no crash."""
        result = shell("stressguide checklist $'led\\xe5r'", tmp_path)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith("Der findes ikke en rolle, der hedder «led?r».")

    def test_fault_in_the_program(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        """A fault of ours is said to be one, with how to see more; then the traceback is there for who asks."""
        monkeypatch.setattr("stressguide.cli.options.find.find", lambda _given: 1 / 0)
        monkeypatch.delenv("STRESSGUIDE_DEBUG", raising=False)
        assert run_here(["checklist"]) == 70
        assert "Der er en fejl i selve stressguide (ZeroDivisionError)." in capsys.readouterr().err
        monkeypatch.setenv("STRESSGUIDE_DEBUG", "1")
        with pytest.raises(ZeroDivisionError):
            run_here(["checklist"])


class TestStreams:
    """What goes where."""

    def test_order_of_options_and_arguments(self, run: Run) -> None:
        """Options stand before, between or after the arguments, and before the command too."""
        shown = {
            run(*line.split()).stdout
            for line in (
                "checklist leder sygemeldt -f text --others",
                "checklist --others -f text leder sygemeldt",
                "checklist leder --others sygemeldt -ftext",
                "-f text --others --guideline stress checklist leder sygemeldt",
                "--format=text --language da checklist --others leder sygemeldt",
            )
        }
        assert len(shown) == 1
        assert "☐" in shown.pop()

    def test_options_before_the_command_of_a_group(self, run: Run) -> None:
        """They go with the last of the commands; the program's own stay its own."""
        made = run("-q", "notes", "--force", "new", "leder", "stress", "-o", "a.md")
        assert made == (0, "", "")
        ticked = run("notes", "-q", "tick", "a.md", "leder/stress/1")
        assert ticked == (0, "", "")
        assert run("--json", "notes", "status", "a.md").stdout.startswith("{")
        assert run("--version", "checklist").stdout.startswith("stressguide ")
        assert run("--help", "checklist") == run("--help")

    def test_closed_pipe(self, tmp_path: Path) -> None:
        """A reader who has enough is no error; the exit code is that of the signal a shell knows."""
        result = shell('stressguide checklist --json | head -c 1; echo " ${PIPESTATUS[0]}"', tmp_path)
        assert (result.stdout, result.stderr) == ("{ 141\n", "")

    def test_full_device(self, tmp_path: Path) -> None:
        """An answer that cannot be written is an error in one line."""
        result = shell("stressguide checklist > /dev/full", tmp_path)
        assert (result.returncode, result.stderr) == (2, "Svaret kunne ikke skrives: disken er fuld.\n")

    def test_help_that_cannot_be_written(self, tmp_path: Path) -> None:
        """Help is written with the same care as a document."""
        full = shell("stressguide --help > /dev/full", tmp_path)
        assert (full.returncode, full.stderr) == (2, "Svaret kunne ikke skrives: disken er fuld.\n")
        assert shell("stressguide checklist -h >&-", tmp_path).returncode == 2

    def test_closed_stdout(self, tmp_path: Path) -> None:
        """So is one that has nowhere to go."""
        result = shell("stressguide checklist >&-", tmp_path)
        assert result.returncode == 2
        assert result.stderr.startswith("Der er ikke noget sted at skrive hen.")

    @pytest.mark.parametrize("streams", ["2>&-", "<&- 2>&-", "2>/dev/full"])
    def test_closed_stderr(self, tmp_path: Path, streams: str) -> None:
        """Without stderr an error still has its exit code, and a document is still printed."""
        assert shell(f"stressguide checklist ledr {streams}", tmp_path).returncode == 2
        assert shell(f"stressguide checklist leder {streams}", tmp_path).stdout.startswith("## Lederen:")

    def test_encodings(self, subtests: pytest.Subtests, run: Run) -> None:
        """Where the encoding lacks a sign, the nearest ones stand for it."""
        for extra, signs in [
            ({"PYTHONIOENCODING": "ascii"}, ("[ ] opfordre", "fravaersperioden", "linje 122-133")),
            ({"PYTHONIOENCODING": "cp1252"}, ("[ ] opfordre", "fraværsperioden", "linje 122–133")),
            ({"LC_ALL": "C"}, ("☐ opfordre", "fraværsperioden", "linje 122–133")),
            ({"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, ("[ ] opfordre", "fravaersperioden")),
        ]:
            with subtests.test(extra=extra):
                encoding = extra.get("PYTHONIOENCODING", "utf-8")
                result = run("checklist", "leder", "sygemeldt", "-f", "text", encoding=encoding, **extra)
                assert (result.returncode, result.stderr) == (0, "")
                for sign in signs:
                    assert sign in result.stdout

    def test_data_is_utf8_everywhere(self, run: Run) -> None:
        """JSON, CSV and HTML say themselves that they are in UTF-8, and are."""
        for name in ("json", "csv", "html"):
            assert run("checklist", "-f", name).stdout == run("checklist", "-f", name, PYTHONIOENCODING="ascii").stdout

    @pytest.mark.parametrize("extra", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}, {"TERM": "unknown"}])
    def test_no_escape_codes(self, terminal: Open, extra: dict[str, str]) -> None:
        """A terminal that wants no styles gets none."""
        screen = terminal("checklist", "leder", **extra)
        assert screen.end() == 0
        assert "☐".encode() in screen.raw
        assert b"\x1b" not in screen.raw

    def test_no_color(self, terminal: Open) -> None:
        """So it is with the option; and an empty NO_COLOR says nothing."""
        plain, styled = terminal("checklist", "leder", "--no-color"), terminal("checklist", "leder", NO_COLOR="")
        assert (plain.end(), styled.end()) == (0, 0)
        assert b"\x1b" not in plain.raw
        assert b"\x1b[1" in styled.raw

    def test_terminal(self, terminal: Open) -> None:
        """On a terminal the list is as wide as it, and what comes next stands under it."""
        screen = terminal("checklist", "leder", "stress", size=(50, 30))
        assert screen.end() == 0
        screen.see("De andres punkter:")
        screen.see("stressguide checklist leder stress --others")
        assert "Er nogen i livsfare? Ring 112." in screen.text()
        quiet = terminal("checklist", "leder", "stress", "-q")
        assert quiet.end() == 0
        assert "112" not in quiet.text()
        assert "Hvad andre gør" not in quiet.text()

    def test_stderr_alone_on_the_terminal(self, terminal: Open, tmp_path: Path) -> None:
        """Stdout and stderr are looked at separately: a file gets Markdown without hints on the screen."""
        screen = terminal(shell=f"{sys.executable} -m stressguide checklist leder > a.md")
        assert screen.end() == 0
        assert screen.text() == ""
        assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("## Lederen")


class TestNameThatIsTaken:
    """On a terminal it is asked what to do with a file that is there."""

    LIST = ("checklist", "leder", "stress", "-o")

    @pytest.mark.parametrize("keys", [DOWN, DOWN * 2])
    def test_add_or_replace(self, terminal: Open, run: Run, tmp_path: Path, keys: str) -> None:
        """The list is added to it, or takes its place."""
        file = tmp_path / "a.md"
        file.write_text("Mit\n", encoding="utf-8")
        screen = terminal(*self.LIST, "a.md", size=(100, 24))
        screen.see("a.md findes allerede. Hvad skal der ske med den? » ← Et andet navn Føj til den Erstat den")
        screen.press(keys + ENTER)
        assert screen.end() == 0
        new = run(*self.LIST, "-").stdout
        assert file.read_text(encoding="utf-8") == ("Mit\n\n" + new if keys == DOWN else new)

    def test_another(self, terminal: Open, run: Run, tmp_path: Path) -> None:
        """Another name is asked for until one is free, and gets the ending; data is not added to."""
        for name in ("a.json", "b.json"):
            (tmp_path / name).write_text("x", encoding="utf-8")
        screen = terminal(*self.LIST, "a.json", size=(100, 24))
        screen.see("a.json findes allerede. Hvad skal der ske med den? » ← Et andet navn Erstat den")
        for typed, asked in ((".", "a.json findes allerede"), ("b", "b.json findes allerede")):
            screen.press(ENTER)
            screen.see("Filens navn: (Enter:")
            screen.press(typed + ENTER)
            screen.see(f"{asked}. Hvad skal der ske med den?")
        screen.press(ENTER)
        screen.see("Filens navn: (Enter: b-2.json")
        screen.press(ENTER)
        assert screen.end() == 0
        assert (tmp_path / "b-2.json").read_text(encoding="utf-8") == run(*self.LIST, "-", "--json").stdout
        assert (tmp_path / "a.json").read_text(encoding="utf-8") == "x"

    @pytest.mark.parametrize(("arguments", "code"), [(["--no-input"], 2), (["--append"], 0), (["--force"], 0)])
    def test_not_asked(self, terminal: Open, tmp_path: Path, arguments: list[str], code: int) -> None:
        """Who wants no question is refused, and who has said what to do is not asked."""
        (tmp_path / "a.md").write_text("x", encoding="utf-8")
        screen = terminal(*self.LIST, "a.md", *arguments)
        assert screen.end() == code
        assert "Hvad skal der ske" not in screen.text()
        assert ((tmp_path / "a.md").read_text(encoding="utf-8") == "x") is bool(code)

    def test_left(self, terminal: Open, tmp_path: Path) -> None:
        """Who leaves has written nothing."""
        (tmp_path / "a.md").write_text("x", encoding="utf-8")
        screen = terminal(*self.LIST, "a.md")
        screen.see("Hvad skal der ske med den?")
        screen.press(ESCAPE)
        assert screen.end() == 130
        assert (tmp_path / "a.md").read_text(encoding="utf-8") == "x"


class TestCompletion:
    """What a shell offers at Tab."""

    @pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
    def test_scripts(self, run: Run, tmp_path: Path, name: str) -> None:
        """Each shell has its script, which it can read."""
        script = run("completion", name).stdout
        assert "_STRESSGUIDE_COMPLETE" in script
        (tmp_path / "script").write_text(script, encoding="utf-8")
        if name == "bash":
            assert shell("source ./script && complete -p stressguide", tmp_path).returncode == 0

    def test_words(self, subtests: pytest.Subtests, run: Run) -> None:
        """Commands, roles, situations, strengths and formats are offered where they belong."""
        for words, offered in [
            ("stressguide ", list(COMMANDS)),
            ("stressguide notes ", ["new", "add", "status", "tick"]),
            ("stressguide guideline ", [*GROUPS["guideline"], "translate"]),
            ("stressguide why leder/stress/", ["leder/stress/1", "leder/stress/2"]),
            ("stressguide notes new l", ["leder"]),
            ("stressguide checklist ", ["medarbejder", "leder", "medarbejdergruppe", "tr-amr", "organisation"]),
            (
                "stressguide checklist leder ",
                ["forebyggelse", "stress", "sygemeldt", "foer-tilbagekomst", "tilbagekomst"],
            ),
            ("stressguide checklist leder s", ["stress", "sygemeldt"]),
            ("stressguide checklist chef s", ["stress", "sygemeldt"]),
            ("stressguide checklist SYGEMELDT t", ["tr-amr"]),
            ("stressguide checklist --strength s", ["skal"]),
            ("stressguide checklist -f m", ["markdown"]),
            ("stressguide ask --role t", ["tr-amr"]),
            ("stressguide ask --situation t", ["tilbagekomst"]),
            ("stressguide completion f", ["fish"]),
        ]:
            with subtests.test(words=words):
                count = str(len(words.split(" ")) - 1)
                result = run(_STRESSGUIDE_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=count)
                assert result.stderr == ""
                assert offered == result.stdout.split()[: len(offered)]


def test_imports_of_a_piped_checklist(tmp_path: Path) -> None:
    """A checklist in a pipe pays for neither the terminal nor the questions."""
    code = (
        "import sys; from stressguide import texts; from stressguide.cli.main import run; texts.speak('da');"
        "code = run(['checklist', 'leder', 'sygemeldt']);"
        "heavy = {'rich', 'questionary', 'prompt_toolkit', 'jinja2', 'json', 'polib', 'rapidfuzz'} & set(sys.modules);"
        "sys.exit(f'{code} {heavy}' if code or heavy else 0)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, b"")


def test_nothing_is_stored(run: Run, tmp_path: Path) -> None:
    """No file is written where none was asked for: no settings, no history."""
    for arguments in ("checklist", "overview", "ask --role leder --situation stress", "--version"):
        run(*arguments.split(), XDG_CONFIG_HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_works_without_a_home(tmp_path: Path) -> None:
    """An empty environment is enough."""
    result = subprocess.run(
        [*PROGRAM, "checklist"], env={"PATH": os.environ["PATH"]}, cwd=tmp_path, capture_output=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, b"")
