"""What a judge marks as two places: whether they are two.

A judge marks "bound from Oslo to Faro" beside "on its way from Oslo to Faro", and "at a hospital in Faro" beside "taken
to Marsh Hospital in Faro".
"""

from __future__ import annotations

from collections.abc import Sequence

from ..fields.place.phrases import described_apart, rule_of_compass, sort_of
from ..language.places import Side as Standing
from ..language.places import Spot, same_name, same_noun, spots
from ..spans import overlap, span_of
from .marked import Side, text_of


def are_two_places(left: Side, right: Side) -> bool:
    """False where one side tells of no place but what the other's can be too."""
    return not (_says_no_more(left, right) or _says_no_more(right, left))


def _says_no_more(one: Side, other: Side) -> bool:
    """True where each place of `one` can be one of `other`; of a side without any, where it names one of the other's.

    "Marsh hospital said" tells of no place by its words, and is of the one to which somebody was taken.
    """
    mine, theirs = _spots(one), _spots(other)
    if not mine:
        return any(name in text_of(one) for spot in theirs[:1] for name in spot.names)
    return all(any(_can_be_one(spot, met) for met in theirs) for spot in mine)


def _can_be_one(one: Spot, other: Spot) -> bool:
    """True for places of one name, or of one noun where no more than one is named, to which what is told stands alike.

    Who is taken to a hospital is in it then; two that no name tells apart may be told by the part that is meant.
    """
    standing = [_STANDS.get(spot.side, spot.side) for spot in (one, other)]
    if standing[0] is not standing[1] or rule_of_compass(one, other):
        return False
    if described_apart(one, other):
        return False
    nouns = [sort_of(spot) for spot in (one, other)]
    if one.names and other.names:
        return _share(one.names, other.names) and (not (one.head and other.head) or same_noun(*nouns))
    return all(nouns) and same_noun(*nouns) and (bool(one.names or other.names) or _part(one) == _part(other))


def _part(spot: Spot) -> str:
    """Which part of it is meant: "in the last third of the runway"."""
    return spot.text.rpartition(" of ")[0]


_STANDS = {Standing.INSIDE: Standing.AT, Standing.TO: Standing.AT}
"""How what is told stands to a place, in the end."""


def _share(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(same_name(name, other) for name in mine for other in theirs)


def _spots(side: Side) -> list[Spot]:
    sentence, span = side
    return [spot for spot in spots(sentence) if overlap(span_of(spot), span)]
