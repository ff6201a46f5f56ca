"""People's own words: who writes, what is happening, whether somebody may be in danger, and how sure that is.

What is read is here; `stressguide.reader.reading` reads it, when there is something to read.
"""

from enum import Enum
from typing import NamedTuple

from stressguide.model import Place


class Danger(Enum):
    """How sure it is that somebody is in danger."""

    NONE = None
    POSSIBLE = "possible"
    CLEAR = "clear"

    @property
    def is_clear(self) -> bool:
        """Whether there is no doubt."""
        return self is Danger.CLEAR


class Understood(NamedTuple):
    """A role or situation that was understood, and the words of the text that say so."""

    id: str
    because: tuple[str, ...]


class Reading(NamedTuple):
    """What was read in a text."""

    role: Understood | None = None
    """None is for the person to say; so is a situation that is None."""
    situation: Understood | None = None
    roles: tuple[str, ...] = ()
    """The ids of those that are likely, the likeliest first."""
    situations: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    """The likeliest pairs of both."""
    danger: Danger = Danger.NONE

    @property
    def missing(self) -> list[str]:
        """What is not known."""
        return [name for name, known in (("role", self.role), ("situation", self.situation)) if known is None]
