"""Which way to ask: by a list to move in, or by numbers."""

import os
import sys

from stressguide.cli.prompts import Prompts
from stressguide.cli.streams import is_dumb, takes


def prompts(*, plain: bool, color: bool = True) -> Prompts:
    """Choose how to ask: by a list to move in, or by numbers where nothing must, or can, be redrawn."""
    accessible = os.environ.get("STRESSGUIDE_ACCESSIBLE", "") not in ("", "0")
    if plain or accessible or is_dumb() or not takes(sys.stderr, "»æøå←…●○"):
        from stressguide.cli.numbered import NumberedPrompts

        return NumberedPrompts()
    from stressguide.cli.menus import MenuPrompts

    return MenuPrompts(color=color)
