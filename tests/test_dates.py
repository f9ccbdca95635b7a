"""Dates are kept as far as they are known, and not further."""

from __future__ import annotations

import datetime
import re
from calendar import month_name

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import raw_text

from extract.dates import PageDate, month_number, parse_date, parse_page_date, partial_date

days = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2100, 1, 1))


@given(days, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%dT%H:%M:%SZ"]))
def test_full_dates_read_back(day: datetime.date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day.isoformat()


@given(days)
def test_dates_in_words_read_back(day: datetime.date) -> None:
    name = month_name[day.month]
    forms = (f"{name} {day.day}, {day.year}", f"{day.day} {name[:3]} {day.year}", f"{day.year} {name[:3]} {day.day}")
    for text in forms:
        assert parse_date(text) == day.isoformat()
    assert parse_page_date(f"{name[:3]} {day.day}, {day.year}") == PageDate(day.month, day.day, day.year)


@given(raw_text)
def test_any_text_gives_a_date_or_none(text: str) -> None:
    for date in (parse_date(text), (parse_page_date(text) or PageDate(1, 1, None)).complete()):
        assert date is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", "2024"),
        ("2024-06", "2024-06"),
        ("2024-6-1", "2024-06-01"),
        ("2024/06//", "2024-06"),
        ("2020///", "2020"),
        ("06/2024", "2024-06"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("05/06/2024", "2024"),
        ("05/05/2024", "2024-05-05"),
        ("2024-02-30", "2024-02"),
        ("2024-13-01", "2024"),
        ("1998 Jan-Feb", "1998-01"),
        ("Spring 2020", "2020"),
        ("June 2024", "2024-06"),
        ("Sept. 2024", "2024-09"),
        ("accepted 2024", "2024"),
        ("in press", None),
        ("Mar 19", None),
        ("99", None),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_parse_date(text: str, date: str | None) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mar 19", PageDate(3, 19, None)),
        ("Jun 1, 2024", PageDate(6, 1, 2024)),
        ("Oct 12, 2024 5", PageDate(10, 12, 2024)),
        ("Oct 12 7", PageDate(10, 12, None)),
        ("May 28 and more", None),
        ("Mar 32", None),
        ("Marvel 19", None),
    ],
)
def test_parse_page_date(text: str, expected: PageDate | None) -> None:
    assert parse_page_date(text) == expected


def test_a_date_without_a_year_takes_that_of_the_page_but_is_never_after_it() -> None:
    page = PageDate(11, 25, 2025)
    assert PageDate(7, 10, None).complete(page) == "2025-07-10"
    assert PageDate(11, 25, None).complete(page) == "2025-11-25"
    assert PageDate(11, 26, None).complete(page) == "2024-11-26"
    assert PageDate(7, 10, None).complete() is None
    assert PageDate(7, 10, None).complete(PageDate(11, 25, None)) is None
    assert PageDate(7, 10, 2019).complete(page) == "2019-07-10"


def test_parts_that_cannot_be_are_left_out() -> None:
    assert partial_date(2024, 2, 30) == "2024-02"
    assert partial_date(2024, None, 5) == "2024"
    assert partial_date(12, 1, 1) is None
    assert month_number("{jun}") == 6
