"""Results of votes and matches: which two numbers are one result, and what it is of."""

from __future__ import annotations

import pytest

from factcheck.language.numbers.measures import Dimension
from factcheck.language.numbers.quantities import quantities


def results(text: str) -> list[tuple[str, str, float, float]]:
    """Words, what they are the result of, and both numbers, the greater first, of every result in `text`."""
    found = [quantity for quantity in quantities(text) if quantity.dimension is Dimension.TALLY]
    return [(quantity.text, quantity.unit, quantity.middle, quantity.against) for quantity in found]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("The harbour board voted 7-4 on Tuesday to close the pier.", ("7-4", "vote", 7, 4)),
        ("The board backed the $4 million plan by a vote of seven to four.", ("seven to four", "vote", 7, 4)),
        ("Board backs pier in 7-4 vote", ("7-4", "vote", 7, 4)),
        ("In a 5-4 Supreme Court ruling the ban fell.", ("5-4", "vote", 5, 4)),
        ("The court ruled 5 to 4 that the ban stands.", ("5 to 4", "vote", 5, 4)),
        ("The House passed the bill, 218-212, late on Monday.", ("218-212", "vote", 218, 212)),
        ("The bill failed by 49 votes to 51.", ("49 votes to 51", "vote", 51, 49)),
        ("The first vote on the charge had been 8-4.", ("8-4", "vote", 8, 4)),
        ("The board voted 4-3-1 to close the pier.", ("4-3-1", "vote", 4, 3)),
        ("The board decided, seven in favour and two against.", ("seven in favour and two against", "vote", 7, 2)),
        ("Tarn Rovers beat Holm Albion 3-2 on Saturday.", ("3-2", "match", 3, 2)),
        ("Holm Albion lost 2–0 at home.", ("2–0", "match", 2, 0)),
        ("A 4-1 home win took Tarn Rovers up.", ("4-1", "match", 4, 1)),
        ("Tarn Rovers won the series 4-1.", ("4-1", "series", 4, 1)),
        ("Tarn Rovers won 4-3 on penalties.", ("4-3", "penalties", 4, 3)),
        ("Tarn Rovers won 5-3 on aggregate.", ("5-3", "both legs", 5, 3)),
    ],
)
def test_a_result_is_one_quantity_of_two_numbers(text: str, result: tuple[str, str, float, float]) -> None:
    assert results(text) == [result]


@pytest.mark.parametrize(("votes", "abstained"), [("4-3-1", 1), ("4-3-0", 0), ("4-3", None)])
def test_who_did_not_vote_is_kept_where_it_is_told(votes: str, abstained: float | None) -> None:
    (found,) = quantities(f"The board voted {votes} to close the pier.")
    assert found.abstained == abstained


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Rovers improved to 10-3 with the win.",
        "Tarn Rovers (10-3) won the toss.",
        "Tarn Rovers won the season opener to go 10-3.",
        "Tarn Rovers are 10-3 this season.",
        "Tarn Rovers took a 2-1 lead.",
        "The mare won at odds of 7-4.",
        "The mare beat 7-4 odds.",
        "The club won 10-15 people over.",
        "The party won 3 to 5 seats.",
        "The board voted in groups of 10-15 people.",
        "The board approved cuts of 10-15 percent.",
        "The board approved 10 to 15 new posts.",
        "The judge ruled that 5-10 years were enough.",
        "Anna Holm won 6-4, 6-3 in the final.",
        "Children aged 3-12 won prizes.",
        "The board voted on 3-12-2024.",
        "The shop opens 9-5.",
    ],
)
def test_a_record_odds_an_age_and_a_range_are_no_result(text: str) -> None:
    assert results(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The board voted unanimously to close the pier.", "unanimously"),
        ("In a unanimous ruling on Monday the court let the ban stand.", "unanimous"),
        ("The vote of the council was unanimous.", "unanimous"),
        ("The board voted near-unanimously to close the pier.", None),
        ("The vote of the council was not unanimous.", None),
        ("The jury could not reach a unanimous verdict.", None),
        ("The charter requires a unanimous vote.", None),
        ("The papers were unanimous in their praise.", None),
        ("The Senate took it up by unanimous consent.", None),
    ],
)
def test_a_unanimous_vote_is_a_result_with_nobody_against(text: str, told: str | None) -> None:
    assert [(words, what, against) for words, what, _, against in results(text)] == (
        [(told, "vote", 0)] if told else []
    )


def test_who_rules_by_so_many_votes_has_voted() -> None:
    assert results("The court threw out the map, ruling 4-1 that it came too late.") == [("4-1", "vote", 4, 1)]
