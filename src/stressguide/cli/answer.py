"""An answer on the screen, so that its beginning can be seen, and what is offered in a line below it."""

import sys

from msgspec import Struct

from stressguide.cli import saving
from stressguide.cli.hints import directly, suggest
from stressguide.cli.options import Output
from stressguide.cli.prompts import BACK, LEAVE, Prompts
from stressguide.cli.streams import columns, page, rows, say, write_stdout
from stressguide.documents.checklist import others_document
from stressguide.documents.document import Document
from stressguide.model import Guideline, Place
from stressguide.navigation.selection import Selection
from stressguide.texts import _


class Shown(Struct):
    """What a walk has led to, where it is shown, and what is left of it that the screen has no room for."""

    asker: Prompts
    out: Output
    guideline: Guideline
    document: Document
    selection: Selection | None
    role: str | None
    """Whose lists may be chosen where there is no selection, but only the overview."""
    help_line: str
    rest: list[str] = []

    def offer(self) -> str | Place:
        """Show it, and do with it what the person picks; return how the walk goes on, or what to show now."""
        cells, selection = self.guideline.cells, self.selection
        places = tuple(place for place, cell in cells.items() if place.role == self.role and cell.sections)
        if selection:
            places = selection.checklists[0].cell.links if selection.role else ()
        self._show()
        while True:
            key = self._picked(places)
            if key == "more":
                shown = page(self.rest, _room())
                self.rest = self.rest[len(shown) :]
                write_stdout("".join(shown))
            elif key == "save":
                saving.save_document(self.asker, self.document, selection.ids if selection else [], self.out)
            elif selection and key == "minutes":
                saving.save_minutes(self.asker, selection, self.out)
            elif selection and key == "others":
                self.document = others_document(selection)
                self._show()
            elif key == "also":
                links = {str(at): self.guideline.heading(at) for at in places}
                say("")
                question = _("See also:") if selection else _("Choose a list:")
                chosen = self.asker.choose(question, {**links, BACK: _("← Back")})
                if chosen != BACK:
                    return Place.parse(chosen)
                say("")
            else:
                if key == LEAVE and not self.out.quiet:
                    suggest(directly(self.guideline, selection))
                return key

    def _show(self) -> None:
        """Print the document, or its beginning if it is long."""
        linear = self.asker.is_linear
        say("")
        self.rest = self.out.deliver(self.document, is_talk=True, is_linear=linear, rows=0 if linear else _room())

    def _picked(self, places: tuple[Place, ...]) -> str:
        """Offer, in a line below what was shown, what can be done; help in danger stays there when somebody leaves."""
        one = self.selection if self.selection and self.selection.role else None
        is_first = self.selection is None or (self.selection.checklists[0].cell.is_silent and not self.rest)
        also = {"also": _("See also …") if one else _("Choose a list …")} if places else {}
        options = {
            **(also if is_first else {}),
            **({"more": _("Read on")} if self.rest else {}),
            LEAVE: _("Done"),
            **({"others": _("The others' points")} if one else {}),
            **({} if is_first else also),
            **({"minutes": _("Prepare a meeting")} if one else {}),
            "save": _("Save to a file"),
            BACK: _("← Back"),
        }
        key = LEAVE
        try:
            key = self.asker.pick(_("What next?"), options, above=self.help_line)
        finally:
            if key == LEAVE and self.help_line and not self.asker.is_linear:
                say(f"\n{self.help_line}")
        return key


def _room() -> int:
    """Say how many lines of an answer can be seen above what is offered below it; five even on a low screen."""
    return max(5, rows() - (9 if columns(sys.stderr) < 60 else 6))
