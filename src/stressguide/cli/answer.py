"""An answer on the screen, so that its beginning can be seen, and what is offered in a line below it."""

import sys
from collections.abc import Collection
from typing import TYPE_CHECKING

from stressguide.cli import acute
from stressguide.cli.options import Output
from stressguide.cli.prompts import BACK, LEAVE, Prompts
from stressguide.cli.streams import columns, page, rows, say, write_stdout
from stressguide.documents.document import Document
from stressguide.model import Guideline, Place, heading_of
from stressguide.navigation.dialogue import Option
from stressguide.texts import _

if TYPE_CHECKING:
    from stressguide.navigation.selection import Selection

_MORE, _OTHERS, _ALSO, _MINUTES, _SAVE = "more", "others", "also", "minutes", "save"
"""The keys of what is offered."""

_BELOW, _NARROW, _FEWEST = (6, 9), 60, 5
"""Lines left free below an answer, more on a screen of fewer columns, and how many of it even a low one shows."""


class Shown:
    """What is shown, and what is left of it that the screen has no room for."""

    def __init__(self, guideline: Guideline, out: Output, asker: Prompts | None) -> None:
        self._guideline = guideline
        self._out = out
        self._asker = asker
        self._rest: list[str] = []
        self.situations: Collection[str] = ()
        """What it is about."""
        self.role: str | None = None
        """Who the person is, as far as that is known."""
        self.is_of_own_words = False
        """Whether the person has written anything, so that help in danger is always there."""

    def show(self, document: Document, situations: Collection[str]) -> None:
        """Print a document; in a walk on a screen only its beginning, if it is long."""
        self._document, self.situations = document, situations
        if self._asker is None or not self._out.is_on_screen:
            self._out.deliver(document)
        elif self._asker.is_linear:
            self._out.deliver(document, is_talk=True, is_linear=True)
        else:
            self._rest = self._out.deliver(document, is_talk=True, rows=_room())

    def end(self, asker: Prompts, selection: "Selection | None") -> str | Place:
        """Do with what is shown what the person picks; return how the walk goes on, or what to show now."""
        from stressguide.cli import hints, saving

        while True:
            key = self._picked(asker, selection)
            if key == _MORE:
                shown = page(self._rest, _room())
                self._rest = self._rest[len(shown) :]
                write_stdout("".join(shown))
            elif key == _SAVE:
                saving.save_document(asker, self._document, selection.ids if selection else [], self._out)
            elif selection and key == _MINUTES:
                saving.save_minutes(asker, selection, self._out)
            elif selection and key == _OTHERS:
                from stressguide.documents.checklist import others_document

                say("")
                self.show(others_document(selection), self.situations)
            elif key == _ALSO:
                if place := self._elsewhere(asker, selection):
                    return place
            else:
                if key == LEAVE and not self._out.quiet:
                    hints.again(self._guideline, selection)
                return key

    def _picked(self, asker: Prompts, selection: "Selection | None") -> str:
        """Offer, in a line below what was shown, what can be done; help in danger stays there when somebody leaves."""
        options = [Option(_MORE, _("Read on"))] if self._rest else []
        options.append(Option(LEAVE, _("Done")))
        if self.role and selection is None:
            options.insert(0, Option(_ALSO, _("Choose a list …")))
        elif selection and selection.role:
            options.append(Option(_OTHERS, _("The others' points")))
            if selection.checklists[0].cell.links:
                at = 0 if selection.checklists[0].cell.is_silent and not self._rest else len(options)
                options.insert(at, Option(_ALSO, _("See also …")))
            options.append(Option(_MINUTES, _("Prepare a meeting")))
        options += [Option(_SAVE, _("Save to a file")), Option(BACK, _("← Back"))]
        key = None
        try:
            above = acute.line(self._guideline, self.situations, always=self.is_of_own_words)
            key = asker.pick(_("What next?"), options, above=above)
        finally:
            if key in (LEAVE, None) and not asker.is_linear:
                acute.below(self._guideline, self.situations, always=self.is_of_own_words)
        return key

    def _elsewhere(self, asker: Prompts, selection: "Selection | None") -> Place | None:
        """Let one of the lists be chosen that also concern the reader; where nothing was shown, one of the role's."""
        places = [place for place, cell in self._guideline.cells.items() if place.role == self.role and cell.sections]
        links = selection.checklists[0].cell.links if selection else places
        cells = {str(link): self._guideline.cells[link] for link in links}
        options = [Option(key, heading_of(self._guideline.roles[cell.place.role], cell)) for key, cell in cells.items()]
        say("")
        key = asker.choose(_("See also:") if selection else _("Choose a list:"), [*options, Option(BACK, _("← Back"))])
        say("")
        return None if key == BACK else cells[key].place


def _room() -> int:
    """Say how many lines of an answer can be seen above what is offered below it."""
    return max(_FEWEST, rows() - _BELOW[columns(sys.stderr) < _NARROW])
