"""The example: a guideline on another subject, written by somebody who had only the docs, works throughout."""

import json
import re
import shutil
from pathlib import Path

import pytest

from stressguide.cli.own_words import hear
from stressguide.guideline import files
from support import DA, DOWN, ENTER, ESCAPE, ROOT, Open, Run

EXAMPLE = ROOT / "examples" / "vold.yaml"
CHOICE = ("--guideline", str(EXAMPLE))
GUIDELINE = files.load(files.find(str(EXAMPLE)))
VOCABULARY = files.load_words(files.find(str(EXAMPLE)))

# Sentences of its author's, and what was meant; "-" is what cannot be known.
SENTENCES = {
    "en elev har slået mig": "laerer/bagefter",
    "Jeg er lærer i 4. klasse, og en dreng har kastet en stol efter mig": "laerer/bagefter",
    "en af mine lærere blev sparket i går, hvad skal jeg gøre?": "leder/bagefter",
    "min kollega er blevet truet af en far, jeg er AMR": "arbejdsmiljoerepraesentant/bagefter",
    "en elev står og truer med en kniv": "-/akut",
    "der er en elev der går amok i min klasse lige nu": "laerer/akut",
    "hvordan undgår vi konflikter i min klasse": "laerer/forebyggelse",
    "mine medarbejdere er utrygge ved en ny elev": "leder/forebyggelse",
    "skal jeg anmelde det til arbejdstilsynet, jeg er leder": "leder/bagefter",
    "jeg er bange for en far der kommer i morgen": "laerer/forebyggelse",
    "jeg kan ikke sove efter det der skete i sidste uge": "-/bagefter",
    "jeg blev spyttet i hovedet": "laerer/bagefter",
    "min medarbejder er sygemeldt efter et overfald": "leder/bagefter",
    "min leder gør ikke noget ved at jeg bliver slået": "laerer/bagefter",
    "eleven slog sig i frikvarteret": "-/-",
    "printeren er gået i stykker": "-/-",
    "jeg er pædagog og en forælder råber og skriger ad mig": "laerer/akut",
    "kan amr være med til defusing?": "arbejdsmiljoerepraesentant/bagefter",
}


def test_no_faults(run: Run) -> None:
    """It passes the check, its schema is that of this program, and every format shows it."""
    result = run("guideline", "check", str(EXAMPLE))
    assert (result.returncode, result.stdout) == (0, "")
    schema = (EXAMPLE.parent / "guideline.schema.json").read_text(encoding="utf-8")
    assert schema == run("guideline", "schema").stdout
    for form in ("terminal", "text", "markdown", "json", "csv", "html"):
        assert "bringe sig selv og de andre elever i sikkerhed" in run("checklist", *CHOICE, "-f", form).stdout
    assert (len(GUIDELINE.roles), len(GUIDELINE.situations)) == (3, 3)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words(sentence: str) -> None:
    """It understands what people write."""
    heard = hear(GUIDELINE, VOCABULARY, sentence)
    role, situation = (each.id if each else "-" for each in (heard.role, heard.situation))
    assert f"{role}/{situation}" == SENTENCES[sentence]


def test_danger(run: Run) -> None:
    """Danger is heard in words that its own file does not have, too."""
    for sentence in ("en elev har en kniv", "jeg vil ikke leve længere"):
        assert "Er nogen i livsfare: ring 112." in run("ask", sentence, "--no-input", *CHOICE).stderr.split("\n")


def test_walk(terminal: Open) -> None:
    """Two questions lead to the list, with what is local there."""
    walk = terminal("ask", *CHOICE, size=(100, 60))
    walk.see("Jeg er lærer, pædagog eller arbejder med eleverne")
    walk.press(ENTER)
    walk.see("Nogen er voldsom eller truer lige nu")
    walk.press(DOWN + ENTER)
    walk.see("trykke på alarmen ved døren, hvis lokalet har en (lokalt)")
    walk.see("Er nogen i livsfare: ring 112.")
    walk.see(f"stressguide checklist laerer akut --guideline {EXAMPLE}"[:60])
    walk.press(ESCAPE)
    walk.end()


def test_minutes(run: Run, tmp_path: Path) -> None:
    """The meeting that follows has its agenda, and what was agreed is read back."""
    assert run("notes", "new", "leder", "bagefter", "-o", "referat.md", *CHOICE).returncode == 0
    text = (tmp_path / "referat.md").read_text(encoding="utf-8")
    assert "1. [ ] hvad der skete op til, under og efter hændelsen\n" in text
    assert "Lokal bemærkning, ikke en del af retningslinjerne: Skemaet til risikovurdering" in text
    assert run("notes", "tick", "referat.md", "leder/bagefter/1", *CHOICE).returncode == 0
    points = json.loads(run("notes", "status", "referat.md", "--json", *CHOICE).stdout)["points"]
    assert [point["id"] for point in points if point["done"]] == ["leder/bagefter/1"]
    other = run("notes", "status", "referat.md")
    assert "Hører referatet til andre retningslinjer, så skriv --guideline." in other.stderr


@pytest.mark.parametrize(("page", "name"), [("words-file.md", "vold.words.yaml"), ("local-file.md", "da.local.yaml")])
def test_what_the_docs_show(run: Run, tmp_path: Path, page: str, name: str) -> None:
    """The examples in the authors' docs have no faults."""
    guideline = EXAMPLE if name.startswith("vold") else DA
    text = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), flags=re.DOTALL)[0]
    for file in (guideline, *guideline.parent.glob("*.txt")):
        shutil.copy(file, tmp_path)
    (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("guideline", "check", guideline.name)
    assert (result.returncode, result.stdout) == (0, "")
