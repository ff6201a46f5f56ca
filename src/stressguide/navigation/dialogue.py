"""The walk: two questions, each with the answers of the person asked.

Its state is the answers given so far, and it is replayed at every step; so going back is replaying one answer fewer.
"""

from typing import NamedTuple

from stressguide.model import Guideline

UNKNOWN, WRITE, BACK, LEAVE = "?", "+", "..", "."
"""The keys of "I don't know", of a line for the person's own words, of the question before and of the way out."""


class Option(NamedTuple):
    """One answer to a question: what it is called in the state of the walk, and what the person reads."""

    key: str
    text: str
    group: str = ""
    """The heading under which it is listed, if there is one."""


def follow(
    guideline: Guideline, answers: tuple[str, ...], situation: str | None = None
) -> list[Option] | tuple[str | None, str | None]:
    """Find the answers to "Who are you?" or then to "What is happening?", and after both where they lead.

    To each question one may also answer `UNKNOWN`. Without a role it is everyone in the situation; without a situation
    it is the overview. A `situation` given in advance is not asked for.
    """
    if not answers:
        return [Option(role.id, role.who) for role in guideline.roles.values()]
    role = guideline.roles.get(answers[0])
    if situation or answers[1:] == (UNKNOWN,):
        return role.id if role else None, situation
    if not answers[1:] and role:
        return [Option(each.key, each.what) for each in role.answers]
    if not answers[1:]:
        return [Option(each.id, each.name) for each in guideline.situations.values()]
    return next(each.leads_to for each in role.answers if each.key == answers[1]) if role else (None, answers[1])
