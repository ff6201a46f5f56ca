"""A guideline to begin with has no fault, whatever it is about."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.errors import UserError
from stressguide.guideline.loading import load
from stressguide.guideline.start import started
from stressguide.words import one_line
from support import ENTER, Open, Run

NAMES = st.lists(
    st.one_of(st.text(max_size=90), st.sampled_from(["Lærer", "laerer", "rolle-1", "a b", "A-b", "no: #"]))
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one folder for all examples of a property."""
    return tmp_path_factory.mktemp("new")


@given(title=st.text(max_size=90), roles=NAMES, situations=NAMES)
def test_no_names_make_a_fault(folder: Path, title: str, roles: list[str], situations: list[str]) -> None:
    """Any title, roles and situations give a file that can be used at once, or are refused in words."""
    try:
        text = started("ny.yaml", title, roles, situations)
    except UserError:
        return
    (folder / "ny.yaml").write_text(text, encoding="utf-8", newline="")
    guideline = load(folder / "ny.yaml")
    assert guideline.title == one_line(title)
    assert list(guideline.cells) == list(product(guideline.roles, guideline.situations))
    assert len(next(iter(guideline.cells.values())).points) == 2


def test_what_cannot_be_a_guideline(subtests: pytest.Subtests) -> None:
    """What nobody could choose from is refused."""
    for title, roles, situations, message in [
        (" ", ["a"], ["b"], "Skriv mindst én titel."),
        ("a", [], ["b"], "Skriv mindst én rolle."),
        ("a", ["b"], ["\t"], "Skriv mindst én situation."),
        ("a", ["b" * 81], ["c"], "længere end 80 tegn"),
        ("a", [f"b{n}" for n in range(51)], ["c"], "Mere end 50 af dem"),
        ("a", ["b" * 76 + f"{n}" for n in range(50)], ["c" * 76 + f"{n}" for n in range(50)], "kan der ikke være"),
    ]:
        with subtests.test(title=title), pytest.raises(UserError, match=message):
            started("ny.yaml", title, roles, situations)


@pytest.mark.parametrize("title", ["null", "no", "1", "~", "2026-11-23"])
def test_titles_that_yaml_would_guess_at(folder: Path, title: str) -> None:
    """A title that YAML reads as something else than a text makes an id all the same."""
    text = started("-ny.yaml", title, ["a"], ["null"])
    (folder / "ny.yaml").write_text(text, encoding="utf-8")
    assert load(folder / "ny.yaml").title == title
    assert "stressguide guideline check ./-ny.yaml\n" in text


def test_names_that_mean_the_same_are_one() -> None:
    """Spellings of one name give one role."""
    text = started("ny.yaml", "a", ["Lærer", "laerer", " LÆRER "], ["b"])
    assert text.count("who: ") == 1
    assert "who: Jeg er lærer\n" in text


class TestNew:
    """The command."""

    def test_usual(self, run: Run, tmp_path: Path) -> None:
        """Without a terminal nothing is asked: what is usual is written, with its schema, and has no faults."""
        result = run("guideline", "new", "ny.yaml")
        assert (result.returncode, result.stdout) == (0, "")
        assert result.stderr.startswith("Retningslinjerne ligger i ny.yaml, og i guideline.schema.json skemaet")
        assert run("guideline", "check", "ny.yaml").returncode == 0
        text = (tmp_path / "ny.yaml").read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=guideline.schema.json\n")
        schema = run("guideline", "schema").stdout
        assert (tmp_path / "guideline.schema.json").read_text(encoding="utf-8") == schema
        assert "who: Jeg er medarbejder\n" in text
        shown = run("checklist", "medarbejder", "--guideline", "ny.yaml").stdout
        assert "- [ ] det første punkt\n" in shown

    def test_every_comment_can_be_taken_away(self, run: Run, tmp_path: Path) -> None:
        """What is commented out in the file is right too, once the date is filled in."""
        run("guideline", "new", "ny.yaml", "--title", "Støj", "--role", "Vagt", "--situation", "Larm", "-q")
        lines = (tmp_path / "ny.yaml").read_text(encoding="utf-8").split("\n")
        fields = ("# source:", "# acute:", "#   ", "    # words:", "    # named_as:")
        text = "\n".join(line.replace("# ", "", 1) if line.startswith(fields) else line for line in lines)
        (tmp_path / "ny.txt").write_text(
            "Støj\nOverskriften, som den står i dokumentet\nSætningen før listen:\n"
            "- det første punkt\n- det andet punkt\n",
            encoding="utf-8",
        )
        (tmp_path / "ny.yaml").write_text(text.replace("ÅÅÅÅ-MM-DD", "2026-11-23"), encoding="utf-8")
        result = run("guideline", "check", "ny.yaml")
        assert result.returncode == 0
        assert {line.split()[1] for line in result.stdout.splitlines()} == {"G904"}

    def test_options(self, run: Run, tmp_path: Path) -> None:
        """Title, roles and situations can be given."""
        options = ("--title", "Vold", "--role", "Lærer", "--role", "Leder", "--situation", "Akut")
        assert run("guideline", "new", "vold.yaml", *options, "-q").stderr == ""
        assert "Jeg er lærer" in (tmp_path / "vold.yaml").read_text(encoding="utf-8")

    def test_questions(self, terminal: Open, tmp_path: Path) -> None:
        """On a terminal three questions are asked; a full stop leads back."""
        asked = terminal("guideline", "new", "vold.yaml")
        asked.see("Hvad hedder retningslinjerne?")
        asked.press(f"Vold{ENTER}")
        asked.see("Hvem gælder de for?")
        asked.press(f".{ENTER}")
        asked.see("tilbage) . Hvad hedder retningslinjerne?")
        asked.press(f"Vold og trusler{ENTER}")
        asked.press(f"Lærer, Pædagog{ENTER}")
        asked.see("Hvad kan der ske?")
        asked.press(ENTER)
        asked.see("Prøv dem:")
        assert asked.end() == 0
        text = (tmp_path / "vold.yaml").read_text(encoding="utf-8")
        assert "title: Vold og trusler\n" in text
        assert "name: Pædagog\n" in text
        assert "name: Det sker nu\n" in text

    def test_leaving(self, terminal: Open, tmp_path: Path) -> None:
        """Whoever goes back before the first question leaves, and nothing is written."""
        asked = terminal("guideline", "new", "vold.yaml", "--plain-prompts")
        asked.see("Hvad hedder retningslinjerne?")
        asked.press(f".{ENTER}")
        assert asked.end() == 130
        assert list(tmp_path.glob("*.yaml")) == []

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("vold", "Retningslinjer ligger i en fil, hvis navn ender på .yaml"),
            ("vold.txt", "Retningslinjer ligger i en fil, hvis navn ender på .yaml"),
            ("vold.local.yaml", "Retningslinjer ligger i en fil, hvis navn ender på .yaml"),
            ("der.yaml", "der.yaml findes allerede. Brug --force for at erstatte den."),
            ("mappe.yaml", "mappe.yaml er en mappe."),
            ("ingen/vold.yaml", "Mappen ingen findes ikke. Lav den først, eller skriv en anden."),
        ],
    )
    def test_refused(self, run: Run, tmp_path: Path, name: str, message: str) -> None:
        """Another ending, a file that is there, a folder: each is said, and nothing is written."""
        (tmp_path / "der.yaml").write_text("min", encoding="utf-8")
        (tmp_path / "mappe.yaml").mkdir()
        result = run("guideline", "new", name)
        assert (result.returncode, result.stdout) == (2, "")
        assert message in result.stderr
        assert (tmp_path / "der.yaml").read_text(encoding="utf-8") == "min"
        assert not (tmp_path / "guideline.schema.json").exists()

    def test_force(self, run: Run, tmp_path: Path) -> None:
        """A file is replaced if that is asked for; a schema that is there is left alone."""
        (tmp_path / "der.yaml").write_text("min", encoding="utf-8")
        (tmp_path / "guideline.schema.json").write_text("min", encoding="utf-8")
        assert run("guideline", "new", "der.yaml", "--force").returncode == 0
        assert "title" in (tmp_path / "der.yaml").read_text(encoding="utf-8")
        assert (tmp_path / "guideline.schema.json").read_text(encoding="utf-8") == "min"
