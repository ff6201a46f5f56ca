"""What the README says is so: its commands are run, and their output is what stands there."""

import re
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path

from support import ROOT, environment
from walk import PICTURE, drawn, walk

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
STRESSGUIDE = f'stressguide() {{ {shlex.quote(sys.executable)} -m stressguide "$@"; }}; '


def commands() -> list[tuple[str, str]]:
    """List the commands of the console blocks, each with the output that stands below it."""
    found = []
    for kind, block in BLOCKS:
        if kind == "console":
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _newline, output = part.partition("\n")
                found.append((command, output))
    return found


def test_outputs(tmp_path: Path) -> None:
    """Run in the order of the README, in one folder, each command prints just that; “…” stands for the rest."""
    assert len(commands()) > 5
    for command, output in commands():
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
    """The commands without output are these; the first two are run by other tests, the last by CI."""
    assert [block.strip() for kind, block in BLOCKS if kind == "sh"] == [
        "python3 -m venv .venv && .venv/bin/pip install --quiet . && .venv/bin/stressguide checklist leder stress",
        "stressguide ask >> referat.md",  # tests/cli/test_ask.py
        "./check",
    ]
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("exec ./check")


def test_set_up(tree: Path, tmp_path: Path) -> None:
    """The first command, in a fresh copy of the tree, does the main job."""
    line = next(block for kind, block in BLOCKS if kind == "sh").strip()
    python = Path(sys.base_prefix, "bin")
    result = subprocess.run(
        ["bash", "-c", line],
        cwd=tree,
        env={key: value for key, value in environment(tmp_path, PATH=f"{python}:/usr/bin:/bin").items() if key != "CI"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("## Lederen: en medarbejder viser tegn på stress\n")


def test_links() -> None:
    """What is linked to is there."""
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists()


def test_the_picture_is_of_a_real_walk(tmp_path: Path) -> None:
    """The picture shows what the screen shows; `python docs/walk.py` draws it anew."""
    screen = walk(tmp_path)
    shown = drawn(screen)
    screen.process.close(force=True)
    assert PICTURE.read_text(encoding="utf-8") == shown
    assert "Hvem er du?" in unescape(shown)
