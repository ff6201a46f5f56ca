"""``--guideline`` on every command, the variable and the user's folder."""

import json
import shutil
from pathlib import Path

import pytest

from support import ENTER, ROOT, Open, Run

SMALL = ROOT / "tests" / "data" / "small.yaml"


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Put a small guideline into the folder that the program is run in, with a space in its name."""
    shutil.copy(SMALL, tmp_path / "om støj.yaml")
    return "om støj.yaml"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Make the user's own folder."""
    folder = tmp_path / ".config" / "stressguide"
    folder.mkdir(parents=True)
    return folder


class TestCommands:
    """Every command is about the guideline that is given."""

    def test_checklist(self, run: Run, small: str) -> None:
        """Its roles, situations and points; commands that are shown name it."""
        assert "- [ ] lukke døren\n" in run("checklist", "bruger", "larm", "--guideline", small).stdout
        silent = run("checklist", "vagt", "larm", "--others", "--guideline", small)
        assert "Retningslinjerne har ingen punkter til vagten" in silent.stdout
        unknown = run("checklist", "leder", "--guideline", small)
        assert (unknown.returncode, unknown.stderr) == (
            2,
            "Der findes ikke en rolle, der hedder «leder». Roller: bruger, vagt.\n",
        )

    def test_overview(self, run: Run, small: str) -> None:
        """The overview."""
        assert run("overview", "--guideline", small).stdout.startswith("## Retningslinjer om støj\n")

    def test_search(self, run: Run, small: str) -> None:
        """Searching."""
        assert (
            json.loads(run("search", "døre", "--json", "--guideline", small).stdout)["hits"][0]["id"] == "bruger/larm/1"
        )

    def test_own_words(self, run: Run, small: str) -> None:
        """A person's own words are asked about where nothing was learned; its ids are understood."""
        result = run("ask", "brugeren siger, her støjer", "--no-input", "--guideline", small)
        assert (result.returncode, result.stdout) == (2, "")
        assert "Der mangler: --role (bruger, vagt); --situation (larm, klage).\n" in result.stderr
        assert "- [ ] lukke døren\n" in run("ask", "bruger larm", "--guideline", small).stdout

    def test_minutes(self, run: Run, tmp_path: Path, small: str) -> None:
        """Minutes from the first to the last."""
        told = run("notes", "new", "bruger", "larm", "-o", "referat.md", "--guideline", small)
        assert told.returncode == 0
        assert "- [ ] lukke døren" in (tmp_path / "referat.md").read_text(encoding="utf-8")
        again = run("notes", "new", "bruger", "larm", "-o", "referat.md", "--guideline", small)
        assert "stressguide notes add referat.md bruger larm --guideline 'om støj.yaml'\n" in again.stderr
        added = run("notes", "add", "referat.md", "vagt", "klage", "--guideline", small)
        assert added.stderr == "Føjet til referat.md: Vagten: nogen klager.\n"
        ticked = run("notes", "tick", "referat.md", "vagt/klage/1", "--guideline", small)
        assert ticked.stderr == "1 flueben er sat i referat.md. 2 punkter mangler.\n"
        status = json.loads(run("notes", "status", "referat.md", "--json", "--guideline", small).stdout)
        assert [point["id"] for point in status["points"]] == ["bruger/larm/1", "bruger/larm/2", "vagt/klage/1"]

    def test_help(self, run: Run, small: str) -> None:
        """Help lists its roles; of one that cannot be used it says nothing, and is help all the same."""
        assert "\nRoller: bruger, vagt\n" in run("checklist", "--guideline", small, "--help").stdout
        for broken in ("nowhere.yaml", "nowhere"):
            helped = run("checklist", "--guideline", broken, "--help")
            assert (helped.returncode, helped.stderr) == (0, "")
            assert "Roller:" not in helped.stdout

    def test_no_pipe(self, subtests: pytest.Subtests, run: Run, tmp_path: Path) -> None:
        """A guideline has a name, and so is in a file; that is said."""
        for arguments in [
            ["overview", "--guideline"],
            ["guideline", "check"],
            ["guideline", "new"],
            ["guideline", "learn"],
        ]:
            with subtests.test(arguments=arguments):
                result = run(*arguments, "-")
                assert (result.returncode, result.stdout) == (2, "")
                assert "fil" in result.stderr
                assert "vold.yaml" in result.stderr
                assert result.stderr.count("\n") == 1
                assert list(tmp_path.iterdir()) == []

    def test_walk(self, terminal: Open, small: str) -> None:
        """The walk asks in its words, and what is suggested afterwards names it."""
        shown = terminal("ask", "--guideline", small)
        shown.see("Jeg bruger lokalet")
        shown.press(ENTER)
        shown.see("Her er larm")
        shown.press(ENTER)
        shown.see("sige det til den, der larmer")
        shown.see("Hvad nu?")
        shown.press(ENTER)
        shown.see("stressguide checklist bruger larm --guideline 'om støj.yaml'")

    def test_completion(self, run: Run, small: str) -> None:
        """Tab offers its roles."""
        words = f"stressguide checklist --guideline '{small}' "
        offered = run(_STRESSGUIDE_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD="4").stdout.split()
        assert offered == ["bruger", "vagt", "larm", "klage"]
        broken = run(
            _STRESSGUIDE_COMPLETE="complete_bash",
            COMP_WORDS="stressguide checklist --guideline x.yaml ",
            COMP_CWORD="4",
        )
        assert (broken.stdout.strip(), broken.stderr) == ("", "")


class TestPrecedence:
    """Option, variable, folder, embedded."""

    def test_all(self, run: Run, own: Path, small: str) -> None:
        """Each goes before the next."""
        assert run("overview").stdout.startswith("## Retningslinjer for stresshåndtering\n")
        text = SMALL.read_text(encoding="utf-8")
        (own / "stress.yaml").write_text(text.replace("om støj", "i mappen"), encoding="utf-8")
        assert run("overview").stdout.startswith("## Retningslinjer i mappen\n")
        (own / "andre.yaml").write_text(text.replace("om støj", "fra andre"), encoding="utf-8")
        assert run("overview", STRESSGUIDE_GUIDELINE="andre").stdout.startswith("## Retningslinjer fra andre\n")
        given = run("overview", "--guideline", small, STRESSGUIDE_GUIDELINE="andre")
        assert given.stdout.startswith("## Retningslinjer om støj\n")

    def test_faults(self, run: Run, own: Path) -> None:
        """A broken file is told with its place, and nothing is shown in its stead."""
        (own / "stress.yaml").write_text("id: x\n", encoding="utf-8")
        result = run("checklist", "leder", "stress")
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(f"{own / 'stress.yaml'}:1:1: ")
        unknown = run("overview", "--guideline", "stres")
        assert unknown.stderr.startswith("Der findes ikke retningslinjer, der hedder «stres». Mente du «stress»? Vælg")
