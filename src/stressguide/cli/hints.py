"""What a person reads under an answer, on stderr: how to get it again, and what may be of interest next."""

import sys
from shlex import join

from stressguide.cli.streams import columns, is_terminal, say
from stressguide.documents.wording import command
from stressguide.model import Guideline
from stressguide.navigation.selection import Selection
from stressguide.texts import _, later, lower_first, translated


def after(selection: Selection, *, others: bool = False, again: bool = False) -> None:
    """Follow up a selection: the command for it if it came from a walk (`again`), and what comes next."""
    guideline, lines = selection.guideline, [_again(selection.guideline, selection)] if again else []
    if len(selection.checklists) == 1:
        place = selection.checklists[0].cell.place
        if not others:
            lines.append((_("The others' points:"), command(guideline, "checklist", *place, "--others")))
        minutes = command(guideline, "notes", "new", *place, "-o", minutes_name())
        lines.append((_("Prepare a meeting:"), minutes))
    _suggest(lines)


def again(guideline: Guideline, selection: Selection | None) -> None:
    """Say how to come straight back, to somebody who has walked there."""
    _suggest([_again(guideline, selection)])


def after_everything(guideline: Guideline) -> None:
    """Follow up HTML of everything, which has no way in: a page has."""
    if is_terminal(sys.stderr):
        page = command(guideline, "guideline", "page", "-o", translated(later("guide.html")))
        _suggest([(_("A page for the intranet, with two questions:"), page)])


def after_overview(guideline: Guideline, role: str | None) -> None:
    """Follow up the overview, for somebody who did not know what is happening."""
    lines = [_again(guideline, None)]
    if role:
        every = _("All lists for {role}:").format(role=lower_first(guideline.roles[role].name))
        lines.append((every, command(guideline, "checklist", role)))
    _suggest(lines)


def _again(guideline: Guideline, selection: Selection | None) -> tuple[str, str]:
    words = ["checklist", *selection.ids] if selection else ["overview"]
    return _("Open it directly another time:"), command(guideline, *words)


def minutes_name() -> str:
    """Suggest a name for a file of minutes."""
    return translated(later("minutes.md"))


def after_minutes(guideline: Guideline, path: str, *, can_tick: bool = True) -> None:
    """Follow up minutes that were written to a file; ticks can be set in it, or have been set, or only in Word."""
    tick = (_("When something is done:"), command(guideline, "notes", "tick", path))
    status = (_("What is left:"), command(guideline, "notes", "status", path))
    if is_terminal(sys.stderr):
        _suggest([tick, status] if can_tick else [status])


def after_guideline(path: str) -> None:
    """Follow up a new guideline."""
    check = (_("Fill it in, and then:"), join(["stressguide", "guideline", "check", path]))
    ask = (_("Try it:"), join(["stressguide", "ask", "--guideline", path]))
    if is_terminal(sys.stderr):
        _suggest([check, ask])


def _suggest(lines: list[tuple[str, str]]) -> None:
    """Write commands beside their labels, or below them where the screen is too narrow for that."""
    if not lines:
        return
    say("")
    width = max(len(label) for label, _suggested in lines)
    fits = width + 2 + max(len(suggested) for _label, suggested in lines) <= columns(sys.stderr)
    for label, suggested in lines:
        say(f"{label:{width}}  {suggested}" if fits else f"{label}\n  {suggested}")
