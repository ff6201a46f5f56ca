"""The user's own folder: never in the way, and what lies in it under nearly the right name is named."""

import re
from pathlib import Path

import pytest
import yaml

from support import Run

HELP = "Er du eller en anden i livsfare? Ring 112. Bliv hos personen."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the folder."""
    folder = tmp_path / ".config" / "stressguide"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("text", ["fil:\n  tr: {}\n", "", "# kun\n# bemærkninger\n", "fill: [\n", "- 1\n", "\x00"])
class TestFaultyLocalFile:
    """A typo in the local file, or nothing in it."""

    def test_the_guideline_is_shown(self, run: Run, folder: Path, text: str) -> None:
        """The list is there, and one line says which file, where and what to do."""
        without = run("checklist", "leder", "stress")
        (folder / "stress.local.yaml").write_text(text, encoding="utf-8")
        result = run("checklist", "leder", "stress")
        assert (result.returncode, result.stdout) == (0, without.stdout)
        [line] = result.stderr.splitlines()
        assert line.startswith(f"{folder / 'stress.local.yaml'}:")
        assert "Indtil det er rettet, vises intet lokalt." in line

    def test_help_is_given(self, run: Run, folder: Path, text: str) -> None:
        """So is help in danger, at every door."""
        (folder / "stress.local.yaml").write_text(text, encoding="utf-8")
        assert run("ask", "jeg vil ikke leve mere", "--no-input").stderr.startswith(HELP)
        assert run("search", "selvmord").stderr.startswith(HELP)
        assert HELP in run("jeg vil ikke leve mere").stderr

    def test_minutes(self, run: Run, folder: Path, text: str, tmp_path: Path) -> None:
        """Minutes are written and read without it."""
        (folder / "stress.local.yaml").write_text(text, encoding="utf-8")
        assert run("notes", "new", "leder", "sygemeldt", "-o", "m.md").returncode == 0
        assert run("notes", "status", "m.md").returncode == 0
        assert (tmp_path / "m.md").exists()


NEARLY_LOCAL = [
    "stress.local.yml", "stress.local.yaml.txt", "stress.local (1).yaml", "stress.local.YAML", "stress.lokal.yaml",
    "Stress.Local.yaml", "stress-local.yaml", "stress_lokal.yml.txt", "stress.local - Kopi.yaml",
]  # fmt: skip


@pytest.mark.parametrize("name", NEARLY_LOCAL)
def test_a_local_file_of_nearly_the_right_name(run: Run, folder: Path, name: str) -> None:
    """Lists, checks and the commands that would have used it say that it is not read, and what it should be called."""
    (folder / name).write_text("add: []\n", encoding="utf-8")
    said = f"{folder / name} bliver ikke læst. Skal den det, så kald den stress.local.yaml.\n"
    for command in (["checklist", "leder", "stress"], ["guideline", "list"], ["guideline", "check"]):
        result = run(*command)
        assert (result.returncode, result.stderr.count(said)) == (0, 1), command


@pytest.mark.parametrize("name", ["vold.local.yml", "vold.local.yaml.txt"])
def test_beside_a_guideline(run: Run, tmp_path: Path, name: str) -> None:
    """So it is beside a guideline of one's own."""
    assert run("guideline", "new", "vold.yaml", "--no-input").returncode == 0
    (tmp_path / name).write_text("add: []\n", encoding="utf-8")
    said = f"{name} bliver ikke læst. Skal den det, så kald den vold.local.yaml.\n"
    for command in (["overview", "--guideline", "vold.yaml"], ["guideline", "check", "vold.yaml"]):
        assert said in run(*command).stderr


@pytest.mark.parametrize("name", ["stress.yml", "stress.yaml.txt", "Stress.YAML", "stress (1).yaml"])
def test_a_guideline_of_nearly_the_right_name(run: Run, folder: Path, name: str) -> None:
    """A guideline that was to be used in place of ours is named, too."""
    (folder / name).write_text("id: stress\n", encoding="utf-8")
    said = f"{folder / name} bliver ikke læst. Skal den det, så kald den stress.yaml.\n"
    assert said in run("overview").stderr
    assert said in run("guideline", "list").stderr


def test_a_name_that_is_not_there(run: Run, folder: Path) -> None:
    """Where a guideline is asked for by its name, the file that is nearly called that is named."""
    (folder / "vold.yml").write_text("id: vold\n", encoding="utf-8")
    result = run("overview", "--guideline", "vold")
    assert result.returncode == 2
    assert result.stderr.startswith(f"{folder / 'vold.yml'} bliver ikke læst. Skal den det, så kald den vold.yaml.\n")


def test_a_copy_beside_the_right_one(run: Run, folder: Path) -> None:
    """Where the right name is there, nobody is told of copies."""
    for name in ("stress.local.yaml", "stress.local - Kopi.yaml", "stress.local.yaml.bak"):
        (folder / name).write_text("add: [{to: leder/stress, note: Her.}]\n", encoding="utf-8")
    assert run("checklist", "leder", "stress").stderr == ""


def test_a_folder_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """It is told, and what comes with the program is shown."""
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "stressguide").write_text("")
    result = run("checklist", "leder", "stress")
    assert result.returncode == 0
    assert result.stderr.endswith("I stedet vises det, der følger med programmet.\n")


class TestBegin:
    """``guideline local``."""

    def test_what_it_says(self, run: Run, tmp_path: Path) -> None:
        """It makes the file in the folder that is read, and says where it lies and how to share it."""
        result = run("guideline", "local")
        file = tmp_path / ".config" / "stressguide" / "stress.local.yaml"
        assert (result.returncode, result.stdout) == (0, "")
        assert str(file) in result.stderr
        assert "Andre lægger den samme fil i den samme mappe" in result.stderr
        text = file.read_text(encoding="utf-8")
        assert all(line.startswith("#") for line in text.splitlines())
        assert all(words in text for words in ("tr:", "amr:", "akut:", "HR", "Send referatet til"))
        assert run("checklist", "leder", "stress").returncode == 0

    def test_filled_in(self, run: Run, tmp_path: Path) -> None:
        """When the signs of a comment are taken away, what nobody has filled in is told; filled in, it has no fault."""
        run("guideline", "local")
        file = tmp_path / ".config" / "stressguide" / "stress.local.yaml"
        lines = file.read_text(encoding="utf-8").split("\n")[3:]
        file.write_text("\n".join(line.removeprefix("#") for line in lines), encoding="utf-8")
        assert set(yaml.safe_load(file.read_text(encoding="utf-8"))) == {"fill", "add", "notes"}
        told = run("guideline", "check").stdout.splitlines()
        assert len(told) == 15  # telephone, mail and date of each slot: none is made up
        assert all("G304 Her står ikke noget." in line for line in told)
        text = file.read_text(encoding="utf-8")
        for name, value in {"telephone": "12 34 56 78", "mail": "tr@example.dk", "checked": "2026-11-28"}.items():
            text = re.sub(rf"{name}: #.*", f"{name}: {value}", text)
        file.write_text(text, encoding="utf-8")
        assert run("guideline", "check").returncode == 0

    def test_it_is_never_replaced(self, run: Run, folder: Path) -> None:
        """A file that is there is left alone."""
        (folder / "stress.local.yaml").write_text("add: []\n")
        assert run("guideline", "local").returncode == 2
        assert (folder / "stress.local.yaml").read_text() == "add: []\n"

    def test_beside_a_guideline(self, run: Run, tmp_path: Path) -> None:
        """For a guideline of one's own it lies beside that; one without slots has none to fill."""
        run("guideline", "new", "vold.yaml", "--no-input")
        assert run("guideline", "local", "--guideline", "vold.yaml").returncode == 0
        assert "fill" not in (tmp_path / "vold.local.yaml").read_text(encoding="utf-8")

    def test_where_nothing_can_be_written(self, run: Run, tmp_path: Path) -> None:
        """A folder that cannot be made is told of."""
        (tmp_path / ".config").write_text("")
        result = run("guideline", "local")
        assert result.returncode == 2
        assert "Intet er ændret." in result.stderr


def test_another_ending(run: Run, tmp_path: Path) -> None:
    """A file that is not there is not what another should be called: the one that is there is suggested."""
    (tmp_path / "egne.yaml").write_text("id: egne", encoding="utf-8")
    result = run("checklist", "--guideline", "egne.yml")
    assert "Mente du «egne.yaml»?" in result.stderr
    assert "bliver ikke læst" not in result.stderr
