"""The built wheel, alone in a new environment, does the main job."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from support import ROOT


def call(*command: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed, without the variables of coverage and of this environment."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("COV", "PYTHON", "VIRTUAL_ENV"))}
    result = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        env={**environ, **extra},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result


@pytest.fixture(scope="module")
def wheel(tree: Path) -> Path:
    """Build the wheel."""
    call(sys.executable, "-m", "build", "--wheel", "--outdir", tree / "dist", tree)
    [wheel] = (tree / "dist").glob("*.whl")
    return wheel


def test_contents(wheel: Path) -> None:
    """The wheel has the guideline, its document, the texts, the template, the licence and the types' mark."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "stressguide/guidelines/da.yaml",
        "stressguide/guidelines/da.source.txt",
        "stressguide/guidelines/da.msgpack",
        "stressguide/guidelines/da.learned.msgpack",
        "stressguide/reader/concepts.txt",
        "stressguide/reader/danger.txt",
        "stressguide/locale/da/LC_MESSAGES/stressguide.mo",
        "stressguide/formats/templates/page.html.jinja",
        "stressguide/py.typed",
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_alone_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    """Installed from nothing but itself and what it names, it prints just what the tree prints."""
    call(sys.executable, "-m", "venv", tmp_path / "new")
    call(tmp_path / "new/bin/python", "-m", "pip", "install", "--quiet", wheel)
    program = tmp_path / "new/bin/stressguide"
    assert call(program, "checklist", "leder", "sygemeldt").stdout == (
        ROOT / "tests/expected/leder-sygemeldt.md"
    ).read_text(encoding="utf-8")
    assert call(program, "checklist").stdout == (ROOT / "tests/expected/everything.md").read_text(encoding="utf-8")
    for form in ("text", "html", "csv", "json"):
        ours = call(sys.executable, "-m", "stressguide", "checklist", "-f", form).stdout
        assert ours == call(program, "checklist", "-f", form).stdout
    assert call(program, "ask", "--role", "leder", "--situation", "stress").stdout.startswith("## Lederen:")
    assert (
        call(program, "ask", "min medarbejder er sygemeldt med stress").stdout
        == call(program, "checklist", "leder", "sygemeldt").stdout
    )
    assert (
        call(program, "search", "psykologer").stdout
        == call(sys.executable, "-m", "stressguide", "search", "psykologer").stdout
    )
    assert (
        "0 af 8 punkter"
        in call("/bin/sh", "-c", f"{program} notes new leder sygemeldt | {program} notes status -").stdout
    )


def test_a_guideline_with_an_invented_word_cannot_be_built(tree: Path) -> None:
    """The words are proved when the wheel is built."""
    path = tree / "guidelines" / "da.yaml"
    real = path.read_text(encoding="utf-8")
    path.write_text(real.replace("give medarbejderne feedback", "give medarbejderne ros"), encoding="utf-8")
    try:
        with pytest.raises(AssertionError, match="ros"):
            call(sys.executable, "-m", "build", "--wheel", "--outdir", tree / "bad", tree)
    finally:
        path.write_text(real, encoding="utf-8")
