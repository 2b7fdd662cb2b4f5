"""The heading of a finding: the order of its sides, and its words."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.findings.headings import in_order, in_words
from factcheck.model import Heading, Position

TEXTS = {"0.txt": "Jo Lind's crew needed an “hour”.", "1.txt": "Bo Lind's men broke the windows with their shoes."}
TOLD = tuple(Position(source, 0, len(text), text, text[:7], 0, 7, 1) for source, text in TEXTS.items())
DAYS = [dt.date(2024, 5, day) for day in (4, 5)]


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        (("broke the windows …", "needed an hour"), ("needed an hour", "broke the windows …")),
        (("needed an hour", "broke the windows"), ("needed an hour", "broke the windows")),
        (("broke", "needed an “hour”"), ("needed an “hour”", "broke")),
        (("one", "neither"), ("one", "neither")),
        (("neither", "needed an hour"), ("needed an hour", "neither")),
        (("Bo Lind", "Jo Lind"), ("Jo Lind", "Bo Lind")),
        (("broke",), ("broke",)),
        ((), ()),
    ],
)
def test_the_sides_stand_in_the_order_of_their_days(sides: tuple[str, ...], told: tuple[str, ...]) -> None:
    heading = Heading("people killed", sides=sides)
    assert in_order(heading, TOLD, dict(zip(TEXTS, DAYS, strict=True))) == Heading("people killed", sides=told)


def test_the_sides_of_one_day_or_of_none_stand_as_they_are() -> None:
    heading = Heading(sides=("broke the windows", "needed an hour"))
    for day in (DAYS[0], None):
        assert in_order(heading, TOLD, dict.fromkeys(TEXTS, day)) == heading
    assert in_order(heading, TOLD, {}) == heading


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        (Heading("people killed"), "people killed"),
        (Heading(sides=("fled", "stayed")), "“fled” or “stayed”"),
        (Heading(sides=("fled",)), "“fled”"),
        (Heading(sides=("said “no”", "said yes")), "“said ‘no’” or “said yes”"),
        (Heading(asked="how long", sides=("a week", "two days")), "how long: “a week” or “two days”"),
        (Heading("Ana Holm", "how long", ("a week", "two days")), "how long: Ana Holm (“a week” or “two days”)"),
        (Heading("Ana Holm", sides=("fled", "stayed")), "Ana Holm (“fled” or “stayed”)"),
        (Heading(sides=("Bo Lind", "Bo Lindh"), of_names=True), "Bo Lind / Bo Lindh"),
    ],
)
def test_a_heading_in_words(heading: Heading, told: str) -> None:
    assert in_words(heading) == told
