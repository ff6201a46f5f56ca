"""``stressguide checklist``, ``overview``, ``search``, ``why`` and ``completion``, which ask nothing."""

from typing import Annotated

import typer

from stressguide.cli import acute
from stressguide.cli.command import Commands, argument, option
from stressguide.cli.help import complete_place, complete_point
from stressguide.cli.options import ROLE, SITUATION, Chosen, Output
from stressguide.cli.streams import say, write_stdout
from stressguide.documents.checklist import checklists_document
from stressguide.documents.wording import command
from stressguide.errors import UserError, did_you_mean
from stressguide.model import Strength
from stressguide.navigation.lookup import find_place, find_point, find_role, find_situation, find_strength
from stressguide.navigation.selection import select
from stressguide.texts import _, counted, later
from stressguide.words import one_line

commands = Commands()

_SHELLS = ("bash", "zsh", "fish")

_SHOWN = 80
"""Characters of a query that a message repeats."""

_STRENGTH = later(
    "Only points this binding: responsibility, must, should, recommended, encouraged, can or knowledge. Can be given "
    "more than once."
)
_OTHERS = later("Also what the guidelines say to the other roles.")
_SITUATION = later("Only what is said of this situation; see Situations.")


@commands.add(
    later(
        "Print the checklist for a role in a situation, word for word. If one of them is left out, it is for all of "
        "them; without either it is everything, on one page."
    ),
    later(
        "Examples:\n"
        "  stressguide checklist leder sygemeldt\n"
        "  stressguide checklist leder sygemeldt --others -o minutes.md --append\n"
        "  stressguide checklist --strength ansvar -o ansvar.csv"
    ),
)
def checklist(
    role: Annotated[str | None, argument(later("ROLE"), None, complete_place)] = None,
    situation: Annotated[str | None, argument(later("SITUATION"), None, complete_place)] = None,
    strength: Annotated[
        list[str] | None, option("--strength", _STRENGTH, later("STRENGTH"), lambda: list(Strength))
    ] = None,
    others: Annotated[bool, option("--others", _OTHERS)] = False,
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    guideline = chosen.load()
    chosen_role, chosen_situation = find_place(guideline, role, situation)
    if others and chosen_role is None:
        raise UserError(_("--others shows the roles other than yours, so it goes with a role."))
    strengths = [find_strength(typed) for typed in strength or ()]
    selection = select(guideline, chosen_role, chosen_situation, strengths=strengths, others=others)
    out.deliver(checklists_document(selection))
    if out.quiet or not (out.path or out.is_on_screen):
        return
    from stressguide.cli.hints import next_steps, suggest

    if out.path and not selection.ids and out.chosen_format().name == "html":  # a page has a way in
        page = command(guideline, "guideline", "page", "-o", _("guide.html"))
        suggest((_("A page for the intranet, with two questions:"), page))
    if out.is_on_screen:
        suggest(*next_steps(guideline, selection, others=others))
        acute.below(guideline, [item.situation.id for item in selection.checklists])


@commands.add(
    later("Print roles and situations at a glance: how many points there are, and how binding they are."),
    later("Example:\n  stressguide overview"),
)
def overview(*, chosen: Chosen, out: Output) -> None:
    if out.references is not None:
        raise UserError(_("--references goes with lists of points."))
    from stressguide.documents.guidelines import overview_document

    out.deliver(overview_document(chosen.load()))


@commands.add(
    later(
        "Find points, headings and notes by their words, in whatever form, and misspelt too. The best come first, each "
        "with its id and where it stands. Exit code 1 if nothing is found."
    ),
    later("Examples:\n  stressguide search colleague\n  stressguide search help --role leder --situation sygemeldt"),
)
def search(
    words: Annotated[list[str], argument(later("WORDS"), later("What to look for."))],
    role: Annotated[str | None, option("--role", later("Only what is said to this role; see Roles."), *ROLE)] = None,
    situation: Annotated[str | None, option("--situation", _SITUATION, *SITUATION)] = None,
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    from stressguide.documents.points import search_document
    from stressguide.navigation.search import search as find

    guideline = chosen.load()
    query = one_line(" ".join(words))
    if acute.first(chosen.read(query, guideline).danger, guideline, query):
        raise typer.Exit(acute.EXIT)
    if not any(map(str.isalnum, query)):
        raise UserError(_("There is no word to look for."))
    only_role = find_role(guideline, role) if role else None
    only_situation = find_situation(guideline, situation) if situation else None
    result = find(guideline, query, only_role, only_situation)
    if result.hits or out.chosen_format().name == "json":
        out.deliver(search_document(guideline, query, result))
    if not result.hits:
        everywhere = len(find(guideline, query).hits) if role or situation else 0
        nearest = ", ".join(_("“{words}”").format(words=word) for word in result.nearest)
        shown = query if len(query) <= _SHOWN else query[:_SHOWN] + "…"
        message = _("The guidelines do not mention “{query}”.").format(query=shown)
        if everywhere:
            hits = counted("{n} hit", "{n} hits", everywhere)
            message = _("Here the guidelines do not mention “{query}”. Without --role and --situation: {hits}.")
            message = message.format(query=shown, hits=hits)
        elif nearest:
            message += " " + _("The nearest words: {words}.").format(words=nearest)
        say(message)
    acute.below(guideline)
    if not result.hits:
        raise typer.Exit(1)


@commands.add(
    later(
        "Say why a point is on a list. The answers that lead to it, its heading, lead and strength, where it stands, "
        "what is local about it, and the passage of the source document around it."
    ),
    later("Examples:\n  stressguide why leder/sygemeldt/3"),
)
def why(
    point: Annotated[
        str,
        argument(
            later("POINT"), later("The point's id, such as leder/sygemeldt/3; see “guideline source”."), complete_point
        ),
    ],
    *,
    chosen: Chosen,
    out: Output,
) -> None:
    from stressguide.documents.points import why_document

    guideline = chosen.load()
    out.deliver(why_document(guideline, find_point(guideline, point), chosen.load_source(guideline)))


@commands.add(
    later("Print the script that lets a shell complete commands, options, roles and situations."),
    later(
        "Examples:\n"
        "  stressguide completion bash >> ~/.bashrc\n"
        "  stressguide completion zsh >> ~/.zshrc\n"
        "  stressguide completion fish > ~/.config/fish/completions/stressguide.fish"
    ),
)
def completion(
    shell: Annotated[str | None, argument(later("SHELL"), "bash, zsh, fish", lambda: _SHELLS)] = None,
) -> None:
    if shell not in _SHELLS:
        message = _("Name the shell: {known}.").format(known=", ".join(_SHELLS))
        raise UserError(message + did_you_mean(shell or "", _SHELLS))
    write_stdout(script(shell))


def script(shell: str) -> str:
    """Make the script that registers the program for Tab in a shell."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # has no other public name

    return f"{get_completion_script(prog_name='stressguide', complete_var='_STRESSGUIDE_COMPLETE', shell=shell)}\n"
