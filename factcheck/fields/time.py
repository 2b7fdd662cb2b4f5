"""Times: the day, the hour or the length of what happened, bound to what happened.

`extract` takes every time expression (`times.times`) with its event (`binding.bind`). `compare` sets two against each
other when no reading of both can be one time; how surely they are times of one event is told by figures.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from msgspec import Struct, structs

from ..data import Strict
from ..language.clauses.acts import disjoint
from ..language.clauses.binding import Event, bind, usual_stems
from ..language.clauses.event_fit import (
    MANY_RARE,
    ONE_ACT,
    Fit,
    act_told,
    alike,
    each_way,
    event_fit,
    fitness,
    match,
    other_doers,
    other_numbers,
    party_fit,
    verb_fit,
)
from ..language.numbers.count_words import people
from ..language.numbers.sittings import is_sitting, within_days, within_weeks
from ..language.times import Time, times
from ..language.times.moments import (
    DAY,
    HOUR,
    Base,
    Bound,
    Gap,
    Grain,
    Length,
    Moment,
    Use,
    clock_gap,
    length_gap,
    moment_gap,
    since,
)
from ..model import Article, Comparison, Dispute, Fact, Features, Kind, Relation, Sentence, fullest
from ..text import alternation, fold, stem, words

KIND = Kind.TIME


class Options(Strict):
    """When two times are set against each other, and when a difference is worth a line."""

    min_fit: float = 0.25
    """How well the events must fit for two times that agree to be told as one fact, 0 to 1."""
    min_ratio: float = 0.1
    """Share of the longer length below which the two tell two things."""
    max_days: int = 60
    """Days from a near day ("Friday") to a date beyond which the two tell two things."""
    clock_tension: int = 15
    """Minutes by which two clock times may differ and be a tension only."""
    clock_close: int = 1
    """Minutes that are no difference between loose clock times."""
    length_tension: float = 0.2
    """Share of the longer length by which two may differ and be a tension only."""


class When(Struct, frozen=True):
    """A time with what it is the time of."""

    time: Moment | Length
    event: Event
    others: tuple[Moment | Length, ...]
    """The other times of the sentence."""
    company: tuple[tuple[Moment | Length, Event], ...] = ()
    """Every time of the article with its event, this one included."""
    told: frozenset[Moment | Length] = frozenset()
    """The times of `company`, each once: a long article says "on Friday" a hundred times."""
    usual: frozenset[str] = frozenset()
    """Stems that stand in many sentences of the article, so that sharing them says little."""
    spouse: bool = False
    """True for the length of a tie: "her husband of 43 years"."""
    record: bool = False
    """True for what something is a record since: "the most since 1996"."""
    point: Moment | None = None
    """When it was, of a length counted back from a known day of publication ("12 days ago")."""


def extract(article: Article) -> tuple[Fact[When], ...]:
    """One fact per time expression."""
    facts = tuple(fact for sentence in article.sentences for fact in _facts(article, sentence))
    company = tuple((fact.value.time, fact.value.event) for fact in facts)
    usual = usual_stems(article)
    told = frozenset(time for time, _ in company)
    return tuple(
        replace(fact, value=structs.replace(fact.value, company=company, told=told, usual=usual)) for fact in facts
    )


def _facts(article: Article, sentence: Sentence) -> list[Fact[When]]:
    found = [time for time in times(sentence.text, article.published) if not _is_stamp(sentence.text, time.start)]
    spans = [(time.start, time.end) for time in found]
    facts = []
    for time in found:
        if _in_brackets_after(sentence.text, time, found):
            continue
        event = bind(sentence, time.start, time.end, spans, attributive=time.attributive)
        others = tuple(other.value for other in found if other is not time)
        told = _told(sentence.text, time, event)
        spouse = _TIE.search(sentence.text, max(0, time.start - _TIE_BEFORE), time.start) is not None
        record = _RECORD.search(sentence.text, max(0, time.start - _RECORD_BEFORE), time.start) is not None
        value = When(told, event, others, spouse=spouse, record=record, point=_point(time.value, article.published))
        subject, lasting = _subject(time.value), _lasting(time.value, event)
        if lasting:
            subject = f"{subject} ({lasting})"
        strong = bool(lasting) or _is_clock(time.value)
        label = _subject(time.value) + _of_word(sentence.text, lasting) if lasting else ""
        facts.append(Fact.at(KIND, sentence, time.start, time.end, value, subject, strong=strong, label=label))
    return facts


_TIED = "husband wife spouse partner boyfriend girlfriend friend marriage companion resident veteran member".split()
_TIE = re.compile(rf"\b(?:{alternation(_TIED)})s?\sof\s(?:\w+\s)?\Z", re.IGNORECASE)
_TIE_BEFORE = 30
"""Code points before a length in which the tie stands whose length it is: "companion of almost"."""
_IN = re.compile(r"\bin\s\Z", re.IGNORECASE)
_RECORD = re.compile(
    r"\b(?:most|least|first|last|only|record|(?!(?:latest|protest|arrest|forest|request|interest|guest|contest|"
    r"harvest|priest|west|rest|test|quest|chest)\b)[a-z]{2,}est)\b[^.;]{0,60}\bsince\b[^.;,]{0,50}\Z",
    re.IGNORECASE,
)
_RECORD_BEFORE = 90
"""Code points before a time in which a record and its "since" stand: less than the two gaps of `_RECORD` together, for
one of them may be long, but not both."""


def _told(text: str, time: Time, event: Event) -> Moment | Length:
    """The time, a length from now told as what it is: "will report in a month" is "within a month"."""
    value = time.value
    if not isinstance(value, Length) or value.use is not Use.PLAIN or not event.planned:
        return value
    behind_in = _IN.search(text, max(0, time.start - len(" in ")), time.start)
    return structs.replace(value, use=Use.WITHIN) if behind_in else value


_LASTS = frozenset(map(stem, ("last", "take", "run", "go", "continue", "drag")))


def _lasting(time: Moment | Length, event: Event) -> str:
    """The stem of what it is the length of ("a ten-week trial", "the trial lasted ten weeks"); empty when not told."""
    if not isinstance(time, Length) or time.use is not Use.PLAIN:
        return ""
    if event.head:
        return event.head
    return next(iter(event.subject)) if event.acts & _LASTS and len(event.subject) == 1 else ""


def _of_word(text: str, base: str) -> str:
    """The word of `text` with the stem `base`, for a reader: " (trial)"."""
    return next((f" ({word.lower})" for word in words(text) if word.stem == base), "")


def _point(time: Moment | Length, published: dt.date | None) -> Moment | None:
    if published is None or not isinstance(time, Length) or time.use is not Use.AGO:
        return None
    try:
        return since(time, published)
    except OverflowError:  # before the year 1, where no calendar of ours reaches: "4,500 years ago"
        return None


def _in_brackets_after(text: str, time: Time, found: Sequence[Time]) -> bool:
    """True for a clock time that says again in another zone what stands before the bracket: "4:42 a.m. (2042 GMT)"."""
    if not _is_clock(time.value) or not text[: time.start].rstrip().endswith("("):
        return False
    return any(_is_clock(other.value) and 0 < time.start - other.end <= _TRANSLATED for other in found)


_TRANSLATED = 20
"""Code points from a clock time to its translation."""


def _is_clock(time: Moment | Length) -> bool:
    return isinstance(time, Moment) and time.grain is Grain.MINUTE


_STAMPED = re.compile(r"^\W*(?:UPDATED?|CORRECTION|POSTED|PUBLISHED|[Ll]ast\supdated)\W{0,3}(?:at\s|on\s)?\Z")


_POSTER = 40
"""Code points before the date of a quoted post in which the account stands whose post it is: "(@cityzoo)"."""


def _is_stamp(text: str, start: int) -> bool:
    """True for the date under a quoted post, "City Zoo (@cityzoo) May 3, 2019", and that of an update."""
    if _STAMPED.match(text[:start]):
        return True
    before = text[max(0, start - _POSTER) : start].rstrip()
    return before.endswith(")") and "(@" in before


def _subject(time: Moment | Length) -> str:
    """What the time is of, in words for a reader."""
    if isinstance(time, Length):
        return "how long" if time.use in _HOW_LONG else "how long before or after"
    if time.grain is Grain.MINUTE:
        return "clock time"
    return "time of day" if time.grain is Grain.PART else "day" if time.grain is Grain.DAY else "date"


def compare(left: Fact[When], right: Fact[When], options: Options) -> Comparison:
    """DIFFERENT when the times cannot be one and the events may be; SAME or CLOSE when the times can; UNKNOWN else."""
    unknown = Comparison(left, right, Relation.UNKNOWN)
    gap, rule = _gap(left.value, right.value)
    if gap is not None and _same_words(left, right):
        gap = structs.replace(gap, size=0.0)
    if gap is None or _of_two(left.value, right.value, gap, options) or {_way(left), _way(right)} == {"in", "out"}:
        return unknown
    if not gap.agrees and gap.grain <= Grain.DAY and (left.value.event.saying or right.value.event.saying):
        return unknown  # sources speak to each outlet in turn
    if _is_of_sittings(left.value, right.value):
        return Comparison(left, right, Relation.CLOSE, why="What is held by day fills a week or a day in part.")
    figures = event_fit(left.value.event, right.value.event)
    if gap.agrees and not gap.bounded:
        if fitness(figures) < options.min_fit:
            return unknown
        relation = Relation.SAME if gap.size == 0 else Relation.CLOSE
        return Comparison(left, right, relation, why="The times agree as far as they are told.")
    if _unlike(left.value, right.value, figures, of_day=rule != "clock"):
        return unknown
    dispute = _dispute(left.value.time, right.value.time, gap, options)
    if dispute is None:
        return Comparison(left, right, Relation.CLOSE, why="The times differ less than their telling.")
    told, sort = _told_of(left, right, rule), _differing(left.value.time, right.value.time, rule)
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        why=_why(told, sort),
        rule=rule,
        dispute=dispute,
        features=_traits(left.value, right.value, gap, figures, of_years=rule == "year"),
        subject=_heading(told, sort),
    )


def _why(told: str, sort: str) -> str:
    """The reason, with what the time is of where that is known: "The days differ (landed)."."""
    many = {_LENGTH: "lengths of time", "time of day": "times of day"}.get(sort, f"{sort}s")
    return f"The {many} differ ({told})." if told else f"The {many} differ."


def _heading(told: str, sort: str) -> str:
    """What the time is of, in words for a reader: "landed (clock time)"; "go / return (day)" for two verbs."""
    if sort == _LENGTH:
        return told or "the same thing"
    return f"{told} ({sort})" if told else sort


def _told_of(left: Fact[When], right: Fact[When], rule: str) -> str:
    """What the time is of: the verb or verbs; of a length also what it describes. Empty where nothing says it."""
    described = fullest(_described(left), _described(right)) if rule in ("length", "distance") else ""
    return act_told(left, right) or described


def _described(fact: Fact[When]) -> str:
    """The noun that a length describes, as written: "flight" of "the 11-hour flight"; empty where it describes none."""
    head = fact.value.event.head
    return next((word.lower for word in words(fact.sentence.text) if head and word.stem == head), "")


_LENGTH = "length of time"


def _differing(left: Moment | Length, right: Moment | Length, rule: str) -> str:
    """What differs, in words: of "noon on Thursday" and "Wednesday" the day, of "3 p.m." and "at night" the time."""
    if rule in ("length", "distance"):
        return _LENGTH
    grains = [time.grain for time in (left, right) if isinstance(time, Moment)]
    if rule == "clock":
        return "clock time" if grains and max(grains) is Grain.MINUTE else "time of day"
    return "day" if grains and max(grains) <= Grain.DAY else "date"


def _is_of_sittings(left: When, right: When) -> bool:
    """True for a two-week trial of eight days, and for 14 hours of deliberation in two days."""
    if not isinstance(left.time, Length) or not isinstance(right.time, Length):
        return False
    if not {left.time.use, right.time.use} <= _HOW_LONG or not all(is_sitting(*_words(when)) for when in (left, right)):
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


# --- how far apart ----------------------------------------------------------------------------------------------------


def _same_words(left: Fact[When], right: Fact[When]) -> bool:
    """True for "yesterday" in two articles: the one may be dated a day late."""
    return isinstance(left.value.time, Moment) and left.value.time.near and fold(left.text) == fold(right.text)


def _gap(left: When, right: When) -> tuple[Gap | None, str]:
    """How far two times lie apart, and the rule that speaks when they do."""
    one, other = left.time, right.time
    if isinstance(one, Length) and isinstance(other, Length):
        if one.use is not other.use and (Use.PART in (one.use, other.use) or {one.use, other.use} in _OTHER_USES):
            return None, ""
        return length_gap(one, other), "length" if {one.use, other.use} <= _HOW_LONG else "distance"
    mine = one if isinstance(one, Moment) else left.point
    yours = other if isinstance(other, Moment) else right.point
    if mine is None or yours is None:
        return None, ""
    return _moments_gap(mine, yours)


_HOW_LONG = {Use.PLAIN, Use.WITHIN, Use.PART}
"""Lengths that are not counted from another time."""
_OTHER_USES = (
    {Use.LATER, Use.EARLIER},
    {Use.WITHIN, Use.EARLIER},
    {Use.PLAIN, Use.EARLIER},  # nine minutes outside, ten minutes earlier
    {Use.WITHIN, Use.AGO},
    {Use.WITHIN, Use.PLAIN},  # a ban of 90 days is to be looked at within 30
)
"""Lengths that are never of one thing."""


def _moments_gap(left: Moment, right: Moment) -> tuple[Gap | None, str]:
    if left.span != right.span or not _same_side(left.bound, right.bound):
        return None, ""
    gap = moment_gap(left, right)
    if left.span:
        return gap, "range"
    clock = clock_gap(left, right)
    if gap is None:
        return clock, "clock"
    if gap.agrees and clock is not None:
        return structs.replace(clock, doubtful=gap.doubtful), "clock"
    if max(left.grain, right.grain) <= Grain.PART and gap.size < _HALF_A_DAY:
        return gap, "clock"
    return gap, "year" if gap.grain >= Grain.YEAR else "date"


_HALF_A_DAY = DAY // 2
"""Minutes below which two parts of a day are of one day or night, and only the hour is told otherwise."""


def _same_side(left: Bound, right: Bound) -> bool:
    """True unless one time is where something ends and the other where it is or begins."""
    ends = {Bound.UNTIL, Bound.BY, Bound.BEFORE}
    return (left in ends) == (right in ends)


# --- one event or two -------------------------------------------------------------------------------------------------


def _of_two(left: When, right: When, gap: Gap, options: Options) -> bool:
    """True when the two are times of two things for sure."""
    if other_doers(left.event, right.event) or left.record != right.record or _of_two_acts(left.event, right.event):
        return True
    one, other = left.time, right.time
    if isinstance(one, Moment) and isinstance(other, Moment) and _of_two_moments(left, right):
        return True
    if _of_a_person(left) or _of_a_person(right):  # "a 28-year veteran"
        named = left.event.names & right.event.names
        return not (named and _of_a_person(left) and _of_a_person(right))
    if isinstance(one, Length) and isinstance(other, Length):
        if _other_years(left, right) or (verb_fit(left.event, right.event) < 1 and _is_one_planned(left, right)):
            return True
        if (one.use in _HOW_LONG) != (other.use in _HOW_LONG) and not left.event.near & right.event.near:
            return True  # how long a thing lasts is not how far another one lies from a third
        return min(one.low, other.low) < options.min_ratio * max(one.low, other.low)
    if isinstance(one, Moment) and isinstance(other, Moment):
        return (one.near or other.near) and gap.size > options.max_days * DAY
    return False


def _other_years(left: When, right: When) -> bool:
    """True when the sentence of one length alone names a year, or each another one: "in 2012 for seven hours"."""
    one, other = (
        {(time.start, time.end) for time in when.others if isinstance(time, Moment) and time.grain is Grain.YEAR}
        for when in (left, right)
    )
    return one != other and not one & other


def _is_one_planned(left: When, right: When) -> bool:
    """True when one lasts still to come, the other lasted: "may not hold office for 10 years"."""
    plain = all(isinstance(when.time, Length) and when.time.use is Use.PLAIN for when in (left, right))
    sure = left.event.sure and right.event.sure and not left.event.head and not right.event.head
    return plain and sure and left.event.planned != right.event.planned


_PARTED = tuple(
    (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
    for one, other in (
        ("see", "find rescue locate discover recover"),
        ("vanish disappear miss", "find rescue locate discover recover"),
        ("begin start open launch", "end finish close conclude expire"),
        ("arrest detain", "release free sentence convict"),
        ("leave depart", "arrive return land reach"),
        ("charge", "appear convict sentence"),
        ("bear", "die"),
        ("join enter", "leave quit resign retire"),
        ("escape flee", "capture recapture catch"),
        ("marry", "divorce"),
        ("submit tender hand", "approve accept"),
    )
)
"""Acts that follow each other: the time of the one is not that of the other."""


def _of_two_acts(left: Event, right: Event) -> bool:
    """True for acts of one course that are never at one time: last seen, found; charged, in court."""
    one, other = left.acts - right.acts, right.acts - left.acts
    if left.acts & right.acts or not (left.sure and right.sure) or left.head or right.head:
        return False
    return any((one & first and other & then) or (one & then and other & first) for first, then in _PARTED)


def _of_two_deeds(left: Event, right: Event) -> bool:
    """True for acts that are two where their times differ, and may be one act where these agree."""
    told = left.sure and right.sure and not (left.head or right.head) and left.acts.isdisjoint(right.acts)
    return told and (_is_of_what_was(left, right) or _call_two(left, right))


def _is_of_what_was(left: Event, right: Event) -> bool:
    """True where what somebody does is about what others did before: "linked the deaths", "a sixth resident died"."""
    done = not (left.planned or right.planned)
    return done and 0 < verb_fit(left, right) < ONE_ACT and disjoint(left.subject, right.subject)


def _call_two(left: Event, right: Event) -> bool:
    """True where somebody calls a doctor, and alerts the authority."""
    called = {left.lead, right.lead} - {""}
    apart = len(called) == 2 and not alike(left.lead, right.lead) and called.isdisjoint(left.near & right.near)
    return apart and bool(left.acts & _CALL and right.acts & _CALL) and called.isdisjoint(left.acts | right.acts)


_CALL = frozenset(map(stem, "call alert ring phone notify inform contact warn summon".split()))


def _way(fact: Fact[When]) -> str:
    """Which way somebody goes: "in" for who walked in, "out" for who stepped out or left; empty for other acts."""
    tokens = words(fact.sentence.text)
    for word, after in pairwise(tokens):
        if word.stem in fact.value.event.acts:
            way = next((way for way, (acts, _) in _WAYS.items() if word.stem in acts), "")
            return way or next((way for way, (_, behind) in _WAYS.items() if after.lower in behind), "")
    return ""


_WAYS = {
    "in": (frozenset(map(stem, ("enter", "board"))), frozenset(("in", "into", "inside"))),
    "out": (frozenset(map(stem, ("leave", "exit", "emerge", "surrender"))), frozenset(("out", "off", "away"))),
}
"""Which way somebody goes -> the acts that say so, and the words that do behind any act."""


def _of_two_moments(left: When, right: When) -> bool:
    """True for moments of a state that lasts, of a thing told by its year, of another act on a part of a day."""
    one, other = left.event, right.event
    assert isinstance(left.time, Moment)
    assert isinstance(right.time, Moment)
    if _is_state(one) and _is_state(other) and one.subject and other.subject and not one.subject & other.subject:
        return True
    if _is_to_come_again(left, right) or _is_to_come_again(right, left):
        return True
    years = left.time.grain >= Grain.YEAR and right.time.grain >= Grain.YEAR
    of_years = max(left.time.grain, right.time.grain) >= Grain.YEAR
    if of_years and (left.time.bound is Bound.SINCE) != (right.time.bound is Bound.SINCE):
        return True  # wars fought since 1947, a war of 1971
    if years and (one.head or other.head) and not alike(one.head, other.head) and verb_fit(one, other) < ONE_ACT:
        return True  # the 1974 film, an Oscar in 1975
    grains = {left.time.grain, right.time.grain}
    if grains != {Grain.MINUTE, Grain.PART} or not (one.sure and other.sure):
        return False
    return verb_fit(one, other) < ONE_ACT or other_numbers(one, other)


def _is_to_come_again(plan: When, done: When) -> bool:
    """True when what `plan` tells is to come later than what `done` tells as done: then it is to come once more."""
    coming, past = plan.time, done.time
    assert isinstance(coming, Moment)
    assert isinstance(past, Moment)
    return plan.event.planned and not done.event.planned and coming.base is past.base and coming.start > past.end


_BE = stem("be")


def _is_state(event: Event) -> bool:
    """True where it is only told how things were: "was in critical condition on Wednesday"."""
    return _BE in event.acts and not event.sure and not event.planned


def _of_a_person(when: When) -> bool:
    """True for a length that describes somebody: "a 28-year veteran", "her husband of 43 years"."""
    if not isinstance(when.time, Length):
        return False
    return when.spouse or (bool(when.event.head) and people(when.event.head) == "somebody")


def _unlike(left: When, right: When, figures: Fit, *, of_day: bool) -> bool:
    """True when nothing speaks for one event, or both articles tell both times: then they are times of two things.

    A day or a length is often told of one act in other words ("kept out", "closed"): a rare word in both clauses is
    enough, beside who it is told of. A story has many clock times, each of its own act. A plan is one act that may be
    put off: an article gives its old day beside the new one.
    """
    spans = all(isinstance(when.time, Moment) and when.time.span for when in (left, right))
    told = party_fit(left.event, right.event) or (spans and match(figures) > 0) or _told_alike(left, right, figures)
    beside = _rare(left, right) - (left.event.subject & right.event.subject)
    if not (told or (of_day and beside)) or _settled(left, right) or _of_two_deeds(left.event, right.event):
        return True
    plan = left.event.planned and right.event.planned
    return not plan and _known(left, right) and _known(right, left)


def _told_alike(left: When, right: When, figures: Fit) -> bool:
    """True when nearly the same words stand beside both."""
    return figures.local >= _NEARLY and len(left.event.local & right.event.local) >= _FEWEST


_NEARLY, _FEWEST = 0.6, 2
"""Share of the words beside two times from which on they are nearly the same, and how many these are at least: one
word is shared by chance."""


def _rare(left: When, right: When) -> frozenset[str]:
    """The stems of both clauses that are not usual in either article."""
    return (left.event.near & right.event.near) - left.usual - right.usual


def _settled(left: When, right: When) -> bool:
    """True when a sentence tells the other's time too: then the two are times of two things."""
    return any(_equal(left.time, other) for other in right.others) or any(
        _equal(right.time, other) for other in left.others
    )


def _known(one: When, other: When) -> bool:
    """True when the other article tells the very time too, of whatever it is."""
    return any(_equal(one.time, time) for time in other.told)


def _best(one: When, other: When) -> bool:
    """True when no other time of its sort in the other's article fits the event better."""
    own = fitness(event_fit(one.event, other.event))
    return not any(
        _sort(time) is _sort(other.time) and fitness(event_fit(one.event, event)) > own for time, event in other.company
    )


def _sort(time: Moment | Length) -> type | Grain:
    """What a time may be set against: lengths, hours, days, or years."""
    if isinstance(time, Length):
        return Length
    return Grain.MINUTE if time.grain is Grain.MINUTE else Grain.YEAR if time.grain >= Grain.YEAR else Grain.DAY


def _equal(left: Moment | Length, right: Moment | Length) -> bool:
    """True for two tellings of one time, equally fine."""
    if isinstance(left, Length) and isinstance(right, Length):
        gap = length_gap(left, right)
        return gap is not None and gap.size == 0 and not gap.bounded
    if isinstance(left, Length) or isinstance(right, Length):
        return False
    if _fineness(left) != _fineness(right):  # most differ, and a long article asks this of each two of its times
        return False
    gap, _ = _moments_gap(left, right)
    return gap is not None and gap.size == 0 and not gap.doubtful


def _fineness(moment: Moment) -> Grain:
    """The grain, a part of a day told as its day."""
    return Grain.DAY if moment.grain is Grain.PART and moment.base is not Base.DAY else moment.grain


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


# --- figures ----------------------------------------------------------------------------------------------------------

_NEAR_BY = {
    Grain.MINUTE: 1.0 * HOUR,
    Grain.PART: 6.0 * HOUR,
    Grain.DAY: 2.0 * DAY,
    Grain.WEEK: 7.0 * DAY,
    Grain.MONTH: 60.0 * DAY,
}
"""Minutes by grain within which two accounts of one thing often differ."""
_NEAR_YEARS = 4 * 366.0 * DAY
"""The same of years and of all that is coarser."""


def _traits(left: When, right: When, gap: Gap, figures: Fit, *, of_years: bool) -> Features:
    """What tells a real difference from two times of two things.

    Years that match plainly say less than days: an article gives them of all that went before.
    """
    one, other = left.time, right.time
    known, best = each_way(_known, left, right), each_way(_best, left, right)
    traits = [
        ("match", match(figures)),
        ("local", figures.local),
        ("party", party_fit(left.event, right.event)),
        ("rare", min(1.0, len(_rare(left, right)) / MANY_RARE)),
        ("loose", float(one.about or other.about)),
        ("known", known),
        ("untold", float(known == 0)),
        ("best", best),
        ("plain", 0.0 if of_years else match(figures) * (1 - known) * best),
        ("closeness", _closeness(one, other, gap)),
        ("numbers apart", float(other_numbers(left.event, right.event))),
        ("heads apart", float(not alike(left.event.head, right.event.head))),
    ]
    if isinstance(one, Length) and isinstance(other, Length):
        return (*traits, ("unit", float(one.unit == other.unit)), ("use", float(one.use is other.use)))
    if isinstance(one, Moment) and isinstance(other, Moment):
        traits.append(("grain", float(one.grain == other.grain)))
    return tuple(traits)


def _closeness(left: Moment | Length, right: Moment | Length, gap: Gap) -> float:
    """1 for times that lie close for their grain, down to 0."""
    if isinstance(left, Length) and isinstance(right, Length):
        return min(left.low, right.low) / max(left.low, right.low, _NO_LENGTH)
    return 1 / (1 + gap.size / _NEAR_BY.get(gap.grain, _NEAR_YEARS))


_NO_LENGTH = 1e-9
"""Keeps two lengths of nothing from being divided by."""
