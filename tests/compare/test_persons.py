"""Whether what a judge marks as two persons or bodies are two."""

from __future__ import annotations

import pytest

from factcheck.compare.persons import may_be_two
from tests.compare.test_titles import Marked, side


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        (
            ("Divers pulled the driver, Otto Lind, from the cab.", "the driver, Otto Lind"),
            ("Lind was at the wheel.", "Lind was at the wheel"),
            False,
        ),
        (
            ("Divers pulled the driver, Otto Lind, from the cab.", "the driver, Otto Lind"),
            ("Ana Holm was at the wheel.", "Ana Holm was at the wheel"),
            True,
        ),
        (
            ("Otto Lind lent Ana Holm the money.", "Otto Lind lent Ana Holm"),
            ("Ana Holm lent Otto Lind the money.", "Ana Holm lent Otto Lind"),
            True,
        ),
        (
            ("They are in the Harbour Workers Union.", "the Harbour Workers Union"),
            ("The Harbour Workers Union Local 12 speaks for them.", "The Harbour Workers Union Local 12"),
            False,
        ),
        (
            ("A 58-year-old man was arrested.", "A 58-year-old man"),
            ("The owner, 58-year-old Otto Lind, was arrested.", "The owner, 58-year-old Otto Lind"),
            False,
        ),
        (
            ("A 58-year-old man was arrested.", "A 58-year-old man"),
            ("The owner, 59-year-old Otto Lind, was arrested.", "The owner, 59-year-old Otto Lind"),
            True,
        ),
        (
            ("Police held 58-year-old Karl Brandt.", "58-year-old Karl Brandt"),
            ("The owner, 58-year-old Otto Lind, was arrested.", "The owner, 58-year-old Otto Lind"),
            True,
        ),
        (("A neighbour called them.", "A neighbour"), ("A postman called them.", "A postman"), True),
    ],
)
def test_one_name_or_one_age_on_both_sides_is_of_one(left: Marked, right: Marked, two: bool) -> None:
    assert may_be_two(side(left, "a.txt"), side(right, "b.txt")) is two
    assert may_be_two(side(right, "a.txt"), side(left, "b.txt")) is two
