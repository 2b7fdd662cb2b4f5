"""Amounts: what the sentence says that an amount of money is."""

from __future__ import annotations

import pytest

from factcheck.language.numbers.amounts import amount

SUM = "$3 million"


def called(text: str) -> str:
    at = text.index(SUM)
    return amount(text, at, at + len(SUM))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The repairs will cost the town $3 million.", "cost"),
        ("The cost of the repairs was put at about $3 million.", "cost"),
        ("A court fined the ferry line $3 million.", "fine"),
        ("The line faces a fine of up to $3 million.", "fine"),
        ("The $3 million fine was paid.", "fine"),
        ("The storm caused $3 million in damage.", "damage"),
        ("Damage to the pier is estimated at $3 million.", "damage"),
        ("The skipper received $3 million in damages.", "compensation"),
        ("The town passed a budget of $3 million.", "budget"),
        ("Bail was set at $3 million.", "bail"),
        ("Losses rose to $3 million.", "loss"),
        ("Her share of the fortune is $3 million.", "share"),
    ],
)
def test_an_amount_is_what_the_noun_or_verb_beside_it_says(text: str, expected: str) -> None:
    assert called(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The line paid $3 million over the sinking.",
        "The budget would cover the $3 million repair bill.",
        "Holm stole $3 million to pay a fine.",
        "The line paid $3 million on top of the fine.",
        "The loss of the ferry and $3 million hurt the town.",
        "The offer was $3 million a share.",
        "Holm is in debt and wants $3 million.",
    ],
)
def test_a_word_that_does_not_go_with_the_amount_says_nothing_of_it(text: str) -> None:
    assert called(text) == ""
