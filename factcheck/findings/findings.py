"""The finding that a dispute becomes: which facts stand in it, one or two of each source, and in which camps."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import Struct

from ..camps import camp_numbers, camps, value_of
from ..lines import Lines, evidence
from ..model import AnyFact, Comparison, Finding, Heading, Position, Severity
from ..rules import Rulebook
from ..rules.confidence import figures
from ..spans import overlap, span_of
from ..text import fold
from .disputes import Key, is_wording, key_of

Partners = Mapping[Key, Sequence[tuple[int, AnyFact]]]
"""Fact -> the facts that agree with it, each with the place of their meeting among all."""

MAX_WORDINGS = 2
"""What one source says on one disputed fact is shown in this many wordings at most."""
_NEARLY = 0.9
"""A second wording of a source must come from a comparison this nearly as sure as the surest."""


class Draft(Struct, frozen=True):
    """A finding in the making: it is known what it is of, and not yet which others say the same."""

    finding: Finding
    """Without a subject, a fingerprint, and who says what."""
    heading: Heading
    message: str
    """Of its rule: `{subject}` stands for the heading."""


def worst_first(finding: Finding) -> tuple[object, ...]:
    """What findings are sorted by: severity, confidence, then their place."""
    places = [position.beginning for position in finding.positions]
    return finding.severity.rank, -finding.confidence, places, finding.code


def surest_first(finding: Finding) -> tuple[object, ...]:
    """What findings are sorted by that are too unsure for a severity to say much: confidence, then as `worst_first`."""
    return -finding.confidence, worst_first(finding)


def at_least(findings: Iterable[Finding], severity: Severity, confidence: float = 0.0) -> tuple[Finding, ...]:
    """Those of `findings` that are as grave as `severity` and as sure as `confidence`, or more; in their order."""
    return tuple(
        finding for finding in findings if finding.severity.rank <= severity.rank and finding.confidence >= confidence
    )


def in_turn(finding: Finding, appeared: Mapping[str, dt.date | None]) -> Finding:
    """`finding`, its positions in the order in which their articles appeared; those of no known day come last."""

    def day(told: tuple[Position, int]) -> dt.date:
        return appeared.get(told[0].source) or dt.date.max

    told = sorted(zip(finding.positions, camps(finding), strict=True), key=day)
    return replace(
        finding,
        positions=tuple(position for position, _ in told),
        camps=camp_numbers(camp for _, camp in told),
    )


def partners_of(agreeing: Sequence[Comparison]) -> dict[Key, list[tuple[int, AnyFact]]]:
    """Fact -> the facts that agree with it, each with the place of their meeting among all."""
    partners: dict[Key, list[tuple[int, AnyFact]]] = defaultdict(list)
    places = itertools.count()
    for comparison in agreeing:
        for fact, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
            partners[key_of(fact)].append((next(places), other))
    return partners


def draft_of(
    group: Sequence[Comparison],
    partners: Partners,
    sure: Mapping[int, float],
    rules: Rulebook,
    lines: Mapping[str, Lines],
    story: str,
) -> Draft:
    """One finding; its surest comparison speaks for it, of the wordings of a quotation the gravest."""

    def weight(c: Comparison) -> tuple[object, ...]:
        grave = rules[c.left.kind].named(c.rule).grade(c.dispute).rank if c.dispute and is_wording(c) else 0
        return -grave, sure[id(c)], c.pair.score if c.pair else 0.0, _by_words(c)

    lead = max(group, key=weight)
    assert lead.dispute is not None  # only disputes are grouped
    rule = rules[lead.left.kind].named(lead.rule)
    facts = _facts(group, partners, sure, lead)
    finding = Finding(
        kind=lead.left.kind,
        code=rule.code,
        subject="",  # known when it is known in which order its sides were told
        relation=lead.dispute,
        severity=rule.grade(lead.dispute, sure[id(lead)]),
        confidence=sure[id(lead)],
        why=lead.why or rule.why,
        positions=tuple(evidence(fact.sentence, fact.start, fact.end, lines) for fact in facts),
        fingerprint="",  # known when it is known what stands beside what
        features=figures(lead),
        story=story,
    )
    standing = _camps(finding, facts, group, partners, two_sided=rule.two_sided)
    return Draft(replace(finding, camps=standing), lead.heading, rule.message)


def _facts(
    group: Sequence[Comparison], partners: Partners, sure: Mapping[int, float], lead: Comparison
) -> list[AnyFact]:
    """The leading comparison's two facts, then by sureness one of each other source and one more wording each.

    A source that takes no side of its own but agrees with a disputed fact has its own too.
    """
    chosen: dict[str, list[AnyFact]] = defaultdict(list)

    def choose(fact: AnyFact, most: int) -> None:
        own = chosen[fact.sentence.source]
        if len(own) < most and not any(_says_again(fact, earlier) for earlier in own):
            own.append(fact)

    for comparison in sorted(group, key=lambda c: (c is not lead, -sure[id(c)], _by_words(c))):
        nearly_as_sure = sure[id(comparison)] >= _NEARLY * sure[id(lead)]
        for fact in (comparison.left, comparison.right):
            choose(fact, MAX_WORDINGS if nearly_as_sure else 1)
    disputed = {key_of(fact) for comparison in group for fact in (comparison.left, comparison.right)}
    agreeing = [met for key in disputed for met in partners.get(key, ())]
    for _, other in sorted(agreeing, key=lambda met: met[0]):
        choose(other, 1)
    return sorted(itertools.chain(*chosen.values()), key=key_of)


def _says_again(fact: AnyFact, earlier: AnyFact) -> bool:
    """True for the same words, or for words that lie within each other."""
    return fold(fact.text) == fold(earlier.text) or overlap(span_of(fact), span_of(earlier))


def _by_words(comparison: Comparison) -> tuple[object, ...]:
    """Sorts comparisons by what their sources say; by what the files are called only where these say the same."""
    facts = comparison.left, comparison.right
    return sorted((fact.sentence.text, fact.text) for fact in facts), sorted(map(key_of, facts))


def _camps(
    finding: Finding, facts: Sequence[AnyFact], group: Sequence[Comparison], partners: Partners, *, two_sided: bool
) -> tuple[int, ...]:
    """Of each of `facts`, the positions of `finding`, the number of its camp: those that tell one value are in one.

    They do where they are worded alike or agree and, in a `two_sided` dispute, where they part from a third. Never do
    two that are in dispute, nor those that each stand with one of these: "about 70" and "90" may both be "dozens".
    """
    places = {key_of(fact): place for place, fact in enumerate(facts)}
    apart = {frozenset((places.get(key_of(c.left), -1), places.get(key_of(c.right), -1))) for c in group}
    allied = _allied(len(facts), apart) if two_sided else ()
    standing = [{place} for place in range(len(facts))]
    for one, two in itertools.chain(_alike(finding), _agreed(places, facts, partners), allied):
        mine, theirs = standing[one], standing[two]
        if mine is not theirs and not any(frozenset(met) in apart for met in itertools.product(mine, theirs)):
            mine |= theirs
            for place in theirs:
                standing[place] = mine
    return camp_numbers(map(id, standing))


def _alike(finding: Finding) -> Iterator[tuple[int, int]]:
    """Places of positions that are worded alike."""
    values = [value_of(finding.kind, position) for position in finding.positions]
    return ((one, two) for one, two in itertools.combinations(range(len(values)), 2) if values[one] == values[two])


def _agreed(places: Mapping[Key, int], facts: Sequence[AnyFact], partners: Partners) -> Iterator[tuple[int, int]]:
    """Places of facts that agree."""
    for place, fact in enumerate(facts):
        for _, other in partners.get(key_of(fact), ()):
            if (key := key_of(other)) in places:
                yield place, places[key]


def _allied(number: int, apart: Collection[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Of the places below `number` those that part from the same third."""
    for third in range(number):
        yield from itertools.combinations([one for one in range(number) if frozenset((one, third)) in apart], 2)
