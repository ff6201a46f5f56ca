"""What every command that prints a document has in common: its options, and where the document goes."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

from msgspec.structs import replace

from stressguide import files
from stressguide.cli.command import SHAPE, Options, option
from stressguide.cli.completion import beginning
from stressguide.cli.options import OUTPUT
from stressguide.cli.streams import is_terminal, layout_for_stdout, say, write_stdout
from stressguide.documents.document import Document, Layout
from stressguide.errors import UserError
from stressguide.formats import FORMATS, Format, find_format, format_of, render
from stressguide.texts import _, counted, later

_shape = partial(option, rich_help_panel=SHAPE)

_FORMAT = later(
    "terminal, text, markdown, json, csv or html. Left out: terminal on a screen, markdown in a pipe, in a file what "
    "its ending says."
)
_REFERENCES = later("Lines of the source: on each point too, or nowhere. Left out: once a section.")
_LEVEL = later("Markdown: the level of the highest heading, 1 to 6. Left out: 2.")
_WIDTH = later("terminal and text: how many columns to fill, from 20. Left out: those of the screen, or 80.")


class Output(Options, frozen=True, kw_only=True):
    """How a document is to look and where it is to go, as the options say it; None is for us to decide."""

    format: Annotated[str | None, _shape("--format -f", _FORMAT, later("NAME"), beginning(lambda: FORMATS))] = None
    json: Annotated[bool, _shape("--json", later("The same as --format json."))] = False
    output: Annotated[str | None, _shape("--output -o", OUTPUT, later("FILE"))] = None
    append: Annotated[bool, _shape("--append", later("Add to the file if it is there."))] = False
    force: Annotated[bool, _shape("--force", later("Replace the file if it is there."))] = False
    references: Annotated[bool | None, _shape("--references/--no-references", _REFERENCES)] = None
    heading_level: Annotated[str | None, _shape("--heading-level", _LEVEL, later("N"))] = None
    width: Annotated[str | None, _shape("--width", _WIDTH, later("N"))] = None
    no_color: Annotated[bool, _shape("--no-color", later("No colours or other styles."))] = False
    quiet: Annotated[bool, _shape("--quiet -q", later("Only the document and errors."))] = False

    def check(self) -> None:
        """Raise UserError for options that contradict one another, or cannot be met, before anything is asked."""
        if self.json and (self.format or "json").lower() != "json":
            raise UserError(_("--json and --format {format} contradict each other.").format(format=self.format))
        if self.append and self.force:
            raise UserError(_("--append and --force contradict each other: add to the file, or replace it?"))
        if (self.append or self.force) and not self.path:
            raise UserError(_("--append and --force go with --output FILE."))
        if self.path:
            files.check_free(self.path, None if self.force or self.append else self._taken)
        form = self.chosen_format()
        refused = ""
        if self.append and not form.is_text:
            refused = _(
                "A file in the format {format} cannot be added to. Write to a new one, or use markdown or text."
            )
        elif self.heading_level is not None and form.name != "markdown":
            refused = _("--heading-level goes with --format markdown, and this is {format}.")
        elif self.width is not None and form.module != "terminal":
            refused = _("--width goes with the formats terminal and text, and this is {format}.")
        elif self.references is False and form.name in ("json", "csv"):
            refused = _("The format {format} always has the lines of the source.")
        if refused:
            raise UserError(refused.format(format=form.name))
        self.layout()

    @property
    def path(self) -> Path | None:
        """The file to write to, if any."""
        return None if self.output in (None, "-", "/dev/stdout") else Path(str(self.output))

    def chosen_format(self) -> Format:
        """Find the format: the one asked for, or the one that suits where the document goes."""
        if self.json:
            return FORMATS["json"]
        if self.format is not None:
            return find_format(self.format)
        if self.path:
            return FORMATS["markdown"] if files.is_stream(self.path) else format_of(self.path)
        return FORMATS["terminal" if is_terminal(sys.stdout) else "markdown"]

    @property
    def is_on_screen(self) -> bool:
        """Whether a person reads the document as it is printed."""
        return self.path is None and is_terminal(sys.stdout)

    def layout(self) -> Layout:
        """Say how the text is to be set."""
        layout = Layout() if self.path else layout_for_stdout(color=not self.no_color)
        if self.width is not None:
            layout = replace(layout, width=_number("--width", self.width, 20, 1000))
        if self.heading_level is not None:
            layout = replace(layout, heading_level=_number("--heading-level", self.heading_level, 1, 6))
        return replace(layout, references=self.references)

    @property
    def _taken(self) -> str:
        message = _("{path} is there already. Use --append to add to it, or --force to replace it.")
        return message.format(path=self.path)

    def _receipt(self, points: int) -> str:
        if points == 0:  # a table, or what is said where the guideline is silent
            return _("Added to {path}.") if self.append else _("Saved in {path}.")
        number = counted("{n} point", "{n} points", points)
        message = _("Added {points} to {path}.") if self.append else _("Saved {points} in {path}.")
        return message.replace("{points}", number)

    def deliver(self, document: Document) -> None:
        """Write the document to where it is to go; say so if that is a file."""
        form = self.chosen_format()
        text = render(document, form, self.layout())
        if self.path is None:
            write_stdout(text, encoding=None if form.is_text else "utf-8")
            return
        if self.append:
            files.append(self.path, text)
        elif self.force:
            files.replace(self.path, text.encode("utf-8"))
        else:
            files.create(self.path, text.encode("utf-8"), self._taken)
        if not self.quiet:
            say(self._receipt(document.points).format(path=self.path))


def _number(option: str, typed: str, lowest: int, highest: int) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) < 6 and lowest <= int(typed) <= highest:
        return int(typed)
    message = _("“{typed}” does not fit {option}: write a number from {lowest} to {highest}.")
    raise UserError(message.format(typed=typed, option=option, lowest=lowest, highest=highest))
