"""Dates as they are written in Danish minutes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stressguide.notes.dates import last_date

NEAR = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("01.12.2026", "2026-12-01"),
        ("1/12-2026", "2026-12-01"),
        ("1/12 2026", "2026-12-01"),
        ("1-12-2026", "2026-12-01"),
        ("1/12-26", "2026-12-01"),
        ("1.12.26", "2026-12-01"),
        ("d. 1/12", "2026-12-01"),
        ("1.12.", "2026-12-01"),
        ("1. december", "2026-12-01"),
        ("tirsdag den 1. dec. kl. 9", "2026-12-01"),
        ("1. Marts 2020", "2020-03-01"),
        ("senest 5. maj", "2027-05-05"),
        ("1/2", "2027-02-01"),
        ("1/11", "2026-11-01"),
        ("29/2", "2028-02-29"),
        ("uge 48", "2026-11-29"),
        ("Uge 2 2027", "2027-01-17"),
        ("uge 1", "2027-01-10"),
        ("1.–5. december", "2026-12-05"),
        ("1/12-15/12", "2026-12-15"),
        ("1/12 og igen 8/12", "2026-12-08"),
        ("fra 1/12 til 15/12", "2026-12-15"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_dates(text: str, day: str) -> None:
    """Each way to write a date is understood; the last one counts, and a missing year is the nearest."""
    assert last_date(text, NEAR) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "løbende",
            "hver 14. dag",
            "kl. 10.12",
            "2-3 gange",
            "31/2",
            "2026-13-01",
            "0000-01-01",
            "fra 1. december",
        ),
        *("fra d. 1/12", "uge 60", "uge", "3 mandage", "0 maj", "10 min", "tlf. 70 20 12 01", "12-11", "1/12/"),
    ],
)
def test_no_dates(text: str) -> None:
    """What only looks like one, is an hour, or says when something begins is none."""
    assert last_date(text, NEAR) is None


@given(text=st.text(alphabet="0123456789./- dfraugemj", max_size=30), near=st.dates())
def test_any_text(text: str, near: date) -> None:
    """No text and no day is too odd."""
    last_date(text, near)


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_written_out(day: date) -> None:
    """Whatever the day, it is read back from the ways it is written with its year."""
    assert last_date(day.isoformat(), NEAR) == day
    assert last_date(f"{day.day}/{day.month}-{day.year}", NEAR) == day
    assert last_date(f"{day.day}.{day.month}.{day.year}", NEAR) == day
