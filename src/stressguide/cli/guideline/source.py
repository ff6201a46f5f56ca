"""``stressguide guideline source``."""

from typing import Annotated

import typer

from stressguide.cli.chosen import Chosen
from stressguide.cli.completions import complete_point
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.documents.source import passage_document, source_document
from stressguide.errors import UserError
from stressguide.navigation.lookup import find_point
from stressguide.texts import _, later

HELP = later(
    "List every point with its id and its lines in the source document. With an id: the lines around that point."
)

EXAMPLES = later("Examples:\n  stressguide guideline source\n  stressguide guideline source leder/sygemeldt/3")


@with_options
def source(
    point: Annotated[
        str | None,
        typer.Argument(
            metavar=later("POINT"),
            autocompletion=complete_point,
            help=later("A point's id, such as leder/sygemeldt/3. Left out: all of them."),
        ),
    ] = None,
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    """Print where the words stand."""
    guideline = chosen.load()
    if point is None:
        out.deliver(source_document(guideline))
        return
    found = find_point(guideline, point)
    if found.section.is_local:
        raise UserError(_("{id} is this workplace's own, and stands in no source document.").format(id=found.point.id))
    text = chosen.load_source(guideline)
    if text is None:
        raise UserError(_("The guideline names no source document."))
    out.deliver(passage_document(guideline, found, text))
