"""Words that have an opposite: `rules/words/contrasts.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache

from ..data import load_words
from ..text import stem

Contrast = tuple[frozenset[str], frozenset[str]]
"""Two groups of stems, each the opposite of the other."""


@lru_cache
def contrasts(section: str = "pairs") -> tuple[Contrast, ...]:
    """Pairs of opposite groups of stems."""
    sides = (line.split("/") for line in load_words("contrasts")[section])
    return tuple((frozenset(map(stem, one.split())), frozenset(map(stem, other.split()))) for one, other in sides)


@lru_cache
def contrasting() -> frozenset[str]:
    """Every stem that has an opposite."""
    return frozenset(base for pair in contrasts() for side in pair for base in side)


def are_opposed(left: Set[str], right: Set[str], pairs: Iterable[Contrast]) -> bool:
    """True when `left` holds a word of one side of one of `pairs`, and `right` one of the other."""
    return any((left & a and right & b) or (left & b and right & a) for a, b in pairs)
