"""``stressguide checklist``."""

from typing import Annotated

import typer

from stressguide.cli import acute
from stressguide.cli.chosen import Chosen
from stressguide.cli.completions import complete_place, complete_strength
from stressguide.cli.hints import after
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.documents.checklist import checklists_document
from stressguide.errors import UserError
from stressguide.navigation.lookup import find_place, find_strength
from stressguide.navigation.selection import select
from stressguide.texts import _, later

HELP = later(
    "Print the checklist for a role in a situation, word for word. Without a situation: the role in all situations. "
    "With a situation alone: all roles in it. Without either: everything, on one page."
)

EXAMPLES = later(
    "Examples:\n"
    "  stressguide checklist leder sygemeldt\n"
    "  stressguide checklist leder sygemeldt >> minutes.md\n"
    "  stressguide checklist medarbejder stress --others\n"
    "  stressguide checklist --strength skal -o krav.csv"
)


@with_options
def checklist(
    role: Annotated[
        str | None,
        typer.Argument(metavar=later("ROLE"), autocompletion=complete_place, help=later("Who you are; see Roles.")),
    ] = None,
    situation: Annotated[
        str | None,
        typer.Argument(
            metavar=later("SITUATION"), autocompletion=complete_place, help=later("What is happening; see Situations.")
        ),
    ] = None,
    strength: Annotated[
        list[str] | None,
        typer.Option(
            "--strength",
            metavar=later("STRENGTH"),
            autocompletion=complete_strength,
            help=later(
                "Only points this binding: responsibility, must, should, recommended, encouraged, can or knowledge. "
                "Can be given more than once."
            ),
        ),
    ] = None,
    others: Annotated[
        bool, typer.Option("--others", help=later("Also what can be expected of the other roles in the situation."))
    ] = False,
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    """Print the checklists that the arguments select."""
    guideline = chosen.load()
    chosen_role, chosen_situation = find_place(guideline, role, situation)
    if others and chosen_role is None:
        raise UserError(_("--others shows the roles other than yours, so it goes with a role."))
    strengths = [find_strength(typed) for typed in strength or ()]
    selection = select(guideline, chosen_role, chosen_situation, strengths=strengths, others=others)
    out.deliver(checklists_document(selection))
    if out.is_on_screen and not out.quiet:
        after(selection, others=others)
        acute.below(guideline, [item.situation.id for item in selection.checklists])
