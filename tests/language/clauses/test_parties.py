"""Parties: whether two clauses surely tell of one act."""

from __future__ import annotations

import pytest

from factcheck.language.clauses.acts import Act, acts
from factcheck.language.clauses.parties import other_numbers
from tests.factory import article


def first(text: str) -> Act:
    """The first act of `text`."""
    return next(acts(article(text)))


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("The rangers sold five canoes.", "The rangers did not sell nine canoes.", True),
        ("Five canoes were sold by the rangers.", "Nine canoes were not sold by the rangers.", True),
        ("Five canoes were sold by the rangers.", "The rangers did not sell nine canoes.", True),
        ("Five rangers left.", "Nine rangers did not leave.", True),
        ("Five canoes were sold by the rangers.", "The rangers did not sell five canoes.", False),
        ("Five canoes were sold by the rangers.", "The canoes were not sold by the rangers.", False),
        ("One of the canoes was sold.", "Nine canoes were not sold.", False),
        ("A third of the canoes was sold.", "Nine canoes were not sold.", False),
    ],
)
def test_other_numbers_are_noticed_in_the_active_and_in_the_passive(left: str, right: str, other: bool) -> None:
    assert other_numbers(first(left), first(right)) is other_numbers(first(right), first(left)) is other
