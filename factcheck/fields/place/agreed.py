"""Places on which sources agree: when that is worth a line, and how it is told."""

from __future__ import annotations

from ...agreeing import Agreeing, stems_by_source
from ...language.clauses.event_fit import what_happened
from ...language.numbers.numerals import numerals
from ...language.places import compass_words
from ...model import Agreement, AnyFact, Comparison
from ...text import content_stems, words
from .where import HOME


def _agreed(comparison: Comparison, sure: bool) -> bool:
    """True where both surely tell the same, one of them no less than the other, of where somebody or something was.

    "By the viaduct" is not "south of the viaduct", and "through a warehouse" tells not where it happened.
    """
    left, right = comparison.left, comparison.right
    one, other = content_stems(left.text), content_stems(right.text)
    held = bool(one and other) and (one <= other or other <= one) and _directions(left) == _directions(right)
    by = {word.lower for fact in (left, right) for word in [w for w in words(fact.text) if w.is_word][:1]}
    whence = "from" in by and left.subject != HOME  # barred "from office"
    return held and sure and not whence and by.isdisjoint(_WAY) and _is_of_one(left, right)


_WAY = frozenset("through across along past via over".split())
"""Before a place that something went by."""


def _directions(fact: AnyFact) -> set[str]:
    """The directions that a place is told by."""
    told = (word.lower for word in words(fact.text) if word.is_word)
    return {compass_words()[word] for word in told if word in compass_words()}


def _is_of_one(left: AnyFact, right: AnyFact) -> bool:
    """False where one tells it of so many, and the other of somebody else: one runner is in hospital, and fourteen."""
    one, other = left.value.event, right.value.event
    return bool(one.subject & other.subject) or all(
        numbers <= event.near | event.around
        for numbers, event in ((_numbers(one.subject), other), (_numbers(other.subject), one))
    )


def _numbers(stems: frozenset[str]) -> frozenset[str]:
    """Those of `stems` that are numbers."""
    return frozenset(stem for stem in stems if numerals(stem))


def _repeats(one: Agreement, other: Agreement) -> bool:
    """True where one of two places is told by no more words than the other."""
    if one.kind is not other.kind:
        return False
    mine, theirs = map(_in_all, (one, other))
    return mine <= theirs or theirs <= mine


def _in_all(agreement: Agreement) -> frozenset[str]:
    """The stems that all sources have, or else all that any has."""
    stems = stems_by_source(agreement)
    return frozenset.intersection(*stems) or frozenset().union(*stems)


AGREEING = Agreeing(_agreed, act=what_happened, repeats=_repeats, in_speech=False)
