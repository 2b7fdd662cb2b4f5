"""Whether a text is English: what the rules cannot read is named, for "no differences" would be a false all-clear."""

from __future__ import annotations

import re

from ..text import FUNCTION_WORDS

NOTE = "hardly an English text: it was compared all the same, and what it says was hardly read"
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAMPLE = 400
"""Words that are looked at."""
_FEW = 40
"""Words below which nothing is said."""
_SHARE = 0.2
"""Share of little words ("the", "of", "was") in an English text at least; news has about twice as many."""


def is_english(text: str) -> bool:
    """True for English, and for a text too short to tell."""
    words = [word.lower() for word in _WORD.findall(text)[:_SAMPLE]]
    return len(words) < _FEW or sum(word in FUNCTION_WORDS for word in words) >= _SHARE * len(words)
