"""Claims: what a clause says of its words, and when two sources say otherwise."""

from __future__ import annotations

import pytest

from factcheck.language.clauses.acts import acts, canon
from factcheck.language.clauses.claims import (
    Claim,
    ClaimRole,
    alleged,
    claim_features,
    claims,
    differ,
    may_be_of_one_thing,
)
from factcheck.language.clauses.statements import Polarity, statements
from factcheck.text import stem
from tests.factory import article


def read(text: str) -> list[Claim]:
    return list(claims(statements(list(acts(article(text))))))


def of(text: str, word: str) -> Claim:
    """The one claim of `text` about `word`."""
    (claim,) = [claim for claim in read(text) if claim.word == canon(stem(word))]
    return claim


def rules(left: str, right: str) -> set[str]:
    """The rules by which any two claims of two texts differ."""
    pairs = [(one, other) for one in read(left) for other in read(right)]
    return {rule for one, other in pairs if (rule := differ(one, other))} | {
        "alleged" for one, other in pairs if alleged(one, other)
    }


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("No charges have been laid.", "charge", Polarity.NEGATED),
        ("There will be no parade.", "parade", Polarity.NEGATED),
        ("Divers have not found any leak.", "leak", Polarity.NEGATED),
        ("The clerk never signed the deed.", "sign", Polarity.NEGATED),
        ("A parade was held.", "parade", Polarity.DONE),
        ("The clerk will sign the deed.", "sign", Polarity.PLANNED),
    ],
)
def test_a_claim_says_that_something_is_or_is_not(text: str, word: str, polarity: Polarity) -> None:
    assert of(text, word).polarity is polarity


@pytest.mark.parametrize(
    ("denied", "told", "rule"),
    [
        ("The yard will not deliver the ferry.", "The yard will deliver the ferry in May.", {"denied"}),
        ("The guards did not check the cargo before the ferry left.", "The guards checked the cargo.", {"denied"}),
        ("The yard will not deliver the ferry before May 2031.", "The yard will deliver the ferry in May 2031.", set()),
        ("The yard will not deliver the ferry until May 2031.", "The yard will deliver the ferry in May 2031.", set()),
    ],
)
def test_what_will_not_be_before_a_day_is_not_denied(denied: str, told: str, rule: set[str]) -> None:
    assert rules(denied, told) == rule


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("No farmer can live on that.", "farmer"),
        ("The clerk did not sign the deed.", "clerk"),
    ],
)
def test_what_is_named_beside_a_denial_is_not_denied(text: str, word: str) -> None:
    assert not [c for c in read(text) if c.word == canon(stem(word)) and c.polarity is Polarity.NEGATED]


def test_a_denied_noun_meets_the_verb() -> None:
    assert rules("No charges have been laid.", "The clerk has been charged.") == {"denied"}


def test_an_attempt_or_an_act_in_the_present_is_no_plan_that_was_done() -> None:
    assert not rules("Ina Holm tried to lift the crate.", "Ina Holm lifted the crate.")
    assert not rules("The mayor will tour the yard.", "The mayor tours the yard.")
    assert rules("The mayor will tour the yard.", "The mayor toured the yard.") == {"planned"}


def test_belief_is_no_claim() -> None:
    assert not rules("The clerk is believed to have burned the file.", "The clerk burned the file.")
    assert rules("The clerk allegedly burned the file.", "The clerk burned the file.") == {"alleged"}


def test_other_years_are_other_acts() -> None:
    one, other = of("In 2004 the mayor toured the yard.", "tour"), of("In 2009 the mayor never toured it.", "tour")
    assert not may_be_of_one_thing(one, other)


def test_an_article_that_says_both_is_known_to() -> None:
    both = "No charges have been laid. On Friday the clerk was charged."
    done = of("The clerk has been charged.", "charge")
    denied = next(claim for claim in read(both) if claim.polarity is Polarity.NEGATED and claim.word == done.word)
    assert dict(claim_features(denied, done))["itself"] == 0.5


def test_a_denial_meets_what_is_done_to_the_same() -> None:
    denial = "The guards did not check the cargo."
    assert rules(denial, "The guards checked the cargo.") == {"denied"}
    assert rules(denial, "The cargo was checked.") == {"denied"}
    assert not rules(denial, "The guards checked the passports.")


def test_a_denial_needs_a_doer_in_common_where_nothing_tells_to_whom() -> None:
    assert not rules("Seven climbers did not survive.", "The guide survived.")
    assert rules("The guide did not survive.", "The guide survived.") == {"denied"}


@pytest.mark.parametrize(
    "open_act",
    [
        "Villagers were told to leave the island.",
        "The villagers might leave the island.",
        "The villagers spoke of leaving the island.",
    ],
)
def test_an_act_that_is_not_said_to_have_been_done_contradicts_no_denial(open_act: str) -> None:
    denial = "The villagers did not leave the island."
    assert not rules(denial, open_act)
    assert rules(denial, "The villagers left the island.") == {"denied"}


def test_the_phrase_itself_denies_in_the_roles_called_none() -> None:
    assert all(role.is_denied == role.startswith("none") for role in ClaimRole)


def test_idioms_deny_nothing() -> None:
    assert not [claim for claim in read("The mayor had no comment.") if claim.word == canon(stem("comment"))]


def test_that_nobody_of_some_people_was_hurt_does_not_say_that_there_are_none() -> None:
    assert not [c for c in read("No members were harmed.") if c.role is ClaimRole.NONE]
    assert [c.word for c in read("No charges were filed.") if c.role is ClaimRole.NONE] == [canon(stem("charge"))]


def test_no_sign_of_a_thing_denies_the_thing_and_not_the_sign() -> None:
    denied = {c.word: c.role for c in read("There was no sign of a leak.") if c.polarity is Polarity.NEGATED}
    assert denied == {canon(stem("leak")): ClaimRole.NONE_OF}


def test_a_denied_noun_meets_the_verb_that_it_is_made_of_alone() -> None:
    assert rules("The board made no recommendation.", "The board recommended a sale.") == {"denied"}
    assert not rules("The defence called no witnesses.", "They saw each other.")


def test_what_is_denied_of_one_sort_is_not_told_of_another() -> None:
    denial = "The group made no telephone call."
    assert not rules(denial, "The doctor made a call for blood.")
    assert rules(denial, "The group made a telephone call.") == {"denied"}


def test_what_was_not_used_or_taken_may_be_told_with_another_verb() -> None:
    assert rules("Officers did not use tear gas.", "Officers fired tear gas.") == {"denied"}
    assert rules("The mayor did not take questions.", "The mayor took two questions.") == {"denied"}
    assert not rules("The mayor did not take questions.", "The clerk answered two questions.")


def test_a_plan_for_one_thing_is_not_done_with_another() -> None:
    assert not rules("The tram will be removed on Friday.", "Three passengers were removed.")


def test_what_someone_says_of_themselves_is_no_claim_of_others() -> None:
    assert not rules('"I burned the file," she said.', "The clerk allegedly burned the file.")


def test_no_further_talks_rule_out_a_second_round_and_not_the_first() -> None:
    denial = "No further exchange is planned."
    assert rules(denial, "A second exchange is planned.") == {"denied"}
    assert not rules(denial, "An exchange was held.")


def test_that_there_were_no_arrests_is_of_one_event_and_that_there_are_none_of_the_story() -> None:
    told = of("They were arrested on Monday aboard the ferry.", "arrest")
    assert not may_be_of_one_thing(of("There were no arrests.", "arrest"), told)
    assert may_be_of_one_thing(of("There are no arrests.", "arrest"), told)
