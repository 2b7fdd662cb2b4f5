"""Spans: pieces of a text, from one code point up to another, and how much of it two of them both hold."""

from __future__ import annotations

from typing import Protocol

Span = tuple[int, int]
"""Code points into a text, half-open: of an article or a sentence, as who holds it says."""


class Spanned(Protocol):
    """What stands somewhere in a text: a fact, a mention, a clause, a word."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """The code point behind its last one."""


def span_of(held: Spanned) -> Span:
    """Where `held` stands."""
    return held.start, held.end


def span_in(sentence: Spanned, held: Spanned) -> Span:
    """Where `held` stands in the text of `sentence`, both of them placed in one article."""
    return shifted(span_of(held), -sentence.start)


def shifted(span: Span, by: int) -> Span:
    """`span` in a text that begins `by` code points earlier: that of a sentence, in its article."""
    return span[0] + by, span[1] + by


def overlap(left: Span, right: Span) -> bool:
    """True when the two share code points; of an empty one, when it lies within the other."""
    return left[0] < right[1] and right[0] < left[1]


def shared(left: Span, right: Span) -> int:
    """The code points that are in both; 0 or less for none: less by as many as lie between the two."""
    return min(left[1], right[1]) - max(left[0], right[0])
