"""Which way somebody or something was going: two sources may send one traveller to a place and back from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from msgspec import Struct, structs

from ...language.clauses.binding import Event, bind
from ...language.clauses.doers import Party, Standing, standing
from ...language.clauses.event_fit import MANY_RARE, event_fit, match
from ...language.places import Era, Way, era, other_eras, same_noun, ways
from ...model import Article, Comparison, Dispute, Fact, Kind, Relation

WAY = "which way"


class Travel(Struct, frozen=True):
    """A way with who was on it."""

    way: Way
    event: Event
    era: Era
    all_ways: tuple[Way, ...] = ()
    """Every way that the article tells, this one included."""


def travels(article: Article) -> tuple[Fact[Travel], ...]:
    """One fact per way on which the article says that somebody was."""
    found = list(_travels(article))
    every = tuple(fact.value.way for fact in found)
    return tuple(replace(fact, value=structs.replace(fact.value, all_ways=every)) for fact in found)


def _travels(article: Article) -> Iterator[Fact[Travel]]:
    year = article.published.year if article.published else None
    for sentence in article.sentences:
        for way in ways(sentence):
            event = bind(sentence, way.start, way.end, attributive=sentence.text[way.start : way.end].endswith("bound"))
            when = era(sentence, way.start, event.near, event.around, year)
            value = Travel(way, event, when)
            yield Fact.at(Kind.PLACE, sentence, way.start, way.end, value, WAY, strong=way.is_named)


def compare_ways(left: Fact[Travel], right: Fact[Travel]) -> Comparison:
    """DIFFERENT for a way and the same one back; UNKNOWN else: two who go one way may be others."""
    one, two = left.value, right.value
    if not _are_reversed(one, two):
        return Comparison(left, right, Relation.UNKNOWN)
    figures = event_fit(one.event, two.event)
    features = (
        ("match", match(figures)),
        ("verb", figures.verb),
        ("local", figures.local),
        ("subject", figures.subject),
        ("rare", min(1.0, len(one.event.near & two.event.near) / MANY_RARE)),
        ("side", 1.0),
        ("untold", 1.0),
        ("plain", 1.0),
    )
    why = "One source has them go the one way, another the other."
    return Comparison(left, right, Relation.DIFFERENT, why, "compass", Dispute.TENSION, features)


def _are_reversed(left: Travel, right: Travel) -> bool:
    """True for two opposite ways of what may be one traveller; who goes both ways in one source tells of two."""
    if not left.way.reversed_to(right.way) or other_eras(left.era, right.era):
        return False
    if standing(_traveller(left.event), _traveller(right.event)) is Standing.TWO:
        return False
    if any(one.reversed_to(side.way) for side in (left, right) for one in side.all_ways):
        return False
    return not left.way.compass or _is_one_traveller(left.event, right.event)


def _traveller(event: Event) -> Party | None:
    """Who goes; "was bound for Lyon" reads as something done to them."""
    return event.doer or event.done_to


def _is_one_traveller(left: Event, right: Event) -> bool:
    """True where the words for what moves meet: "a northbound pickup", "her pickup, heading south"."""
    lefts, rights = (side.local if side.head else side.subject for side in (left, right))
    return any(same_noun(one, two) for one in lefts for two in rights)
