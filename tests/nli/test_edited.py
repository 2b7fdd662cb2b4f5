"""Sentences of news beside their own edits: what stays, what is changed, and the label that follows."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from factcheck.model import Kind
from factcheck.nli import CONTRADICTION, ENTAILMENT
from factcheck.nli.edited import EDITS, edited
from factcheck.nli.news import read_news

LONG = (
    "But Ina Holm, who lives next door, did not see the four men leave on Friday night, "
    'and "nobody in the whole street heard anything," Tarn police said.'
)


def made(text: str, seeds: int = 200) -> list[tuple[str, str, int]]:
    pairs = [pair for seed in range(seeds) for pair in edited([text], random.Random(seed))]
    return [(pair.a, pair.b, pair.label) for pair in pairs]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The bridge over the river is closed, Tarn police said.", "The bridge over the river is closed."),
        (
            "The bridge over the river is closed, Tarn police said.",
            "Tarn police said the bridge over the river is closed.",
        ),
        ("Ina Holm, who lives next door, heard a bang and ran.", "Ina Holm heard a bang and ran."),
        (
            "The ferry turned back before it had reached Tarn, while its owner slept.",
            "The ferry turned back before it had reached Tarn.",
        ),
        ("But the ferry had turned back by then.", "The ferry had turned back by then."),
        ("The ferry sank on Monday night off Tarn.", "The ferry sank off Tarn."),
        ("The ferry sank on Monday night off Tarn.", "On Monday night, the ferry sank off Tarn."),
        ("She is Ina Holm, 43, of Tarn.", "She is Ms. Holm, 43, of Tarn."),
        ("The ferry was steered by Ina Holm, 43.", "The ferry was steered by Holm, 43."),
        ("Only nine of the boats came back.", "Only 9 of the boats came back."),
        ("The ferry did not stop.", "The ferry didn't stop."),
        ("The ferry is closed until further notice.", "The ferry is closed indefinitely."),
        ('He called it "a ferry too far" at once.', "He called it “a ferry too far” at once."),
    ],
)
def test_an_edit_says_the_same_or_less(before: str, after: str) -> None:
    tried = {edit(before, random.Random(seed)) for edit in EDITS for seed in range(20)}
    assert after in tried


@pytest.mark.parametrize(
    "text",
    [
        "The owner of the ferry, who was on board, drowned.",
        "The mayor, who resigned on Monday, will be buried.",
        "The line, which had 28 boats, ran twenty-eight of them.",
        "The court fined the line, the port, the owner.",
        "The Port Authority was there.",
    ],
)
def test_no_edit_moves_a_day_to_another_act_or_takes_away_what_a_sentence_says(text: str) -> None:
    tried = {after for edit in EDITS for seed in range(20) if (after := edit(text, random.Random(seed))) is not None}
    assert not any("On Monday" in after or "According to she" in after or "Ms." in after for after in tried)
    assert all(text.rsplit(maxsplit=1)[-1] in after for after in tried)
    assert not any("8" in after.replace("28", "") for after in tried)


def test_only_what_both_sides_say_is_denied() -> None:
    """What one side alone says is no contradiction when it is denied."""
    text = "Ina Holm, who was asleep in her chair by the window, heard a bang and ran home to Tarn."
    pairs = [pair for seed in range(400) for pair in edited([text], random.Random(seed))]
    denied = [(pair.a, pair.b) for pair in pairs if pair.label == CONTRADICTION and "not" in f"{pair.a} {pair.b}"]
    assert denied
    assert all("asleep" in a and "asleep" in b for a, b in denied)


def test_a_sentence_agrees_with_its_edits() -> None:
    agreeing = {(a, b) for a, b, label in made(LONG) if label == ENTAILMENT}
    assert len(agreeing) > 20
    assert all(LONG in pair for pair in agreeing)


def test_one_value_changed_besides_is_a_difference_of_its_kind_with_its_words() -> None:
    text = "Ina Holm, 43, told the court on Friday that 17 of the boats were burnt and “nobody was warned at all”."
    found = [pair for seed in range(300) for pair in edited([text], random.Random(seed)) if pair.label == CONTRADICTION]
    kinds = {}
    for pair in found:
        for one in pair.differences or ():
            assert one.a is not None
            assert one.b is not None
            mine, theirs = pair.a[slice(*one.a)], pair.b[slice(*one.b)]
            assert mine != theirs
            kinds[one.kind] = (mine, theirs)
    assert {Kind.NUMBER, Kind.TIME, Kind.QUOTE} <= set(kinds)


def test_short_and_very_long_sentences_are_left() -> None:
    assert made("No comment.") == []
    assert made("The ferry left. " * 40) == []


def test_our_own_texts_give_edits_of_both_sorts() -> None:
    pairs = read_news(Path("tests/pairs"))[:3000]
    found = list(edited(list(dict.fromkeys(text for pair in pairs for text in (pair.a, pair.b))), random.Random(1)))
    changed = sum(pair.label == CONTRADICTION for pair in found)
    assert 0.15 < changed / len(found) < 0.5
    assert all(pair.a != pair.b for pair in found if pair.label == CONTRADICTION)
