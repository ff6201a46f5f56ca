"""What is built and installed, alone in new environments, does the main job."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from manual import files
from stressguide import __version__
from support import ROOT, SET_UP, TOOLS, Run, environment

FIRST = "## Lederen: en medarbejder viser tegn på stress\n"


def call(*command: str | Path, folder: Path = Path("/"), **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed, without the variables of this environment."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("COV", "PYTHON", "VIRTUAL_ENV"))}
    result = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environ or own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result


def built(tree: Path, target: str, folder: str) -> Path:
    """Build the wheel or the source distribution with what is installed here."""
    call(sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", folder, folder=tree)
    [made] = (tree / folder).iterdir()
    return made


def test_contents(tree: Path) -> None:
    """The wheel has the guideline, its document, the texts, the template, the licence and the types' mark."""
    names = set(zipfile.ZipFile(built(tree, "wheel", "dist")).namelist())
    assert {
        "stressguide/guidelines/da.yaml",
        "stressguide/guidelines/da.source.txt",
        "stressguide/guidelines/da.msgpack",
        "stressguide/guidelines/da.learned.msgpack",
        "stressguide/reader/concepts.txt",
        "stressguide/reader/danger.txt",
        "stressguide/notes/words.da.txt",
        "stressguide/locale/da/LC_MESSAGES/stressguide.mo",
        "stressguide/formats/templates/page.html.jinja",
        "stressguide/py.typed",
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name for name in names if ".data/data/" in name} == {
        f"stressguide-{__version__}.data/data/share/{name}" for name in files()
    }


def test_the_same_bytes(tree: Path, tmp_path: Path) -> None:
    """Built another day, elsewhere, or from the source distribution, what is built is the same."""
    wheel, source = (built(tree, target, f"first-{target}") for target in ("wheel", "sdist"))
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    [other] = tmp_path.iterdir()
    for path in other.rglob("*"):
        os.utime(path, (0, 0))
    mask = os.umask(0o077)
    try:
        assert built(other, "wheel", "again-wheel").read_bytes() == wheel.read_bytes()
        assert built(other, "sdist", "again-sdist").read_bytes() == source.read_bytes()
    finally:
        os.umask(mask)


@pytest.mark.slow
def test_set_up(run: Run, tree: Path, tmp_path: Path) -> None:
    """The README's line, in a fresh copy of the tree, does the main job; it prints just what the tree prints."""
    path = f"{Path(sys.base_prefix, 'bin')}:/usr/bin:/bin"
    environ = {key: value for key, value in environment(tmp_path, PATH=path).items() if key != "CI"}
    assert call("bash", "-c", SET_UP, folder=tree, **environ).stdout.startswith(FIRST)
    program = tree / ".venv/bin/stressguide"
    assert (tree / ".venv/share/man/man1/stressguide.1").exists()
    assert call(program, "checklist", "leder", "sygemeldt").stdout == (
        ROOT / "tests/expected/leder-sygemeldt.md"
    ).read_text(encoding="utf-8")
    assert call(program, "checklist").stdout == (ROOT / "tests/expected/everything.md").read_text(encoding="utf-8")
    for form in ("text", "html", "csv", "json"):
        assert run("checklist", "-f", form).stdout == call(program, "checklist", "-f", form).stdout
    assert call(program, "ask", "--role", "leder", "--situation", "stress").stdout.startswith("## Lederen:")
    assert (
        call(program, "ask", "min medarbejder er sygemeldt med stress").stdout
        == call(program, "checklist", "leder", "sygemeldt").stdout
    )
    assert run("search", "psykologer").stdout == call(program, "search", "psykologer").stdout
    assert (
        "0 af 8 punkter"
        in call("/bin/sh", "-c", f"{program} notes new leder sygemeldt | {program} notes status -").stdout
    )


@pytest.mark.slow
@pytest.mark.parametrize("line", TOOLS.splitlines())
def test_set_up_by_a_tool(line: str, tree: Path, tmp_path: Path) -> None:
    """A tool that installs programs installs this one, from a copy of the tree."""
    folders = ("PIPX_HOME", "PIPX_BIN_DIR", "UV_TOOL_DIR", "UV_TOOL_BIN_DIR")
    own = {folder: str(tmp_path / ("bin" if "BIN" in folder else "home")) for folder in folders}
    environ = environment(tmp_path, PATH=f"{sys.prefix}/bin:/usr/bin:/bin", **own)
    line = f"{line} && {tmp_path}/bin/stressguide checklist leder stress"
    assert FIRST in call("bash", "-c", line, folder=tree, **environ).stdout


def test_a_guideline_with_an_invented_word_cannot_be_built(tree: Path) -> None:
    """The words are proved when the wheel is built."""
    path = tree / "guidelines" / "da.yaml"
    real = path.read_text(encoding="utf-8")
    path.write_text(real.replace("give medarbejderne feedback", "give medarbejderne ros"), encoding="utf-8")
    try:
        with pytest.raises(AssertionError, match="ros"):
            built(tree, "wheel", "bad")
    finally:
        path.write_text(real, encoding="utf-8")
