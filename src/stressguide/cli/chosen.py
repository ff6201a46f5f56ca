"""Which guideline a command is about: the option that every command has."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from stressguide.cli.command import GENERAL
from stressguide.errors import UserError
from stressguide.guideline import find, in_language, load, load_original, load_source
from stressguide.model import Guideline
from stressguide.texts import _, languages, later, spoken

if TYPE_CHECKING:
    from stressguide.notes.minutes import Minutes
    from stressguide.reader import Reading, Understood


def _complete_name(incomplete: str) -> list[str]:
    return [item.name for item in find.at_hand() if item.name.startswith(incomplete)]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The guideline that a command is about; None leaves it to the variable, the user's folder and the program."""

    guideline: Annotated[
        str | None,
        typer.Option(
            "--guideline",
            metavar=later("FILE"),
            is_eager=True,  # help says which roles and situations there are
            autocompletion=_complete_name,
            rich_help_panel=GENERAL,
            help=later("Another guideline: its file, or its name in your own folder; see guideline list."),
        ),
    ] = None

    def load(self) -> Guideline:
        """Read it. Raises UserError for what is not there or cannot be used."""
        return load(find.find(self.guideline))

    def read_minutes(self, text: str) -> "Minutes":
        """Read minutes by it, in their language: the user's, unless they have no point in that, and some in another.

        Raises as `load` does.
        """
        from stressguide.notes.minutes import Minutes

        which = find.find(self.guideline)
        original = load_original(which)
        first, *others = dict.fromkeys((spoken(), *languages()))
        guidelines = (in_language(which, original, language) for language in others)
        return Minutes.parse(text, in_language(which, original, first), guidelines)

    def load_source(self, guideline: Guideline) -> str | None:
        """Read its source document; None if it names none. Raises as `load` does."""
        return load_source(find.find(self.guideline), guideline)

    def read(self, text: str, guideline: Guideline, role: "Understood | None" = None) -> "Reading":
        """Read people's own words for it; the `role` may be known.

        Raises UserError if what was learned of them cannot be used.
        """
        from msgspec import DecodeError

        from stressguide.reader import read
        from stressguide.reader.linear import load as load_learned

        path = find.find(self.guideline).learned
        try:
            return read(text, load_learned(path), guideline, role)
        except (OSError, DecodeError):
            message = _("{path} cannot be used. Make it anew with: stressguide guideline learn")
            raise UserError(message.format(path=path)) from None
