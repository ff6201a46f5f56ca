"""``stressguide why``."""

from typing import Annotated

import typer

from stressguide.cli.chosen import Chosen
from stressguide.cli.completions import complete_point
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.documents.why import why_document
from stressguide.navigation.lookup import find_point
from stressguide.texts import later

HELP = later(
    "Say why a point is on a list. The answers that lead to it, its heading, lead and strength, where it stands, what "
    "is local about it, and the passage of the source document around it."
)

EXAMPLES = later("Examples:\n  stressguide why leder/sygemeldt/3")


@with_options
def why(
    point: Annotated[
        str,
        typer.Argument(
            metavar=later("POINT"),
            autocompletion=complete_point,
            help=later("The point's id, such as leder/sygemeldt/3; see “guideline source”."),
        ),
    ],
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    """Print the chain that leads to a point."""
    guideline = chosen.load()
    out.deliver(why_document(guideline, find_point(guideline, point), chosen.load_source(guideline)))
