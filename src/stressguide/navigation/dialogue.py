"""The walk: two questions, each with the answers of the person asked.

Its state is the answers given so far, and it is replayed at every step; so going back is replaying one answer fewer.
"""

from typing import NamedTuple

from stressguide.model import Guideline

UNKNOWN = "?"
"""The answer "I don't know"."""


class Option(NamedTuple):
    """One answer to a question: what it is called in the state of the walk, and what the person reads."""

    key: str
    text: str
    group: str = ""
    """The heading under which it is listed, if there is one."""


class Outcome(NamedTuple):
    """Where a walk ends. Without a role it is everyone in the situation; without a situation it is the overview."""

    role: str | None
    situation: str | None


def follow(guideline: Guideline, answers: tuple[str, ...], situation: str | None = None) -> list[Option] | Outcome:
    """Find the answers to "Who are you?" or then to "What is happening?", or after both of them the outcome.

    A `situation` given in advance is not asked for. To each question one may also answer `UNKNOWN`.
    """
    if not answers:
        return [Option(role.id, role.who) for role in guideline.roles.values()]
    role = guideline.roles.get(answers[0])
    if situation or answers[1:] == (UNKNOWN,):
        return Outcome(role.id if role else None, situation)
    ways = {each.id: (each.name, Outcome(None, each.id)) for each in guideline.situations.values()}
    if role:
        ways = {each.key: (each.what, Outcome(*each.leads_to)) for each in role.answers}
    return ways[answers[1]][1] if answers[1:] else [Option(key, what) for key, (what, _outcome) in ways.items()]
