"""Typer's usage errors, in our words: made from the fields of its exceptions, never from their English."""

from typer import TyperException
from typer._click.core import Context
from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption

from stressguide.errors import did_you_mean
from stressguide.texts import _, translated


def explain(error: TyperException) -> str:
    """Say what is wrong with the command line, and where to read how it is right."""
    ctx: Context | None = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "stressguide"
    if isinstance(error, NoSuchOption):
        suggestion = did_you_mean(error.option_name, error.possibilities or ())
        message = _("Unknown option “{option}”.{suggestion} See {command} --help.")
        return message.format(option=error.option_name, suggestion=suggestion, command=command)
    if isinstance(error, BadOptionUsage):
        if _is_flag(ctx, error.option_name):
            return _("“{option}” takes no value.").format(option=error.option_name)
        message = _("“{option}” needs a value after it. See {command} --help.")
        return message.format(option=error.option_name, command=command)
    if isinstance(error, MissingParameter) and error.param:
        message = _("Something is missing: {argument}. See {command} --help.")
        return message.format(argument=translated(error.param.metavar), command=command)
    return _("The command line cannot be understood. See {command} --help.").format(command=command)


def _is_flag(ctx: Context | None, option: str) -> bool:
    params = ctx.command.params if ctx else []
    return any(getattr(param, "is_flag", False) for param in params if option in (*param.opts, *param.secondary_opts))
