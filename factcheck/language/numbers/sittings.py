"""What is held on some days of a week and some hours of a day, so that its length is told in two ways: a trial."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ...data import load_words
from ...text import stem

_WORKING, _WEEK = 5, 7
"""Working days in a week, and all of them."""


def is_sitting(*words: str) -> bool:
    """True when one of `words`, nouns or stems, is held by day, as trials and talks are."""
    return _any(frozenset(words))


@lru_cache
def _sittings() -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("counts")["sittings"])


def _any(words: Iterable[str]) -> bool:
    return any(stem(word) in _sittings() or word in _sittings() for word in words)


def within_weeks(days: float, weeks: float) -> bool:
    """True when so many days of sitting may fill so many weeks, the last one in part."""
    return _WORKING * (weeks - 1) < days <= _WEEK * weeks


def within_days(hours: float, days: float) -> bool:
    """True when so many hours of sitting may be spread over so many days; nobody sits the clock round."""
    return hours <= _LONGEST * days and hours >= _SHORTEST * (days - 1)


_LONGEST, _SHORTEST = 12, 1
"""Hours in a day of sitting, but for its first and last day."""
