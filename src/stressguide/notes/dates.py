"""Dates as they are written in minutes: 2026-11-23, 23.11.2026, 23/11-26, d. 23. november, uge 48, by 23 November.

Every kind of dash is one.

Libraries such as dateparser read more into a text than stands there, and a wrong date would be told as one that has
passed. So what may be something else is left alone: "hver 14. dag", "kl. 10.12", "2.11 timer", "24/7".
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from stressguide.notes.vocabulary import LANGUAGES, WORDS
from stressguide.texts import SOURCE, _, spoken

_HOUR = r"\d{1,2}(?:[.:]\d{2})?"
_CLOCK = re.compile(rf"\d{{1,2}}:\d{{2}}(?:\s*-\s*{_HOUR})?")
_FOLDED = str.maketrans("‐‑‒–—―⁃−﹣－⁄∕", "----------//")

_NUMBERS = re.compile(
    r"(?:(?<=\bd\.)|(?<![\w.,/§]))(?:"
    r"(?P<year>\d{4})(?P<sep1>[-/.])(?P<month>\d{1,2})(?P=sep1)(?P<day>\d{1,2})(?:t[\d:]*)?"
    r"|(?P<day2>\d{1,2})(?:\s(?=-))?(?P<sep>[./-])\s?(?P<month2>\d{1,2})"
    r"(?:(?:\s?(?:(?P=sep)|[-./])\s?(?P<year2>\d{4}|(?<!- )\d{2})|\s(?P<year3>\d{4}))(?!\d|[.:]\d)|(?P<stop>\.))?"
    r")(?![\w/]|[.,:]\d)"
)
_NAMED = re.compile(r"(?<!\w)(?P<day>\d{1,2})\.?\s*(?P<month>[^\W\d]+)\.?,?(?:\s+(?P<year>\d{4}))?(?!\w)")
_WEEK = re.compile(
    r"(?<![\w/])(?:(?P<iso>\d{4})-?w|(?P<name>[^\W\d]+\.?)\s*)(?P<weeks>\d{1,2}(?:\s*(?:[-,]|[^\W\d]{2,3})\s*\d{1,2})*)"
    r"(?:[\s,/-]+(?P<year>\d{4}))?(?!\w|[.:]\d)"
)

_ALWAYS = "24/7"


def _any(words: str) -> str:
    """Match one of these words."""
    return "|".join(map(re.escape, words.split()))


def _before(words: str, between: str = "", gap: str = "") -> re.Pattern[str]:
    """Match one of the words just before a date, but for the day of the week and the like."""
    between = _any(f"{WORDS.between} {between}")
    return re.compile(rf"(?<!\w)(?:{_any(words)})\b{gap}[.:,]?(?:\s+(?:{between})[.:]?)*\s*$")


_BY, _BEGINS = _before(WORDS.by), _before(WORDS.begins)
_MOVED = _before(WORDS.moved, f"{WORDS.by} {WORDS.held}", rf"(?:[^()]*\b(?:{_any(WORDS.to)}))?")
_LEAD = re.compile(rf"(?:^|(?<!\w)(?:{_any(WORDS.before_numbers)})\.?)\s*$")
_MONTHS = [(number % 12 + 1, name) for number, name in enumerate(WORDS.months.split())]
_SPOKEN = re.compile(
    rf"(?<!\w)(?:{_any(WORDS.clock)})\.?\s*{_HOUR}(?:\s*(?:-|{_any(WORDS.until)})\s*{_HOUR})?"
    rf"(?!\d|\s?[/.-]\s?\d|\.?\s*(?:{'|'.join(name[:3] for _number, name in _MONTHS)}))"
)
"""An hour, and not a date: the Danish “at 1. december” says that something is then."""


class _Date(NamedTuple):
    """A date in a text, and where it stands."""

    start: int
    end: int
    day: date


def deadline(text: str, near: date) -> date | None:
    """Find the date by which something is to be done, in a text that says when: the last one in it.

    A date without a year is the one nearest to `near`; a week ends on its Sunday. What something begins from or comes
    after ("fra 1. december"), and what stands in brackets beside a date, does not count. Where a date has been moved
    ("udsat til 1. december"), only the new one does, in brackets or not.
    """
    words = _folded(text)
    outside = re.sub(r"[(\[][^)\]]*[)\]]", lambda match: " " * len(match[0]), words)
    found = _all(words, near)
    beside = [each for each in found if outside[each.start] != " "] or found
    begins = _after(_BEGINS, words, found)
    return next((each.day for each in reversed(_after(_MOVED, words, found) or beside) if each not in begins), None)


def promised(text: str, near: date) -> date | None:
    """Find the date by which something is to be done, in any text: only after words such as "senest", "udsat til"."""
    words = _folded(text)
    found = _all(words, near)
    dues = _after(_MOVED, words, found) or _after(_BY, words, found)
    return dues[-1].day if dues else None


def is_date(text: str) -> bool:
    """Whether some date stands in a text."""
    return bool(_all(_folded(text), date(2000, 1, 1)))


def without_dates(text: str) -> str:
    """Leave the dates and hours out of a text; the rest may have other letter case."""
    words = _folded(text)
    for found in reversed(_all(words, date(2000, 1, 1))):
        words = f"{words[: found.start]} {words[found.end :]}"
    return _without_hours(words)


def _folded(text: str) -> str:
    return text.casefold().translate(_FOLDED)


def _after(before: re.Pattern[str], words: str, found: Iterable[_Date]) -> list[_Date]:
    """Find the dates before which such words stand."""
    return [each for each in found if before.search(words[max(0, each.start - 60) : each.start])]


def _without_hours(words: str) -> str:
    for hours in (_SPOKEN, _CLOCK):
        words = hours.sub(lambda match: " " * len(match[0]), words)
    return words


def _all(words: str, near: date) -> list[_Date]:
    """Find every date, in the order of the text; hours are none."""
    words = _without_hours(words)
    return sorted((*_numbers(words, near), *_named(words, near), *_weeks(words, near)))


def _numbers(text: str, near: date) -> Iterator[_Date]:
    for match in _NUMBERS.finditer(text):
        if match["year"]:
            year, month, day = match["year"], match["month"], match["day"]
        else:
            year, month, day = match["year2"] or match["year3"], match["month2"], match["day2"]
            is_bare = year is None and not match["stop"]
            if is_bare and (match["sep"] == "-" or match[0] == _ALWAYS):
                continue  # "2-3" is a number of something
            follows = text[match.end() :].strip()
            if is_bare and match["sep"] == "." and (follows or not _LEAD.search(text[: match.start()])):
                continue  # "2.11 timer" is one too
        if found := _date(year, int(month), int(day), near):
            yield _Date(*match.span(), found)


def _named(text: str, near: date) -> Iterator[_Date]:
    for match in _NAMED.finditer(text):
        name = match["month"]
        month = next((n for n, full in _MONTHS if full.startswith(name) and len(name) >= 3), None)
        if month and (found := _date(match["year"], month, int(match["day"]), near)):
            yield _Date(*match.span(), found)


def _weeks(text: str, near: date) -> Iterator[_Date]:
    for match in _WEEK.finditer(text):
        if not match["iso"] and match["name"].rstrip(".") not in WORDS.week.split():
            continue
        week = int(re.findall(r"\d+", match["weeks"].partition("-")[0] if match["iso"] else match["weeks"])[-1])
        year = match["iso"] or match["year"]
        years = [int(year)] if year else _years(near)
        if found := _nearest(lambda year, week=week: date.fromisocalendar(year, week, 7), years, near):  # type: ignore[misc]
            yield _Date(*match.span(), found)


def _date(year: str | None, month: int, day: int, near: date) -> date | None:
    """Make a date; None if there is none such."""
    years = [int(year) if len(year) == 4 else 2000 + int(year)] if year else _years(near)
    return _nearest(lambda each: date(each, month, day), years, near)


def _nearest(make: Callable[[int], date], years: Iterable[int], near: date) -> date | None:
    """Make the date of each year in which there is one, and take the nearest."""
    found = []
    for year in years:
        with suppress(ValueError):
            found.append(make(year))
    return min(found, key=lambda each: abs(each - near), default=None)


def _years(near: date) -> Iterable[int]:
    """List the years around a date; among any eight there is a leap year."""
    return range(near.year - 4, near.year + 5)


def written(day: date) -> str:
    """Write a date for people."""
    month = LANGUAGES[spoken()].months.split()[day.month - 1]
    shown = month.title() if spoken() == SOURCE else month
    return _("{day} {month} {year}").format(day=day.day, month=shown, year=day.year)
