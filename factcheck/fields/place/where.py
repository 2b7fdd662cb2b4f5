"""Where something happened, or where somebody is from: the phrases of an article, each bound to its event."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from msgspec import Struct, structs

from ...language.clauses.binding import Event, bind, usual_stems
from ...language.places import UNTOLD, Era, Side, Spot, era, holders, level_of, same_name, spots, told_holders
from ...model import Article, Fact, Kind, MentionKind, Sentence
from ...text import fold, stem
from .phrases import is_hospital

HOME = "where somebody is from"
_DYING = frozenset(map(stem, ["die", "pronounced", "succumb", "declared", "perish"]))


class Only(Enum):
    """A sort of place of which an article may know one alone."""

    STREET = auto()
    HOSPITAL = auto()


class Where(Struct, frozen=True):
    """A place with what happened there."""

    spot: Spot
    event: Event
    holders: frozenset[str]
    """Folded names of all that is known to hold the place."""
    others: tuple[Spot, ...]
    """The other places of the sentence."""
    beside: frozenset[str] = frozenset()
    """The folded names in the sentence that it is told to be near to, be they names of places or not."""
    within: tuple[str, ...] = ()
    """The names of the phrases that follow directly: "in Lyon" after "at a school"."""
    company: tuple[tuple[Spot, Event], ...] = ()
    """Every locative phrase of the article with its event, this one included."""
    named: frozenset[str] = frozenset()
    """Every place that the article names."""
    usual: frozenset[str] = frozenset()
    """Stems that stand in many sentences of the article, so that sharing them says little."""
    listed: bool = False
    """True for one of several places: "in Lyon and other towns"."""
    only: Only | None = None
    """What the place is of, in an article that has it happen in no other such place."""
    under_way: bool = False
    """True where it happened on the way there: "died on the way to Lyon"."""
    era: Era = UNTOLD
    """How far back it happened, as far as the clause tells."""

    @property
    def dying(self) -> bool:
        """True for a place where somebody died, or on the way to which."""
        return is_death(self.event)


def is_death(event: Event) -> bool:
    """True where `event` tells that somebody died."""
    return not event.acts.isdisjoint(_DYING)


def whereabouts(article: Article) -> tuple[Fact[Where], ...]:
    """One fact per locative phrase."""
    found = [(sentence, spots(sentence)) for sentence in article.sentences]
    told = told_holders(spot for _, group in found for spot in group)
    year = article.published.year if article.published else None
    facts = [
        _fact(sentence, spot, group, holders(spot.names, told), year, at)
        for sentence, group in found
        for spot in group
        for at in _told_at(sentence.text, spot)
    ]
    company = tuple((fact.value.spot, fact.value.event) for fact in facts)
    mentions = (mention for sentence in article.sentences for mention in sentence.mentions)
    named = frozenset(mention.name for mention in mentions if mention.kind is MentionKind.PLACE)
    usual = usual_stems(article)
    facts = [
        replace(fact, value=structs.replace(fact.value, company=company, named=named, usual=usual)) for fact in facts
    ]
    return tuple(_with_only(_with_only(facts, Only.STREET, _is_street), Only.HOSPITAL, _is_named_hospital))


def _with_only(facts: list[Fact[Where]], only: Only, is_such: Callable[[Where], bool]) -> list[Fact[Where]]:
    """`facts`; those of a place that `is_such` strong where the article has it happen in no other one."""
    such = [fact.value for fact in facts if is_such(fact.value)]
    if not such or not all(share_a_name(such[0], other) for other in such):
        return facts
    return [
        replace(fact, strong=True, value=structs.replace(fact.value, only=only)) if is_such(fact.value) else fact
        for fact in facts
    ]


def _is_street(where: Where) -> bool:
    spot = where.spot
    on_it = spot.side in (Side.INSIDE, Side.AT)
    return on_it and bool(spot.names) and len(spot.names[0].split()) > 1 and level_of(spot.names[0]) == "street"


def _is_named_hospital(where: Where) -> bool:
    """True for a hospital of which the name or the town is told."""
    within = where.spot.side in (Side.INSIDE, Side.AT, Side.TO)
    return within and is_hospital(where.spot) and bool(all_names(where))


def share_a_name(left: Where, right: Where) -> bool:
    """True when what names the one names the other: "a Tulsa hospital", "Elm Hospital in Tulsa"."""
    return any(same_name(name, told) for name in all_names(left) for told in all_names(right))


def all_names(where: Where) -> tuple[str, ...]:
    """The names of the place, and of the places that follow it directly."""
    return (*where.spot.names, *where.within)


def _told_at(text: str, spot: Spot) -> tuple[int, ...]:
    """Where what happened there is told: around the phrase, and in the clause that goes on with "where"."""
    more = None if spot.side is Side.HOME else _WHERE.match(text, spot.end)
    return (spot.start, more.end()) if more else (spot.start,)


_WHERE = re.compile(r",?\s+where\s+(?=\w)")


def _fact(
    sentence: Sentence, spot: Spot, group: tuple[Spot, ...], outer: frozenset[str], year: int | None, at: int
) -> Fact[Where]:
    spans = [(other.start, other.end) for other in group]
    if at == spot.start:
        event = bind(sentence, spot.start, spot.end, spans)
    else:  # "was taken to the clinic, where she died": in it
        event, spot = bind(sentence, at, at, spans), structs.replace(spot, side=Side.INSIDE)
    listed = bool(_AND_MORE.match(sentence.text, spot.end))
    others = tuple(other for other in group if other.start != spot.start)
    when = era(sentence, at, event.near, event.around, year)
    beside = frozenset(map(fold, _BESIDE_IT.findall(sentence.text)))
    under_way = bool(_UNDER_WAY.search(sentence.text, 0, at))
    within = _following(spot, others)
    value = Where(spot, event, outer, others, beside, within, listed=listed, under_way=under_way, era=when)
    home = spot.side is Side.HOME
    subject = HOME if home else "where it happened"
    return Fact.at(Kind.PLACE, sentence, spot.start, spot.end, value, subject, strong=home)


_AND_MORE = re.compile(r",?\s+(?:and|or)\s+(?:\w+\s+)?(?:other|others|elsewhere|beyond)\b|,?\s+among\s+other")
_UNDER_WAY = re.compile(r"\b(?:on\s+(?:the|his|her|their)\s+way|en\s+route|in\s+transit)\s+\Z")
_BESIDE_IT = re.compile(
    r"\b(?:near|beside|opposite|off|outside|overlooking|next\s+to|close\s+to)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}"
    r"((?:[^\W\d_a-z][\w.'’-]+)(?:\s[^\W\d_a-z][\w'’-]+)*)"
)


def _following(spot: Spot, others: tuple[Spot, ...]) -> tuple[str, ...]:
    """The names of the places that stand directly after `spot`, each of which may hold it."""
    after = next((other for other in others if 0 < other.start - spot.end <= _BESIDE), None)
    return (*after.names, *_following(after, others)) if after and after.side is Side.INSIDE else ()


_BESIDE = 2
"""Code points from a place to the place that holds it: a comma and a blank."""
