"""From comparisons to findings: one finding per disputed fact, with every source's position, worst first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..camps import fingerprint
from ..lines import Lines
from ..model import Article, Comparison, Finding, Member, Pair, Report, Story
from ..rules import Rulebook
from ..rules.confidence import ConfidenceModel
from ..settings import LEAST_SURE, Settings
from ..story.voices import Voices
from .agreements import agreements
from .counterparts import counterparts
from .disputes import disputes_of, without_quoted_clauses
from .echoes import is_read, without_echoes
from .excerpts import legible
from .findings import Draft, at_least, draft_of, in_turn, partners_of, surest_first, worst_first
from .headings import in_order, in_words
from .reasons import names_of, reason
from .singles import singles
from .texts import Texts

_DOUBTED = 0.5
"""The share of the threshold from which on a judge's dispute, shown or not, speaks against what sources agree on; a
rule's is heard from half of that on, for a reader takes what is listed there for cleared."""


def report_of(
    articles: Sequence[Article],
    pairs: Sequence[Pair],
    comparisons: Sequence[Comparison],
    rules: Rulebook,
    settings: Settings,
    confidence: ConfidenceModel,
    story: Story | None = None,
) -> Report:
    """The report of `comparisons`: disputes become findings, what agrees becomes agreements, the rest stands alone.

    What an article has from another, or from the same agency as another, is no second source where sources are counted.
    Without `story`, every article is new and no reprint.
    """
    story = story or Story("", "", tuple(Member(article.source) for article in articles))
    texts = Texts.of(articles, pairs, story)
    voices = texts.voices
    floor = confidence.threshold if settings.min_confidence is None else settings.min_confidence
    appeared, names = {article.source: article.appeared for article in articles}, names_of(articles)
    drafts = disputed(comparisons, rules, confidence, texts.lines, story.id)
    every = [draft.finding for draft in drafts]
    seen = (draft for draft in drafts if draft.finding.confidence >= min(floor, LEAST_SURE))
    told = [_finished(draft, names, appeared, voices) for draft in seen]
    less_sure = (finding for finding in at_least(told, settings.min_severity) if finding.confidence < floor)
    agreeing = [c for c in comparisons if c.agrees]
    least = _DOUBTED * confidence.threshold
    doubts = [finding for finding in every if finding.confidence >= (least if is_read(finding) else least / 2)]
    listed = [finding for finding in told if finding.confidence >= LEAST_SURE]
    agreed = agreements(texts, agreeing, doubts)
    return Report(
        articles=tuple(articles),
        findings=at_least(told, settings.min_severity, floor),
        agreements=agreed,
        singles=singles(texts, story.new, listed, counterparts(texts, agreed)),
        pairs=len(pairs),
        min_confidence=floor,
        unsure=sum(finding.confidence < floor for finding in at_least(every, settings.min_severity)),
        less_sure=tuple(sorted(less_sure, key=surest_first)),
        stories=(replace(story, dependences=voices.dependences),),
    )


def _finished(
    draft: Draft, names: Mapping[str, str], appeared: Mapping[str, dt.date | None], voices: Voices
) -> Finding:
    """The finding that `draft` becomes, in words for a reader; `names` and days are by source."""
    finding = in_turn(legible(draft.finding), appeared)
    heading = in_words(in_order(draft.heading, finding.positions, appeared))
    return replace(
        finding,
        subject=draft.message.format(subject=heading),
        fingerprint=fingerprint(finding, appeared),
        why=reason(finding, names, appeared, voices),
    )


def disputed(
    comparisons: Sequence[Comparison],
    rules: Rulebook,
    confidence: ConfidenceModel,
    lines: Mapping[str, Lines],
    story: str = "",
) -> list[Draft]:
    """The findings, sure or not, worst first.

    A finding that is sure enough to be shown has every source's position, whatever threshold hides others. `lines` is
    by article.
    """
    sure = {id(c): confidence(c) for c in comparisons if c.dispute}
    partners = partners_of([c for c in comparisons if c.agrees])
    disputing = without_quoted_clauses([c for c in comparisons if c.dispute])
    drafts = [
        draft_of(group, partners, {id(c): sure[id(c)] for c in group}, rules, lines, story)
        for group in disputes_of(disputing, sure)
    ]
    return without_echoes(drafts, confidence.threshold)


def joined(reports: Iterable[Report]) -> Report:
    """The reports on several stories as one, the worst findings of all first."""
    every = list(reports)
    return Report(
        articles=tuple(sorted((a for report in every for a in report.articles), key=lambda article: article.source)),
        findings=tuple(sorted((f for report in every for f in report.findings), key=worst_first)),
        agreements=tuple(agreement for report in every for agreement in report.agreements),
        singles=tuple(single for report in every for single in report.singles),
        pairs=sum(report.pairs for report in every),
        min_confidence=max((report.min_confidence for report in every), default=0.0),
        unsure=sum(report.unsure for report in every),
        less_sure=tuple(sorted((f for report in every for f in report.less_sure), key=surest_first)),
        stories=tuple(story for report in every for story in report.stories),
        notices=tuple(notice for report in every for notice in report.notices),
    )
