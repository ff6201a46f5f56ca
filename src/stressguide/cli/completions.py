"""What a shell offers at Tab."""

import typer

from stressguide.errors import UserError
from stressguide.guideline.files import embedded
from stressguide.guideline.model import Strength
from stressguide.navigation.lookup import find_place


def complete_role(incomplete: str) -> list[tuple[str, str]]:
    """Offer roles."""
    return [(role.id, role.name) for role in embedded().roles.values() if role.id.startswith(incomplete)]


def complete_situation(incomplete: str) -> list[tuple[str, str]]:
    """Offer situations."""
    situations = embedded().situations.values()
    return [(situation.id, situation.name) for situation in situations if situation.id.startswith(incomplete)]


def complete_place(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer both roles and situations, and after one of them the other."""
    try:
        role, situation = find_place(embedded(), ctx.params.get("role"), None)
    except UserError:
        role = situation = None
    roles = [] if role else complete_role(incomplete)
    return roles + ([] if situation else complete_situation(incomplete))


def complete_strength(incomplete: str) -> list[str]:
    """Offer strengths."""
    return [strength.value for strength in Strength if strength.value.startswith(incomplete)]
