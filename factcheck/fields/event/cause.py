"""Cause: what is said to have caused the fire, the crash or the death, wherever a story tells it."""

from __future__ import annotations

from ...language.clauses.acts import named_in, told_differently
from ...language.clauses.causes import Cause, called, cause_features, of_death, one_cause, one_effect, other_causes
from ...model import Comparison, Dispute, Fact, Kind, Relation, fullest


def cause_of(cause: Cause) -> Fact[Cause]:
    """`cause` as a fact, which meets every other cause of the story."""
    return Fact.at(Kind.EVENT, cause.act.sentence, cause.start, cause.end, cause, "cause", strong=True)


def compare_causes(left: Fact[Cause], right: Fact[Cause]) -> Comparison:
    """DIFFERENT where one thing has two causes that cannot be one."""
    left_cause, right_cause = left.value, right.value
    silent = Comparison(left, right, Relation.UNKNOWN)
    if not one_effect(left_cause, right_cause):
        return silent
    if one_cause(left_cause, right_cause):
        return Comparison(left, right, Relation.SAME)
    if not other_causes(left_cause, right_cause):
        return silent
    subject = called(left_cause, right_cause)
    dead = fullest(named_in(left_cause.act), named_in(right_cause.act)) if of_death(left_cause, right_cause) else ""
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        told_differently(subject),
        "manner",
        Dispute.TENSION,
        cause_features(left_cause, right_cause),
        subject=f"{subject} ({dead})" if dead else subject,
    )
