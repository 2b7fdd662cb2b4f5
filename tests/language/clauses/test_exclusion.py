"""Exclusion: whether two states of one ladder are of one holder, and whether both can be."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.acts import acts_by_sentence
from factcheck.language.clauses.exclusion import apart, may_have_moved, same_holder, state_features
from factcheck.language.clauses.states import State, states
from tests.factory import PUBLISHED, article


def told(text: str, published: dt.date | None = PUBLISHED) -> list[State]:
    """The states of `text`."""
    read = article(text, published=published)
    return states(acts_by_sentence(read), read)


def pair(ladder: str, left: str, right: str, *days: dt.date | None) -> tuple[State, State]:
    """The one state on `ladder` of either text; `days` are those of the articles."""
    both = zip((left, right), days or (PUBLISHED, PUBLISHED), strict=True)
    one, other = (state for text, day in both for state in told(text, day) if state.ladder == ladder)
    return one, other


CRITICAL = "Ole Lund was in critical condition."


@pytest.mark.parametrize(
    ("left", "right", "surely"),
    [
        (CRITICAL, "Lund was in stable condition.", 1.0),
        (CRITICAL, "Ina Holm was in stable condition.", 0.0),
        (CRITICAL, "Another miner was in stable condition.", 0.0),
        ("The miner was in critical condition.", "The miner was in stable condition.", 0.8),
        ("Two of the miners were in critical condition.", "Five sailors were in stable condition.", 0.0),
    ],
)
def test_the_holder_is_one_by_name_less_surely_by_noun_and_never_where_a_name_or_a_part_is_another(
    left: str, right: str, surely: float
) -> None:
    one, other = pair("condition", left, right)
    assert same_holder(one, other) == same_holder(other, one) == surely


@pytest.mark.parametrize(
    ("left", "right", "surely"),
    [
        ("The premier sacked her transport minister.", "Ina Holm, the minister of transport, resigned.", 1.0),
        ("The premier sacked a minister.", "Ina Holm, the minister of transport, resigned.", 0.8),
        ("Tarn's transport minister was sacked.", "Transport minister Ina Holm resigned.", 1.0),
        ("The prison director was sacked.", "Transport minister Ina Holm resigned.", 0.0),
        ("The deputy minister was sacked.", "Transport minister Ina Holm resigned.", 0.0),
        ("The prison director was sacked.", "Ina Holm resigned.", 0.4),
        ("The decision was mutual.", "Ina Holm resigned.", 1.0),
        ("The prison director was sacked.", "Ina Holm was heard. She resigned.", 0.4),
    ],
)
def test_who_is_told_by_a_post_is_the_one_named_who_holds_it(left: str, right: str, surely: float) -> None:
    one, other = pair("office", left, right)
    assert same_holder(one, other) == same_holder(other, one) == surely


@pytest.mark.parametrize(
    ("ladder", "left", "right", "gap"),
    [
        ("condition", CRITICAL, "Ole Lund was in stable condition.", True),
        ("condition", CRITICAL, "Ole Lund was in critical condition on Friday.", False),
        ("openness", "The tunnel was closed.", "The tunnel was open.", True),
        ("openness", "The tunnel was closed.", "The tunnel was closed for ten hours.", False),
        ("harm", "Nobody was hurt in the blaze.", "Three people were hurt in the blaze.", True),
        ("office", "The club sacked Ole Lund.", "Ole Lund left by mutual consent.", True),
        ("office", "Ole Lund resigned.", "Ole Lund said the decision was mutual.", True),
        ("office", "Ole Lund was fired in May.", "Ole Lund had retired.", True),
        ("office", "Ole Lund stepped down.", "Ole Lund is retiring.", False),
        ("office", "Ole Lund resigned.", "Ole Lund was laid off.", True),
        ("office", "Ole Lund was laid off.", "Ole Lund was made redundant.", False),
        ("office", "Ole Lund was dismissed.", "Ole Lund was laid off.", False),
        ("office", "Ole Lund stormed out of the cabinet.", "The premier sacked Ole Lund.", True),
        ("surrender", "Ole Lund gave himself up.", "Ole Lund was arrested at his home.", True),
        ("surrender", "Ole Lund turned himself in.", "Ole Lund was found hiding in a barn.", True),
        ("surrender", "Ole Lund gave up without a fight.", "Ole Lund was brought down with a stun gun.", True),
        ("surrender", "Ole Lund was captured.", "Ole Lund was tackled by a guard.", False),
        ("surrender", "Ole Lund was tackled by a guard.", "Ole Lund shot himself.", True),
        ("plea", "Ole Lund pleaded no contest.", "Ole Lund pleaded guilty.", True),
        ("plea", "Ole Lund pleaded not guilty.", "Ole Lund entered no plea.", True),
        ("plea", "Ole Lund pleaded guilty.", "Ole Lund entered a guilty plea.", False),
        ("deathplace", "Ole Lund died at his home.", "Ole Lund died in hospital.", True),
        ("deathplace", "Ole Lund was pronounced dead at the scene.", "Lund died on the way to hospital.", True),
        ("deathplace", "Ole Lund was pronounced dead in hospital.", "Lund died at a clinic.", False),
        ("testresult", "Ole Lund tested positive.", "Ole Lund tested negative.", True),
        ("membership", "Ole Lund left the caucus.", "Ole Lund was expelled from the caucus.", True),
        ("offer", "Ole Lund accepted.", "Ole Lund declined the invitation.", True),
        ("contact", "Ole Lund had not been contacted.", "Ole Lund has held talks with the club.", True),
        ("condition", "The two pilots were captured.", "Both pilots died.", True),
        ("guilt", "Ole Lund pleaded guilty.", "Ole Lund is awaiting trial.", True),
        ("standing", "Police suspect the Grey Owls.", "The Grey Owls were not involved.", True),
        ("process", "Lund has been charged with arson.", "Lund has not been charged with arson.", True),
        ("process", "Lund was acquitted of murder.", "Lund was convicted of assault.", False),
        ("process", "Lund was convicted in 2011.", "Lund was acquitted on Friday.", False),
        ("condition", "Two miners were in critical condition.", "Five miners were in stable condition.", False),
        ("condition", "A man was in critical condition.", "A woman was in stable condition.", False),
    ],
)
def test_two_states_exclude_each_other_unless_words_part_them_or_both_can_be(
    ladder: str, left: str, right: str, gap: bool
) -> None:
    one, other = pair(ladder, left, right)
    assert apart(one, other) == apart(other, one)
    assert (apart(one, other) is not None) is gap


@pytest.mark.parametrize(
    ("ladder", "text"),
    [
        ("office", "Ole Lund stormed out of the meeting."),
        ("office", "Lund, a retired carrier, spoke."),
        ("office", "The firm laid off 80 people."),
        ("membership", "Ole Lund left the house."),
        ("surrender", "Ole Lund was caught in a blizzard."),
        ("surrender", "Ole Lund was arrested on Friday."),
        ("surrender", "Ole Lund was arrested two days after the fire."),
        ("surrender", "Ole Lund gave up smoking."),
        ("deathplace", "Ole Lund has died, days after he fell at his home."),
        ("offer", "Ole Lund declined to speak."),
        ("contact", "Ole Lund held a rally with the club."),
        ("standing", "The Grey Owls were involved."),
    ],
)
def test_words_much_like_those_of_a_stage_are_of_none(ladder: str, text: str) -> None:
    assert ladder not in {state.ladder for state in told(text)}


def test_an_article_that_tells_the_other_stage_as_well_agrees() -> None:
    both = told(f"{CRITICAL} Lund was later in stable condition.")[0]
    (stable,) = told("Ole Lund was in stable condition.")
    assert apart(both, stable) is apart(stable, both) is None


@pytest.mark.parametrize(
    ("right", "days", "moved"),
    [
        ("Ole Lund died.", (PUBLISHED, PUBLISHED), True),
        ("Ole Lund died.", (None, None), False),
        ("Ole Lund later died.", (None, None), True),
        ("Ole Lund was in serious condition.", (PUBLISHED, PUBLISHED), False),
    ],
)
def test_who_was_critical_may_have_died_since_where_anything_tells_of_two_times(
    right: str, days: tuple[dt.date | None, dt.date | None], moved: bool
) -> None:
    one, other = pair("condition", CRITICAL, right, *days)
    assert may_have_moved(one, other) is may_have_moved(other, one) is moved


def test_who_is_well_in_an_article_of_the_day_has_not_died_before() -> None:
    well, later = "Ole Lund was in stable condition.", PUBLISHED + dt.timedelta(days=1)
    assert not may_have_moved(*pair("condition", well, "Ole Lund died."))
    assert may_have_moved(*pair("condition", well, "Ole Lund died.", PUBLISHED, later))
    assert not may_have_moved(*pair("condition", well, "Ole Lund died.", later, PUBLISHED))


TEXTS = st.sampled_from(
    [
        CRITICAL,
        "Lund was in stable condition.",
        "Two of the miners were in critical condition.",
        "Another miner died on Friday.",
        "Nobody was hurt.",
        "Three people were hurt in the blaze at Tarn.",
        "Lund has not been charged with arson.",
        "Holm was acquitted of murder.",
        "The tunnel was closed for ten hours.",
        "The tunnel was open.",
        "Police are searching for the gunman.",
        "No arrests were made.",
        "The captives were freed.",
    ]
)


@given(TEXTS, TEXTS)
def test_nothing_that_is_said_of_two_states_hangs_on_which_comes_first(left: str, right: str) -> None:
    for one in told(left):
        for other in (state for state in told(right) if state.ladder == one.ladder):
            gap = apart(one, other)
            assert gap == apart(other, one)
            assert same_holder(one, other) == same_holder(other, one)
            assert may_have_moved(one, other) is may_have_moved(other, one)
            assert state_features(one, other, gap or 0.0) == state_features(other, one, gap or 0.0)
            assert all(0 <= figure <= 1 for _, figure in state_features(one, other, gap or 0.0))


@given(TEXTS)
def test_no_state_excludes_itself(text: str) -> None:
    assert [apart(state, state) for state in told(text)] == [None] * len(told(text))
