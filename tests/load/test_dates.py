"""Publication dates: which lines hold one, and the day they name."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.load.dates import find_date, find_day, is_date_line, is_stamp

DAY = dt.date(2024, 5, 3)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
FORMS = st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b. %d, %Y", "%Y-%m-%d"])
BLANKS = st.text(" \t\n\xa0\u2003", max_size=6)
PARTS = st.sampled_from(
    "Updated: Posted Friday, May Feb. 3 29 31st 0 of 1900 2024 2024-02-30 05/03/24 13.13.2013 10:15 GMT EST |".split()
)
"""What date lines are made of, and what looks like it."""


@pytest.mark.parametrize(
    "line",
    [
        "Friday, 3 May 2024 07:35 GMT",
        "Updated: May 03, 2024 15:50 IST",
        "3 May 2024 Last updated at 14:00 GMT",
        "FRIDAY 03 MAY 2024",
        "PUBLISHED: 16:05 GMT, 3 May 2024 | UPDATED: 06:55 GMT, 4 May 2024",
        "Published: 03 May 2024 11:25 GMT+02:00",
        "11:39am UK, Friday 03 May 2024",
        "Friday, May 3, 2024 | Updated 9:28 AM EDT",
        "Posted May 3, 2024-3:47pm Updated May 4, 2024-6:56am",
        "2024-05-03T07:35:00Z",
        "2024/05/03",
        "3rd May 2024",
        "05/03/24 08:23 PM ET",
        "May 3, 2024 7:05 a.m.",
        "Published 3 May 2024, 10.15 p.m.",
        "May 3, 2024 | 7:05 A.M.",
    ],
)
def test_date_lines_are_known_and_read(line: str) -> None:
    """Nothing but a date, a clock time and their labels; the first date counts."""
    assert is_date_line(line)
    assert find_date(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "The strike began on 3 May 2024",
        "May 3, 2024, was a Friday.",
        "May 3, 2024.",
        "In May 2024",
        "911",
        "2024",
        "Friday",
        "4 dead, 3 hurt",
        "On 24/7",
    ],
)
def test_claims_and_bare_numbers_are_no_date_lines(line: str) -> None:
    """A word that belongs to no date, or no date at all."""
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/05/2024", dt.date(2024, 5, 30)),
        ("05/30/2024", dt.date(2024, 5, 30)),
        ("03/05/2024", None),
        ("03/05/2024 EST", dt.date(2024, 3, 5)),
        ("05/05/24", dt.date(2024, 5, 5)),
        ("31 June 2024", None),
        ("45/45/2024", None),
    ],
)
def test_a_numeric_date_is_read_when_its_order_is_sure(text: str, day: dt.date | None) -> None:
    """A number above twelve, an American time zone or two equal numbers decide."""
    assert find_date(text) == day


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("May 3", dt.date(2024, 6, 1), DAY),
        ("3 May", dt.date(2024, 6, 1), DAY),
        ("Dec. 30", dt.date(2024, 1, 2), dt.date(2023, 12, 30)),
        ("Jan 1", dt.date(2023, 12, 31), dt.date(2024, 1, 1)),
        ("Feb 29", dt.date(2025, 1, 1), dt.date(2024, 2, 29)),
        ("May 3, 2024", None, DAY),
        ("May 3", None, None),
        ("Tuesday", dt.date(2024, 6, 1), None),
        ("Friday 6 March", dt.date(2025, 5, 1), dt.date(2026, 3, 6)),
        ("Thurs, March 6", dt.date(2025, 12, 1), dt.date(2025, 3, 6)),
        ("Friday 6 March", dt.date(2025, 3, 1), None),
        ("Monday 6 March", dt.date(2025, 3, 1), dt.date(2025, 3, 6)),
    ],
)
def test_a_day_takes_the_closest_year(text: str, near: dt.date | None, day: dt.date | None) -> None:
    """Without a date to be near to, a day without a year stays unknown; of the years around, the weekday fits one.

    That must not be a year away: then the weekday is wrong, or the article is on something else.
    """
    assert find_day(text, near) == day


def test_only_a_labelled_date_is_a_stamp() -> None:
    """So that a line such as a diary's heading in the middle of a story is kept."""
    assert is_stamp("First published: 3 May 2024")
    assert not is_stamp("3 May 2024")


@given(DAYS, FORMS)
def test_every_day_is_found_in_every_form(day: dt.date, form: str) -> None:
    """Whatever the day, the line is a date line and gives it back."""
    assert is_date_line(f"Updated: {day.strftime(form)} 10:15 GMT")
    assert find_date(f"Updated: {day.strftime(form)} 10:15 GMT") == day


@given(DAYS, FORMS, BLANKS, BLANKS)
def test_blanks_around_a_date_line_change_nothing_and_alone_are_none(
    day: dt.date, form: str, before: str, after: str
) -> None:
    """A date line is never blank."""
    line = f"{before}{day.strftime(form)}{after}"
    assert is_date_line(line)
    assert find_date(line) == day
    assert not is_date_line(before + after)


@given(st.lists(PARTS | BLANKS | st.text(max_size=5), max_size=8).map(" ".join), st.dates())
def test_any_text_is_survived(text: str, near: dt.date) -> None:
    """No text makes the reader fail, be it of parts of dates in any order; a full date needs no other near it."""
    full = find_date(text)
    assert find_day(text, None) == full
    assert full is None or find_day(text, near) == full
    assert not is_date_line(text) or any(char.isdigit() for char in text)
