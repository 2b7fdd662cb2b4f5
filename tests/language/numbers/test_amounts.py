"""Amounts: what the sentence says that an amount of money is."""

from __future__ import annotations

import pytest

from factcheck.language.numbers.amounts import Amount, amount, are_two_amounts, moved

SUM = "$3 million"


def called(text: str) -> Amount | None:
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
        ("Fourth-quarter operating profit dropped by 28 per cent to $3 million.", "quarterly operating profit"),
        ("Her share of the fortune is $3 million.", "share"),
    ],
)
def test_an_amount_is_what_the_noun_or_verb_beside_it_says(text: str, expected: str) -> None:
    assert str(called(text)) == expected


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
    assert called(text) is None


@pytest.mark.parametrize(
    ("text", "thing", "verb"),
    [
        ("Operating profit fell 38 percent to $3 million.", "operating profit", "fell"),
        ("Revenue slipped by 38 percent.", "sales", "slipped"),
        ("Shares in the ferry line closed up 38 percent.", "shares", "closed"),
        ("Prices of homes were down 38 percent.", "prices", "down"),
    ],
)
def test_what_rose_or_fell_by_a_share_is_told_with_its_verb(text: str, thing: str, verb: str) -> None:
    move = moved(text, text.index("38"))
    assert move is not None
    assert (str(move.thing), text[move.start :].split(maxsplit=1)[0]) == (thing, verb)


@pytest.mark.parametrize(
    "text", ["The party won 38 percent of the vote.", "Profit came, and 38 percent of staff left."]
)
def test_a_share_of_a_whole_is_no_move(text: str) -> None:
    assert moved(text, text.index("38")) is None


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        (Amount("profit", ("net",)), Amount("profit", ("gross",)), True),
        (Amount("profit", ("quarterly",)), Amount("profit", ("annual",)), True),
        (Amount("profit", ("quarterly", "operating")), Amount("profit", ("operating",)), False),
        (Amount("profit", ("quarterly",)), Amount("profit", ("operating",)), False),
        (Amount("profit"), Amount("sales"), True),
        (Amount("fine"), Amount("cost"), False),
        (Amount("profit"), None, False),
        (None, None, False),
    ],
)
def test_kinds_of_one_sort_part_two_amounts(left: Amount | None, right: Amount | None, two: bool) -> None:
    assert are_two_amounts(left, right) is are_two_amounts(right, left) is two
