"""A guideline in another language: every text by its place and strength, so that what has changed is not translated.

Translations are gettext catalogues beside the guideline (``vold.en.po`` beside ``vold.yaml``). A message is the text in
the guideline's own language, and its context says where it stands and how binding it is: when either changes, the old
translation no longer fits, and the reader gets the original.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from stressguide.model import Cell, Guideline, Place, Role, Section, Situation
from stressguide.texts import _

ENDING = ".{language}.po"
"""What the name of a guideline's catalogue ends in."""

JOINED = ", "
"""Between the words of a role or situation, which are one message."""


class Message(NamedTuple):
    """One text of a guideline, and where it stands."""

    context: str
    text: str


Said = TypeVar("Said", str, str | None)

Say = Callable[[Message], str | None]
"""How a text is said in another language; None if nobody has said it yet."""


def messages(guideline: Guideline) -> list[Message]:
    """List what is to be translated, each once, in the order of the guideline."""
    found: dict[Message, None] = {}

    def note(message: Message) -> str:
        found[message] = None
        return message.text

    _Teller(guideline, note, note).told(guideline.language)
    return list(found)


def translated(guideline: Guideline, language: str, catalogue: Mapping[Message, str]) -> Guideline:
    """Say a guideline in a language; what has no translation stays as it is, and says so."""

    def say(message: Message) -> str:
        return catalogue.get(message) or _("{text} (not yet translated)").format(text=message.text)

    return _Teller(guideline, say, catalogue.get).told(language)


class _Teller:
    """Says every text of a guideline in another way."""

    def __init__(self, guideline: Guideline, say: Callable[[Message], str], words: Say) -> None:
        self._guideline = guideline
        self._words = words
        self._text = say

    def told(self, language: str) -> Guideline:
        guideline = self._guideline
        source, acute = guideline.source, guideline.acute
        return replace(
            guideline,
            language=language,
            title=self._say("title", guideline.title),
            purpose=self._say("purpose", guideline.purpose),
            source=source
            and replace(
                source,
                corrections=tuple(
                    replace(each, note=self._say("correction", each.note)) for each in source.corrections
                ),
            ),
            acute=acute
            and replace(
                acute,
                line=self._say("acute", acute.line),
                lines=tuple(self._say("acute", line) for line in acute.lines),
            ),
            situations={key: self._situation(item) for key, item in guideline.situations.items()},
            roles={key: self._role(item) for key, item in guideline.roles.items()},
            cells={place: self._cell(cell) for place, cell in guideline.cells.items()},
            slots=tuple(replace(slot, name=self._say(f"slot {slot.id}", slot.name)) for slot in guideline.slots),
        )

    def _situation(self, item: Situation) -> Situation:
        at = f"situation {item.id}"
        return replace(item, name=self._say(at, item.name), words=self._all_words(at, item))

    def _role(self, item: Role) -> Role:
        at = f"role {item.id}"
        return replace(
            item,
            name=self._say(at, item.name),
            who=self._say(f"{at}, who", item.who),
            words=self._all_words(at, item),
            answers=tuple(
                replace(answer, what=self._say(f"{item.id}/{answer.key}", answer.what)) for answer in item.answers
            ),
        )

    def _cell(self, cell: Cell) -> Cell:
        place = cell.place
        is_answer = any(answer.key == place.situation for answer in self._guideline.roles[place.role].answers)
        at = str(place) if is_answer else f"situation {place.situation}"
        return replace(
            cell,
            what=self._say(at, cell.what),
            sections=tuple(self._section(place, section) for section in cell.sections),
        )

    def _section(self, place: Place, section: Section) -> Section:
        at = f"{place} ({section.strength})"
        return replace(
            section,
            heading=self._say(at, section.heading),
            intro=self._say(at, section.intro),
            lead=self._say(at, section.lead),
            agenda=self._say(f"{place}, agenda", section.agenda),
            points=tuple(
                replace(
                    point,
                    text=self._say(at, point.text),
                    note=self._say(f"{place}, note", point.note),
                    original=point.text,
                )
                for point in section.points
            ),
            originals=tuple(filter(None, (section.heading, section.intro, section.lead))),
        )

    def _say(self, context: str, text: Said) -> Said:
        return text and self._text(Message(context, text))

    def _all_words(self, at: str, item: Role | Situation) -> tuple[str, ...]:
        """Add the words and the name of the other language to those that can be typed; they are shown nowhere."""
        said = self._words(Message(f"{at}, words", JOINED.join(item.words))) if item.words else None
        name = self._words(Message(at, item.name))
        words = (*(said.split(JOINED) if said else ()), *item.words, item.name, *([name] if name else []))
        return tuple(dict.fromkeys(words))
