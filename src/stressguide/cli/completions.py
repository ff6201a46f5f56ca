"""What a shell offers at Tab."""

import typer

from stressguide.guideline.files import embedded
from stressguide.guideline.model import Strength


def complete_role(incomplete: str) -> list[tuple[str, str]]:
    """Offer roles."""
    return [(role.id, role.name) for role in embedded().roles.values() if role.id.startswith(incomplete)]


def complete_situation(incomplete: str) -> list[tuple[str, str]]:
    """Offer situations."""
    situations = embedded().situations.values()
    return [(situation.id, situation.name) for situation in situations if situation.id.startswith(incomplete)]


def complete_place(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer roles first, and situations after a role or alone."""
    if first := ctx.params.get("role"):
        return complete_situation(incomplete) if first in embedded().roles else complete_role(incomplete)
    return complete_role(incomplete) + complete_situation(incomplete)


def complete_strength(incomplete: str) -> list[str]:
    """Offer strengths."""
    return [strength.value for strength in Strength if strength.value.startswith(incomplete)]
