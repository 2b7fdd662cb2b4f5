"""Which words are marked of a sentence."""

from __future__ import annotations

import pytest

from factcheck.compare.marked import whole_words


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("A 58-year-old man left.", "year", "58-year-old"),
        ("It cost $4.2m at least.", "4.2", "$4.2m"),
        ("It closed at 9 p.m. on Monday.", "9 p", "9 p.m."),
        ("Lund left, and the mill closed.", "and the mill", "the mill"),
        ("Lund led the mill and the port.", "led the mill and", "led the mill"),
        ("Lund led the mill — and left.", "—", "—"),
        ("Lund led the mill.", "the", "the"),
    ],
)
def test_what_is_marked_is_whole_words_without_those_that_only_join(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    assert text[slice(*whole_words(text, (start, start + len(words))))] == whole
