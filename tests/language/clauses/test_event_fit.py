"""Fit of events: how well two events fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import astuple

from factcheck.language.clauses.binding import Event
from factcheck.language.clauses.event_fit import act_told, event_fit, match, other_doers, other_numbers, same_sense
from factcheck.model import Fact, Kind
from tests.factory import article
from tests.language.clauses.test_binding import event


def test_the_same_verb_fits_better_than_one_of_the_same_sense_and_that_better_than_another():
    sank = event("The ferry sank on Monday.", "on Monday")
    again = event_fit(sank, event("The ferry sank on Friday.", "on Friday"))
    died = event("Two sailors died on Monday.", "on Monday")
    killed = event_fit(died, event("Two sailors were killed on Friday.", "on Friday"))
    other = event_fit(sank, event("The mayor spoke on Friday.", "on Friday"))
    assert again.verb > killed.verb > other.verb


def test_words_of_one_sense_are_alike():
    assert same_sense("explod", "explod")
    assert same_sense("releas", "free")
    assert not same_sense("explod", "sing")


def test_other_words_for_the_same_things_beside_it_match():
    left = event("The quake struck the harbour town at dawn.", "at dawn")
    right = event("A tremor hit the harbour town at noon.", "at noon")
    assert match(event_fit(left, right)) >= 0.6


def test_other_figures_are_noticed():
    left, right = "Shares fell 2 percent on Monday.", "Shares fell 5 percent on Friday."
    assert other_numbers(event(left, "on Monday"), event(right, "on Friday"))
    assert not other_numbers(event(left, "on Monday"), event("Shares fell 2 percent on Friday.", "on Friday"))


def test_other_doers_set_two_events_apart():
    left, right = "Maria Keller resigned on Monday.", "Peter Lund resigned on Friday."
    assert other_doers(event(left, "on Monday"), event(right, "on Friday"))
    told = event("Maria Keller wept when she resigned on Monday.", "on Monday")
    assert other_doers(told, event("Peter Keller resigned on Friday.", "on Friday"))
    assert not other_doers(told, event("Keller resigned on Friday.", "on Friday"))


class Happening(Struct, frozen=True):
    """A value that is told of an event."""

    event: Event


def happening(text: str, told: str) -> Fact[Happening]:
    start = text.index(told)
    return Fact.at(
        Kind.TIME, article(text).sentences[0], start, start + len(told), Happening(event(text, told)), "when"
    )


def test_what_happened_is_told_by_the_verb_of_both_or_by_that_of_each():
    sank = happening("The ferry sank on Monday.", "on Monday")
    assert act_told(sank, happening("It sank off the coast on Friday.", "on Friday")) == "sank"
    left = happening("The plane landed on Monday.", "on Monday")
    right = happening("The plane crashed on Friday.", "on Friday")
    assert act_told(left, right) == act_told(right, left) == "crashed / landed"
    quiet, loud = happening("It was quiet on Monday.", "on Monday"), happening("It was loud on Friday.", "on Friday")
    assert act_told(quiet, loud) == ""


TEXTS = st.sampled_from(
    ["The ferry sank on Monday.", "Police said he fled on Friday.", "Two men were killed after the fire in June."]
)


@given(TEXTS, TEXTS)
def test_the_figures_are_shares_and_the_same_from_both_sides(left, right):
    one, other = event(left, left.split()[-1]), event(right, right.split()[-1])
    assert event_fit(one, other) == event_fit(other, one)
    assert all(0 <= figure <= 1 for figure in astuple(event_fit(one, other)))
