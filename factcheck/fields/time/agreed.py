"""Times on which sources agree: when that is worth a line, and how it is told."""

from __future__ import annotations

import math

from ...agreeing import Agreeing, called
from ...language.clauses.event_fit import what_happened
from ...language.numbers.measures import ROUNDED
from ...language.times.lengths import SIDES
from ...language.times.moments import Grain, Length, Moment
from ...model import AnyFact, Comparison
from ...text import content_stems, words


def _agreed(comparison: Comparison, sure: bool) -> bool:
    left, right = comparison.left, comparison.right
    return not (_is_bare(left) or _is_bare(right)) and _is_one_time(left, right)


def _is_bare(fact: AnyFact) -> bool:
    """True for a moment in one word that may tell when nothing was: a great "night", the "Christmas" market."""
    time, said = fact.value.time, [word for word in words(fact.text) if word.is_word]
    behind = next(iter(words(fact.sentence.slice(fact.end))), None)
    describes = behind is not None and behind.is_content and not behind.is_capital
    return isinstance(time, Moment) and len(said) == 1 and (time.grain is Grain.PART or describes)


def _is_one_time(left: AnyFact, right: AnyFact) -> bool:
    """True for moments that share a word and may be one, and for lengths nearly the same.

    A Friday in September is told by both or by none. Nine hours may be what took two days, and are no agreement, nor
    are eleven years ago and eleven years later.
    """
    one, other = left.value.time, right.value.time
    if isinstance(one, Length) and isinstance(other, Length):
        if _side(left) != _side(right):
            return False
        return one.is_vague or other.is_vague or math.isclose(one.told, other.told, rel_tol=ROUNDED)
    if isinstance(one, Moment) and isinstance(other, Moment):
        apart = one.base is other.base and (one.end < other.start or other.end < one.start)  # two yesterdays
        return not apart and bool(content_stems(left.text) & content_stems(right.text))
    return True


def _side(fact: AnyFact) -> str:
    """On which side of what day it lies that is told by a length of time; empty for none."""
    said = [word.lower for word in words(fact.text) if word.is_word]
    return SIDES.get(said[-1], "") if said else ""


def _heading(fact: AnyFact) -> str:
    """What a length or a clock time is of; of moments, that it is when it happened."""
    return "when it happened" if fact.value and isinstance(fact.value.time, Moment) else called(fact)


AGREEING = Agreeing(_agreed, heading=_heading, act=what_happened, figure=True, literal=True)
