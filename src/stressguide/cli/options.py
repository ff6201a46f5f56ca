"""Options and arguments that several commands have in common."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stressguide.cli.command import GENERAL, Options
from stressguide.cli.completion import complete_guideline, complete_role, complete_situation
from stressguide.errors import UserError
from stressguide.guideline import find, in_language, load, load_original, load_source
from stressguide.model import Guideline
from stressguide.texts import _, languages, later, spoken

if TYPE_CHECKING:
    from stressguide.notes.minutes import Minutes
    from stressguide.reader import Reading, Understood

ROLE: dict[str, Any] = {"metavar": later("ROLE"), "autocompletion": complete_role}
SITUATION: dict[str, Any] = {"metavar": later("SITUATION"), "autocompletion": complete_situation}
WHO, WHAT = later("Who you are; see Roles."), later("What is happening; see Situations.")


def role_option(about: str) -> Any:
    """Make an option for a role."""
    return typer.Option("--role", help=about, **ROLE)


def situation_option(about: str) -> Any:
    """Make an option for a situation."""
    return typer.Option("--situation", help=about, **SITUATION)


RoleArgument = Annotated[str, typer.Argument(help=WHO, **ROLE)]
SituationArgument = Annotated[str, typer.Argument(help=WHAT, **SITUATION)]
GuidelineArgument = Annotated[
    str, typer.Argument(metavar=later("FILE"), help=later("The guideline, such as vold.yaml."))
]
MinutesArgument = Annotated[
    str, typer.Argument(metavar=later("FILE"), help=later("The minutes; “-” reads from a pipe."))
]
ForceOption = Annotated[bool, typer.Option("--force", help=later("Replace the file if it is there."))]
NoInputOption = Annotated[bool, typer.Option("--no-input", help=later("Never ask; say what is missing."))]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=later("Only the document and errors."))]
QuietestOption = Annotated[bool, typer.Option("--quiet", "-q", help=later("Only errors."))]
PlainPromptsOption = Annotated[
    bool,
    typer.Option(
        "--plain-prompts",
        help=later("Number the answers and redraw nothing, for screen readers. So does STRESSGUIDE_ACCESSIBLE=1."),
    ),
]


class Chosen(Options, frozen=True, kw_only=True):
    """The guideline that a command is about; None leaves it to the variable, the user's folder and the program."""

    guideline: Annotated[
        str | None,
        typer.Option(
            "--guideline",
            metavar=later("FILE"),
            is_eager=True,  # help says which roles and situations there are
            autocompletion=complete_guideline,
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
