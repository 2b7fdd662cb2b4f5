"""The same figure or day told of two acts, or of a part and the whole."""

from __future__ import annotations

import pytest

from factcheck.findings.two_acts import are_part_and_whole, tell_it_otherwise
from factcheck.model import Fact, Kind

from ..factory import article


def fact(kind: Kind, text: str, words: str, source: str) -> Fact[object]:
    """`words` of the sentence `text`, as a kind reads them."""
    start = text.index(words)
    return Fact(kind, article(text, source).sentences[0], start, start + len(words), words, None, "")


def both(kind: Kind, left: str, right: str, words: str) -> tuple[list[Fact[object]], list[Fact[object]]]:
    """`words`, which stand in both sentences, in either order."""
    one, other = fact(kind, left, words, "a.txt"), fact(kind, right, words, "b.txt")
    return [one, other], [other, one]


ANN = "Ann Lee ordered a recount in May."


@pytest.mark.parametrize(
    ("left", "right", "otherwise"),
    [
        (ANN, "Mark Holt ordered a recount in May.", True),
        (ANN, "The court ordered a recount in May.", True),
        (ANN, "Ann Lee ordered it in May.", False),
        (ANN, "She ordered a recount in May.", False),
        (ANN, "A woman ordered a recount in May.", False),
        (ANN, "A recount was ordered in May by Mark Holt.", True),
        (ANN, "A recount was ordered in May by Lee.", False),
        (ANN, "Mark Holt lost a recount in May.", False),
        ("The court ordered a recount in May.", "The council ordered a recount in May.", False),
        ("The port closed in May.", "The port did not close in May.", True),
        ("The port did not close in May.", "The port did not shut in May.", False),
        ("He was offered the title in May.", "He was offered the title in May and refused it.", True),
    ],
)
def test_two_doers_or_an_act_that_came_to_nothing_tell_a_day_otherwise(left: str, right: str, otherwise: bool) -> None:
    for facts in both(Kind.TIME, left, right, "in May"):
        assert tell_it_otherwise(facts) is otherwise


def test_who_somebody_is_holds_whatever_was_done() -> None:
    for facts in both(Kind.IDENTITY, ANN, ANN.replace("ordered", "did not order"), "Ann Lee"):
        assert not tell_it_otherwise(facts)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("Ten of the twelve jurors agreed.", "All twelve jurors agreed.", True),
        ("Ten of the twelve jurors agreed.", "The verdict suited all twelve jurors.", True),
        ("Most of the twelve jurors agreed.", "On Monday twelve jurors agreed.", True),
        ("A tenth of the twelve jurors agreed.", "The judge thanked twelve jurors.", False),
        ("The names of the twelve jurors were read.", "All twelve jurors agreed.", False),
        ("Ten of the twelve jurors agreed.", "Ten of the twelve jurors agreed.", False),
        ("On Monday twelve jurors agreed.", "All twelve jurors agreed.", False),
    ],
)
def test_a_number_of_a_whole_is_apart_where_one_tells_of_a_part_of_it(left: str, right: str, apart: bool) -> None:
    for facts in both(Kind.NUMBER, left, right, "twelve jurors"):
        assert are_part_and_whole(facts) is apart
