"""What a judge marks in two sentences, looked at by rules: can the two sides exclude each other at all?

A judge takes "in critical condition" for a number, "the nine" beside "nine of the ten", and members beside days: of
such in labelled stories one in seven was a difference. A time told alike on both sides or on none was one in ten, "head
of the union" beside "the union's chairman" one in five.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import Kind, Pair
from ..nli import Difference
from .denials import are_two_tellings
from .marked import Side
from .numbers import are_two_numbers, can_both_be
from .persons import may_be_two
from .places import are_two_places
from .times import Published, are_two_times
from .titles import are_of_two, are_two_titles


def may_exclude(pair: Pair, difference: Difference, published: Published) -> bool:
    """False where the sides of `difference`, spans into the sentences of `pair`, hold no two values of its kind."""
    sides = (pair.left, difference.left), (pair.right, difference.right)
    if difference.kind is Kind.TIME:
        return are_two_times(*sides, published)
    check = _CHECKS.get(difference.kind)
    return check is None or check(*sides)


def is_of_two(pair: Pair, difference: Difference) -> bool:
    """True where the sentences tell that the figures or posts of `difference` are of two things, times or persons.

    So are those of which one keeps the bound that the other sets.

    Then the same words differ in nothing else either, whatever a judge calls it: "fell 71 percent on Tuesday".
    """
    check = _OF_TWO.get(difference.kind)
    return check is not None and check((pair.left, difference.left), (pair.right, difference.right))


_OF_TWO: dict[Kind, Callable[[Side, Side], bool]] = {Kind.NUMBER: can_both_be, Kind.TITLE: are_of_two}
_CHECKS: dict[Kind, Callable[[Side, Side], bool]] = {
    Kind.NUMBER: are_two_numbers,
    Kind.PLACE: are_two_places,
    Kind.TITLE: are_two_titles,
    Kind.IDENTITY: may_be_two,
    Kind.EVENT: are_two_tellings,
    Kind.STATUS: are_two_tellings,
}
