"""Which facts meet: what a sentence of an article only repeats is told by the one that speaks for it."""

from __future__ import annotations

from factcheck.compare import compare
from factcheck.model import Comparison
from factcheck.rules import load_rules

from .factory import article



def disputes(text: str, other: str) -> list[Comparison]:
    """The disputes that need no aligned sentences."""
    rules = load_rules()
    return [c for c in compare((article(text), article(other, "b.txt")), (), rules) if c.dispute]


def test_a_fact_of_a_caption_is_told_where_the_body_says_it_in_a_whole_sentence() -> None:
    text = "Nine people died at the bridge\n\nIt stood for years.\n\nNine people died at the bridge."
    found = disputes(text, "Ten people died at the bridge.")
    assert {c.left.start for c in found} == {text.rindex("Nine")}
    assert {c.left.sentence.text for c in found} == {"Nine people died at the bridge."}
    assert all(text[c.left.start : c.left.end] == c.left.text for c in found)


def test_a_fact_said_twice_word_for_word_meets_another_once() -> None:
    once = disputes("Nine people died at the bridge.", "Ten people died at the bridge.")
    twice = disputes("Nine people died at the bridge.\n\nNine people died at the bridge", "Ten people died at the bridge.")
    assert len(once) == len(twice) > 0


def test_sentences_that_differ_in_a_word_both_tell() -> None:
    text = "Nine people died at the bridge.\n\nNine people died at the old bridge."
    assert len({c.left.start for c in disputes(text, "Ten people died at the bridge.")}) == 2
