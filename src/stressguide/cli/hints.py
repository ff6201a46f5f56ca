"""What a person reads under an answer, on stderr: how to get it again, and what may be of interest next."""

import sys
from shlex import join

from stressguide.cli.streams import columns, is_terminal, say
from stressguide.documents.wording import command
from stressguide.model import Guideline, Place
from stressguide.navigation.selection import Selection
from stressguide.texts import _, later, lower_first, translated


def after(selection: Selection, *, others: bool = False, again: bool = False) -> None:
    """Follow up a selection: the command for it if it came from a walk (`again`), and what comes next."""
    guideline, lines = selection.guideline, []
    if again:
        lines.append((_("The same list again:"), command(guideline, "checklist", *selection.ids)))
    if len(selection.checklists) == 1:
        checklist = selection.checklists[0]
        place = checklist.cell.place
        if not others:
            lines.append((_("What the others do:"), command(guideline, "checklist", *place, "--others")))
        minutes = command(guideline, "notes", "new", *place, "-o", minutes_name())
        lines.append((_("Minutes of a meeting:"), minutes))
        if not checklist.cell.is_silent:  # otherwise the document has them
            elsewhere = [link for link in checklist.cell.links if link.situation != place.situation]
            lines += [(_whither(guideline, place, link), command(guideline, "checklist", *link)) for link in elsewhere]
    _suggest(lines)


def after_everything(guideline: Guideline) -> None:
    """Follow up HTML of everything, which has no way in: a page has."""
    if is_terminal(sys.stderr):
        page = command(guideline, "guideline", "page", "-o", translated(later("guide.html")))
        _suggest([(_("A page for the intranet, with two questions:"), page)])


def after_overview(guideline: Guideline, role: str | None) -> None:
    """Follow up the overview, for somebody who did not know what is happening."""
    lines = [(_("The same overview again:"), command(guideline, "overview"))]
    if role:
        lines.append((_("All that concerns you:"), command(guideline, "checklist", role)))
    _suggest(lines)


def minutes_name() -> str:
    """Suggest a name for a file of minutes."""
    return translated(later("minutes.md"))


def after_minutes(guideline: Guideline, path: str, *, ticked: bool = False) -> None:
    """Follow up minutes that were written to a file, or ticks that were set in it."""
    tick = (_("When something is done:"), command(guideline, "notes", "tick", path))
    status = (_("What is left:"), command(guideline, "notes", "status", path))
    if is_terminal(sys.stderr):
        _suggest([status] if ticked else [tick, status])


def after_guideline(path: str) -> None:
    """Follow up a new guideline."""
    check = (_("Fill it in, and then:"), join(["stressguide", "guideline", "check", path]))
    ask = (_("Try it:"), join(["stressguide", "ask", "--guideline", path]))
    if is_terminal(sys.stderr):
        _suggest([check, ask])


def _whither(guideline: Guideline, here: Place, there: Place) -> str:
    """Say where a link leads, in as few words as tell it from here."""
    situation = guideline.situations[there.situation].name
    if there.role == here.role:
        return f"{situation}:"
    return f"{guideline.roles[there.role].name}, {lower_first(situation)}:"


def _suggest(lines: list[tuple[str, str]]) -> None:
    """Write commands beside their labels, or below them where the screen is too narrow for that."""
    if not lines:
        return
    say("")
    width = max(len(label) for label, _suggested in lines)
    fits = width + 2 + max(len(suggested) for _label, suggested in lines) <= columns(sys.stderr)
    for label, suggested in lines:
        say(f"{label:{width}}  {suggested}" if fits else f"{label}\n  {suggested}")
