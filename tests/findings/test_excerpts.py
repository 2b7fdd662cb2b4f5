"""Excerpts: a value, and a clause, as a reader reads them alone."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.findings.excerpts import in_order, legible
from factcheck.model import Kind, Position
from tests.factory import finding


@pytest.mark.parametrize(
    ("kind", "text", "value", "shown"),
    [
        (Kind.NUMBER, "It was a storm of Category 4.", "4", "Category 4"),
        (Kind.NUMBER, "It was a storm of 4 days.", "4", "4"),
        (Kind.QUOTE, '"The worst is before us," he said.', "is before us,", "is before us"),
    ],
)
def test_a_value_is_shown_with_its_grade_and_without_a_comma(kind: Kind, text: str, value: str, shown: str) -> None:
    start = text.index(value)
    told = Position("a.txt", 0, len(text), text, value, start, start + len(value), 1)
    (position,) = legible(finding(kind=kind, positions=(told,))).positions
    assert position.value == shown


@pytest.mark.parametrize(
    ("kind", "before", "value", "shown"),
    [
        (Kind.EVENT, "The envoys of ", "both towns came back", "The envoys of both towns came back"),
        (Kind.EVENT, "In June her ", "account of it was printed", "her account of it was printed"),
        (Kind.EVENT, "They found no ", "knife in the yard", "no knife in the yard"),
        (Kind.EVENT, "On Friday the ", "envoy came back", "envoy came back"),
        (Kind.EVENT, "It was of the ", "old sort", "old sort"),
        (Kind.EVENT, "It was the result of ", "falling trees", "falling trees"),
        (Kind.TITLE, "In June her ", "deputy", "deputy"),
    ],
)
def test_a_value_is_shown_with_whose_it_is_and_of_what(kind: Kind, before: str, value: str, shown: str) -> None:
    text = f"{before}{value}."
    told = Position("a.txt", 0, len(text), text, value, len(before), len(before) + len(value), 1)
    (position,) = legible(finding(kind=kind, positions=(told,))).positions
    assert position.value == shown


@pytest.mark.parametrize(
    ("kind", "subject", "told"),
    [
        (
            Kind.EVENT,
            "what happened: “broke the windows …” or “needed an hour”",
            "“needed an hour” or “broke the windows …”",
        ),
        (Kind.EVENT, "“needed an hour” or “broke the windows”", "“needed an hour” or “broke the windows”"),
        (Kind.EVENT, "“one” or “neither”", "“one” or “neither”"),
        (Kind.EVENT, "people killed", "people killed"),
        (Kind.NAME, "first name: Bo Lind / Jo Lind", "first name: Jo Lind / Bo Lind"),
        (Kind.NAME, "spelling of Bo Lind / Jo Lind", "spelling of Jo Lind / Bo Lind"),
    ],
)
def test_the_sides_of_a_heading_stand_in_the_order_of_their_days(kind: Kind, subject: str, told: str) -> None:
    texts = "Jo Lind's crew needed an hour.", "Bo Lind's men broke the windows with their shoes."
    rows = tuple(Position(f"{n}.txt", 0, len(text), text, text[:7], 0, 7, 1) for n, text in enumerate(texts))
    made, days = finding(kind=kind, subject=subject, positions=rows), [dt.date(2024, 5, day) for day in (4, 5)]
    assert in_order(made, {"0.txt": days[0], "1.txt": days[1]}).subject.endswith(told)
    assert in_order(made, {"0.txt": days[0], "1.txt": days[0]}).subject == subject
