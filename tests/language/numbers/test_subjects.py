"""Subjects: what each quantity of one sentence is a number of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.numbers.scenes import scenes
from factcheck.language.numbers.subjects import Numbered, numbered, same_counted
from factcheck.text import stem
from tests.factory import article


def told(text: str) -> list[Numbered]:
    """What the quantities of `text` are numbers of."""
    return [one for scene in scenes(article(text)) for one in numbered(scene)]


@pytest.mark.parametrize(
    ("text", "rule", "topic", "subject"),
    [
        ("Six divers were killed when the barge Astrid sank.", "toll", "killed", "people killed"),
        ("The blast wounded at least 17 guards.", "casualties", "hurt", "people hurt"),
        ("The clerk was sentenced to six years in prison.", "term", "imposed", "prison sentence"),
        ("The clerk got six years, his lawyer said.", "term", "imposed", "prison sentence"),
        ("Prosecutors had sought nine years in prison.", "term", "asked for", "term asked for"),
        ("He could face 12 years in prison.", "term", "maximum", "longest sentence possible"),
        ("The skipper was banned for eight months.", "term", "ban", "term of the ban"),
        ("The club may be banned for three years.", "term", "maximum ban", "longest ban possible"),
        ("The port signed a 25-year contract.", "term", "deal", "length of the deal"),
        ("Ina Holm, 43, opened the quay.", "age", "holm", "age of holm"),
        ("A mother of four lost her house.", "children", "mother", "children of the mother"),
        ("A 6.1 magnitude earthquake shook Tarn.", "magnitude", "magnitude", "magnitude"),
        ("The port paid $40 million for the mill.", "money", "paid", "amount of money"),
        ("Turnout was 61 percent.", "share", "turnout", "share"),
        ("The wall is 300 metres long.", "measure", "length", "length"),
        ("The yard stood in two feet of water.", "measure", "depth", "depth"),
        ("Gusts of 120 km/h tore off the roof.", "measure", "gusts", "gusts"),
        ("The speed limit is 80 km/h there.", "measure", "speed limit", "speed limit"),
        ("The council voted 7 to 2 to close the pool.", "tally", "vote", "vote of the council"),
        ("Some 900 sheep crossed the road.", "count", "", "sheep"),
        ("The number of cows is at 7,400.", "count", "", "cow"),
        ("The jail, designed for 1,200, is full.", "count", "", "capacity"),
        ("The raft was built for 20 people.", "count", "", "capacity"),
        ("The arena can hold up to 9,000 spectators.", "count", "", "capacity"),
        ("The hall has a capacity of 800.", "count", "", "capacity"),
        ("The yard was built for 20 boats.", "count", "", "boat"),
        ("The raft carried 20 people.", "count", "", "people"),
    ],
)
def test_the_first_reader_that_knows_a_quantity_says_what_it_is_of(
    text: str, rule: str, topic: str, subject: str
) -> None:
    (one,) = told(text)
    assert (one.rule, one.topic.name, str(one.subject)) == (rule, topic, subject)


@pytest.mark.parametrize(
    "text",
    [
        "The poll has a margin of error of 4 points.",
        "Two people briefed on the deal confirmed it.",
        "It rose in the first half of 2026.",
    ],
)
def test_a_number_of_which_nothing_is_told_is_left_out(text: str) -> None:
    assert told(text) == []


def test_the_children_among_whom_somebody_grew_up_are_not_those_of_a_parent() -> None:
    assert told("She is the fifth of nine children.")[-1].topic.name == "siblings"
    assert told("She raised her nine children in Tarn.")[-1].topic.name == "mother"


def test_of_whom_nobody_suffered_it_is_no_number_of_those_who_did() -> None:
    assert {one.rule for one in told("None of the 23 visitors was hurt.") if one.quantity.low == 23} <= {"count"}


def test_a_term_served_is_told_from_the_one_imposed() -> None:
    assert [one.topic.name for one in told("He served nine months of a two-year sentence.")] == ["served", "imposed"]


def test_a_number_that_lacks_its_unit_is_of_years_as_the_sentence_before_it_is() -> None:
    imposed, asked = told("The clerk was jailed for four years; prosecutors had sought eight.")
    assert (imposed.topic.name, asked.topic.name) == ("imposed", "asked for")
    assert asked.quantity.low == 2 * imposed.quantity.low
    assert asked.quantity.unit == imposed.quantity.unit


@pytest.mark.parametrize(
    ("text", "low", "name"),
    [
        ("The driver killed a child.", 1, "killed"),
        ("A guard was wounded.", 1, "hurt"),
        ("Nobody was killed.", 0, "killed"),
        ("There were no reports of injuries.", 0, "hurt"),
        ("No arrests were made.", 0, "arrested"),
    ],
)
def test_one_victim_and_none_are_numbers_too_but_no_strong_ones(text: str, low: int, name: str) -> None:
    (one,) = told(text)
    assert (one.quantity.low, one.topic.name, one.strong) == (low, name, False)


def test_that_there_were_no_casualties_says_two_things() -> None:
    assert [one.topic.name for one in told("There were no casualties.")] == ["killed", "hurt"]


def test_a_part_is_of_the_noun_that_was_counted_before() -> None:
    whole, part = told("Police counted 9,000 marchers, 3,400 of them from abroad.")
    assert str(whole.subject) == str(part.subject) == "marcher"
    assert (whole.noun.partitive, part.noun.partitive) == (False, True)


def test_the_ones_are_those_that_were_counted_before() -> None:
    assert [str(one.subject) for one in told("The farm has 40 black goats and 30 white ones.")] == ["goat", "goat"]


@pytest.mark.parametrize(
    ("text", "overall"),
    [
        ("The flood killed 14 miners.", False),
        ("The war has killed 14,000 people.", True),
        ("Some 14,000 have been killed since the war began.", True),
    ],
)
def test_the_toll_of_a_whole_war_is_another_one(text: str, overall: bool) -> None:
    (one,) = told(text)
    assert one.topic.overall is overall
    assert str(one.subject).endswith(" overall") is overall


def test_a_rate_is_told_from_an_amount() -> None:
    amount, rate = told("The firm raised $2 billion at $82 a share.")
    assert (amount.topic.rate, rate.topic.rate) == (False, True)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Some 12 attackers fled the yard.", "gunman"),
        ("It was the ninth attack this year.", "which attack"),
        ("The group staged 9 protests.", "protest"),
        ("Some 900 demonstrators stood there.", "marcher"),
    ],
)
def test_what_is_done_is_no_other_word_for_who_does_it(text: str, subject: str) -> None:
    assert str(told(text)[-1].subject) == subject


@pytest.mark.parametrize(
    ("left", "right", "one"), [("house", "home", True), ("boat", "ferry", True), ("boat", "house", False)]
)
def test_nouns_of_which_a_count_may_be_that_of_the_other_are_one(left: str, right: str, one: bool) -> None:
    assert same_counted(stem(left), stem(right)) is same_counted(stem(right), stem(left)) is one


PIECES = st.sampled_from(
    "six divers|at least 17 guards|were killed|nine months|$40 million|3 percent|the ninth launch|Ina Holm, 43,|"
    "of them|a child|nobody was hurt|7 to 2|120 km/h|in prison|and|voted|for|a mother of four|sentenced to|. The".split(
        "|"
    )
)


@given(st.lists(PIECES, max_size=12))
def test_whatever_the_words_each_number_stands_in_its_sentence_and_is_of_something(pieces: list[str]) -> None:
    text = f"{' '.join(pieces)}.".capitalize()
    for scene in scenes(article(text)):
        found = list(numbered(scene))
        for one in found:
            assert scene.text[one.quantity.start : one.quantity.end] == one.quantity.text
            assert one.quantity.start < one.end <= len(scene.text)
            assert one.rule
            assert str(one.subject)
        read = [one for one in found if one.quantity in scene.found]
        assert all(left.quantity.start < right.quantity.start for left, right in pairwise(read))
