"""Dates as they are written in minutes, Danish or English."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stressguide.notes.dates import deadline, is_date, promised

NEAR = date(2026, 11, 23)


def test_deadlines() -> None:
    """Each way to write a date is understood; the last one counts, and a missing year is the nearest."""
    for text, day in [
        ("2026-12-01", "2026-12-01"),
        ("2026-12-01T10:00", "2026-12-01"),
        ("01.12.2026", "2026-12-01"),
        ("1/12-2026", "2026-12-01"),
        ("1/12 2026", "2026-12-01"),
        ("1-12-2026", "2026-12-01"),
        ("1/12-26", "2026-12-01"),
        ("1.12.26", "2026-12-01"),
        ("d. 1/12", "2026-12-01"),
        ("d.1/12", "2026-12-01"),
        ("1.12", "2026-12-01"),
        ("1.12.", "2026-12-01"),
        ("senest d. 1.12", "2026-12-01"),
        ("1. december", "2026-12-01"),
        ("tirsdag den 1. dec. kl. 9", "2026-12-01"),
        ("1. december kl. 13.00-14.10", "2026-12-01"),
        ("1/12 13:00", "2026-12-01"),
        ("1/12 14-15", "2026-12-01"),
        ("1/12 klokken 10.10", "2026-12-01"),
        ("1/12 12 personer", "2026-12-01"),
        ("1/12 (aftalt 16/11)", "2026-12-01"),
        ("(1/12)", "2026-12-01"),
        ("1. Marts 2020", "2020-03-01"),
        ("senest 5. maj", "2027-05-05"),
        ("1/2", "2027-02-01"),
        ("1/11", "2026-11-01"),
        ("29/2", "2028-02-29"),
        ("uge 48", "2026-11-29"),
        ("uge 48.", "2026-11-29"),
        ("Uge 2 2027", "2027-01-17"),
        ("uge 1", "2027-01-10"),
        ("uge 46-50", "2026-12-13"),
        ("uge 46 og 49", "2026-12-06"),
        ("i uge 46, 47 og 48", "2026-11-29"),
        ("ugerne 46–49", "2026-12-06"),
        ("1.–5. december", "2026-12-05"),
        ("1/12-15/12", "2026-12-15"),
        ("1/12 og igen 8/12", "2026-12-08"),
        ("fra 1/12 til 15/12", "2026-12-15"),
        ("9999-12-31", "9999-12-31"),
        ("by Tuesday the 1st or 1 December", "2026-12-01"),
        ("from 1 November to 1 Dec 2026 at 9.10", "2026-12-01"),
        ("week 48", "2026-11-29"),
        ("aftalt at 1/12 er sidste dag", "2026-12-01"),
        ("aftalt at 1. december er sidste dag", "2026-12-01"),
        ("sagt at 1.12.2026 er sidste dag", "2026-12-01"),
    ]:
        assert deadline(text, NEAR) == date.fromisoformat(day)
        assert is_date(text)


def test_no_dates() -> None:
    """What only looks like one is none."""
    for text in [
        *(
            "",
            "løbende",
            "hver 14. dag",
            "kl. 10.12",
            "2-3 gange",
            "31/2",
            "2026-13-01",
            "0000-01-01",
            "24/7",
            "uge 60",
        ),
        *("uge", "30 timer/uge 40", "3 mandage", "0 maj", "10 min", "tlf. 70 20 12 01", "12-11", "1/12/"),
        *(
            "2.11 timer",
            "lokale 2.11",
            "§ 4.10",
            "pkt. 3.11",
            "version 2.10",
            "fra kl. 8.10 til 9.10",
            "13.00-14.10",
            "at 4.10.",
            "kl. 4.10. mødes vi",
        ),
    ]:
        assert deadline(text, NEAR) is None
        assert not is_date(text)


def test_no_deadlines() -> None:
    """When something begins, or what it comes after, is no date for it to be done by."""
    for text in [
        *("fra 1. december", "fra d. 1/12", "fra og med 16/11", "fra mandag den 16. november", "f.o.m. 16/11"),
        *("from 16 November", "as of 16/11", "after Monday 16 November"),
        *("efter 16/11", "fra og med uge 46", "tidligst 16/11", "siden 16/10", "start 16/11", "pr. 16/11"),
    ]:
        assert deadline(text, NEAR) is None
        assert is_date(text)


def test_promises() -> None:
    """In any text a date is one to keep only if it says so."""
    for text, day in [
        ("ring til kantinen, senest 1/12", "2026-12-01"),
        ("ring inden mandag den 1. december", "2026-12-01"),
        ("ring (frist: 1/12)", "2026-12-01"),
        ("ring senest uge 48 2025", "2025-11-30"),
        ("call by Sunday 6 December", "2026-12-06"),
        ("call before week 48", "2026-11-29"),
        ("call, see minutes of 16/11", None),
        ("ring, aftalt med TR 12/11", None),
        ("besvar mail af 16/11", None),
        ("jf. referat 16/11", None),
    ]:
        assert promised(text, NEAR) == (date.fromisoformat(day) if day else None)


@given(text=st.text(alphabet="0123456789./-() dfraugemjkl:", max_size=30), near=st.dates())
def test_any_text(text: str, near: date) -> None:
    """No text and no day is too odd."""
    deadline(text, near)
    promised(text, near)


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_written_out(day: date) -> None:
    """Whatever the day, it is read back from the ways it is written with its year."""
    for text in (day.isoformat(), f"{day.day}/{day.month}-{day.year}", f"{day.day}.{day.month}.{day.year}"):
        assert deadline(text, NEAR) == day
