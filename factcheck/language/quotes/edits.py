"""What the edits between two quotations amount to: other words, a slip, an omission; and which of them to show."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Dispute
from ...text import stem
from ..contrasts import are_opposed, contrasts
from .speech import speech_words
from .wording import Edit, Overlay, Token, change, weight_of


def verdict(changed: Sequence[tuple[set[str], set[str]]], overlay: Overlay) -> tuple[str, Dispute]:
    """The rule that speaks, and how the sources differ."""
    known = speech_words()
    forms = [form for one, other in changed for form in one ^ other]
    if any(form in known.negations for form in forms) or any(_is_opposite(one, other) for one, other in changed):
        return "words", Dispute.CONFLICT
    content = [(one, other) for one, other in changed if any(weight_of(form) >= 1 for form in one ^ other)]
    if not content or all({stem(f) for f in one} == {stem(f) for f in other} for one, other in content):
        return "wording", Dispute.VARIANT
    if overlay.tail:
        return "words", Dispute.TENSION
    if any(all(not pair[side] for pair in changed) for side in (0, 1)):
        return "omission", Dispute.TENSION  # one has all words of the other, and in that order
    swapped = any(
        any(weight_of(f) >= 1 for f in one) and any(weight_of(f) >= 1 for f in other) for one, other in content
    )
    return "words", Dispute.CONFLICT if swapped else Dispute.TENSION


_OPPOSED = 2
"""Words of an edit up to which one of them and its opposite tell of one thing: "up" and "down"."""


def _is_opposite(left: set[str], right: set[str]) -> bool:
    """True when a word or two stand where the other quotation has the opposite: "before it", "after it"."""
    ours, theirs = ({stem(form) for form in side} for side in (left - right, right - left))
    return max(len(left), len(right)) <= _OPPOSED and are_opposed(ours, theirs, contrasts())


def shown_edits(left: Sequence[Token], right: Sequence[Token], edits: Sequence[Edit], most: int) -> Sequence[Edit]:
    """The edits that a reader is shown: all when they lie within `most` words, else the one that changes most."""
    reach = max(edits[-1].left[1] - edits[0].left[0], edits[-1].right[1] - edits[0].right[0])
    if reach <= most:
        return edits
    return [max(edits, key=lambda edit: change(left, right, edit))]
