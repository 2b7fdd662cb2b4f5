"""Verb groups: which tokens are verbs, with which auxiliaries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.verbs import auxiliary, groups, verb_forms
from factcheck.text import words


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("stopped", "past"),
        ("stopping", "ing"),
        ("carries", "s"),
        ("freed", "participle"),
        ("shook", "past"),
        ("die", "base"),
    ],
)
def test_regular_and_irregular_forms_are_known(form: str, kind: str) -> None:
    assert kind in verb_forms(form)


def test_a_noun_is_no_verb_form() -> None:
    assert not verb_forms("minister")


@pytest.mark.parametrize(("word", "name"), [("wasn't", "be"), ("won’t", "will"), ("they've", "have"), ("It’s", "be")])
def test_contractions_hold_an_auxiliary(word: str, name: str) -> None:
    assert auxiliary(words(word)[0]) == name


def test_a_possessive_and_the_month_are_no_auxiliaries() -> None:
    assert not auxiliary(words("Anna’s")[0])
    assert not auxiliary(words("May")[0])


def test_a_group_runs_from_the_first_auxiliary_to_the_verb() -> None:
    text = "The case has not yet been fully heard by the judge."
    tokens = words(text)
    (group,) = groups(tokens)
    assert text[tokens[group.first].start : tokens[group.last].end] == "has not yet been fully heard"
    assert group.negated
    assert group.passive


@given(st.text(max_size=200))
def test_groups_never_overlap(text: str) -> None:
    found = list(groups(words(text)))
    assert all(left.last < right.first for left, right in pairwise(found))
    assert all(group.first <= group.main <= group.last for group in found)


def test_a_past_form_after_did_not_is_a_slip_for_the_base() -> None:
    (group,) = groups(words("The wreck didn't posed a threat."))
    assert group.negated
    assert words("The wreck didn't posed a threat.")[group.main].text == "posed"


def test_adverbs_of_degree_stand_inside_a_group() -> None:
    tokens = words("The villages had now all been reached.")
    (group,) = groups(tokens)
    assert [token.text for token in tokens[group.first : group.last + 1]] == ["had", "now", "all", "been", "reached"]
