"""What a judge marks as two numbers: whether they are two, and of one thing.

A judge marks "the nine" beside "nine of the ten", "in critical condition" for a number, and "8,000 people" beside
"3,000 homes".
"""

from __future__ import annotations

from ..language.clauses.acts import disjoint
from ..language.numbers.amounts import Amount, amount, are_two_amounts
from ..language.numbers.dated import are_of_two_times
from ..language.numbers.measures import Dimension, Hedge, Quantity, agree, may_convert, opposed
from ..language.numbers.numerals import numerals
from ..language.numbers.quantities import quantities
from ..language.numbers.scenes import Part
from ..language.numbers.sorts import Count, counts, quantities_at
from ..language.times import times
from ..language.times.moments import Length, Moment, Use
from ..language.times.one import may_be_same
from ..spans import overlap, span_of
from ..text import words
from .marked import Side, text_of
from .times import time_values

_QUANTIFIERS = frozenset(
    "all any both double each either every everybody everyone few fewer fewest half least less lone many more most "
    "much multiple neither no nobody none nothing once only pair several single sole some thrice triple twice".split()
)
"""Words that say how many and are no numbers."""


def are_two_numbers(left: Side, right: Side) -> bool:
    """False where one says what the other does, or a part of it, and where each is of another thing."""
    left_numbers, right_numbers = _how_many(text_of(left)), _how_many(text_of(right))
    apart = bool(left_numbers - right_numbers and right_numbers - left_numbers)
    apart = apart and not (_adds_up(left_numbers, right_numbers) or _adds_up(right_numbers, left_numbers))
    one = _may_last_the_same(left, right) or _may_be_one_sum(left, right)
    one = one or _tells_it_too(left, right) or _tells_it_too(right, left)
    return apart and not (_are_of_two_things(left, right) or one)


def _tells_it_too(one: Side, other: Side) -> bool:
    """True where the sentence of `one` gives the figure of `other` too, beside its own: "fell 12%, and rose by 7%".

    A small count may be one of anything.
    """
    mine, figures = _quantities(one), _quantities(other)
    if not mine or len(figures) != 1 or (figures[0].dimension is Dimension.COUNT and figures[0].low < _TELLING):
        return False
    beside = (found for found in quantities(one[0].text) if found not in mine)
    return any(found.dimension is figures[0].dimension and agree(found, figures[0]) for found in beside)


_TELLING = 20
"""From here on a count hardly stands in two sentences by chance."""


def _keep_a_bound(left: Side, right: Side) -> bool:
    """True for "more than ten passengers" and "eleven people", "740 km" and "460 miles": a figure each that can be one.

    Of one number told alike the sides may well tell two things: "all nine", "none of the nine".
    """
    figures = _quantities(left), _quantities(right)
    if [len(found) for found in figures] != [1, 1]:
        return False
    one, other = (found[0] for found in figures)
    alike = one.hedge is other.hedge is Hedge.NONE and one.unit == other.unit
    return not alike and Hedge.VAGUE not in (one.hedge, other.hedge) and agree(one, other) and not opposed(one, other)


def _may_last_the_same(left: Side, right: Side) -> bool:
    """True for "53 hours" and "more than 50 hours": where a side counts nothing but time, its lengths tell how much."""
    sides = [{quantity.dimension for quantity in _quantities(side)} for side in (left, right)]
    lengths = ([value for value in time_values(side) if isinstance(value, Length)] for side in (left, right))
    return sides == [{Dimension.DURATION}] * 2 and may_be_same(*lengths)


def _may_be_one_sum(left: Side, right: Side) -> bool:
    """True for "€103 million" and "£88m": a sum each, of which one may be the other at the rate of the day."""
    sums = [[one for one in _quantities(side) if one.dimension is Dimension.MONEY] for side in (left, right)]
    if [len(found) for found in sums] != [1, 1]:
        return False
    one, other = sums[0][0], sums[1][0]
    return agree(one, other) or may_convert(one, other)


def _are_of_two_things(left: Side, right: Side) -> bool:
    """True for figures of other things, of other amounts, or of other times."""
    return (
        _measure_two_things(left, right)
        or _are_part_and_whole(left, right)
        or are_two_amounts(_amount(left), _amount(right))
        or can_both_be(left, right)
    )


def _are_part_and_whole(left: Side, right: Side) -> bool:
    """True for "26 years still to serve" beside a sentence of 32 years."""
    parts = [any(isinstance(one, Length) and one.use is Use.PART for one in time_values(s)) for s in (left, right)]
    lasting = all(any(one.dimension is Dimension.DURATION for one in _quantities(side)) for side in (left, right))
    return parts[0] != parts[1] and lasting


def can_both_be(left: Side, right: Side) -> bool:
    """True for counts of two things, of some and of all, of two times, and for a bound and a figure that keeps it."""
    return (
        _count_two_things(left, right)
        or _are_some_and_all(left, right)
        or _are_of_two_times(left, right)
        or _keep_a_bound(left, right)
    )


def _are_of_two_times(left: Side, right: Side) -> bool:
    return are_of_two_times(left[0].text, left[1], right[0].text, right[1])


def _how_many(text: str) -> set[object]:
    """The numbers of `text` that are no part of a day or an hour, and the words that stand for one."""
    dated = [span_of(time) for time in times(text) if isinstance(time.value, Moment)]
    counted = (n for n in numerals(text) if not any(overlap(span_of(n), span) for span in dated))
    return {(number.low, number.high) for number in counted} | ({word.lower for word in words(text)} & _QUANTIFIERS)


def _adds_up(parts: set[object], whole: set[object]) -> bool:
    """True where the numbers of `parts` together are one of `whole`: nine staff and five firemen, fourteen hurt."""
    numbers = [number for number in parts if isinstance(number, tuple)]
    return len(numbers) > 1 and (sum(low for low, _ in numbers), sum(high for _, high in numbers)) in whole


def _measure_two_things(left: Side, right: Side) -> bool:
    """True for "1,907 members" and "seven days", and for an age and a count: no figure is of what the other's are of.

    The sentence tells what a figure is of, where what is marked of it does not: "Lund, 51," is an age.
    """
    as_marked = [{quantity.dimension for quantity in quantities(text_of(side))} for side in (left, right)]
    as_told = [{quantity.dimension for quantity in _quantities(side)} for side in (left, right)]
    return any(all(sides) and not sides[0] & sides[1] for sides in (as_marked, as_told))


def _count_two_things(left: Side, right: Side) -> bool:
    """True for "8,000 people" and "3,000 homes", and for "60 people aboard" and "43 were lifted to safety"."""
    mine, theirs = _counts(left), _counts(right)
    sorts = [frozenset(one.sort for one in side) for side in (mine, theirs)]
    if set(sorts) == {frozenset(["people"]), frozenset(["buildings"])}:
        return True
    states = [frozenset(one.state for one in side) for side in (mine, theirs)]
    return states[0] | states[1] <= _APART and disjoint(*states)


_APART = frozenset("killed hurt hospital missing arrested rescued aboard evacuated".split())
"""What befalls people, of which none is another; who was shot may well be dead, and not all hurt are in hospital."""


def _are_some_and_all(left: Side, right: Side) -> bool:
    """True for "four other tigers" and "five tigers", which may be all, and "two of its tigers" and how many it has."""
    mine, theirs = _counts(left), _counts(right)
    if len(mine) != 1 or len(theirs) != 1 or mine[0].part == theirs[0].part:
        return False
    few, many = sorted((mine[0], theirs[0]), key=lambda count: count.quantity.high)
    less = few.quantity.high < many.quantity.low
    return less and (few.part is Part.OTHER or (few.part is Part.OF and many.part is Part.PLAIN and not many.state))


def _counts(side: Side) -> list[Count]:
    sentence, span = side
    return counts(sentence.text, span)


def _quantities(side: Side) -> list[Quantity]:
    """What `side` counts and measures, as its sentence tells it."""
    sentence, span = side
    return quantities_at(sentence.text, span)


def _amount(side: Side) -> Amount | None:
    """What the amount of money in `side` is; None where its sentence does not say."""
    money = (one for one in _quantities(side) if one.dimension is Dimension.MONEY)
    return next((amount(side[0].text, one.start, one.end) for one in money), None)
