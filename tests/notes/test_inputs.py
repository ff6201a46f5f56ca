"""Files on which an earlier version fell short, whole, each with what its status is."""

import json
from pathlib import Path
from typing import Any

import pytest

from support import Run

DATA = Path(__file__).parents[1] / "data" / "inputs"


def status(run: Run, folder: Path, name: str) -> dict[str, Any]:
    """Say how things stand in one of the files."""
    (folder / name).write_bytes((DATA / name).read_bytes())
    read: dict[str, Any] = json.loads(run("notes", "status", name, "--json").stdout)
    return read


def test_status(subtests: pytest.Subtests, run: Run, tmp_path: Path) -> None:
    """What is done, lacking and late is told, and what could not be read is named: nothing is settled."""
    for name, points, agreements, unread in [
        ("not-done.md", [], [(False, [], "2020-11-03"), (False, ["who"], "2020-11-04")], []),
        ("struck-done.md", [("done", "leder/sygemeldt/2"), ("open", "leder/sygemeldt/1")], [], []),
        ("html-table.md", [("done", "leder/sygemeldt/2")], [], [5]),
        ("headerless-table.md", [], [(False, ["who"], "2020-11-03")], []),
        ("row-after-blank.md", [], [(False, [], "2030-12-01")], [7]),
        (
            "emoji-vs16.md",
            [("done", "leder/sygemeldt/2"), ("done", "leder/sygemeldt/1"), ("open", "leder/sygemeldt/8")],
            [],
            [],
        ),
        (
            "unknown-marks.md",
            [
                ("begun", "leder/sygemeldt/2"),
                ("cancelled", "leder/sygemeldt/1"),
                ("open", "leder/sygemeldt/8"),
                ("done", "leder/sygemeldt/5"),
            ],
            [],
            [],
        ),
        (
            "dates-and-dashes.md",
            [],
            [
                *[(False, [], "2030-12-01")] * 3,
                *[(False, [], "2020-11-24")] * 3,
                (False, ["who", "when"], None),
                (False, ["who"], None),
            ],
            [],
        ),
    ]:
        with subtests.test(name=name):
            read = status(run, tmp_path, name)
            assert [(each["state"], each["id"]) for each in read["points"]] == points
            assert [(each["done"], each["lacks"], each["due"]) for each in read["agreements"]] == agreements
            assert read["unread"] == unread
            assert not read["settled"]


def test_utf16_tail(run: Run, tmp_path: Path) -> None:
    """A tail that PowerShell wrote is named with its line and the way out."""
    name = "powershell-append.md"
    task = "- [ ] opfordre medarbejderen til at tage kontakt til egen læge"
    (tmp_path / name).write_bytes(f"# Referat\n\n{task}\n".encode() + f"{task}\r\n".encode("utf-16"))
    result = run("notes", "status", name)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{name}:4: herfra er filen i UTF-16")
    assert f"-o {name} --append" in result.stderr
