"""Where a point comes from: `guideline source`, `why` and `guideline list`."""

import json
from pathlib import Path

import pytest

from support import DA, ROOT, Run

SOURCE = (DA.parent / "da.source.txt").read_text(encoding="utf-8").split("\n")
SMALL = ROOT / "tests" / "data" / "small.yaml"


class TestSource:
    """Points and their lines."""

    def test_every_point_stands_where_it_says(self, run: Run) -> None:
        """The words of each of the 82 points are on its lines of the document."""
        points = json.loads(run("guideline", "source", "--json").stdout)["points"]
        assert len(points) == 82
        for point in points:
            first, last = point["lines"]
            printed = " ".join(" ".join(SOURCE[first - 1 : last]).replace("•", " ").split())
            assert point["text"] in printed, point

    def test_without_a_source(self, run: Run) -> None:
        """A guideline that names no document has its points all the same."""
        assert "vagt/klage/1" in run("guideline", "source", "--guideline", str(SMALL)).stdout


class TestWhy:
    """The chain that leads to a point."""

    def test_chain(self, run: Run) -> None:
        """From the answers to the lines, in order."""
        text = run("why", "leder/sygemeldt/4").stdout
        parts = [
            "Svaret på «Hvem er du?»: Jeg er leder",
            "Svaret på «Hvad sker der?»: En medarbejder er sygemeldt med stress",
            "Overskrift: Hvad gør lederen",
            "Indledning: Lederen bør:",
            "Styrke: bør",
            "Punkt: orientere TR/AMR",
            "(da.source.txt, linje 129–130)",
        ]
        assert sorted(parts, key=text.index) == parts

    def test_passage(self, run: Run) -> None:
        """The lines around a point are as printed, its own marked."""
        text = run("why", "leder/sygemeldt/4").stdout
        marked = [line for line in text.splitlines() if "→" in line]
        assert [line.split()[1] for line in marked] == ["129", "130"]
        for number in range(122, 134):
            assert f"{number}  {SOURCE[number - 1].rstrip()}".rstrip() in text

    def test_no_passage(self, run: Run) -> None:
        """Where no source document is named that is said, and no line of one is shown."""
        text = run("why", "vagt/klage/1", "--guideline", str(SMALL)).stdout
        assert "intet dokument" in text
        assert "I dokumentet" not in text
        assert json.loads(run("why", "vagt/klage/1", "--guideline", str(SMALL), "--json").stdout)["passage"] == []

    def test_other_ways(self, run: Run) -> None:
        """Where the walk leads here from elsewhere too, that is said."""
        answers = json.loads(run("why", "medarbejdergruppe/sygemeldt/1", "--json").stdout)["answers"]
        assert len(answers) > 1
        assert [answer["who"] for answer in answers[:2]] == ["Jeg er kollega", "Jeg er medarbejder"]

    @pytest.mark.parametrize("typed", ["LEDER/Sygemeldt/4", "leder/sygemeldt/4/", "leder/Sygemeldt/4"])
    def test_spellings(self, run: Run, typed: str) -> None:
        """Capitals do not matter."""
        assert run("why", typed).stdout == run("why", "leder/sygemeldt/4").stdout

    def test_unknown(self, subtests: pytest.Subtests, run: Run) -> None:
        """An id that there is not is said not to be, with how to find the right one."""
        for typed in ["leder/sygemeldt/44", "leder", "", "x"]:
            with subtests.test(typed=typed):
                result = run("why", typed)
                assert (result.returncode, result.stdout) == (2, "")
                assert f"Der findes ikke et punkt, der hedder «{typed}»." in result.stderr
                assert "stressguide guideline source" in result.stderr


class TestList:
    """What is at hand."""

    def test_embedded(self, run: Run, tmp_path: Path) -> None:
        """Without anything of the user's own there is the embedded one, and where one's own could lie."""
        data = json.loads(run("guideline", "list", "--json").stdout)
        folder = str(tmp_path / ".config" / "stressguide")
        assert (data["folder"], data["local"]) == (folder, f"{folder}/stress.local.yaml")
        [only] = data["guidelines"]
        assert (only["name"], only["in_use"], only["reason"]) == ("stress", True, "embedded")

    def test_own(self, run: Run, tmp_path: Path) -> None:
        """One's own are listed; the one in use comes first, with why."""
        folder = tmp_path / ".config" / "stressguide"
        folder.mkdir(parents=True)
        for name in ("vold.yaml", "vold.local.yaml", "vold.examples.txt", "stress.yaml"):
            (folder / name).write_bytes(SMALL.read_bytes())
        listed = json.loads(run("guideline", "list", "--json").stdout)["guidelines"]
        assert [(each["name"], each["in_use"], each["reason"]) for each in listed] == [
            ("stress", True, "folder"),
            ("vold", False, "folder"),
        ]
        text = run("guideline", "list", STRESSGUIDE_GUIDELINE="vold").stdout
        assert "- vold (i brug: valgt i STRESSGUIDE\\_GUIDELINE): " in text
        assert "- stress (--guideline stress: i din egen mappe): " in text

    def test_files_without_a_guideline(self, run: Run, tmp_path: Path) -> None:
        """A file of words or of what is local that has no effect is named; the embedded one's local file has one."""
        folder = tmp_path / ".config" / "stressguide"
        folder.mkdir(parents=True)
        for name in ("stress.local.yaml", "stress.examples.txt", "vold.local.yaml", "ok.yaml", "ok.examples.txt"):
            (folder / name).touch()
        unused = json.loads(run("guideline", "list", "--json").stdout)["unused"]
        assert [Path(path).name for path in unused] == ["stress.examples.txt", "vold.local.yaml"]
        assert "Bruges ikke, for retningslinjerne til den er her ikke: " in run("guideline", "list").stdout

    def test_given(self, run: Run) -> None:
        """One that is named stands first, even if nobody has looked into its file."""
        text = run("guideline", "list", "--guideline", "nix.yaml", "-f", "text").stdout
        assert "nix (i brug: valgt med --guideline)\n    nix.yaml" in text
