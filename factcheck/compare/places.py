"""What a judge marks as two places: whether they are two.

A judge marks "bound from Oslo to Faro" beside "on its way from Oslo to Faro".
"""

from __future__ import annotations

from ..language.places import Side as Standing
from ..language.places import spots
from ..spans import overlap, span_of
from .titles import Side


def are_two_places(left: Side, right: Side) -> bool:
    """False where both sides name the same places, each as where from, where to or where, and tell of no other."""
    mine, theirs = _told(left), _told(right)
    return mine != theirs or not any(names for _, _, _, names in mine)


def _told(side: Side) -> set[tuple[Standing, str, str, tuple[str, ...]]]:
    """The places of `side`: how what is told stands to each, its noun, its direction and its names."""
    sentence, span = side
    return {
        (Standing.AT if spot.side is Standing.INSIDE else spot.side, spot.head, spot.compass, spot.names)
        for spot in spots(sentence)
        if overlap(span_of(spot), span)
    }
