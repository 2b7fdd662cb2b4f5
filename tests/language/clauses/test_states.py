"""States: who or what a sentence puts on which stage of which ladder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.acts import acts_by_sentence
from factcheck.language.clauses.ladders import ladders
from factcheck.language.clauses.statements import Polarity
from factcheck.language.clauses.states import State, states
from tests.factory import article


def told(text: str) -> list[State]:
    """The states of `text`."""
    read = article(text)
    return states(acts_by_sentence(read), read)


def only(text: str, ladder: str) -> State:
    """The one state of `text` on `ladder`."""
    (one,) = (state for state in told(text) if state.ladder == ladder)
    return one


@pytest.mark.parametrize(
    ("text", "ladder", "stage"),
    [
        ("Three miners were in critical condition.", "condition", "critical"),
        ("A miner, Ole Lund, died in hospital.", "condition", "dead"),
        ("Lund has been charged with arson.", "process", "charged"),
        ("Police have identified two suspects.", "suspects", "found"),
        ("The tunnel was closed.", "openness", "closed"),
        ("The captives were freed on Friday.", "rescue", "rescued"),
        ("Nobody was hurt.", "harm", "unhurt"),
    ],
)
def test_a_phrase_is_a_stage_of_its_ladder(text: str, ladder: str, stage: str) -> None:
    state = only(text, ladder)
    assert (state.stages, state.polarity) == ({stage}, Polarity.DONE)


def test_a_negation_that_makes_another_stage_is_that_stage() -> None:
    state = only("No arrests were made.", "suspects")
    assert (state.stages, state.polarity) == ({"none"}, Polarity.DONE)


def test_any_other_negation_is_told_of_the_stage() -> None:
    state = only("Lund has not been charged with arson.", "process")
    assert (state.stages, state.polarity) == ({"charged"}, Polarity.NEGATED)


@pytest.mark.parametrize(
    "text",
    [
        "Was the miner dead?",
        "If he had been dead, she would know.",
        "The miner nearly died.",
        "He could have died.",
        "The Herald generally does not name suspects.",
        "The arrest was not a surprise.",
        "She has no criminal record apart from a conviction for theft.",
    ],
)
def test_what_only_asks_supposes_or_is_done_as_a_rule_is_no_state(text: str) -> None:
    assert told(text) == []


def test_who_is_in_a_state_is_known_by_family_name_and_by_full_name() -> None:
    state = only("Ole Lund spoke on Monday. Lund was later charged with arson.", "process")
    assert (state.persons, state.who) == ({"lund"}, {"Ole Lund"})


@pytest.mark.parametrize(
    ("text", "part"),
    [("Two of the miners were in critical condition.", True), ("The miners were in critical condition.", False)],
)
def test_some_of_a_group_are_a_part_of_it(text: str, part: bool) -> None:
    assert only(text, "condition").part is part


def test_who_is_looked_for_is_in_the_state_and_not_who_looks() -> None:
    state = only("Police are searching for the gunman.", "search")
    assert (state.sought, state.heads) == (True, only("The gunman fled and is at large.", "custody").heads)


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("The tunnel was closed for ten hours.", True),
        ("The tunnel had been closed since May.", True),
        ("The tunnel was closed.", False),
    ],
)
def test_a_state_that_the_words_say_has_ended_is_over(text: str, over: bool) -> None:
    assert only(text, "openness").over is over


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("In 2022 another barge ran aground. Nobody was hurt.", True),
        ("In 2024 another barge ran aground. Nobody was hurt.", False),
        ("Another barge ran aground.\n\nNobody was hurt.", False),
        ("Nobody was hurt in a similar case last year.", True),
    ],
)
def test_what_is_told_of_another_year_is_older_to_the_end_of_the_paragraph(text: str, older: bool) -> None:
    assert only(text, "harm").older is older


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("Two were hurt in the worst fire of recent harbour history.", False),
        ("Two were hurt in the worst fire in the history of the town.", False),
        ("Two were hurt by a man with a criminal history.", True),
        ("Two were hurt by a man who has a history of violence.", True),
    ],
)
def test_a_history_that_it_is_held_against_makes_no_older_case(text: str, older: bool) -> None:
    assert only(text, "harm").older is older


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Ole Lund's time at the bank ended when he and the club agreed to part.", {"lund"}),
        ("Ole Lund told Ina Holm that he and the club agreed to part.", set()),
        ("Ole Lund wept when the club and the union agreed to part.", set()),
    ],
)
def test_who_is_joined_to_another_by_a_pronoun_is_the_one_named(text: str, persons: set[str]) -> None:
    assert only(text, "office").persons == persons


def test_each_state_knows_what_its_article_tells_of_the_same_person_and_of_all() -> None:
    first, second, other = (
        state
        for state in told(
            "Ole Lund was in critical condition. Lund was later in stable condition. Ina Holm died in hospital."
        )
        if state.ladder == "condition"
    )
    assert first.holder_stages == second.holder_stages == {("critical", Polarity.DONE), ("stable", Polarity.DONE)}
    assert other.holder_stages == {("dead", Polarity.DONE)}
    assert first.all_stages == other.all_stages == {"critical", "stable", "dead"}
    assert ("holm", "dead", Polarity.DONE) in first.by_name
    assert first.holders == 2


PIECES = st.sampled_from(
    "Ole Lund|the miners|two of them|nobody|police|were|was|has not been|in critical condition|died|was closed|charged "
    "with arson|no arrests were made|searching for|the gunman|for ten hours|in 2019|, who|and|nearly|last year|. He"
    "".split("|")
)


@given(st.lists(PIECES, max_size=12))
def test_whatever_the_words_a_state_has_stages_of_its_ladder_and_lies_in_its_sentence(pieces: list[str]) -> None:
    for state in told(f"{' '.join(pieces)}.".capitalize()):
        assert set() < state.stages <= set(ladders()[state.ladder].stages)
        assert state.stages <= state.all_stages
        assert not state.persons or {(stage, state.polarity) for stage in state.stages} <= state.holder_stages
        assert 0 <= state.start < state.end <= len(state.act.sentence.text)
        assert state.holders >= 1
