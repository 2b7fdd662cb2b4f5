"""Event: other words for what happened, and how; names and numbers are left to other kinds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.compare.contradict import RULE as JUDGED
from factcheck.fields import event
from factcheck.model import TWO_CAUSES, Comparison, Relation
from factcheck.rules import Example, Rule, load_rules
from factcheck.rules.confidence import EVEN, load_confidence
from tests.factory import article, facts, meet

CASES = [(rule, example) for rule in load_rules()[event.KIND].rules if rule.name != JUDGED for example in rule.examples]


def disputes(left: str, right: str) -> list[Comparison]:
    """The disputes between two aligned sentences."""
    return [c for c in meet(event, left, right) if c.dispute]


def values(left: str, right: str, rule: str) -> list[tuple[str, str]]:
    """The words that differ by one rule."""
    return [(c.left.text, c.right.text) for c in disputes(left, right) if c.rule == rule]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=lambda x: x.name if isinstance(x, Rule) else x.left[:30])
def test_every_rule_does_what_its_examples_say(rule: Rule, example: Example) -> None:
    found = {c.dispute.value for c in disputes(example.left, example.right) if c.rule == rule.name and c.dispute}
    assert (found or {"none"}) == {example.expect}


def test_only_the_words_that_differ_are_the_value() -> None:
    left = "News of the flood caused panic among guests of the harbour hotel."
    ((one, other),) = values(left, left.replace("panic", "anger"), "wording")
    assert "panic" in one
    assert "hotel" not in one
    assert "anger" in other


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The mayor opened the new bridge on Monday.", "The mayor opened the new bridge on Friday."),
        ("Ina Holm opened the new bridge at Tarn.", "Peter Lund opened the new bridge at Tarn."),
        ("The storm damaged 12 houses in the old town.", "The storm damaged 30 houses in the old town."),
        ("The storm damaged homes in the old town.", "The storm damaged houses in the old town."),
        ("The crew hurled the crates into the sea at dawn.", "The crew threw the crates into the sea at dawn."),
        ("They terrorised the neighbouring village for weeks.", "They terrorized the neighboring village for weeks."),
        (
            "He opened the barrel in his garden in Tarn on Monday.",
            "He opened the drum in his garden in Tarn on Monday.",
        ),
        ("The governor rejected the bill in Tarn on Monday.", "The governor rejected the measure in Tarn on Monday."),
    ],
)
def test_names_numbers_synonyms_and_spellings_are_no_other_event(left: str, right: str) -> None:
    assert not values(left, right, "wording")


def test_offences_count_over_the_whole_sentence() -> None:
    left = "Peter Lund was charged with murder, and police added a count of kidnapping."
    assert not disputes(left, "Peter Lund faces charges of kidnapping and murder.")
    assert values(left, "Peter Lund was charged with manslaughter.", "manner")


def test_a_manner_of_other_people_does_not_meet() -> None:
    left = "Ina Holm was shot in the leg outside the bakery."
    assert not values(left, "Peter Lund was shot in the shoulder outside the bakery.", "manner")
    assert values(left, "Holm was shot in the shoulder outside the bakery.", "manner")


def test_two_years_are_two_events() -> None:
    left = "Peter Lund was convicted of theft in 2004."
    assert not values(left, "Peter Lund was convicted of arson in 2011.", "manner")


SENTENCES = st.sampled_from(
    [text for _, case in CASES for text in (case.left, case.right)] + ["", "Rain.", "“No,” she said."]
)


@settings(deadline=None, max_examples=60)
@given(SENTENCES, SENTENCES)
def test_comparison_is_symmetric_in_relation(left: str, right: str) -> None:
    def outcome(c: Comparison) -> tuple[Relation, str]:
        return c.relation, c.rule

    options = event.Options()
    for one in facts(event, left):
        for other in facts(event, right):
            assert outcome(event.compare(one, other, options)) == outcome(event.compare(other, one, options))


@settings(deadline=None, max_examples=60)
@given(SENTENCES)
def test_a_sentence_never_differs_from_itself(text: str) -> None:
    options = event.Options()
    for fact in facts(event, text):
        assert event.compare(fact, fact, options).dispute is None


@settings(deadline=None, max_examples=60)
@given(st.one_of(SENTENCES, st.text(max_size=120)), SENTENCES)
def test_surfaces_are_the_text_at_the_offsets(text: str, other: str) -> None:
    left, right = article(text), article(other, source="b.txt")
    for fact in event.extract(left):
        assert left.text[fact.start : fact.end] == fact.text != ""
        for theirs in event.extract(right):
            found = event.compare(fact, theirs, event.Options())
            assert left.text[found.left.start : found.left.end] == found.left.text
            assert right.text[found.right.start : found.right.end] == found.right.text


def test_who_says_so_and_what_people_are_called_is_no_other_event() -> None:
    left = "All of the climbers had ropes and helmets, said Colonel Lund of the mountain rescue."
    assert not values(left, left.replace("said Colonel Lund", "according to Col Lund"), "wording")
    left = "The driver was found in a ditch beside the road to Tarn."
    assert not values(left, left.replace("driver", "passenger"), "wording")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He was convicted as well of arson at the mill.", "He was also found guilty of arson at the mill."),
        ("The trust had asked for more guards at the mill.", "The trust had sought more guards at the mill."),
        ("She received the medal of the town of Tarn.", "She was awarded the medal of the town of Tarn."),
        ("Holm showed a cold mind in the trial.", "Holm had shown a cold mind in the trial."),
        ("The coroner died at their bungalow in the old town.", "The coroner died at their home in the old town."),
        ("Divers couldn't find any trace of the boat.", "Divers failed to find any trace of the boat."),
    ],
)
def test_phrases_that_agree_are_no_other_event(left: str, right: str) -> None:
    assert not values(left, right, "wording")


def test_who_names_both_says_the_same_the_other_way_round() -> None:
    left = "In addition to her daughter, she is survived by a son and four cousins."
    assert not values(left, "In addition to her son, she is survived by a daughter and four cousins.", "wording")
    assert values(
        "She is survived by her daughter and four cousins.", "She is survived by her son and four cousins.", "wording"
    )


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            '"The flood caused panic among the guests," she said.',
            '"The flood caused anger among the guests," he said.',
            False,
        ),
        ("The flood caused panic among the guests.", "The flood caused anger among the guests.", True),
        (
            "“It was late. The flood caused panic among the guests. We ran,” she said.",
            "“It was late. The flood caused anger among the guests. They ran,” she said.",
            False,
        ),
        (
            "They called it “bad”. The flood caused panic among the guests. It was “over”, she said.",
            "They called it “bad”. The flood caused anger among the guests. It was “over”, she said.",
            True,
        ),
        (
            '"It is over," said Holm of the panic among the guests.',
            '"It is over," said Holm of the anger among the guests.',
            True,
        ),
    ],
)
def test_other_words_in_a_quotation_are_left_to_quotations(left: str, right: str, told: bool) -> None:
    assert any(c.rule == "wording" for c in disputes(left, right)) is told


def test_other_words_in_sentences_that_are_not_nearly_alike_are_no_other_event() -> None:
    left = "Holm was jailed for taking bribes from a builder of dams in the north."
    assert not disputes(
        left, "In Tarn the former mayor Holm has been jailed for corruption after a trial of two years."
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Peter Lund was charged with murder.", "Peter Lund was charged with murder and burglary."),
        ("Peter Lund was charged with murder.", "In 2004 Peter Lund was charged with theft."),
        ("Peter Lund wore a mask when he robbed the bank.", "Peter Lund wore a balaclava when he robbed the bank."),
        ("The fire that broke out in the ward hurt a doctor.", "A doctor suffered burns in the fire in the ward."),
        ("What caused the flood, a landslide?", "The flood was caused by heavy rain, the mayor said of the cause."),
    ],
)
def test_fewer_manners_other_years_and_questions_are_no_other_manner(left: str, right: str) -> None:
    assert not [c for c in disputes(left, right) if c.rule == "manner"]


def test_a_heading_names_the_manner_in_plain_words() -> None:
    left, right = "Ina Holm drowned in the lake on Friday.", "Ina Holm was strangled by the lake on Friday."
    (found,) = [c for c in disputes(left, right) if c.rule == "manner"]
    assert found.subject == "cause of death (Ina Holm)"
    assert found.why == "The cause of death is told differently."


def test_who_looks_for_a_dog_was_not_found_by_it() -> None:
    left = "The boy was found by a woman who was looking for her dog."
    assert not values(left, "The boy was found by a neighbour.", "manner")
    assert values("The boy was found by a dog.", "The boy was found by a neighbour.", "manner")


def test_what_both_deny_and_tell_by_its_opposite_agrees() -> None:
    assert not disputes(
        "Both men were acquitted of murder on Friday.", "Neither man was convicted of murder on Friday."
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The US raid caused panic among the guests of the inn.",
            "The US raid caused anger among the guests of the inn.",
        ),
        (
            "The raid caused panic in the guests’ rooms of the inn.",
            "The raid caused anger in the guests’ rooms of the inn.",
        ),
        (
            "Officers found a second camp in the forest of Tarn.",
            "Officers created a second camp in the forest of Tarn.",
        ),
    ],
)
def test_other_words_outside_a_quotation_are_told(left: str, right: str) -> None:
    """The US is nobody whom "us" means, and an apostrophe behind a plural closes no quotation."""
    assert "wording" in [c.rule for c in disputes(left, right)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Some 400 people have left the mill for the forest.", "About 600 people had moved into the mill since June."),
        (
            "Lund said in a letter that he would give up his seat.",
            "Lund, of Tarn, told them in a letter he would step down.",
        ),
    ],
)
def test_opposites_in_sentences_that_share_little_tell_of_two_things(left: str, right: str) -> None:
    assert not [found for found in disputes(left, right) if found.rule == "wording"]


@pytest.mark.parametrize(
    ("left", "differ"),
    [
        ("The storm hit Tarn as a Category 2 hurricane.", True),
        ("The storm, then a Category 2 hurricane, turned to Tarn.", False),
        ("The storm has since weakened to a tropical storm.", False),
    ],
)
def test_the_strength_of_a_storm_at_another_hour_is_no_difference(left: str, differ: bool) -> None:
    assert bool(values(left, "The storm struck Tarn as a Category 3 hurricane.", "manner")) is differ


@pytest.mark.parametrize(("right", "differ"), [("were broken off", False), ("were called off", True)])
def test_talks_that_were_broken_off_have_collapsed(right: str, differ: bool) -> None:
    left = "The talks between the union and the mill of Tarn have collapsed."
    assert bool(values(left, f"The talks between the union and the mill of Tarn {right}.", "manner")) is differ


@pytest.mark.parametrize(("left", "differ"), [("was damaged", True), ("saw the worst damage", False)])
def test_damage_somewhere_is_no_state_of_what_was_hit(left: str, differ: bool) -> None:
    right = "The market hall in Tarn collapsed in the quake."
    assert bool(values(f"The market hall in Tarn {left} in the quake.", right, "manner")) is differ


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("Ina Holm was swept away by the river in Tarn.", "Ina Holm drowned in the river in Tarn.", True),
        ("The bridge of Ina Holm in Tarn was swept away.", "Ina Holm drowned in the river in Tarn.", False),
        ("The flood in Tarn swept away the bridge of Ina Holm.", "Ina Holm drowned in the river in Tarn.", False),
        ("The life of Ina Holm hangs by a thread in Tarn.", "Ina Holm drowned in the river in Tarn.", False),
        ("Ina Holm was killed by a falling tree in Tarn.", "Ina Holm drowned in the river in Tarn.", True),
        ("The man was hanged in Tarn at dawn.", "The man was shot dead in Tarn at dawn.", True),
        ("The old mill in Tarn burned to the ground.", "The old mill in Tarn was spared.", True),
        (
            "The talks of the union and the mill of Tarn broke down.",
            "The talks of the mill of Tarn were called off.",
            True,
        ),
        ("The talks of the union and the mill broke down.", "The union of the mill called off its strike.", False),
    ],
)
def test_how_it_happened_is_said_of_whom_or_what_it_befell(left: str, right: str, differ: bool) -> None:
    assert bool(values(left, right, "manner")) is differ


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("The bus came to rest on its roof near Tarn.", "The bus ended on its side near Tarn.", True),
        ("The bus came to rest on its roof near Tarn.", "The bus ended upside down near Tarn.", False),
        ("The bus came to rest on its roof near Tarn.", "The lorry ended on its side near Tarn.", False),
        ("He fled the jail at Tarn by a tunnel.", "He left the jail at Tarn by the main gate.", True),
        ("He fled the jail at Tarn by the front gate.", "He left the jail at Tarn by the main gate.", False),
    ],
)
def test_how_a_wreck_lies_and_how_somebody_got_out_are_manners(left: str, right: str, differ: bool) -> None:
    assert bool(values(left, right, "manner")) is differ


@pytest.mark.parametrize(
    ("left", "right", "differs"),
    [
        ("Lund died of smoke inhalation.", "Lund had a heart attack.", True),
        ("Lund was treated for smoke inhalation.", "Lund had a heart attack.", False),
        ("Lund died of smoke inhalation.", "Lund died of smoke poisoning.", False),
    ],
)
def test_a_cause_of_death_asks_for_a_death_in_one_of_two_sentences(left: str, right: str, differs: bool) -> None:
    assert any(c.rule == "manner" and "cause of death" in c.heading.of for c in disputes(left, right)) == differs


@pytest.mark.parametrize(
    ("left", "right", "opposed"),
    [
        ("Two wagons of the train came off the rails.", "Two wagons of the train left the rails.", False),
        ("The wagons of the train rolled up the hill.", "The wagons of the train rolled down the hill.", True),
    ],
)
def test_two_words_for_one_verb_are_no_opposites(left: str, right: str, opposed: bool) -> None:
    assert bool(values(left, right, "opposite")) is opposed


_BLAZE = "\n\nThe fire destroyed the mill. Thirty firefighters fought the blaze."


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("The fire was caused by a short circuit.", "A cigarette may have caused the blaze.", True),
        ("Police suspect arson.", "The cause was an overheated battery, the brigade said.", True),
        ("The fire was caused by a short circuit.", "The fire was not caused by a cigarette.", False),
        ("The fire was caused by a short circuit.", "The cause was faulty wiring.", False),
        ("The fire was caused by a short circuit.", "The fire was caused by an accident.", False),
        ("The fire was caused by a short circuit.", "The fire in 2019 was caused by a cigarette in 2019.", False),
    ],
)
def test_two_causes_of_one_thing_meet_wherever_they_stand(left: str, right: str, differ: bool) -> None:
    found = [c for c in disputes(left + _BLAZE, right + _BLAZE) if c.heading.of.startswith("cause")]
    assert bool(found) is differ
    assert all(c.rule == "manner" and c.left.strong for c in found)


def test_of_a_cause_the_heading_says_what_it_caused() -> None:
    (found,) = disputes("Peter Lund died of cancer. His death was sudden.", "Lund, who died of a stroke, is dead.")
    assert found.subject == "cause of death (Peter Lund)"


@pytest.mark.parametrize(
    ("left", "right", "sure"),
    [
        ("The fire was caused by a short circuit.", "The fire was caused by a cigarette.", True),
        ("The fire was caused by a short circuit.", "The fire was caused by a parcel.", False),
    ],
)
def test_two_causes_of_two_groups_are_an_even_chance_at_least(left: str, right: str, sure: bool) -> None:
    (found,) = (c for c in disputes(left + _BLAZE, right + _BLAZE) if c.subject == "cause of the fire")
    assert (TWO_CAUSES in dict(found.features)) is sure
    assert (load_confidence()(found) >= EVEN) is sure
