"""Quantities in a text, with offsets: a number with what it measures and how sure the writer was of it.

"more than 1.2 million people" is a count from 1.2 million up; "10 kilometres (6.2 miles)" is one length; "34-year-old"
is an age; "$1.2bn" is money. Years, dates, clock times, roads and other names with a number are no quantities.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct, structs

from ...text import SENTENCES, lowered
from .measures import BASE, DAYS, OPEN_ABOVE, OPEN_BELOW, YEAR_DAYS, Dimension, Hedge, Quantity, base_factor, under
from .not_counts import is_name
from .numerals import Numeral, numerals
from .tallies import tallies
from .units import quantity_words

_REACH = 40
"""Code points on each side of a number that are looked at."""
_ROUNDED = 0.025
"""Rounding hides at most half a step, and at most this share of the number: nobody calls 13 km ten."""
_AGE_AFTER = re.compile(r"[\s-]+(year|month|week|day)s?[\s-]+olds?\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?(?:\s(?:of|between|from))?|ages)\s\(?(?:about\s|around\s|just\s|only\s)?$",
    re.IGNORECASE,
)
_BE_AGED = re.compile(
    r"\b(?:he|she|who|[A-Z][\w’'-]+|youngest|oldest|eldest|victim|suspect)\s"
    r"(?:is|was|turn(?:s|ed)|(?:will|would)\s(?:be|have\sbeen|turn))\s(?:only\s|just\s|about\s|still\s)?$"
)
_WHO_IS = re.compile(r"\bwho\s[^,.;:]*,\s(?:is|was)\s$")
"""Before an age, the clause that says more of whose it is standing between: "Holm, who denies it, is 19"."""
_BE_AGED_END = re.compile(r"\s*(?:[,.;:)!?\"”]|$|(?:when|at|in|on|and|next|this|last)\b(?!\sthe\s(?:lead|charts?)))")
DIED_AT = re.compile(r"\b(?:died|dies)\b[^.;:]{0,50}\sat\s(?:the\sage\sof\s)?$")
_CLOCK = re.compile(r"(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|o['’]clock)", re.IGNORECASE)
_AGE_END = re.compile(r"\s*(?:[,.;:)]|[-–—]\s|$|and\b)")
_NAME_BRACKET = re.compile(r"[A-Z][\w’'-]+\s\($")
_OLDEST = 116
"""Years: from here on a number is nobody's age."""
_LOOSE = 0.02
"""The share by which lengths of time, and parts of a unit ("half a mile"), are rounded beyond their digits."""
_LOOSE_SHARE = 0.025
"""How far "a quarter of" may be from it, as a part of the whole."""
_SHARE_AFTER = re.compile(r"\s?%|[\s-](?:percentage\spoints?|per\s?cent|percent)\b", re.IGNORECASE)
_QUAKE_BEFORE = re.compile(r"\bmagnitude(?:\s|-|\sof\s|\swas\s|\s[a-z]+\s)$|\bmeasur(?:ing|ed)\s$", re.IGNORECASE)
_QUAKE_AT = re.compile(r"\b(?:quake|earthquake|tremor|temblor|measur(?:ing|ed))\b[^.;:]{0,12}\sat\s$", re.IGNORECASE)
_QUAKE = re.compile(r"quake|tremor|temblor|seism", re.IGNORECASE)
_QUAKE_AFTER = re.compile(r"[\s-]magnitude\b|\son\sthe\s(?:Richter|moment)|[\s-]Richter\b", re.IGNORECASE)
_STRONGEST = 10.0
"""Of quakes and grades: no scale goes further."""
_RANGE = re.compile(r"\s?[-–—]\s?(?:to[\s-])?|\s(?:to|or)\s|-(?:to|or)-|\sto\s(?:just\s|about\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\sages\sof\s|about\s|around\s)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_GAP = 12
"""Code points that the words between the ends of a range may take."""
_BRACKET = re.compile(r"\s?[(\[/]\s?(?:or\s|about\s|around\s|some\s|nearly\s|roughly\s|approximately\s)?")
_COMPOUND = re.compile(r"(?:\s|,\s|\sand\s|,\sand\s)")
_SCALED = re.compile(r"\dbn$|(?:\d|\b)(?:million|billion|trillion|lakh|crore)$", re.IGNORECASE)
_COUNTS_NOTHING = re.compile(
    r"\s*(?:$|[.,;:)!?]|(?:and|or|to|from|in|for|by|on|at|a|after|before|last|this|over|while|but|as|than)\b)"
)
"""What stands behind a number that counts nothing itself."""
_LISTED = re.compile(r",\s|,?\sand\s|\sor\s")
_WHOLE = re.compile(r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|his\s|her\s)?(?:total\s)?\d[\d.,]*(?=[\s-])")
"""Behind the 412 of "412 of the 590 kilometres", which are kilometres too."""
_MILLIONS = re.compile(r"[mb]\s(?:people|(?!miles|metres)[a-z]{3,}s\b)", re.IGNORECASE)
_PART_OF = re.compile(r"\s(?:of\s)?an?(?=\s)")
_WEIGHED = re.compile(
    r"\b(?:weigh|heav|bomb|explosive|cocaine)"
    r"|^\s+of\b(?!\s+(?:[\w’'-]+\s+){0,2}?(?:money|cash|funds?|funding|savings|debts?|profits?|donations?|damages|compensation)\b)"
)
_TELLING = frozenset("km kg cm mm ft lb mi yd oz hr ml ha".split())
"""Short units that need no help; of the other short ones, only these letters, right behind the digits, are units."""
_LETTERS = frozenset("mgCF")


@lru_cache(maxsize=SENTENCES)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of `text` in order, none inside another; a conversion in brackets belongs to what it converts."""
    every = numerals(text)
    results = tallies(text, every)
    of_results = {at for result in results for at in range(result.start, result.end)}
    numbers = [number for number in every if number.start not in of_results and not is_name(text, number)]
    found: list[Quantity] = []
    at = 0
    while at < len(numbers):
        last = at + 1 if _is_range(text, numbers, at) else at
        quantity = _read(text, numbers[at], numbers[last])
        if quantity is not None and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
        at = last + 1
    return tuple(sorted((*_merged(text, found), *results), key=lambda quantity: quantity.start))


def _is_range(text: str, numbers: list[Numeral], at: int) -> bool:
    """True when the number at `at` and the next one are the ends of a range."""
    if at + 1 >= len(numbers):
        return False
    first, second = numbers[at], numbers[at + 1]
    gap, before = text[first.end : second.start], text[max(0, first.start - _REACH) : first.start]
    if any(number.ordinal or number.vague or number.share for number in (first, second)):
        return False
    if (share := _SHARE_AFTER.match(gap)) and _SHARE_AFTER.match(text, second.end):  # "between 7% and 9%"
        gap = gap[share.end() :]
    if len(gap) > _GAP or second.low <= first.low:
        return False
    if sign := quantity_words().sign.search(gap):
        gap = gap[: sign.start(1)]
    if gap.strip() == "and":
        return bool(_BETWEEN.search(before))
    change = " to " in gap and _FROM.search(before) and not _AGE_BEFORE.search(before)
    return bool(_RANGE.fullmatch(gap)) and not change


class _Span(Struct, frozen=True):
    """A number, or a range of two, that waits for its dimension."""

    text: str
    low: float
    high: float
    step: float
    start: int
    end: int
    digits: bool
    """True when it ends in digits, "million" and the like aside."""
    scaled: bool
    """True when written with "million" and the like."""
    hedge: Hedge = Hedge.NONE

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - _REACH) : self.start]

    @property
    def rounding(self) -> float:
        """How far the writer may have rounded, in the number's own unit."""
        return min(0.5 * self.step, _ROUNDED * self.high)

    def made(
        self, dimension: Dimension, unit: str, end: int, factor: float = 1.0, margin: float = 0.0, start: int = -1
    ) -> Quantity:
        """The quantity in base units, its words from `start` (the number's own start if none is given) to `end`."""
        start = self.start if start < 0 else start
        bounds = (self.low * factor, self.high * factor, margin * factor, self.step * factor)
        stated = (self.low + self.high) / 2
        return Quantity(*bounds, dimension, unit, stated, self.hedge, start, end, self.text[start:end])


_UNSCALED = 1000
"""Below this the first number of a range is of the scale of the last: "3 to 4 million", not "500 to 1 million"."""


def _read(text: str, first: Numeral, last: Numeral) -> Quantity | None:
    """The quantity that begins with `first` and, for a range, ends with `last`; None when nothing is measured."""
    low, high, step, end = first.low, last.high, min(first.step, last.step), last.end
    if last.scaled and not first.scaled and low < _UNSCALED and low * last.factor < high:
        low *= last.factor
    scaled = last.scaled
    if last.letter and _is_scale(text, first.start, end):
        factor = 1e6 if last.letter == "m" else 1e9
        low, high, step, end, scaled = low * factor, high * factor, step * factor, end + 1, True
    span = _Span(
        text, low, high, step, first.start, end, last.digits, scaled, Hedge.VAGUE if first.vague else Hedge.NONE
    )
    made = _plain(span, first) if first.ordinal or first.decade or first.share else _measured(span)
    return None if made is None else _hedged(text, made)


_SIGN_REACH = 4
"""Code points before a number in which the sign of its currency stands: "US$ "."""


def _is_scale(text: str, start: int, end: int) -> bool:
    """True for the "m" of "$5m", "2m euros" and "5m people", which is a million there."""
    known = quantity_words()
    money = known.sign.search(text[max(0, start - _SIGN_REACH) : start]) or known.currency.match(text, end + 1)
    return money is not None or _MILLIONS.match(text, end) is not None


_DECADE = 10


def _plain(span: _Span, number: Numeral) -> Quantity | None:
    """An ordinal, a decade of life or a part of a whole."""
    if number.ordinal:
        return span.made(Dimension.ORDINAL, "", span.end)
    if number.decade:
        decade = structs.replace(span, high=span.low + _DECADE - 1, hedge=Hedge.VAGUE)
        return decade.made(Dimension.AGE, "year", span.end, YEAR_DAYS)
    article = _PART_OF.match(span.text, span.end)
    unit = quantity_words().unit.match(span.text, article.end() if article else span.end)
    if unit is None:
        return span.made(Dimension.SHARE, "percent", span.end, 100.0, _LOOSE_SHARE)
    dimension, name = quantity_words().unit_of[lowered(unit[1])]
    return span.made(dimension, name, unit.end(), base_factor(dimension, name), _LOOSE * span.high)


_ROUNDED_FROM = 1e5
"""From here on a count with "million" and the like is a rounded one."""


def _measured(span: _Span) -> Quantity | None:
    """The quantity with the dimension that the words around the number give it."""
    known = quantity_words()
    if (sign := known.sign.search(span.before)) and (len(sign[1]) > 1 or not sign[1].isalpha() or _is_amount(span)):
        start = span.start - len(span.before) + sign.start(1)
        return span.made(Dimension.MONEY, known.sign_of[sign[1]], span.end, 1.0, span.rounding, start)
    if match := _SHARE_AFTER.match(span.text, span.end):
        return span.made(Dimension.SHARE, "percent", match.end(), 1.0, span.rounding)
    if (age := _age(span)) or (quake := _magnitude(span)):
        return age or quake
    if span.high <= _STRONGEST and (grade := known.grade_before.search(span.before)):
        return span.made(Dimension.GRADE, lowered(grade[1]), span.end)
    if money := _worded_money(span):
        return money
    if (match := known.unit.match(span.text, span.end)) and _is_unit(match, span):
        dimension, unit = known.unit_of[lowered(match[1])]
        margin = _LOOSE * span.high if dimension is Dimension.DURATION else span.rounding
        return span.made(dimension, unit, match.end(), base_factor(dimension, unit), margin)
    if whole := _WHOLE.match(span.text, span.end):
        unit_of_whole = known.unit.match(span.text, whole.end())
        if unit_of_whole and len(unit_of_whole[1]) > 1:
            dimension, unit = known.unit_of[lowered(unit_of_whole[1])]
            if dimension not in (Dimension.DURATION, Dimension.TEMPERATURE):
                return span.made(dimension, unit, span.end, base_factor(dimension, unit), span.rounding)
    rounded = (span.scaled and span.high >= _ROUNDED_FROM) or span.high != int(span.high)
    return span.made(Dimension.COUNT, "", span.end, 1.0, span.rounding if rounded else 0.0)


def _is_amount(span: _Span) -> bool:
    """True for the figure of "P1.8 billion" and "R4,500"; "N95" is a mask."""
    return span.scaled or span.high >= _AMOUNT


_AMOUNT = 1000
"""From here on a number right behind one letter is money."""


def _age(span: _Span) -> Quantity | None:
    """The age in "34-year-old", "aged 34", "Ann Lee, 34," and "Lee (34)"; None for what is no age."""
    text, end = span.text, span.end
    if match := _AGE_AFTER.match(text, end):
        unit = lowered(match[1])
        return span.made(Dimension.AGE, unit, match.end(), DAYS[unit])
    if not 0 < span.low < _OLDEST or span.low != int(span.low):
        return None
    known = quantity_words()
    if any(said.search(span.before) for said in (_BE_AGED, _WHO_IS, DIED_AT, known.be_aged)):
        bare = _BE_AGED_END.match(text, end) is not None and not _CLOCK.match(text, end)
    elif _AGE_BEFORE.search(span.before) or known.aged_of.search(span.before):
        bare = not known.unit.match(text, end)
    elif span.digits and span.before.endswith("("):
        bare = text.startswith(")", end) and _NAME_BRACKET.search(span.before) is not None
    else:
        bare = span.digits and _is_apposed(span)
    return span.made(Dimension.AGE, "year", end, YEAR_DAYS) if bare else None


def _is_apposed(span: _Span) -> bool:
    """True for the 34 of "Ann Lee, 34,"."""
    known = quantity_words()
    named = known.aged_before.search(span.before) and not known.date_before.search(span.before)
    return bool(named and _AGE_END.match(span.text, span.end))


def _magnitude(span: _Span) -> Quantity | None:
    quake = _QUAKE_AFTER.match(span.text, span.end) or _QUAKE_BEFORE.search(span.before)
    if not quake and span.high % 1 and _QUAKE_AT.search(span.before):
        quake = _QUAKE.search(span.text)
    return span.made(Dimension.MAGNITUDE, "", span.end) if quake and span.high <= _STRONGEST else None


_PENCE = re.compile(r"p\b(?!\.m)")
"""Behind digits: "421p a share"."""


_FEW_POUNDS = 1000
"""Fewer pounds than this weigh: who means money writes a sign before them, or a nation."""
_WEIGHED_REACH = 25
"""Code points behind "pounds" in which what they weigh may be told: "of cocaine"."""


def _worded_money(span: _Span) -> Quantity | None:
    """Money whose currency stands behind the number; "pounds" weigh where the words around say so."""
    match = quantity_words().currency.match(span.text, span.end)
    if not match:
        pence = span.digits and _PENCE.match(span.text, span.end)
        return span.made(Dimension.MONEY, "pence", pence.end(), 1.0, span.rounding) if pence else None
    nation, word = (match[1] or "").lower(), lowered(match[2])
    if word in ("pound", "pounds") and not nation and not span.scaled:
        behind = span.text[match.end() : match.end() + _WEIGHED_REACH]
        weighed = _WEIGHED.search(span.text, max(0, match.start() - _REACH), match.start()) or _WEIGHED.search(behind)
        attributive = word == "pound" or span.text[match.start()] == "-"
        if attributive or span.high < _FEW_POUNDS or weighed:
            factor = base_factor(Dimension.MASS, "pound")
            return span.made(Dimension.MASS, "pound", match.end(), factor, span.rounding)
    currency = quantity_words().currency_of.get(word, "pound")
    if nation and nation not in ("us", "u.s.", "american", "british"):
        currency = f"{nation} {currency}"
    return span.made(Dimension.MONEY, currency, match.end(), 1.0, span.rounding)


def _is_unit(match: re.Match[str], span: _Span) -> bool:
    """True unless a letter or two only looks like a unit ("12 m" is left alone, "12m" is metres)."""
    written = match[1]
    if len(written) > 2 or lowered(written) in _TELLING:
        return True
    return match.start(1) == span.end and written in _LETTERS


# --- hedges -----------------------------------------------------------------------------------------------------------


def _hedged(text: str, quantity: Quantity) -> Quantity:
    """`quantity` with the bounds that the words before and behind it set."""
    known = quantity_words()
    at = max(0, quantity.start - _REACH)
    before = known.hedge.search(text[at : quantity.start])
    if quantity.dimension is Dimension.ORDINAL or (before and _HANDED.search(text, at, at + before.end(1))):
        return quantity
    if before:
        return _bounded(
            _widened(text, quantity, at + before.start(1), quantity.end), known.hedge_of[lowered(before[1])]
        )
    if after := known.hedge_after.match(text, quantity.end):
        return _bounded(_widened(text, quantity, quantity.start, after.end()), known.hedge_after_of[lowered(after[1])])
    if text.startswith("+", quantity.end):
        return _bounded(_widened(text, quantity, quantity.start, quantity.end + 1), Hedge.LEAST)
    return quantity


_HANDED = re.compile(r"\b(?:hand|turn|sign)(?:s|ed|ing)?\sover\Z", re.IGNORECASE)
"""Verbs of which "over" is a part. `search` takes the end of what it is given for the end of the text."""


def _widened(text: str, quantity: Quantity, start: int, end: int) -> Quantity:
    return structs.replace(quantity, start=start, end=end, text=text[start:end])


def _bounded(quantity: Quantity, hedge: Hedge) -> Quantity:
    if quantity.hedge is Hedge.VAGUE:
        return structs.replace(quantity, high=math.inf) if hedge in OPEN_ABOVE else quantity
    if hedge in OPEN_ABOVE:
        return structs.replace(quantity, high=math.inf, hedge=hedge)
    if hedge in OPEN_BELOW:
        return structs.replace(quantity, low=0.0, hedge=hedge)
    if hedge is Hedge.NEARLY:
        return structs.replace(quantity, low=under(quantity.low, quantity.step), hedge=hedge)
    return structs.replace(quantity, hedge=hedge)


# --- joining ----------------------------------------------------------------------------------------------------------


def _merged(text: str, found: list[Quantity]) -> list[Quantity]:
    """`found` with "6 feet 2 inches" summed and "(6.2 miles)" joined to what it converts."""
    merged: list[Quantity] = []
    for quantity in found:
        last = merged[-1] if merged else quantity
        gap = text[last.end : quantity.start]
        if last is quantity:
            merged.append(quantity)
        elif _is_conversion(gap, last, quantity):
            end = quantity.end + text.startswith(")", quantity.end)
            converted = (*last.converted, quantity)
            merged[-1] = structs.replace(_widened(text, last, last.start, end), converted=converted)
        elif _is_listed_age(gap, last, quantity):
            merged[-1:] = [_as_years(last), quantity]
        elif _goes_on_with_ages(text, merged, quantity):
            merged.append(_as_years(quantity))
        elif _is_compound(gap, last, quantity):
            total = _widened(text, last, last.start, quantity.end)
            low, high = last.low + quantity.low, last.high + quantity.high
            merged[-1] = structs.replace(total, low=low, high=high, step=quantity.step)
        else:
            merged.append(_as_money(text, merged, quantity))
    return merged


def _as_money(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> Quantity:
    """`quantity`, or money where it counts nothing: "3.8 million pounds, of which the county paid 1.2 million"."""
    bare = quantity.dimension is Dimension.COUNT and not quantity.unit and _SCALED.search(quantity.text)
    money = next((one for one in reversed(earlier) if one.dimension is Dimension.MONEY), None)
    if not bare or money is None or not _COUNTS_NOTHING.match(text, quantity.end):
        return quantity
    return structs.replace(quantity, dimension=Dimension.MONEY, unit=money.unit)


_CONVERTED = 0.75, 1.34
"""What a measure may be of the other that says it again, both in the base unit: writers round the one in brackets."""
_TINY = 1e-9
"""Keeps a measure of nothing from being divided by."""


def _is_conversion(gap: str, last: Quantity, quantity: Quantity) -> bool:
    """True when `quantity` says `last` again, in brackets and in another unit or currency."""
    opened = last.text.count("(") > last.text.count(")")
    if not _BRACKET.fullmatch(gap) and not (opened and gap.strip() in (";", ",", "/", "or")):
        return False
    if last.dimension is not quantity.dimension or last.unit == quantity.unit:
        return False
    if last.dimension in (Dimension.MONEY, Dimension.TEMPERATURE):
        return True
    least, most = _CONVERTED
    return last.dimension in BASE and least < (last.middle + _TINY) / (quantity.middle + _TINY) < most


def _is_listed_age(gap: str, last: Quantity, quantity: Quantity) -> bool:
    """True for the 68 of "68 and 48 years old"."""
    bare = last.dimension is Dimension.COUNT and last.text.isdigit() and last.high < _OLDEST
    return bare and quantity.dimension is Dimension.AGE and _LISTED.fullmatch(gap) is not None


def _goes_on_with_ages(text: str, earlier: Sequence[Quantity], quantity: Quantity) -> bool:
    """True for the 11 and the 12 of "aged nine, 11 and 12", not for the 12 of "Ann Lee, 34, and 12 others"."""
    bare = quantity.dimension is Dimension.COUNT and 0 < quantity.high < _OLDEST and quantity.text.isalnum()
    if not bare or _COUNTS_SOME.match(text, quantity.end):
        return False
    at = quantity.start
    for last in reversed(earlier):
        if last.dimension is not Dimension.AGE or not _LISTED.fullmatch(text, last.end, at):
            return False
        if _AGE_BEFORE.search(text[: last.start]):
            return True
        at = last.start
    return False


_COUNTS_SOME = re.compile(r"\s(?:other|more|people|men|women|children|of|[a-z]+s)\b")


def _as_years(quantity: Quantity) -> Quantity:
    bounds = (quantity.low * YEAR_DAYS, quantity.high * YEAR_DAYS)
    return structs.replace(
        quantity, low=bounds[0], high=bounds[1], step=YEAR_DAYS, dimension=Dimension.AGE, unit="year"
    )


def _is_compound(gap: str, last: Quantity, quantity: Quantity) -> bool:
    """True for "8 hours" and "20 minutes" side by side."""
    if last.dimension is not quantity.dimension or last.unit == quantity.unit:
        return False
    if last.dimension not in (Dimension.LENGTH, Dimension.DURATION, Dimension.MASS):
        return False
    return quantity.middle < base_factor(last.dimension, last.unit) and _COMPOUND.fullmatch(gap) is not None
