"""Dates as they are written in Danish minutes: 2026-11-23, 23.11.2026, 23/11-26, d. 23. november, uge 48.

Libraries such as dateparser read more into a text than stands there, and a wrong date would be told as one that has
passed.
"""

import re
from collections.abc import Iterator
from datetime import date

from stressguide.texts import _

_NUMBERS = re.compile(
    r"(?<![\w.,/])(?:"
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})(?P<sep>[./-])\s?(?P<month2>\d{1,2})(?:(?:(?P=sep)|[-./\s])\s?(?P<year2>\d{4}|\d{2})|\.)?"
    r")(?![\w/]|[.,]\d)"
)
_NAMED = re.compile(r"(?<!\w)(?P<day>\d{1,2})\.?\s*(?P<month>[^\W\d]+)\.?,?(?:\s+(?P<year>\d{4}))?(?!\w)")
_WEEK = re.compile(r"(?<!\w)(?P<name>[^\W\d]+)\s*(?P<week>\d{1,2})(?:[\s,/-]+(?P<year>\d{4}))?(?![\w.:])")


def last_date(text: str, near: date) -> date | None:
    """Find the last date in a text; where it has no year it is the one nearest to `near`.

    A week ends on its Sunday. What something is to begin from ("fra 1. december") is no date for it to be done by, and
    neither is an hour ("kl. 10.12").
    """
    words = text.casefold()
    found = sorted((*_numbers(words, near), *_named(words, near), *_weeks(words, near)))
    before = _("from at").split()
    begun = re.compile(rf"\b(?:{'|'.join(before)})\b\.?(?:\s+(?:\w{{1,4}}\.?\s*)?)?$")
    ends = [day for at, day in found if not begun.search(words[max(0, at - 20) : at])]
    return ends[-1] if ends else None


def _numbers(text: str, near: date) -> Iterator[tuple[int, date]]:
    for match in _NUMBERS.finditer(text):
        if match["year"]:
            year, month, day = match["year"], match["month"], match["day"]
        else:
            year, month, day = match["year2"], match["month2"], match["day2"]
            if year is None and match["sep"] == "-":
                continue  # "2-3" is a number of something
        if found := _date(year, int(month), int(day), near):
            yield match.start(), found


def _named(text: str, near: date) -> Iterator[tuple[int, date]]:
    months = _("january february march april may june july august september october november december").split()
    for match in _NAMED.finditer(text):
        name = match["month"]
        month = next((n for n, full in enumerate(months, 1) if full.startswith(name) and len(name) >= 3), None)
        if month and (found := _date(match["year"], month, int(match["day"]), near)):
            yield match.start(), found


def _weeks(text: str, near: date) -> Iterator[tuple[int, date]]:
    names = _("week").split()
    for match in _WEEK.finditer(text):
        if match["name"] not in names:
            continue
        years = [int(match["year"])] if match["year"] else _years(near)
        sundays = []
        for year in years:
            try:
                sundays.append(date.fromisocalendar(year, int(match["week"]), 7))
            except ValueError:  # no such week
                continue
        if sundays:
            yield match.start(), min(sundays, key=lambda sunday: abs(sunday - near))


def _date(year: str | None, month: int, day: int, near: date) -> date | None:
    """Make a date; None if there is none such. Of years that are not written, the nearest."""
    years = [int(year) if len(year) == 4 else 2000 + int(year)] if year else _years(near)
    found = []
    for each in years:
        try:
            found.append(date(each, month, day))
        except ValueError:
            continue
    return min(found, key=lambda each: abs(each - near), default=None)


def _years(near: date) -> list[int]:
    """List the years around a date; among any eight there is a leap year."""
    return list(range(near.year - 4, near.year + 5))
