"""What a judge marks in two sentences, looked at by rules: can the two sides exclude each other at all?

A judge takes "in critical condition" for a number, "the nine" beside "nine of the ten", and members beside days: of
such in labelled stories one in seven was a difference. A time told alike on both sides or on none was one in ten, "head
of the union" beside "the union's chairman" one in five.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType

from msgspec import structs

from ..fields.time.scenes import follow_each_other
from ..language.clauses.acts import canonical_stems, disjoint
from ..language.clauses.reading import clauses
from ..language.numbers.amounts import Amount, amount, are_two_amounts
from ..language.numbers.count_words import listed, people
from ..language.numbers.dated import are_of_two_times
from ..language.numbers.fates import Figure, figure_of, state_of
from ..language.numbers.measures import Dimension, Hedge, Quantity, agree, may_convert, opposed
from ..language.numbers.nouns import noun_of
from ..language.numbers.numerals import numerals
from ..language.numbers.quantities import quantities
from ..language.numbers.scenes import Part, part_of
from ..language.times import times
from ..language.times.moments import Bound, Grain, Length, Moment, Use
from ..language.times.one import may_be_same
from ..model import Kind, Pair
from ..nli import Difference
from ..spans import Span, overlap, span_of
from ..text import stem, words
from .persons import may_be_two
from .places import are_two_places
from .titles import Side, are_of_two, are_two_titles, text_of

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


Published = Mapping[str, dt.date | None]
"""Source of an article -> its day, without which "by the end of the month" is no known day."""


def may_exclude(pair: Pair, difference: Difference, published: Published) -> bool:
    """False where the sides of `difference`, spans into the sentences of `pair`, hold no two values of its kind."""
    sides = (pair.left, difference.left), (pair.right, difference.right)
    if difference.kind is Kind.TIME:
        return _are_two_times(*sides, published)
    check = _CHECKS.get(difference.kind)
    return check is None or check(*sides)


def is_of_two(pair: Pair, difference: Difference) -> bool:
    """True where the sentences tell that the figures or posts of `difference` are of two things, times or persons.

    So are those of which one keeps the bound that the other sets.

    Then the same words differ in nothing else either, whatever a judge calls it: "fell 71 percent on Tuesday".
    """
    check = _OF_TWO.get(difference.kind)
    return check is not None and check((pair.left, difference.left), (pair.right, difference.right))


def _are_two_numbers(left: Side, right: Side) -> bool:
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
    lengths = ([value for value in _time_values(side) if isinstance(value, Length)] for side in (left, right))
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
        or _can_both_be(left, right)
    )


def _are_part_and_whole(left: Side, right: Side) -> bool:
    """True for "26 years still to serve" beside a sentence of 32 years."""
    parts = [any(isinstance(one, Length) and one.use is Use.PART for one in _time_values(s)) for s in (left, right)]
    lasting = all(any(one.dimension is Dimension.DURATION for one in _quantities(side)) for side in (left, right))
    return parts[0] != parts[1] and lasting


def _can_both_be(left: Side, right: Side) -> bool:
    """True for counts of two things, of some and of all, of two times, and for a bound and a figure that keeps it."""
    return (
        _count_two_things(left, right)
        or _are_some_and_all(left, right)
        or _are_of_two_times(left, right)
        or _keep_a_bound(left, right)
    )


def _are_of_two_times(left: Side, right: Side) -> bool:
    return are_of_two_times(left[0].text, left[1], right[0].text, right[1])


def _are_two_times(left: Side, right: Side, published: Published) -> bool:
    # Beside "yesterday" in an article without a day "on Sunday" is any Sunday, whatever the other's day.
    dated = all(published.get(side[0].source) for side in (left, right))
    left_times, right_times = (_time_values(side, published if dated else _UNDATED) for side in (left, right))
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
    times_told = [*_time_values(left), *_time_values(right)]
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


_OF_TWO: dict[Kind, Callable[[Side, Side], bool]] = {Kind.NUMBER: _can_both_be, Kind.TITLE: are_of_two}
_CHECKS: dict[Kind, Callable[[Side, Side], bool]] = {
    Kind.NUMBER: _are_two_numbers,
    Kind.PLACE: are_two_places,
    Kind.TITLE: are_two_titles,
    Kind.IDENTITY: may_be_two,
}


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
    if {_sorts(left), _sorts(right)} == {frozenset(["people"]), frozenset(["buildings"])}:
        return True
    left_states, right_states = _states(left), _states(right)
    return left_states | right_states <= _APART and disjoint(left_states, right_states)


_APART = frozenset("killed hurt hospital missing arrested rescued aboard evacuated".split())
"""What befalls people, of which none is another; who was shot may well be dead, and not all hurt are in hospital."""


def _states(side: Side) -> frozenset[str]:
    """What happened to those whom `side` counts ("killed"), an empty name among them where that is not told."""
    text, every = side[0].text, _counts(side)
    told = (
        state_of(text, one, noun_of(text, one), tuple(other for other in every if other != one)) or figure_of(text, one)
        for one in every
    )
    return frozenset("" if one is None else one.state if isinstance(one, Figure) else one.name for one in told)


def _sorts(side: Side) -> frozenset[str]:
    """Whether `side` counts people, buildings or anything else."""
    return frozenset(_sort_of(noun_of(side[0].text, count).head) for count in _counts(side))


def _sort_of(noun: str) -> str:
    if stem(noun) in listed("buildings"):
        return "buildings"
    return "people" if noun and people(noun) else ""


def _are_some_and_all(left: Side, right: Side) -> bool:
    """True for "four other tigers" and "five tigers": with those told of before, the others may be all."""
    one, other = _counts(left), _counts(right)
    if len(one) != 1 or len(other) != 1 or _are_others(left, one[0]) == _are_others(right, other[0]):
        return False
    few, many = (one[0], other[0]) if _are_others(left, one[0]) else (other[0], one[0])
    return few.high < many.low


def _are_others(side: Side, count: Quantity) -> bool:
    return part_of(side[0].text, count, noun_of(side[0].text, count)) is Part.OTHER


def _counts(side: Side) -> list[Quantity]:
    return [quantity for quantity in _quantities(side) if quantity.dimension is Dimension.COUNT]


def _quantities(side: Side) -> list[Quantity]:
    """What `side` counts and measures, as its sentence tells it."""
    sentence, span = side
    return [one for one in quantities(sentence.text) if one.start < span[1] and span[0] < one.end]


def _amount(side: Side) -> Amount | None:
    """What the amount of money in `side` is; None where its sentence does not say."""
    money = (one for one in _quantities(side) if one.dimension is Dimension.MONEY)
    return next((amount(side[0].text, one.start, one.end) for one in money), None)


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


_UNDATED: Published = MappingProxyType({})


def _time_values(side: Side, published: Published = _UNDATED) -> list[Moment | Length]:
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


def whole_words(text: str, span: Span) -> Span:
    """`span` from the beginning of a word to the end of one, without words that only join it to what stands beside."""
    begun = takewhile(lambda word: word.start() < span[1], _TOKEN.finditer(text))
    touched = [word for word in begun if span[0] < word.end()]
    if not touched:
        return span
    first, last = 0, len(touched) - 1
    while first < last and touched[first].group().lower() in OPENINGS:
        first += 1
    while first < last and touched[last].group().lower() in _ENDINGS:
        last -= 1
    return touched[first].start(), touched[last].end()
