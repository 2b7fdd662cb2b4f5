"""What the value of a fact is, in a few words for a reader; of a clause or a quotation its own words tell it best."""

from __future__ import annotations

import datetime as dt
import math
from functools import singledispatch

from ..fields.identity import Known
from ..fields.name import Name
from ..fields.place.ways import Travel
from ..fields.place.where import Where
from ..fields.quote import Quotation
from ..fields.time.when import When
from ..fields.title import Title
from ..language.clauses.claims import Claim
from ..language.clauses.states import State
from ..language.numbers.counted import Counted
from ..language.numbers.measures import Dimension, Quantity
from ..language.parts.taken import Taken
from ..language.quotes.answers import Answer
from ..language.quotes.credits import Credit
from ..language.times.moments import Base, Grain, Length, Moment
from ..text import WEEKDAYS

_DAY = {Base.CALENDAR: "%Y-%m-%d", Base.YEAR: "%m-%d"}
"""How much of a day is known, by what it is counted in; of others its name, or nothing."""
_LENGTHS = ((1440, "days"), (60, "hours"), (1, "minutes"))
"""Minutes in a unit, and the unit."""


@singledispatch
def in_words(value: object) -> str:
    """`value` as it is compared; empty where the words that carry it say all."""
    return ""


@in_words.register
def _(value: Counted) -> str:
    return _quantity(value.quantity)


def _quantity(quantity: Quantity) -> str:
    if quantity.dimension is not Dimension.COUNT or quantity.low == quantity.high:
        return f"{quantity.stated:g} {quantity.unit}".strip()
    if math.isinf(quantity.high):
        return f"{quantity.low:g} or more"
    return f"{quantity.low:g} to {quantity.high:g}"


@in_words.register
def _(value: When) -> str:
    return _moment(value.time) if isinstance(value.time, Moment) else _length(value.time)


def _moment(moment: Moment) -> str:
    hour = "%H:%M" if moment.grain <= Grain.PART else ""
    ends = [f"{_day(end, moment.base)} {end.strftime(hour)}".strip() for end in (moment.start, moment.end)]
    told = " to ".join(filter(None, dict.fromkeys(ends)))
    return " ".join(filter(None, [moment.bound.value, "about" if moment.about else "", told]))


def _day(end: dt.datetime, base: Base) -> str:
    """The day of one end of a time, as far as it is known."""
    return WEEKDAYS[end.weekday()].capitalize() if base is Base.WEEK else end.strftime(_DAY.get(base, ""))


def _length(length: Length) -> str:
    minutes, unit = next(one for one in _LENGTHS if length.unit >= one[0] or one[0] == 1)
    ends = dict.fromkeys(f"{end / minutes:g}" for end in (length.low, length.high) if not math.isinf(end))
    return f"{' to '.join(ends)}{' or more' if math.isinf(length.high) else ''} {unit}"


@in_words.register
def _(value: Title) -> str:
    return f"of {value.person}"


@in_words.register
def _(value: Name) -> str:
    return f"the {value.kind} {value.name}"


@in_words.register
def _(value: Known) -> str:
    return f"as {value.holder.text}"


@in_words.register
def _(value: Taken) -> str:
    return f"{value.slot}: {value.label}"


@in_words.register
def _(value: Where) -> str:
    spot = value.spot
    return f"{spot.side} {', '.join(spot.names) or spot.head}"


@in_words.register
def _(value: Travel) -> str:
    way = value.way
    ends = (f"{end.side} {', '.join(end.names) or ' '.join(sorted(end.stems))}" for end in way.ends)
    return way.compass or " ".join(ends)


@in_words.register
def _(value: Claim) -> str:
    return f"{value.word}: {value.polarity}"


@in_words.register
def _(value: State) -> str:
    return f"{', '.join(sorted(value.stages))}: {value.polarity}"


@in_words.register(Quotation)
@in_words.register(Answer)
def _(value: Quotation | Answer) -> str:
    silent = ", who said nothing" if isinstance(value, Answer) and value.silent else ""
    return f"of {value.speaker.name or value.speaker.text or 'an unnamed speaker'}{silent}"


@in_words.register
def _(value: Credit) -> str:
    return f"by {value.name}"
