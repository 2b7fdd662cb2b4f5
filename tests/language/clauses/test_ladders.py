"""Ladders: which phrases name which stage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.ladders import ladders, matches
from factcheck.text import words


def stages(text: str, ladder: str) -> list[str]:
    return [match.stage for match in matches(words(text)) if match.ladder == ladder]


@pytest.mark.parametrize("form", ["were charged with", "is charged with", "be charged over"])
def test_a_pattern_fits_any_form_of_the_verb_before_it(form: str) -> None:
    assert stages(f"The two brothers {form} fraud.", "process") == ["charged"]


def test_an_exact_form_does_not_fit_the_noun() -> None:
    assert stages("Neighbours raised questions about the fence.", "process") == []
    assert stages("Neighbours were questioned about the fence.", "process") == ["questioned"]


def test_a_gap_stands_for_three_words_and_no_more() -> None:
    assert stages("He pleaded, and formal charges were soon filed.", "process") == ["charged"]
    assert stages("The charges that the old warden of the yard had long filed away.", "process") == []


def test_a_gap_does_not_reach_over_the_end_of_a_statement() -> None:
    assert stages("She made coffee; arrests are rare.", "suspects") == []


def test_two_ladders_may_share_a_phrase_but_one_ladder_takes_the_longest() -> None:
    assert stages("He is in critical condition.", "condition") == ["critical"]


def test_every_ladder_says_what_it_is_about_and_its_negative_stages_exist() -> None:
    for ladder in ladders().values():
        assert ladder.about in {"person", "witness", "speaker", "suspect", "thing", "owner", "case"}
        assert ladder.negative <= set(ladder.stages)


@given(st.text(max_size=200))
def test_matches_lie_inside_the_sentence_and_do_not_overlap_on_one_ladder(text: str) -> None:
    tokens = words(text)
    found = matches(tokens)
    for number, match in enumerate(found):
        assert 0 <= match.first <= match.last < len(tokens)
        assert not any(m.ladder == match.ladder and m.first <= match.last for m in found[number + 1 :])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The jury convicted Peter Lund, 44, of theft.", ["guilty"]),
        ("The strike, 10 and 17 March, was called off.", ["ended"]),
        ("The strike, a long and bitter one, was called off.", []),
        ("The jury convicted, in 2004, one of his sons of theft.", []),
    ],
)
def test_ages_and_days_set_off_by_commas_part_no_phrase(text: str, found: list[str]) -> None:
    assert stages(text, "trialend") + stages(text, "stoppage") == found


@pytest.mark.parametrize("told", ["posted a $10,000 bond", "made €5,000 bail", "posted bail"])
def test_a_gap_may_hold_an_amount_of_money(told: str) -> None:
    assert stages(f"Lund {told}.", "custody") == ["released"]
