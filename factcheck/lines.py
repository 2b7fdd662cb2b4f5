"""Places as reports name them: a code point of an article -> the line on which a reader finds it, and what it says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from .model import Article, Position, Sentence

Lines = tuple[Sequence[int], Sequence[int]]
"""Code points of an article at which lines begin, in order, and their numbers from 1."""


def lines_of(article: Article) -> Lines:
    """The lines of the file where it is text, else those of the article's own text."""
    if article.lines:
        return tuple(start for start, _ in article.lines), tuple(number for _, number in article.lines)
    starts = [0, *(n + 1 for n, char in enumerate(article.text) if char == "\n")]
    return starts, range(1, len(starts) + 1)


def line_at(lines: Lines, start: int) -> int:
    """The number of the line on which the code point `start` stands."""
    starts, numbers = lines
    return numbers[max(0, bisect_right(starts, start) - 1)]


def evidence(sentence: Sentence, start: int, end: int, lines: Mapping[str, Lines]) -> Position:
    """The position of `sentence` that shows its words from `start` to `end`, code points into the article."""
    assert sentence.start <= start < end <= sentence.end, "evidence outside its sentence"
    return Position(
        source=sentence.source,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        value=sentence.slice(start, end),
        value_start=start,
        value_end=end,
        line=line_at(lines[sentence.source], start),
    )
