"""What a person wrote wrong is said in one plain sentence, never in pydantic's words."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import pytest
from pydantic import AwareDatetime, Field, ValidationError

from factcheck.data import Strict
from factcheck.model import Severity
from factcheck.problems import like, place, told


class Inner(Strict):
    name: str


class Everything(Strict):
    yes: bool = True
    whole: int = 1
    share: Annotated[float, Field(ge=0, lt=2)] = 0
    text: str = ""
    words: Annotated[str, Field(min_length=1)] = "x"
    several: list[str] = []  # noqa: RUF012  # pydantic copies it
    two: Annotated[tuple[str, ...], Field(min_length=2)] = ("a", "b")
    table: dict[str, int] = {}  # noqa: RUF012
    inner: Inner = Inner(name="x")
    day: dt.date = dt.date(2024, 5, 14)
    time: AwareDatetime | None = None
    one_of: Literal["a", "b"] = "a"
    grave: Severity = Severity.LOW
    code: Annotated[str, like("FC401", r"FC\d+")] = "FC1"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"yes": "perhaps"}, "yes: must be true or false, not 'perhaps'"),
        ({"yes": [1]}, "yes: must be true or false, not [1]"),
        ({"whole": "ten"}, "whole: must be a whole number, not 'ten'"),
        ({"whole": 1.5}, "whole: must be a whole number, not 1.5"),
        ({"share": "much"}, "share: must be a number, not 'much'"),
        ({"share": -0.5}, "share: must be 0 or more, not -0.5"),
        ({"share": 2}, "share: must be below 2, not 2"),
        ({"share": float("nan")}, "share: must be a number, not nan"),
        ({"share": float("inf")}, "share: must be below 2, not inf"),
        ({"text": 3}, "text: must be text, not 3: put it in quotes"),
        ({"words": ""}, "words: is empty"),
        ({"several": "a"}, "several: must be a list, not 'a'"),
        ({"several": [1]}, "several.0: must be text, not 1: put it in quotes"),
        ({"two": ["a"]}, "two: must hold 2 or more, not ['a']"),
        ({"table": [1]}, "table: must be a table of names and values, not [1]"),
        ({"inner": "x"}, "inner: must be a table of names and values, not 'x'"),
        ({"inner": {}}, "inner.name: is missing"),
        ({"day": "soon"}, "day: must be a date such as 2024-05-31, not 'soon'"),
        ({"time": "2024-05-14T10:00:00"}, "time: must name its time zone, as 2024-05-31T18:00:00Z does, not '2024-05-"),
        ({"time": "soon"}, "time: must be a time such as 2024-05-31T18:00:00Z, not 'soon'"),
        ({"one_of": "c"}, "one_of: must be 'a' or 'b', not 'c'"),
        ({"grave": "very"}, "grave: must be 'high', 'medium', 'low' or 'info', not 'very'"),
        ({"code": "401"}, "code: must look like FC401, not '401'"),
        ({"odd": 1}, "odd: is not known here"),
        ("text", "must be a table of names and values, not 'text'"),
    ],
)
def test_what_is_wrong_is_said_with_the_value_and_what_it_must_be(content, message):
    with pytest.raises(ValidationError) as caught:
        Everything.model_validate(content)
    (problem,) = caught.value.errors()
    assert (place(problem["loc"]) + told(dict(problem))).startswith(message)


def test_a_long_value_is_shortened():
    with pytest.raises(ValidationError) as caught:
        Everything.model_validate({"one_of": "c" * 10_000})
    assert len(told(dict(caught.value.errors()[0]))) < 100


def test_a_problem_without_words_of_ours_keeps_those_it_came_with():
    assert told({"type": "odd", "msg": "Input is odd", "input": 3}) == "is wrong (Input is odd)"
