"""Sentences that people have written, each with who wrote it and what was happening: from them the program learns.

A file of examples has one on each line, after its role and situation: ``leder/sygemeldt Min medarbejder er …``. A
hyphen stands for what nobody could know from the sentence; a line that begins with "#" is a comment.
"""

from pathlib import Path
from typing import NamedTuple

from stressguide.guideline.checking import Ids
from stressguide.guideline.decoding import MAX_FAULTS, too_many_faults
from stressguide.guideline.faults import Code, Fault
from stressguide.guideline.model import Place
from stressguide.texts import _

UNKNOWN = "-"


class Example(NamedTuple):
    """One sentence; role and situation are ids, or empty where nobody could know."""

    role: str
    situation: str
    text: str


def examples(text: str, path: Path, ids: Ids) -> tuple[list[Example], list[Fault]]:
    """Read a file of examples for a guideline with these ids; return what is wrong with it, too."""
    found, faults = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        label, _space, sentence = line.partition(" ")
        place = Place.parse(label)
        known = place.role in (UNKNOWN, *ids.roles) and place.situation in (UNKNOWN, *ids.situations)
        if known and sentence.strip():
            role, situation = ("" if each == UNKNOWN else each for each in place)
            found.append(Example(role, situation, sentence.strip()))
        else:
            message = _("A line is role/situation and a sentence, such as “{example}”; “-” is what nobody could know.")
            example = f"{next(iter(ids.roles), UNKNOWN)}/{next(iter(ids.situations), UNKNOWN)} …"
            faults.append(Fault(path, number, 1, Code.NO_EXAMPLE, message.format(example=example)))
            if len(faults) == MAX_FAULTS:
                faults.append(Fault(path, number, 1, Code.TOO_MANY_FAULTS, too_many_faults()))
                break
    return found, faults
