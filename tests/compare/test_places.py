"""What a judge marks as two places: whether they are two."""

from __future__ import annotations

import pytest

from factcheck.compare.places import are_two_places
from tests.factory import article


def two(left: str, right: str) -> bool:
    one, other = article(left).sentences[0], article(right, "b.txt").sentences[0]
    return are_two_places((one, (0, len(one.text))), (other, (0, len(other.text))))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The jet was bound from Oslo to Faro.", "It was on its way from Oslo to Faro."),
        ("He scored the winner at Nantes.", "He was playing in Nantes."),
        ("The boat sank half an hour out of Faro.", "It sank after it had left Faro."),
    ],
)
def test_the_same_names_told_alike_are_no_two_places(left: str, right: str) -> None:
    assert not two(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The jet flew from Oslo to Faro.", "The jet flew from Faro to Oslo."),
        ("The boat sank 9 km north of Faro.", "The boat sank 9 km south of Faro."),
        ("It lay in a garage in Faro.", "It lay in the cellar of a house in Faro."),
        ("He was playing in Nantes.", "He was playing in Oslo."),
        ("It lay in a garage.", "It lay in a garage."),
    ],
    ids=["the other way", "another side", "another room", "another name", "no name"],
)
def test_what_is_told_otherwise_or_without_a_name_may_be_two(left: str, right: str) -> None:
    assert two(left, right)
