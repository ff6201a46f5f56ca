"""Writing minutes, and what a walk led to, in a file that the person names; never over another unless told to."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Self

from msgspec.structs import replace

from stressguide import files
from stressguide.cli.command import Options, option
from stressguide.cli.hints import after_minutes
from stressguide.cli.options import ROLE, Output
from stressguide.cli.prompts import ADD, BACK, NEW, REPLACE, Prompts, path_of, settled
from stressguide.cli.streams import say, write_stdout
from stressguide.documents.document import Document, Layout
from stressguide.documents.minutes import add, bring, minutes_document
from stressguide.documents.wording import command
from stressguide.errors import UserError
from stressguide.formats import FORMATS, format_of, render
from stressguide.model import Guideline, Place
from stressguide.navigation.lookup import find_role, find_situation
from stressguide.navigation.selection import Checklist, Selection
from stressguide.notes.dates import is_date
from stressguide.notes.files import ENDINGS, NotesFile, read
from stressguide.notes.minutes import Minutes
from stressguide.texts import _, later
from stressguide.words import one_line

_WITH = later("Another role at the meeting, which brings its own points. Can be given more than once.")
_DATE = later("The day of the meeting, such as 2026-12-01.")

_LAYOUT = Layout(heading_level=1)


class Meeting(Options, frozen=True, kw_only=True):
    """A meeting, as the options describe it."""

    others: Annotated[list[str] | None, option("--with", _WITH, *ROLE)] = None
    date: Annotated[str | None, option("--date", _DATE, later("DATE"))] = None
    place: Annotated[str | None, option("--place", later("Where it is held."), later("PLACE"))] = None

    def checked(self) -> Self:
        """Return it. Raises UserError for a date that is none."""
        if self.date is not None and not is_date(self.date):
            message = _("“{typed}” is not a date. Write for instance 2026-12-01, 1/12-2026 or 1 December.")
            raise UserError(message.format(typed=self.date))
        return self

    def plan(self, guideline: Guideline, role: str, situation: str) -> list[Checklist]:
        """Find what the roles bring, that of whose meeting it is first. Raises UserError for unknown ones."""
        others = [find_role(guideline, other) for other in self.others or ()]
        return bring(guideline, find_role(guideline, role), find_situation(guideline, situation), others)

    def document(
        self, guideline: Guideline, checklists: Sequence[Checklist], without: Collection[Place] = ()
    ) -> Document:
        """Lay out minutes of it, to be filled in, about what was planned, but for the places in `without`."""
        held, where = (one_line(text or "") for text in (self.date, self.place))
        return minutes_document(guideline, checklists, held=held, where=where, without=without)

    def write(self, guideline: Guideline, checklists: Sequence[Checklist], without: Collection[Place] = ()) -> str:
        """Write them in Markdown."""
        return str(render(self.document(guideline, checklists, without), FORMATS["markdown"], _LAYOUT))

    def save(self, guideline: Guideline, checklists: Sequence[Checklist], path: Path, how: str, *, quiet: bool) -> None:
        """Write minutes to a file: a NEW one, in the place of one that is there, or below what stands in it.

        Raises UserError for a new one that is there, and for an ending that is that of no minutes.
        """
        check_ending(path)
        if how == ADD:
            notes = read(str(path))
            self.add(Minutes.parse(notes.text, guideline), notes, checklists, quiet=quiet)
            return
        taken = _("{path} is there already. Add the meeting with: {command}\nOr use --force to replace it.")
        if is_word(path):
            taken = _("{path} is there already. Choose another name, or use --force to replace it.")
        add = command(guideline, "notes", "add", str(path), *checklists[0].cell.place)
        form = FORMATS["docx" if is_word(path) else "markdown"]
        minutes = render(self.document(guideline, checklists), form, _LAYOUT)
        files.write(path, minutes, None if how == REPLACE else taken.format(path=path, command=add))
        if not quiet and not files.is_stream(path):
            say(_("The minutes are in {path}.").format(path=path))
            after_minutes(guideline, str(path), can_tick=not is_word(path))

    def add(self, minutes: Minutes, notes: NotesFile, checklists: Sequence[Checklist], *, quiet: bool) -> None:
        """Add the meeting to minutes, and say what was added and what was there."""
        there: Mapping[Place, int] = {}

        def compose(text: str) -> str:
            nonlocal there
            now = minutes.again(text)
            there = now.places
            return add(now, notes.name, checklists, self.write(minutes.guideline, checklists, there))

        write_back(notes, compose)
        if quiet:
            return
        places = [checklist.cell.place for checklist in checklists]
        for place in sorted(places, key=lambda place: place not in there):
            added, known = _("Added to {path}: {heading}."), _("Already in {path}, line {line}: {heading}.")
            fields = {"path": notes.name, "line": there.get(place), "heading": minutes.guideline.heading(place)}
            say((known if place in there else added).format(**fields))
        if there.keys() >= set(places):
            say(_("Nothing was added."))
        elif notes.path:
            after_minutes(minutes.guideline, notes.name)


def write_back(notes: NotesFile, compose: Callable[[str], str], *, same: bool = False) -> None:
    """Change minutes as `NotesFile.change` does; those that came out of a pipe go on to stdout."""
    if notes.path:
        notes.change(compose, same=same)
    else:
        write_stdout(compose(notes.text), encoding="utf-8")


def is_word(path: Path) -> bool:
    """Whether the ending of a file says that it is for Word."""
    return path.suffix.lower() == ".docx"


def check_ending(path: Path) -> None:
    """Raise UserError for a file whose ending says that it holds no minutes."""
    if path.suffix.lower() not in ("", *ENDINGS) and not files.is_stream(path):
        raise UserError(_("Minutes are Markdown or Word. Let the name end in .md or .docx, such as minutes.md."))


def save_document(asker: Prompts, document: Document, ids: Sequence[str], out: Output) -> None:
    """Write what was shown to a file, in the format of its ending."""

    def write(path: Path, how: str) -> None:
        level = out.heading_level if format_of(path).name == "markdown" else None
        saved = replace(out, output=str(path), append=how == ADD, force=how == REPLACE)
        replace(saved, format=None, json=False, width=None, heading_level=level).checked().deliver(document)

    _save(asker, "-".join(ids or ["stressguide"]) + ".md", write, lambda path: format_of(path).is_text)


def save_minutes(asker: Prompts, selection: Selection, out: Output) -> None:
    """Write minutes of a meeting about what was shown to a file, or add them to those that are there."""
    guideline, (role, situation) = selection.guideline, selection.ids
    others = {key: other.name for key, other in guideline.roles.items() if key != role}
    meeting = Meeting(others=asker.tick(_("Who else is at the meeting?"), {"": others}))
    checklists = meeting.plan(guideline, role, situation)

    def write(path: Path, how: str) -> None:
        meeting.save(guideline, checklists, path, how, quiet=out.quiet)

    _save(asker, _("minutes.md"), write, lambda path: not is_word(path))


def _save(asker: Prompts, suggestion: str, write: Callable[[Path, str], None], can_add: Callable[[Path], bool]) -> None:
    """Ask for a name until something is written, or the person wants back."""
    say("")
    while typed := asker.write(_("Name of the file:"), suggestion):
        try:
            named = Path(os.path.abspath(path_of(typed, suggestion)))  # noqa: PTH100 - never raises
            path, how = settled(asker, named, can_add, may_go_back=True)
            if how == BACK:
                continue
            is_told = (typed != suggestion and bool(Path(typed).suffix)) or path != named or how != NEW
            if is_told or asker.confirm(_("Write {path}?").format(path=path)):
                write(path, how)
                return
        except UserError as error:
            say(str(error))
