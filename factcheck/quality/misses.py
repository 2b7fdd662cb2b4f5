"""Why labelled differences are missed: one cause each, counted by kind for `reports/limits.md`.

A miss is looked at from the end of the run to its start, so that its cause is the last stage that lost it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import PurePosixPath

from ..fields import FIELDS
from ..model import Comparison, Fact, Kind, Sentence
from .calibrate import Case, cut
from .evaluate import Score, carries, is_label, lies_on
from .gold import GoldFinding, Told, told


class Cause(StrEnum):
    """The stage at which a labelled difference was lost, in words for the page."""

    UNSURE = "seen, but not sure enough"
    MERGED = "seen, but another told instead"
    SILENT = "both values read, no dispute seen"
    UNREAD = "a value not read"
    UNALIGNED = "sentences not aligned"


def causes(case: Case, score: Score, threshold: float) -> dict[str, Cause]:
    """The cause of every labelled difference of `case` that is missed at `threshold`, by its id.

    `score` is of everything that could be reported.
    """
    missed = {gold.id for gold in case.story.findings} - cut(score, threshold).found
    if not missed:
        return {}
    facts = [fact for field in FIELDS for article in case.articles for fact in field.extract(article)]
    return {
        gold.id: Cause.UNSURE if gold.id in score.found else _cause(gold, case, facts)
        for gold in case.story.findings
        if gold.id in missed
    }


def count(scored: Iterable[tuple[Case, Score]], threshold: float) -> Counter[tuple[Kind, Cause | None]]:
    """How many labelled differences of each kind are lost by each cause; None counts those that are found."""
    counts: Counter[tuple[Kind, Cause | None]] = Counter()
    for case, score in scored:
        why = causes(case, score, threshold)
        counts.update((Kind(gold.kind), why.get(gold.id)) for gold in case.story.findings)
    return counts


def _cause(gold: GoldFinding, case: Case, facts: Sequence[Fact[object]]) -> Cause:
    if any(_is_of(c, gold, case) for c in case.disputes):
        return Cause.MERGED
    read = {span[0] for span in gold.spans if any(_reads(fact, span, gold.kind) for fact in facts)}
    if len(read) < 2:
        return Cause.UNREAD
    strong = {
        (fact.subject, span[0])
        for fact in facts
        for span in gold.spans
        if fact.strong and _reads(fact, span, gold.kind)
    }
    met = max(Counter(subject for subject, _ in strong).values(), default=0) > 1 or any(
        _lies(pair.left, one) and _lies(pair.right, other)
        for pair in case.pairs
        for one, other in itertools.permutations(gold.spans, 2)
    )
    return Cause.SILENT if met else Cause.UNALIGNED


def _is_of(comparison: Comparison, gold: GoldFinding, case: Case) -> bool:
    """True when the two facts are the labelled difference itself."""
    return is_label(comparison, case.story, {other.id for other in case.story.findings} - {gold.id})


def _reads(fact: Fact[object], span: Told, kind: str) -> bool:
    """True when `fact`, of the same kind, holds words of the labelled value."""
    return fact.kind == kind and lies_on(told(fact), span) and carries(fact.text, span[3])


def _lies(sentence: Sentence, span: Told) -> bool:
    return lies_on((PurePosixPath(sentence.source).name, sentence.start, sentence.end, ""), span)
