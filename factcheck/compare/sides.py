"""What a judge marks in two sentences, looked at by rules: can the two sides exclude each other at all?

A judge takes "in critical condition" for a number, "the nine" beside "nine of the ten", and members beside days: of
such in labelled stories one in seven was a difference. A time told alike on both sides or on none was one in ten, "head
of the union" beside "the union's chairman" one in five.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..language.numbers.amounts import amount, are_two_amounts
from ..language.numbers.measures import Dimension
from ..language.numbers.numerals import numerals
from ..language.numbers.quantities import quantities
from ..language.times import times
from ..language.times.moments import Length, Moment
from ..language.titles.apart import are_one
from ..language.titles.offices import read_office
from ..model import Kind, MentionKind, Pair, Sentence
from ..nli import Difference
from ..text import words

Span = tuple[int, int]
"""Code points into a sentence, half-open."""
_QUANTIFIERS = frozenset(
    "all any both double each either every everybody everyone few fewer fewest half least less lone many more most "
    "much multiple neither no nobody none nothing once only pair several single sole some thrice triple twice".split()
)
"""Words that say how many and are no numbers."""
_TOKEN = re.compile(r"[\"“]?[$£€¥]?\w(?:[^\s—]*\w)?(?:%|(?<=\.[A-Za-z])\.)?[\"”]?")
"""What a reader takes for one word: "58-year-old", "$4.2m", "9 p.m.", with a quotation mark beside it."""
OPENINGS = frozenset(["and", "but", "or", "that"])
_ENDINGS = frozenset(["a", "an", "the", "and", "but", "or", "of", "that"])
"""Words that nobody begins, and ends, what is marked with."""


def may_exclude(pair: Pair, difference: Difference) -> bool:
    """False where the sides of `difference`, spans into the sentences of `pair`, hold no two values of its kind."""
    check = _CHECKS.get(difference.kind)
    return check is None or check((pair.left, difference.left), (pair.right, difference.right))


_Side = tuple[Sentence, Span]


def _are_two_numbers(left: _Side, right: _Side) -> bool:
    left_numbers, right_numbers = _how_many(_text(left)), _how_many(_text(right))
    apart = bool(left_numbers - right_numbers and right_numbers - left_numbers)
    apart = apart and not (_adds_up(left_numbers, right_numbers) or _adds_up(right_numbers, left_numbers))
    two_things = _measure_two_things(_text(left), _text(right)) or are_two_amounts(_amount(left), _amount(right))
    return apart and not two_things


def _are_two_times(left: _Side, right: _Side) -> bool:
    left_times, right_times = _times(left), _times(right)
    return bool(left_times | right_times) and not left_times & right_times


def _are_two_titles(left: _Side, right: _Side) -> bool:
    left_office, right_office = read_office(_text(left), ""), read_office(_text(right), "")
    named = persons(left[0]) and persons(right[0])
    return bool(named and left_office.heads and right_office.heads) and not are_one(left_office, right_office)


_CHECKS: dict[Kind, Callable[[_Side, _Side], bool]] = {
    Kind.NUMBER: _are_two_numbers,
    Kind.TIME: _are_two_times,
    Kind.TITLE: _are_two_titles,
}


def persons(sentence: Sentence) -> set[str]:
    """The names of the persons in `sentence`."""
    return {mention.name for mention in sentence.mentions if mention.kind is MentionKind.PERSON}


def _text(side: _Side) -> str:
    sentence, span = side
    return sentence.text[slice(*span)]


def _how_many(text: str) -> set[object]:
    """The numbers of `text` that are no part of a day or an hour, and the words that stand for one."""
    dated = [(time.start, time.end) for time in times(text) if isinstance(time.value, Moment)]
    counted = (n for n in numerals(text) if not any(start < n.end and n.start < end for start, end in dated))
    return {(number.low, number.high) for number in counted} | ({word.lower for word in words(text)} & _QUANTIFIERS)


def _adds_up(parts: set[object], whole: set[object]) -> bool:
    """True where the numbers of `parts` together are one of `whole`: nine staff and five firemen, fourteen hurt."""
    numbers = [number for number in parts if isinstance(number, tuple)]
    return len(numbers) > 1 and (sum(low for low, _ in numbers), sum(high for _, high in numbers)) in whole


def _measure_two_things(left: str, right: str) -> bool:
    """True for "1,907 members" and "seven days": no figure of the one is of what a figure of the other is of."""
    measured_left, measured_right = ({quantity.dimension for quantity in quantities(text)} for text in (left, right))
    return bool(measured_left and measured_right) and not measured_left & measured_right


def _amount(side: _Side) -> str:
    """What the amount of money in `side` is, where its sentence says so."""
    sentence, span = side
    money = (one for one in quantities(sentence.text) if one.dimension is Dimension.MONEY)
    of_side = (one for one in money if one.start < span[1] and span[0] < one.end)
    return next((amount(sentence.text, one.start, one.end) for one in of_side), "")


def _times(side: _Side) -> set[object]:
    """What the times that `side` touches tell: days, hours, lengths whatever their unit."""
    sentence, span = side
    values = (time.value for time in times(sentence.text) if time.start < span[1] and span[0] < time.end)
    return {(value.low, value.high) if isinstance(value, Length) else value for value in values}


def whole_words(text: str, span: Span) -> Span:
    """`span` from the beginning of a word to the end of one, without words that only join it to what stands beside."""
    touched = [word for word in _TOKEN.finditer(text) if word.start() < span[1] and span[0] < word.end()]
    if not touched:
        return span
    first, last = 0, len(touched) - 1
    while first < last and touched[first].group().lower() in OPENINGS:
        first += 1
    while first < last and touched[last].group().lower() in _ENDINGS:
        last -= 1
    return touched[first].start(), touched[last].end()
