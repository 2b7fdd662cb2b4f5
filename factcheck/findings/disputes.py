"""Which comparisons are of one dispute: they share a fact under one rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..fields import CLAUSES
from ..groups import Groups
from ..model import AnyFact, Comparison, Kind, SentenceId
from ..rules.confidence import JUDGE, spoken_by
from ..spans import shared, span_of

Key = tuple[str, int, int, str]
"""Names a fact: its source, its span, its kind."""

_MOST = 0.5
"""The share of a clause in a quotation from above which on it is told by that alone."""
TIED = 0.5
"""A comparison less sure than this share of the surest on one of its facts is of another thing, and left out."""


def key_of(fact: AnyFact) -> Key:
    """The name of `fact`."""
    return fact.sentence.source, fact.start, fact.end, fact.kind


def is_wording(comparison: Comparison) -> bool:
    """True where two wordings of one quotation meet."""
    return bool(comparison.left.whole and comparison.right.whole)


def without_quoted_clauses(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """`comparisons` without those of clauses that lie in two wordings of one quotation: these tell of its words."""
    wordings: dict[tuple[str, str], list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        if is_wording(comparison):
            wordings[comparison.left.sentence.source, comparison.right.sentence.source].append(comparison)

    def is_quoted(clause: Comparison) -> bool:
        met = wordings[clause.left.sentence.source, clause.right.sentence.source]
        return any(_lies_in(clause.left, one.left) and _lies_in(clause.right, one.right) for one in met)

    return [c for c in comparisons if c.left.kind not in CLAUSES or not is_quoted(c)]


def _lies_in(clause: AnyFact, quoted: AnyFact) -> bool:
    """True when most of `clause` stands in the quotation that `quoted` was cut out of."""
    return shared(span_of(clause), quoted.whole or (0, 0)) > _MOST * (clause.end - clause.start)


def disputes_of(comparisons: Sequence[Comparison], sure: Mapping[int, float]) -> list[list[Comparison]]:
    """Comparisons that share a fact under one rule belong to one dispute; in the order of their first comparison.

    The surest, by `sure` of their identity, speak first; one much less sure than a dispute that it touches is left out,
    for a chain of doubtful comparisons would tie together what is of several things. What was cut out of a quotation
    is shared where the cuts overlap, whatever the rule: a quotation in three wordings is one dispute. What a judge
    reads in one sentence beside two of another article, of what happened or who did it, are two: one may be wrong.
    """
    tied = Groups[tuple[str, Key]]()
    surest: dict[tuple[str, Key], float] = defaultdict(float)
    shared = _shared_cuts(comparisons)

    def root(comparison: Comparison, fact: AnyFact) -> tuple[str, Key]:
        rule = "" if is_wording(comparison) else comparison.rule
        return tied.root((rule, shared.get(key_of(fact), key_of(fact))))

    kept: set[int] = set()
    alone: set[int] = set()
    told: dict[tuple[str, Key], set[SentenceId]] = defaultdict(set)
    for comparison in sorted(comparisons, key=lambda c: -sure[id(c)]):
        own = sure[id(comparison)]
        left, right = root(comparison, comparison.left), root(comparison, comparison.right)
        both = told[left] | told[right] | {comparison.left.sentence.id, comparison.right.sentence.id}
        if _is_of_acts(comparison) and len({source for source, _ in both}) < len(both):
            alone.add(id(comparison))
        elif own >= TIED * max(surest[left], surest[right]):
            kept.add(id(comparison))
            joined = tied.join(left, right)
            surest[joined], told[joined] = max(surest[left], surest[right], own), both
    groups: dict[object, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        if id(comparison) in kept:
            groups[root(comparison, comparison.left)].append(comparison)
        elif id(comparison) in alone:
            groups[id(comparison)].append(comparison)
    return list(groups.values())


def _is_of_acts(comparison: Comparison) -> bool:
    """True for what a judge of language alone says of what happened, how things stand or who it was."""
    kind = comparison.left.kind
    return kind in CLAUSES | {Kind.IDENTITY} and spoken_by(kind, comparison.features) == JUDGE


def _shared_cuts(comparisons: Sequence[Comparison]) -> dict[Key, Key]:
    """What was cut out of a quotation -> the first of the cuts that it overlaps with, in a row of such."""
    cuts = {key_of(fact): fact for c in comparisons for fact in (c.left, c.right) if fact.whole}
    shared: dict[Key, Key] = {}
    head, reach = "", 0
    first: Key = ("", 0, 0, "")
    for key in sorted(cuts):
        if key[0] != head or key[1] >= reach:
            first, head, reach = key, key[0], 0
        shared[key] = first
        reach = max(reach, key[2])
    return shared
