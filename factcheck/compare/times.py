"""What a judge marks as two times: whether they are two, and of one act.

A judge marks members beside days, how long something took beside when it was, and the years of two sums.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import structs

from ..fields.time.scenes import follow_each_other
from ..language.clauses.acts import canonical_stems, disjoint
from ..language.clauses.reading import clauses
from ..language.numbers.dated import are_of_two_times
from ..language.numbers.measures import Dimension
from ..language.numbers.quantities import quantities
from ..language.times import times
from ..language.times.moments import Bound, Grain, Length, Moment, Use
from ..language.times.one import may_be_same
from ..spans import overlap, span_of
from ..text import stem
from .marked import Side

Published = Mapping[str, dt.date | None]
"""Source of an article -> its day, without which "by the end of the month" is no known day."""
_UNDATED: Published = MappingProxyType({})


def are_two_times(left: Side, right: Side, published: Published) -> bool:
    """False where a side tells no time or one that is also the other's, and for times of two sorts or two acts."""
    # Beside "yesterday" in an article without a day "on Sunday" is any Sunday, whatever the other's day.
    dated = all(published.get(side[0].source) for side in (left, right))
    left_times, right_times = (time_values(side, published if dated else _UNDATED) for side in (left, right))
    told = set(map(_as_told, left_times)), set(map(_as_told, right_times))
    if not told[0] | told[1] or told[0] & told[1]:
        return False
    if may_be_same(list(map(_ending, left_times)), list(map(_ending, right_times))):
        return False
    sorts = frozenset(map(_sort_of_times, (left_times, right_times)))
    of_two = _are_of_two_sums(left, right) or (all(told) and _are_of_two_acts(left, right))
    return sorts not in _TWO_SORTS and not of_two


def _are_of_two_acts(left: Side, right: Side) -> bool:
    """True for the days of "closed" and "reopened", and the hours of "pressed the alarm" and "the raid began".

    Of two hours nothing else that is told need be alike.
    """
    acts = _told_at(left), _told_at(right)
    times_told = [*time_values(left), *time_values(right)]
    if follow_each_other(*(frozenset(map(stem, told)) for told in acts)):
        return not any(isinstance(one, Moment) and one.bound is Bound.UNTIL for one in times_told)
    hours = all(isinstance(one, Moment) and one.grain is Grain.MINUTE for one in times_told)
    return hours and disjoint(*acts) and min(map(len, acts)) > 1


def _told_at(side: Side) -> frozenset[str]:
    """What the clauses that `side` touches tell beside its times, synonyms as one."""
    sentence, span = side
    own = [clause.text for clause in clauses(sentence.text) if overlap(span_of(clause), span)]
    hours = [time.text for time in times(sentence.text)]
    return canonical_stems(" ".join(own)) - canonical_stems(" ".join(hours))


def _are_of_two_sums(left: Side, right: Side) -> bool:
    """True for the years of "trade worth 3.8 billion in 2024" and "4.1 billion in 2025": each is that of its sum."""
    sums = [[one for one in quantities(side[0].text) if one.dimension in _SUMS] for side in (left, right)]
    spans = [(found[0].start, found[-1].end) for found in sums if found]
    return len(spans) == len(sums) and are_of_two_times(left[0].text, spans[0], right[0].text, spans[1])


_SUMS = (Dimension.MONEY, Dimension.SHARE)
"""What is told of one year and then of the next."""


def _as_told(one: Moment | Length) -> object:
    """A day, an hour, or a length whatever its unit; what is closed until a day opens on it."""
    return (one.low, one.high) if isinstance(one, Length) else _turning(one)


def _turning(one: Moment | Length) -> Moment | Length:
    """`one` without saying that something ends then, where it does."""
    ends = isinstance(one, Moment) and one.bound is Bound.UNTIL
    return structs.replace(one, bound=Bound.NONE) if ends else one


def _ending(one: Moment | Length) -> Moment | Length:
    """`one`, "until the summer" being "to June" where it is that; an hour is told more finely than that."""
    return _turning(one) if isinstance(one, Moment) and one.grain > Grain.DAY else one


def time_values(side: Side, published: Published = _UNDATED) -> list[Moment | Length]:
    """What the times that `side` touches tell."""
    sentence, span = side
    found = times(sentence.text, published.get(sentence.source))
    return [time.value for time in found if time.start < span[1] and span[0] < time.end]


def _sort_of_times(told: Sequence[Moment | Length]) -> str:
    """Whether `told` tells only how long or how soon, or only when; empty where it tells both, or one by the other.

    How long something lasted and when it ended, or how long it is ago, may well exclude a day.
    """
    sorts = {_sort_of_time(value) for value in told}
    return sorts.pop() if len(sorts) == 1 else ""


_TWO_SORTS = (frozenset(["length", "moment"]), frozenset(["soon", "end"]))
"""A day says nothing of how long, and the hour at which one thing ended nothing of how soon another followed."""


def _sort_of_time(value: Moment | Length) -> str:
    if isinstance(value, Length):
        return "" if value.use is Use.AGO else "soon" if value.use is not Use.PLAIN else "length"
    if value.bound in (Bound.SINCE, Bound.UNTIL):
        return "end"
    return "" if value.span or value.grain is Grain.PART else "moment"  # "all night" is how long, too
