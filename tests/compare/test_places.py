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
        ("The boat sank half an hour out of Faro.", "It sank after it left the port of Faro."),
        ("He asked for water at a fishing camp on Mud Lake.", "He walked up to a camp on Mud Lake."),
        ("She was flown to Marsh Hospital in Faro.", "She is in hospital in Faro."),
        ("She was taken to Marsh Hospital.", "Marsh Hospital said that she was out of danger."),
        ("The tour goes on in Faro, Portugal.", "The tour goes on in Faro."),
    ],
)
def test_the_same_names_told_alike_are_no_two_places(left: str, right: str) -> None:
    assert not two(left, right)
    assert not two(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It lay in a garage.", "It lay in a garage."),
        ("His wife wept in the public gallery.", "His sister was alone in the gallery."),
        ("She was landed at the airport.", "She was landed at Marsh Airport."),
    ],
)
def test_one_noun_that_no_name_or_word_tells_apart_is_no_two_places(left: str, right: str) -> None:
    assert not two(left, right)
    assert not two(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The jet flew from Oslo to Faro.", "The jet flew from Faro to Oslo."),
        ("The boat sank 9 km north of Faro.", "The boat sank 9 km south of Faro."),
        ("It lay in a garage in Faro.", "It lay in the cellar of a house in Faro."),
        ("He was playing in Nantes.", "He was playing in Oslo."),
        ("It lay in the left garage.", "It lay in the right garage."),
        ("It lay in a third-floor office in Faro.", "It lay in a fourth-floor office in Faro."),
        ("It stopped in the last third of the runway.", "It stopped along the runway."),
        ("She died in Marsh Hospital in Faro.", "She died in Lund Hospital in Faro."),
        ("Paramedics pronounced her dead.", "She died in hospital."),
        ("The shelter is the Marsh Hall.", "The shelter is in a church in Marsh."),
        ("The flare came from the stand.", "The flare fell in the stand."),
    ],
)
def test_what_is_told_otherwise_may_be_two(left: str, right: str) -> None:
    assert two(left, right)
