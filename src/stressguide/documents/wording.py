"""Words that several documents and formats share."""

from stressguide.documents.document import Document, Excerpt, Item, Layout
from stressguide.model import Contact, Guideline, Lines, Note, Section, Slot, Strength
from stressguide.texts import _, given, spoken
from stressguide.words import STRENGTHS


def strength_word(strength: Strength, language: str) -> str:
    """Name a strength in the language of the guideline."""
    return STRENGTHS[language if language in STRENGTHS else spoken()][strength][0]


def binding(section: Section, language: str) -> str:
    """Say how binding a section is, in its own words, and whether it is the workplace's own."""
    word = section.verb or strength_word(section.strength, language)
    return _("{strength}, local").format(strength=word) if section.is_local else word


def reference(lines: Lines | str) -> str:
    """Write where words stand, such as "linje 129–130", if the document has no better number for it."""
    if isinstance(lines, str):
        return lines
    word = _("line {lines}") if lines.first == lines.last else _("lines {lines}")
    return word.format(lines=lines)


def citation(item: Item, layout: Layout) -> str:
    """Write where an item stands, as far as that is to be shown on each of them."""
    parts = [item.at] if item.at else []
    if item.lines and layout.references is not False and (item.always_cited or layout.references):
        parts.append(reference(item.lines))
    return f"({', '.join(parts)})" if parts else ""


def origin(excerpt: Excerpt, layout: Layout) -> str:
    """Write which document an excerpt is from, where it stands there, and how binding it is if no lead says so."""
    source = _("Source: {title}").format(title=excerpt.title).rstrip(".")
    if excerpt.lines and layout.references is not False:
        source += ", " + reference(excerpt.lines)
    strength = "" if excerpt.lead else " " + _("Strength: {strength}.").format(strength=excerpt.strength)
    return f"{source}.{strength}"


def command(of: Guideline | Document, *words: str) -> str:
    """Write a command of the program about a guideline, as it is to be typed."""
    from shlex import join

    options = (("--guideline", of.given), ("--language", given()))
    return join(["stressguide", *words, *(part for name, value in options if value for part in (name, value))])


def note(remark: Note, *, short: bool = False) -> str:
    """Mark an editor's remark as no part of the guideline; `short` names the site that it rests on, not the page."""
    return _("Editor's note, not part of the guidelines:") + f" {dated(remark, short=short)}"


def dated(remark: Note | None, *, short: bool = False) -> str:
    """Write an editor's remark with what it rests on; nothing where there is none."""
    if remark is None:
        return ""
    checked = remark.checked and _("checked {date}").format(date=remark.checked)
    link = remark.link and (remark.link.split("/")[2] if short else remark.link)
    rests_on = ", ".join(filter(None, (checked, link)))
    return f"{remark.text} ({rests_on})" if rests_on else remark.text


def contact_line(slot: Slot) -> str:
    """Write who somebody is at this workplace, and when that was checked."""
    who = contact_of(slot)
    telephone = who.telephone and _("tel. {number}").format(number=who.telephone)
    parts = filter(None, (who.function, telephone, who.mail))
    return f"{slot.name}: {', '.join(parts)} " + f"({_('checked {date}').format(date=who.checked)})"


def contact_of(slot: Slot) -> Contact:
    """Take who it is; lists of contacts have only the slots that are filled."""
    assert slot.contact is not None, slot  # noqa: S101 - see above
    return slot.contact
