"""Numbers that move by themselves, up and down: those still missing, the level of a river, the category of a storm.

Each source may be right at an hour of its own, so that two such numbers contradict each other less than two tolls do.
"""

from __future__ import annotations

import re

from ...data import load_words
from ...language.numbers.counted import Counted
from ...language.numbers.measures import Dimension
from ...language.times import times
from ...language.times.moments import Grain, Moment, moment_gap
from ...model import Fact

_LEVEL = re.compile(
    r"\b(?:(?P<crest>crest(?:ed|ing)|peak(?:ed|ing)|reach(?:ed|ing)|rose|risen|topped)|st(?:ood|ands|anding))\s"
    r"(?:(?!by\b)\w+\s){0,3}$",
    re.IGNORECASE,
)
"""Before a level of water, the highest or one of some hour: "crested at about 28 feet", "stood at 4.8 metres"."""
_WATER = re.compile(
    r"\b(?:rivers?|creek|stream|canal|lake|reservoir|dam|floods?|flooding|waters?|tide|surge|gauge)\b", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(then|since|weaken|strengthen|intensif|downgrad|upgrad)(?:e?d|ing|s|ied|ying|ies)?\b[^.;,]*$",
    re.IGNORECASE,
)
"""Before the strength that a storm had before or came to have: "was then a storm of", "weakened to a"."""
_REACH = 60
"""Code points before a number in which such words may stand."""


def moves(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True for two numbers of what rises and falls: whichever way they differ, the one of a later hour is news."""
    falling = load_words("counts")["falling"]
    states = {word for fact in (left, right) for word in (fact.value.topic.name, fact.value.topic.grade)}
    return bool(states.intersection(falling)) or _are_levels(left, right) or _came_to_be(left, right)


def of_two_hours(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True for two numbers that move, of which the sentences say that they are not of one hour."""
    if _came_to_be(left, right):
        return True
    if _are_levels(left, right):
        crested, stood = sorted((left, right), key=lambda fact: not _crest(fact))
        if _crest(crested) and not _crest(stood) and crested.value.quantity.high >= stood.value.quantity.low:
            return True
    return _dated_apart(left, right)


def _dated_apart(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True where each sentence names days or hours, and none that could be the other's."""
    gaps = [moment_gap(one, other) for one in _moments(left) for other in _moments(right)]
    return bool(gaps) and all(gap is not None and not gap.agrees for gap in gaps)


def _moments(fact: Fact[Counted]) -> list[Moment]:
    """The days and hours that the sentence names, but for those of another clause behind the number."""
    text, end = fact.sentence.text, fact.value.quantity.end
    told = [time for time in times(text, fact.value.published) if not _OTHER_CLAUSE.search(text, end, time.start)]
    return [one.value for one in told if isinstance(one.value, Moment) and one.value.grain <= Grain.DAY]


_OTHER_CLAUSE = re.compile(r"\b(?:which|who|whose|where|to\s[a-z]+)\b")
"""Between a number and a day that is not its own: "80,000 homes, said the firm, which hoped to be done by Sunday"."""


def _are_levels(left: Fact[Counted], right: Fact[Counted]) -> bool:
    both = left, right
    return all(map(_level, both)) and any(_WATER.search(fact.sentence.text) for fact in both)


def _level(fact: Fact[Counted]) -> re.Match[str] | None:
    quantity = fact.value.quantity
    if quantity.dimension is not Dimension.LENGTH:
        return None
    return _LEVEL.search(fact.sentence.text, max(0, quantity.start - _REACH), quantity.start)


def _crest(fact: Fact[Counted]) -> bool:
    level = _level(fact)
    return level is not None and bool(level["crest"])


def _came_to_be(left: Fact[Counted], right: Fact[Counted]) -> bool:
    """True for the category of a storm, of which a sentence says that it was so then or has become so since."""
    if any(fact.value.quantity.dimension is not Dimension.GRADE for fact in (left, right)):
        return False
    return _change(left) != _change(right)


def _change(fact: Fact[Counted]) -> str:
    start = fact.value.quantity.start
    told = _CHANGED.search(fact.sentence.text, max(0, start - _REACH), start)
    return told[1].lower() if told else ""
