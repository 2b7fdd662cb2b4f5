"""In figures, what tells a real difference from two times of two things."""

from __future__ import annotations

from ...language.clauses.event_fit import (
    MANY_RARE,
    Fit,
    each_way,
    event_fit,
    fitness,
    match,
    other_numbers,
    party_fit,
    same_sense,
)
from ...language.times.moments import DAY, HOUR, Gap, Grain, Length, Moment
from ...model import Features
from .scenes import is_known, is_one_ordeal, rare_in_both
from .when import When


def traits(left: When, right: When, gap: Gap, figures: Fit, *, of_years: bool) -> Features:
    """What tells a real difference from two times of two things.

    Years that match plainly say less than days: an article gives them of all that went before.
    """
    one, other = left.time, right.time
    known, best = each_way(is_known, left, right), each_way(_best, left, right)
    found = [
        ("match", match(figures)),
        ("local", figures.local),
        ("party", float(is_one_ordeal(left, right)) or party_fit(left.event, right.event)),
        ("rare", min(1.0, len(rare_in_both(left, right)) / MANY_RARE)),
        ("loose", float(one.about or other.about)),
        ("known", known),
        ("untold", float(known == 0)),
        ("best", best),
        ("plain", 0.0 if of_years else match(figures) * (1 - known) * best),
        ("closeness", _closeness(one, other, gap)),
        ("numbers apart", float(other_numbers(left.event, right.event))),
        ("heads apart", float(not same_sense(left.event.head, right.event.head))),
    ]
    if isinstance(one, Length) and isinstance(other, Length):
        return (*found, ("unit", float(one.unit == other.unit)), ("use", float(one.use is other.use)))
    if isinstance(one, Moment) and isinstance(other, Moment):
        found.append(("grain", float(one.grain == other.grain)))
    return tuple(found)


_NEAR_BY = {
    Grain.MINUTE: 1.0 * HOUR,
    Grain.PART: 6.0 * HOUR,
    Grain.DAY: 2.0 * DAY,
    Grain.WEEK: 7.0 * DAY,
    Grain.MONTH: 60.0 * DAY,
}
"""Minutes by grain within which two accounts of one thing often differ."""
_NEAR_YEARS = 4 * 366.0 * DAY
"""The same of years and of all that is coarser."""


def _best(one: When, other: When) -> bool:
    """True when no other time of its sort in the other's article fits the event better."""
    own = fitness(event_fit(one.event, other.event))
    return not any(
        _sort(time) is _sort(other.time) and fitness(event_fit(one.event, event)) > own for time, event in other.company
    )


def _sort(time: Moment | Length) -> type | Grain:
    """What a time may be set against: lengths, hours, days, or years."""
    if isinstance(time, Length):
        return Length
    return Grain.MINUTE if time.grain is Grain.MINUTE else Grain.YEAR if time.grain >= Grain.YEAR else Grain.DAY


def _closeness(left: Moment | Length, right: Moment | Length, gap: Gap) -> float:
    """1 for times that lie close for their grain, down to 0."""
    if isinstance(left, Length) and isinstance(right, Length):
        return min(left.low, right.low) / max(left.low, right.low, _NO_LENGTH)
    return 1 / (1 + gap.size / _NEAR_BY.get(gap.grain, _NEAR_YEARS))


_NO_LENGTH = 1e-9
"""Keeps two lengths of nothing from being divided by."""
