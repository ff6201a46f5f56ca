"""How long reading and proving a long guideline takes, in times of what libyaml alone takes to read its file.

``python benchmarks/check.py`` makes a guideline as long as one may be, of the embedded one's roles with other names.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from stressguide.guideline.loading import load
from stressguide.guideline.reading import MAX_BYTES

GUIDELINE = Path(__file__).parents[1] / "guidelines" / "da.yaml"
HEADS = ("heading", "intro", "lead")


def long(folder: Path) -> Path:
    """Write a guideline and its document, both as long as the limit allows."""
    entry = yaml.load(GUIDELINE.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it only makes texts
    roles: dict[str, Any] = {}
    texts, number = [entry["title"]], 0
    while len(str(roles)) < MAX_BYTES * 0.7 and number < 9:
        number += 1
        for key, role in entry["roles"].items():
            answers = {}
            for situation, answer in role["situations"].items():
                if answer.get("sections"):
                    sections = [numbered(section, number) for section in answer["sections"]]
                    answers[situation] = {"what": answer["what"], "sections": sections}
                    for section in sections:
                        texts += [section[head] for head in HEADS if head in section] + section["points"]
            name, who = f"{role['name']} {number}", f"{role['who']} {number}"
            roles[f"{key}-{number}"] = {"name": name, "who": who, "situations": answers}
    situations = {key: {"name": item["name"]} for key, item in entry["situations"].items()}
    made = {"id": "lang", "language": "da", "title": entry["title"], "source": {"document": "lang.txt"}}
    text = yaml.safe_dump(made | {"situations": situations, "roles": roles}, allow_unicode=True, width=120)
    (folder / "lang.yaml").write_text(text, encoding="utf-8")
    (folder / "lang.txt").write_text("\n\n".join(texts), encoding="utf-8")
    return folder / "lang.yaml"


def numbered(section: dict[str, Any], number: int) -> dict[str, Any]:
    """Tell the texts of a section from those of other copies."""
    points = [point if isinstance(point, str) else point["text"] for point in section["points"]]
    kept = {name: f"{section[name]} {number}." for name in HEADS if name in section}
    return {**kept, "strength": section["strength"], "points": [f"{point} {number}." for point in points]}


def main() -> None:
    """Measure both in turn, and print the shortest times."""
    with tempfile.TemporaryDirectory() as folder:
        path = long(Path(folder))
        text = path.read_text(encoding="utf-8")
        plain, whole = [], []
        for _time in range(25):
            plain.append(timed(lambda: yaml.load(text, yaml.CSafeLoader)))
            whole.append(timed(lambda: load(path)))
        first, second = min(plain), min(whole)
        print(
            f"{len(text) // 1024} KiB: libyaml {first:.0f} ms, with proof {second:.0f} ms: {second / first:.1f} times"
        )


def timed(do: Callable[[], object]) -> float:
    """Say how many milliseconds of the processor it takes, whatever else the machine does."""
    start = time.process_time()
    do()
    return (time.process_time() - start) * 1000


main()
