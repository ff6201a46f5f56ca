"""Sentences that people have written, each with who wrote it and what was happening: from them the program learns.

A file of examples has one on each line, after its role and situation: ``leder/sygemeldt Min medarbejder er …``. A
hyphen stands for what nobody could know from the sentence; a line that begins with "#" is a comment.
"""

from typing import NamedTuple

from stressguide.guideline.faults import Fault
from stressguide.guideline.model import Guideline, Place
from stressguide.texts import _

UNKNOWN = "-"


class Example(NamedTuple):
    """One sentence; role and situation are ids, or empty where nobody could know."""

    role: str
    situation: str
    text: str


def examples(text: str, guideline: Guideline) -> tuple[list[Example], list[Fault]]:
    """Read a file of examples; return what is wrong with it, too."""
    found, faults = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        label, _space, sentence = line.partition(" ")
        place = Place.parse(label)
        known = place.role in (UNKNOWN, *guideline.roles) and place.situation in (UNKNOWN, *guideline.situations)
        if known and sentence.strip():
            role, situation = ("" if each == UNKNOWN else each for each in place)
            found.append(Example(role, situation, sentence.strip()))
        else:
            message = _("A line is role/situation and a sentence, such as “{example}”; “-” is what nobody could know.")
            example = f"{next(iter(guideline.roles))}/{next(iter(guideline.situations))} …"
            faults.append(Fault(number, 1, message.format(example=example)))
    return found, faults
