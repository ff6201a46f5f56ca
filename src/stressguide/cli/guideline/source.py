"""``stressguide guideline source``."""

from stressguide.cli.chosen import Chosen
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.documents.source import source_document
from stressguide.texts import later

HELP = later(
    "List every point with its id and its lines in the source document. What stands around one is shown by “why”."
)

EXAMPLES = later("Examples:\n  stressguide guideline source\n  stressguide guideline source -o source.md")


@with_options
def source(*, chosen: Chosen, out: Output) -> None:
    """Print where the words stand."""
    out.deliver(source_document(chosen.load()))
