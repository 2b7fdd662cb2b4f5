"""What a story tells the length of, and tells but once: a captivity, a siege, a strike.

Of such a thing each source tells the length in words of its own ("held for 41 days", "in the hands of the gang for 61
days"), and in a place of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...data import load_words
from ...spans import Span, overlap
from ...text import alternation, clauses


def ordeal(text: str, span: Span) -> str:
    """The thing of which `span` of `text` is the length, a key of `ordeals` in `times.yaml`; empty where none is told.

    Its words stand in the clause of the length, or before the "which" of that; the nearest ones count.
    """
    own = next((clause for clause in clauses(text) if overlap(clause, span)), (0, len(text)))
    if _WHICH.match(text, own[0]):
        own = max((start for start, _ in clauses(text) if start < own[0]), default=0), own[1]
    if _ANOTHER.search(text, *own):
        return ""
    told = [(_apart(match.span(), span), _ordeals()[match[0].lower()]) for match in _words().finditer(text, *own)]
    return min(told)[1] if told else ""


_WHICH = re.compile(r"\s*(?:which|that)\b")
_ANOTHER = re.compile(r"\b(?:another|previous|earlier)\b", re.IGNORECASE)
"""Of one that the story only mentions: "a 30-hour siege of another hotel"."""


def _apart(one: Span, other: Span) -> int:
    """Code points between two spans that do not overlap."""
    return max(one[0] - other[1], other[0] - one[1])


@lru_cache
def _ordeals() -> dict[str, str]:
    return {word: name for name, words in load_words("times")["ordeals"].items() for word in words}


@lru_cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(_ordeals())})\b", re.IGNORECASE)
