"""Binding: to which act some words of a sentence belong, and how well two acts fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.binding import Event, apart, bind, fit
from tests.factory import article


def event(text: str, words: str, **options: bool) -> Event:
    """The event of `words` in the first sentence of `text`."""
    sentence = article(text).sentences[0]
    start = sentence.text.index(words)
    return bind(sentence, start, start + len(words), **options)


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("The ferry sank on Monday and was raised on Friday.", "on Monday", "sink"),
        ("The ferry sank on Monday and was raised on Friday.", "on Friday", "rais"),
        ("On Monday, the ferry sank.", "On Monday", "sink"),
        ("The missile flew far before landing in the sea.", "in the sea", "land"),
        ("The attack came at 3pm.", "at 3pm", "attack"),
    ],
)
def test_words_belong_to_the_verb_beside_them(text, words, act):
    assert act in event(text, words).acts


def test_words_that_describe_a_noun_belong_to_it():
    assert event("She won the 11-hour flight of June.", "11-hour", attributive=True).acts == {"fli"}


def test_the_same_verb_fits_better_than_one_of_the_same_sense_and_that_better_than_another():
    sank = event("The ferry sank on Monday.", "on Monday")
    again = dict(fit(sank, event("The ferry sank on Friday.", "on Friday")))
    died = event("Two sailors died on Monday.", "on Monday")
    killed = dict(fit(died, event("Two sailors were killed on Friday.", "on Friday")))
    other = dict(fit(sank, event("The mayor spoke on Friday.", "on Friday")))
    assert again["verb"] > killed["verb"] > other["verb"]


def test_a_statement_and_a_deed_are_apart():
    assert apart(event("Police said so on Monday.", "on Monday"), event("He fled on Monday.", "on Monday"))


def test_other_figures_set_two_events_apart():
    left, right = "Shares fell 2 percent on Monday.", "Shares fell 5 percent on Friday."
    assert apart(event(left, "on Monday"), event(right, "on Friday"))
    assert not apart(event(left, "on Monday"), event("Shares fell 2 percent on Friday.", "on Friday"))


def test_other_numbers_in_words_set_two_events_apart():
    monday = event("A tank fired on a house, killing four soldiers on Monday.", "on Monday")
    tuesday = event("Three farmers were killed on Tuesday.", "on Tuesday")
    assert monday.numbers == {"4"}
    assert apart(monday, tuesday)


def test_a_pronoun_means_the_one_person_named_before():
    told = event("Maria Keller wept when she resigned on Monday.", "on Monday")
    other = event("Peter Keller resigned on Friday.", "on Friday")
    assert told.doers == {"Maria Keller"}
    assert apart(told, other)


def test_an_empty_verb_leaves_the_act_a_guess():
    assert not event("The suspect was in court on Monday.", "on Monday").sure
    assert event("The suspect fled on Monday.", "on Monday").sure


def test_other_doers_set_two_events_apart():
    left, right = "Maria Keller resigned on Monday.", "Peter Lund resigned on Friday."
    assert apart(event(left, "on Monday"), event(right, "on Friday"))


TEXTS = st.sampled_from(
    ["The ferry sank on Monday.", "Police said he fled on Friday.", "Two men were killed after the fire in June."]
)


@given(TEXTS, TEXTS)
def test_the_figures_are_shares_and_the_same_from_both_sides(left, right):
    one, other = event(left, left.split()[-1]), event(right, right.split()[-1])
    assert fit(one, other) == fit(other, one)
    assert all(0 <= figure <= 1 for _, figure in fit(one, other))
