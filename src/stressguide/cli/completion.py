"""``stressguide completion``, and what a shell offers at Tab: nothing of a guideline that cannot be used."""

from collections.abc import Iterable
from typing import Annotated

import typer

from stressguide.cli.command import Commands, argument
from stressguide.cli.streams import write_stdout
from stressguide.errors import UserError
from stressguide.guideline import find, load
from stressguide.model import Guideline, Role, Situation, Strength
from stressguide.navigation.lookup import find_place, standings
from stressguide.texts import _, later

SHELLS = ("bash", "zsh", "fish")

commands = Commands()


@commands.add(
    "completion",
    later("Print the script that lets a shell complete commands, options, roles and situations."),
    later(
        "Examples:\n"
        "  stressguide completion bash >> ~/.bashrc\n"
        "  stressguide completion zsh >> ~/.zshrc\n"
        "  stressguide completion fish > ~/.config/fish/completions/stressguide.fish"
    ),
)
def completion(
    shell: Annotated[str | None, argument(later("SHELL"), "bash, zsh, fish", lambda: SHELLS)] = None,
) -> None:
    """Print the script for a shell."""
    from typer._completion_shared import get_completion_script

    if shell not in SHELLS:
        raise UserError(_("Name the shell: {known}.").format(known=", ".join(SHELLS)))
    script = get_completion_script(prog_name="stressguide", complete_var="_STRESSGUIDE_COMPLETE", shell=shell)
    write_stdout(script + "\n")


def complete_guideline(incomplete: str) -> list[str]:
    """Offer the guidelines at hand."""
    return [item.name for item in find.at_hand() if item.name.startswith(incomplete)]


def complete_role(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer roles."""
    guideline = _guideline(ctx)
    return _beginning(guideline.roles.values(), incomplete) if guideline else []


def complete_situation(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer situations."""
    guideline = _guideline(ctx)
    return _beginning(guideline.situations.values(), incomplete) if guideline else []


def complete_place(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer both roles and situations, and after one of them the other."""
    guideline = _guideline(ctx)
    if guideline is None:
        return []
    try:
        role, situation = find_place(guideline, ctx.params.get("role"), None)
    except UserError:
        role = situation = None
    roles = [] if role else _beginning(guideline.roles.values(), incomplete)
    return roles + ([] if situation else _beginning(guideline.situations.values(), incomplete))


def complete_point(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer points."""
    guideline = _guideline(ctx)
    points = [standing.point for standing in standings(guideline)] if guideline else []
    return [(point.id, point.text) for point in points if point.id.startswith(incomplete)]


def complete_strength(incomplete: str) -> list[str]:
    """Offer strengths."""
    return [strength.value for strength in Strength if strength.value.startswith(incomplete)]


def _guideline(ctx: typer.Context) -> Guideline | None:
    try:
        return load(find.find(ctx.params.get("guideline")))
    except UserError:
        return None


def _beginning(items: Iterable[Role | Situation], incomplete: str) -> list[tuple[str, str]]:
    return [(item.id, item.name) for item in items if item.id.startswith(incomplete)]
