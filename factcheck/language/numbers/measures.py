"""A quantity as data: an interval in a base unit, its rounding, its hedge, and how two of them stand to each other.

Imprecision is data: `low` and `high` are what the words allow, `margin` is how far rounding may be off, and `likely` is
what a reader takes a bound for ("more than 300" is hardly 1,500). `quantities` reads them from text.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from ...data import load_words


class Dimension(StrEnum):
    """What a quantity measures."""

    COUNT = "count"
    ORDINAL = "ordinal"
    AGE = "age"
    MONEY = "money"
    SHARE = "share"
    MAGNITUDE = "magnitude"
    DURATION = "duration"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    ENERGY = "energy"
    POWER = "power"
    GRADE = "grade"
    TALLY = "tally"


class Hedge(StrEnum):
    """How the writer bounds a number; VAGUE is a word without a number ("dozens")."""

    NONE = ""
    MORE = "more"
    LEAST = "least"
    ABOUT = "about"
    NEARLY = "nearly"
    MOST = "most"
    LESS = "less"
    VAGUE = "vague"


OPEN_ABOVE = frozenset({Hedge.MORE, Hedge.LEAST})
OPEN_BELOW = frozenset({Hedge.MOST, Hedge.LESS})
ROUNDED = 0.06
"""The share of the larger of two numbers by which they may lie apart and be one that was rounded."""

BASE = {
    Dimension.LENGTH: "metre",
    Dimension.AREA: "metre ** 2",
    Dimension.MASS: "kilogram",
    Dimension.VOLUME: "litre",
    Dimension.SPEED: "metre / second",
    Dimension.TEMPERATURE: "degree",
    Dimension.DURATION: "day",
    Dimension.AGE: "day",
    Dimension.ENERGY: "kiloton",
    Dimension.POWER: "watt",
}
"""The unit in which a quantity's bounds stand, by dimension; counts, money and shares have none."""

CONVERTED = frozenset([Dimension.LENGTH, Dimension.AREA, Dimension.MASS, Dimension.VOLUME, Dimension.SPEED])
"""What is measured in units of two systems."""
MEASURED = {
    Dimension.MONEY: "amount of money",
    Dimension.SHARE: "how much, in percent",
    Dimension.DURATION: "how long",
    Dimension.MAGNITUDE: "magnitude",
    Dimension.LENGTH: "length or distance",
    Dimension.AREA: "area",
    Dimension.MASS: "weight",
    Dimension.VOLUME: "volume",
    Dimension.SPEED: "speed",
    Dimension.TEMPERATURE: "temperature",
}
"""What is measured, in words for a reader; ages and ranks say nothing without their bearer."""

YEAR_DAYS = 365.25
DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": YEAR_DAYS / 12,
    "year": YEAR_DAYS,
    "decade": 10 * YEAR_DAYS,
    "century": 100 * YEAR_DAYS,
}
_KILOTONS = {"kiloton": 1.0, "megaton": 1000.0}
_ABOUT = 0.1
"""How far "about" reaches at most, and "nearly" at least, as a share of the number."""
_FAR_UNDER = 0.2
"""How far "nearly" reaches for round numbers, as a share of the number: "nearly a million" is 800,000."""
_LEAST_ABOUT = 0.01
"""How far "about" reaches at least."""
_ROUND = 5
"""A multiple of so many steps may be rounded to these: "about 150" reaches further than "about 146"."""
_NEXT = 0.999
"""How far "more than" reaches, as a share of the step: up to the next round number without it."""
_SLACK = 1e-9
"""Where two bounds meet, the share of them by which reckoning in floats may have parted them."""


class Quantity(Struct, frozen=True):
    """One quantity as written."""

    low: float
    """The least that the words allow, in the base unit of the dimension (`BASE`)."""
    high: float
    """The most that the words allow; infinite after "more than"."""
    margin: float
    """How far rounding may have moved the number, in the base unit; 0 for a plain count."""
    step: float
    """The place of the last digit that carries meaning, in the base unit: 100 for "1,500"."""
    dimension: Dimension
    unit: str
    """The unit as written ("mile", "year"), the currency of money ("egyptian pound"); empty for counts."""
    stated: float
    """The number as stated, in `unit`; the middle of a range."""
    hedge: Hedge
    start: int
    """Code points into the text that was read, half-open; the hedge and the unit are inside."""
    end: int
    text: str
    """The surface."""
    converted: tuple[Quantity, ...] = ()
    """The same quantity in other units or currencies, given in brackets behind it."""
    against: float = 0.0
    """Of a tally the number of the other side: 4 of "voted 7-4"; 0 else."""
    abstained: float | None = None
    """Of a vote how many did not vote: 1 of "voted 7-4-1"; None where that is not told."""

    @property
    def middle(self) -> float:
        """The number as stated, in the base unit; for a bound, the bound."""
        if math.isinf(self.high):
            return self.low
        return self.high if self.hedge in OPEN_BELOW else (self.low + self.high) / 2

    @property
    def allowed(self) -> tuple[float, float]:
        """The bounds, rounding and "about" allowed for."""
        spread = max(self.margin, self._about) if self.hedge is Hedge.ABOUT else self.margin
        return self.low - spread, self.high + spread

    @property
    def _about(self) -> float:
        """How far "about" reaches: the less, the more digits a writer gives; 149 is not "about 146"."""
        steps = _ROUND if self.step and round(self.middle / self.step) % _ROUND == 0 else 1
        return min(_ABOUT * self.middle, max(steps * self.step, _LEAST_ABOUT * self.middle))

    @property
    def likely(self) -> tuple[float, float]:
        """What a reader takes the words for: a bound reaches to the next round number of its own precision."""
        low, high = self.allowed
        if self.hedge in OPEN_ABOVE:
            return low, self.low + _NEXT * self.step
        if self.hedge in OPEN_BELOW:
            return under(self.high, self.step), high
        return low, high


def under(value: float, step: float) -> float:
    """The least that a reader takes "nearly" or "fewer than" `value` for: "nearly 300" is 250, and no 213."""
    return value - max(_ABOUT * value, min(step / 2, _FAR_UNDER * value))


def apart(left: Quantity, right: Quantity) -> bool | None:
    """True when no number fits both, False when one does, None when the two cannot be compared (other currencies)."""
    pair = _comparable(left, right)
    return None if pair is None else not _fit(*pair)


def agree(left: Quantity, right: Quantity) -> bool:
    """True when a reader would take both for one number."""
    pair = _comparable(left, right)
    return (
        pair is not None
        and _fit(*pair)
        and (_overlap(pair[0].likely, pair[1].likely) or _rounds(*pair) or _rounds(*pair[::-1]))
    )


def _fit(left: Quantity, right: Quantity) -> bool:
    """True when a number fits both; of two that say "about" only the looser one gives way."""
    if left.against != right.against or len({left.abstained, right.abstained} - {None}) > 1:
        return False
    if left.hedge is right.hedge is Hedge.NONE and (left.unit, left.step) == (right.unit, right.step):
        return _overlap((left.low, left.high), (right.low, right.high))  # 3.4 and 3.5 percent are not one rounded 3.45
    if left.hedge is right.hedge is Hedge.ABOUT:
        tight, loose = sorted((left, right), key=lambda quantity: quantity.allowed[1] - quantity.allowed[0])
        return _overlap((tight.low - tight.margin, tight.high + tight.margin), loose.allowed)
    return _overlap(left.allowed, right.allowed) or _rounds(left, right) or _rounds(right, left)


def _rounds(left: Quantity, right: Quantity) -> bool:
    """True where `left`, told in the unit of `right` as a whole number, may be it: 12 km are 7.46 miles, told as seven.

    A reporter who converts rounds or, below a hundred, cuts off. Of one to four, that would be too much.
    """
    one = left.dimension in CONVERTED and left.unit != right.unit and left.hedge is right.hedge is Hedge.NONE
    if not one or min(left.stated, right.stated) < _FEW or any(q.stated % 1 or q.low != q.high for q in (left, right)):
        return False
    exact = in_unit_of(left, right)
    digit = 10.0 ** max(0, math.floor(math.log10(exact)) - 1)
    return right.stated == round(exact / digit) * digit or (digit == 1 and right.stated == math.floor(exact))


def in_unit_of(left: Quantity, right: Quantity) -> float:
    """The number of `left` in the unit of `right`."""
    return left.middle * right.stated / right.middle


_FEW = 5


def opposed(left: Quantity, right: Quantity) -> bool:
    """True for "more than 2" beside "as much as 2": one number, bounded from two sides."""
    below = OPEN_BELOW | {Hedge.NEARLY}
    crossed = (left.hedge is Hedge.MORE and right.hedge in below) or (right.hedge is Hedge.MORE and left.hedge in below)
    return crossed and (left.dimension, left.unit, left.stated) == (right.dimension, right.unit, right.stated)


def may_convert(left: Quantity, right: Quantity) -> bool:
    """True for "€103 million" beside "£88m": sums of two currencies that some rate of the last decades makes one."""
    bounds = [in_dollars for one in (left, right) if (in_dollars := _dollars(one))]
    return len(bounds) == len((left, right)) and left.unit != right.unit and _overlap(*bounds)


def _dollars(money: Quantity) -> tuple[float, float] | None:
    """What `money` may have come to in US dollars; None where its currency's rate is not known."""
    rate = load_words("quantities")["dollars"].get(money.unit) if money.dimension is Dimension.MONEY else None
    return (money.allowed[0] * rate[0], money.allowed[1] * rate[1]) if rate else None


@lru_cache
def base_factor(dimension: Dimension, unit: str) -> float:
    """How many base units one `unit` is; degrees stay what they are, for only those of one scale are compared."""
    if dimension in (Dimension.DURATION, Dimension.AGE):
        return DAYS[unit]
    if dimension is Dimension.TEMPERATURE:
        return 1.0
    if dimension is Dimension.ENERGY:
        return _KILOTONS[unit]
    return float(load_words("quantities")["factors"][unit])


def _overlap(left: tuple[float, float], right: tuple[float, float]) -> bool:
    slack = _SLACK * max(abs(left[0]), abs(right[0]), 1.0)
    return left[0] <= right[1] + slack and right[0] <= left[1] + slack


def _comparable(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity] | None:
    """The two in one dimension and currency, taken from the conversions in brackets where need be."""
    for one in (left, *left.converted):
        for other in (right, *right.converted):
            if one.dimension is other.dimension and _one_unit(one, other):
                return one, other
    return None


def _one_unit(left: Quantity, right: Quantity) -> bool:
    """True for what converts; money only in one currency, "pounds" being Egyptian beside "Egyptian pounds"."""
    if left.dimension is Dimension.TEMPERATURE:
        return left.unit == right.unit
    shorter, longer = sorted((left.unit, right.unit), key=len)
    return left.dimension is not Dimension.MONEY or longer == shorter or longer.endswith(f" {shorter}")
