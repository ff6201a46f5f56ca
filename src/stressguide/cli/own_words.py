"""A person's own words: what was understood of them, said aloud and as data."""

from typing import Any, NamedTuple
from unicodedata import category

from stressguide.cli.streams import say
from stressguide.guideline.model import Guideline
from stressguide.guideline.vocabulary import Vocabulary
from stressguide.navigation.understanding import Reading, understand
from stressguide.output.checklists import guideline_data
from stressguide.output.document import Document
from stressguide.texts import _


class Heard(NamedTuple):
    """Who somebody is and what is happening, as far as that is known; None is still to be asked."""

    role: Reading | None = None
    situation: Reading | None = None
    likely: tuple[str, ...] = ()
    """Ids of roles and situations that may be meant, the likeliest first."""
    is_danger: bool = False

    @property
    def missing(self) -> list[str]:
        """What is not known."""
        return [name for name, reading in (("role", self.role), ("situation", self.situation)) if reading is None]


def hear(guideline: Guideline, vocabulary: Vocabulary, text: str) -> Heard:
    """Understand a text; the ids of a role and a situation mean just these."""
    ids = text.split()
    if len(ids) == 2 and ids[0] in guideline.roles and ids[1] in guideline.situations:
        return Heard(Reading(ids[0], 0, (ids[0],)), Reading(ids[1], 0, (ids[1],)))
    understood = understand(guideline, vocabulary, text)
    likely = tuple(reading.id for reading in (*understood.roles, *understood.situations))
    return Heard(understood.role, understood.situation, likely, understood.is_danger)


def cleaned(text: str) -> str:
    """Leave out of a text what nobody sees; a control character in it becomes a space."""
    return "".join(c if c.isprintable() else "" if category(c) == "Cf" else " " for c in text)


def say_heard(heard: Heard, *, quiet: bool) -> None:
    """Say what was understood and why."""
    if quiet:
        return
    understood = [_quoted(reading) for reading in (heard.role, heard.situation) if reading]
    if understood:
        say(_("Understood: {what}").format(what=" · ".join(understood)))
    elif heard.likely:
        say(_("These words can be understood in more than one way."))
    elif not heard.is_danger:
        say(_("Nothing in these words says what it is about here."))
    if not heard.missing:
        say(_("If that is not right, say it in other words, or use --role and --situation."))


def _quoted(reading: Reading) -> str:
    because = ", ".join(_("“{words}”").format(words=words) for words in reading.because)
    return f"{reading.id} ({because})" if because else reading.id


def with_heard(document: Document, guideline: Guideline, heard: Heard) -> Document:
    """Add to a document's data what was understood; while something is missing there are no checklists."""
    from msgspec.structs import replace

    understood = {
        "understood": {"role": _reading_data(heard.role), "situation": _reading_data(heard.situation)},
        "danger": heard.is_danger,
        "missing": heard.missing,
    }
    rest = {"guideline": guideline_data(guideline), "checklists": []} if heard.missing else document.data
    return replace(document, data={**understood, **rest})


def _reading_data(reading: Reading | None) -> dict[str, Any] | None:
    return {"id": reading.id, "because": list(reading.because)} if reading else None
