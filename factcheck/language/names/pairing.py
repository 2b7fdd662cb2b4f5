"""The parts of two names laid beside each other, and what they say of the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .spelling import LONG
from .standing import Match, Standing

_CROSSED = 0.9
"""Likeness from which the parts of a name may stand in another order."""
Found = dict[int, tuple[int, Match]]
"""Index of a part of the shorter name -> index and match of its partner in the longer."""


def pair_parts(few: Sequence[str], many: Sequence[str], match: Callable[[str, str], Match]) -> Found:
    """The best partner of every part of `few`, each part used once: the surest first, then those in like places."""
    rank = {Standing.SAME: 0, Standing.VARIANT: 1, Standing.UNKNOWN: 2, Standing.DIFFERENT: 3}
    shift = len(many) - len(few)
    scored = sorted(
        (
            (rank[m.standing], -m.likeness, min(abs(i - j), abs(i + shift - j)), i, j, m)
            for i, left in enumerate(few)
            for j, right in enumerate(many)
            for m in [match(*sorted((left, right)))]
        ),
        key=lambda row: row[:5],
    )
    found: Found = {}
    used: set[int] = set()
    for _, _, _, i, j, m in scored:
        if i not in found and j not in used:
            found[i] = (j, m)
            used.add(j)
    return found


def judge_parts(few: Sequence[str], many: Sequence[str], found: Found) -> Match:
    """What the paired parts say of the whole names."""
    matches = [match for _, match in found.values()]
    shared = sum(match.standing is Standing.SAME for match in matches)
    letters = sum(map(len, few))
    likeness = sum(match.likeness * len(few[i]) for i, (_, match) in found.items()) / letters
    if any(match.standing is Standing.DIFFERENT for match in matches):
        return Match(Standing.DIFFERENT, likeness, shared)
    variants = [match for match in matches if match.standing is Standing.VARIANT]
    if not variants:
        whole = shared == len(few) == len(many)
        return Match(Standing.SAME if whole else Standing.UNKNOWN, likeness, shared)
    slips = sum(match.reason == "slip" for match in variants)
    inflected = any(match.reason == "word" for match in variants) and len(few) < len(many)
    if (
        slips > 1
        or (slips and not shared and len(few) > 1 and len(variants) == 1)
        or inflected
        or (crossing(found) and not _may_cross(few, many, found, likeness))
    ):
        return Match(Standing.DIFFERENT, likeness, shared)
    return Match(Standing.VARIANT, likeness, shared, min(variants, key=lambda match: match.likeness).reason)


def _may_cross(few: Sequence[str], many: Sequence[str], found: Found, likeness: float) -> bool:
    """True when the parts are so alike that their order does not count; short ones never are."""
    apart = min((len(few[i]) for i, (_, match) in found.items() if match.standing is not Standing.SAME), default=LONG)
    long_enough = len(few) > 2 or apart >= LONG
    return len(few) == len(many) and likeness >= _CROSSED and long_enough


def crossing(found: Found) -> bool:
    """True when the partners stand in another order: "Rand Paul" is no spelling of "Paul Ryan"."""
    order = [found[i][0] for i in sorted(found)]
    return order != sorted(order)
