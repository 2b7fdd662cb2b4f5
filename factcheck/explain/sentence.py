"""What became of the sentences of a line: what was read in them, which others they met, and what was said of both."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import PurePath

import numpy as np
from msgspec import Struct

from ..cache import Cache
from ..compare.align import MIN_MUTUAL, MIN_SCORE, likest
from ..compare.contradict import questions, unasked
from ..compare.questions import Meeting, Question
from ..embed import Embedder
from ..errors import ArticleError
from ..fields import FIELDS
from ..findings import report_of
from ..lines import line_at, lines_of
from ..load.paths import shown_as
from ..model import AnyFact, Article, Comparison, Finding, Kind, Pair, Relation, Report, Sentence
from ..nli import CONTRADICTION, DOUBTFUL, Judge
from ..progress import Progress, silent
from ..rules import Rulebook, load_rules
from ..rules.confidence import JUDGE, ConfidenceModel, load_confidence, spoken_by
from ..settings import Grouping, Settings
from ..spans import span_of
from ..stages import embed, meet, prepare
from ..stages.dating import stories_of
from ..stages.reading import AnyPath, Reading, load
from ..stages.telling import load_models
from ..text import listed, spaced
from . import Place
from .finding import FIGURES
from .values import in_words

_NEAREST = 3
"""Sentences that are named where none is like enough, and articles where none is called so."""
_SAID = ("agrees", "neutral", "contradicts")
"""What a judge says, as its columns stand."""
_COUNTED = (Kind.NUMBER, Kind.TIME, Kind.PLACE)
"""Kinds whose values say little without what they are of."""


class _Run(Struct, frozen=True):
    """What was made of the articles."""

    articles: Sequence[Article]
    pairs: Sequence[Pair]
    comparisons: Sequence[Comparison]
    report: Report
    every: Sequence[Finding]
    """The findings, sure or not: what `--min-confidence 0` shows."""
    rules: Rulebook
    confidence: ConfidenceModel
    judge: Judge | None
    asked: Mapping[Meeting, Question]
    likest: Callable[..., Sequence[Pair]]
    """The pairs of a sentence that score highest, so many at most, be they worth comparing or not."""


def explain(
    place: Place,
    paths: Sequence[AnyPath],
    settings: Settings,
    *,
    beside: Place | None = None,
    cache: Cache | None = None,
    embedder: Embedder | None = None,
    judge: Judge | None = None,
    progress: Progress = silent,
) -> str:
    """What became of the sentences at `place`, one of the articles at `paths`, which are one story, as plain text.

    Of a place `beside` it, in another article, only what was made of the two together is told. `embedder` and `judge`
    stand in for the models that `settings` name.

    Raises:
        ArticleError: no article at `paths` is called so, or nothing on that line is compared; or both places are of
            one article.
        FactcheckError: as for `pipeline.check`.
    """
    cache = Cache() if cache is None else cache
    reading = load(paths, (), settings, progress)
    places = [place, beside] if beside else [place]
    for one in places:
        _check_source(one, reading)
    if beside and beside.source == place.source:
        raise ArticleError(f"{place.source}: sentences of one article are not compared. Give a line of another one.")
    rules, confidence = load_rules(settings.rules), load_confidence(settings.rules)
    models = load_models(settings, cache, embedder, judge)
    dated, (story,) = stories_of(reading, Grouping.ONE)
    articles = prepare(dated, settings, progress, cache=cache)
    sentences, *others = (_sentences_at(one, articles) for one in places)
    pairs, comparisons = meet(articles, models.embedder, models.judge, rules, progress)
    report, unhidden = (
        report_of(articles, pairs, comparisons, rules, one, confidence, story)
        for one in (settings, replace(settings, min_confidence=0.0))
    )

    def nearest(sentence: Sentence, most: int = _NEAREST) -> Sequence[Pair]:
        # Embedded once more, which the cache answers: few sentences are aligned with none.
        return likest(sentence, articles, embed(articles, models.embedder, progress), most)

    asked = questions(pairs, comparisons)
    run = _Run(articles, pairs, comparisons, report, unhidden.findings, rules, confidence, models.judge, asked, nearest)
    if beside:
        told = [_told_together(one, other, run) for one, other in itertools.product(sentences, *others)]
    else:
        told = [_told(sentence, run) for sentence in sentences]
    return "\n".join([*itertools.chain.from_iterable(told), FIGURES]) + "\n"


# --- the line ---------------------------------------------------------------------------------------------------------


def _check_source(place: Place, reading: Reading) -> None:
    """Raises ArticleError where none of the articles of `reading` is at `place`; its notes and notices may say why."""
    sources = [shown_as(article.source) for article in reading.articles]
    if place.source in sources:
        return
    left_out = (f"{one.source} was {one.message.removesuffix('.')}." for one in reading.notices)
    reasons = (
        one for one in (*reading.notes, *left_out) if one.startswith((f"{place.source} is ", f"{place.source} was "))
    )
    skipped = next(reasons, "")
    name = PurePath(place.source).name
    near = [source for source in sources if PurePath(source).name == name]
    near = near or get_close_matches(place.source, sources, n=1)
    meant = f"Did you mean '{near[0]}:{place.line}'?" if near else f"Give one of {_some(sources)}."
    raise ArticleError(f"{place.source}:{place.line}: no article that is compared is called so. {skipped or meant}")


def _some(names: Sequence[str]) -> str:
    """The first of `names`, and that there are more."""
    return ", ".join([*names[:_NEAREST], "..."]) if len(names) > _NEAREST else listed(names)


def _sentences_at(place: Place, articles: Iterable[Article]) -> list[Sentence]:
    """The sentences at `place`.

    Raises:
        ArticleError: there are none.
    """
    article = next(one for one in articles if shown_as(one.source) == place.source)
    lines = lines_of(article)
    spans = {one: (line_at(lines, one.start), line_at(lines, one.end - 1)) for one in article.sentences}
    found = [one for one, (first, last) in spans.items() if first <= place.line <= last]
    if not found:
        last_line = line_at(lines, len(article.text.rstrip()) - 1)
        what = "nothing on this line is compared" if place.line <= last_line else f"its last line is {last_line}"
        before = [last for _, last in spans.values() if last < place.line][-1:]
        after = [first for first, _ in spans.values() if first > place.line][:1]
        near = " or ".join(f"'{place.source}:{line}'" for line in (*before, *after))
        raise ArticleError(f"{place.source}:{place.line}: {what}. {f'Did you mean {near}?' if near else ''}".strip())
    return found


def _where(sentence: Sentence, run: _Run) -> str:
    """The sentence with its place, as the explanation of a finding shows it."""
    article = next(one for one in run.articles if one.source == sentence.source)
    return f"{shown_as(sentence.source)}:{line_at(lines_of(article), sentence.start)}: {spaced(sentence.text)}"


# --- one sentence -----------------------------------------------------------------------------------------------------


def _told(sentence: Sentence, run: _Run) -> Iterator[str]:
    """All that is to say of `sentence`, line by line."""
    yield from (_where(sentence, run), "")
    yield from _part("Read in it:", _facts(sentence, run), "No fact was read in it.")
    yield from _part("Findings on it:", _findings(sentence, run.report), "No finding is on it.")
    pairs = [pair for pair in run.pairs if sentence.id in (pair.left.id, pair.right.id)]
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        yield from (f"Aligned with {_where(_other(sentence, pair), run)}", *_alignment(sentence, pair, run), "")
    if not pairs:
        needed = f"{MIN_SCORE} is needed, or {MIN_MUTUAL} where each is the other's best match"
        yield f"Aligned with no sentence of another article: a score of {needed}. The likest are"
        for pair in run.likest(sentence):
            yield from (f"  {_where(_other(sentence, pair), run)}", f"    {_score(pair)}")
        yield ""
    for comparison in run.comparisons:
        if comparison.dispute and not comparison.pair and sentence.id in _ends(comparison):
            other = _turned(sentence, comparison)[1].sentence
            yield f"Not aligned, but on one subject with {_where(other, run)}"
            yield from (f"  {_comparison(sentence, comparison, run)}", "")


def _told_together(sentence: Sentence, other: Sentence, run: _Run) -> Iterator[str]:
    """All that is to say of two sentences of different articles together, line by line."""
    for one in (sentence, other):
        yield _where(one, run)
        yield from _part("Read in it:", _facts(one, run), "No fact was read in it.")
    both = {sentence.id, other.id}
    told = (line for line in _findings(sentence, run.report, other))
    yield from _part("Findings on both:", told, "No finding is on both.")
    pair = next((pair for pair in run.pairs if {pair.left.id, pair.right.id} == both), None)
    if pair:
        yield from ("The two are aligned.", *_alignment(sentence, pair, run), "")
        return
    every = run.likest(sentence, sum(len(article.sentences) for article in run.articles))
    near = (_score(one) for one in every if {one.left.id, one.right.id} == both)
    needed = f"{MIN_SCORE} is needed, or {MIN_MUTUAL} where each is the other's best match"
    yield f"The two are not aligned: a score of {needed}"
    yield from (*(f"  {line}" for line in near), "")
    apart = [c for c in run.comparisons if c.dispute and not c.pair and set(_ends(c)) == both]
    yield from (
        line for c in apart for line in ("Not aligned, but on one subject", f"  {_comparison(sentence, c, run)}", "")
    )


def _part(head: str, lines: Iterable[str], otherwise: str) -> Iterator[str]:
    """A part of the explanation, each of its lines once; `otherwise` where it has none."""
    told = dict.fromkeys(f"  {line}" for line in lines)
    yield from (head, *told) if told else (otherwise,)
    yield ""


def _facts(sentence: Sentence, run: _Run) -> Iterator[str]:
    """What was read in `sentence`, by kind: the words, and what they come to."""
    article = next(one for one in run.articles if one.source == sentence.source)
    for field in FIELDS:
        values: dict[str, list[str]] = defaultdict(list)
        for fact in field.extract(article):
            if fact.sentence.id == sentence.id and span_of(fact) != span_of(sentence):
                values[spaced(fact.text)].append(_value(fact))
        for words, told in values.items():
            value = "; ".join(dict.fromkeys(filter(None, told)))
            yield f"{field.KIND}: “{words}”{f' ({value})' if value else ''}"


def _value(fact: AnyFact) -> str:
    of = fact.label or fact.subject if fact.kind in _COUNTED else ""
    return ": ".join(filter(None, [of, in_words(fact.value)]))


def _findings(sentence: Sentence, report: Report, *others: Sentence) -> Iterator[str]:
    """The findings on `sentence` and `others`, those that are too unsure to be told in full behind the rest."""
    for number, finding in enumerate(report.findings, start=1):
        if _is_on(finding, sentence, *others):
            yield f"{number}. {_called(finding)}"
    for finding in report.less_sure:
        if _is_on(finding, sentence, *others):
            yield f"less sure than {report.min_confidence:g}: {_called(finding)}"


def _is_on(finding: Finding, *sentences: Sentence) -> bool:
    return {one.beginning for one in sentences} <= {position.beginning for position in finding.positions}


def _called(finding: Finding) -> str:
    told = f"{finding.subject} ({finding.kind}, {finding.relation.called})"
    return f"{told}: {finding.code}, confidence {finding.confidence}"


# --- two sentences ----------------------------------------------------------------------------------------------------


def _alignment(sentence: Sentence, pair: Pair, run: _Run) -> Iterator[str]:
    """What was said of `sentence` and the other one of `pair`."""
    met = [c for c in run.comparisons if c.pair and _is_of(c, pair)]
    lines = [_score(pair), *(_comparison(sentence, c, run) for c in met)]
    lines += [] if met else ["what was read in the two says nothing of each other"]
    lines.append(_judged(pair, met, run))
    yield from dict.fromkeys(f"  {line}" for line in lines)


def _score(pair: Pair) -> str:
    best = "each is the other's best match" if pair.mutual else "one of the two has a better match"
    return f"score {pair.score:g} (cosine {pair.cosine:g}, overlap {pair.overlap:g}); {best}"


def _comparison(sentence: Sentence, comparison: Comparison, run: _Run) -> str:
    """What the comparison of two facts said, that of `sentence` first."""
    own, other = _turned(sentence, comparison)
    both = f"{own.kind}: “{spaced(own.text)}” and “{spaced(other.text)}”"
    if not comparison.dispute:
        alike = comparison.relation in (Relation.SAME, Relation.CLOSE)
        return f"{both} agree" if alike else f"{both} differ in a way that no rule reports"
    rule = run.rules[own.kind].named(comparison.rule)
    sure = run.confidence(comparison)
    told = f"{both} differ ({comparison.dispute.called}): {rule.code} {rule.name}, confidence {sure}"
    return f"{told}: {_fate(comparison, rule.code, run)}"


def _fate(comparison: Comparison, code: str, run: _Run) -> str:
    """Where a difference went: into a finding that is shown or too unsure, or behind another one on these words."""
    sentences = comparison.left.sentence, comparison.right.sentence
    shown = [(n, one) for n, one in enumerate(run.report.findings, start=1) if _is_on(one, *sentences)]
    unsure = [one for one in run.every if _is_on(one, *sentences)]
    if number := next((n for n, one in shown if one.code == code), None):
        return f"told by finding {number}"
    if any(one.code == code for one in unsure):
        return f"less sure than {run.report.min_confidence:g}"
    if shown:
        return f"left out, as finding {shown[0][0]} tells of these words"
    telling = f"{unsure[0].code}, less sure than {run.report.min_confidence:g}," if unsure else "another finding"
    return f"left out, as {telling} tells of these words"


def _judged(pair: Pair, met: Sequence[Comparison], run: _Run) -> str:
    """What the judge of language says of the two, or why it was not asked."""
    if run.judge is None:
        return "the judge of language was not asked: --judge none"
    question = run.asked.get((pair.left.id, pair.right.id))
    if question is None:
        return f"the judge of language was not asked: {unasked(pair)}"
    (answer,) = run.judge([question.texts])
    figures = ", ".join(f"{name} {value:.2f}" for name, value in zip(_SAID, answer, strict=True))
    told = f"the judge of language: {_SAID[int(np.argmax(answer))]} ({figures})"
    own = any(spoken_by(c.left.kind, c.features) == JUDGE for c in met)
    if answer[CONTRADICTION] < DOUBTFUL or own:
        return told
    return f"{told}, but what it marks is told by a rule, or both can be true"


def _other(sentence: Sentence, pair: Pair) -> Sentence:
    return pair.right if pair.left.id == sentence.id else pair.left


def _turned(sentence: Sentence, comparison: Comparison) -> tuple[AnyFact, AnyFact]:
    """The two facts, that of `sentence` first."""
    left, right = comparison.left, comparison.right
    return (left, right) if left.sentence.id == sentence.id else (right, left)


def _ends(comparison: Comparison) -> tuple[object, object]:
    return comparison.left.sentence.id, comparison.right.sentence.id


def _is_of(comparison: Comparison, pair: Pair) -> bool:
    return set(_ends(comparison)) == {pair.left.id, pair.right.id}
