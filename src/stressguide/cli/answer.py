"""An answer on the screen, so that its beginning can be seen, and what is offered in a line below it."""

import sys

from stressguide.cli import saving
from stressguide.cli.hints import directly, suggest
from stressguide.cli.options import Output
from stressguide.cli.prompts import BACK, LEAVE, Prompts
from stressguide.cli.streams import columns, page, rows, say, write_stdout
from stressguide.documents.checklist import others_document
from stressguide.documents.document import Document
from stressguide.model import Guideline, Place, heading_of
from stressguide.navigation.dialogue import Option
from stressguide.navigation.selection import Selection
from stressguide.texts import _

_MORE, _OTHERS, _ALSO, _MINUTES, _SAVE = "more", "others", "also", "minutes", "save"
"""The keys of what is offered."""

_BELOW, _NARROW, _FEWEST = (6, 9), 60, 5
"""Lines left free below an answer, more on a screen of fewer columns, and how many of it even a low one shows."""


class Shown:
    """What is shown, and what is left of it that the screen has no room for."""

    def __init__(self, asker: Prompts, out: Output, guideline: Guideline, help_line: str) -> None:
        self._asker, self._out, self._guideline, self._help_line = asker, out, guideline, help_line

    def show(self, document: Document) -> None:
        """Print a document, or its beginning if it is long."""
        self._document = document
        linear = self._asker.is_linear
        self._rest = self._out.deliver(document, is_talk=True, is_linear=linear, rows=0 if linear else _room())

    def end(self, selection: Selection | None, role: str | None) -> str | Place:
        """Do with what is shown what the person picks; return how the walk goes on, or what to show now.

        Without a selection it is the overview, of which the `role` has lists.
        """
        cells = self._guideline.cells
        places = tuple(place for place, cell in cells.items() if place.role == role and cell.sections)
        if selection:
            places = selection.checklists[0].cell.links if selection.role else ()
        while True:
            key = self._picked(selection, places)
            if key == _MORE:
                shown = page(self._rest, _room())
                self._rest = self._rest[len(shown) :]
                write_stdout("".join(shown))
            elif key == _SAVE:
                saving.save_document(self._asker, self._document, selection.ids if selection else [], self._out)
            elif selection and key == _MINUTES:
                saving.save_minutes(self._asker, selection, self._out)
            elif selection and key == _OTHERS:
                say("")
                self.show(others_document(selection))
            elif key == _ALSO:
                options = [Option(str(at), heading_of(self._guideline.roles[at.role], cells[at])) for at in places]
                say("")
                question = _("See also:") if selection else _("Choose a list:")
                key = self._asker.choose(question, [*options, Option(BACK, _("← Back"))])
                say("")
                if key != BACK:
                    return Place.parse(key)
            else:
                if key == LEAVE and not self._out.quiet:
                    suggest(directly(self._guideline, selection))
                return key

    def _picked(self, selection: Selection | None, places: tuple[Place, ...]) -> str:
        """Offer, in a line below what was shown, what can be done; help in danger stays there when somebody leaves."""
        options = [Option(_MORE, _("Read on"))] if self._rest else []
        options.append(Option(LEAVE, _("Done")))
        if selection and selection.role:
            options += [Option(_OTHERS, _("The others' points")), Option(_MINUTES, _("Prepare a meeting"))]
        if places and selection:
            at = 0 if selection.checklists[0].cell.is_silent and not self._rest else -1
            options.insert(at, Option(_ALSO, _("See also …")))
        elif places:
            options.insert(0, Option(_ALSO, _("Choose a list …")))
        options += [Option(_SAVE, _("Save to a file")), Option(BACK, _("← Back"))]
        key = LEAVE
        try:
            key = self._asker.pick(_("What next?"), options, above=self._help_line)
        finally:
            if key == LEAVE and self._help_line and not self._asker.is_linear:
                say(f"\n{self._help_line}")
        return key


def _room() -> int:
    """Say how many lines of an answer can be seen above what is offered below it."""
    return max(_FEWEST, rows() - _BELOW[columns(sys.stderr) < _NARROW])
