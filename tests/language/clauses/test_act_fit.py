"""Fit of acts: what two acts share, and what tells them apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.clauses.act_fit import act_features, rarity, roles, share_people, years
from factcheck.language.clauses.acts import Act, acts
from tests.factory import article

NAMES = st.frozensets(st.text(alphabet="abcdefghij", min_size=1, max_size=9))


def first(text: str) -> Act:
    """The first act of `text`."""
    return next(acts(article(text)))


def test_doers_and_things_done_to_fit_or_do_not() -> None:
    act = first("The clerk burned the file.")
    assert roles(act, first("The file was burned by the clerk.")) == 1
    assert roles(act, first("The clerk burned the letter.")) == 0.5
    assert roles(act, first("A storm burned the mast.")) == 0


def test_other_people_speak_against_one_event() -> None:
    figures = dict(act_features(first("Ina Holm left the yard."), first("Peter Lund left the yard.")))
    assert figures["other people"] == 1
    assert figures["persons"] == 0


def test_names_spelled_nearly_alike_are_shared() -> None:
    assert share_people(frozenset({"lundberg"}), frozenset({"lundbergh"}))
    assert not share_people(frozenset({"holm"}), frozenset({"holt"}))


def test_a_word_of_one_sentence_alone_is_rarest() -> None:
    often = first("The ferry left. The ferry turned. The ferry sank.")
    assert rarity("leav", often, often) > rarity("ferri", often, often)


def test_the_years_of_a_sentence() -> None:
    assert years(first("In 1994 the yard burned down with 2500 boats.")) == {"1994"}


@given(NAMES, NAMES)
def test_sharing_people_is_mutual(ours: frozenset[str], others: frozenset[str]) -> None:
    assert share_people(ours, others) == share_people(others, ours)
