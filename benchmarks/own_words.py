"""How well people's own words are understood: right, asked or wrong, by kind, role and situation.

Run it with ``python benchmarks/own_words.py [FILE...]``. A file has one JSON object a line: ``text``, ``lang``,
``role`` and ``situation`` (null where nobody could know), and ``kind``. *Right* is just what the file says; *wrong* is
a role or situation that it does not say; *asked* is everything else. The files in ``tests/data`` are

- ``own-words.jsonl``: sixty sentences that came with the task, and are among the examples that it learns from,
- ``own-words-unseen.jsonl``: by an author of whom nothing was looked at or learned from.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from stressguide import texts
from stressguide.cli.own_words import hear
from stressguide.guideline.files import embedded, load, load_words

DATA = Path(__file__).parents[1] / "tests" / "data"
GUIDELINE = load(embedded())
VOCABULARY = load_words(embedded())
OUTCOMES = ("right", "asked", "wrong")


def outcome(row: dict[str, Any]) -> str:
    """Say how one text was understood."""
    heard = hear(GUIDELINE, VOCABULARY, row["text"])
    role, situation = heard.role and heard.role.id, heard.situation and heard.situation.id
    if role not in (None, row["role"]) or situation not in (None, row["situation"]):
        return "wrong"
    return "right" if (role, situation) == (row["role"], row["situation"]) else "asked"


def measure(path: Path) -> dict[str, Counter[str]]:
    """Count the outcomes of a file, in all and by kind, role and situation."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = outcome(row)
        is_clear = row["kind"] not in ("ambiguous", "off")
        counts["clear" if is_clear else "unclear"][found] += 1
        counts[f"kind: {row['kind']}"][found] += 1
        if is_clear:
            counts[f"role: {row['role']}"][found] += 1
            counts[f"situation: {row['situation']}"][found] += 1
    return counts


def main() -> None:
    """Print a table for each file."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(DATA.glob("own-words*.jsonl"))
    for path in paths:
        began = time.perf_counter()
        counts = measure(path)
        number = sum(found.total() for name, found in counts.items() if name in ("clear", "unclear"))
        print(f"{path.name}: {number} texts, {(time.perf_counter() - began) / number * 1000:.0f} ms each")
        for name, found in sorted(counts.items()):
            shares = "  ".join(f"{each} {found[each] / found.total():6.1%}" for each in OUTCOMES)
            print(f"  {name:30} {found.total():5}  {shares}")


if __name__ == "__main__":
    texts.speak("da")
    main()
