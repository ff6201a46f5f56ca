"""Typer's commands in the user's language: help in plain text, and usage errors as ours."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any, Self

import msgspec
import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from stressguide.cli.help import GENERAL, names_of, page
from stressguide.cli.streams import write_stdout
from stressguide.errors import UserError, did_you_mean
from stressguide.guideline import find, load
from stressguide.navigation.lookup import find_place
from stressguide.texts import _, languages, later, translated
from stressguide.words import spelled

SETTINGS: dict[str, Any] = {"add_completion": False, "rich_markup_mode": None}
"""For every Typer: nothing that it would say in English is switched on."""

LANGUAGE_OPTION = "--language"
"""Taken out of the arguments before they are parsed, for help and errors are in that language too."""

_DASHES = "–—‒−"
"""What word processors make of the hyphens before an option."""

MODULES = dict.fromkeys(("ask", "checklist", "overview", "search", "why", "notes", "guideline", "completion"), "show")
MODULES |= {name: name for name in ("ask", "notes", "guideline")}
"""The program's commands, and the module in whose `commands` each stands."""


_DANISH = {
    "spoerg": "ask", "tjekliste": "checklist", "liste": "checklist", "overblik": "overview", "soeg": "search",
    "hvorfor": "why", "referat": "notes", "moede": "notes", "retningslinjer": "guideline", "hjaelp": "--help",
    "sprog": "--language",
}  # fmt: skip
"""What a Dane may type for a command or an option, as `spelled`."""


def option(
    names: str, about: str, metavar: str | None = None, complete: Callable[..., Any] | None = None, **more: Any
) -> Any:
    """Describe an option, which may have several names."""
    return typer.Option(*names.split(), help=about, metavar=metavar, autocompletion=complete, **more)


def argument(metavar: str, about: str | None, complete: Callable[..., Any] | None = None) -> Any:
    """Describe an argument."""
    return typer.Argument(metavar=metavar, help=about, autocompletion=complete)


_LANGUAGE = TyperOption(
    param_decls=[LANGUAGE_OPTION],
    metavar=later("NAME"),
    expose_value=False,
    autocompletion=lambda *_: languages(),
    help=later("The language of everything: da or en. So does STRESSGUIDE_LANGUAGE."),
    rich_help_panel=GENERAL,
)
"""Known to every command only for help and Tab, unless it has another of the name."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Options that commands have in common: a command takes them as one parameter, and has each field as an option."""

    def checked(self) -> Self:
        """Return them as they are meant, before the command begins. Raises UserError for what cannot be."""
        return self


class Commands(typer.Typer):
    """The commands of a module; with a text about them all, they are a group."""

    def __init__(self, about: str | None = None, examples: str | None = None) -> None:
        texts: dict[str, Any] = {"callback": _show_help if about else None, "help": about, "epilog": examples}
        super().__init__(cls=Group, invoke_without_command=True, **texts, **SETTINGS)

    def add(self, about: str, examples: str, name: str = "") -> Callable[[Callable[..., None]], Callable[..., None]]:
        """Make a function a command, with its own name or another."""

        def added(function: Callable[..., None]) -> Callable[..., None]:
            self.command(name or function.__name__, cls=Command, help=about, epilog=examples)(_expanded(function))
            return function

        return added


def _expanded(function: Callable[..., None]) -> Callable[..., None]:
    """Give a function, in place of each parameter that is `Options`, the fields of those; Typer reads its signature."""
    groups: dict[str, type[Options]] = {}
    parameters: list[Parameter] = []
    for parameter in signature(function).parameters.values():
        kind = parameter.annotation
        if not (isinstance(kind, type) and issubclass(kind, Options)):
            parameters.append(parameter)
            continue
        groups[parameter.name] = kind
        for field in msgspec.structs.fields(kind):
            of_field: Any = {"default": field.default, "annotation": field.type}
            parameters.append(Parameter(field.name, Parameter.KEYWORD_ONLY, **of_field))

    def expanded(**values: Any) -> None:
        for name, kind in groups.items():
            values[name] = kind(**{field: values.pop(field) for field in kind.__struct_fields__}).checked()
        function(**values)

    expanded.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    expanded.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return expanded


class _Helpful(TyperCommand if TYPE_CHECKING else object):  # type: ignore[misc]
    """A command or group whose texts are translated when they are shown."""

    params: list[Any]

    def get_params(self, ctx: Any) -> list[Any]:
        """List the options, that of the language among them."""
        *own, help_option = super().get_params(ctx)
        return [*own, *([] if any(each.name == "language" for each in own) else [_LANGUAGE]), help_option]

    def get_help(self, ctx: Any) -> str:
        """Print the help page as all else is printed, and end; Typer would print it past our care for streams."""
        write_stdout(page(self, ctx) + "\n")
        raise typer.Exit


class Command(_Helpful, TyperCommand):
    """A command whose usage errors are UserErrors."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments. Raises UserError for what is wrong with them, such as one too many."""
        ctx.allow_extra_args = True
        known = [name for param in self.params for name in names_of(param)]
        for argument in args:
            name = "--" + argument.partition("=")[0].lstrip(_DASHES + "-")
            if argument.startswith(tuple(_DASHES)) and name in known:
                message = _("There is no option “{option}”.{suggestion} See {command} --help.")
                suggestion = did_you_mean(name, [name])
                raise UserError(message.format(option=argument, suggestion=suggestion, command=ctx.command_path))
        with _explaining(ctx):
            _given, _rest, order = self.make_parser(ctx).parse_args([*args])
            rest = super().parse_args(ctx, args)
        once = [each for each in order if not getattr(each, "is_flag", True) or each.secondary_opts]
        if twice := [each for each in once if once.count(each) > 1 and not each.multiple]:
            message = _("“{option}” is there twice, and only one of them can count.")
            raise UserError(message.format(option=names_of(twice[0])[-1]))
        if rest and not ctx.resilient_parsing:
            message = _(
                "There is one word too many: “{argument}”. Words that belong together stand in quotes. "
                "See {command} --help."
            )
            raise UserError(message.format(argument=rest[0], command=ctx.command_path))
        return rest


class Group(_Helpful, TyperGroup):
    """A group of commands whose usage errors are UserErrors."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments before a command. Raises UserError for what is wrong with them.

        Options of the command may stand there, too: all before the first word that is a command's name is its own.
        """
        known = self.list_commands(ctx)
        at = next((index for index, argument in enumerate(args) if argument in known), 0)
        own = {"--", *(name for param in self.get_params(ctx) for name in names_of(param))}
        if args[:1] and args[0].startswith(tuple(_DASHES + "-")) and own.isdisjoint(args[:at]):
            args = [*args[at : at + 1], *args[:at], *args[at + 1 :]]
        with _explaining(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that is meant. Raises UserError with the nearest one."""
        names = self.list_commands(ctx)
        if args[0] not in names and not ctx.resilient_parsing:
            message = _("There is no command “{typed}”.{suggestion} Commands: {known}.")
            danish = "" if ctx.parent else _DANISH.get(spelled(args[0]), "")
            suggestion = _(" Did you mean “{word}”?").format(word=f"stressguide {danish}") if danish else ""
            suggestion = suggestion or ("" if ctx.parent else _suggestion(args)) or did_you_mean(args[0], names)
            raise UserError(message.format(typed=args[0], suggestion=suggestion, known=", ".join(names)))
        return super().resolve_command(ctx, args)


class Program(Group):
    """The whole program: a command, or a group of them, is imported when it is the one asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the interface's
        """Name the commands, in the order in which help shows them."""
        return list(MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the interface's
        """Import a command and build it; None if there is no such command."""
        if cmd_name not in MODULES:
            return None
        commands: Commands = import_module(f"stressguide.cli.{MODULES[cmd_name]}").commands
        for info in commands.registered_commands:
            if info.name == cmd_name:
                return typer.main.get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
        return typer.main.get_command(commands)


def _show_help(ctx: typer.Context) -> None:
    """Print the help of a group where none of its commands is given."""
    if ctx.invoked_subcommand is None:
        ctx.get_help()


@contextmanager
def _explaining(ctx: typer.Context) -> Iterator[None]:
    """Turn Typer's usage errors into ours, made from their fields and never from their English."""
    try:
        yield
    except typer.TyperException as error:
        name, param = getattr(error, "option_name", None), getattr(error, "param", None)
        flags = [name for each in ctx.command.params if getattr(each, "is_flag", False) for name in names_of(each)]
        if hasattr(error, "possibilities") and isinstance(ctx.command, Group):
            message = _("There is no option “{option}” without a command.{suggestion} See {command} --help.")
        elif hasattr(error, "possibilities"):
            message = _("There is no option “{option}”.{suggestion} See {command} --help.")
        elif name in flags:
            message = _("“{option}” takes no value.")
        elif name:
            message = _("“{option}” needs a value after it. See {command} --help.")
        elif param:
            message = _("Something is missing: {argument}. See {command} --help.")
        else:
            message = _("The command line cannot be understood. See {command} --help.")
        known = [each for param in ctx.command.get_params(ctx) for each in names_of(param) if each[0] == "-"]
        suggestion = did_you_mean(_DANISH.get(spelled(str(name).lstrip("-")), str(name)), known)
        argument = translated(param.metavar) if param else ""
        fields = {"option": name, "suggestion": suggestion, "argument": argument, "command": ctx.command_path}
        raise UserError(message.format(**fields)) from None


def _suggestion(args: list[str]) -> str:
    """Suggest the command that was left out, if a role, a situation or people's own words stand in its place."""
    text = " ".join(args)
    suggested = f"stressguide checklist {text}"
    try:
        find_place(load(find.find()), args[0], None)
    except UserError:
        if " " not in text or any(arg.startswith("-") for arg in args):
            return ""
        suggested = f'stressguide ask "{text}"'
    return _(" Did you mean “{word}”?").format(word=suggested)
