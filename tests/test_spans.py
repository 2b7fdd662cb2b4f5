"""Where things stand in a text, and how much of it two of them share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Mention, MentionKind, Sentence
from factcheck.spans import overlap, shared, shifted, span_in, span_of

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda begun: (begun[0], begun[0] + begun[1]))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [((0, 4), (2, 6), 2), ((0, 4), (4, 6), 0), ((0, 4), (6, 8), -2), ((0, 9), (2, 5), 3)],
)
def test_shared_counts_the_code_points_in_both(left, right, expected):
    assert shared(left, right) == shared(right, left) == expected


@given(SPANS, SPANS)
def test_two_overlap_that_share_a_code_point(left, right):
    assert overlap(left, right) is overlap(right, left) is (shared(left, right) > 0)


def test_an_empty_span_overlaps_what_it_lies_within_and_nothing_beside_it():
    assert overlap((3, 3), (1, 5))
    assert not overlap((3, 3), (3, 5))


def test_a_mention_stands_in_the_article_and_in_its_sentence():
    mention = Mention(MentionKind.PERSON, 14, 22, "Ana Ruiz", "Ana Ruiz")
    sentence = Sentence("a.txt", 1, 10, 30, "Yet Ana Ruiz stayed.", mentions=(mention,))
    start, end = span_in(sentence, mention)
    assert sentence.text[start:end] == "Ana Ruiz"
    assert shifted((start, end), sentence.start) == span_of(mention)
