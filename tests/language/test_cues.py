"""Cues: what a pattern finds never lacks one, so that to ask for them first changes nothing but the time it takes."""

from __future__ import annotations

import importlib
from unicodedata import digit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.cues import DIGIT, Cued, cues_of, pieces

CUED: list[Cued] = [
    *(pattern for pattern, _ in importlib.import_module("factcheck.language.numbers.numerals")._grammar()),
    *(pattern for pattern, _ in importlib.import_module("factcheck.language.times.atoms")._grammar()),
    importlib.import_module("factcheck.language.times.lengths")._length_pattern(),
]


@pytest.mark.parametrize("cued", CUED, ids=lambda cued: cued.pattern.pattern[:40])
def test_what_a_pattern_finds_holds_one_of_its_cues(cued: Cued) -> None:
    @settings(max_examples=25, deadline=None)
    @given(st.from_regex(cued.pattern))
    def holds(text: str) -> None:
        assert not cued.cues.isdisjoint(pieces(text))

    holds()


def test_pieces_are_cut_at_hyphens_digits_and_letters_that_are_no_english_ones() -> None:
    assert pieces("Mid-June 5pm, Zoë's ſix") == {"mid", "june", "pm", "zo", "s", "six"} | DIGIT


def test_any_digit_is_the_cue_of_digits() -> None:
    assert digit("٣") == 3
    assert pieces("٣") == DIGIT


def test_of_several_words_the_longest_is_the_cue() -> None:
    assert cues_of(["a couple of", "Sept."]) == {"couple", "sept"}
