"""Sentences that people could write, each with who writes it and what is happening: from them the program learns.

A file of examples has one on each line, after its role and situation: ``leder/sygemeldt Min medarbejder er …``. A
hyphen stands for what nobody could know from the sentence. Where somebody may be in danger "!" stands after the two,
and "~" where it only sounds so. A line that begins with "#" is a comment.
"""

import re
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from stressguide.guideline.check import Ids
from stressguide.guideline.faults import Code, Fault, at_most
from stressguide.texts import _

UNKNOWN = "-"

_LINE = re.compile(r"([^\s/]+)/([^\s/!~]+)([!~]?)\s+(\S.*)")


class Example(NamedTuple):
    """One sentence; role and situation are ids, or empty where nobody could know."""

    role: str
    situation: str
    text: str
    is_danger: bool = False
    sounds_like_danger: bool = False


def examples(text: str, path: Path, ids: Ids) -> tuple[list[Example], list[Fault]]:
    """Read a file of examples for a guideline with these ids; return what is wrong with it, too."""
    found, faults = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.rstrip())
        if match and match[1] in (UNKNOWN, *ids.roles) and match[2] in (UNKNOWN, *ids.situations):
            role, situation = ("" if each == UNKNOWN else each for each in (match[1], match[2]))
            found.append(Example(role, situation, match[4], match[3] == "!", match[3] == "~"))
        else:
            message = _("A line is role/situation and a sentence, such as “{example}”; “-” is what nobody could know.")
            example = f"{next(iter(ids.roles), UNKNOWN)}/{next(iter(ids.situations), UNKNOWN)} …"
            faults.append(Fault(path, number, 1, Code.NO_EXAMPLE, message.format(example=example)))
    return found, at_most(faults)


def checksum(text: str) -> str:
    """Tell a text of examples from every other; what was learned from it carries this."""
    return f"{crc32(text.encode()):08x}"
