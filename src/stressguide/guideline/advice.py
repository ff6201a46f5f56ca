"""What is no fault in a guideline that has none, and may yet not be what its author means."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from stressguide.guideline.check import spoken_places
from stressguide.guideline.entries import GuidelineEntry, Path, SectionEntry
from stressguide.guideline.faults import Code, Finding
from stressguide.model import AcuteHelp, Guideline, Strength
from stressguide.texts import _, everywhere
from stressguide.words import STRENGTHS, has_words

TEMPLATE = ("The heading, as it stands in the document", "The sentence before the list:", "the first point")
"""What a new guideline has, in the templates; see `new.yaml.jinja`."""


def advise(entry: GuidelineEntry, today: date) -> Iterator[Finding]:
    """Find what an author is asked to look at."""
    for at, note in entry.notes():
        if note.checked and is_outdated(note.checked, today):
            message = _("Checked over a year ago. See whether it is still right, and write the new date.")
            yield Finding((*at, "checked"), Code.OUTDATED, message)
    verbs = STRENGTHS.get(entry.language, {})
    binding = [word for strength in (Strength.MUST, Strength.SHOULD) for word in verbs.get(strength, ())]
    for index, text in enumerate(entry.source.unlisted if entry.source else ()):
        if word := next((word for word in binding if has_words(text, word)), None):
            message = _("“{word}” binds somebody, and no list shows it. Make it a point, if it is one.")
            yield Finding(("source", "unlisted", index), Code.UNSAID, message.format(word=word))
    reached = {place.role for place in spoken_places(entry)}
    for role, item in entry.roles.items():
        if role not in reached and not any(answer.goto or answer.links for answer in item.situations.values()):
            message = _("Whoever chooses this role gets nothing: nothing is said to it, and no answer leads elsewhere.")
            yield Finding(("roles", role), Code.UNREACHED, message)
    untouched = {said for text in TEMPLATE for said in everywhere(text)}
    for _home, path, section in entry.written():
        yield from _of_section(path, section, verbs, untouched)


def _of_section(
    path: Path, section: SectionEntry, verbs: Mapping[str, list[str]], untouched: set[str]
) -> Iterator[Finding]:
    said = [(word, each) for each in verbs for word in verbs[each] if has_words(section.lead or "", word)]
    if said and section.strength.is_task and all(strength != section.strength for _word, strength in said):
        message = _("The lead says “{word}”, but the strength is “{strength}”.")
        message = message.format(word=said[0][0], strength=section.strength)
        yield Finding((*path, "strength"), Code.CONTRADICTED, message)
    if not section.heading and not section.lead and len(section.points or section.steps) > 1:
        yield Finding(path, Code.NO_HEADING, _("Neither a heading nor a lead says what this list is."))
    texts: dict[Path, str | None] = {("heading",): section.heading, ("lead",): section.lead}
    for at, text in (texts | {at: point.text for at, point in section.listed()}).items():
        if text in untouched:
            yield Finding((*path, *at), Code.UNTOUCHED, _("This text is still that of a new guideline."))


def outdated(guideline: Guideline, acute: AcuteHelp, today: date) -> list[str]:
    """Name what was last checked over a year ago: help in danger, who it is at this workplace, and editor's remarks."""
    checked = {_("help in danger"): acute.checked}
    checked |= {slot.name: slot.contact.checked for slot in guideline.slots if slot.contact}
    for place, cell in guideline.cells.items():
        notes = (*cell.notes, *(point.note for point in cell.points))
        checked |= {str(place): note.checked for note in notes if note and note.checked}
    return [f"{name} ({day})" for name, day in checked.items() if is_outdated(day, today)]


def is_outdated(checked: str, today: date) -> bool:
    """Whether something was checked, on a date as YYYY-MM-DD, over a year ago."""
    return checked < (today - timedelta(days=365)).isoformat()
