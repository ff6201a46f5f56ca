"""``stressguide guideline list``."""

from stressguide.cli.chosen import Chosen
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.documents.guidelines import guidelines_document
from stressguide.guideline import find
from stressguide.texts import later

HELP = later("List the guidelines at hand. Which is in use and why, and where your own can lie; no file is opened.")

EXAMPLES = later("Examples:\n  stressguide guideline list\n  stressguide guideline list --guideline vold.yaml")


@with_options
def list(*, chosen: Chosen, out: Output) -> None:  # noqa: A001 - the name of the command
    """Print the guidelines at hand."""
    used = find.find(chosen.guideline)
    out.deliver(guidelines_document(used, find.at_hand(), find.folder(), find.unused()))
