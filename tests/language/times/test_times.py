"""Time expressions: what is spotted, and what it becomes in an article of Wednesday, 15 May 2024."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.times import times
from factcheck.language.times.moments import Base, Bound, Grain, Length, Moment, Use

WEDNESDAY = dt.date(2024, 5, 15)


def one(text: str, published: dt.date | None = WEDNESDAY) -> Moment | Length:
    """The only time in `text`."""
    (found,) = times(text, published)
    return found.value


def moment(text: str, published: dt.date | None = WEDNESDAY) -> Moment:
    value = one(text, published)
    assert isinstance(value, Moment)
    return value


def length(text: str) -> Length:
    value = one(text)
    assert isinstance(value, Length)
    return value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The bridge fell on 2019-04-24.", "2019-04-24", "2019-04-24"),
        ("The bridge fell on Jan. 5, 2018.", "2018-01-05", "2018-01-05"),
        ("The bridge fell on 5 January 2018.", "2018-01-05", "2018-01-05"),
        ("The bridge fell in mid-April 2018.", "2018-04-09", "2018-04-22"),
        ("The bridge fell in 1957.", "1957-01-01", "1957-12-31"),
        ("The bridge was built in the 1950s.", "1950-01-01", "1959-12-31"),
        ("The bridge fell on Easter Sunday, 2012.", "2012-04-08", "2012-04-08"),
        ("The bridge fell on Thanksgiving 2019.", "2019-11-28", "2019-11-28"),
        ("The bridge fell yesterday.", "2024-05-14", "2024-05-14"),
        ("The bridge fell on Friday.", "2024-05-10", "2024-05-10"),
        ("The vote will be held on Friday.", "2024-05-17", "2024-05-17"),
        ("The bridge fell last Wednesday.", "2024-05-08", "2024-05-08"),
        ("The bridge fell on April 30.", "2024-04-30", "2024-04-30"),
        ("The bridge fell in December.", "2023-12-01", "2023-12-31"),
        ("They called for a march on Monday 10 June.", "2024-06-10", "2024-06-10"),
        ("They called for a march on June 10.", "2024-06-10", "2024-06-10"),
        ("It announced new routes, starting in February.", "2025-02-01", "2025-02-28"),
        ("The mayor left last April.", "2024-04-01", "2024-04-30"),
        ("The mayor left last June.", "2023-06-01", "2023-06-30"),
        ("The mill will close by the end of next year.", "2025-08-01", "2025-12-31"),
        ("The mill closed early last year.", "2023-01-01", "2023-06-02"),
        ("The vote will be held in January.", "2025-01-01", "2025-01-31"),
        ("The cook was in on the plan and was held on Monday.", "2024-05-13", "2024-05-13"),
        ("The plan is to be put to a vote on Monday.", "2024-05-20", "2024-05-20"),
        ("She ran the mill until she was sacked in August.", "2023-08-01", "2023-08-31"),
        ("She will run the mill until she is replaced in August.", "2024-08-01", "2024-08-31"),
        ("The mayor quit earlier this month.", "2024-05-01", "2024-05-15"),
        ("The mayor quit last month.", "2024-04-01", "2024-04-30"),
        ("The mayor quit last year.", "2023-01-01", "2023-12-31"),
        ("The mayor left in the autumn.", "2023-09-01", "2023-12-31"),
        ("The road was closed over the weekend.", "2024-05-17", "2024-05-19"),
        ("The mill closed in the year 2019.", "2019-01-01", "2019-12-31"),
        ("The mayor served from 1967 to 1979.", "1967-01-01", "1979-12-31"),
        ("The mayor served from 3 to 9 May 2020.", "2020-05-03", "2020-05-09"),
    ],
)
def test_a_date_becomes_its_days(text, first, last):
    value = moment(text)
    assert (value.start.date().isoformat(), value.end.date().isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It happened at 3.45pm on Tuesday.", "14 15:45", "14 15:45"),
        ("It happened on Tuesday at about 8:39 a.m. local time.", "14 08:39", "14 08:39"),
        ("It happened on Tuesday at noon.", "14 12:00", "14 12:00"),
        ("It happened on Tuesday night.", "14 17:00", "15 07:00"),
        ("It happened early Tuesday.", "14 00:00", "14 10:00"),
        ("It happened in the early hours of Tuesday.", "14 00:00", "14 07:00"),
        ("It happened yesterday afternoon.", "14 11:30", "14 19:00"),
        ("It happened at breakfast on Tuesday.", "14 05:30", "14 10:30"),
        ("It happened on Tuesday as lunch was served.", "14 11:00", "14 15:30"),
        ("It happened at sundown on Tuesday.", "14 15:30", "14 22:00"),
        ("It happened between 8 p.m. and 9 p.m. on May 2.", "02 20:00", "02 21:00"),
        ("It happened at eight on Tuesday morning.", "14 08:00", "14 08:00"),
        ("It happened on Tuesday at half past three in the afternoon.", "14 15:30", "14 15:30"),
        ("It happened at 24 minutes past four on Tuesday morning.", "14 04:24", "14 04:24"),
        ("It happened on Tuesday at 02.52.", "14 02:52", "14 02:52"),
        ("It is shut from 8 p.m. to 6 a.m.", "03 20:00", "04 06:00"),
        ("It is shut from 6 a.m. to 8 p.m.", "03 06:00", "03 20:00"),
        ("It is shut from 8 p.m. until 6 a.m.", "03 20:00", "04 06:00"),
    ],
)
def test_a_day_and_an_hour_that_stand_together_are_one_time(text, start, end):
    found = [time.value for time in times(text, WEDNESDAY) if isinstance(time.value, Moment)]
    assert (start, end) in [(f"{value.start:%d %H:%M}", f"{value.end:%d %H:%M}") for value in found] or (
        "between" in text and (found[-1].end.strftime("%d %H:%M") == end)
    )


@pytest.mark.parametrize(
    ("text", "low", "high", "use"),
    [
        ("He was held for four and a half months.", 4.5 * 43830, 4.5 * 43830, Use.PLAIN),
        ("She left 12 weeks ago.", 12 * 10080, 12 * 10080, Use.AGO),
        ("She left within the hour.", 60, 60, Use.WITHIN),
        ("She left within the three weeks.", 30240, 30240, Use.PLAIN),
        ("She left eight hours later.", 480, 480, Use.LATER),
        ("It was an 11-hour flight.", 660, 660, Use.PLAIN),
        ("She has six years still to serve.", 6 * 525960, 6 * 525960, Use.PART),
        ("They lost with ten minutes left.", 10, 10, Use.PART),
        ("They lost after ten minutes, left in the rain.", 10, 10, Use.PLAIN),
        ("The ferry came two hours late.", 120, 120, Use.LATE),
        ("It took 8 hours and 20 minutes.", 500, 500, Use.PLAIN),
        ("It took half an hour to find them.", 30, 30, Use.PLAIN),
        ("The search took 8-12 hours.", 480, 720, Use.PLAIN),
        ("The search took two or three hours.", 120, 180, Use.PLAIN),
        ("She waited 20 minutes or more.", 20, float("inf"), Use.PLAIN),
        ("She waited 20 minutes or so.", 20, 20, Use.PLAIN),
        ("It was paid over ten months to five firms.", 438300, float("inf"), Use.PLAIN),
        ("It is to rise to $16, over three years, and then to fall.", 3 * 525960, float("inf"), Use.PLAIN),
        ("Nine came in the past day.", 1440, 1440, Use.PLAIN),
        ("Nine will come in the coming month.", 43830, 43830, Use.WITHIN),
        ("The search took between two and three hours.", 120, 180, Use.PLAIN),
        ("The wait fell from 9 to 4 hours.", 240, 240, Use.PLAIN),
        ("It took a quarter of an hour to find them.", 15, 15, Use.PLAIN),
        ("The town declared a day of mourning.", 1440, 1440, Use.PLAIN),
        ("They searched for more than 85 hours.", 85 * 60, float("inf"), Use.PLAIN),
        ("They searched for several days.", 2 * 1440, 12 * 1440, Use.PLAIN),
    ],
)
def test_a_length_keeps_what_its_words_allow(text, low, high, use):
    value = length(text)
    assert (value.low, value.high, value.use) == (low, high, use)


@pytest.mark.parametrize(
    "text",
    [
        "The 41-year-old singer may march again.",
        "Mr. May sat down for a second.",
        "About 1500 people came.",
        "He was sentenced to six years in prison.",
        "The driver received 18 years.",
        "They meet twice a day.",
        "April Jones spoke.",
        "The pair paid $2014 for it.",
        "Shares were at 4.45 percent.",
        "The trainer is Tom Marsh, 61 years, who came last.",
        "They met this past weekend.",
        "They met in past years.",
        "It ended ten to one.",
    ],
)
def test_words_that_only_look_like_times_are_none(text):
    assert times(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The fair was held on 3-5 May.", 3, 5),
        ("The fair was held from 3 to 5 May.", 3, 5),
        ("The fair was held on May 3-5, the town said.", 3, 5),
        ("The fair was held from May 3 to 5.", 3, 5),
    ],
)
def test_days_of_one_month_make_a_span(text, first, last):
    value = moment(text)
    assert (value.start.day, value.end.day, value.span, value.bound) == (first, last, True, Bound.NONE)


def test_a_number_behind_a_day_that_counts_something_is_no_day():
    assert not moment("On May 3 to 5 people it seemed over.").span


def test_a_clock_time_may_end_a_sentence():
    assert moment("The keeper entered the den at 07:55.").start.time() == dt.time(7, 55)


def test_without_a_date_a_weekday_stays_a_weekday():
    assert moment("The bridge fell on Friday.", None).base is Base.WEEK


def test_without_a_date_yesterday_is_no_known_day():
    assert moment("The bridge fell yesterday.", None).base is Base.ISSUE


def test_without_a_date_a_month_has_no_year():
    assert moment("The bridge fell in April.", None).base is Base.YEAR


def test_shortly_before_an_hour_is_about_that_hour():
    value = moment("It happened just before 5:30 p.m.")
    assert value.about
    assert value.bound is Bound.NONE


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The road is closed until Friday.", Bound.UNTIL),
        ("The road has been closed since Friday.", Bound.SINCE),
        ("The road must open by Friday.", Bound.BY),
        ("The road opened on Friday.", Bound.NONE),
        ("The road will not open before Friday.", Bound.AFTER),
        ("The road didn't reopen to the public until Friday.", Bound.NONE),
        ("She did not say that the road is closed until Friday.", Bound.UNTIL),
    ],
)
def test_a_word_before_tells_which_side_is_meant(text, bound):
    assert moment(text).bound is bound


def test_a_zone_is_kept():
    assert moment("The plane left at 0336 GMT.").zone == 0
    assert moment("The plane left at 3:36 a.m. local time.").zone is None


def test_a_day_that_describes_a_noun_is_told_from_one_that_tells_when():
    assert [time.attributive for time in times("Friday's launch was seen on Monday.", WEDNESDAY)] == [True, False]
    assert [time.attributive for time in times("The 2012 fire was ruled arson in 2014.", WEDNESDAY)] == [True, False]


def test_the_finest_part_told_is_the_grain():
    texts = ["at 3pm on Friday", "on Friday evening", "on Friday", "in April", "in 2019"]
    grains = [Grain.MINUTE, Grain.PART, Grain.DAY, Grain.MONTH, Grain.YEAR]
    assert [moment(f"It happened {text}.").grain for text in texts] == grains


PIECES = st.sampled_from(
    """on in at from to until since about early late last this next the a May March April 30 2012 1967 1979 Friday
    Tuesday 3.45pm 8:39 a.m. noon night morning yesterday two weeks ago hours later for , ( ) - – ' Easter Sunday
    half an hour GMT local time 1950s 31 February 99 12am""".split()
)


@given(st.lists(PIECES, max_size=14).map(" ".join), st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)))
def test_whatever_the_words_the_spans_are_exact_and_in_order(text, published):
    found = times(text, published)
    assert all(text[time.start : time.end] == time.text for time in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.lists(PIECES, max_size=14).map(" ".join), st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)))
def test_no_interval_ends_before_it_begins(text, published):
    for time in times(text, published):
        value = time.value
        assert value.start <= value.end if isinstance(value, Moment) else value.low <= value.high


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    assert all(text[time.start : time.end] == time.text for time in times(text, WEDNESDAY))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)))
def test_a_bare_weekday_lies_within_a_week_of_publication(published):
    day = moment("The bridge fell on Friday.", published).start.date()
    assert day.weekday() == 4
    assert 0 <= (published - day).days <= 6
