"""Whether two times may be one, each as it is told.

A time that is told coarsely may be any that lies in it ("in 2022", "in June 2022"), a rough one any that is near
("just before 11:30", "11:20"), and a length may be that of a span ("over ten months", "between July and May").
"""

from __future__ import annotations

from collections.abc import Collection

from .moments import DAY, Base, Bound, Grain, Length, Moment, clock_gap, length_gap, moment_gap

_ENDS = frozenset([Bound.UNTIL, Bound.BY, Bound.BEFORE])


def may_be_same(left: Collection[Moment | Length], right: Collection[Moment | Length]) -> bool:
    """True where each time of one side may be one of the other's; False where a side has none."""
    return bool(left and right) and _has_all(left, right) and _has_all(right, left)


def _has_all(times: Collection[Moment | Length], others: Collection[Moment | Length]) -> bool:
    return all(any(may_be_one(one, other) for other in others) for one in times)


def may_be_one(left: Moment | Length, right: Moment | Length) -> bool:
    """True unless the two exclude each other, or are of sorts that say nothing of each other."""
    if isinstance(left, Moment) and isinstance(right, Moment):
        return same_side(left.bound, right.bound) and _moments_agree(left, right)
    one, other = (span_length(time) if isinstance(time, Moment) else time for time in (left, right))
    gap = length_gap(one, other) if one and other else None
    return gap is not None and gap.agrees and not gap.bounded


def same_side(left: Bound, right: Bound) -> bool:
    """True unless one time is where something ends and the other where it is or begins."""
    return (left in _ENDS) == (right in _ENDS)


def span_length(moment: Moment) -> Length | None:
    """How long a span is, at least and at most: "from 2016 to 2021" is four to six years; None for what is none."""
    unit = _UNITS.get(moment.grain)
    if not moment.span or unit is None:
        return None
    most = (moment.end - moment.start).total_seconds() / 60
    return Length(max(0.0, most - 2 * unit), most, unit)


_UNITS = {
    Grain.MINUTE: 1.0,
    Grain.DAY: 1.0 * DAY,
    Grain.WEEK: 7.0 * DAY,
    Grain.MONTH: 30.4375 * DAY,
    Grain.YEAR: 365.25 * DAY,
}
"""Minutes in a unit of the grain."""


def _moments_agree(left: Moment, right: Moment) -> bool:
    day, clock = moment_gap(left, right), clock_gap(left, right)
    if day is None and clock is None:
        return _is_any_day(left, right)
    return all(gap.agrees for gap in (day, clock) if gap is not None)


def _is_any_day(left: Moment, right: Moment) -> bool:
    """True for "yesterday" in an article without a date, and "Tuesday"."""
    return {left.base, right.base} == {Base.ISSUE, Base.WEEK} and max(left.grain, right.grain) <= Grain.WEEK
