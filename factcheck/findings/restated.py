"""What two articles restate: figures and clock times that sentences which tell the same thing both give.

They are one fact even where the kinds read them as of two things: those are careful because they look for disputes,
while two reporters do not write "1,200" of two crowds in one story.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from ..language.numbers.count_words import listed, people, plural
from ..language.numbers.measures import MEASURED, Dimension, Hedge, Quantity
from ..language.numbers.nouns import Noun, noun_of
from ..language.numbers.quantities import quantities
from ..language.times import times
from ..language.times.lengths import SIDES
from ..language.times.moments import Grain, Moment
from ..model import AnyFact, Article, Fact, Kind, Pair, Sentence

Key = tuple[object, ...]
"""What makes two figures the same one: what it measures first, the number last."""

_RARE, _LARGE = 10, 100
"""Counts from which on one number in aligned sentences is of one thing where a noun means anybody, and whatever the
nouns: "14 people" are "14 lawyers", but 12 matches no 12 goals. From the larger on, one noun does in any sentences."""
_BEHIND = re.compile(r"\s([a-z]+)\b", re.IGNORECASE)
SURE = 0.4
"""How surely two sentences tell the same thing from where on places and small numbers in them are of one thing."""
_MOST = 20
"""Places of one figure in an article that are looked at."""


def restated(articles: Sequence[Article], pairs: Sequence[Pair]) -> Iterator[tuple[AnyFact, AnyFact]]:
    """The same figure in two articles, in aligned sentences or, a large one, of one noun anywhere.

    No kind has read these facts: their `value` is None.
    """
    aligned = {frozenset((pair.left.id, pair.right.id)): pair.score for pair in pairs}
    places: dict[Key, dict[str, list[tuple[AnyFact, frozenset[str]]]]] = {}
    for article in articles:
        for sentence in article.sentences:
            for key, fact, nouns in (*_figures(sentence), *_clocks(sentence, article)):
                own = places.setdefault(key, {}).setdefault(article.source, [])
                if len(own) < _MOST:
                    own.append((fact, nouns))
    for key, by_source in places.items():
        sources = list(by_source)
        for at, one in enumerate(sources):
            for left, ours in by_source[one]:
                for right, theirs in chain.from_iterable(by_source[other] for other in sources[at + 1 :]):
                    score = aligned.get(frozenset((left.sentence.id, right.sentence.id)))
                    if _is_one(key, ours, theirs, score):
                        yield left, right


def _is_one(key: Key, ours: frozenset[str], theirs: frozenset[str], score: float | None) -> bool:
    """True when a figure is of one thing in two sentences; `score` says how surely these tell one, None for not."""
    dimension, number = key[0], key[-1]
    assert isinstance(number, float)
    if dimension is not Dimension.COUNT:
        return score is not None
    one_noun = bool(ours & theirs)
    if score is None:
        return one_noun and number >= _LARGE
    if number < _RARE:
        return one_noun and score >= SURE
    return one_noun or number >= _LARGE or _are_people(ours, theirs)


def _are_people(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """True where both are people, and of one of the two the noun means anybody."""
    anybody = listed("anybody")
    return bool(ours & anybody or theirs & anybody) and all(any(map(people, nouns)) for nouns in (ours, theirs))


def _figures(sentence: Sentence) -> Iterator[tuple[Key, AnyFact, frozenset[str]]]:
    """The exact figures of `sentence`: what makes two the same, the fact, and the stems of what is counted."""
    for quantity in quantities(sentence.text):
        noun = noun_of(sentence.text, quantity) if quantity.dimension is Dimension.COUNT else None
        subject = _subject_of(quantity, noun)
        if subject:
            end = max(quantity.end, noun.end) if noun else quantity.end
            key = (quantity.dimension, _bound(sentence, quantity), quantity.unit, float(quantity.stated))
            fact: AnyFact = Fact.at(Kind.NUMBER, sentence, quantity.start, end, None, subject)
            yield key, fact, noun.stems if noun else frozenset()


def _bound(sentence: Sentence, quantity: Quantity) -> str:
    """What makes a figure another one.

    "More than 400" and "400" may be one, "less than 400" is none of both; nor are "eleven years later" and "eleven
    years ago", which lie by another day.
    """
    behind = _BEHIND.match(sentence.text, quantity.end) if quantity.dimension is Dimension.DURATION else None
    if behind and (side := SIDES.get(behind[1].lower())):
        return side
    return "below" if quantity.hedge in (Hedge.LESS, Hedge.MOST) else ""


def _subject_of(quantity: Quantity, noun: Noun | None) -> str:
    """What `quantity` is of, in words for a reader; empty where that is open."""
    if quantity.hedge is Hedge.VAGUE or not math.isfinite(quantity.stated) or quantity.stated <= 0:
        return ""
    if noun:
        return plural(noun.head) if noun.head.isalpha() and not noun.partitive else ""
    return MEASURED.get(quantity.dimension, "")


def _clocks(sentence: Sentence, article: Article) -> Iterator[tuple[Key, AnyFact, frozenset[str]]]:
    """The clock times of `sentence`, as `_figures` tells figures."""
    for time in times(sentence.text, article.published):
        if isinstance(time.value, Moment) and time.value.grain is Grain.MINUTE:
            minute = float(time.value.start.hour * 60 + time.value.start.minute)
            fact: AnyFact = Fact.at(Kind.TIME, sentence, time.start, time.end, None, "clock time")
            yield (Kind.TIME, minute), fact, frozenset()
