"""What a judge marks: words of a sentence, which are one of two sides."""

from __future__ import annotations

import re
from itertools import takewhile

from ..model import Sentence
from ..spans import Span

Side = tuple[Sentence, Span]
"""A sentence, and code points into it, half-open."""
_TOKEN = re.compile(r"[\"“]?[$£€¥]?\w(?:[^\s—]*\w)?(?:%|(?<=\.[A-Za-z])\.)?[\"”]?")
"""What a reader takes for one word: "58-year-old", "$4.2m", "9 p.m.", with a quotation mark beside it."""
OPENINGS = frozenset(["and", "but", "or", "that"])
_ENDINGS = frozenset(["a", "an", "the", "and", "but", "or", "of", "that"])
"""Words that nobody begins, and ends, what is marked with."""


def text_of(side: Side) -> str:
    """What `side` says."""
    sentence, span = side
    return sentence.text[slice(*span)]


def whole_words(text: str, span: Span) -> Span:
    """`span` from the beginning of a word to the end of one, without words that only join it to what stands beside."""
    begun = takewhile(lambda word: word.start() < span[1], _TOKEN.finditer(text))
    touched = [word for word in begun if span[0] < word.end()]
    if not touched:
        return span
    first, last = 0, len(touched) - 1
    while first < last and touched[first].group().lower() in OPENINGS:
        first += 1
    while first < last and touched[last].group().lower() in _ENDINGS:
        last -= 1
    return touched[first].start(), touched[last].end()
