"""How well people's own words are understood, in all and by kind.

Run it with ``python benchmarks/own_words.py [FILE...]``. A file has one JSON object a line: ``text``, ``lang``,
``role`` and ``situation`` (null where nobody could know), ``acute`` (whether somebody may be in danger; false where
it is left out), and ``kind``. Without a file it is ``tests/data/own-words-fresh.jsonl``, whose two authors had seen
neither the program nor its examples; nothing is learned from it, and no threshold was chosen by it.

- *right*, *wrong*: of the texts of which both can be known, how many were decided rightly, and wrongly.
- *first*: in how many of them the likeliest role and situation are the right ones, decided or not.
- *guessed*: of the texts that leave something open, in how many something was decided that nobody could know.
- *stopped*, *help*: of the texts of danger, after how many there was nothing but help, and with how many there was help
  (tried with the real program).
- *calm stopped*: how many of all others were stopped too.

Roles and situations are the same where the walk leads to the same list.
"""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from stressguide import texts
from stressguide.guideline import load
from stressguide.guideline.find import embedded
from stressguide.model import Place
from stressguide.reader import Danger, Reading
from stressguide.reader.reading import load_learned, read

texts.speak("da")
FRESH = Path(__file__).parents[1] / "tests" / "data" / "own-words-fresh.jsonl"
GUIDELINE = load(embedded())
LEARNED = load_learned(embedded().learned)
LEADS = {Place(role.id, answer.key): answer.leads_to for role in GUIDELINE.roles.values() for answer in role.answers}
MEASURES = ("right", "wrong", "first", "guessed", "stopped", "help", "calm stopped")

Counts = dict[str, list[bool]]


def where(role: str | None, situation: str | None) -> tuple[str | None, str | None]:
    """Go where the walk would lead."""
    return LEADS.get(Place(role, situation), (role, situation)) if role and situation else (role, situation)


def outcome(row: dict[str, Any], reading: Reading) -> dict[str, bool]:
    """Say which measures count for one text, and whether they hold."""
    if row.get("acute"):
        command = [sys.executable, "-m", "stressguide", "ask", "--no-input", "--", row["text"]]
        helped = "112" in subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stderr
        return {"stopped": reading.danger is Danger.CLEAR, "help": helped}
    calm = {"calm stopped": reading.danger is Danger.CLEAR}
    decided = (reading.role and reading.role.id, reading.situation and reading.situation.id)
    if reading.danger is Danger.CLEAR:
        decided = (None, None)
    if not (row["role"] and row["situation"]):
        known = (row["role"], row["situation"])
        return {**calm, "guessed": any(said and not meant for said, meant in zip(decided, known, strict=True))}
    meant = where(row["role"], row["situation"])
    is_wrong = any(said not in (None, each) for said, each in zip(where(*decided), meant, strict=True))
    return {
        **calm,
        "right": where(*decided) == meant,
        "wrong": is_wrong and decided != (None, None),
        "first": bool(reading.places) and where(*reading.places[0]) == meant,
    }


def measure(path: Path) -> dict[str, Counts]:
    """Read a file's texts; list what holds for each, in all and by kind."""
    counts: dict[str, Counts] = defaultdict(lambda: defaultdict(list))
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for name, holds in outcome(row, read(row["text"], LEARNED, GUIDELINE)).items():
            counts["all"][name].append(holds)
            counts[row["kind"]][name].append(holds)
    return counts


def main() -> None:
    """Print a table for each file."""
    for path in [Path(name) for name in sys.argv[1:]] or [FRESH]:
        print(f"{path.name:14}" + "".join(f"{name:>20}" for name in MEASURES))
        for kind, counts in measure(path).items():
            cells = (
                f"{sum(counts[name])} of {len(counts[name])} {sum(counts[name]) / len(counts[name]):6.1%}"
                if counts[name]
                else "–"
                for name in MEASURES
            )
            print(f"{kind:14}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    main()
