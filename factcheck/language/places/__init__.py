"""Where something happens: the locative phrases of a sentence.

A phrase is a place by its noun (`rules/words/locations.yaml`) or by its name; a name alone, without a word that puts
something there, is no phrase: "Moscow said" tells who, not where.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import structs

from ...model import Mention, Sentence
from ...text import SENTENCES, Word, stem, words
from ..clauses.reading import clauses
from ..clauses.verbs import verb_forms
from ..times import times
from .eras import UNTOLD, Era, era, other_eras
from .holding import each_name, holders, same_name, told_holders
from .homes import homes, same_person
from .nouns import (
    care,
    carries,
    compass_words,
    group_of,
    is_many,
    is_nameless,
    is_walled,
    is_wide,
    level_of,
    lies_out,
    locations,
    may_hold,
    nouns,
    opposed,
    same_noun,
    sides,
    told_apart,
)
from .phrases import Line, is_bearing, place_at
from .spot import Side, Spot
from .ways import Way, ways

__all__ = [
    "UNTOLD",
    "Era",
    "Side",
    "Spot",
    "Way",
    "care",
    "carries",
    "compass_words",
    "each_name",
    "era",
    "group_of",
    "holders",
    "is_many",
    "is_nameless",
    "is_walled",
    "is_wide",
    "level_of",
    "lies_out",
    "may_hold",
    "opposed",
    "other_eras",
    "same_name",
    "same_noun",
    "same_person",
    "spots",
    "told_apart",
    "told_holders",
    "ways",
]


_WAYS = frozenset(["by", "via", "by way of"])
"""After these only a noun tells that it is a place."""
_FIRM = frozenset(["in", "inside", "within", "at", "outside"])
"""After these a name that nothing else tells of is a place."""


def spots(sentence: Sentence) -> tuple[Spot, ...]:
    """The locative phrases of a sentence in order; none overlaps another; offsets are into `sentence.text`."""
    return _read(sentence.text, sentence.mentions, sentence.start)


@lru_cache(maxsize=SENTENCES)
def _read(text: str, mentions: tuple[Mention, ...], offset: int) -> tuple[Spot, ...]:
    dated = tuple((time.start, time.end) for time in times(text))
    line = Line(text, words(text), mentions, offset, dated)
    headline = _is_headline(line.tokens)
    found = [spot for at in range(len(line.tokens)) if (spot := _phrase(line, at, headline))]
    found = [_with_storey(spot, after) for spot, after in zip(found, [*found[1:], None], strict=False)]
    found = [street for spot in found for street in _streets(spot)]
    kept: list[Spot] = []
    every = [*found, *_bearings(line), *_objects(line), *homes(line)]
    for spot in sorted(every, key=lambda spot: (spot.start, spot.side is not Side.HOME)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return tuple(kept)


def _is_headline(tokens: tuple[Word, ...]) -> bool:
    """True when most words are capitals, so that a capital tells nothing; a headline ends without a full stop."""
    content = [token for token in tokens if token.is_content and token.text[0].isalpha()]
    return (
        tokens[-1:] != ()
        and tokens[-1].text != "."
        and len(content) > 3
        and sum(token.is_capital for token in content) > 0.7 * len(content)
    )


def _phrase(line: Line, at: int, headline: bool) -> Spot | None:
    """The phrase that begins with a preposition at token `at`."""
    tokens = line.tokens
    preposition, first = _preposition(tokens, at)
    if not preposition or (at and tokens[at - 1].lower in _OF_SAYING):
        return None
    distance = _DISTANCE.match(line.text, tokens[at].start)
    if distance:  # "within a mile of the farm" is near it; "within yards" is no place
        spot = place_at(line, line.first_from(distance.end()), lenient=True) if distance["of"] else None
        text = line.text[tokens[at].start : spot.end] if spot else ""
        return structs.replace(spot, start=tokens[at].start, text=text, side=Side.OUTSIDE) if spot else None
    if preposition == "to" and _is_infinitive(tokens, first):
        return None
    spot = place_at(line, first, lenient=preposition in _FIRM and not headline)
    if spot is None:
        return None
    if preposition == "on" and not spot.head and level_of(spot.names[0]) in {"country", "state", "town"}:
        return None  # sanctions on a country, pressure on a town
    if spot.head in locations()["states"].split() and _is_bare(line.text, tokens[first].start, spot):
        return None  # "years in prison" and "sent to jail" are no places
    if preposition in _WAYS and (not spot.head or group_of(spot.head) == "vehicle"):
        return None  # "by Smith", "by bus"
    compass = spot.compass or (compass_words().get(tokens[at - 1].lower, "") if at else "")
    start = tokens[at].start
    away = preposition == "from" and _AWAY.search(line.text, 0, tokens[at].start)
    side = Side.OUTSIDE if away else sides()[preposition]
    return structs.replace(spot, start=start, text=line.text[start : spot.end], side=side, compass=compass)


def _is_infinitive(tokens: tuple[Word, ...], at: int) -> bool:
    """True for a verb after "to", as a word for a place is one before what it does something to: "to bar the door"."""
    verb, after = tokens[at].lower, [token.lower for token in tokens[at + 1 : at + 3]]
    does = after[:1] != [] and after[0] in _DETERMINERS and after[1:] != [] and after[1] not in _ANOTHER_DAY
    return "base" in verb_forms(verb) and (verb not in nouns() or does)


_DETERMINERS = frozenset("the his her its their".split())
_ANOTHER_DAY = frozenset("next following same day other previous".split())
"""Behind "the" they begin a time: "walked to school the next day"."""
_OF_SAYING = frozenset("according due thanks owing contrary prior".split())
"""What an "to" belongs to that leads to no place: "according to court records"."""
_UNIT = r"(?:yards?|miles?|feet|foot|met(?:er|re)s?|km|kilomet(?:er|re)s?|inches|blocks?|doors|steps|paces)"
_DISTANCE = re.compile(
    rf"within\s+(?:(?:[\w.,-]+\s+){{0,5}}?{_UNIT}|(?:walking\s+)?distance|sight|earshot|reach|range)\b"
    r"(?:\s+\([^()]*\))?(?P<of>\s+of\s+)?",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:yards?|feet|met(?:er|re)s?|blocks?|doors|steps|paces|(?:half\s+)?an?\s+mile"
    r"|minutes?(?:['’]s?)?(?:\s+(?:walk|drive))?)"
    r"(?:\s+\([^()]*\))?(?:\s+away)?\s+\Z",
    re.IGNORECASE,
)
"""Before a "from" that tells how far off something is, not where a way begins."""
_DETERMINED = re.compile(r"(?:an?|the|this|that|his|her|their|its|another|one|[^\W\d_]*[A-Z])\b")


def _is_bare(text: str, start: int, spot: Spot) -> bool:
    """True for a phrase without a name or an article."""
    return not spot.names and not _DETERMINED.match(text, start)


def _preposition(tokens: tuple[Word, ...], at: int) -> tuple[str, int]:
    """The preposition of one to three words at token `at`, and the token after it; empty when none stands there."""
    for length in (3, 2, 1) if tokens[at].lower in _leads() else ():
        preposition = " ".join(token.lower for token in tokens[at : at + length])
        if len(tokens) > at + length and preposition in sides():
            return preposition, at + length
    return "", at


@lru_cache
def _leads() -> frozenset[str]:
    """What prepositions begin with."""
    return frozenset(preposition.partition(" ")[0] for preposition in sides())


def _with_storey(spot: Spot, after: Spot | None) -> Spot:
    """`spot` with the storey of the phrase directly after it ("in a room on the second floor")."""
    if after and after.floor and not spot.floor and 0 < after.start - spot.end < 3:
        return structs.replace(spot, floor=after.floor)
    return spot


def _streets(spot: Spot) -> list[Spot]:
    """`spot`, or the two streets of a crossing ("at Park Road and Mill Street"), one by one."""
    first, _, second = spot.names[0].partition(" and ") if spot.names else ("", "", "")
    cut = spot.text.find(f"{first} and {second}") if second and level_of(second) == "street" else -1
    if cut < 0:
        return [spot]
    middle, start = cut + len(first), cut + len(first) + len(" and ")
    end = start + len(second)
    return [
        structs.replace(spot, end=spot.start + middle, text=spot.text[:middle], names=(first,)),
        structs.replace(
            spot, start=spot.start + start, end=spot.start + end, text=spot.text[start:end], names=(second,)
        ),
    ]


def _bearings(line: Line) -> list[Spot]:
    """Directions from a place, as in "90 km south of Multan"."""
    found = []
    for at, token in enumerate(line.tokens[:-2]):
        spot = place_at(line, at + 2, lenient=True) if is_bearing(line.tokens, at) else None
        if spot:
            text = line.text[token.start : spot.end]
            compass = compass_words()[token.lower]
            found.append(structs.replace(spot, start=token.start, text=text, side=Side.OUTSIDE, compass=compass))
    return found


def _objects(line: Line) -> list[Spot]:
    """Places that are the object of a verb: "left Geneva", "entered the shop"."""
    leaving, entering = (frozenset(map(stem, locations()[name])) for name in ("leaving", "entering"))
    found = []
    for clause in clauses(line.text):
        if clause.object is None or clause.passive or clause.verb not in leaving | entering:
            continue
        spot = place_at(line, line.first_from(clause.object.start), lenient=False)
        if spot and spot.start < clause.object.end:
            found.append(structs.replace(spot, side=Side.FROM if clause.verb in leaving else Side.AT))
    return found
