"""The words by which minutes say when and who and whether it is done, in every language that they may be in.

Minutes are read by all of them at once, whatever language the program speaks. `words.da.txt` says what each is for.
"""

from pathlib import Path

from stressguide.model import Cell, Guideline


def _read(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


LANGUAGES = {path.suffixes[0][1:]: _read(path) for path in sorted(Path(__file__).parent.glob("words.*.txt"))}

WORDS = {name: " ".join(words[name] for words in LANGUAGES.values()) for name in LANGUAGES["da"]}
"""Those of every language."""


def meeting(guideline: Guideline, cell: Cell) -> tuple[str, str]:
    """Name the meeting about a cell; if it is a talk with an employee, say which situation on stress it is like."""
    situation = guideline.situations[cell.place.situation]
    kind = situation.like or situation.id
    talk = LANGUAGES.get(guideline.language, LANGUAGES["en"]).get(f"talk {kind}", "")
    agendas = (section.agenda for section in cell.sections)
    return next(filter(None, (*agendas, talk)), cell.what), kind if talk else ""
