"""``stressguide completion``."""

from typing import Annotated

import typer

from stressguide.cli.streams import write_stdout
from stressguide.errors import UserError
from stressguide.texts import _, later

SHELLS = ("bash", "zsh", "fish")

HELP = later("Print the script that lets a shell complete commands, options, roles and situations.")

EXAMPLES = later(
    "Examples:\n"
    "  stressguide completion bash >> ~/.bashrc\n"
    "  stressguide completion zsh >> ~/.zshrc\n"
    "  stressguide completion fish > ~/.config/fish/completions/stressguide.fish"
)


def completion(
    shell: Annotated[
        str | None, typer.Argument(metavar=later("SHELL"), help="bash, zsh, fish", autocompletion=lambda: SHELLS)
    ] = None,
) -> None:
    """Print the script for a shell."""
    from typer._completion_shared import get_completion_script

    if shell not in SHELLS:
        raise UserError(_("Name the shell: {known}.").format(known=", ".join(SHELLS)))
    script = get_completion_script(prog_name="stressguide", complete_var="_STRESSGUIDE_COMPLETE", shell=shell)
    write_stdout(script + "\n")
