"""The example: a guideline on another subject, written by somebody who had only the docs, works throughout."""

import json
import re
import shutil
from pathlib import Path

import pytest

from stressguide.guideline import find, load
from support import DA, DOWN, ENTER, ROOT, Open, Run

EXAMPLE = ROOT / "examples" / "vold.yaml"
CHOICE = ("--guideline", str(EXAMPLE))
GUIDELINE = load(find.find(str(EXAMPLE)))


def test_no_faults(run: Run) -> None:
    """It passes the check, its schema is that of this program, and every format shows it."""
    result = run("guideline", "check", str(EXAMPLE))
    assert (result.returncode, result.stdout) == (0, "")
    schema = (EXAMPLE.parent / "guideline.schema.json").read_text(encoding="utf-8")
    assert schema == run("guideline", "schema").stdout
    for form in ("terminal", "text", "markdown", "json", "csv", "html"):
        assert "bringe sig selv og de andre elever i sikkerhed" in run("checklist", *CHOICE, "-f", form).stdout
    assert (len(GUIDELINE.roles), len(GUIDELINE.situations)) == (3, 3)


def test_other_shapes(subtests: pytest.Subtests, run: Run) -> None:
    """Those of other shapes have no fault and nothing to look at, and every format shows them in their own words."""
    for name, role, situation, words in [
        ("mobning", "amr", "sker", "2.1 De første skridt|om de to kan arbejde sammen imens|sammen med lederen"),
        ("mobning", "tr", "sker", "gælder også medarbejderen, lederen og AMR|sammen med lederen og AMR"),
        ("mobning", "tr", "efter", "TR kan være med i alle samtaler|også som bisidder"),
        ("sykefravaer", "ansatt", "tilbake", "§ 3|avtale hvilke oppgaver som kommer først|sammen med lederen"),
        ("sykefravaer", "leder", "borte", "hva den ansatte kan gjøre nå|kalle inn til et møte innen syv uker"),
    ]:
        with subtests.test(name=name):
            path = ROOT / "examples" / f"{name}.yaml"
            result = run("guideline", "check", str(path))
            assert (result.returncode, result.stdout) == (0, "")
            for form in ("text", "markdown", "csv", "html"):
                shown = run("checklist", role, situation, "--guideline", str(path), "-f", form).stdout
                shown = " ".join(re.sub("<[^>]+>", "", shown).split())
                assert [each for each in words.split("|") if each not in shown] == []
            english = run("checklist", role, situation, "--guideline", str(path), "--language", "en").stdout
            assert "not yet translated" not in english
            minutes = run("notes", "new", role, situation, "--guideline", str(path), "--date", "2026-12-01").stdout
            assert ("forslag: senest den" in minutes) == (role in {"amr", "leder", "ansatt"})
            if name == "sykefravaer":
                assert "§ 2" in run("search", "syv uker", "--guideline", str(path)).stdout


def test_own_words(run: Run) -> None:
    """Where its roles are like those on stress, what people write of them is understood; the rest is asked."""
    result = run(
        "ask", "en af mine lærere blev sparket i går, hvad skal jeg gøre som leder?", "--no-input", "--json", *CHOICE
    )
    data = json.loads(result.stdout)
    assert (result.returncode, data["likely"]["roles"][0]) == (2, "leder")
    assert "situation" in data["missing"]


def test_danger(run: Run) -> None:
    """Danger is heard in any guideline, and answered with its own help."""
    result = run("ask", "jeg vil ikke leve længere", "--no-input", *CHOICE)
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("Er nogen i livsfare: ring 112.\nEr nogen kommet til skade")


def test_walk(terminal: Open) -> None:
    """Two questions lead to the list, with what is local there."""
    walk = terminal("ask", *CHOICE, size=(100, 60))
    walk.see("Jeg er lærer, pædagog eller arbejder med eleverne")
    walk.press(ENTER)
    walk.see("Nogen er voldsom eller truer lige nu")
    walk.press(DOWN + ENTER)
    walk.see("trykke på alarmen ved døren, hvis lokalet har en (lokalt)")
    walk.see("Er nogen i livsfare: ring 112.")
    walk.see("Færdig")
    walk.press(ENTER)
    walk.see(f"stressguide checklist laerer akut --guideline {EXAMPLE}"[:60])
    walk.end()


def test_minutes(run: Run, tmp_path: Path) -> None:
    """The meeting that follows has its agenda, and what was agreed is read back."""
    assert run("notes", "new", "leder", "bagefter", "-o", "referat.md", *CHOICE).returncode == 0
    text = (tmp_path / "referat.md").read_text(encoding="utf-8")
    assert "1. [ ] hvad der skete op til, under og efter hændelsen\n" in text
    assert "Bemærkning fra arbejdspladsen, ikke en del af retningslinjerne: Skemaet til risikovurdering" in text
    assert run("notes", "tick", "referat.md", "leder/bagefter/1", *CHOICE).returncode == 0
    points = json.loads(run("notes", "status", "referat.md", "--json", *CHOICE).stdout)["points"]
    assert [point["id"] for point in points if point["done"]] == ["leder/bagefter/1"]
    heading = "## Lederen: opfølgningsmøde efter vold eller trusler\n"
    assert heading in text
    (tmp_path / "kort.md").write_text(heading, encoding="utf-8")  # its points were deleted
    assert "Intet er føjet til." in run("notes", "add", "kort.md", "leder", "bagefter", *CHOICE).stderr
    other = run("notes", "status", "referat.md")
    assert "Hører referatet til andre retningslinjer, så skriv --guideline." in other.stderr


@pytest.mark.parametrize(("page", "name"), [("lokale-oplysninger.md", "da.local.yaml")])
def test_what_the_docs_show(run: Run, tmp_path: Path, page: str, name: str) -> None:
    """The examples in the authors' docs have no faults."""
    text = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), flags=re.DOTALL)[0]
    for file in (DA, *DA.parent.glob("*.source.txt")):
        shutil.copy(file, tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("guideline", "check", DA.name)
    assert (result.returncode, result.stdout) == (0, "")
