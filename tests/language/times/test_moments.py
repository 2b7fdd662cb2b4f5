"""Moments and lengths: which can be compared, and how far apart they lie."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.times import times
from factcheck.language.times.moments import Base, Gap, Grain, Length, Moment, clock_gap, length_gap, moment_gap

PUBLISHED = dt.date(2024, 5, 15)


def gap(left: str, right: str, published: dt.date | None = PUBLISHED) -> Gap | None:
    """How far the first moments of two texts lie apart."""
    one, other = times(left, published)[0].value, times(right, published)[0].value
    assert isinstance(one, Moment)
    assert isinstance(other, Moment)
    return moment_gap(one, other)


@pytest.mark.parametrize(
    ("left", "right", "day", "agree"),
    [
        ("A service is to follow in the autumn, Lund said.", "It will be held in October.", dt.date(2024, 8, 20), True),
        ("The service follows in the autumn.", "It was held in October.", dt.date(2024, 8, 20), True),
        ("The service follows in the autumn.", "It was held in June.", dt.date(2024, 8, 20), False),
        ("It began last spring.", "It began in March.", dt.date(2024, 10, 14), True),
        ("It began last spring.", "It began in March 2023.", dt.date(2024, 4, 14), True),
        ("It began last winter.", "It began in December 2022.", dt.date(2024, 1, 14), True),
        ("The talks are to resume on Friday.", "It is on May 17.", dt.date(2024, 5, 15), True),
        ("The talks resume on Friday, Lund said.", "It is on May 17.", dt.date(2024, 5, 15), True),
        ("The talks ended on Friday, Lund said.", "It was on May 10.", dt.date(2024, 5, 15), True),
    ],
)
def test_a_season_and_a_day_are_of_the_year_and_week_that_the_words_around_them_tell(left, right, day, agree) -> None:
    found = gap(left, right, day)
    assert found is not None
    assert found.agrees is agree


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It fell on Wednesday.", "It fell on May 15."),
        ("It fell at 11.40pm on Monday.", "It fell shortly before midnight on Monday."),
        ("It fell at 2.50am on Monday.", "It fell on Monday just after 2.45am."),
        ("It fell on Sunday night.", "It fell late on Sunday."),
        ("It fell last night.", "It fell in the early hours of Wednesday."),
        ("It fell overnight on Monday.", "It fell on Sunday night."),
        ("It fell overnight on Monday.", "It fell early on Monday."),
        ("The bishop led a service on Tuesday evening.", "The bishop led a service last night."),
        ("It fell in 1957.", "It fell in the 1950s."),
        ("It fell at midnight Sunday.", "It fell on Sunday."),
        ("It fell at midnight Sunday.", "It fell on Monday."),
        ("It fell at about midnight.", "It fell at 11.51 p.m."),
        ("It fell at 3.45pm on Tuesday.", "It fell on Tuesday afternoon."),
        ("The vote will be held in June.", "The vote will be held on June 25."),
        ("It fell last week.", "It fell on May 7."),
        ("It fell yesterday.", "It fell on Tuesday."),
        ("It fell on New Year's Eve.", "They met on New Year's Eve."),
    ],
)
def test_what_can_be_one_time_agrees(left, right):
    found = gap(left, right)
    assert found is not None
    assert found.agrees


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It fell on Wednesday.", "It fell on Monday."),
        ("It fell at 11pm on Monday.", "It fell shortly before midnight on Monday."),
        ("It fell at 2.50am on Monday.", "It fell on Monday just before 2.30am."),
        ("It fell in 1957.", "It fell in 1967."),
        ("It fell at midnight Sunday.", "It fell on Saturday."),
        ("It fell at midnight.", "It fell at 11.51 p.m."),
        ("It will be held in mid-June.", "It will be held on July 30."),
        ("It fell at 3.45pm on Tuesday.", "It fell at 5.10pm on Tuesday."),
        ("The mayor quit earlier this month.", "The mayor quit last year."),
        ("It fell on Tuesday.", "It fell late on Monday."),
        ("It fell on Tuesday night.", "It fell on Wednesday."),
        ("It fell at 1.30am on Tuesday.", "It fell on Monday night."),
        ("The bishop led a service on Sunday evening.", "The bishop led a service on Monday morning."),
        ("The bishop led a service on Tuesday evening.", "The bishop led a service yesterday morning."),
        ("He served from 1967 to 1979.", "He served from 1966 to 1978."),
    ],
)
def test_what_cannot_be_one_time_does_not_agree(left, right):
    found = gap(left, right)
    assert found is not None
    assert not found.agrees


def test_one_night_may_be_called_by_both_days():
    late = gap("It fell late on Monday.", "It fell early on Tuesday.")
    apart = gap("It fell late on Monday.", "It fell on Tuesday evening.")
    assert late is not None
    assert apart is not None
    assert not late.agrees
    assert late.at_night
    assert not apart.at_night


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It fell yesterday.", "It fell on Monday."),
        ("It fell today.", "It fell yesterday."),
        ("It fell in April.", "It fell in 1967."),
        ("It fell at 3pm.", "It fell on Friday."),
    ],
)
def test_what_undated_articles_leave_open_is_not_compared(left, right):
    assert gap(left, right, None) is None


def test_a_weekday_is_the_same_weekday_whatever_the_dates_of_the_articles():
    one = times("It fell on Friday.", dt.date(2024, 5, 15))[0].value
    other = times("It fell on Friday.", dt.date(2024, 5, 29))[0].value
    assert isinstance(one, Moment)
    assert isinstance(other, Moment)
    assert moment_gap(one, other) == Gap(0, 0, Grain.DAY)


def test_clocks_in_two_known_zones_are_brought_to_one():
    found = gap("It fell at 0600 GMT.", "It fell at 0800 CEST.")
    assert found is not None
    assert found.size == 0


def test_a_clock_in_a_known_zone_is_not_compared_with_a_local_one():
    assert gap("It fell at 0600 GMT.", "It fell at 9 a.m. local time.") is None


def test_a_zone_other_than_world_time_is_taken_for_the_local_one():
    found = gap("It fell at 6 a.m. CDT.", "It fell at 6.20 a.m.")
    assert found is not None
    assert found.size == 20


def test_a_clock_face_may_mean_either_half_of_the_day():
    found = gap("It fell at half past three.", "It fell at 3.40 p.m.")
    assert found is not None
    assert found.size == 10


def test_the_clock_is_compared_without_the_day():
    one, other = (times(f"It fell at {text}.", PUBLISHED)[0].value for text in ("8 a.m. on Friday", "8:10 a.m."))
    assert isinstance(one, Moment)
    assert isinstance(other, Moment)
    found = clock_gap(one, other)
    assert found is not None
    assert found.size == 10


@pytest.mark.parametrize(
    ("left", "right", "size"),
    [
        ("from 8 p.m. to 6 a.m.", "from 10 p.m. until 6 a.m.", 120),
        ("from 8 p.m. to 6 a.m.", "between 8 in the evening and 5 in the morning", 60),
        ("from 8 p.m. to 6 a.m.", "from 8 p.m. to 6 a.m.", 0),
        ("between 7pm and 9pm", "between 6pm and 9pm", 60),
        ("between 7pm and 9pm", "at 8pm", 0),
        ("at about 7pm", "between 6pm and 9pm", 0),
    ],
)
def test_hours_that_bound_a_window_differ_even_where_the_windows_overlap(left: str, right: str, size: int) -> None:
    one, other = (times(f"It was shut {text}.")[0].value for text in (left, right))
    assert isinstance(one, Moment)
    assert isinstance(other, Moment)
    found = clock_gap(one, other)
    assert found is not None
    assert found.size == size


@pytest.mark.parametrize(
    ("left", "right", "agrees"),
    [
        (Length(4.5 * 43830, 4.5 * 43830, 43830), Length(136 * 1440, 136 * 1440, 1440), True),
        (Length(4 * 43830, 4 * 43830, 43830), Length(4.5 * 43830, 4.5 * 43830, 43830), False),
        (Length(600, float("inf"), 60), Length(900, 900, 60), True),
        (Length(600, 600, 60, about=True), Length(660, 660, 60), True),
        (Length(600, 600, 60), Length(660, 660, 60), False),
    ],
)
def test_lengths_agree_as_far_as_their_units_tell(left, right, agrees):
    found = length_gap(left, right)
    assert found is not None
    assert found.agrees is agrees


def test_minutes_are_not_compared_with_years():
    assert length_gap(Length(10, 10, 1), Length(525960, 525960, 525960)) is None


DAYS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2040, 1, 1))  # noqa: DTZ001
MOMENTS = st.builds(
    lambda start, hours, grain, base, about, near, yearless: Moment(
        start, start + dt.timedelta(hours=hours), grain, base, about, near=near, yearless=yearless
    ),
    DAYS,
    st.integers(0, 20000),
    st.sampled_from(Grain),
    st.sampled_from(Base),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@given(MOMENTS, MOMENTS)
def test_the_gap_is_the_same_from_both_sides(left, right):
    there, back = moment_gap(left, right), moment_gap(right, left)
    assert (there is None) == (back is None)
    if there and back:
        assert there.size == pytest.approx(back.size)
        assert (there.slack, there.grain) == (back.slack, back.grain)


@given(MOMENTS)
def test_a_moment_agrees_with_itself_unless_nobody_knows_which_day_or_year_it_is_of(moment):
    undated = moment.base is Base.ISSUE and moment.grain < Grain.WEEK
    found = moment_gap(moment, moment)
    if undated or (moment.yearless and moment.grain >= Grain.YEAR):
        assert found is None
    else:
        assert found is not None
        assert found.agrees


@given(st.floats(1, 1e6), st.floats(1, 1e6), st.sampled_from([1.0, 60.0, 1440.0]))
def test_the_gap_of_lengths_is_the_same_from_both_sides(one, other, unit):
    left, right = Length(one, one, unit), Length(other, other, 60.0)
    assert length_gap(left, right) == length_gap(right, left)
