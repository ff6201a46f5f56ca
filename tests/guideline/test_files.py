"""Which guideline is in use: the one asked for, else the variable's, else the user's own, else the embedded one."""

import shutil
from pathlib import Path

import platformdirs
import pytest

from stressguide.errors import UserError
from stressguide.guideline import load
from stressguide.guideline.find import VARIABLE, at_hand, embedded, find, folder
from support import ROOT

SMALL = ROOT / "tests" / "data" / "small.yaml"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty home, and return the user's folder in it, which is there."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv(VARIABLE, raising=False)
    folder().mkdir(parents=True)
    assert tmp_path in folder().parents
    return folder()


class TestPrecedence:
    """Option, variable, folder, embedded."""

    def test_embedded(self) -> None:
        """With nothing else at hand it is the one that comes with the program."""
        assert find() == embedded()
        assert load(find()).id == "stress"

    def test_folder(self, home: Path) -> None:
        """One of the user's own with the embedded one's name stands in for it, also where it is asked for by name."""
        shutil.copy(SMALL, home / "stress.yaml")
        assert (find().path, find().reason) == (home / "stress.yaml", "folder")
        assert find("stress").path == home / "stress.yaml"
        assert load(find()).title == "Retningslinjer om støj"

    def test_another_name_displaces_nothing(self, home: Path) -> None:
        """A guideline of another name is used only where it is asked for."""
        shutil.copy(SMALL, home / "støj.yaml")
        assert find() == embedded()
        assert find("støj").path == home / "støj.yaml"

    def test_variable(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The variable goes before the folder; an empty one is none."""
        shutil.copy(SMALL, home / "stress.yaml")
        monkeypatch.setenv(VARIABLE, str(SMALL))
        assert (find().path, find().reason) == (SMALL, "variable")
        monkeypatch.setenv(VARIABLE, "")
        assert find().reason == "folder"

    def test_option(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is given with the option goes before all."""
        shutil.copy(SMALL, home / "støj.yaml")
        monkeypatch.setenv(VARIABLE, "stress")
        assert (find("støj").path, find("støj").reason) == (home / "støj.yaml", "option")

    def test_given(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Only what was given with the option has to be given again."""
        assert load(find(str(SMALL))).given == str(SMALL)
        monkeypatch.setenv(VARIABLE, str(SMALL))
        assert load(find()).given is None


class TestNames:
    """A file or a name."""

    def test_files(self, subtests: pytest.Subtests) -> None:
        """What has a folder or an ending is a file, there or not."""
        for typed in ["x.yaml", "./x", "x/", "/x", "x.YML", "../x.yaml", "x.txt", "stress.words"]:
            with subtests.test(typed=typed):
                assert find(typed).path == Path(typed)

    @pytest.mark.parametrize("typed", ["x", "stres", "da", ""])
    def test_unknown(self, typed: str, home: Path) -> None:
        """Anything else is a name; an unknown one is told with those there are."""
        (home / "støj.yaml").touch()
        (home / "stress.examples.txt").touch()
        with pytest.raises(UserError, match="Vælg mellem: støj, stress"):
            find(typed)

    @pytest.mark.parametrize("typed", ["på", "PÅ", "pa\u030a", "paa"])
    def test_spellings(self, home: Path, typed: str) -> None:
        """A name is found in any case, and as any system spells it; ours too."""
        (home / "pa\u030a.yaml").touch()
        assert find(typed).path == home / "pa\u030a.yaml"
        assert find("STRESS").is_embedded

    def test_broken(self, home: Path) -> None:
        """One of the user's own that cannot be read is told, not passed over."""
        (home / "stress.yaml").symlink_to("nowhere")
        with pytest.raises(UserError, match="kan ikke læses"):
            load(find())

    def test_at_hand(self, home: Path) -> None:
        """The user's own by name, without what lies beside them, and the embedded one unless theirs has its name."""
        for name in ("b.yaml", "a.yaml", "a.local.yaml", "a.examples.txt", "a.md"):
            (home / name).touch()
        assert list(at_hand()) == ["a", "b", "stress"]
        (home / "stress.yaml").touch()
        assert [item.reason for item in at_hand().values()] == ["folder"] * 3
        shutil.rmtree(home)
        assert at_hand() == {"stress": embedded()}


@pytest.mark.parametrize("base", ["", " ", "/x/y"])
def test_the_folder_is_that_of_the_system(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found quickly is what platformdirs finds."""
    monkeypatch.setenv("XDG_CONFIG_HOME", base)
    assert folder() == platformdirs.user_config_path("stressguide", appauthor=False)
