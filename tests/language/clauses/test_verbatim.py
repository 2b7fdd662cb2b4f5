"""Two sentences that are the same word for word but at one place: what stands there differs, or may agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.verbatim import Swap, parting, swapped
from factcheck.model import Sentence
from tests.factory import article

DIFFERENT = [
    ("name", "Police said Anna Kerr was shot outside a bar.", "Police said Mary Hill was shot outside a bar."),
    ("name", "Two French tourists were killed on the slope.", "Two German tourists were killed on the slope."),
    ("name", "The study by the University of Leeds was quick.", "The study by the Ministry of Energy was quick."),
    ("name", "The accident happened near the town of Bolton.", "The accident happened near the town of Preston."),
    ("number", "The quake struck 12 miles north of the dam.", "The quake struck 120 miles north of the dam."),
    ("number", "The harbour took 3,200 tonnes of fish a year.", "The harbour took 2,300 tonnes of fish a year."),
    ("denial", "The pilot had reported a fault on the way.", "The pilot had not reported a fault on the way."),
    ("denial", "The mayor signed the order on Friday night.", "The mayor didn't sign the order on Friday night."),
    ("denial", "No shots were fired in the harbour at night.", "Shots were fired in the harbour at night."),
    ("denial", "The gate was never closed in the storm.", "The gate was closed in the storm."),
    ("plan", "The firm will close its plant by the river.", "The firm has closed its plant by the river."),
    ("word", "The mayor said her office knew nothing of it.", "The mayor said his office knew nothing of it."),
    ("word", "The girl's brother found the boat at dawn.", "The girl's father found the boat at dawn."),
]
ALIKE = [
    ("a part of the name", "Police said Anna Kerr was shot outside.", "Police said Kerr was shot outside."),
    ("a known other name", "The envoy flew to the United States at night.", "The envoy flew to the U.S. at night."),
    ("a place that holds the other", "The boat left for Lyon in the night.", "The boat left for France in the night."),
    (
        "a rounded number",
        "Some 1,742 people signed the letter of thanks.",
        "Some 1,700 people signed the letter of thanks.",
    ),
    ("a number in words", "The siege of the bank lasted 3 hours.", "The siege of the bank lasted three hours."),
    ("tenses of one act", "The firm said it is closing the plant.", "The firm said it was closing the plant."),
    ("one as the other's pronoun", "Anna Kerr was shot outside a bar in May.", "She was shot outside a bar in May."),
    (
        "names that change places",
        "France said the talks with Germany went well.",
        "Germany said the talks with Germany went well.",
    ),
    ("two places", "Anna Kerr was shot in a bar in May.", "Mary Hill was shot in a car in May."),
    ("other sentences", "Anna Kerr was shot in May.", "The price of fish rose by a tenth."),
]


def only(text: str) -> Sentence:
    """The one sentence of `text`."""
    (sentence,) = article(text).sentences
    return sentence


def swap(left: Sentence, right: Sentence) -> Swap | None:
    """What stands at the one place of two sentences."""
    place = parting(left, right)
    return swapped(place) if place else None


@pytest.mark.parametrize(("sort", "left", "right"), DIFFERENT, ids=[f"{one[0]}: {one[1]}" for one in DIFFERENT])
def test_what_stands_at_the_one_place_cannot_both_be_so(sort: str, left: str, right: str) -> None:
    found = swap(only(left), only(right))
    assert found is not None
    assert found.sort == sort


@pytest.mark.parametrize(("what", "left", "right"), ALIKE, ids=[one[0] for one in ALIKE])
def test_what_may_agree_is_no_swap(what: str, left: str, right: str) -> None:
    assert swap(only(left), only(right)) is None


def test_a_denial_is_shown_with_the_words_beside_it() -> None:
    left, right = (
        only("The pilot had reported a fault on the way."),
        only("The pilot had not reported a fault on the way."),
    )
    found = swap(left, right)
    assert found is not None
    assert left.text[slice(*found.left)] == "had reported"
    assert right.text[slice(*found.right)] == "had not reported"


@given(st.sampled_from([(left, right) for _, left, right in DIFFERENT + ALIKE]))
def test_it_is_the_same_the_other_way_round(pair: tuple[str, str]) -> None:
    left, right = map(only, pair)
    one, other = swap(left, right), swap(right, left)
    assert (one and (one.sort, one.left, one.right)) == (other and (other.sort, other.right, other.left))


def test_a_sentence_does_not_part_from_itself() -> None:
    assert all(parting(only(left), only(left)) is None for _, left, _ in DIFFERENT)


def test_words_that_say_nothing_are_no_place_at_which_sentences_part() -> None:
    left = only("Mr Holm said that the boat of Anna Kerr sank in May.")
    found = parting(left, only("Holm said the boat of Mary Hill sank in May."))
    assert found is not None
    assert [unit.key for unit in found.stretches[0].units] == ["anna kerr"]
