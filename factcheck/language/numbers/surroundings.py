"""The words close to a number, weighed, and how well those of two numbers fit.

A word weighs by how rare it is in its article and how near the number it stands; a comma or a "but" between them takes
half. Every number has these; what is done to those counted is an `Event`, of which `clauses.event_fit` speaks.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from ...model import Article
from ...text import Word, content_stems, words
from .measures import OPEN_ABOVE, OPEN_BELOW, Dimension, Hedge, Quantity, agree

_REACH = 14
"""Words on each side of a number that are read."""
_FADE = 8.0
"""Words away at which a word weighs half."""
_BEYOND = 0.5
"""What words behind a comma or a "but" weigh beside those before it: they tell of something else as often as not."""
_SLACK = 1e-9
"""Numbers so near are the same, but for reckoning in floats."""
_BOUNDARY = frozenset(", ; : – — ( ) but while and as whereas compared though although".split())


class Surroundings(Struct, frozen=True):
    """The stems around one number."""

    weights: Mapping[str, float]
    """Stem -> weight, above 0."""
    mass: float
    """The sum of the weights."""


def rarity(article: Article) -> dict[str, float]:
    """Stem -> weight of every content word of `article`: the inverse frequency over its sentences."""
    counts = Counter(stem for sentence in article.sentences for stem in content_stems(sentence.text))
    total = len(article.sentences) + 1
    return {stem: math.log(1 + total / count) for stem, count in counts.items()}


def surroundings(text: str, start: int, end: int, weights: Mapping[str, float], noun: str = "") -> Surroundings:
    """The words around and inside `text[start:end]`; `noun`, the stem of what is counted, weighs double."""
    tokens, starts = words(text), _starts(text)
    first, last = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
    found: dict[str, float] = {}
    for word in tokens[first:last]:
        _add(found, word, weights, 1.0)
    _walk(found, reversed(tokens[max(0, first - _REACH) : first]), weights)
    _walk(found, tokens[last : last + _REACH], weights)
    if noun in found:
        found[noun] *= 2
    return Surroundings(found, sum(found.values()))


@lru_cache(maxsize=64)
def _starts(text: str) -> list[int]:
    """Where the words of `text` begin."""
    return [word.start for word in words(text)]


def _walk(found: dict[str, float], line: Iterable[Word], weights: Mapping[str, float]) -> None:
    """Adds the words of `line`, which leads away from the number."""
    share = 1.0
    for away, word in enumerate(line):
        if word.lower in _BOUNDARY:
            share = _BEYOND
        else:
            _add(found, word, weights, share / (1 + away / _FADE))


def _add(found: dict[str, float], word: Word, weights: Mapping[str, float], share: float) -> None:
    if word.is_content and not word.text[0].isdigit():
        stem = word.stem
        found[stem] = max(found.get(stem, 0.0), weights.get(stem, 1.0) * share)


def fit(left: Surroundings, right: Surroundings) -> float:
    """How much of the surroundings is common, 0 to 1; 1 only for the same words at the same distance."""
    if not left.mass or not right.mass:
        return 0.0
    fewer, more = sorted((left.weights, right.weights), key=len)
    common = sum(math.sqrt(weight * more[stem]) for stem, weight in fewer.items() if stem in more)
    return min(1.0, common / math.sqrt(left.mass * right.mass))


def restates(left: Quantity, right: Quantity) -> bool:
    """True when both write one number, whatever their bounds: "nearly $44 million", "$43,885,310"."""
    if left.dimension is Dimension.TALLY:
        return agree(left, right) and left.unit == right.unit
    if left.dimension is not right.dimension or left.unit != right.unit or Hedge.VAGUE in (left.hedge, right.hedge):
        return agree(left, right) and left.hedge == right.hedge
    slack = max(left.margin, right.margin, _SLACK)
    return abs(point(left) - point(right)) <= slack


def point(quantity: Quantity) -> float:
    """The number as written: 21 of "as many as 21"."""
    if quantity.hedge in OPEN_ABOVE:
        return quantity.low
    return quantity.high if quantity.hedge in OPEN_BELOW or quantity.hedge is Hedge.NEARLY else quantity.middle
