"""The sentences of an article with what marks them as told of another time than the event."""

from __future__ import annotations

import pytest

from factcheck.language.numbers.scenes import scenes
from tests.factory import article


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Nine people were hurt in the crash of 1998.", {"1998"}),
        ("Nine people were hurt when it left at 7.24 p.m. (1824 GMT), the line said.", set()),
        ("Nine people were hurt at 2015 local time, 1815 CEST.", set()),
        ("Nine people were hurt in riots after the 2015 local elections.", {"2015"}),
    ],
)
def test_a_year_is_told_from_a_clock_time_in_four_digits(text: str, years: set[str]) -> None:
    (scene,) = scenes(article(text))
    assert scene.own_years == years
