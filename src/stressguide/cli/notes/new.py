"""``stressguide notes new``."""

from pathlib import Path
from typing import Annotated

import typer

from stressguide.cli.chosen import Chosen
from stressguide.cli.hints import after_minutes
from stressguide.cli.notes.meeting import Meeting, QuietOption, RoleArgument, SituationArgument
from stressguide.cli.options import with_options
from stressguide.cli.streams import say, write_stdout
from stressguide.documents.wording import command
from stressguide.errors import UserError
from stressguide.files import create, is_stream, replace
from stressguide.model import Guideline
from stressguide.texts import _, later

HELP = later(
    "Make minutes of a meeting, to be filled in: what it is about, the points that apply, and who does what by when. "
    "They are in Markdown."
)

EXAMPLES = later(
    "Examples:\n"
    "  stressguide notes new leder sygemeldt -o minutes.md\n"
    "  stressguide notes new leder foer-tilbagekomst --with tr-amr --date 2026-12-01"
)

ENDINGS = ("", ".md", ".markdown", ".txt")
"""The endings of files that may hold Markdown."""


@with_options
def new(
    role: RoleArgument,
    situation: SituationArgument,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar=later("FILE"),
            help=later("Write to a file instead; “-” is the screen or the pipe. A file that is there is left alone."),
        ),
    ] = None,
    *,
    meeting: Meeting,
    chosen: Chosen,
    force: Annotated[bool, typer.Option("--force", help=later("Replace the file if it is there."))] = False,
    quiet: QuietOption = False,
) -> None:
    """Write new minutes."""
    if output not in (None, "-", "/dev/stdout"):
        write_minutes(chosen.load(), str(output), role, situation, meeting, force=force, quiet=quiet)
        return
    if force:
        raise UserError(_("--force goes with --output FILE."))
    guideline = chosen.load()
    write_stdout(meeting.write(guideline, meeting.plan(guideline, role, situation)))


def write_minutes(
    guideline: Guideline, name: str, role: str, situation: str, meeting: Meeting, *, force: bool, quiet: bool
) -> None:
    """Write new minutes to a file.

    Raises UserError for one that is there, unless `force` is given, or whose ending is not Markdown's.
    """
    path = Path(name)
    text = meeting.write(guideline, meeting.plan(guideline, role, situation))
    check_ending(path)
    if force:
        replace(path, text.encode("utf-8"))
    else:
        taken = _("{path} is there already. Add the meeting with: {command}\nOr use --force to replace it.")
        add = command(guideline, "notes", "add", name, role, situation)
        create(path, text.encode("utf-8"), taken.format(path=path, command=add))
    if not quiet and not is_stream(path):
        say(_("The minutes are in {path}.").format(path=path))
        after_minutes(guideline, name)


def check_ending(path: Path) -> None:
    """Raise UserError for a file whose ending says that it is something else than Markdown."""
    if path.suffix.lower() not in ENDINGS and not is_stream(path):
        raise UserError(_("Minutes are Markdown. Let the name end in .md, such as minutes.md."))
