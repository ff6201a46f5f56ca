"""The walk: two questions, each with the answers of the person asked.

Its state is the answers given so far, and it is replayed at every step; so going back is replaying one answer fewer.
"""

from msgspec import Struct

from stressguide.model import Guideline
from stressguide.texts import _

UNKNOWN = "?"
"""The answer "I don't know"."""


class Option(Struct, frozen=True):
    """One answer to a question: what it is called in the state of the walk, and what the person reads."""

    key: str
    text: str
    group: str = ""
    """The heading under which it is listed, if there is one."""


class Question(Struct, frozen=True):
    """What to ask next."""

    text: str
    options: tuple[Option, ...]


class Outcome(Struct, frozen=True):
    """Where a walk ends. Without a role it is everyone in the situation; without a situation it is the overview."""

    role: str | None
    situation: str | None


def follow(guideline: Guideline, answers: tuple[str, ...], situation: str | None = None) -> Question | Outcome:
    """Find the next question after some answers, or the outcome. A `situation` given in advance is not asked for."""
    unknown = Option(UNKNOWN, _("I don't know"))
    if not answers:
        return Question(_("Who are you?"), (*(Option(each.id, each.who) for each in guideline.roles.values()), unknown))
    role = guideline.roles.get(answers[0])
    if situation or answers[1:] == (UNKNOWN,):
        return Outcome(role.id if role else None, situation)
    ways = {each.id: (each.name, Outcome(None, each.id)) for each in guideline.situations.values()}
    if role:
        ways = {each.key: (each.what, Outcome(*each.leads_to)) for each in role.answers}
    if answers[1:]:
        return ways[answers[1]][1]
    return Question(_("What is happening?"), (*(Option(key, what) for key, (what, _to) in ways.items()), unknown))
