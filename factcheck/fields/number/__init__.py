"""Numbers: counts, ages, amounts, shares, measures, ordinals, terms of prison and results that differ.

`extract` binds every quantity to what it counts before anything is compared (`subjects`), and finds out which figures
are the article's own main ones. `compare` then leaves out what is certainly of different things, and of the rest says
whether the numbers differ, bounds and rounding kept in mind. How surely two numbers are of one thing is not decided
here: it is told in figures (`likeness`), of which the confidence is learned.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from ...agreeing import Agreeing
from ...data import Strict, load_words
from ...language.clauses.acts import disjoint
from ...language.numbers.ages import Owner, is_of_another
from ...language.numbers.amounts import Amount, amount, are_two_amounts, moved
from ...language.numbers.count_words import plural
from ...language.numbers.counted import TOLLS, Counted, counted
from ...language.numbers.dated import are_of_two_times
from ...language.numbers.measures import OPEN_ABOVE, Dimension, Hedge, Quantity, agree, apart, may_convert, opposed
from ...language.numbers.scenes import Part, Scene, scenes
from ...language.numbers.sittings import is_sitting, within_weeks
from ...language.numbers.subjects import CAPACITY, Numbered, numbered
from ...language.numbers.surroundings import fit, rarity
from ...language.numbers.topics import Topic
from ...model import AnyFact, Article, Comparison, Dispute, Fact, Features, Kind, Relation, Role, fullest
from ...spans import span_of
from ...text import words
from .agreed import heading, is_age, is_many, is_of_part, is_one_number, without_purpose, without_verb
from .likeness import (
    alike,
    but_for_doers,
    has_grown,
    is_sum,
    moved_apart,
    of_two_persons,
    of_two_votes,
    one_rule,
    partner_elsewhere,
    rank,
    same_thing,
    settled,
    sole,
    strangers,
    undoubted,
)
from .measured import called, grow
from .moving import moves, of_two_hours

KIND = Kind.NUMBER


class Options(Strict):
    """When two figures are of one thing; all are shares, 0 to 1. What a slip of the pen makes is told at any ratio."""

    min_ratio: float = 0.04
    """Of two figures of people concerned the smaller must be this share of the larger: tolls rise manifold."""
    min_ratio_vague: float = 0.003
    """The same for two words without a number: "thousands" beside "hundreds of thousands"."""
    min_ratio_count: float = 0.2
    """The same for other counts and for shares."""
    min_ratio_measure: float = 0.3
    """The same for measures and amounts, which sources know better."""
    min_alike: float = 0.4
    """How alike two numbers that agree must be to be called agreeing."""


def extract(article: Article) -> tuple[Fact[Counted], ...]:
    """The numbers of `article` with what they count, in the order of the text."""
    weights = rarity(article)
    facts = _in_full([_fact(scene, read, weights) for scene in scenes(article) for read in numbered(scene)])
    groups: dict[str, list[Fact[Counted]]] = defaultdict(list)
    for fact in facts:
        groups[_sort(fact.value)].append(fact)
    placed = [fact for group in groups.values() for fact in _placed(group)]
    return tuple(sorted(placed, key=span_of))


def compare(left: Fact[Counted], right: Fact[Counted], options: Options) -> Comparison:
    """Whether two numbers count the same thing, and whether they then differ."""
    one, other = left.value, right.value
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if _is_of_two(left, right):
        return unknown
    impossible = apart(one.quantity, other.quantity)
    if impossible is None:
        return _in_other_currency(left, right, options) or unknown
    impossible = impossible or moved_apart(one, other)
    if agree(one.quantity, other.quantity) and not _at_odds(one, other):
        if alike(one, other) < options.min_alike:
            return unknown
        same = (one.quantity.low, one.quantity.high) == (other.quantity.low, other.quantity.high)
        return Comparison(left, right, Relation.SAME if same else Relation.CLOSE, "Both numbers agree.")
    if reason := _reconciled(one, other):
        return Comparison(left, right, Relation.CLOSE, reason)
    elsewhere = partner_elsewhere(one, other)
    far = _ratio(one, other) < _least(one, other, options)
    if (far and not _is_slip(one, other)) or is_sum(one, other) or elsewhere >= _most_elsewhere(one, other):
        return unknown
    if not impossible and (_keeps_bound(one, other) or _partly_freed(one, other)) and not _at_odds(one, other):
        return Comparison(left, right, Relation.CLOSE, "Both numbers agree.")
    dispute = _dispute(left, right, impossible or far)
    return _differing(left, right, dispute, impossible, elsewhere)


def _is_of_two(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True for the numbers of two things, however alike what is said of them."""
    one, other = left.value, right.value
    return (
        strangers(one, other)
        or settled(one, other)
        or of_two_votes(one, other)
        or of_two_persons(one, other)
        or _is_of_his_aide(left, right)
        or _is_of_his_aide(right, left)
        or are_two_amounts(_amount(left), _amount(right))
        or _are_of_two_times(left, right)
        or _is_asked_of_one(left, right)
    )


def _is_asked_of_one(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True for a share that somebody ordered or asked for, and one that there was: "of the trains a third ran"."""
    if not left.value.rule == right.value.rule == "share":
        return False
    left_asked, right_asked = (
        _ASKED.search(fact.sentence.text, max(0, start - _ASKING), start) is not None
        for fact, start in ((left, left.value.quantity.start), (right, right.value.quantity.start))
    )
    return left_asked != right_asked


_ASKED = re.compile(
    r"\b(?:order|demand|requir|propos|request|recommend|promis|target)\w*\s(?:[\w-]+\s){0,4}\Z", re.IGNORECASE
)
"""Before a figure that is wanted. `search` takes the end of what it is given for the end of the text."""
_ASKING = 60
"""Code points before a figure in which that is told."""


def _are_of_two_times(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True for what fell by one share on Tuesday and by another in a year."""
    if not left.value.rule == right.value.rule == "share":
        return False
    one, other = ((fact.value.quantity.start, fact.value.quantity.end) for fact in (left, right))
    return are_of_two_times(left.sentence.text, one, right.sentence.text, other)


def _is_of_his_aide(named: Fact[Counted], unnamed: Fact[Counted]) -> bool:
    """True for the age of "a secretary of the minister, Ina Lund", beside that of "the 65-year-old minister"."""
    one, other = named.value.owner, unnamed.value.owner
    if not (one and other and one.name and not other.name):
        return False
    return is_of_another(named.sentence.text, other.group)


def _in_other_currency(left: Fact[Counted], right: Fact[Counted], options: Options) -> Comparison | None:
    """How sums of two currencies compare; None where that cannot be told."""
    one, other = left.value, right.value
    if _swaps_currency(one, other):
        return _differing(left, right, Dispute.CONFLICT, True, partner_elsewhere(one, other))
    if may_convert(one.quantity, other.quantity) and alike(one, other) >= options.min_alike:
        return Comparison(left, right, Relation.CLOSE, "One may be the other in another currency.")
    return None


def _differing(
    left: Fact[Counted], right: Fact[Counted], dispute: Dispute, impossible: bool, elsewhere: float
) -> Comparison:
    rule, subject = one_rule(left.value, right.value), _subject(left, right)
    features = _features(left, right, impossible, elsewhere)
    why = f"The numbers differ ({subject})."
    return Comparison(left, right, Relation.DIFFERENT, why, rule, dispute, features, subject=subject)


def _subject(left: Fact[Counted], right: Fact[Counted]) -> str:
    """What both count, as that one tells it whose rule speaks ("people killed", not "people"); of ages who is named.

    An amount of money is called by what both sentences say it is.
    """
    sides = [fact for fact in (left, right) if fact.value.rule == one_rule(left.value, right.value)]
    one, other = _amount(left), _amount(right)
    if one and other and (called := " ".join(word for word in one.words if word in other.words)):
        return called if left.value.rule == "money" else f"change of {called}"
    named = [fact for fact in sides if fact.value.owner and fact.value.owner.name]
    return fullest(*(fact.label or fact.subject for fact in named or sides))


def _amount(fact: Fact[Counted]) -> Amount | None:
    """What an amount of money is ("cost", "fine"), or what rose or fell by a share; None where that is not told."""
    quantity, text = fact.value.quantity, fact.sentence.text
    if fact.value.rule == "share":
        move = moved(text, quantity.start)
        return move.thing if move else None
    return amount(text, quantity.start, quantity.end) if fact.value.rule == "money" else None


def _most_elsewhere(left: Counted, right: Counted) -> float:
    """How surely each number may have another partner, from where on the two are certainly of two things."""
    rule = one_rule(left, right)
    one_named = len([value for value in (left, right) if value.owner and value.owner.name]) == 1
    of_several = rule == "tally" or one_named or (rule in TOLLS and left.years and right.years)
    return _TOLD_OF_OLD if of_several else 1.0


# --- reading ----------------------------------------------------------------------------------------------------------


def _fact(scene: Scene, read: Numbered, weights: Mapping[str, float]) -> Fact[Counted]:
    sentence, quantity = scene.sentence, read.quantity
    move = moved(scene.text, quantity.start) if read.rule == "share" else None
    start = move.start if move else quantity.start
    end = _whole(scene.text, start, max(read.end, quantity.end))
    value = counted(scene, read, weights)
    label = _label(read, value, sentence.text)
    strong = read.strong and value.part is not Part.MORE
    return Fact.at(KIND, sentence, start, end, value, str(read.subject), strong=strong, label=label)


def _in_full(facts: Sequence[Fact[Counted]]) -> list[Fact[Counted]]:
    """`facts`, the slightly hurt of an article that tells of no others being all the hurt whom it knows of."""
    hurt = [fact for fact in facts if fact.value.topic.is_of("hurt")]
    if {fact.value.topic.grade for fact in hurt} != {"slight"}:
        return list(facts)
    whole = load_words("counts")["states"]["hurt"]["subject"]
    return [replace(fact, subject=whole) if fact in hurt else fact for fact in facts]


def _label(read: Numbered, value: Counted, text: str) -> str:
    """What the number is of, where the subject is a form for machines (a family name, a stem) or of an earlier year.

    `text` is the sentence: there the nouns stand as they are written.
    """
    if read.owner and (age := _age_of(read.owner, text[: read.quantity.start])):
        return age
    years = sorted(filter(str.isdigit, value.years))
    if value.is_toll and years:
        return f"{read.subject} in {years[-1]}"
    if read.rule == "measure" and read.subject.what == str(Dimension.LENGTH):
        return _side(text, read.quantity)
    if read.rule == "measure" and not (read.owner or read.subject.beside):
        return called(read.subject.what, text, read.quantity)
    what, noun = read.subject.what, read.subject.beside
    if what == CAPACITY:
        return "people there is room for"
    if noun:
        return what if noun in _NOT_WHAT or noun.isdigit() else f"{what}: {_as_written(noun, text)}"
    return _as_written(plural(read.noun.head), text) if read.rule == "count" else ""


def _age_of(owner: Owner, before: str) -> str:
    """Whose age it is that stands behind `before`; empty where nothing but its noun says so."""
    if owner.name:
        return f"age of {owner.name}"
    if owner.group == "child" and _AS_A_CHILD.search(before):
        return "age at that time"
    return _NAMELESS.get(owner.group, "")


_AS_A_CHILD = re.compile(r"\bat\s(?:the\s)?age\s(?:of\s)?\Z", re.IGNORECASE)
"""Before an age that nobody need have today: "she began to row at the age of nine"."""
_BELOW = re.compile(r"\s(?:below|under|underground|beneath|into\sthe\s(?:earth|ground|rock))\b", re.IGNORECASE)
_RISING = re.compile(
    r"\b(?:stood|stands|peaked|crested|rose|rises|risen|rising|gauge|levels?|water)\s(?:[a-z]+\s){0,3}\Z", re.IGNORECASE
)


def _side(text: str, quantity: Quantity) -> str:
    """What a length is that no word names: the depth of a shaft, the level of a river; else all that it may be."""
    if _BELOW.match(text, quantity.end):
        return "depth"
    return "level or height" if _RISING.search(text[: quantity.start]) else "length or distance"


def _as_written(noun: str, text: str) -> str:
    """`noun` with the capital that it has amid `text`: "Palestinians"."""
    inside = text[next((word.end for word in words(text) if word.is_word), 0) :]
    has_capital = any(word.text == noun.capitalize() for word in words(inside))
    return noun.capitalize() if has_capital else noun


_NOT_WHAT = frozenset("night day week month year time evening morning afternoon hour minute".split())
"""Nouns beside an amount that say when, as years do, and not of what it is."""


_NAMELESS = {"adult": "age of somebody who is not named", "group": "ages of several people"}


def _whole(text: str, start: int, end: int) -> int:
    """`end`, or where a bracket opens that does not close before it: "€8m" of "€8m (£5m)"."""
    opened = text.rfind("(", start, end)
    return len(text[:opened].rstrip()) if opened > start and ")" not in text[opened:end] else end


def _sort(value: Counted) -> str:
    """What may be mistaken for one another."""
    return "people" if value.is_toll or (value.rule == "count" and value.sort) else value.rule


_MOST = 60
"""Numbers of one sort that an article is remembered by; beyond that it is a table, not a story."""


def _placed(group: Sequence[Fact[Counted]]) -> list[Fact[Counted]]:
    """The figures of one sort, knowing their place among one another; strong only as a main or the sole one.

    A headline's figure that the body gives too is left out: the body says it in full.
    """
    first = _distinct(group)
    bodies = _distinct([fact for fact in group if fact.sentence.role is not Role.HEADLINE])
    placed = []
    for fact in group:
        value = fact.value
        if value.headline and any(_echoes(value, body.value) for body in bodies):
            continue
        company = tuple(o.value for o in first if o is not fact and not strangers(value, o.value))
        told = structs.replace(value, company=company, made_of=_made_of(fact, group), grown=_grown(fact, group))
        main = _is_main(fact, first)
        placed.append(
            replace(
                fact,
                strong=fact.strong and not value.years and (main or sole(told)),
                value=structs.replace(told, main=main),
            )
        )
    return placed


def _grown(fact: Fact[Counted], group: Iterable[Fact[Counted]]) -> float:
    """By how many the sentence of the toll `fact` says that it has grown; 0 where it does not say."""
    whole = fact.value
    if not whole.is_toll or whole.part is Part.MORE:
        return 0.0
    joined = (
        other.value.quantity.low
        for other in group
        if other.sentence.id == fact.sentence.id
        and other.value.part is Part.MORE
        and other.value.topic == whole.topic
        and other.value.quantity.high < whole.quantity.low
    )
    return next(joined, 0.0)


def _made_of(fact: Fact[Counted], group: Iterable[Fact[Counted]]) -> tuple[Counted, ...]:
    """The smaller counts of people behind the toll `fact` in its sentence, to whom nothing else happened."""
    whole = fact.value
    if not whole.is_toll:
        return ()
    return tuple(
        other.value
        for other in group
        if other.sentence.id == fact.sentence.id
        and other.start > fact.start
        and other.value.quantity.high < whole.quantity.low
        and other.value.rule in ("count", whole.rule)
        and other.value.topic in (Topic(), whole.topic)
    )


def _distinct(group: Sequence[Fact[Counted]]) -> list[Fact[Counted]]:
    """The first facts of `group` that give different figures, as many as are remembered."""
    first: dict[object, Fact[Counted]] = {}
    for fact in group:
        value, quantity = fact.value, fact.value.quantity
        first.setdefault((fact.subject, quantity.low, quantity.high, quantity.hedge, bool(value.years)), fact)
        if len(first) >= _MOST:
            break
    return list(first.values())


def _echoes(headline: Counted, body: Counted) -> bool:
    return not strangers(headline, body) and agree(headline.quantity, body.quantity)


def _is_main(fact: Fact[Counted], group: Sequence[Fact[Counted]]) -> bool:
    """True for the article's own figure of its subject: told at the top or the largest toll, or equal to such a one.

    What is said of a part does not unsay the whole.
    """
    value = fact.value
    if value.years:
        return False
    if value.lead and fact.strong:
        return True
    whole = [
        other.value
        for other in group
        if other.subject == fact.subject and other.strong and not other.value.years and other.value.part is Part.PLAIN
    ]
    main = [o.quantity for o in whole if o.lead and o.quantity.hedge is not Hedge.VAGUE]
    if value.is_toll and whole:
        main.append(max(whole, key=_low).quantity)
    return any(agree(value.quantity, quantity) for quantity in main)


def _low(value: Counted) -> float:
    return value.quantity.low


# --- at odds? ---------------------------------------------------------------------------------------------------------


def _at_odds(left: Counted, right: Counted) -> bool:
    """True where only the numbers agree: "more than 2" and "as much as 2", "8 to 12" and "12", "rose 2%", "fell 2%"."""
    if moved_apart(left, right):
        return True
    plain = left.quantity.hedge is Hedge.NONE and right.quantity.hedge is Hedge.NONE
    ranges = [value.quantity.low != value.quantity.high for value in (left, right)]
    if plain and all(ranges) and not _same_ends(left, right):
        return True
    # One of several people is of any of their ages.
    one_person = left.rule == "age" and "group" not in (left.topic.name, right.topic.name)
    return opposed(left.quantity, right.quantity) or (one_person and plain and ranges[0] != ranges[1])


def _same_ends(left: Counted, right: Counted) -> bool:
    """True for two ranges that begin and end alike, rounding kept in mind; other ends are other ranges."""
    one, other = left.quantity, right.quantity
    slack = max(one.margin, other.margin, _ROUNDED * min(one.high, other.high))
    return one.unit != other.unit or max(abs(one.low - other.low), abs(one.high - other.high)) <= slack


_ROUNDED = 0.02
"""Share of the smaller upper end by which the ends of two ranges may differ that are one, told more or less finely."""


def _keeps_bound(left: Counted, right: Counted) -> bool:
    """True for "at least 12" beside 13, but for tolls, which a reader takes by the figure.

    "More than 150" and "more than 180" are two bounds: nobody who knows of 180 says 150.
    """
    tolls, bounds = left.is_toll or right.is_toll, left.quantity.hedge is right.quantity.hedge in OPEN_ABOVE
    return not tolls and not bounds and _NEAR_BOUND <= _ratio(left, right) < 1


def _reconciled(left: Counted, right: Counted) -> str:
    """Why two numbers are one for all that they read otherwise, in words for a reader; empty where they are not."""
    if _but_for_spared(left, right):
        return "One source counts those who got away, the other does not."
    if but_for_doers(left, right):
        return "One source counts one who is told of beside the others, the other does not."
    if _is_in_weeks(left, right):
        return "A week of sittings has five days."
    return "The vague word can be the number." if _is_several(left, right) else ""


def _but_for_spared(left: Counted, right: Counted) -> bool:
    """True for "ten people, one of whom escaped" beside "nine held hostage"."""
    few, many = sorted((left, right), key=_low)
    return bool(many.spared) and not many.is_toll and many.quantity.low - many.spared == few.quantity.low


def _is_in_weeks(left: Counted, right: Counted) -> bool:
    """True for "a two-week trial" and "an eight-day trial": nobody sits on every day of the week."""
    weeks, days = sorted((left, right), key=lambda value: value.quantity.unit != "week")
    if left.rule != "term" or (weeks.quantity.unit, days.quantity.unit) != ("week", "day"):
        return False
    return is_sitting(left.topic.name) and within_weeks(days.quantity.middle, weeks.quantity.stated)


def _is_several(left: Counted, right: Counted) -> bool:
    """True for "several embassies" beside fourteen: such a word says only that there are some."""
    vague, exact = sorted((left, right), key=lambda value: (value.quantity.hedge is not Hedge.VAGUE, _low(value)))
    if one_rule(left, right) != "count" or vague.quantity.hedge is not Hedge.VAGUE or _is_crowd(vague):
        return False
    return not _is_crowd(exact) and vague.quantity.low <= exact.quantity.low


def _is_crowd(value: Counted) -> bool:
    """True for "dozens", "hundreds of": a vague word of scale, which a reader takes for a size."""
    return value.quantity.hedge is Hedge.VAGUE and value.quantity.low >= _SCALE


_SCALE = 20
"""The least that a word of scale means."""


def _swaps_currency(left: Counted, right: Counted) -> bool:
    """True for "$18 million" beside "£18 million": one figure, so no conversion, of what looks like one sum.

    Where an article gives the figure in both currencies, or what it comes to in another, nothing is swapped.
    """
    one, other = left.quantity, right.quantity
    if not one.dimension is other.dimension is Dimension.MONEY or not 0 < one.middle == other.middle:
        return False
    converted = one.converted or other.converted
    both = _gives_sum(left, one.middle, other.unit) or _gives_sum(right, one.middle, one.unit)
    return not converted and not both and fit(left.around, right.around) >= _ONE_SUM


def _gives_sum(value: Counted, figure: float, currency: str) -> bool:
    """True when the article of `value` gives `figure` in `currency` too."""
    sums = (money for rival in value.company for money in (rival.quantity, *rival.quantity.converted))
    return any((money.middle, money.unit) == (figure, currency) for money in sums)


_ONE_SUM = 0.3
"""How well the words around two sums must fit that only the currency tells apart, 0 to 1."""


def _partly_freed(left: Counted, right: Counted) -> bool:
    """True for "at least four trapped" beside five freed: those who are still held are counted from hour to hour."""
    states = {left.topic, right.topic} - {Topic()}
    return _ratio(left, right) >= _NEAR_BOUND and states in ({_TRAPPED, _RESCUED}, {_TRAPPED})


_TRAPPED, _RESCUED = Topic("trapped"), Topic("rescued")
"""What is left to do and what is done of one rescue, of whatever war or grade nothing is said."""


_NEAR_BOUND = 0.8
"""A bound and a number that keeps it are one when the smaller is this share of the larger."""


def _least(left: Counted, right: Counted, options: Options) -> float:
    """How many times one number may be the other and still be of one thing; nobody hurt is as good as anybody."""
    rule = one_rule(left, right)
    if rule == "tally" or not left.quantity.high or not right.quantity.high:
        return 0.0
    if left.quantity.hedge is right.quantity.hedge is Hedge.VAGUE:
        return options.min_ratio_vague
    if rule in ("money", "measure"):
        return options.min_ratio_measure
    return options.min_ratio_count if rule in ("count", "share", "ordinal", "children") else options.min_ratio


def _is_slip(left: Counted, right: Counted) -> bool:
    """True where a slip of the pen is likelier than two things: a number no further off than a slip makes it.

    That is one figure with two words of scale, "$4.2 million" and "$4.2 billion"; one with a zero more or less, "25
    dogs" and "250 dogs", amid words that fit; and any number amid the very same words.
    """
    low, high = sorted((left.quantity.middle, right.quantity.middle))
    if low <= 0 or Hedge.VAGUE in (left.quantity.hedge, right.quantity.hedge):
        return False
    tens, fitting = math.log10(high / low), fit(left.around, right.around)
    if fitting >= _WORD_FOR_WORD:
        return True
    zeros = round(tens)
    if abs(tens - zeros) > 1e-9 or zeros < 1:
        return False
    if zeros % 3 == 0 and low >= _SCALED:
        return True
    shared = left.around.weights.keys() & right.around.weights.keys() - {left.noun, right.noun}
    return zeros <= _MOST_ZEROS and low > 1 and bool(shared) and fitting >= _SLIP_FIT


_WORD_FOR_WORD, _SLIP_FIT = 0.9, 0.3
"""How well the words around two numbers fit, 0 to 1, where they are the same, and where a zero may have slipped."""
_MOST_ZEROS = 2
"""Zeros that slip at once."""
_SCALED = 1000
"""The least number that a word of scale makes: "3 homes" and "3,000 homes" are of two things, unless the words around
them are the very same."""


def _ratio(left: Counted, right: Counted) -> float:
    low, high = sorted((left.quantity.middle, right.quantity.middle))
    return low / high if high > 0 else 0.0


_TOLD_OF_OLD = 0.3
"""How surely the other article gives the very number too, from where two tolls of earlier times are of two events, and
two results of two votes: an article lists several."""
_AT_ONCE = dt.timedelta(hours=1)
"""Two articles published within this time tell of the same state of things."""


def _dispute(left: Fact[Counted], right: Fact[Counted], impossible: bool) -> Dispute:
    """How the two differ: what moved on since an earlier report is an update, a bound or a vague word a tension."""
    if _has_moved(left, right):
        return Dispute.UPDATE
    vague = Hedge.VAGUE in (left.value.quantity.hedge, right.value.quantity.hedge)
    return Dispute.CONFLICT if impossible and not vague else Dispute.TENSION


def _has_moved(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True for a toll, or oil spilled, that rose since an earlier report, and for what rises and falls."""
    one, other = left.value, right.value
    if has_grown(one, other):
        return True
    later = _later(one, other)
    if moves(left, right):
        return later is not None or of_two_hours(left, right)
    bounds = one.quantity.hedge is other.quantity.hedge in OPEN_ABOVE
    if later is None or not (one_rule(one, other) in TOLLS or grow(left, right) or bounds):
        return False
    earlier = one if later is other else other
    return earlier.quantity.low < later.quantity.low


def _later(left: Counted, right: Counted) -> Counted | None:
    """The one of the later article, by hours where both files tell them, else by days; None where that is open."""
    if left.moment and right.moment:
        apart = right.moment - left.moment
        return None if abs(apart) < _AT_ONCE else right if apart > dt.timedelta() else left
    if left.appeared is None or right.appeared is None or left.appeared == right.appeared:
        return None
    return max(left, right, key=lambda value: value.appeared or dt.date.min)


# --- how sure? --------------------------------------------------------------------------------------------------------


_CLOSE, _MANIFOLD = 0.75, 0.1
"""Of two reports of one number the smaller is mostly at least this share of the larger, or below that: a toll rose."""


def _features(left: Fact[Counted], right: Fact[Counted], impossible: bool, elsewhere: float) -> Features:
    """What tells how sure the difference is, `elsewhere` being what `partner_elsewhere` gave; each 0 to 1."""
    one, other = left.value, right.value
    hedges = {one.quantity.hedge, other.quantity.hedge}
    ratio = _ratio(one, other)
    ranked = rank(one, other)
    close, names_apart, alone = ratio >= _CLOSE, disjoint(one.capitals, other.capitals), (sole(one) + sole(other)) / 2
    return (
        ("head", same_thing(one, other)),
        ("rank", ranked),
        ("clean", undoubted(one, other, ranked, elsewhere)),
        ("known", elsewhere),
        ("sole", alone),
        ("close and sole", close * alone),
        ("lead", (one.lead + other.lead) / 2),
        ("main", (one.main + other.main) / 2),
        ("same part", float(one.part == other.part)),
        ("same time", float(one.years == other.years)),
        ("other names", float(names_apart)),
        ("far, other names", float(names_apart and not close)),
        ("other places", float(disjoint(one.places, other.places))),
        ("close", float(close)),
        ("manifold", float(ratio < _MANIFOLD)),
        ("impossible", float(impossible)),
        ("exact", float(hedges == {Hedge.NONE})),
        ("vague", float(Hedge.VAGUE in hedges)),
        ("one digit", float(_one_digit(left.text, right.text))),
        ("strong", float(left.strong and right.strong)),
    )


def _one_digit(left: str, right: str) -> bool:
    """True when two long numbers differ in one digit, as a slip of the pen makes them."""
    one, other = (_NOT_DIGIT.sub("", text) for text in (left, right))
    if len(one) != len(other) or len(one) < 3:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


_NOT_DIGIT = re.compile(r"\D")


# --- agreement --------------------------------------------------------------------------------------------------------


def _agreed(comparison: Comparison, sure: bool) -> bool:
    """True for one number, of many things or where surely one thing is told."""
    left, right = comparison.left, comparison.right
    return is_one_number(left, right) and (is_many(left) or sure)


def _says_all(fact: AnyFact) -> bool:
    """True for a number of many, bound to what it counts: "places: two places" says nothing."""
    return fact.value is not None and is_many(fact)


AGREEING = Agreeing(
    _agreed,
    heading=heading,
    shown=without_verb,
    pared=without_purpose,
    says_all=_says_all,
    of_bearer=is_age,
    of_part=is_of_part,
    figure=True,
    literal=True,
)
