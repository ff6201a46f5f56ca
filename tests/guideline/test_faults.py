"""Every kind of fault has a file that has it, and a line in the authors' page of faults."""

import os
import re
from pathlib import Path

from stressguide.guideline.faults import Code
from support import ROOT, Run

FAULTS = ROOT / "tests" / "faults"
CODES = [code.value for code in Code]


def test_each_code_has_a_file_and_a_line_in_the_docs() -> None:
    """The codes of the program, of the folders here and of the page for authors are the same."""
    for name in ("faults.md", "faults.en.md"):
        page = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert re.findall(r"^\| (G\d+) \|", page, flags=re.MULTILINE) == CODES
    assert sorted(folder.name for folder in FAULTS.iterdir()) == sorted(CODES)


def test_each_fault(run: Run) -> None:
    """Each is found in its file, with place and remedy; several files are checked in one run, and none is changed."""
    before = {path: path.stat().st_mtime_ns for path in FAULTS.rglob("*")}
    result = run("guideline", "check", *(f"{code}/vold.yaml" for code in CODES), folder=FAULTS)
    expected: list[str] = []
    for code in CODES:
        lines = (FAULTS / code / "expected.txt").read_text(encoding="utf-8").splitlines()
        assert any(f": {code} " in line for line in lines)
        expected += [f"{code}/{line}" for line in lines]
    assert result.stdout.splitlines() == expected
    faults = [line for line in expected if ": G9" not in line]
    assert (result.returncode, result.stderr) == (1, f"{len(faults)} fejl.\n")
    assert {path: path.stat().st_mtime_ns for path in FAULTS.rglob("*")} == before


class TestCheck:
    """The command itself."""

    def test_no_faults(self, run: Run) -> None:
        """Without a file the guideline in use is checked; all being well is said, and nothing printed."""
        result = run("guideline", "check")
        asked = [line for line in result.stdout.splitlines() if f" {Code.OUTDATED} " not in line]
        assert (result.returncode, asked) == (0, [])  # in a year it is time to look at the notes again
        assert re.fullmatch(r"Ingen fejl i \S*da\.yaml\.\n", result.stderr)
        assert run("guideline", "check", "-q").stderr == ""

    def test_a_companion_stands_for_its_guideline(self, run: Run) -> None:
        """Who names a file beside a guideline gets all that is wrong with both, once."""
        folder = FAULTS / "G604"
        result = run("guideline", "check", "vold.examples.txt", "vold.yaml", folder=folder)
        assert result.stdout == (folder / "expected.txt").read_text(encoding="utf-8")

    def test_names_that_cannot_be_shown(self, run: Run, tmp_path: Path) -> None:
        """Signs that mean something to a terminal are written otherwise, in names and in fields."""
        (tmp_path / "a\x1b.yaml").write_text('"x\\e": 1', encoding="utf-8")
        result = run("guideline", "check", "a\x1b.yaml")
        assert result.stdout.startswith("a?.yaml:1:1: G301 Ukendt felt «x?».")

    def test_nothing_there(self, run: Run) -> None:
        """A folder, and a file that is not there, are faults too, and do not hide one another."""
        result = run("guideline", "check", "nix.yaml", ".")
        assert result.returncode == 2  # what cannot be read is no answer
        assert [line.split(": ")[0] for line in result.stdout.splitlines()] == ["nix.yaml:1:1", ".:1:1"]
        assert result.stdout.count("G101") == 2

    def test_a_pipe_is_not_waited_for(self, run: Run, tmp_path: Path) -> None:
        """A named pipe, which nobody writes to, is refused at once."""
        os.mkfifo(tmp_path / "rør.yaml")
        result = run("guideline", "check", "rør.yaml")
        assert "G101 Det er ikke en fil, der kan læses til ende." in result.stdout

    def test_names_that_are_no_text(self, run: Run) -> None:
        """A file name that is not in UTF-8 is shown as well as can be."""
        name = os.fsdecode(b"nix\xff.yaml")
        for arguments in (
            ["guideline", "check", name],
            ["guideline", "list", "--guideline", name, "--json"],
        ):
            result = run(*arguments)
            assert result.returncode in (0, 2)
            assert "nix?.yaml" in result.stdout

    def test_beside_nothing(self, run: Run, tmp_path: Path) -> None:
        """A file of words or of what is local is checked with its guideline, and is nothing without."""
        (tmp_path / "nix.local.yaml").write_text("x: 1", encoding="utf-8")
        result = run("guideline", "check", "nix.local.yaml")
        assert (result.returncode, result.stderr) == (2, "nix.local.yaml hører til nix.yaml, som ikke er der.\n")

    def test_all_are_told_or_that_there_are_more(self, run: Run, tmp_path: Path) -> None:
        """Of very many faults the first are told, and that there are more; a missing document is among them."""
        text = (FAULTS / "G306" / "vold.yaml").read_text(encoding="utf-8").replace("skla", "skal")
        many = ", ".join(f"leder/x{n}" for n in range(300))
        (tmp_path / "vold.yaml").write_text(text.replace("links: [leder/efter]", f"links: [{many}]"), encoding="utf-8")
        lines = run("guideline", "check", "vold.yaml").stdout.splitlines()
        assert len(lines) == 201
        assert "G101 vold.txt: " in lines[0]
        assert "G106" in lines[-1]
