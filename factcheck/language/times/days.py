"""From the parts of a time expression to an interval, seen from the day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from .moments import DAY, Base, Grain, Moment
from .pieces import Parts, vocabulary

NOMINAL = dt.date(2000, 7, 12)
"""Stands for the unknown day of publication: a Wednesday in the middle of a month in the middle of a year."""


def moment(parts: Parts, published: dt.date | None, direction: int) -> Moment | None:
    """The interval that `parts` name, seen from the day of publication."""
    days = _days(parts, published, direction)
    minutes, on_dial = parts.clock or parts.part, bool(parts.dial)
    if parts.clock and parts.part and parts.dial:  # "at half past three in the afternoon"
        minutes, on_dial = _within(parts.clock, parts.part), False
    zone = vocabulary()["zones"].get(parts.zone.split()[0]) if parts.zone else None
    if days is None:
        if minutes is None:
            return None
        days = (dt.date(2000, 1, 3), dt.date(2000, 1, 3), Grain.DAY, Base.DAY)
    first, last, grain, base = days
    midnight = dt.datetime.combine(first, dt.time())
    end = dt.datetime.combine(last, dt.time()) + dt.timedelta(minutes=DAY - 1)
    if minutes is None and grain is Grain.DAY and parts.share:
        minutes = tuple(vocabulary()["day_shares"][parts.share])
    if minutes is not None and first == last:
        end = midnight + dt.timedelta(minutes=minutes[1])
        midnight += dt.timedelta(minutes=minutes[0])
        grain = Grain.MINUTE if parts.clock else Grain.PART
    weekday = parts.weekday is not None and parts.day is None
    called = weekday or (parts.unit != "day" and base is not Base.DAY)
    beyond = _beyond(minutes) if called and grain is Grain.PART and minutes else 0
    near = weekday or parts.unit in {"day", "weekend", "week"}
    yearly = parts.month is not None or parts.holiday is not None or parts.season is not None
    yearless = parts.year is None and yearly and parts.step is None
    return Moment(
        midnight,
        end,
        grain,
        base,
        near=near,
        weekday=weekday,
        yearless=yearless,
        zone=zone,
        dial=on_dial,
        beyond=beyond,
    )


def _beyond(minutes: Sequence[int]) -> int:
    """Minutes of a part of the day that lie on the next day; "overnight" is of both days."""
    return max(0, minutes[1] - DAY + 1) if minutes[0] >= 0 else 0


def _within(clock: tuple[int, int], part: tuple[int, int]) -> tuple[int, int]:
    """The clock time, or the one twelve hours on, that lies in a part of the day."""
    options = [clock[0] % 720 + turn for turn in (0, 720, 1440)]
    minute = min(options, key=lambda m: max(0, part[0] - m, m - part[1]))
    return minute % DAY, minute % DAY


_Days = tuple[dt.date, dt.date, Grain, Base]


def _days(parts: Parts, published: dt.date | None, direction: int) -> _Days | None:
    """First and last day, how finely they are told, and what they are counted in; None when no day is named."""
    try:
        if parts.step is not None:
            return _stepped_days(parts, published)
        if parts.decade is not None:
            first, last = _shared(dt.date(parts.decade, 1, 1), dt.date(parts.decade + 9, 12, 31), parts.share)
            return first, last, Grain.DECADE, Base.CALENDAR
        if parts.weekday is not None and parts.day is None and parts.month is None:
            return _weekday_days(parts.weekday, published, direction)
        if parts.month is None and parts.holiday is None and parts.season is None and parts.year is None:
            return None
        if parts.year is not None:
            return (*_in_year(parts, parts.year), Base.CALENDAR)
        if published is None:
            return (*_in_year(parts, 2000), Base.YEAR)
        years = [_in_year(parts, published.year + shift) for shift in (-1, 0, 1)]
        if parts.weekday is not None and parts.day is not None:  # "Friday 10 October" tells which year
            years = [option for option in years if option[0].weekday() == parts.weekday] or years
        return (*_nearest(years, published, direction), Base.CALENDAR)
    except (ValueError, OverflowError):  # 31 February
        return None


_WITHOUT_YEAR = 300
"""Days beyond which a date is seldom told without its year."""


def _nearest(
    options: Sequence[tuple[dt.date, dt.date, Grain]], day: dt.date, direction: int
) -> tuple[dt.date, dt.date, Grain]:
    """The option that lies nearest to `day`, on the side that the tense tells when it tells one.

    Of what lies most of a year away news names the year, or says "last April".
    """

    def away(option: tuple[dt.date, dt.date, Grain]) -> int:
        return abs((option[0] - day).days) + abs((option[1] - day).days)

    sides = [
        option
        for option in options
        if (direction < 0 and option[0] <= day) or (direction > 0 and option[1] >= day)
        if away(option) <= 2 * _WITHOUT_YEAR
    ]
    return min(sides or options, key=away)


def _in_year(parts: Parts, year: int) -> tuple[dt.date, dt.date, Grain]:
    if parts.holiday:
        day = _holiday(parts.holiday, year)
        return day, day, Grain.DAY
    if parts.season:
        low, high = vocabulary()["seasons"][parts.season]
        return dt.date(year, low, 1), _month_end(year + (high > 12), (high - 1) % 12 + 1), Grain.MONTH
    if parts.month is None:
        first, last = _shared(dt.date(year, 1, 1), dt.date(year, 12, 31), parts.share)
        return first, last, Grain.YEAR
    if parts.day is None:
        first, last = _shared(dt.date(year, parts.month, 1), _month_end(year, parts.month), parts.share)
        return first, last, Grain.MONTH
    day = dt.date(year, parts.month, parts.day)
    return day, day, Grain.DAY


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _shared(first: dt.date, last: dt.date, share: str | None) -> tuple[dt.date, dt.date]:
    """The early, middle or late part of an interval, a little wider than a third."""
    length = (last - first).days
    if share == "early":
        return first, first + dt.timedelta(days=int(0.42 * length))
    if share == "late":
        return last - dt.timedelta(days=int(0.42 * length)), last
    if share == "mid":
        return first + dt.timedelta(days=int(0.28 * length)), last - dt.timedelta(days=int(0.28 * length))
    return first, last


def _weekday_days(weekday: int, published: dt.date | None, direction: int) -> _Days:
    """The named day nearest to publication; in a past or future clause the nearest on that side, today included."""
    if published is None:
        day = dt.date(2000, 1, 3 + weekday)
        return day, day, Grain.DAY, Base.WEEK
    shifts = {0: range(-3, 4), -1: range(-6, 1), 1: range(7)}[direction]
    day = next(d for s in shifts if (d := published + dt.timedelta(days=s)).weekday() == weekday)
    return day, day, Grain.DAY, Base.CALENDAR


def _stepped_days(parts: Parts, published: dt.date | None) -> _Days | None:
    """Days counted from publication: "yesterday", "last week", "earlier this month", "next Tuesday"."""
    today, base = published or NOMINAL, Base.CALENDAR if published else Base.ISSUE
    step, unit = parts.step or 0, parts.unit
    if unit == "weekday" and parts.weekday is not None:
        if published is None:
            return _weekday_days(parts.weekday, None, 0)
        ahead = (parts.weekday - today.weekday()) % 7
        day = today + dt.timedelta(days={-1: ahead - 7, 0: ahead if ahead < 4 else ahead - 7, 1: ahead or 7}[step])
        return day, day, Grain.DAY, base
    if unit == "day":
        day = today + dt.timedelta(days=step)
        return day, day, Grain.DAY, base
    if unit in {"week", "weekend"}:
        return (*_shared(*_weeks(today, step, unit), parts.share), Grain.WEEK, base)
    if unit == "month":
        month = today.month - 1 + step
        year, month = today.year + month // 12, month % 12 + 1
        first, last = dt.date(year, month, 1), _month_end(year, month)
        return (*_shared(*_cut(first, last, today, parts.half), parts.share), Grain.MONTH, base)
    if unit == "month of year":
        return _stepped_month(parts, today, step, base)
    if parts.season and step < 0:
        return (*_last_season(parts.season, today), base)
    first, last, grain = _in_year(Parts(season=parts.season, share=parts.share), today.year + step)
    return (*_cut(first, last, today, parts.half), grain, base)


def _stepped_month(parts: Parts, today: dt.date, step: int, base: Base) -> _Days:
    """As in "last April", "this May": the nearest such month on that side."""
    if base is Base.ISSUE:
        return (*_in_year(Parts(month=parts.month), 2000), Base.YEAR)
    if step:  # "last April" may well be most of a year ago
        turns = range(-1, 1) if step < 0 else range(2)
        options = [_in_year(Parts(month=parts.month), today.year + turn) for turn in turns]
        near = [option for option in options if (option[0] <= today if step < 0 else option[1] >= today)]
        return (*(near[-1] if step < 0 else near[0]), base)
    years = [_in_year(Parts(month=parts.month), today.year + shift) for shift in (-1, 0, 1)]
    return (*_nearest(years, today, step), base)


def _last_season(season: str, today: dt.date) -> tuple[dt.date, dt.date, Grain]:
    """The last spring or the like that is over: in October that of the same year."""
    years = (_in_year(Parts(season=season), today.year + turn) for turn in (0, -1, -2))
    return next(option for option in years if option[1] < today)


def _weeks(today: dt.date, step: int, unit: str) -> tuple[dt.date, dt.date]:
    """A week may begin on Sunday or Monday; a weekend begins on Friday evening."""
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=step)
    if unit == "week":
        return monday - dt.timedelta(days=1), monday + dt.timedelta(days=6)
    if step == 0 and today.weekday() < 2:  # on a Monday "this weekend" is the one that was
        return monday - dt.timedelta(days=3), monday + dt.timedelta(days=6)
    return monday + dt.timedelta(days=4), monday + dt.timedelta(days=6)


def _cut(first: dt.date, last: dt.date, today: dt.date, half: str | None) -> tuple[dt.date, dt.date]:
    """As in "earlier this month" ends today, "later this year" begins today."""
    if half == "earlier" and first <= today <= last:
        return first, today
    if half == "later" and first <= today <= last:
        return today, last
    return first, last


def _holiday(name: str, year: int) -> dt.date:
    rule = vocabulary()["names"][name]
    if isinstance(rule, list):
        return dt.date(year, *rule)
    if "easter" in rule:
        return _easter(year) + dt.timedelta(days=rule["easter"])
    month, weekday, which = rule["nth"]
    if which < 0:
        last = _month_end(year, month)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
