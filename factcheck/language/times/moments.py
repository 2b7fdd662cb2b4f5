"""Points of time and lengths of time as closed intervals, and how far two of them lie apart.

Imprecision is data: "Friday" is a whole day, "the evening" some hours, "about 3 p.m." carries a tolerance. What a text
leaves open (which year, which week, which day) stays open: the `Base` of a moment says what it can be compared with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum, StrEnum

from msgspec import Struct, structs

HOUR, DAY = 60, 1440
"""Minutes."""
_CYCLES = {"day": DAY, "week": 7 * DAY, "year": 366 * DAY}
_MONDAY = dt.datetime(2000, 1, 3)  # noqa: DTZ001 - all moments are local, their zone is a field
_ORIGINS = {"year": dt.datetime(2000, 1, 1)}  # noqa: DTZ001


class Grain(IntEnum):
    """How finely a moment is told."""

    MINUTE = 0
    PART = 1
    """A part of a day: an evening, the early hours."""
    DAY = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5
    DECADE = 6


class Base(StrEnum):
    """What the days of a moment are counted in."""

    CALENDAR = "calendar"
    YEAR = "year"
    """A month or a day of some year: "April 9" in an article without a date."""
    WEEK = "week"
    """A day of some week: "Friday" in an article without a date."""
    DAY = "day"
    """A clock time or part of some day: "at 3 p.m."."""
    ISSUE = "issue"
    """Counted from the unknown day of publication: "last year" in an article without a date."""


class Bound(StrEnum):
    """Which side of the moment is meant, when not the moment itself."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"
    BY = "by"
    UNTIL = "until"
    SINCE = "since"


_MOMENT = dt.timedelta(minutes=1)
"""What "midnight" may take, which one day ends with and the next begins."""


class Use(StrEnum):
    """From where a length is counted."""

    PLAIN = ""
    """How long something lasts."""
    AGO = "ago"
    """Back from the day of the article."""
    LATER = "later"
    """On from another event."""
    EARLIER = "earlier"
    """Back from another event."""
    PART = "part"
    """A part of a longer whole: "the last 25 minutes", "with ten minutes left"."""
    LATE = "late"
    """How far behind its time something is: "two hours late"."""
    WITHIN = "within"
    """By when something is to be, or was: "within 30 days"."""


_UNITS = ((60, Grain.PART), (DAY, Grain.DAY), (14 * DAY, Grain.WEEK), (31 * DAY, Grain.MONTH))
"""The grain of a moment told as so many units ago, by the minutes in the unit."""


class Moment(Struct, frozen=True):
    """A closed interval in which something lies."""

    start: dt.datetime
    end: dt.datetime
    """The last minute that may be meant; not before `start`."""
    grain: Grain
    base: Base = Base.CALENDAR
    about: bool = False
    bound: Bound = Bound.NONE
    near: bool = False
    """True when told by its distance from the day of publication ("Friday", "yesterday", "this morning")."""
    weekday: bool = False
    """True when told by the name of a day of the week and no date."""
    yearless: bool = False
    """True when the text names no year, so that the year of `start` is a guess."""
    span: bool = False
    """True for a range that something fills ("from 1967 to 1979"), not one point somewhere in it."""
    zone: int | None = None
    """Minutes ahead of UTC, when the text names a zone that tells."""
    dial: bool = False
    """True for a clock time that may lie twelve hours later ("at half past three")."""
    beyond: int = 0
    """Minutes by which it runs beyond the end of the day that it is called by: "Tuesday night" is not on Wednesday."""

    @property
    def is_window(self) -> bool:
        """True for two clock times that bound one: "between 8 and 10 p.m.", "from 8 p.m. to 6 a.m."."""
        return self.grain is Grain.MINUTE and not self.about and self.end - self.start > _MOMENT


class Length(Struct, frozen=True):
    """How long, in minutes, least and most."""

    low: float
    high: float
    """Infinite for "more than"; not less than `low`."""
    unit: float
    """Minutes in the smallest unit that the text names."""
    about: bool = False
    use: Use = Use.PLAIN

    @property
    def is_bound(self) -> bool:
        """True for "at least", "up to" so long."""
        return self.high == float("inf") or self.low == 0

    @property
    def is_vague(self) -> bool:
        """True for "several hours"."""
        return not self.is_bound and self.low != self.high

    @property
    def told(self) -> float:
        """The figure that the text names, in minutes, be it a bound or not."""
        if self.high == float("inf"):
            return self.low
        return self.high if self.low == 0 else (self.low + self.high) / 2


class Gap(Struct, frozen=True):
    """How far two moments or lengths lie apart."""

    size: float
    """Minutes between the nearest ends; 0 when they overlap."""
    slack: float
    """Minutes by which they may differ and still agree, as loosely as they are told."""
    grain: Grain = Grain.MINUTE
    """The coarser grain of the two."""
    bounded: bool = False
    """True when both agree only because one is told as a bound ("more than 10 minutes") whose figure is another."""
    doubtful: bool = False
    """True when both agree only if the date of an article is a day off."""
    at_night: bool = False
    """True when both could be one time in the night between the days that they name ("late Monday", "early Tuesday").
    """

    @property
    def agrees(self) -> bool:
        """True when both can mean one time."""
        return self.size <= self.slack


def moment_gap(left: Moment, right: Moment) -> Gap | None:
    """How far two moments lie apart; None when what they leave open keeps them from being compared."""
    if left.span and right.span and left.base is right.base is Base.CALENDAR:
        return _span_gap(left, right)
    base = _common_base(left, right)
    if base is None or (base is Base.DAY and not _zones_compare(left, right)):
        return None
    if _guessed_year(left, right):
        return None
    if base is Base.CALENDAR and left.yearless and right.yearless:
        base = Base.YEAR
    if left.weekday and right.weekday and max(left.grain, right.grain) <= Grain.DAY:
        base = Base.WEEK  # "Friday" is one Friday in a story, whatever the articles' dates
    # The date of an article is that of print, of the web or of another time zone.
    doubt = DAY if (left.near and not left.weekday) != (right.near and not right.weekday) else 0
    slack, grain = max(_slack(left), _slack(right)), max(left.grain, right.grain)
    wide = _between(left, right, base)
    size = wide if base is Base.DAY else _between(_in_named_day(left), _in_named_day(right), base)
    off = _between(left, right, base, (-doubt, doubt)) if doubt and size > slack else size
    if off <= slack < size:
        return Gap(off, slack, grain, doubtful=True)
    return Gap(size, slack, grain, at_night=wide <= slack < size and grain <= Grain.PART)


def clock_gap(left: Moment, right: Moment) -> Gap | None:
    """How far the clock times of two moments lie apart, their days left aside; None when one names no time of day."""
    if max(left.grain, right.grain) > Grain.PART or not _zones_compare(left, right):
        return None
    size = _ends_apart(left, right) if left.is_window and right.is_window else _between(left, right, Base.DAY)
    return Gap(size, max(_slack(left), _slack(right)), max(left.grain, right.grain))


def _between(left: Moment, right: Moment, base: Base, offs: Sequence[int] = (0,)) -> float:
    """Minutes between the nearest ends, in the turn of the cycle and the half of the day in which they are least.

    `offs` are minutes by which the days may be mistaken. Where one part of the day ends and the next begins is no time
    that both tell.
    """
    first, second = _numbers(left, base, 0), _numbers(right, base, _zone_shift(left, right))
    cycle = _CYCLES.get(base)
    edge = float(left.grain is right.grain is Grain.PART)
    shifts = (
        turn + half + off
        for turn in ([0, cycle, -cycle] if cycle else [0])
        for half in _halves(left, right)
        for off in offs
    )
    return min(_distance(first, (second[0] + shift, second[1] + shift), edge) for shift in shifts)


def _ends_apart(left: Moment, right: Moment) -> float:
    """Minutes by which two windows begin or end differently, even when they overlap."""
    first, second = _numbers(left, Base.DAY, 0), _numbers(right, Base.DAY, _zone_shift(left, right))
    apart = (abs(one - other) % DAY for one, other in zip(first, second, strict=True))
    return max(min(minutes, DAY - minutes) for minutes in apart)


def _in_named_day(moment: Moment) -> Moment:
    """`moment`, without what runs beyond the day that it is called by."""
    return structs.replace(moment, end=moment.end - dt.timedelta(minutes=moment.beyond)) if moment.beyond else moment


def _halves(left: Moment, right: Moment) -> tuple[int, ...]:
    """Minutes by which one of the two may lie off, because its text does not tell the half of the day."""
    return (0, DAY // 2, -DAY // 2) if left.dial or right.dial else (0,)


def length_gap(left: Length, right: Length) -> Gap | None:
    """How far two lengths lie apart; None when one is told in units far coarser than the other is long."""
    unit = max(left.unit, right.unit)
    if unit > 8 * min(left.high, right.high):
        return None
    slack = max(_length_slack(left), _length_slack(right)) + (0.5 * unit if left.unit != right.unit else 0)
    if left.high == right.high == float("inf") or left.low == right.low == 0:
        gap = abs(left.told - right.told)
        return Gap(0.0, 0.0, bounded=gap > max(0.2 * unit, _OTHER_BOUND * max(left.told, right.told)))
    size = _distance((left.low, left.high), (right.low, right.high))
    least = max(0.2 * unit, _NEAR_BOUND * max(left.told, right.told))
    bounded = left.is_bound != right.is_bound and not (left.is_vague or right.is_vague)
    return Gap(size, slack, bounded=bounded and size <= slack and abs(left.told - right.told) > slack + least)


_NEAR_BOUND = 0.1
"""A length may pass a bound by this share of itself and be what the bound is told of: 61 hours are "more than 60"."""
_OTHER_BOUND = 0.25
"""Two lengths that are "at least", or "up to", so long tell two bounds if they differ by more than this share of the
longer."""


def since(length: Length, published: dt.date) -> Moment:
    """When it was, of a length counted back from the day of publication; as roughly told as its unit is long."""
    first, last = length.low, min(length.high, 2 * length.low)
    day = dt.datetime.combine(published, dt.time())
    margin = 0.5 * length.unit if length.unit > DAY else 0.0
    start = day - dt.timedelta(minutes=max(0.0, last + margin))
    end = day + dt.timedelta(minutes=DAY - 1) - dt.timedelta(minutes=max(0.0, first - margin))
    grain = next((grain for most, grain in _UNITS if length.unit <= most), Grain.YEAR)
    return Moment(start, max(start, end), grain, about=length.about)


def _guessed_year(left: Moment, right: Moment) -> bool:
    """True for a date without a year against a year: the first does not tell whether it lies in the second."""
    return (left.yearless and right.grain >= Grain.YEAR) or (right.yearless and left.grain >= Grain.YEAR)


def _distance(left: tuple[float, float], right: tuple[float, float], edge: float = 0.0) -> float:
    """Minutes between two intervals; 0 when they overlap by `edge` or more, or by all of the shorter one."""
    edge = min(edge, left[1] - left[0], right[1] - right[0])
    return max(0.0, left[0] - right[1] + edge, right[0] - left[1] + edge)


def _span_gap(left: Moment, right: Moment) -> Gap:
    """Ranges differ when they begin or end differently, even when they overlap."""
    ends = (abs((left.start - right.start).days), abs((left.end - right.end).days))
    width = {Grain.YEAR: 364, Grain.MONTH: 27, Grain.WEEK: 6}.get(max(left.grain, right.grain), 0)
    return Gap(max(0, max(ends) - width) * DAY, max(_slack(left), _slack(right)), max(left.grain, right.grain))


def _common_base(left: Moment, right: Moment) -> Base | None:
    """The finest base in which both can be counted."""
    bases = {left.base, right.base}
    if len(bases) == 1:
        # Two undated articles of one story appear within days of each other: near days cannot be told apart.
        return None if bases == {Base.ISSUE} and min(left.grain, right.grain) < Grain.WEEK else left.base
    fine = max(left.grain, right.grain)
    if Base.DAY in bases:
        return Base.DAY if fine <= Grain.PART else None
    if bases == {Base.WEEK, Base.CALENDAR}:
        return Base.WEEK if fine <= Grain.DAY else None
    if bases == {Base.YEAR, Base.CALENDAR}:
        return Base.YEAR if fine <= Grain.MONTH else None
    return None


def _zones_compare(left: Moment, right: Moment) -> bool:
    """True unless one clock is told in world time and the other not; any other zone is the one where it happened."""
    return (left.zone == 0) == (right.zone == 0) or (left.zone is not None and right.zone is not None)


def _zone_shift(left: Moment, right: Moment) -> int:
    """Minutes to add to the right clock to read it in the zone of the left."""
    if left.zone is None or right.zone is None:
        return 0
    return left.zone - right.zone


def _numbers(moment: Moment, base: Base, shift: int) -> tuple[float, float]:
    """The interval in minutes, counted in the cycle of `base`."""
    first = moment.start.replace(year=2000) if base is Base.YEAR else moment.start
    start = (first - _ORIGINS.get(base, _MONDAY)).total_seconds() / 60 + shift
    length = (moment.end - moment.start).total_seconds() / 60
    cycle = _CYCLES.get(base)
    start = start % cycle if cycle else start
    return start, start + length


def _slack(moment: Moment) -> float:
    """Minutes by which a writer may be off."""
    if not moment.about:
        return 0
    is_full_hour = moment.end - moment.start <= _MOMENT and moment.end.minute == 0
    minutes = 10 if is_full_hour else 5
    slack = {Grain.MINUTE: minutes, Grain.PART: 60, Grain.DAY: DAY, Grain.WEEK: 3 * DAY, Grain.MONTH: 15 * DAY}
    return slack.get(moment.grain, 366 * DAY)


def _length_slack(length: Length) -> float:
    middle = length.low if length.high == float("inf") else (length.low + length.high) / 2
    return 0.2 * middle if length.about else 0.0
