"""Whether two times are of one event or of two."""

from __future__ import annotations

from itertools import pairwise

from ...language.clauses.acts import disjoint
from ...language.clauses.binding import Event
from ...language.clauses.event_fit import (
    ONE_ACT,
    Fit,
    match,
    other_doers,
    other_numbers,
    party_fit,
    same_sense,
    verb_fit,
)
from ...language.numbers.count_words import people
from ...language.times.moments import DAY, Bound, Gap, Grain, Length, Moment, Use
from ...model import Fact
from ...text import stem, words
from .gaps import equal
from .options import Options
from .when import HOW_LONG, When


def of_two(left: When, right: When, gap: Gap, options: Options) -> bool:
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
        if (one.use in HOW_LONG) != (other.use in HOW_LONG) and not left.event.near & right.event.near:
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


def _of_two_acts(left: Event, right: Event) -> bool:
    """True for acts of one course that are never at one time: last seen, found; charged, in court."""
    one, other = left.acts - right.acts, right.acts - left.acts
    if left.acts & right.acts or not (left.sure and right.sure) or left.head or right.head:
        return False
    return follow_each_other(one, other)


def follow_each_other(left: frozenset[str], right: frozenset[str]) -> bool:
    """True where one tells of the first and the other of the second of two acts in turn: closed, reopened."""
    return any((left & first and right & then) or (left & then and right & first) for first, then in _PARTED)


_PARTED = tuple(
    (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
    for one, other in (
        ("see", "find rescue locate discover recover"),
        ("vanish disappear miss", "find rescue locate discover recover"),
        ("begin start open launch", "end finish close conclude expire"),
        ("close shut suspend halt", "reopen resume restart"),
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


def _of_two_deeds(left: When, right: When) -> bool:
    """True for acts that are two where their times differ, and may be one act where these agree."""
    one, other = left.event, right.event
    told = one.sure and other.sure and not (one.head or other.head) and one.acts.isdisjoint(other.acts)
    days = all(_is_day(when.time) for when in (left, right))
    return told and (_is_of_what_was(one, other) or _call_two(one, other) or (days and _nothing_alike(one, other)))


def _is_day(time: Moment | Length) -> bool:
    """True for a day on which something happened: by an hour or a month more is told."""
    return isinstance(time, Moment) and time.grain is Grain.DAY and time.bound is Bound.NONE


def _nothing_alike(left: Event, right: Event) -> bool:
    """True for "the thief escaped" and "the minister resigned after the thief escaped": other doers, other acts.

    What one does may be done to the other's doer: "the deal was reached", "they brokered the deal".
    """
    doers = disjoint(left.subject, right.subject) and not (left.subject & right.near or right.subject & left.near)
    return doers and not verb_fit(left, right)


def _is_of_what_was(left: Event, right: Event) -> bool:
    """True where what somebody does is about what others did before: "linked the deaths", "a sixth resident died"."""
    done = not (left.planned or right.planned)
    return done and 0 < verb_fit(left, right) < ONE_ACT and disjoint(left.subject, right.subject)


def _call_two(left: Event, right: Event) -> bool:
    """True where somebody calls a doctor, and alerts the authority."""
    called = {left.lead, right.lead} - {""}
    apart = len(called) == 2 and not same_sense(left.lead, right.lead) and called.isdisjoint(left.near & right.near)
    return apart and bool(left.acts & _CALL and right.acts & _CALL) and called.isdisjoint(left.acts | right.acts)


_CALL = frozenset(map(stem, "call alert ring phone notify inform contact warn summon".split()))


def way_of(fact: Fact[When]) -> str:
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
    if years and (one.head or other.head) and not same_sense(one.head, other.head) and verb_fit(one, other) < ONE_ACT:
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


def _is_state(event: Event) -> bool:
    """True where it is only told how things were: "was in critical condition on Wednesday"."""
    return _BE in event.acts and not event.sure and not event.planned


_BE = stem("be")


def _of_a_person(when: When) -> bool:
    """True for a length that describes somebody: "a 28-year veteran", "her husband of 43 years"."""
    if not isinstance(when.time, Length):
        return False
    return when.spouse or (bool(when.event.head) and people(when.event.head) == "somebody")


def unlike(left: When, right: When, figures: Fit, *, of_day: bool) -> bool:
    """True when nothing speaks for one event, or both articles tell both times: then they are times of two things.

    A day or a length is often told of one act in other words ("kept out", "closed"): a rare word in both clauses is
    enough, beside who it is told of. A story has many clock times, each of its own act. A plan is one act that may be
    put off: an article gives its old day beside the new one.
    """
    spans = all(isinstance(when.time, Moment) and when.time.span for when in (left, right))
    told = (
        is_one_ordeal(left, right)
        or party_fit(left.event, right.event)
        or (spans and match(figures) > 0)
        or _told_alike(left, right, figures)
    )
    beside = rare_in_both(left, right) - (left.event.subject & right.event.subject)
    if not (told or (of_day and beside)) or _settled(left, right) or _of_two_deeds(left, right):
        return True
    plan = left.event.planned and right.event.planned
    return not plan and is_known(left, right) and is_known(right, left)


def is_one_ordeal(left: When, right: When) -> bool:
    """True for lengths of the captivity, or the strike, of which both tell."""
    return bool(left.ordeal) and left.ordeal == right.ordeal


def _told_alike(left: When, right: When, figures: Fit) -> bool:
    """True when nearly the same words stand beside both."""
    return figures.local >= _NEARLY and len(left.event.local & right.event.local) >= _FEWEST


_NEARLY, _FEWEST = 0.6, 2
"""Share of the words beside two times from which on they are nearly the same, and how many these are at least: one
word is shared by chance."""


def rare_in_both(left: When, right: When) -> frozenset[str]:
    """The stems of both clauses that are not usual in either article."""
    return (left.event.near & right.event.near) - left.usual - right.usual


def _settled(left: When, right: When) -> bool:
    """True when a sentence tells the other's time too: then the two are times of two things."""
    return any(equal(left.time, other) for other in right.others) or any(
        equal(right.time, other) for other in left.others
    )


def is_known(one: When, other: When) -> bool:
    """True when the other article tells the very time too, of whatever it is."""
    return any(equal(one.time, time) for time in other.told)
