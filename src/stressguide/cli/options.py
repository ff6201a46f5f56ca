"""Options and arguments that several commands have in common."""

from typing import TYPE_CHECKING, Annotated

from stressguide.cli.command import GENERAL, Options, argument, option
from stressguide.cli.completion import complete_guideline, complete_role, complete_situation
from stressguide.errors import UserError
from stressguide.guideline import find, in_language, load, load_original, load_source
from stressguide.model import Guideline
from stressguide.texts import _, languages, later, spoken

if TYPE_CHECKING:
    from stressguide.notes.minutes import Minutes
    from stressguide.reader import Reading, Understood

ROLE = later("ROLE"), complete_role
SITUATION = later("SITUATION"), complete_situation
"""What an option's value is called, and who completes it."""

WHO, WHAT = later("Who you are; see Roles."), later("What is happening; see Situations.")
_PLAIN = later("Number the answers and redraw nothing, for screen readers. So does STRESSGUIDE_ACCESSIBLE=1.")
_GUIDELINE = later("Another guideline: its file, or its name in your own folder; see guideline list.")
OUTPUT = later("Write to a file instead; “-” is the screen or the pipe. A file that is there is left alone.")

RoleArgument = Annotated[str, argument(later("ROLE"), WHO, complete_role)]
SituationArgument = Annotated[str, argument(later("SITUATION"), WHAT, complete_situation)]
GuidelineArgument = Annotated[str, argument(later("FILE"), later("The guideline, such as vold.yaml."))]
MinutesArgument = Annotated[str, argument(later("FILE"), later("The minutes; “-” reads from a pipe."))]
ForceOption = Annotated[bool, option("--force", later("Replace the file if it is there."))]
NoInputOption = Annotated[bool, option("--no-input", later("Never ask; say what is missing."))]
QuietOption = Annotated[bool, option("--quiet -q", later("Only the document and errors."))]
QuietestOption = Annotated[bool, option("--quiet -q", later("Only errors."))]
PlainPromptsOption = Annotated[bool, option("--plain-prompts", _PLAIN)]


class Chosen(Options, frozen=True, kw_only=True):
    """The guideline that a command is about; None leaves it to the variable, the user's folder and the program."""

    guideline: Annotated[
        str | None,
        option("--guideline", _GUIDELINE, later("FILE"), complete_guideline, is_eager=True, rich_help_panel=GENERAL),
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
