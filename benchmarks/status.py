"""How long ``notes status`` takes, and how that grows with the file: ``python benchmarks/status.py``.

Each kind of file is made in four sizes and read by a real process. What grows in proportion doubles from one to the
next, but for what starting takes; "growth" is the last time by the one before, without that.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = [size * 1024 for size in (16, 32, 64, 128)]

POINT = "opfordre medarbejderen til at tage kontakt til egen læge"
TITLES = "| Hvad | Hvem | Hvornår |\n| --- | --- | --- |\n"

KINDS = {
    "ticks": ("", f"- [ ] {POINT}\n"),
    "own tasks": ("## Møde\n\n", "- [ ] ring senest 1/12-2026\n"),
    "agreements": (TITLES, "| Ring | Mette | 20/11 (udsat til 1/12) |\n"),
    "short rows": (TITLES, "|\n"),
    "dates": (TITLES, f"| a | b | {'1/1 ' * 100}|\n"),
    "text below a table": (TITLES, "a\n"),
    "deep quotation": ("> " * 50, "a\n"),
    "lists in lists": ("", "- - - - - - - - - - a\n"),
    "open comments": ("", "<!--\n"),
    "brackets": ("", "[ ] ["),
    "pictures": ("", f"![](data:image/png;base64,{'A' * 2000})\n"),
}


def seconds(text: str, folder: Path) -> float:
    """Take the shortest of three times."""
    path = folder / "m.md"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "stressguide", "notes", "status", str(path), "-f", "json"]
    times = []
    for _turn in range(3):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a line for each kind."""
    print(f"{'':20}{''.join(f'{size // 1024:>5} KiB' for size in SIZES)}   growth")
    with tempfile.TemporaryDirectory() as name:
        start = seconds("", Path(name))
        for kind, (head, unit) in KINDS.items():
            times = [seconds(head + unit * ((size - len(head)) // len(unit)), Path(name)) for size in SIZES]
            growth = (times[-1] - start) / max(times[-2] - start, 0.01)
            print(f"{kind:20}{''.join(f'{each:7.2f} s' for each in times)}{growth:8.1f}")


if __name__ == "__main__":
    main()
