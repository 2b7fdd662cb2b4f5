"""What another source surely tells too is no claim of one source, however it is worded."""

from __future__ import annotations

import pytest

from factcheck.findings.counterparts import ALIKE, counterparts
from factcheck.findings.texts import Texts
from factcheck.model import Agreement, Kind, Member, Pair, Position, Story

from ..factory import article

FILLER = "The mayor came to the quay. Some shops were shut. Nobody was hurt there."


def has(ours: str, theirs: str, part: str, score: float = ALIKE) -> bool:
    """True when `part` of `ours` is told elsewhere, where `theirs` may tell the same thing."""
    left, right = article(f"{ours} {FILLER}", "a.txt"), article(f"{theirs} {FILLER}", "b.txt")
    pair = Pair(left.sentences[0], right.sentences[0], score, cosine=0.5, overlap=0.5, mutual=True)
    story = Story("", "", (Member("a.txt"), Member("b.txt")))
    told = counterparts(Texts.of([left, right], [pair], story), [])
    start = ours.index(part)
    return told.has(left.sentences[0], start, start + len(part))


LABEL = "The singer was dropped by her label Halcyon, which has offices in Ostby."
STANDS = "Her label Halcyon said that it would stand by her."


def test_a_clause_is_told_elsewhere_where_a_sentence_that_is_surely_alike_has_a_rare_word_of_it() -> None:
    assert has(LABEL, STANDS, "dropped by her label Halcyon")


def test_a_clause_without_a_word_of_the_sentence_alike_is_told_alone() -> None:
    assert not has(LABEL, STANDS, "which has offices in Ostby")


def test_a_rare_word_in_sentences_that_may_tell_other_things_says_nothing() -> None:
    assert not has(LABEL, STANDS, "dropped by her label Halcyon", ALIKE - 0.01)


@pytest.mark.parametrize(
    "theirs",
    ["Halcyon has sued a dealer over forged tickets.", "The director of Halcyon, Ada Moen, opened a school."],
)
def test_sentences_that_share_only_a_name_tell_nothing_alike(theirs: str) -> None:
    """However sure they were aligned: one rare name makes two sentences on two things very like."""
    assert not has(LABEL, theirs, "dropped by her label Halcyon", score=1.0)


def test_years_that_both_count_are_no_topic() -> None:
    ours = "The captain, who has worked there for 22 years, was freed."
    assert not has(ours, "It was the second accident of a ferry in two years.", "who has worked there for 22 years")


@pytest.mark.parametrize("part", ["thanked the volunteers", "Harald Strobel thanked the volunteers", "minister"])
def test_who_somebody_is_is_told_of_much_that_one_source_has_alone(part: str) -> None:
    ours = "The minister Harald Strobel thanked the volunteers."
    assert not has(ours, "Interior minister Harald Strobel has invited the dog.", part)


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("The plant was fined in 2021 for blocked exits.", "A routine visit in 2021 turned up no violations.", True),
        ("Some 310 rifles vanished between 2017 and 2020.", "He left the firm in 2020.", False),
        ("The firm acted after 16 complaints.", "Sixteen families have complained.", True),
        ("The firm has nine shops.", "The search went on for nine days.", False),
        ("The band has 40 players.", "The bridge is 40 metres long.", False),
        ("Dozens of boats came.", "Dozens of trees fell.", False),
    ],
)
def test_a_telling_number_of_both_is_of_one_fact_whatever_the_words(ours: str, theirs: str, told: bool) -> None:
    assert has(ours, theirs, ours, score=0.0) is told


def test_what_is_agreed_is_told_elsewhere() -> None:
    text = "Shares fell 7.4 percent. The founder left."
    only = article(text)
    agreed = Agreement(Kind.NUMBER, "share", (Position("a.txt", 0, 24, text[:24], "7.4 percent", 12, 23, 1),))
    told = counterparts(Texts.of([only], [], Story("", "", (Member("a.txt"),))), [agreed])
    assert told.has(only.sentences[0], 0, 24)
    assert not told.has(only.sentences[1], only.sentences[1].start, only.sentences[1].end)
