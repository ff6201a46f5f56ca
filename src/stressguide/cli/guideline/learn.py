"""``stressguide guideline learn``."""

from importlib.util import find_spec
from typing import Annotated

import typer

from stressguide.cli.streams import say
from stressguide.errors import UserError
from stressguide.files import replace
from stressguide.guideline import find
from stressguide.guideline.loading import load, load_examples
from stressguide.texts import _, later

HELP = later(
    "Learn people's own words from examples. They stand beside the guideline, one a line after who writes and what is "
    "happening, such as vold.examples.txt beside vold.yaml; what is learned is kept in vold.learned.msgpack. It needs "
    "scikit-learn."
)

EXAMPLES = later("Examples:\n  stressguide guideline learn vold.yaml")


def learn(
    file: Annotated[str, typer.Argument(metavar=later("FILE"), help=later("The guideline, such as vold.yaml."))],
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=later("Only errors."))] = False,
) -> None:
    """Write what was learned."""
    if find_spec("sklearn") is None:
        raise UserError(_("Learning needs scikit-learn. Install it with: pip install 'stressguide[learn]'"))
    from stressguide.reader.learn import learn as learned_from

    which = find.belonging(file)
    examples, checksum = load_examples(which.path, load(which.path))
    path = find.beside(which.path, find.LEARNED)
    replace(path, learned_from(examples, checksum))
    if not quiet:
        say(_("{path}: learned from {n} examples.").format(path=path, n=len(examples)))
