"""Typer's commands in the user's language: help in plain text, and usage errors as ours."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer
from typer._click.core import Command as ClickCommand
from typer._click.core import Context, Parameter
from typer._click.exceptions import UsageError
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from stressguide.cli.streams import columns, write_stdout
from stressguide.errors import UserError, did_you_mean
from stressguide.texts import _, languages, later, translated

OPTIONS = later("Options")
"""The title of the options that name no panel of their own."""

SHAPE = later("Shape and place of the output")
"""The title of the options that every command with a document has."""

SETTINGS: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
"""For every Typer: nothing that it would say in English is switched on."""

LANGUAGE_OPTION = "--language"
"""Taken out of the arguments before they are parsed, for help and errors are in that language too."""

GENERAL = later("General")
"""The title of the options that every program has."""


class Command(TyperCommand):
    """A command whose texts are translated when they are shown, and whose usage errors are UserErrors."""

    def get_help(self, ctx: Context) -> str:
        """Print the help page as all else is printed, and end; Typer would print it past our care for streams."""
        write_stdout(_help(self, ctx) + "\n")
        ctx.exit()

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the arguments. Raises UserError for one too many."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx  # Typer forgets it where an option lacks its value
            raise
        if rest and not ctx.resilient_parsing:
            message = _(
                "There is one word too many: “{argument}”. Words that belong together stand in quotes. "
                "See {command} --help."
            )
            raise UserError(message.format(argument=rest[0], command=ctx.command_path))
        return rest


class Program(TyperGroup):
    """The whole program, or a group of its commands. A command is a module, imported when it is the one asked for.

    Such a module has the command as a function of its own name, and its `HELP` and `EXAMPLES`. A group is a package
    with the names of its modules as `COMMANDS`, and `HELP` and `EXAMPLES` too.
    """

    package = "stressguide.cli"
    names: tuple[str, ...] = ()

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the interface's
        """Name the commands, in the order in which help shows them."""
        return list(self.names)

    def get_command(self, ctx: Context, cmd_name: str) -> ClickCommand | None:  # noqa: ARG002 - the interface's
        """Import a command and build it; None if there is no such command."""
        if cmd_name not in self.names:
            return None
        module = import_module(f"{self.package}.{cmd_name}")
        if not hasattr(module, "COMMANDS"):
            app = typer.Typer(**SETTINGS)
            app.command(cmd_name, cls=Command, help=module.HELP, epilog=module.EXAMPLES)(getattr(module, cmd_name))
            return typer.main.get_command(app)
        app = typer.Typer(cls=Program, invoke_without_command=True, **SETTINGS)
        app.callback(help=module.HELP, epilog=module.EXAMPLES)(_show_help)
        group = typer.main.get_command(app)
        group.name = cmd_name
        group.package, group.names = module.__name__, module.COMMANDS  # type: ignore[attr-defined]  # it is a Program
        return group

    def get_help(self, ctx: Context) -> str:
        """Print the help page as all else is printed, and end; Typer would print it past our care for streams."""
        write_stdout(_help(self, ctx) + "\n")
        ctx.exit()

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, ClickCommand | None, list[str]]:
        """Find the command that is meant. Raises UserError with the nearest one."""
        if args[0] not in self.names and not ctx.resilient_parsing and not args[0].startswith("-"):
            message = _("Unknown command “{typed}”.{suggestion} Commands: {known}.")
            suggestion = ("" if ctx.parent else _as_checklist(args) or _as_words(args)) or did_you_mean(
                args[0], self.names
            )
            raise UserError(message.format(typed=args[0], suggestion=suggestion, known=", ".join(self.names)))
        return super().resolve_command(ctx, args)


def _show_help(ctx: typer.Context) -> None:
    """Print the help of a group where none of its commands is given."""
    if ctx.invoked_subcommand is None:
        ctx.get_help()


def _as_checklist(args: list[str]) -> str:
    """Suggest the command that was left out, if a role or situation stands in its place."""
    from stressguide.guideline import find, load
    from stressguide.navigation.lookup import find_place

    try:
        find_place(load(find.find()), args[0], None)
    except UserError:
        return ""
    return _(" Did you mean “{word}”?").format(word=" ".join(["stressguide checklist", *args]))


def _as_words(args: list[str]) -> str:
    """Suggest the command for people's own words, if they stand in a command's place."""
    text = " ".join(args)
    if " " not in text or any(arg.startswith("-") for arg in args):
        return ""
    return _(" Did you mean “{word}”?").format(word=f'stressguide ask "{text}"')


def _help(command: TyperCommand | TyperGroup, ctx: Context) -> str:
    formatter = HelpFormatter(width=max(min(columns(sys.stdout), 80), 30))
    pieces = [piece for param in command.params for piece in _usage(param)]
    if isinstance(command, TyperGroup):
        pieces.append(_("COMMAND"))
    pieces.append(_("[OPTIONS]"))
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))
    formatter.write_paragraph()
    formatter.write_text(translated(command.help))
    if command.epilog:
        formatter.write_paragraph()
        formatter.write(translated(command.epilog) + "\n")
    for title, rows in _tables(command, ctx):
        with formatter.section(title):
            formatter.write_dl(rows, col_max=24)
    if isinstance(command, TyperGroup):
        formatter.write_paragraph()
        formatter.write_text(closing())
    return formatter.getvalue().rstrip("\n")


def closing() -> str:
    """Say what the exit codes mean, and where to read more or report a fault."""
    return _(
        "Exit codes: 0 done, 1 the answer is no, 2 an error in use or input, 3 somebody may be in danger, 70 a fault "
        "in the program, 130 interrupted, 141 the reader of a pipe had enough.\n\nNothing is stored and nothing is "
        "sent. More in README.md and docs/; report faults where you got the program from."
    )


def _usage(param: Parameter) -> Iterator[str]:
    if param.param_type_name == "argument":
        name = translated(param.metavar) + ("..." if param.nargs == -1 else "")
        yield name if param.required else f"[{name}]"


def _tables(command: TyperCommand | TyperGroup, ctx: Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """List what a help page explains: commands, arguments, what can stand for them, and options by panel."""
    if isinstance(command, TyperGroup):
        commands = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        yield (
            _("Commands"),
            [(name, translated(item.help if item else None).split(". ")[0].rstrip(".")) for name, item in commands],
        )
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    if arguments:
        yield (
            _("Arguments"),
            [(translated(param.metavar), translated(getattr(param, "help", None))) for param in arguments],
        )
    if any(param.name in {"role", "situation"} for param in command.params):
        yield from _choices(ctx)
    panels: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for param in command.get_params(ctx):
        if param.param_type_name == "option":
            panel = getattr(param, "rich_help_panel", None) or (GENERAL if param.name == "help" else OPTIONS)
            panels[panel].append((_names(param), translated(getattr(param, "help", None))))
    known = ", ".join(languages())
    about = _("The language of everything: {known}. So does STRESSGUIDE_LANGUAGE.").format(known=known)
    if all(param.name != "language" for param in command.params):
        panels[GENERAL].insert(0, (f"{LANGUAGE_OPTION} {_('NAME')}", about))
    for panel, rows in panels.items():
        yield translated(panel), rows


def _names(param: Any) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    if param.secondary_opts:
        names += "/" + ", ".join(param.secondary_opts)
    return names if param.is_flag else f"{names} {translated(param.metavar)}".rstrip()


def _choices(ctx: Context) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """List roles and situations; those of a guideline that cannot be used are told by any other command."""
    from stressguide.guideline import find, load

    try:
        guideline = load(find.find(ctx.params.get("guideline")))
    except UserError:
        return
    yield _("Roles"), [(role.id, role.name) for role in guideline.roles.values()]
    yield _("Situations"), [(situation.id, situation.name) for situation in guideline.situations.values()]


later("Show this message and exit.")  # Typer's help for --help, translated with the rest
