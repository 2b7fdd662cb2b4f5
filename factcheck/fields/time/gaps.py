"""How far two times lie apart, as finely as both are told."""

from __future__ import annotations

from msgspec import structs

from ...language.times.moments import (
    DAY,
    Base,
    Gap,
    Grain,
    Length,
    Moment,
    Use,
    clock_gap,
    length_gap,
    moment_gap,
)
from ...language.times.one import same_side
from ...model import Fact
from ...text import fold
from .when import HOW_LONG, When


def are_same_words(left: Fact[When], right: Fact[When]) -> bool:
    """True for "yesterday" in two articles: the one may be dated a day late."""
    return isinstance(left.value.time, Moment) and left.value.time.near and fold(left.text) == fold(right.text)


def gap_of(left: When, right: When) -> tuple[Gap | None, str]:
    """How far two times lie apart, and the rule that speaks when they do."""
    one, other = left.time, right.time
    if isinstance(one, Length) and isinstance(other, Length):
        uses = {one.use, other.use}
        if len(uses) > 1 and (uses & _ALONE or uses in _OTHER_USES):
            return None, ""
        return length_gap(one, other), "length" if {one.use, other.use} <= HOW_LONG else "distance"
    mine = one if isinstance(one, Moment) else left.point
    yours = other if isinstance(other, Moment) else right.point
    if mine is None or yours is None:
        return None, ""
    return _moments_gap(mine, yours)


_ALONE = {Use.PART, Use.LATE}
"""Lengths that are but of one thing with their like."""
_OTHER_USES = (
    {Use.LATER, Use.EARLIER},
    {Use.WITHIN, Use.EARLIER},
    {Use.PLAIN, Use.EARLIER},  # nine minutes outside, ten minutes earlier
    {Use.WITHIN, Use.AGO},
    {Use.WITHIN, Use.PLAIN},  # a ban of 90 days is to be looked at within 30
)
"""Lengths that are never of one thing."""


def _moments_gap(left: Moment, right: Moment) -> tuple[Gap | None, str]:
    windows = left.is_window and right.is_window
    if (left.span != right.span and not windows) or not same_side(left.bound, right.bound):
        return None, ""
    gap = moment_gap(left, right)
    if left.span and not windows:
        return gap, "range"
    clock = clock_gap(left, right)
    if gap is None:
        return clock, "clock"
    if gap.agrees and clock is not None:
        return structs.replace(clock, doubtful=gap.doubtful), "clock"
    if max(left.grain, right.grain) <= Grain.PART and gap.size < _HALF_A_DAY:
        return gap, "clock"
    return gap, "year" if gap.grain >= Grain.YEAR else "date"


_HALF_A_DAY = DAY // 2
"""Minutes below which two parts of a day are of one day or night, and only the hour is told otherwise."""


def equal(left: Moment | Length, right: Moment | Length) -> bool:
    """True for two tellings of one time, equally fine."""
    if isinstance(left, Length) and isinstance(right, Length):
        gap = length_gap(left, right)
        return gap is not None and gap.size == 0 and not gap.bounded
    if isinstance(left, Length) or isinstance(right, Length):
        return False
    if _fineness(left) != _fineness(right):  # most differ, and a long article asks this of each two of its times
        return False
    gap, _ = _moments_gap(left, right)
    return gap is not None and gap.size == 0 and not gap.doubtful


def _fineness(moment: Moment) -> Grain:
    """The grain, a part of a day told as its day."""
    return Grain.DAY if moment.grain is Grain.PART and moment.base is not Base.DAY else moment.grain
