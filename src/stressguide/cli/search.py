"""``stressguide search``."""

from typing import Annotated

import typer

from stressguide.cli import acute
from stressguide.cli.chosen import Chosen
from stressguide.cli.completions import complete_role, complete_situation
from stressguide.cli.options import with_options
from stressguide.cli.output import Output
from stressguide.cli.streams import say
from stressguide.errors import UserError
from stressguide.navigation.lookup import find_role, find_situation
from stressguide.texts import _, counted, later, one_line

HELP = later(
    "Find points, headings and notes by their words, in whatever form, and misspelt too. The best come first, each "
    "with its id and where it stands. Exit code 1 if nothing is found."
)

EXAMPLES = later(
    "Examples:\n  stressguide search colleague\n  stressguide search help --role leder --situation sygemeldt"
)

_SHOWN = 80
"""Characters of a query that a message repeats."""


@with_options
def search(
    words: Annotated[list[str], typer.Argument(metavar=later("WORDS"), help=later("What to look for."))],
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar=later("ROLE"),
            autocompletion=complete_role,
            help=later("Only what is said to this role; see Roles."),
        ),
    ] = None,
    situation: Annotated[
        str | None,
        typer.Option(
            "--situation",
            metavar=later("SITUATION"),
            autocompletion=complete_situation,
            help=later("Only what is said of this situation; see Situations."),
        ),
    ] = None,
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    """Print what has the words in it."""
    from stressguide.documents.search import search_document
    from stressguide.navigation.search import search as find

    guideline = chosen.load()
    query = one_line(" ".join(words))
    if acute.first(chosen.read(query, guideline).danger, guideline, query):
        raise typer.Exit(acute.EXIT)
    if not any(map(str.isalnum, query)):
        raise UserError(_("There is no word to look for."))
    result = find(
        guideline,
        query,
        find_role(guideline, role) if role else None,
        find_situation(guideline, situation) if situation else None,
    )
    if result.hits or out.chosen_format().name == "json":
        out.deliver(search_document(guideline, query, result))
    if not result.hits:
        everywhere = len(find(guideline, query).hits) if role or situation else 0
        nearest = ", ".join(_("“{words}”").format(words=word) for word in result.nearest)
        shown = query if len(query) <= _SHOWN else query[:_SHOWN] + "…"
        message = _("Nothing has “{query}” in it.").format(query=shown)
        if everywhere:
            hits = counted("{n} hit", "{n} hits", everywhere)
            message = _("Nothing here has “{query}” in it. Without --role and --situation: {hits}.")
            message = message.format(query=shown, hits=hits)
        elif nearest:
            message += " " + _("The nearest words: {words}.").format(words=nearest)
        say(message)
    acute.below(guideline, always=True)
    if not result.hits:
        raise typer.Exit(1)
