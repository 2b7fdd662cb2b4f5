"""The pairs that the judge is trained on: what is changed, what is kept, and the label that follows."""

from __future__ import annotations

import random

from factcheck.model import Kind
from factcheck.nli import CONTRADICTION, ENTAILMENT, NEUTRAL
from factcheck.nli.data import (
    Example,
    LabelledDifference,
    contrasts,
    controls,
    distractors,
    opposites,
    reworded,
    shortened,
    swapped,
    turned,
)

AGREE = Example("Ina Holm was arrested at home in 1999.", "Ina Holm was arrested in 1999.", ENTAILMENT)


def chance(seed: int = 1) -> random.Random:
    return random.Random(seed)


def test_one_word_replaced_by_its_opposite_is_a_contradiction() -> None:
    (made,) = contrasts([AGREE], chance(3))
    assert made.label == CONTRADICTION
    assert {"released", "freed"} & set(f"{made.a} {made.b}".replace(".", "").split())


def test_the_same_change_leaves_sentences_on_different_facts_neutral() -> None:
    apart = Example("Ina Holm was born in Tarn.", "Ina Holm was arrested in 1999.", NEUTRAL)
    made = list(controls([apart], chance()))
    assert [one.label for one in made] == [NEUTRAL]
    assert made[0].b != apart.b


def test_another_word_for_the_same_still_agrees() -> None:
    (made,) = reworded([AGREE], chance(2))
    assert made.label == ENTAILMENT
    assert made.b != AGREE.b


def test_a_part_follows_from_the_whole_and_not_the_other_way_round() -> None:
    whole = Example("The ferry Lady Orrin left the old harbour at dawn, with nobody on board.", "x", ENTAILMENT)
    made = [one for seed in range(5) for one in shortened([whole], chance(seed))]
    assert all((len(one.a) > len(one.b)) == (one.label == ENTAILMENT) for one in made)
    assert {one.label for one in made} == {ENTAILMENT, NEUTRAL}


def test_sentences_of_one_page_on_different_facts_are_distractors() -> None:
    pairs = [
        Example("Ina Holm was born in Tarn.", "Ina Holm was born in Tarn.", ENTAILMENT, "VitaminC", "1"),
        Example("Ina Holm sold two boats.", "Ina Holm sold boats.", ENTAILMENT, "VitaminC", "2"),
    ]
    found = distractors(pairs, chance())
    assert found
    assert all(one.label == NEUTRAL and one.a != one.b for one in found)


def test_numbers_and_names_of_both_sides_are_swapped_alike() -> None:
    for seed in range(20):
        made = swapped(
            Example("In 1999 police met Ina Holm.", "Police met Ina Holm in 1999.", ENTAILMENT), chance(seed)
        )
        assert sorted(made.a.lower().rstrip(".").split()) == sorted(made.b.lower().rstrip(".").split())


def test_a_contradiction_in_numbers_keeps_them() -> None:
    pair = Example("Police found 12 boats.", "Police found 30 boats.", CONTRADICTION)
    assert all(swapped(pair, chance(seed)) == pair for seed in range(20))


def test_a_contradiction_turned_stays_one_with_its_words_on_the_other_side() -> None:
    example = Example("a", "b", CONTRADICTION, differences=(LabelledDifference(Kind.EVENT, (0, 1), None),))
    back = Example("b", "a", CONTRADICTION, differences=(LabelledDifference(Kind.EVENT, None, (0, 1)),))
    assert turned(example) == back
    assert turned(back) == example


def test_no_opposite_stands_on_both_sides() -> None:
    for sides in opposites():
        forms = [form for side in sides for form in side]
        assert len(forms) == len(set(forms))
        assert len(sides) >= 2
