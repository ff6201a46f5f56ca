"""The walk: two questions, each with the answers of the person asked, replayed from the start at every step.

The state of a walk is the answers given so far, so going back is replaying one answer fewer.
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
    """Replay the answers to "Who are you?" and "What is happening?", and find the next question or the outcome.

    A `situation` given in advance is not asked for. Raises KeyError for an answer that was not among the options.
    """
    unknown = Option(UNKNOWN, _("I don't know"))
    if not answers:
        return Question(_("Who are you?"), (*(Option(each.id, each.who) for each in guideline.roles.values()), unknown))
    role = None if answers[0] == UNKNOWN else guideline.roles[answers[0]]
    who = role.id if role else None
    ways = {each.id: (each.name, Outcome(None, each.id)) for each in guideline.situations.values()}
    if role:
        ways = {each.key: (each.what, Outcome(*each.leads_to)) for each in role.answers}
    if situation or answers[1:] == (UNKNOWN,):
        return Outcome(who, situation)
    if len(answers) == 1:
        return Question(_("What is happening?"), (*(Option(key, what) for key, (what, _to) in ways.items()), unknown))
    return ways[answers[1]][1]
