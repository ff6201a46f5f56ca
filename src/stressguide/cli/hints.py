"""What a person reads under an answer, on stderr: how to get it again, and what may be of interest next."""

import sys

from stressguide.cli.streams import columns, is_terminal, say
from stressguide.documents.wording import command
from stressguide.model import Guideline
from stressguide.navigation.selection import Selection
from stressguide.texts import _


def suggest(*lines: tuple[str, str]) -> None:
    """Write commands beside their labels, or below them where the screen is too narrow for that."""
    if not lines or not is_terminal(sys.stderr):
        return
    width = max(len(label) for label, _command in lines)
    fits = width + 2 + max(len(suggested) for _label, suggested in lines) <= columns(sys.stderr)
    say("")
    for label, suggested in lines:
        say(f"{label:{width}}  {suggested}" if fits else f"{label}\n  {suggested}")


def directly(guideline: Guideline, selection: Selection | None) -> tuple[str, str]:
    """Say how to come straight back, to somebody who has walked there."""
    words = ["checklist", *selection.ids] if selection else ["overview"]
    return _("Open it directly another time:"), command(guideline, *words)


def next_steps(
    guideline: Guideline, selection: Selection | None, role: str | None = None, *, others: bool = False
) -> list[tuple[str, str]]:
    """Say what one may want after a list, which may have the `others`' points, or after an overview for a role."""
    if role and selection is None:
        every = _("All lists for {role}:").format(role=guideline.inside(guideline.roles[role].name))
        return [(every, command(guideline, "checklist", role))]
    if selection is None or len(selection.checklists) != 1:
        return []
    place = selection.checklists[0].cell.place
    points = (_("The others' points:"), command(guideline, "checklist", *place, "--others"))
    meeting = (_("Prepare a meeting:"), command(guideline, "notes", "new", *place, "-o", _("minutes.md")))
    return [meeting] if others else [points, meeting]


def after_minutes(guideline: Guideline, path: str, *, can_tick: bool = True) -> None:
    """Follow up minutes that were written to a file; ticks can be set in it, or have been set, or only in Word."""
    tick = (_("When something is done:"), command(guideline, "notes", "tick", path))
    status = (_("What is left:"), command(guideline, "notes", "status", path))
    suggest(*([tick, status] if can_tick else [status]))
