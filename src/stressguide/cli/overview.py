"""``stressguide overview``."""

from stressguide.cli.chosen import Chosen
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.documents.overview import overview_document
from stressguide.texts import later

HELP = later("Print roles and situations at a glance: how many points there are, and how binding they are.")

EXAMPLES = later("Example:\n  stressguide overview")


@with_options
def overview(*, chosen: Chosen, out: Output) -> None:
    """Print the overview."""
    out.deliver(overview_document(chosen.load()))
