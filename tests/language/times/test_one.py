"""Two times may be one where each, as it is told, leaves the other possible."""

from __future__ import annotations

import pytest

from factcheck.language.times import times
from factcheck.language.times.moments import Moment
from factcheck.language.times.one import may_be_same, span_length


def told(text: str) -> list[object]:
    return [time.value for time in times(text)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("It fell in 2021.", "It fell in May 2021.", True),
        ("It fell in May.", "It fell on May 16.", True),
        ("It fell in May.", "It fell on June 16.", False),
        ("It fell at 1:10 a.m.", "It fell shortly after 1 a.m.", True),
        ("It fell at 2:10 a.m.", "It fell shortly after 1 a.m.", False),
        ("It fell at 5:50 a.m.", "It fell at 5:50 a.m. on Monday.", True),
        ("It fell on Monday night.", "It fell on Monday.", True),
        ("It fell on Monday night.", "It fell on Tuesday.", False),
        ("It fell yesterday.", "It fell on Tuesday.", True),
        ("It is shut from 8 p.m. to 6 a.m.", "It is shut from 10 p.m. until 6 a.m.", False),
        ("It fell yesterday evening.", "It fell on Tuesday morning.", False),
        ("It will fall this week.", "It will fall on Tuesday.", True),
        ("It falls this year.", "It falls on Tuesday.", False),
        ("It has been shut since 2021.", "It was shut in 2021.", True),
        ("It is shut until May 2.", "It was shut on May 2.", False),
        ("It is to be shut by May 2.", "It is shut until May 2.", True),
        ("It ran for seven minutes.", "It ran for almost seven minutes.", True),
        ("It ran for 22 minutes.", "It ran for 20 minutes or more.", True),
        ("It ran for 40 minutes.", "It ran for 20 minutes or more.", False),
        ("It ran for three hours.", "It ran for four hours.", False),
        ("It may run for up to three hours.", "It may run for up to five hours.", False),
        ("It ran for almost 11 hours.", "It ran for more than ten hours.", True),
        ("It ran from 2015 to 2020.", "It ran for over five years.", True),
        ("It ran from July 2020 to May 2021.", "It ran for ten months.", True),
        ("It ran from 2015 to 2020.", "It ran for two years.", False),
        ("It ran in 2015.", "It ran for a year.", False),
        ("It fell on Monday at noon.", "It fell on Monday and was gone by May 2.", False),
        ("It fell.", "It fell on Monday.", False),
        ("It fell.", "It stood.", False),
    ],
)
def test_two_sides_may_tell_the_same_times(left: str, right: str, expected: bool) -> None:
    assert may_be_same(told(left), told(right)) is expected
    assert may_be_same(told(right), told(left)) is expected


@pytest.mark.parametrize(
    ("text", "years"),
    [("It ran from 2015 to 2020.", (4, 6)), ("It ran in 2015.", None), ("It ran from the 1950s to the 1970s.", None)],
)
def test_a_span_has_a_length_and_a_point_of_time_none(text: str, years: tuple[int, int] | None) -> None:
    (moment,) = told(text)
    assert isinstance(moment, Moment)
    length = span_length(moment)
    found = None if length is None else tuple(round(minutes / 525960) for minutes in (length.low, length.high))
    assert found == years
