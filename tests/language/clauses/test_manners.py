"""Manners: which classes of words a sentence holds, and when two may be of one matter."""

from __future__ import annotations

import pytest

from factcheck.language.clauses.acts import acts_by_sentence
from factcheck.language.clauses.manners import Manner, manner_features, manners, same_matter
from tests.factory import article


def only(text: str) -> Manner:
    """The one manner of `text`."""
    (manner,) = manners(acts_by_sentence(article(text)))
    return manner


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Peter Lund was charged with arson.", "offence"),
        ("Ina Holm was shot in the leg.", "body"),
        ("The couple were fined and got no probation, so the court sentenced them to community service.", "penalty"),
    ],
)
def test_a_sentence_holds_the_classes_that_it_names(text: str, sort: str) -> None:
    assert only(text).sort == sort


def test_a_longer_phrase_hides_the_shorter_inside_it() -> None:
    assert only("Lund faces a charge of attempted murder.").members != only("Lund faces a charge of murder.").members


def test_words_of_one_member_agree() -> None:
    left, right = only("Lund was convicted of theft."), only("Lund was convicted of stealing.")
    assert left.members == right.members


def test_a_class_needs_a_verb_of_its_own_in_the_sentence() -> None:
    assert not list(manners(acts_by_sentence(article("The hotel has a leg of lamb on its menu."))))


def test_what_is_denied_is_no_manner() -> None:
    assert not list(manners(acts_by_sentence(article("Ina Holm was not shot in the leg."))))


def test_the_value_runs_from_the_verb_to_the_end_of_the_clause() -> None:
    text = "Ina Holm was shot in the leg outside a bakery."
    manner = only(text)
    assert text[manner.start : manner.end] == "was shot in the leg outside a bakery"


@pytest.mark.parametrize(
    "other",
    [
        "Ina Holm was charged with arson.",
        "Peter Lund was previously charged with arson.",
    ],
)
def test_other_people_and_older_cases_are_other_matters(other: str) -> None:
    assert not same_matter(only("Peter Lund was charged with theft."), only(other))


def test_a_family_name_spelled_otherwise_is_no_other_person() -> None:
    assert same_matter(only("Peter Lundberg was charged with theft."), only("Peter Lundbergh was charged with arson."))


def test_a_word_that_must_stand_as_written_is_no_verb() -> None:
    assert not list(manners(acts_by_sentence(article("The gunman, heavily armed, wounded a guard."))))
    assert only("The guard was wounded in the arm.").sort == "body"


def test_a_manner_knows_what_else_the_article_tells() -> None:
    found = list(manners(acts_by_sentence(article("He carried a shotgun. Later he drew a knife."))))
    assert {manner.sort for manner in found} == {"arm"}
    assert all(len(manner.all_members) == 2 for manner in found)
    one = only("He carried a shotgun.")
    assert dict(manner_features(one, found[1]))["told too"] == 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lund was convicted of attempted murder.", "Lund was convicted of trying to kill a clerk."),
        ("Holm was rescued from the burning house.", "Holm was pulled from the burning house."),
    ],
)
def test_one_manner_is_told_in_several_wordings(left: str, right: str) -> None:
    assert only(left).members == only(right).members


@pytest.mark.parametrize(
    ("sort", "left", "right"),
    [
        ("escape", "Holm jumped from a window of the burning house.", "Holm was pulled from the burning house."),
        ("trace", "A tip led to the arrest of Lund.", "Surveillance footage led to the arrest of Lund."),
        ("room", "Holm was found dead in the kitchen.", "Holm was found dead in the garage."),
    ],
)
def test_other_manners_are_other_members_of_a_class(sort: str, left: str, right: str) -> None:
    one, other = ({m.sort: m.members for m in manners(acts_by_sentence(article(text)))}[sort] for text in (left, right))
    assert one != other


def test_a_truck_may_be_a_pickup() -> None:
    assert not list(manners(acts_by_sentence(article("Officers found his truck."))))


def test_what_two_people_are_charged_with_is_no_other_charge_than_that_of_one() -> None:
    both = only("Ina Holm faces a murder charge, and Peter Lund was convicted of burglary.")
    assert not same_matter(both, only("Ina Holm faces a murder charge."))
    assert same_matter(both, only("Ina Holm faces a fraud charge."))


def may_meet(left: str, right: str, sort: str) -> bool:
    """Whether any two manners of the class `sort` in two texts may be of one thing."""
    ours, theirs = ([m for m in manners(acts_by_sentence(article(text))) if m.sort == sort] for text in (left, right))
    assert ours
    assert theirs
    return any(same_matter(one, other) for one in ours for other in theirs)


TAKEN = "The injured pilot was taken to a clinic in Tarn by helicopter, the coastguard said."


@pytest.mark.parametrize(
    ("sort", "left", "right"),
    [
        ("transport", TAKEN, "Children were walked to a school in Tarn by their teachers, who had come by bus."),
        ("transport", TAKEN, "The mayor drove to a clinic in Tarn that is run by the coastguard."),
        ("body", "A man of 41 was shot in the chest.", "A 23-year-old man was shot in the leg outside the mill."),
        ("offence", "Peter Lund was charged with arson.", "In the 1990s Peter Lund was convicted of burglary."),
        (
            "transport",
            "Ina Holm, who had slept badly, walked into the crowded court of Tarn beside her sister.",
            "In spring detectives held Holm as she got off a flight from the northern islands.",
        ),
        ("arm", "Her uncle kept a shotgun over the stove.", "The raiders fled with the knives of the butcher."),
    ],
)
def test_other_parties_ages_and_scenes_are_other_matters(sort: str, left: str, right: str) -> None:
    assert not may_meet(left, right, sort)


@pytest.mark.parametrize(
    ("sort", "left", "right"),
    [
        ("transport", TAKEN, "An ambulance took the injured pilot to a clinic in Tarn."),
        ("body", "The guard was shot in the chest at the gate.", "The guard was shot in the leg at the gate."),
        ("arm", "Peter Lund carried a shotgun.", "Lund drew a knife."),
    ],
)
def test_one_party_or_one_act_makes_one_matter(sort: str, left: str, right: str) -> None:
    assert may_meet(left, right, sort)


@pytest.mark.parametrize(
    "text",
    [
        "A bus driver saw the fire.",
        "Photographs were taken by a retired teacher.",
        "The ambulance service told reporters to leave.",
    ],
)
def test_a_word_for_what_somebody_is_tells_no_manner(text: str) -> None:
    assert not {"vehicle", "exit", "transport"} & {m.sort for m in manners(acts_by_sentence(article(text)))}


def test_what_was_not_used_beside_what_was_is_no_manner() -> None:
    denied = only("Police fired tear gas but no live ammunition at the crowd.")
    assert denied.members == only("Police fired tear gas at the crowd.").members


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A man armed with a shotgun gave himself up on Tuesday.", "with a shotgun"),
        ("Lund walked into the bank soon after half past nine in the morning with a rifle.", "with a rifle"),
        ("Lund entered the bank with a shotgun.", "entered the bank with a shotgun"),
        ("A bomb exploded outside the hall.", "bomb exploded outside the hall"),
    ],
)
def test_what_somebody_carries_is_told_without_an_act_that_tells_nothing_of_it(text: str, told: str) -> None:
    found = manners(acts_by_sentence(article(text)))
    assert told in [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("left", "matter"),
    [
        ("A wall of water burst the dam and flooded the Tarn valley on Monday.", False),
        ("A wall of water swept away the bridge over the Tarn on Monday.", True),
        ("Half of the bridge over the Tarn was washed away by the water on Monday.", True),
    ],
)
def test_damage_is_of_the_thing_that_both_name(left: str, matter: bool) -> None:
    left_ruin, right_ruin = (
        next(m for m in manners(acts_by_sentence(article(text))) if m.sort == "ruin")
        for text in (left, "The bridge over the Tarn withstood the water on Monday.")
    )
    assert same_matter(left_ruin, right_ruin) is matter


@pytest.mark.parametrize("who", ["An army helicopter", "A neighbour", "The sniffer dog"])
def test_who_came_to_the_rescue_is_told_with_the_article(who: str) -> None:
    text = f"{who} found the boy on a roof."
    (found,) = [m for m in manners(acts_by_sentence(article(text))) if m.sort == "finder"]
    assert text[found.start : found.end].startswith(who)


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Holm was in the back of the shop when he heard the shot.", False),
        ("Holm was shot in the back of the head.", True),
        ("Holm was shot in the back.", True),
        ("A shot hit the neck of his guitar.", False),
        ("A shot hit the neck of the suspect.", True),
    ],
)
def test_a_part_of_a_thing_is_no_part_of_the_body(text: str, hurt: bool) -> None:
    assert ("body" in {m.sort for m in manners(acts_by_sentence(article(text)))}) is hurt
