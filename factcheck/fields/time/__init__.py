"""Times: the day, the hour or the length of what happened, bound to what happened.

`extract` takes every time expression (`times.times`) with its event (`binding.bind`). `compare` sets two against each
other when no reading of both can be one time (`gaps`); how surely they are times of one event (`scenes`) is told by
figures.
"""

from __future__ import annotations

from msgspec import structs

from ...language.clauses.event_fit import event_fit, fitness
from ...language.numbers.sittings import is_sitting, within_days, within_weeks
from ...language.times.moments import DAY, HOUR, Gap, Grain, Length, Moment, Use
from ...model import Comparison, Dispute, Fact, Kind, Relation
from .agreed import AGREEING
from .figures import traits
from .gaps import are_same_words, gap_of
from .options import Options
from .scenes import is_one_ordeal, of_two, unlike, way_of
from .told import heading_of, what_differs, what_is_told, why
from .when import HOW_LONG, When, extract

__all__ = ["AGREEING", "KIND", "Options", "compare", "extract"]
KIND = Kind.TIME


def compare(left: Fact[When], right: Fact[When], options: Options) -> Comparison:
    """DIFFERENT when the times cannot be one and the events may be; SAME or CLOSE when the times can; UNKNOWN else."""
    unknown = Comparison(left, right, Relation.UNKNOWN)
    gap, rule = gap_of(left.value, right.value)
    if gap is not None and are_same_words(left, right):
        gap = structs.replace(gap, size=0.0)
    if gap is None or of_two(left.value, right.value, gap, options) or {way_of(left), way_of(right)} == {"in", "out"}:
        return unknown
    if not gap.agrees and gap.grain <= Grain.DAY and (left.value.event.saying or right.value.event.saying):
        return unknown  # sources speak to each outlet in turn
    if _is_of_sittings(left.value, right.value):
        return Comparison(left, right, Relation.CLOSE, why="What is held by day fills a week or a day in part.")
    figures = event_fit(left.value.event, right.value.event)
    if is_one_ordeal(left.value, right.value):  # whatever the words of either
        figures = structs.replace(figures, verb=1.0, local=1.0)
    if gap.agrees and not gap.bounded:
        if fitness(figures) < options.min_fit:
            return unknown
        relation = Relation.SAME if gap.size == 0 else Relation.CLOSE
        return Comparison(left, right, relation, why="The times agree as far as they are told.")
    if unlike(left.value, right.value, figures, of_day=rule != "clock"):
        return unknown
    lasts = _has_gone_on(left.value, right.value)
    dispute = None if lasts else _dispute(left.value.time, right.value.time, gap, options)
    if dispute is None:
        close = "by the days between the articles" if lasts else "less than their telling"
        return Comparison(left, right, Relation.CLOSE, why=f"The times differ {close}.")
    told, sort = what_is_told(left, right, rule), what_differs(left.value.time, right.value.time, rule)
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        why=why(told, sort),
        rule=rule,
        dispute=dispute,
        features=traits(left.value, right.value, gap, figures, of_years=rule == "year"),
        subject=heading_of(told, sort),
    )


def _has_gone_on(left: When, right: When) -> bool:
    """True for "trapped for six days" and, in an article of two days later, "for eight days"."""
    one, other = left.time, right.time
    if (
        not isinstance(one, Length)
        or not isinstance(other, Length)
        or left.published is None
        or right.published is None
    ):
        return False
    if {one.use, other.use} != {Use.PLAIN} or {one.unit, other.unit} != {DAY} or one.told == other.told:
        return False
    return other.told - one.told == (right.published - left.published).days * DAY


def _is_of_sittings(left: When, right: When) -> bool:
    """True for a two-week trial of eight days, and for 14 hours of deliberation in two days."""
    if not isinstance(left.time, Length) or not isinstance(right.time, Length):
        return False
    if not {left.time.use, right.time.use} <= HOW_LONG or not all(is_sitting(*_words(when)) for when in (left, right)):
        return False
    fine, coarse = sorted((left.time, right.time), key=lambda length: length.unit)
    many, few = fine.told / fine.unit, coarse.told / coarse.unit
    if (fine.unit, coarse.unit) == (DAY, 7 * DAY):
        return within_weeks(many, few)
    return (fine.unit, coarse.unit) == (HOUR, DAY) and within_days(many, few)


def _words(when: When) -> frozenset[str]:
    """The stems that may name what a length is that of."""
    event = when.event
    return event.acts | event.subject | event.local | frozenset(filter(None, [event.head]))


def _dispute(left: Moment | Length, right: Moment | Length, gap: Gap, options: Options) -> Dispute | None:
    loose = left.about or right.about or gap.bounded or gap.at_night
    if isinstance(left, Length) and isinstance(right, Length):
        longer = max(left.low, right.low, _SHORTEST)
        return Dispute.TENSION if loose or gap.size < options.length_tension * longer else Dispute.CONFLICT
    if gap.grain <= Grain.PART and gap.size <= options.clock_tension:
        return None if loose and gap.size <= options.clock_close else Dispute.TENSION
    return Dispute.TENSION if loose else Dispute.CONFLICT


_SHORTEST = 1.0
"""Minutes by which the gap of two lengths is measured where both are shorter: to seconds nobody is precise."""
