"""The status of files of minutes as a document."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from msgspec.structs import replace

from stressguide.documents.document import Block, Document, Heading, Item, Items, Paragraph, fields, guideline_data
from stressguide.documents.wording import binding
from stressguide.errors import listed
from stressguide.model import Guideline
from stressguide.notes.agreements import Agreement
from stressguide.notes.recognition import Found
from stressguide.notes.status import Status
from stressguide.texts import _, counted


class File(NamedTuple):
    """A file of minutes, by what it is called and how it stands."""

    guideline: Guideline
    name: str
    status: Status


def status_document(files: Sequence[File], who: str | None = None) -> Document:
    """Lay out how files stand: what is late or lacks something, what is open, and of a single one what is done.

    If `who` is given, the statuses are of what is theirs, and all of it is listed.
    """
    first, *more = files
    title = _("Status of {path}").format(path=first.name)
    title = counted("Status of {n} file", "Status of {n} files", len(files)) if more else title
    title += f": {who}" if who else ""
    data = [_data(file) for file in files]
    settled = all(file.status.is_settled for file in files)
    return Document(
        title=title,
        language=first.guideline.language,
        blocks=tuple(_blocks(title, files, who)),
        data={"date": first.status.today, "settled": settled, "files": data} if more else data[0],
        points=sum(len(file.status.tasks) for file in files),
        rows=tuple(_rows(files)),
    )


def _blocks(title: str, files: Sequence[File], who: str | None) -> Iterator[Block]:
    yield Heading(title)
    yield Paragraph(_summary([file.status for file in files]))
    for file in files:
        level = 1 if len(files) == 1 else 2
        if level == 2:
            yield from (Heading(file.name, 1), Paragraph(_summary([file.status])))
        yield from _sections(file, level, who)


def _sections(file: File, level: int, who: str | None) -> Iterator[Block]:
    guideline, _name, status = file
    theirs = [item for item in status.agreements if who and not item.is_done and item not in status.late]
    for heading, items in (
        (_("The deadline has passed"), [_said(item, status) for item in status.late]),
        (_("Agreements that lack something"), [_incomplete(item, status) for item in status.incomplete]),
        (_("Agreements"), [_said(item, status) for item in theirs]),
        (_("Crossed out, but not done"), [_said(item, status) for item in status.struck]),
        (_("Not the guidelines' words, or no longer"), [_changed(item, status) for item in status.changed]),
    ):
        if items:
            yield from (Heading(heading, level), Items(tuple(items)))
    for heading, tasks in ((_("Open"), status.open), (_("Ticked off"), status.done if level == 1 else [])):
        if tasks:
            yield Heading(heading, level)
        for whose, group in groupby(tasks, lambda found: belongs(guideline, found)):
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


def _at(item: Agreement | Found, status: Status) -> str | None:
    """Say on which line something stands, and how it is marked if it is neither open nor done."""
    at = _("line {n}").format(n=item.line) if status.in_lines else ""
    state = item.state if isinstance(item, Found) else ""
    said = {"begun": _("begun"), "cancelled": _("given up"), **dict.fromkeys(("open", "done", "struck", ""), "")}
    mark = said.get(state, _("marked “{mark}”").format(mark=state))
    return ", ".join(filter(None, (at, mark))) or None


def _task(found: Found, status: Status) -> Item:
    lines = found.source.point.reference or found.source.point.lines if found.source else None
    return replace(_said(found, status), is_task=True, is_done=found.is_done, lines=lines)


def _said(item: Agreement | Found, status: Status) -> Item:
    parts = (item.what, item.who, item.when) if isinstance(item, Agreement) else (item.text, *item.beside)
    return Item(" – ".join(filter(None, parts)), at=_at(item, status))


def _incomplete(item: Agreement, status: Status) -> Item:
    said = {(True, True): _("lacks who and when"), (True, False): _("lacks who"), (False, True): _("lacks when")}
    return Item(f"{item.what}: {said[item.lacks_who, item.lacks_when]}", at=_at(item, status))


def _changed(found: Found, status: Status) -> Item:
    now = found.was.point.text if found.was else ""
    message = _("“{text}” – the guidelines say: “{now}”")
    return Item(message.format(text=found.text, now=now), at=_at(found, status))


def _data(file: File) -> dict[str, Any]:
    status = file.status
    late = {item.line for item in status.late}
    no_line = {} if status.in_lines else {"line": None}
    return {
        "guideline": guideline_data(file.guideline),
        "file": file.name,
        "date": status.today,
        "settled": status.is_settled,
        "points": [_point_data(found, status.due.get(found.line), late) | no_line for found in status.tasks],
        "agreements": [
            {
                **(fields(item, "line what who when") | no_line),
                "done": item.is_done,
                "lacks": [name for name in ("who", "when") if getattr(item, f"lacks_{name}")],
                "due": item.due,
                "late": item.line in late,
            }
            for item in status.agreements
        ],
        "struck": [{"line": item.line, "text": _said(item, status).text} | no_line for item in status.struck],
        "unread": status.unread,
    }


def _point_data(found: Found, due: date | None, late: set[int]) -> dict[str, Any]:
    return {
        **fields(found, "line text state"),
        **{key: said for key, said in zip(("who", "when"), found.beside, strict=True) if said},
        "done": found.is_done,
        "id": found.source and found.source.point.id,
        "strength": found.source and found.source.section.strength,
        "changed": found.was and fields(found.was.point, "id text"),
        "due": due,
        "late": found.line in late,
    }


def _rows(files: Sequence[File]) -> Iterator[list[str]]:
    more = len(files) > 1
    titles = [_("Line"), _("Point or agreement"), _("Id"), _("Who"), _("When"), _("Ticked off")]
    yield [_("File"), *titles] if more else titles
    for file in files:
        name, in_lines = [file.name] if more else [], file.status.in_lines
        for found in file.status.tasks:
            id_ = found.source.point.id if found.source else ""
            line = str(found.line) if in_lines else ""
            yield [*name, line, found.text, id_, *found.beside, _("yes") if found.is_done else _("no")]
        for item in file.status.agreements:
            done = _("yes") if item.is_done else _("no")
            line = str(item.line) if in_lines else ""
            yield [*name, line, item.what, "", item.who, item.when, done]
