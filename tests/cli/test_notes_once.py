"""How often a command about minutes reads what it needs: once."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from stressguide import guideline as guidelines
from stressguide import texts
from stressguide.cli.main import run
from stressguide.guideline import loading
from stressguide.notes import agreements, minutes

CASE = ("leder", "foer-tilbagekomst")


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Counter[str]:
    """Count what is read, in an empty folder."""
    for name in ("STRESSGUIDE_LANGUAGE", "STRESSGUIDE_GUIDELINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("_catalogue", "_language", "_given"):
        monkeypatch.setattr(texts, name, getattr(texts, name))  # so that it is put back
    found: Counter[str] = Counter()

    def count(where: Any, name: str, what: str) -> None:
        counted: Callable[..., Any] = getattr(where, name)

        def counting(*values: Any) -> Any:
            found[what] += 1
            return counted(*values)

        monkeypatch.setattr(where, name, counting)

    count(loading, "load", "guideline")
    count(guidelines, "decode", "guideline")
    count(MarkdownIt, "parse", "text")
    count(minutes, "recognise", "points")
    count(agreements, "deadline", "dates")
    count(minutes, "promised", "dates")
    return found


@pytest.mark.parametrize(("written", "candidates"), [("da", 1), ("en", 2)])
@pytest.mark.parametrize(
    "command", [["status", "m.md"], ["tick", "m.md", "leder/foer-tilbagekomst/2"], ["add", "m.md", "leder", "stress"]]
)
def test_once(counts: Counter[str], command: list[str], written: str, candidates: int) -> None:
    """The guideline and the text are read once, points looked for once in each language, dates by need."""
    assert run(["notes", "new", *CASE, "-o", "m.md", "--language", written, "-q"]) == 0
    file = Path("m.md")
    before = file.read_text(encoding="utf-8") + "- [ ] ringe, senest 1. december 2025\n"
    file.write_text(before, encoding="utf-8")
    counts.clear()
    assert run(["notes", *command, "--language", "da"]) == 0
    assert (file.read_text(encoding="utf-8") == before) == (command[0] == "status")
    assert (counts["guideline"], counts["text"], counts["points"]) == (1, 1, candidates)
    assert (counts["dates"] > 0) == (command[0] == "status")
