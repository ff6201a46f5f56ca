"""What a person reads under an answer, on stderr: how to get it again, what may be of interest next, acute help."""

from stressguide.cli.streams import say
from stressguide.navigation.selection import Selection
from stressguide.output.checklists import command_for
from stressguide.texts import _


def after(selection: Selection, *, others: bool = False, again: bool = False) -> None:
    """Follow up a selection: the command for it if it came from a walk (`again`), what comes next, acute help."""
    lines = []
    if again:
        lines.append((_("The same list again:"), command(selection)))
    if len(selection.checklists) == 1:
        checklist = selection.checklists[0]
        place = checklist.cell.place
        if not others:
            lines.append((_("What the others do:"), f"{command_for(place)} --others"))
        if not checklist.is_silent:  # otherwise the document has them
            elsewhere = [link for link in checklist.cell.links if link.situation != place.situation]
            lines += [(_("See also:"), command_for(link)) for link in elsewhere]
    if lines:
        say("")
        width = max(len(label) for label, _command in lines)
        for label, suggested in lines:
            say(f"{label:{width}}  {suggested}")
    acute_help(selection)


def again(suggested: str) -> None:
    """Say which command prints the same once more."""
    say("")
    say(_("The same list again:") + "  " + suggested)


def command(selection: Selection) -> str:
    """Write the command that prints a selection."""
    chosen = [item.id for item in (selection.role, selection.situation) if item]
    return " ".join(["stressguide checklist", *chosen])


def acute_help(selection: Selection) -> None:
    """Say once, quietly, where to turn in an emergency, if a situation shown may be grave."""
    acute = selection.guideline.acute
    if acute and any(item.situation.id in acute.situations for item in selection.checklists):
        say("")
        for line in acute.lines:
            say(line)
