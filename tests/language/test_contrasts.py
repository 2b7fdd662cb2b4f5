"""Words that have an opposite."""

from __future__ import annotations

import pytest

from factcheck.language.contrasts import are_opposed, contrasting, contrasts
from factcheck.text import content_stems, stem


@pytest.mark.parametrize(
    ("left", "right", "opposed"),
    [
        ("prices rose", "prices fell", True),
        ("the gate was opened", "the gate was shut", True),
        ("the northern pier", "the southern pier", True),
        ("the northern pier", "the pier in the north", False),
        ("prices rose", "the gate was shut", False),
        ("the pier", "the pier", False),
    ],
)
def test_words_are_opposed_where_each_stands_on_one_side_of_a_pair(left: str, right: str, opposed: bool) -> None:
    one, other = content_stems(left), content_stems(right)
    assert are_opposed(one, other, contrasts()) is are_opposed(other, one, contrasts()) is opposed


def test_words_of_place_are_opposed_only_where_they_are_asked_for() -> None:
    left, right = {stem("against")}, {stem("for")}
    assert not are_opposed(left, right, contrasts())
    assert are_opposed(left, right, contrasts("in_place"))


def test_every_word_that_has_an_opposite_is_known_in_any_form() -> None:
    assert {stem("closes"), stem("reopened"), stem("southern")} <= contrasting()
    assert stem("harbour") not in contrasting()


@pytest.mark.parametrize("section", ["pairs", "in_place"])
def test_no_word_is_its_own_opposite(section: str) -> None:
    assert [left & right for left, right in contrasts(section) if left & right] == []
