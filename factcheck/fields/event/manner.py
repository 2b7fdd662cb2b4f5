"""Manner: how it came about, in words of one class, as a weapon or an offence."""

from __future__ import annotations

from ...language.clauses.acts import named_in, shared_weight, told_differently
from ...language.clauses.manners import Manner, called, manner_features, same_matter
from ...model import Comparison, Dispute, Fact, Kind, Relation, fullest

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
    left_manner, right_manner = left.value, right.value
    left_act, right_act = left_manner.act, right_manner.act
    if left_manner.sort != right_manner.sort or not same_matter(left_manner, right_manner):
        return silent
    if left_manner.members == right_manner.members:
        return Comparison(left, right, Relation.SAME) if shared_weight(left_act, right_act) >= _SAME else silent
    if left_manner.all_members == right_manner.all_members:
        return silent
    name = fullest(named_in(left_act), named_in(right_act))
    subject = f"{called(left_manner.sort)} ({name})" if name else called(left_manner.sort)
    why = told_differently(called(left_manner.sort))
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        why,
        "manner",
        Dispute.TENSION,
        manner_features(left_manner, right_manner),
        subject=subject,
    )
