"""The status of a file of minutes as a document."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from stressguide.documents.document import Block, Document, Heading, Item, Items, Paragraph, guideline_data
from stressguide.documents.wording import binding
from stressguide.model import Guideline, heading_of
from stressguide.notes.recognition import Found
from stressguide.notes.status import Agreement, Status
from stressguide.texts import _, counted


def status_document(guideline: Guideline, name: str, status: Status) -> Document:
    """Lay out a status: what is open first, then what lacks something or is late, and last what is done."""
    late = {item.line for item in status.late}
    return Document(
        title=_("Status of {path}").format(path=name),
        language=guideline.language,
        blocks=tuple(_blocks(guideline, name, status)),
        data={
            "guideline": guideline_data(guideline),
            "file": name,
            "date": status.today,
            "settled": status.is_settled,
            "points": [_point_data(found, status.due.get(found.line), late) for found in _in_order(status)],
            "agreements": [_agreement_data(item, late) for item in status.agreements],
            "unread": status.unread,
        },
        points=len(status.open) + len(status.done),
        rows=tuple(_rows(status)),
    )


def _in_order(status: Status) -> list[Found]:
    return sorted((*status.open, *status.done), key=lambda found: found.line)


def _blocks(guideline: Guideline, name: str, status: Status) -> Iterator[Block]:
    yield Heading(_("Status of {path}").format(path=name))
    yield Paragraph(_summary(status))
    for heading, items in (
        (_("The deadline has passed"), tuple(map(_late, status.late))),
        (_("Agreements that lack something"), tuple(map(_incomplete, status.incomplete))),
        (_("Not the guidelines' words, or no longer"), tuple(map(_changed, status.changed))),
    ):
        if items:
            yield from (Heading(heading, 1), Items(items))
    for heading, tasks in ((_("Open"), status.open), (_("Ticked off"), status.done)):
        if tasks:
            yield Heading(heading, 1)
            yield from _tasks(guideline, tasks)


def _summary(status: Status) -> str:
    """Say in one line how things stand."""
    number = len(status.open) + len(status.done)
    if not number and not status.agreements and not status.unread:
        return _("There is nothing to tick off in the file, and no table of agreements.")
    points = counted("{n} point", "{n} points", number)
    parts = [_("{done} of {points} done.").format(done=len(status.done), points=points)] if number else []
    if lacking := len(status.incomplete):
        parts.append(counted("{n} agreement lacks something.", "{n} agreements lack something.", lacking))
    if late := len(status.late):
        parts.append(counted("{n} deadline has passed.", "{n} deadlines have passed.", late))
    if status.unread:
        message = _("Line {line} looks like a table of agreements, but is no Markdown table, so it is not read.")
        parts.append(message.format(line=status.unread[0]))
    if status.is_settled:
        parts.append(_("Nothing is left."))
    return " ".join(parts)


def _tasks(guideline: Guideline, tasks: tuple[Found, ...]) -> Iterator[Block]:
    """List tasks under the headings of the guideline that they belong to; the user's own under a heading of theirs."""
    for heading, found in groupby(tasks, lambda found: belongs(guideline, found)):
        yield Heading(heading, 2)
        yield Items(
            tuple(
                Item(
                    each.text,
                    is_task=True,
                    is_done=each.is_done,
                    lines=each.source.point.reference or each.source.point.lines if each.source else None,
                    at=_at(each.line),
                )
                for each in found
            )
        )


def belongs(guideline: Guideline, found: Found) -> str:
    """Say whose task it is and how binding, such as "Lederen: en medarbejder er sygemeldt med stress (bør)"."""
    source = found.source or found.was
    if source is None:
        return _("The file's own")
    heading = heading_of(guideline.roles[source.place.role], guideline.cells[source.place])
    return f"{heading} ({binding(source.section, guideline.language)})"


def _at(line: int) -> str:
    return _("line {n}").format(n=line)


def _late(item: Agreement | Found) -> Item:
    parts = (item.what, item.who, item.when) if isinstance(item, Agreement) else (item.text,)
    return Item(" – ".join(filter(None, parts)), at=_at(item.line))


def _incomplete(item: Agreement) -> Item:
    lacking = _("lacks who and when")
    if not item.lacks_when:
        lacking = _("lacks who")
    elif not item.lacks_who:
        lacking = _("lacks when")
    return Item(f"{item.what}: {lacking}", at=_at(item.line))


def _changed(found: Found) -> Item:
    now = found.was.point.text if found.was else ""
    message = _("“{text}” – the guidelines say: “{now}”")
    return Item(message.format(text=found.text, now=now), at=_at(found.line))


def _point_data(found: Found, due: date | None, late: set[int]) -> dict[str, Any]:
    return {
        "line": found.line,
        "text": found.text,
        "done": found.is_done,
        "id": found.source and found.source.point.id,
        "strength": found.source and found.source.section.strength,
        "changed": found.was and {"id": found.was.point.id, "text": found.was.point.text},
        "due": due,
        "late": found.line in late,
    }


def _agreement_data(item: Agreement, late: set[int]) -> dict[str, Any]:
    return {
        "line": item.line,
        "what": item.what,
        "who": item.who,
        "when": item.when,
        "done": item.is_done,
        "lacks": [name for name, lacking in (("who", item.lacks_who), ("when", item.lacks_when)) if lacking],
        "due": item.due,
        "late": item.line in late,
    }


def _rows(status: Status) -> Iterator[list[str]]:
    yield [_("Line"), _("Point or agreement"), _("Id"), _("Who"), _("When"), _("Ticked off")]
    for found in _in_order(status):
        done = _("yes") if found.is_done else _("no")
        yield [str(found.line), found.text, found.source.point.id if found.source else "", "", "", done]
    for item in status.agreements:
        yield [str(item.line), item.what, "", item.who, item.when, _("yes") if item.is_done else _("no")]
