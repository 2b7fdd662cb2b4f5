"""Doers: whether the parties of two clauses are one or two, whoever asks."""

from __future__ import annotations

import pytest

from factcheck.findings.two_acts import tell_it_otherwise
from factcheck.language.clauses.acts import Act, acts
from factcheck.language.clauses.doers import Standing
from factcheck.language.clauses.event_fit import other_doers
from factcheck.language.clauses.parties import same_doer
from factcheck.model import Fact, Kind
from tests.factory import article
from tests.language.clauses.test_binding import event

ONE, OPEN, TWO, UNTOLD = Standing.ONE, Standing.OPEN, Standing.TWO, Standing.UNTOLD


def last(text: str) -> Act:
    """The last act of `text`."""
    return [*acts(article(text))][-1]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ida Moss sold the mill.", "Moss sold the mill.", ONE),
        ("Ida Moss sold the mill.", "Karl Moss sold the mill.", TWO),
        ("Ida Moss sold the mill.", "Karl Berg sold the mill.", TWO),
        ("Ida Moss sold the mill.", "The mill was sold by Karl Berg.", TWO),
        ("The mill was sold by Ida Moss.", "The mill was sold by Karl Berg.", TWO),
        ("The mill was sold by Ida Moss.", "Moss sold the mill.", ONE),
        ("Mr Rehnqvist sold the mill.", "Mr Rehnquist sold the mill.", ONE),
        ("Ida Moss wept. She sold the mill.", "Moss sold the mill.", ONE),
        ("Ida Moss wept. She sold the mill.", "Karl Berg sold the mill.", TWO),
        ("Ida Moss wept when she sold the mill.", "Karl Berg sold the mill.", TWO),
        ("Tom Berg wept. She sold the mill.", "Karl Moss sold the mill.", OPEN),
        ("Tom Berg wept when she sold the mill.", "Berg sold the mill.", OPEN),
        ("Ida Moss sold the mill.", "The farmer sold the mill.", OPEN),
        ("Ida Moss's lawyer sold the mill.", "Ida Moss sold the mill.", OPEN),
        ("Ida Moss wept. Her farm sold the mill.", "Moss sold the mill.", OPEN),
        ("Ida Moss said that the mill was sold by her.", "Karl Berg sold the mill.", TWO),
        ("Ida Moss sold the mill.", "The court sold the mill.", TWO),
        ("The ministry sold the mill.", "The council sold the mill.", OPEN),
        ("The farmer sold the mill.", "The farmer sold the mill.", ONE),
        ("The farmer sold the mill.", "Another farmer sold the mill.", OPEN),
        ("Ida Moss sold the mill.", "The other heir, Ida Moss, sold the mill.", ONE),
        ("Ida Moss sold the mill.", "The other heir, Karl Berg, sold the mill.", TWO),
        ("Ida Moss wept. They sold the mill.", "Moss sold the mill.", OPEN),
        ("Ida Moss sold the mill.", "The mill was sold.", UNTOLD),
    ],
)
def test_two_parties_are_one_or_two(left: str, right: str, expected: Standing) -> None:
    assert same_doer(last(left), last(right)) is same_doer(last(right), last(left)) is expected


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        ("Ida Moss sold the mill in June.", "Karl Moss sold the mill in June.", True),
        ("Ida Moss sold the mill in June.", "The mill was sold in June by Karl Berg.", True),
        ("The mill was sold in June by Ida Moss.", "The mill was sold in June by Karl Berg.", True),
        ("The mill was sold in June by Ida Moss.", "Moss sold the mill in June.", False),
        ("Ida Moss sold the mill in June.", "The farmer sold the mill in June.", False),
    ],
)
def test_times_and_what_is_told_alike_have_the_doers_of_the_acts(left: str, right: str, two: bool) -> None:
    said = [article(text, source).sentences[0] for text, source in ((left, "a.txt"), (right, "b.txt"))]
    facts = [Fact.at(Kind.TIME, one, at, at + 7, None, "") for one in said for at in [one.text.index("in June")]]
    assert (same_doer(last(left), last(right)) is TWO) is two
    assert other_doers(event(left, "in June"), event(right, "in June")) is two
    assert tell_it_otherwise(facts) is tell_it_otherwise(facts[::-1]) is two


def test_an_event_is_another_one_where_it_is_done_to_another() -> None:
    told = event("Ida Moss was robbed in June.", "in June")
    assert other_doers(told, event("Police say a gang robbed Karl Berg in July.", "in July"))
    assert not other_doers(told, event("Police say a gang robbed Ida Moss in July.", "in July"))


def test_who_does_it_is_not_whom_a_pronoun_means_that_it_is_done_to() -> None:
    told = event("Ida Moss said Karl Berg robbed her in June.", "in June")
    assert other_doers(told, event("Karl Berg was robbed in July.", "in July"))
    assert not other_doers(told, event("Ida Moss was robbed in July.", "in July"))
