"""What the README says is so: its commands are run, and their output is what stands there."""

import re
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

import pictures
from support import ROOT, SET_UP, TOOLS, environment

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = {
    page.name: re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for page in PAGES
}
WINDOWS = "py -m venv .venv\n.venv\\Scripts\\pip install .\n.venv\\Scripts\\stressguide ask"
STRESSGUIDE = f'stressguide() {{ {shlex.quote(sys.executable)} -m stressguide "$@"; }}; '


def commands(page: str) -> list[tuple[str, str]]:
    """List the commands of the console blocks of a page, each with the output that stands below it."""
    found = []
    for kind, block in BLOCKS[page]:
        if kind == "console":
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _newline, output = part.partition("\n")
                found.append((command, output))
    return found


@pytest.mark.parametrize("page", [page for page in BLOCKS if commands(page)])
def test_outputs(page: str, tmp_path: Path) -> None:
    """Run in the order of the page, in one folder, each command prints just that; "…" stands for the rest."""
    for command, output in commands(page):
        result = subprocess.run(
            ["bash", "-c", STRESSGUIDE + command],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if output.endswith("…\n"):
            assert result.stdout.startswith(output.removesuffix("…\n")), command
        else:
            assert output == result.stdout, command


def test_every_other_command_is_run_somewhere() -> None:
    """The commands without output are these. The ones for Windows are run by no test."""
    shells = ("sh", "powershell")
    assert [(page, block.strip()) for page in BLOCKS for kind, block in BLOCKS[page] if kind in shells] == [
        ("README.md", WINDOWS),
        ("README.md", SET_UP),
        ("README.md", TOOLS),
        ("README.md", "./check"),
    ]
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("exec ./check")


def test_links() -> None:
    """What is linked to is there."""
    for page in PAGES:
        for path in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / path).exists(), f"{page.name}: {path}"


def test_a_picture_is_of_what_is_made(subtests: pytest.Subtests, tmp_path: Path) -> None:
    """It was taken of the page, or the file for Word, that is made now; `python docs/pictures.py` takes it anew."""
    for name in pictures.PICTURES:
        with subtests.test(name=name):
            assert pictures.origin(pictures.made(name, tmp_path)) in (pictures.DOCS / name).read_bytes()


def test_the_picture_is_of_a_real_walk(tmp_path: Path) -> None:
    """The picture shows what the screen shows; `python docs/pictures.py` draws it anew."""
    screen = pictures.walk(tmp_path)
    shown = pictures.drawn(screen)
    screen.process.close(force=True)
    assert pictures.WALK.read_text(encoding="utf-8") == shown
    assert "Hvem er du?" in unescape(shown)
