"""What a command line can hold, explained by help pages and offered at Tab: in plain text, in the user's language."""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from stressguide.cli.streams import columns
from stressguide.errors import UserError
from stressguide.guideline import find, load
from stressguide.model import Guideline, Role, Situation
from stressguide.navigation.lookup import find_place, standings
from stressguide.texts import _, later, translated

OPTIONS, SHAPE, GENERAL = later("Options"), later("Shape and place of the output"), later("General")
"""The titles of options on a help page: those of the command alone, of every document, and of every program."""

CLOSING = later(
    "Nothing is stored and nothing is sent. More in README.md and docs/; report faults where you got the program "
    "from.\n\nExit codes: 0 done, 1 the answer is no, 2 an error in use or input, 3 somebody may be in danger, 70 a "
    "fault in the program, 130 interrupted, 141 the reader of a pipe had enough."
)
"""What stands under the help of a group."""


def page(command: TyperCommand | TyperGroup, ctx: typer.Context) -> str:
    """Write the help page of a command or a group."""
    formatter = ctx.make_formatter()
    formatter.width = max(min(columns(sys.stdout), 80), 30)
    pieces = [_("COMMAND")] if isinstance(command, TyperGroup) else []
    formatter.write_usage(ctx.command_path, " ".join([*usage(command), *pieces, _("[OPTIONS]")]), prefix=_("Usage: "))
    formatter.write_paragraph()
    formatter.write_text(translated(command.help))
    if command.epilog:
        formatter.write_paragraph()
        formatter.write(translated(command.epilog) + "\n")
    is_group = isinstance(command, TyperGroup)
    short = [] if is_group else [_("Roles"), _("Situations"), translated(SHAPE), translated(GENERAL)]
    shown = tables(command, ctx)
    for title in filter(lambda title: title not in short, shown):
        with formatter.section(title):
            formatter.write_dl(shown[title], col_max=24)
    formatter.write_paragraph()
    for title in filter(shown.__contains__, short):
        names = ", ".join(re.split("[ ,/]", name)[0] for name, _about in shown[title])
        formatter.write_text(f"{title}: {names}" + (_(" (see stressguide --help)") if title == short[-1] else ""))
    if is_group and not ctx.parent:
        formatter.write_text(translated(CLOSING))
    return formatter.getvalue().rstrip("\n")


def usage(command: TyperCommand | TyperGroup) -> list[str]:
    """Name the arguments of a command; those that may be left out stand in brackets."""
    arguments = [param for param in command.params if isinstance(param, TyperArgument)]
    names = [(translated(param.metavar) + ("..." if param.nargs == -1 else ""), param.required) for param in arguments]
    return [name if is_required else f"[{name}]" for name, is_required in names]


def tables(command: Any, ctx: typer.Context) -> dict[str, list[tuple[str, str]]]:
    """List what a help page explains: commands, arguments, what can stand for them, and options by panel."""
    tables: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if isinstance(command, TyperGroup):
        for name in command.list_commands(ctx):
            item = command.get_command(ctx, name)
            tables[_("Commands")].append((name, translated(item.help if item else None).split(". ")[0].rstrip(".")))
    params: list[Any] = command.get_params(ctx)
    if not ctx.parent:  # what its commands share is explained here
        shared = [param for param in command.get_command(ctx, "checklist").get_params(ctx) if param.rich_help_panel]
        params = list({param.name: param for param in (*shared, *params)}.values())
    for param in params:
        if isinstance(param, TyperArgument) and param.help:
            tables[_("Arguments")].append((translated(param.metavar), translated(param.help)))
    if any(param.name in {"role", "situation"} for param in params) and (guideline := guideline_at_hand(ctx)):
        tables[_("Roles")], tables[_("Situations")] = _named(guideline.roles), _named(guideline.situations)
    for param in params:
        if not isinstance(param, TyperArgument):
            panel = getattr(param, "rich_help_panel", None) or (GENERAL if param.name == "help" else OPTIONS)
            names = ("/" if param.secondary_opts else ", ").join(names_of(param))
            names += "" if param.is_flag else f" {translated(param.metavar)}".rstrip()
            tables[translated(panel)].append((names, translated(param.help)))
    return tables


def names_of(param: Any) -> list[str]:
    """List the names of an option, the short one first."""
    return [*sorted(param.opts, key=len), *param.secondary_opts]


def guideline_at_hand(ctx: typer.Context) -> Guideline | None:
    """Load the guideline that the line names so far, for help and completion; None if it cannot be used."""
    try:
        return load(find.find(ctx.params.get("guideline")))
    except UserError:
        return None


def _complete(offers: Callable[[Guideline, typer.Context], Iterable[tuple[str, str]]]) -> Callable[..., Any]:
    """Make a function that offers something of the guideline that the line names so far."""

    def complete(ctx: typer.Context) -> list[tuple[str, str]]:
        guideline = guideline_at_hand(ctx)
        return list(offers(guideline, ctx)) if guideline else []

    return complete


def _named(items: Mapping[str, Role] | Mapping[str, Situation]) -> list[tuple[str, str]]:
    return [(key, item.name) for key, item in items.items()]


def _places(guideline: Guideline, ctx: typer.Context) -> list[tuple[str, str]]:
    """List roles and situations, and after one of them the other."""
    try:
        role, situation = find_place(guideline, ctx.params.get("role"), None)
    except UserError:
        role = situation = None
    return ([] if role else _named(guideline.roles)) + ([] if situation else _named(guideline.situations))


complete_role = _complete(lambda guideline, _ctx: _named(guideline.roles))
complete_situation = _complete(lambda guideline, _ctx: _named(guideline.situations))
complete_place = _complete(_places)
complete_point = _complete(lambda guideline, _ctx: ((at.point.id, at.point.text) for at in standings(guideline)))


later("Show this message and exit.")  # Typer's help for --help, translated with the rest
