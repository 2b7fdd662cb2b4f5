"""Manner: how it came about, in words of one class, as a weapon or an offence."""

from __future__ import annotations

from ...language.clauses.acts import named_in, shared_weight, told_differently
from ...language.clauses.manners import Manner, called, manner_features, same_matter
from ...model import Comparison, Dispute, Fact, Kind, Relation, fuller

_SAME = 0.16
"""Share of telling words in common from which two manners that agree are of one matter."""


def manner_of(manner: Manner) -> Fact[Manner]:
    """`manner` as a fact, which meets those of its class anywhere in the story."""
    sentence = manner.act.sentence
    start, end = sentence.start + manner.start, sentence.start + manner.end
    text = sentence.text[manner.start : manner.end]
    return Fact(Kind.EVENT, sentence, start, end, text, manner, manner.sort, strong=True)


def compare_manners(left: Fact[Manner], right: Fact[Manner]) -> Comparison:
    """DIFFERENT where two manners of one class and one matter are not the same."""
    silent = Comparison(left, right, Relation.UNKNOWN)
    one, other = left.value, right.value
    mine, theirs = one.act, other.act
    if one.sort != other.sort or not same_matter(one, other):
        return silent
    if one.members == other.members:
        return Comparison(left, right, Relation.SAME) if shared_weight(mine, theirs) >= _SAME else silent
    if one.also == other.also:
        return silent
    name = fuller(named_in(mine), named_in(theirs))
    subject = f"{called(one.sort)} ({name})" if name else called(one.sort)
    why = told_differently(called(one.sort))
    return Comparison(
        left, right, Relation.DIFFERENT, why, "manner", Dispute.TENSION, manner_features(one, other), subject=subject
    )
