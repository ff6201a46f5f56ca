"""The status of files of minutes as a document."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec.structs import replace

from stressguide.documents.document import Block, Document, Heading, Item, Items, Paragraph, fields, guideline_data
from stressguide.documents.wording import binding
from stressguide.errors import listed
from stressguide.model import Guideline
from stressguide.notes.minutes import Status
from stressguide.notes.recognition import Found
from stressguide.texts import _, counted


def status_document(files: Sequence[Status], who: str | None = None) -> Document:
    """Lay out how files stand: what is late or lacks something, what is open, and of a single one what is done.

    If `who` is given, the statuses are of what is theirs, and all of it is listed.
    """
    first, *more = files
    title = _("Status of {path}").format(path=first.name)
    title = counted("Status of {n} file", "Status of {n} files", len(files)) if more else title
    title += f": {who}" if who else ""
    data = [_data(status) for status in files]
    settled = all(status.is_settled for status in files)
    return Document(
        title=title,
        language=first.guideline.language,
        blocks=tuple(_blocks(title, files, who)),
        data={"date": first.today, "settled": settled, "files": data} if more else data[0],
        points=sum(len(status.tasks) for status in files),
        rows=tuple(_rows(files)),
    )


def _blocks(title: str, files: Sequence[Status], who: str | None) -> Iterator[Block]:
    yield Heading(title)
    yield Paragraph(_summary(files))
    for status in files:
        level = 1 if len(files) == 1 else 2
        if level == 2:
            yield from (Heading(status.name, 1), Paragraph(_summary([status])))
        yield from _sections(status, level, who)


def _sections(status: Status, level: int, who: str | None) -> Iterator[Block]:
    theirs = [found for found in status.agreements if who and not (found.is_done or found.is_late)]
    changed = [(found, found.was.point.text) for found in status.tasks if found.was]
    lacks = {("who", "when"): _("lacks who and when"), ("who",): _("lacks who"), ("when",): _("lacks when")}
    message = _("“{text}” – the guidelines say: “{now}”")
    for heading, items in (
        (_("The deadline has passed"), [_item(found, status) for found in status.late]),
        (
            _("Agreements that lack something"),
            [_item(found, status, f"{found.title}: {lacks[found.lacks]}") for found in status.incomplete],
        ),
        (_("Agreements"), [_item(found, status) for found in theirs]),
        (_("Crossed out, but not done"), [_item(found, status) for found in status.struck]),
        (
            _("Not the guidelines' words, or no longer"),
            [_item(found, status, message.format(text=found.title, now=now)) for found, now in changed],
        ),
    ):
        if items:
            yield from (Heading(heading, level), Items(tuple(items)))
    for heading, tasks in ((_("Open"), status.open), (_("Ticked off"), status.done if level == 1 else [])):
        if tasks:
            yield Heading(heading, level)
        for whose, group in groupby(tasks, lambda found: belongs(status.guideline, found)):
            yield from (Heading(whose, level + 1), Items(tuple(_task(found, status) for found in group)))


def _summary(statuses: Sequence[Status]) -> str:
    """Say in one line how things stand."""
    done, still_open, struck, lacking, late = (
        sum(len(getattr(status, name)) for status in statuses)
        for name in ("done", "open", "struck", "incomplete", "late")
    )
    unread = [str(line) for status in statuses for line in status.unread]
    if not (done or still_open or struck or unread or any(status.agreements for status in statuses)):
        return _("There is nothing to tick off in the file, and no table of agreements.")
    points = counted("{n} point", "{n} points", done + still_open)
    parts = [_("{done} of {points} done.").format(done=done, points=points)] if done or still_open else []
    if lacking:
        parts.append(counted("{n} agreement lacks something.", "{n} agreements lack something.", lacking))
    if late:
        parts.append(counted("{n} deadline has passed.", "{n} deadlines have passed.", late))
    if struck:
        parts.append(counted("{n} is crossed out, but not done.", "{n} are crossed out, but not done.", struck))
    if unread and len(statuses) > 1:
        parts.append(counted("{n} line could not be read.", "{n} lines could not be read.", len(unread)))
    elif unread:
        message = _("Looks like a task or an agreement, but could not be read: {lines}.")
        if statuses[0].in_lines:
            message = _("Looks like a task or an agreement, but could not be read: line {lines}.")
        parts.append(message.format(lines=listed(unread)))
    if all(status.is_settled for status in statuses):
        parts.append(_("All points and agreements are settled."))
    return " ".join(parts)


def belongs(guideline: Guideline, found: Found) -> str:
    """Say whose task it is and how binding, such as "Lederen: en medarbejder er sygemeldt med stress (bør)"."""
    source = found.source or found.was
    if source is None:
        return _("The file's own")
    heading = guideline.heading(source.place)
    return f"{heading} ({binding(source.section, guideline.language)})"


def _said(found: Found) -> str:
    return " – ".join(filter(None, (found.title, found.who, found.when)))


def _item(found: Found, status: Status, text: str = "") -> Item:
    """Show what was found, with its line and how it is marked if it is neither open nor done."""
    at = _("line {n}").format(n=found.line) if status.in_lines else ""
    said = {"begun": _("begun"), "cancelled": _("given up"), **dict.fromkeys(("open", "done", "struck", ""), "")}
    mark = said.get(found.state, _("marked “{mark}”").format(mark=found.state))
    return Item(text or _said(found), at=", ".join(filter(None, (at, mark))) or None)


def _task(found: Found, status: Status) -> Item:
    lines = found.source.point.reference or found.source.point.lines if found.source else None
    return replace(_item(found, status), is_task=True, is_done=found.is_done, lines=lines)


def _data(status: Status) -> dict[str, Any]:
    return {
        "guideline": guideline_data(status.guideline),
        "file": status.name,
        "date": status.today,
        "settled": status.is_settled,
        "points": [_point_data(found, status) for found in status.tasks],
        "agreements": [
            {
                "line": _line(found, status),
                "what": found.text,
                **fields(found, "who when"),
                "done": found.is_done,
                "lacks": found.lacks,
                "due": found.due,
                "late": found.is_late,
            }
            for found in status.agreements
        ],
        "struck": [{"line": _line(found, status), "text": _said(found)} for found in status.struck],
        "unread": status.unread,
    }


def _point_data(found: Found, status: Status) -> dict[str, Any]:
    return {
        "line": _line(found, status),
        "text": found.title,
        "state": found.state,
        **{name: said for name, said in fields(found, "who when").items() if said},
        "done": found.is_done,
        "id": found.source and found.source.point.id,
        "strength": found.source and found.source.section.strength,
        "changed": found.was and fields(found.was.point, "id text"),
        "due": found.due,
        "late": found.is_late,
    }


def _line(found: Found, status: Status) -> int | None:
    return found.line if status.in_lines else None


def _rows(files: Sequence[Status]) -> Iterator[list[str]]:
    more = len(files) > 1
    titles = [_("Line"), _("Point or agreement"), _("Id"), _("Who"), _("When"), _("Ticked off")]
    yield [_("File"), *titles] if more else titles
    for status in files:
        for found in (*status.tasks, *status.agreements):
            file = [status.name] if more else []
            id_ = found.source.point.id if found.source else ""
            done = _("yes") if found.is_done else _("no")
            yield [*file, str(_line(found, status) or ""), found.title, id_, found.who, found.when, done]
