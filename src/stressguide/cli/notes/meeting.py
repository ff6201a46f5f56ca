"""What `new` and `add` have in common: the options that describe a meeting."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import typer

from stressguide.cli.completions import complete_role, complete_situation
from stressguide.documents.document import Layout
from stressguide.documents.minutes import bring, minutes_document
from stressguide.errors import UserError
from stressguide.formats.markdown import render
from stressguide.model import Guideline, Place
from stressguide.navigation.lookup import find_role, find_situation
from stressguide.navigation.selection import Checklist
from stressguide.notes.dates import is_date
from stressguide.texts import _, later, one_line

RoleArgument = Annotated[
    str, typer.Argument(metavar=later("ROLE"), autocompletion=complete_role, help=later("Who you are; see Roles."))
]
SituationArgument = Annotated[
    str,
    typer.Argument(
        metavar=later("SITUATION"), autocompletion=complete_situation, help=later("What is happening; see Situations.")
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=later("Only the document and errors."))]


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting, as the options describe it."""

    others: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar=later("ROLE"),
            autocompletion=complete_role,
            help=later("Another role at the meeting, which brings its own points. Can be given more than once."),
        ),
    ] = None
    date: Annotated[
        str | None,
        typer.Option("--date", metavar=later("DATE"), help=later("The day of the meeting, such as 2026-12-01.")),
    ] = None
    place: Annotated[str | None, typer.Option("--place", metavar=later("PLACE"), help=later("Where it is held."))] = (
        None
    )

    def __post_init__(self) -> None:
        """Raise UserError for a date that is none."""
        if self.date is not None and not is_date(self.date):
            message = _("“{typed}” is no date. Write for instance 2026-12-01, 1/12-2026 or 1 December.")
            raise UserError(message.format(typed=self.date))

    def plan(self, guideline: Guideline, role: str, situation: str) -> list[Checklist]:
        """Find what the roles bring, that of whose meeting it is first. Raises UserError for unknown ones."""
        others = [find_role(guideline, other) for other in self.others or ()]
        return bring(guideline, find_role(guideline, role), find_situation(guideline, situation), others)

    def write(self, guideline: Guideline, checklists: Sequence[Checklist], without: Collection[Place] = ()) -> str:
        """Write minutes of it, to be filled in, about what was planned but for the places in `without`."""
        when_and_where = ", ".join(one_line(text) for text in (self.date, self.place) if text)
        document = minutes_document(guideline, checklists, when_and_where=when_and_where, without=without)
        return render(document, Layout(heading_level=1))


def today() -> date:
    """Say what day it is where the user is."""
    return datetime.now().astimezone().date()
