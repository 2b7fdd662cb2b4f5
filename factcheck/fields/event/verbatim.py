"""Verbatim: two sentences that are the same word for word but for a name, a number, a denial or a plan."""

from __future__ import annotations

from ...language.clauses.verbatim import parting, swapped
from ...model import VERBATIM, Comparison, Dispute, Fact, Heading, Relation
from ...spans import Span
from .sentences import WholeSentence, part_of


def compare_verbatim(left: Fact[WholeSentence], right: Fact[WholeSentence]) -> Comparison:
    """DIFFERENT where two sentences part at one place alone, by words that tell something."""
    left_sentence, right_sentence = left.value, right.value
    place = parting(left.sentence, right.sentence)
    swap = swapped(place) if place else None
    if swap is None or (_is_spoken(left_sentence, swap.left) and _is_spoken(right_sentence, swap.right)):
        return Comparison(left, right, Relation.UNKNOWN)
    left_part, right_part = part_of(left, swap.left), part_of(right, swap.right)
    subject = Heading(sides=tuple(sorted(fact.text for fact in (left_part, right_part))))
    why = "The sources tell it word for word, but for these words."
    dispute = Dispute.UPDATE if swap.sort == "plan" else Dispute.CONFLICT
    return Comparison(left_part, right_part, Relation.DIFFERENT, why, VERBATIM, dispute, subject=subject)


def _is_spoken(told: WholeSentence, span: Span) -> bool:
    """True when a token in `span` of the sentence stands in quotation marks."""
    return any(span[0] <= told.tokens[number].start < span[1] for number in told.spoken)
