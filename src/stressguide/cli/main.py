"""The program: its commands, and the one place where errors become messages and exit codes."""

import os
import re
import sys
from typing import Annotated, NoReturn

import typer

from stressguide import __version__, texts
from stressguide.cli import streams
from stressguide.cli.command import LANGUAGE_OPTION, MODULES, SETTINGS, Program
from stressguide.cli.help import GENERAL
from stressguide.errors import UserError, did_you_mean
from stressguide.texts import _, later, translated

LANGUAGE_VARIABLE = "STRESSGUIDE_LANGUAGE"

_NAMES = {"dansk": "da", "danish": "da", "engelsk": "en", "english": "en"}
"""What people write for a language in place of its code."""

_COUNTRIES = {"dk": "da", "gb": "en", "uk": "en", "us": "en"}
"""Countries whose codes are taken for their languages'; what is meant is suggested."""

OK, USAGE, FAULT, INTERRUPTED, PIPE_CLOSED = 0, 2, 70, 130, 141
"""Exit codes. 1 is "the answer is no"; 70 is the EX_SOFTWARE of sysexits.h; 130 and 141 are a shell's for signals."""

app = typer.Typer(
    cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}, **SETTINGS
)

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
    texts.speak(texts.FIRST)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the program; return its exit code. Without arguments it asks, if there is somebody to ask."""
    try:
        arguments = _in_language(arguments)
        if arguments[:1] == ["help"]:
            arguments = [*arguments[1:], "--help"]
        if not arguments and streams.can_ask():
            arguments = ["ask"]
        if "_STRESSGUIDE_COMPLETE" in os.environ:
            from typer.completion import completion_init  # type: ignore[attr-defined]

            completion_init()
        result = typer.main.get_command(app).main(arguments, prog_name="stressguide", standalone_mode=False)
    except UserError as error:
        from stressguide.cli import acute

        if acute.in_arguments(arguments, MODULES):  # before all else, whatever was wrong with the words
            return acute.EXIT
        streams.say(str(error))
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
    finally:
        streams.end()
    return result if isinstance(result, int) else OK


def _in_language(arguments: list[str]) -> list[str]:
    """Speak the language that is chosen, before anything is said; return the other arguments.

    The option may stand anywhere, and the last one counts. Raises UserError for a language that nobody speaks.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    if arguments[:2] == ["guideline", "translate"]:
        end = 0  # there the option says which language to translate to
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    system = locale.partition("_")[0]  # of "en_GB.UTF-8"; "C" is none
    _speak(os.environ.get(LANGUAGE_VARIABLE) or (system if system in texts.languages() else ""), by_option=False)
    rest, left = [], iter(arguments[:end])
    for argument in left:
        name, equals, value = argument.partition("=")
        if name != LANGUAGE_OPTION:
            rest.append(argument)
        elif (language := value if equals else next(left, None)) is not None:
            _speak(language, by_option=True)
        else:
            message = _("“{option}” needs a value after it. See {command} --help.")
            raise UserError(message.format(option=LANGUAGE_OPTION, command="stressguide"))
    return [*rest, *arguments[end:]]


def _speak(typed: str, *, by_option: bool) -> None:
    known = texts.languages() if typed else []
    language = re.split("[-_.]", typed.strip().lower())[0]
    language = _NAMES.get(language, language)
    if language in known:
        texts.speak(language, by_option=by_option)
    elif typed:
        message = _("No such language: “{typed}”.{suggestion} Choose: {known}.")
        suggestion = did_you_mean(_COUNTRIES.get(language, language), known)
        said = message.format(typed=typed, suggestion=suggestion, known=", ".join(known))
        raise UserError(said if by_option else f"{LANGUAGE_VARIABLE}: {said}")
