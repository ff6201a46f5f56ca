"""Options and arguments that several commands have in common, and what they lead to: a guideline, a place, a way."""

import os
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from msgspec.structs import replace

from stressguide import files
from stressguide.cli import streams
from stressguide.cli.command import Options, option
from stressguide.cli.help import GENERAL, SHAPE, complete_role, complete_situation
from stressguide.documents.document import Document, Layout
from stressguide.errors import UserError, reason
from stressguide.formats import FORMATS, Format, find_format, format_of, render
from stressguide.guideline import find, in_language, load, load_original, load_source
from stressguide.model import Guideline
from stressguide.texts import _, counted, languages, later, spoken

if TYPE_CHECKING:
    from stressguide.cli.prompts import Prompts
    from stressguide.notes.minutes import Minutes
    from stressguide.notes.reading import Parsed
    from stressguide.reader import Reading, Understood

ROLE = later("ROLE"), complete_role
SITUATION = later("SITUATION"), complete_situation
"""What an option's value is called, and who completes it."""

_NO_INPUT = later("Ask nothing; say what is missing, or take what is usual.")
_PLAIN = later("Numbered answers, for screen readers. So does STRESSGUIDE_ACCESSIBLE=1.")
_NO_COLOR = later("No colours or other styles. So does NO_COLOR=1.")
_GUIDELINE = later("Other guidelines: their file, or their name in your own folder; see guideline list.")
_OUTPUT = later(
    "Write to a file instead; “-” is the screen or the pipe. One that is there is left alone, unless you say so."
)

OutputOption = Annotated[str | None, option("--output -o", _OUTPUT, later("FILE"))]
ForceOption = Annotated[bool, option("--force", later("Replace the file if it is there."))]
QuietOption = Annotated[bool, option("--quiet -q", later("Only the document and errors."))]
QuietestOption = Annotated[bool, option("--quiet -q", later("Only errors."))]

_general = partial(option, rich_help_panel=GENERAL)
_shape = partial(option, rich_help_panel=SHAPE)


class Chosen(Options, frozen=True, kw_only=True):
    """The guideline that a command is about; None leaves it to the variable, the user's folder and the program."""

    guideline: Annotated[
        str | None, _general("--guideline", _GUIDELINE, later("FILE"), lambda: list(find.at_hand()), is_eager=True)
    ] = None

    def which(self) -> find.AtHand:
        """Find it, and tell what somebody may have meant to be used with it, or in its place."""
        which = find.find(self.guideline)
        if which.reason == "embedded" and (error := find.unreadable()):
            message = _("{path} cannot be read: {reason}. What comes with the program is shown.")
            streams.say_last(message.format(path=find.folder(), reason=reason(error)))
        tell_misnamed(which)
        return which

    def load(self) -> Guideline:
        """Read it. Raises UserError for what is not there or cannot be used."""
        return load(self.which(), tell=_tell_local)

    def read_minutes(self, *contents: "str | Parsed") -> "list[Minutes]":
        """Read minutes by it, each in the language of most of their points; the user's if they have none.

        Raises as `load` does.
        """
        from stressguide.notes.minutes import Minutes

        which = self.which()
        original = load_original(which, tell=_tell_local)
        said = cache(partial(in_language, which, original))
        first, *others = dict.fromkeys((spoken(), *languages()))
        return [Minutes.parse(content, said(first), map(said, others)) for content in contents]

    def load_source(self, guideline: Guideline) -> str | None:
        """Read its source document; None if it names none. Raises as `load` does."""
        return load_source(find.find(self.guideline), guideline)

    def read(self, text: str, guideline: Guideline, role: "Understood | None" = None) -> "Reading":
        """Read people's own words for it; the `role` may be known. Danger is read by what is shipped, too.

        Raises UserError if what was learned of them cannot be used.
        """
        from msgspec import DecodeError

        from stressguide.reader import Danger
        from stressguide.reader.reading import danger_in, load_learned, read

        path, shipped = find.find(self.guideline).learned, find.embedded().learned
        try:
            reading = read(text, load_learned(path), guideline, role)
            is_clear = path != shipped and danger_in(text, load_learned(shipped)).is_clear
        except (OSError, DecodeError):
            message = _("{path} cannot be used. Make it anew with: stressguide guideline learn")
            raise UserError(message.format(path=path)) from None
        return reading._replace(danger=Danger.CLEAR) if is_clear else reading


def tell_misnamed(*guidelines: find.AtHand) -> None:
    """Tell which files are called nearly as the user's own guideline, or as what is local, and so are not read."""
    for which in guidelines:
        own = [find.folder() / f"{which.name}{find.ENDING}"] if which.is_embedded else []
        for wanted in (*own, which.local):
            for message in find.misnamed(wanted):
                streams.say_last(message)


def _tell_local(fault: UserError) -> None:
    first, *more = str(fault).splitlines()
    message = _("{fault} Until that is mended, nothing local is shown.")
    if more:
        message = _("{fault} Until that is mended, nothing local is shown. See all: stressguide guideline check")
    streams.say_last(message.format(fault=first))


class Asking(Options, frozen=True, kw_only=True):
    """Whether to ask, and how."""

    no_input: Annotated[bool, _general("--no-input", _NO_INPUT)] = False
    plain_prompts: Annotated[bool, _general("--plain-prompts", _PLAIN)] = False
    no_color: Annotated[bool, _general("--no-color", _NO_COLOR)] = False

    def prompts(self) -> "Prompts | None":
        """Ask by a list to move in, or by numbers where nothing must, or can, be redrawn; None if nobody is asked."""
        if self.no_input or not streams.can_ask():
            return None
        is_plain = self.plain_prompts or streams.is_accessible() or streams.is_dumb()
        if is_plain or not streams.takes(sys.stderr, "»æøå←…●○"):
            from stressguide.cli.prompts import Prompts

            return Prompts()
        from stressguide.cli.menus import Menus

        return Menus(color=not self.no_color)


_FORMAT = later(
    "terminal, text, markdown, json, csv, html or docx. Left out: terminal on a screen, markdown in a pipe, in a file "
    "what its ending says."
)
_REFERENCES = later("Lines of the source: on each point too, or nowhere. Left out: once a section.")
_LEVEL = later("Markdown: the level of the highest heading, 1 to 6. Left out: 2.")
_WIDTH = later("terminal and text: how many columns to fill, from 20. Left out: those of the screen, or 80.")


class Output(Asking, frozen=True, kw_only=True):
    """How a document is to look and where it is to go, as the options say it; None is for us to decide."""

    format: Annotated[str | None, _shape("--format -f", _FORMAT, later("NAME"), lambda: FORMATS)] = None
    json: Annotated[bool, _shape("--json", later("The same as --format json."))] = False
    output: Annotated[str | None, _shape("--output -o", _OUTPUT, later("FILE"))] = None
    append: Annotated[bool, _shape("--append", later("Add to the file if it is there."))] = False
    force: Annotated[bool, _shape("--force", later("Replace the file if it is there."))] = False
    references: Annotated[bool | None, _shape("--references/--no-references", _REFERENCES)] = None
    heading_level: Annotated[str | None, _shape("--heading-level", _LEVEL, later("N"))] = None
    width: Annotated[str | None, _shape("--width", _WIDTH, later("N"))] = None
    quiet: Annotated[bool, _shape("--quiet -q", later("Only the document and errors."))] = False

    def checked(self) -> Self:
        """Return them; where the file is there and somebody can be asked, with what is said to do with it.

        Raises UserError for options that contradict one another, or cannot be met, before anything else is asked.
        """
        self.layout()
        if self.path:
            files.check_free(self.path, None)
        if refused := next(self._contradictions(), ""):
            raise UserError(refused.format(format=self.chosen_format().name))
        if self.path is None or self.append or self.force:
            return self
        if os.path.isfile(self.path) and (asker := self.prompts()):  # noqa: PTH113 - never raises
            from stressguide.cli.prompts import ADD, REPLACE, settled

            path, how = settled(asker, self.path, lambda to: replace(self, output=str(to)).chosen_format().is_text)
            return replace(self, output=str(path), append=how == ADD, force=how == REPLACE).checked()
        files.check_free(self.path, self._taken)
        return self

    def _contradictions(self) -> Iterator[str]:
        """Say what options cannot ask for."""
        if self.append and self.force:
            yield _("--append and --force contradict each other: add to the file, or replace it?")
        if (self.append or self.force) and not self.path:
            yield _("--append and --force go with --output FILE.")
        form = self.chosen_format()
        if form.name == "docx" and self.is_on_screen:
            yield _("A file for Word cannot be shown on the screen. Name it: -o list.docx")
        if self.append and not form.is_text:
            yield _("A file in the format {format} cannot be added to. Write to a new one, or use markdown or text.")
        if self.heading_level is not None and form.name != "markdown":
            yield _("--heading-level goes with --format markdown, and this is {format}.")
        if self.width is not None and form.module != "terminal":
            yield _("--width goes with the formats terminal and text, and this is {format}.")
        if self.references is not None and form.name in ("json", "csv"):
            yield _("The format {format} always has the lines of the source.")

    @property
    def path(self) -> Path | None:
        """The file to write to, if any."""
        return destination(self.output)

    def chosen_format(self) -> Format:
        """Find the format: the one asked for, or the one that suits where the document goes."""
        if self.json and (self.format or "json").lower() != "json":
            raise UserError(_("--json and --format {format} contradict each other.").format(format=self.format))
        if self.json:
            return FORMATS["json"]
        if self.format is not None:
            return find_format(self.format)
        if self.path:
            return FORMATS["markdown"] if files.is_stream(self.path) else format_of(self.path)
        return FORMATS["terminal" if streams.is_terminal(sys.stdout) else "markdown"]

    @property
    def is_on_screen(self) -> bool:
        """Whether a person reads the document as it is printed."""
        return self.path is None and streams.is_terminal(sys.stdout)

    def layout(self) -> Layout:
        """Say how the text is to be set."""
        layout = Layout() if self.path else streams.layout_for_stdout(color=not self.no_color)
        if self.width is not None:
            layout = replace(layout, width=_number("--width", self.width, 20, 1000))
        if self.heading_level is not None:
            layout = replace(layout, heading_level=_number("--heading-level", self.heading_level, 1, 6))
        return replace(layout, references=self.references)

    @property
    def _taken(self) -> str:
        return _("{path} is there already. Use --append to add to it, or --force to replace it.").format(path=self.path)

    def _receipt(self, points: int) -> str:
        if points == 0:  # a table, or what is said where the guideline is silent
            return _("Added to {path}.") if self.append else _("Saved in {path}.")
        number = counted("{n} point", "{n} points", points)
        message = _("Added {points} to {path}.") if self.append else _("Saved {points} in {path}.")
        return message.replace("{points}", number)

    def deliver(
        self, document: Document, *, is_talk: bool = False, is_linear: bool = False, rows: int = 0
    ) -> list[str]:
        """Write the document to where it is to go; say so if that is a file.

        In a talk there are no commands in it. Return the lines that are left for a screen of so many `rows`.
        """
        form = self.chosen_format()
        layout = self.layout()
        layout = replace(layout, is_linear=is_linear or layout.is_linear, has_commands=not is_talk)
        shown = render(document, form, layout)
        if self.path is None:
            if rows and form.module == "terminal":
                lines = str(shown).splitlines(keepends=True)
                first = streams.page(lines, rows)
                streams.write_stdout("".join(first))
                return lines[len(first) :]
            streams.write_stdout(shown, encoding=None if form.is_text else "utf-8")
            return []
        if self.append:
            files.append(self.path, str(shown))
        else:
            files.write(self.path, shown, None if self.force else self._taken)
        if not self.quiet:
            streams.say(self._receipt(document.points).format(path=self.path))
        return []


def destination(output: str | None) -> Path | None:
    """Say which file --output names; None where that is the screen or the pipe."""
    return None if output in (None, "-", "/dev/stdout") else Path(output)


def _number(option: str, typed: str, lowest: int, highest: int) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) < 6 and lowest <= int(typed) <= highest:
        return int(typed)
    message = _("“{typed}” does not fit {option}: write a number from {lowest} to {highest}.")
    raise UserError(message.format(typed=typed, option=option, lowest=lowest, highest=highest))
