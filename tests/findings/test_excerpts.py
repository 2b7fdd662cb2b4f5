"""Excerpts: a value, and a clause, as a reader reads them alone."""

from __future__ import annotations

import pytest

from factcheck.findings.excerpts import legible
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
