"""Two rows of quoted words laid over each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.quotes.wording import Edit, Overlay, lay_over, quoted_tokens


def overlay(left: str, right: str) -> Overlay:
    return lay_over(tuple(quoted_tokens(left, 0, len(left))), tuple(quoted_tokens(right, 0, len(right))))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("we won't", "we will not"),
        ("they've", "they have"),
        ("it's", "it is"),
        ("the colour", "the color"),
        ("we realised", "we realized"),
        ("a theatre", "a theater"),
        ("they travelled", "they traveled"),
        ("twenty days", "20 days"),
        ("a long-term plan", "a long term plan"),
        ("ten percent", "10%"),
        ("OK", "okay"),
        ("the U.S. fleet", "the US fleet"),
    ],
)
def test_one_word_written_in_two_ways_is_one(left: str, right: str) -> None:
    forms = [[token.form for token in quoted_tokens(text, 0, len(text))] for text in (left, right)]
    assert forms[0] == forms[1]


def test_tokens_keep_their_place_in_the_text() -> None:
    text = "The bell, they said, won't ring."
    shown = [text[token.start : token.end] for token in quoted_tokens(text, 4, len(text))]
    assert shown == ["bell", "they", "said", "won't", "won't", "ring"]


def test_other_words_in_the_middle_are_an_edit() -> None:
    found = overlay("the bell of the tower fell down", "the bell of the church fell down")
    assert found.edits == (Edit((4, 5), (4, 5)),)
    assert not found.tail


def test_missing_words_in_the_middle_are_an_edit_with_one_empty_side() -> None:
    assert overlay("the bell is cracked and must go", "the bell must go").edits == (Edit((2, 5), (2, 2)),)


def test_a_shorter_row_is_no_edit() -> None:
    found = overlay("the bell of the tower fell down", "bell of the tower")
    assert found.edits == ()
    assert found.coverage == pytest.approx(1.0)


def test_two_rows_that_go_on_differently_differ_at_the_end() -> None:
    found = overlay("the bell rang at noon", "the bell rang all winter")
    assert found.tail


def test_brackets_hide_what_was_said() -> None:
    assert overlay("I saw the [old church] bell fall", "I saw the bell fall").edits == ()


def test_stray_function_words_are_not_shared() -> None:
    assert overlay("the old men of the town", "the river is deep").weight == 0


WORDS = st.lists(st.sampled_from("the a bell fell not tower and was open shook".split()), max_size=10).map(" ".join)


@given(WORDS, WORDS)
def test_laying_over_is_symmetric(left: str, right: str) -> None:
    there, back = overlay(left, right), overlay(right, left)
    assert (there.weight, there.coverage, there.tail) == (back.weight, back.coverage, back.tail)
    assert there.edits == tuple(Edit(edit.right, edit.left) for edit in back.edits)


@given(WORDS)
def test_a_row_covers_itself_without_an_edit(text: str) -> None:
    assert overlay(text, text).edits == ()
