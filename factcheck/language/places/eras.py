"""How far back something happened, as far as a clause tells: news tells of older events beside its own."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from msgspec import Struct

from ...model import Role, Sentence
from ...text import SENTENCES
from ..clauses.reading import clauses


class Era(Struct, frozen=True):
    """The years that a clause names, or the words that tell an older event from the one that is news."""

    years: frozenset[int] = frozenset()
    """The years in the clause, else the only one of its sentence or the last before it; that of the news left out."""
    sure: bool = False
    """True when the years stand in the clause itself or open it."""
    since: bool = False
    """True when it was some weeks or months before the news: "three weeks after two miners died at", "last month"."""
    now: bool = False
    """True for what is news: "on Monday", "last night", a headline."""


UNTOLD = Era()
_YEAR = re.compile(r"(?:19|20)\d\d")
_LED = re.compile(
    r"(?:^[\"“]?|[;,]\s+(?:and|but|while)\s+)(?:back\s+)?(?:in|on|during)\s+(?:\w+\s+){0,3}((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A year with which a clause opens: "In May 2019 thieves", ", and in 2018 two men"."""
_COMES = re.compile(
    r"\b(?:comes?|came|coming|happen(?:s|ed)|follow(?:s|ed))\s+(?:\w+\s+){0,4}?"
    r"(?:(?:days|weeks?|months?|hours|years?)\s+|so\s+soon\s+|not\s+long\s+|shortly\s+)after\b",
    re.IGNORECASE,
)
"""Behind this the older event is told: "The fire came five weeks after a blaze in"."""
_AGO = re.compile(
    r"\b(?:weeks?|months?)\s+(?:ago|earlier|before)\b|\blast\s+(?:month|spring|summer|autumn|fall|winter)\b|"
    r"\bearlier\s+this\s+year\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:today|tonight|yesterday|last\s+night|this\s+(?:morning|afternoon|evening)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def era(
    sentence: Sentence, at: int, near: Collection[str], around: Collection[str], published: int | None = None
) -> Era:
    """How far back what the words at code point `at` of `sentence` belong to happened.

    `near` and `around` are the stems of the clause and of the sentence; `published` is the year of the article.
    """
    text = sentence.text
    clause = _clause(text, at)
    before = text[: max(at, 0)]
    since = _is_older(before) or bool(_AGO.search(clause))
    own, every = _years(near, published), _years(around, published)
    led = _years(_LED.findall(before)[-1:], published)
    last = _years(_YEAR.findall(before)[-1:], published)
    years = frozenset() if since else led or own or (every if len(every) == 1 else last)
    now = not every and not since and (sentence.role is Role.HEADLINE or bool(_NOW.search(clause)))
    return Era(years, bool(own or led), since, now)


def _is_older(before: str) -> bool:
    """True when `before` ends with an event that another "came five weeks after"."""
    return any(not _FULL_STOP.search(before, came.end()) for came in _COMES.finditer(before))


_FULL_STOP = re.compile(r"[.;]\s+[A-Z]")


def _years(stems: Collection[str], published: int | None) -> frozenset[int]:
    """The years among `stems`, without that of the article and those to come."""
    found = frozenset(int(stem) for stem in stems if _YEAR.fullmatch(stem))
    return frozenset(year for year in found if published is None or year < published)


@lru_cache(maxsize=SENTENCES)
def _clause(text: str, at: int) -> str:
    """The words of the shortest clause around `at`; the whole sentence where none is found."""
    holding = [clause for clause in clauses(text) if clause.start <= at < clause.end]
    shortest = min(holding, key=lambda clause: clause.end - clause.start, default=None)
    return text[shortest.start : shortest.end] if shortest else text


def other_eras(left: Era, right: Era) -> bool:
    """True when the two certainly tell of two events: of two years, or of an older one and the one that is news."""
    if left.years and right.years:
        return left.years.isdisjoint(right.years)
    return _older(left, right) or _older(right, left)


def _older(old: Era, new: Era) -> bool:
    """True when `old` happened in a year before, or some weeks before, what `new` tells as news or as of late."""
    by_year = bool(old.years) and (new.since or (old.sure and new.now))
    return by_year or (old.since and new.now and not new.years)
