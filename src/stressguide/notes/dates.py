"""Dates as they are written in minutes: 2026-11-23, 23.11.2026, 23/11-26, d. 23. november, uge 48, by 23 November.

Every kind of dash is one.

Libraries such as dateparser read more into a text than stands there, and a wrong date would be told as one that has
passed. So what may be something else is left alone: "hver 14. dag", "kl. 10.12", "2.11 timer", "24/7".
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from stressguide.notes.vocabulary import LANGUAGES, WORDS
from stressguide.texts import SOURCE, _, spoken

_FOLDED = str.maketrans("‐‑‒–—―⁃−﹣－⁄∕", "----------//")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")

_NUMBERS = re.compile(
    r"(?:(?<=\bd\.)|(?<![\w.,/§]))(?:"
    r"(?P<year>\d{4})(?P<sep1>[-/.])(?P<month>\d{1,2})(?P=sep1)(?P<day>\d{1,2})(?:t[\d:]*)?"
    r"|(?P<day2>\d{1,2})(?:\s(?=-))?(?P<sep>[./-])\s?(?P<month2>\d{1,2})"
    r"(?:(?:\s?[./-]\s?|\s(?=\d{4}))(?P<year2>\d{4}|(?<!- )\d{2})(?!\d|[.:]\d)|(?P<stop>\.))?"
    r")(?![\w/]|[.,:]\d)"
)
_NAMED = re.compile(r"(?<!\w)(?P<day>\d{1,2})\.?\s*(?P<month>[^\W\d]+)\.?,?(?:\s+(?P<year>\d{4}))?(?!\w)")
_WEEK = re.compile(
    r"(?<![\w/])(?:(?P<iso>\d{4})-?w|(?P<name>[^\W\d]+\.?)\s*)(?P<weeks>\d{1,2}(?:\s*(?:[-,]|[^\W\d]{2,3})\s*\d{1,2})*)"
    r"(?:[\s,/-]+(?P<year>\d{4}))?(?!\w|[.:]\d)"
)


def _any(words: str) -> str:
    """Match one of these words."""
    return "|".join(map(re.escape, words.split()))


def _before(words: str, between: str = "", gap: str = "") -> re.Pattern[str]:
    """Match one of the words just before a date, but for the day of the week and the like."""
    between = _any(f"{WORDS['between']} {between}")
    return re.compile(rf"(?<!\w)(?:{_any(words)})\b{gap}[.:,]?(?:\s+(?:{between})[.:]?)*\s*$")


_BY, _BEGINS = _before(WORDS["by"]), _before(WORDS["begins"])
_MOVED = _before(WORDS["moved"], f"{WORDS['by']} {WORDS['held']}", rf"(?:[^()]*\b(?:{_any(WORDS['to'])}))?")
_LEAD = re.compile(rf"(?:^|(?<!\w)(?:{_any(WORDS['before_numbers'])})\.?)\s*$")
_MONTHS = [(number % 12 + 1, name) for number, name in enumerate(WORDS["months"].split())]
_HOUR = r"\d{1,2}(?:[.:]\d{2})?"
_CLOCK = re.compile(rf"\d{{1,2}}:\d{{2}}(?:\s*-\s*{_HOUR})?")
_SPOKEN = re.compile(
    rf"(?<!\w)(?:{_any(WORDS['clock'])})\.?\s*{_HOUR}(?:\s*(?:-|{_any(WORDS['until'])})\s*{_HOUR})?"
    rf"(?!\d|\s?[/.-]\s?\d|\.?\s*(?:{'|'.join(name[:3] for _number, name in _MONTHS)}))"
)
"""An hour, and not a date: the Danish “at 1. december” says that something is then."""


class _Date(NamedTuple):
    """A date in a text, and where it stands."""

    start: int
    end: int
    day: date


@lru_cache(1000)  # of a row it is asked twice
def deadline(text: str, near: date) -> date | None:
    """Find the date by which something is to be done, in a text that says when: the last one in it.

    A date without a year is the one nearest to `near`; a week ends on its Sunday. What something begins from or comes
    after ("fra 1. december"), and what stands in brackets beside a date, does not count. Where a date has been moved
    ("udsat til 1. december"), only the new one does, in brackets or not.
    """
    words, found = _dates(text, near)
    outside = _blanked(_BRACKETS, words)
    beside = [each for each in found if outside[each.start] != " "] or found
    begins = _after(_BEGINS, words, found)
    return next((each.day for each in reversed(_after(_MOVED, words, found) or beside) if each not in begins), None)


def promised(text: str, near: date) -> date | None:
    """Find the date by which something is to be done, in any text: only after words such as "senest", "udsat til"."""
    words, found = _dates(text, near)
    dues = _after(_MOVED, words, found) or _after(_BY, words, found)
    return dues[-1].day if dues else None


def is_date(text: str) -> bool:
    """Whether some date stands in a text."""
    return bool(_dates(text)[1])


def without_dates(text: str) -> str:
    """Leave the dates and hours out of a text; the rest may have other letter case."""
    words, found = _dates(text)
    for each in reversed(found):
        words = f"{words[: each.start]} {words[each.end :]}"
    return _without_hours(words)


def _after(before: re.Pattern[str], words: str, found: list[_Date]) -> list[_Date]:
    """Find the dates before which such words stand."""
    return [each for each in found if before.search(words[max(0, each.start - 60) : each.start])]


def _blanked(pattern: re.Pattern[str], words: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), words)


def _without_hours(words: str) -> str:
    return _blanked(_CLOCK, _blanked(_SPOKEN, words))


def _dates(text: str, near: date = date(2000, 1, 1)) -> tuple[str, list[_Date]]:
    """Fold a text, and find every date in it, in its order; hours are none."""
    words = text.casefold().translate(_FOLDED)
    return words, sorted(
        _Date(*match.span(), day)
        for pattern, read in ((_NUMBERS, _number), (_NAMED, _named), (_WEEK, _week))
        for match in pattern.finditer(_without_hours(words))
        if (day := read(match, near))
    )


def _number(match: re.Match[str], near: date) -> date | None:
    year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
    if not (year or match["stop"]):
        if match["sep"] == "-" or match[0] == "24/7":
            return None  # "2-3" is a number of something
        text, (start, end) = match.string, match.span()
        if match["sep"] == "." and (text[end:].strip() or not _LEAD.search(text[:start])):
            return None  # "2.11 timer" is one too
    return _nearest(partial(date, month=int(month), day=int(day)), year, near)


def _named(match: re.Match[str], near: date) -> date | None:
    name = match["month"]
    month = next((number for number, full in _MONTHS if full.startswith(name) and len(name) >= 3), None)
    return _nearest(partial(date, month=month, day=int(match["day"])), match["year"], near) if month else None


def _week(match: re.Match[str], near: date) -> date | None:
    if not match["iso"] and match["name"].rstrip(".") not in WORDS["week"].split():
        return None
    weeks = re.findall(r"\d+", match["weeks"].partition("-")[0] if match["iso"] else match["weeks"])
    last_day = partial(date.fromisocalendar, week=int(weeks[-1]), day=7)
    return _nearest(last_day, match["iso"] or match["year"], near)


def _nearest(make: Callable[[int], date], year: str | None, near: date) -> date | None:
    """Make the date of a year, or the nearest there is: among any eight years there is a leap year."""
    years = [int(year) + 2000 * (len(year) == 2)] if year else range(near.year - 4, near.year + 5)
    found = []
    for each in years:
        with suppress(ValueError):
            found.append(make(each))
    return min(found, key=lambda each: abs(each - near), default=None)


def written(day: date) -> str:
    """Write a date for people."""
    month = LANGUAGES[spoken()]["months"].split()[day.month - 1]
    shown = month.title() if spoken() == SOURCE else month
    return _("{day} {month} {year}").format(day=day.day, month=shown, year=day.year)
