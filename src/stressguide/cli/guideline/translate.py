"""``stressguide guideline translate``."""

import re
from typing import Annotated

import typer

from stressguide.cli.streams import say
from stressguide.errors import UserError
from stressguide.files import replace
from stressguide.guideline import find
from stressguide.guideline.loading import load
from stressguide.guideline.translate import ENDING, updated
from stressguide.texts import _, later

HELP = later(
    "Make or update the catalogue of a guideline's translation. It is a .po file beside the guideline, for Poedit, "
    "Weblate or a text editor. What has changed is marked as fuzzy and keeps its old translation to be looked at; "
    "nothing is approved."
)

EXAMPLES = later("Examples:\n  stressguide guideline translate vold.yaml --language en")


def translate(
    file: Annotated[str, typer.Argument(metavar=later("FILE"), help=later("The guideline, such as vold.yaml."))],
    language: Annotated[
        str,
        typer.Option("--language", metavar=later("CODE"), help=later("The language to translate to, such as en.")),
    ],
    *,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=later("Only errors."))] = False,
) -> None:
    """Write the catalogue."""
    if not re.fullmatch("[a-z]{2,3}", language):
        raise UserError(_("A language is two or three letters, such as “da”."))
    which = find.belonging(file)
    guideline = load(which.path)  # without what is local: that is not the translator's
    if language == guideline.language:
        raise UserError(_("The guideline is in this language already."))
    path = find.beside(which.path, ENDING.format(language=language))
    catalogue = updated(path, guideline, language)
    replace(path, catalogue.text.encode("utf-8"))
    if not quiet:
        message = _("{path}: {done} translated, {doubtful} to be looked at, {new} new.")
        numbers = {"done": catalogue.done, "doubtful": catalogue.doubtful, "new": catalogue.new}
        say(message.format(path=path, **numbers))
