"""What every command that prints a document has in common: its options, and where the document goes."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from stressguide import files
from stressguide.cli.command import SHAPE
from stressguide.cli.streams import is_terminal, layout_for_stdout, say, write_stdout
from stressguide.documents.document import Document, Layout
from stressguide.errors import UserError
from stressguide.formats import FORMATS, Format, find_format, format_of, render
from stressguide.texts import _, counted, later


def _complete_format(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


@dataclass(frozen=True, kw_only=True)
class Output:
    """How a document is to look and where it is to go, as the options say it; None is for us to decide."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=later("NAME"),
            autocompletion=_complete_format,
            rich_help_panel=SHAPE,
            help=later(
                "terminal, text, markdown, json, csv or html. Left out: terminal on a screen, markdown in a pipe, in a "
                "file what its ending says."
            ),
        ),
    ] = None
    json: Annotated[bool, typer.Option("--json", rich_help_panel=SHAPE, help=later("The same as --format json."))] = (
        False
    )
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar=later("FILE"),
            rich_help_panel=SHAPE,
            help=later("Write to a file instead; “-” is the screen or the pipe. A file that is there is left alone."),
        ),
    ] = None
    append: Annotated[
        bool, typer.Option("--append", rich_help_panel=SHAPE, help=later("Add to the file if it is there."))
    ] = False
    force: Annotated[
        bool, typer.Option("--force", rich_help_panel=SHAPE, help=later("Replace the file if it is there."))
    ] = False
    references: Annotated[
        bool | None,
        typer.Option(
            "--references/--no-references",
            rich_help_panel=SHAPE,
            help=later("Lines of the source: on each point too, or nowhere. Left out: once a section."),
        ),
    ] = None
    heading_level: Annotated[
        str | None,
        typer.Option(
            "--heading-level",
            metavar=later("N"),
            rich_help_panel=SHAPE,
            help=later("Markdown: the level of the highest heading, 1 to 6. Left out: 2."),
        ),
    ] = None
    width: Annotated[
        str | None,
        typer.Option(
            "--width",
            metavar=later("N"),
            rich_help_panel=SHAPE,
            help=later("terminal and text: how many columns to fill, from 20. Left out: those of the screen, or 80."),
        ),
    ] = None
    no_color: Annotated[
        bool, typer.Option("--no-color", rich_help_panel=SHAPE, help=later("No colours or other styles."))
    ] = False
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", rich_help_panel=SHAPE, help=later("Only the document and errors."))
    ] = False

    def __post_init__(self) -> None:
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
        if self.append and not form.is_text:
            message = _(
                "A file in the format {format} cannot be added to. Write to a new one, or use markdown or text."
            )
            raise UserError(message.format(format=form.name))
        if self.heading_level is not None and form.name != "markdown":
            raise UserError(
                _("--heading-level goes with --format markdown, and this is {format}.").format(format=form.name)
            )
        if self.width is not None and form.module != "terminal":
            raise UserError(
                _("--width goes with the formats terminal and text, and this is {format}.").format(format=form.name)
            )
        if self.references is False and form.name in ("json", "csv"):
            raise UserError(_("The format {format} always has the lines of the source.").format(format=form.name))
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
