"""What a judge marks as two persons or bodies: whether they are two.

A judge marks "the driver, Ole Lund," beside "Lund, 58, was at the wheel", and an unnamed man of 58 beside the Lund who
is as old.
"""

from __future__ import annotations

from ..language.numbers.measures import Dimension
from ..language.numbers.quantities import quantities
from ..language.parts.who import Named, names_in, one_bearer
from ..model import MentionKind
from ..spans import overlap, span_of
from .marked import Side


def may_be_two(left: Side, right: Side) -> bool:
    """False where both sides name one and the same alone, or tell of one age and do not name two."""
    mine, theirs = _named(left), _named(right)
    if any(one_bearer(first, second) for first in mine for second in theirs):
        return len(mine) > 1 or len(theirs) > 1
    ages = _ages(left)
    return bool(mine and theirs) or len(ages) != 1 or ages != _ages(right)


def _named(side: Side) -> tuple[Named, ...]:
    """The persons and bodies that `side` names."""
    return tuple(one for one in names_in(side[0], *side[1]) if one.kind is not MentionKind.PLACE)


def _ages(side: Side) -> set[tuple[float, float]]:
    """The ages that `side` tells."""
    sentence, span = side
    told = (one for one in quantities(sentence.text) if one.dimension is Dimension.AGE)
    return {(age.low, age.high) for age in told if overlap(span_of(age), span)}
