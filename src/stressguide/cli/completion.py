"""``stressguide completion``, and what a shell offers at Tab: nothing of a guideline that cannot be used."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

import typer

from stressguide.cli.command import Commands, argument
from stressguide.cli.help import guideline_at_hand
from stressguide.cli.streams import write_stdout
from stressguide.errors import UserError, did_you_mean
from stressguide.guideline import find
from stressguide.model import Guideline, Role, Situation
from stressguide.navigation.lookup import find_place, standings
from stressguide.texts import _, later

SHELLS = ("bash", "zsh", "fish")

commands = Commands()


@commands.add(
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
    if shell not in SHELLS:
        message = _("Name the shell: {known}.").format(known=", ".join(SHELLS))
        raise UserError(message + did_you_mean(shell or "", SHELLS))
    write_stdout(script(shell))


def script(shell: str) -> str:
    """Make the script that registers the program for Tab, in one of `SHELLS`."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # has no other public name

    return f"{get_completion_script(prog_name='stressguide', complete_var='_STRESSGUIDE_COMPLETE', shell=shell)}\n"


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


def complete_guideline() -> list[str]:
    """Offer guidelines by name."""
    return list(find.at_hand())


complete_role = _complete(lambda guideline, _ctx: _named(guideline.roles))
complete_situation = _complete(lambda guideline, _ctx: _named(guideline.situations))
complete_place = _complete(_places)
complete_point = _complete(lambda guideline, _ctx: ((at.point.id, at.point.text) for at in standings(guideline)))
