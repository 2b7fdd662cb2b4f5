"""Where somebody died: in a hospital, on the way to one, or out of it; nobody dies in two of them."""

from __future__ import annotations

from enum import Enum, auto

from ...language.clauses.binding import Event
from ...language.numbers.numerals import numerals
from ...language.places import Side, Spot, carries, lies_out
from ...text import stem
from .phrases import is_hospital, sort_of
from .where import Where, is_death


class Bed(Enum):
    """Where somebody dies."""

    HOSPITAL = auto()
    WAY = auto()
    OUT = auto()


def dies_elsewhere(left: Where, right: Where) -> bool:
    """True for two deaths in different beds, unless one source has somebody die in either.

    Of several dead some may die here and some there.
    """
    beds = [_bed(side.spot, side.under_way) for side in (left, right) if side.dying]
    if len(beds) < 2 or not all(beds) or beds[0] is beds[1] or _dies_in(beds[1], left) or _dies_in(beds[0], right):
        return False
    one_time = bool(left.era.years) == bool(right.era.years)
    return one_time and _are_several(left.event) == _are_several(right.event)


def _bed(spot: Spot, under_way: bool = False) -> Bed | None:
    """Where somebody lies who dies at `spot`, or on the way to it; None where it does not tell."""
    if spot.side is Side.HOME:
        return None
    noun = sort_of(spot)
    if carries(noun) or (under_way and spot.side is Side.TO):
        return Bed.WAY
    if is_hospital(spot):
        return Bed.HOSPITAL
    return Bed.OUT if lies_out(noun) else None


def _dies_in(bed: Bed | None, where: Where) -> bool:
    """True where the sentence of `where` has another die in such a bed: "three at the scene, one in hospital"."""
    return any(_bed(spot) is bed for spot, event in where.company if spot in where.others and is_death(event))


def _are_several(event: Event) -> bool:
    """True where the subject is counted, not one of whom the age is told: "five died", not "a man aged 19 died"."""
    if not _AGED.isdisjoint(event.subject):
        return False
    return any(number.low > 1 for number in numerals(" ".join(event.subject)))


_AGED = frozenset(map(stem, ["aged", "year-old"]))
