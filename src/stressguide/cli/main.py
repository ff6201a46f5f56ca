"""The program: its commands, and the one place where errors become messages and exit codes."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from stressguide import __version__, texts
from stressguide.cli import streams
from stressguide.cli.command import GENERAL, SETTINGS, Program
from stressguide.cli.usage import explain
from stressguide.errors import UserError
from stressguide.texts import _, later, translated

OK, USAGE, FAULT, INTERRUPTED, PIPE_CLOSED = 0, 2, 70, 130, 141
"""Exit codes. 1 is "the answer is no"; 70 is the EX_SOFTWARE of sysexits.h; 130 and 141 are a shell's for signals."""

Program.names = ("ask", "checklist", "overview", "search", "why", "notes", "guideline", "completion")

app = typer.Typer(cls=Program, invoke_without_command=True, **SETTINGS)

HELP = later("Who does what when somebody at work is affected by stress: the workplace's guidelines, word for word.")

EXAMPLES = later(
    "Examples:\n"
    "  stressguide ask                          two questions, then the answer\n"
    "  stressguide checklist leder sygemeldt    a checklist, ready for the minutes"
)


@app.callback(help=HELP, epilog=EXAMPLES)
def stressguide(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", rich_help_panel=GENERAL, help=later("Print name and version."))
    ] = False,
) -> None:
    """Print the version, or a short help where no command is given (on a terminal, `run` has made that ``ask``)."""
    if version:
        streams.write_stdout(f"stressguide {__version__}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is not None:
        return
    short = "\n\n".join([translated(HELP), translated(EXAMPLES), _("More: stressguide --help")])
    streams.write_stdout(streams.broken(short, streams.columns(sys.stdout)) + "\n")


def main() -> NoReturn:
    """Run the program on the command line's arguments, and end with an exit code."""
    streams.prepare()
    texts.speak("da")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the program; return its exit code. Without arguments it asks, if there is somebody to ask."""
    if not arguments and streams.can_ask():
        arguments = ["ask"]
    try:
        if "_STRESSGUIDE_COMPLETE" in os.environ:
            _prepare_completion()
        result = typer.main.get_command(app).main(arguments, prog_name="stressguide", standalone_mode=False)
    except UserError as error:
        streams.say(str(error))
        return USAGE
    except typer.TyperException as error:
        streams.say(explain(error))
        return USAGE
    except streams.PipeClosedError:
        return PIPE_CLOSED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("STRESSGUIDE_DEBUG"):
            raise
        message = _(
            "Something is wrong in stressguide itself ({error}). It is not your fault.\n"
            "Run it again with STRESSGUIDE_DEBUG=1 to see where, and report that where you got the program from."
        )
        streams.say(message.format(error=type(error).__name__))
        return FAULT
    return result if isinstance(result, int) else OK


def _prepare_completion() -> None:
    from typer._completion_classes import completion_init

    completion_init()
