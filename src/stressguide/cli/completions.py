"""What a shell offers at Tab, and the script that makes it do so."""

from typing import Annotated

import typer

from stressguide.cli.streams import write_stdout
from stressguide.errors import UserError
from stressguide.guideline.files import embedded
from stressguide.guideline.loading import load
from stressguide.guideline.model import Strength
from stressguide.texts import _, later

SHELLS = ("bash", "zsh", "fish")

HELP = later("Print the script that lets a shell complete commands, options, roles and situations.")

EXAMPLES = later(
    "Examples:\n"
    "  stressguide completion bash >> ~/.bashrc\n"
    "  stressguide completion zsh >> ~/.zshrc\n"
    "  stressguide completion fish > ~/.config/fish/completions/stressguide.fish"
)


def complete_role(incomplete: str) -> list[tuple[str, str]]:
    """Offer roles."""
    return [(role.id, role.name) for role in load(embedded()).roles.values() if role.id.startswith(incomplete)]


def complete_situation(incomplete: str) -> list[tuple[str, str]]:
    """Offer situations."""
    situations = load(embedded()).situations.values()
    return [(situation.id, situation.name) for situation in situations if situation.id.startswith(incomplete)]


def complete_place(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer roles first, and situations after a role or alone."""
    if ctx.params.get("role"):
        return complete_situation(incomplete)
    return complete_role(incomplete) + complete_situation(incomplete)


def complete_strength(incomplete: str) -> list[str]:
    """Offer strengths."""
    return [strength.value for strength in Strength if strength.value.startswith(incomplete)]


def completion(
    shell: Annotated[
        str | None, typer.Argument(metavar=later("SHELL"), help="bash, zsh, fish", autocompletion=lambda: SHELLS)
    ] = None,
) -> None:
    """Print the script for a shell."""
    from typer.completion import get_completion_script

    if shell not in SHELLS:
        raise UserError(_("Name the shell: {known}.").format(known=", ".join(SHELLS)))
    script = get_completion_script(prog_name="stressguide", complete_var="_STRESSGUIDE_COMPLETE", shell=shell)
    write_stdout(script + "\n")
