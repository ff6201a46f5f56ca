"""The manual and the scripts for Tab say what the help says."""

import re

import pytest

from manual import SHARE, files
from support import Run

COMMANDS = ("ask", "checklist", "notes new", "guideline translate")


def test_in_step() -> None:
    """What stands in share/ is what the help gives; `python docs/manual.py` writes it anew."""
    there = [path for path in SHARE.rglob("*") if path.is_file()]
    assert {str(path.relative_to(SHARE)): path.read_text(encoding="utf-8") for path in there} == files()


@pytest.mark.parametrize(("language", "name"), [("da", "man/da/man1/stressguide.1"), ("en", "man/man1/stressguide.1")])
def test_everything_is_there(run: Run, language: str, name: str) -> None:
    """Commands have their words and options in the page, in its language; no line is an instruction by chance."""
    page = files()[name]
    text = page.replace("\\-", "-")
    for command in COMMANDS:
        shown = run("--language", language, *command.split(), "--help").stdout
        options = re.findall(r"^  (-.*?)(?:  |$)", shown, re.MULTILINE)
        assert f"\n.SS stressguide {command} " in text
        assert options
        assert all(f"\n.B {option}\n" in text for option in options)
        assert shown.split("\n\n")[1].replace("\n", " ") in text
    assert "\n.B roles.*.situations.*.sections.points.text\n" in text
    assert set(re.findall(r"^[.'](\w+)", page, re.MULTILINE)) == {"TH", "SH", "SS", "PP", "TP", "B", "nf", "fi"}
