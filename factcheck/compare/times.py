"""What a judge marks as two times: whether they are two, and of one act.

A judge marks members beside days, how long something took beside when it was, and the years of two sums.
"""

from __future__ import annotations

from msgspec import structs

from ..language.clauses.acts import canonical_stems, disjoint
from ..language.clauses.reading import clauses
from ..language.numbers.dated import are_of_two_times
from ..language.numbers.measures import Dimension
from ..language.numbers.quantities import quantities
from ..language.times import times
from ..language.times.moments import Bound, Grain, Length, Moment, Use
from ..language.times.one import may_be_same
from ..spans import overlap, span_of
from .marked import Side


def are_two_times(left: Side, right: Side) -> bool:
    """False where a side tells no time or one that is also the other's, and for times of two sorts or two acts."""
    left_times, right_times = _times(left), _times(right)
    if not left_times | right_times or left_times & right_times:
        return False
    if may_be_same(time_values(left), time_values(right)):
        return False
    sorts = frozenset([_sort_of_times(left), _sort_of_times(right)])
    return sorts not in _TWO_SORTS and not (_are_of_two_sums(left, right) or _are_hours_of_two_acts(left, right))


def _are_hours_of_two_acts(left: Side, right: Side) -> bool:
    """True for "pressed the alarm at 11.15" and "the raid began at six": nothing is told of both hours alike."""
    times_told = [*time_values(left), *time_values(right)]
    hours = all(isinstance(one, Moment) and one.grain is Grain.MINUTE for one in times_told)
    acts = _told_at(left), _told_at(right)
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


def _times(side: Side) -> set[object]:
    """What the times that `side` touches tell: days, hours, lengths whatever their unit.

    What is closed until a day opens on it.
    """
    values = time_values(side)
    return {(one.low, one.high) if isinstance(one, Length) else _turning(one) for one in values}


def _turning(moment: Moment) -> Moment:
    """`moment` without saying that something ends then, where it does."""
    return structs.replace(moment, bound=Bound.NONE) if moment.bound is Bound.UNTIL else moment


def time_values(side: Side) -> list[Moment | Length]:
    """What the times that `side` touches tell, as its sentence has them."""
    sentence, span = side
    return [time.value for time in times(sentence.text) if overlap(span_of(time), span)]


def _sort_of_times(side: Side) -> str:
    """Whether `side` tells only how long or how soon, or only when; empty where it tells both, or one by the other.

    How long something lasted and when it ended, or how long it is ago, may well exclude a day.
    """
    sorts = {_sort_of_time(value) for value in time_values(side)}
    return sorts.pop() if len(sorts) == 1 else ""


_TWO_SORTS = (frozenset(["length", "moment"]), frozenset(["soon", "end"]))
"""A day says nothing of how long, and the hour at which one thing ended nothing of how soon another followed."""


def _sort_of_time(value: Moment | Length) -> str:
    if isinstance(value, Length):
        return "" if value.use is Use.AGO else "soon" if value.use is not Use.PLAIN else "length"
    if value.bound in (Bound.SINCE, Bound.UNTIL):
        return "end"
    return "" if value.span or value.grain is Grain.PART else "moment"  # "all night" is how long, too
