"""Two times that differ, for a reader: what they are of, and what of them differs."""

from __future__ import annotations

from ...language.clauses.event_fit import act_told
from ...language.times.moments import Base, Grain, Length, Moment
from ...model import Fact, fullest
from ...text import words
from .when import When


def why(told: str, sort: str) -> str:
    """The reason, with what the time is of where that is known: "The days differ (landed)."."""
    many = {_LENGTH: "lengths of time", "time of day": "times of day"}.get(sort, f"{sort}s")
    return f"The {many} differ ({told})." if told else f"The {many} differ."


def heading_of(told: str, sort: str) -> str:
    """What the time is of, in words for a reader: "landed (clock time)"; "go / return (day)" for two verbs."""
    if sort == _LENGTH:
        return told or "the same thing"
    return f"{told} ({sort})" if told else sort


def what_is_told(left: Fact[When], right: Fact[When], rule: str) -> str:
    """What the time is of: the verb or verbs; of a length also what it describes. Empty where nothing says it."""
    if left.value.ordeal and left.value.ordeal == right.value.ordeal:
        return left.value.ordeal
    described = fullest(_described(left), _described(right)) if rule in ("length", "distance") else ""
    return act_told(left, right) or described


def _described(fact: Fact[When]) -> str:
    """The noun that a length describes, as written: "flight" of "the 11-hour flight"; empty where it describes none."""
    head = fact.value.event.head
    return next((word.lower for word in words(fact.sentence.text) if head and word.stem == head), "")


_LENGTH = "length of time"


def what_differs(left: Moment | Length, right: Moment | Length, rule: str) -> str:
    """What differs, in words: of "noon on Thursday" and "Wednesday" the day, of "3 p.m." and "at night" the time."""
    if rule in ("length", "distance"):
        return _LENGTH
    grains = [time.grain for time in (left, right) if isinstance(time, Moment)]
    if rule == "clock" and grains and max(grains) is Grain.MINUTE:
        return "clock time"
    if rule == "clock" and not _are_of_two_days(left, right):
        return "time of day"
    return "day" if grains and max(grains) <= Grain.DAY else "date"


def _are_of_two_days(left: Moment | Length, right: Moment | Length) -> bool:
    """True for "Sunday afternoon" and "early on Monday"."""
    if not (isinstance(left, Moment) and isinstance(right, Moment)) or Base.DAY in (left.base, right.base):
        return False
    return left.start.date() != right.start.date()
