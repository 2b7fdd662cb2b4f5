"""What a judge of language reads in two sentences: "walked into the store", "was leaving it".

Most aligned sentences tell different facts of one event, and who sees but the two takes some of these for a
contradiction. So what a judge says is no finding by itself: it is some figures of the confidence, beside those that
tell whether the two sentences speak of the same at all, and whether what one says is said in agreement elsewhere.
What rules find it makes neither surer nor less sure: on real stories that made the order of findings worse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cache

from msgspec import structs

from ..fields import CLAUSES
from ..language.clauses.verbs import denies
from ..language.quotes.quotations import quoted_spans
from ..language.vocabulary import key
from ..model import (
    AnyFact,
    Article,
    Comparison,
    Dispute,
    Fact,
    Features,
    Kind,
    Pair,
    Relation,
    Sentence,
    SentenceId,
)
from ..nli import CONTRADICTION, DOUBTFUL, Difference, Judge, Probabilities, differences
from ..spans import Span, overlap, shifted, span_in, span_of
from ..text import ARTICLES, WORDY, Word, content_stems, words
from .figures import Figures
from .headings import heading
from .marked import whole_words
from .questions import Meeting, Question, question, spellings_of
from .sides import is_of_two, may_exclude
from .times import Published
from .titles import kind_of, without_name, without_next

RULE = "contradiction"
"""The name of the judge's rule, one of each kind."""
MIN_SCORE = 0.35
"""Aligned sentences that score less are asked about only if one is the other's best match in its article."""
SPOKEN = frozenset(Kind) - {Kind.NAME, Kind.QUOTE}
"""The kinds that the judge speaks of alone: spellings and words of quotations are read more surely by rules."""
MOST_KINDS = 2
"""So many of the kinds of difference that the judge sees in two sentences are looked at, the likeliest: where numbers
and names come first, these are the difference, and rules tell it."""

Paragraph = tuple[str, int]
"""An article, and which of its paragraphs."""
CommonSpans = dict[tuple[SentenceId, Kind, Span], Span]
"""Sentence, kind and span of a dispute -> the span that it shares with others."""


def read(
    articles: Sequence[Article], pairs: Sequence[Pair], comparisons: Sequence[Comparison], judge: Judge
) -> tuple[Comparison, ...]:
    """`comparisons`, and what `judge` alone disputes.

    `pairs` are the aligned sentences of `articles`.
    """
    agreed = _agreeing(comparisons)
    asked = _questions(pairs, comparisons, agreed)
    if not asked:
        return tuple(comparisons)
    answers = dict(zip(asked, judge([one.texts for one in asked.values()]), strict=True))
    own = _found(_doubtful(asked, answers, comparisons), judge, {one.source: one.published for one in articles})
    spans, reworded = _common_spans(own), _reworded(comparisons)
    figures, is_quoted = Figures(answers, pairs, own), _quoting(articles)

    def comparison(meeting: Meeting, difference: Difference) -> Comparison:
        pair = asked[meeting].pair
        left, right = _facts(pair, difference, spans)
        return _comparison(pair, left, right, figures.of(pair, difference, left, right))

    return tuple(comparisons) + tuple(
        comparison(meeting, difference)
        for meeting, difference in own
        if not any(_is_agreed(difference, asked[meeting].pair, same) for same in agreed[frozenset(meeting)])
        and not _is_retold(difference, asked[meeting].pair, reworded, is_quoted)
    )


# --- what the judge is asked ------------------------------------------------------------------------------------------


def questions(pairs: Sequence[Pair], comparisons: Sequence[Comparison]) -> dict[Meeting, Question]:
    """Those on `pairs` that are worth it: alike enough, and not in the same words."""
    return _questions(pairs, comparisons, _agreeing(comparisons))


def _questions(
    pairs: Sequence[Pair], comparisons: Sequence[Comparison], agreed: Mapping[frozenset[SentenceId], list[Comparison]]
) -> dict[Meeting, Question]:
    spellings, best = spellings_of(comparisons), _best(pairs)
    return {
        (pair.left.id, pair.right.id): question(pair, spellings, agreed[frozenset((pair.left.id, pair.right.id))])
        for pair in pairs
        if pair.score >= min(MIN_SCORE, *(best[met] for met in _meetings(pair)))
        and _wording(pair.left.text) != _wording(pair.right.text)
    }


def unasked(pair: Pair) -> str:
    """Why there is no question on `pair`, for a reader."""
    if _wording(pair.left.text) == _wording(pair.right.text):
        return "both say the same words"
    return f"the two are too little alike: {MIN_SCORE} is needed, or that one is the likest to the other"


def _best(pairs: Sequence[Pair]) -> dict[tuple[SentenceId, str], float]:
    """Sentence, other article -> the score of the likest sentence there."""
    best: dict[tuple[SentenceId, str], float] = defaultdict(float)
    for pair in pairs:
        for met in _meetings(pair):
            best[met] = max(best[met], pair.score)
    return best


def _meetings(pair: Pair) -> tuple[tuple[SentenceId, str], tuple[SentenceId, str]]:
    """Each sentence with the article of the other."""
    return (pair.left.id, pair.right.source), (pair.right.id, pair.left.source)


def _wording(text: str) -> list[str]:
    """Its words in the order that they stand in; "1,000" is written as "1000" is."""
    return [word.lower.replace(",", "") for word in words(text) if word.is_word]


def _doubtful(
    asked: Mapping[Meeting, Question], answers: Mapping[Meeting, Probabilities], comparisons: Sequence[Comparison]
) -> dict[Meeting, Question]:
    """Those of `asked` that the judge takes for a contradiction, and in which rules leave it something to say."""
    disputed: dict[SentenceId, list[Fact[object]]] = defaultdict(list)
    for fact in (fact for c in comparisons if c.dispute for fact in (c.left, c.right)):
        disputed[fact.sentence.id].append(fact)
    return {
        meeting: one
        for meeting, one in asked.items()
        if answers[meeting][CONTRADICTION] >= DOUBTFUL and not _is_all_disputed(one.pair, disputed)
    }


def _is_all_disputed(pair: Pair, disputed: Mapping[SentenceId, Sequence[Fact[object]]]) -> bool:
    """True when two sentences are word for word the same but for what rules dispute: nothing is left for a judge."""
    left, right = (_beside(sentence, disputed.get(sentence.id, ())) for sentence in (pair.left, pair.right))
    return left == right


def _beside(sentence: Sentence, values: Sequence[Fact[object]]) -> list[str]:
    """The words of `sentence` that are not of `values`."""
    spans = [span_in(sentence, fact) for fact in values]
    return [word.lower for word in words(sentence.text) if not any(start <= word.start < end for start, end in spans)]


# --- what the judge alone says ----------------------------------------------------------------------------------------


def _found(
    doubtful: Mapping[Meeting, Question], judge: Judge, published: Published
) -> list[tuple[Meeting, Difference]]:
    """What `judge` says that each pair tells differently, in whole words; of several kinds the likeliest."""
    found = differences(judge, [one.texts for one in doubtful.values()]) if doubtful else []
    return [
        (meeting, one)
        for (meeting, asked), of_pair in zip(doubtful.items(), found, strict=True)
        for one in _spoken(asked, of_pair[:MOST_KINDS], published)
    ]


def _spoken(asked: Question, found: Sequence[Difference], published: Published) -> list[Difference]:
    """Those of `found` that the judge speaks of, in whole words, and whose sides can exclude each other."""
    pair = asked.pair
    every = [in_words for one in found if one.kind in SPOKEN and (in_words := _in_words(asked, one)) is not None]
    told = list({one.kind: one for one in reversed(every)}.values())[::-1]  # what two kinds marked may be of one
    of_two = [one for one in told if is_of_two(pair, one)]
    can_be_told = (one for one in told if may_exclude(pair, one, published))
    return [one for one in can_be_told if not any(_mark_the_same(one, other) for other in of_two)]


def _mark_the_same(one: Difference, other: Difference) -> bool:
    """True when both mark some of the same words, on either side."""
    return overlap(one.left, other.left) and overlap(one.right, other.right)


def _in_words(asked: Question, difference: Difference) -> Difference | None:
    """`difference` in whole words of the two sentences; None where both spans hold the same: "the C.I.A.", "CIA".

    Nothing is told differently then: in labelled stories none of thirteen such pairs differed.
    """
    pair = asked.pair
    sides = zip((pair.left, pair.right), asked.spans(difference), strict=True)
    left, right = (_whole_names(sentence, span) for sentence, span in sides)
    if difference.kind is Kind.TITLE:
        left, right = _title(pair.left, left), _title(pair.right, right)
    if _bare(pair.left.text[slice(*left)]) == _bare(pair.right.text[slice(*right)]):
        return None
    told = structs.replace(difference, left=left, right=right)
    kind = kind_of(pair, told)
    if kind is Kind.TITLE:
        left, right = without_name(pair.left, *left), without_name(pair.right, *right)
    return structs.replace(told, kind=kind, left=left, right=right)


def _title(sentence: Sentence, span: Span) -> Span:
    """`span` without the subject of the next clause."""
    return span[0], without_next(sentence.text, *span)


def _bare(text: str) -> list[str]:
    """Its words without articles, folded, short forms without their full stops."""
    return [key(word.text) for word in words(text) if word.lower not in ARTICLES]


def _whole_names(sentence: Sentence, span: Span) -> Span:
    """`span` in whole words of `sentence`, and in whole names: "his counterpart Ole" of Ole Lund."""
    whole = whole_words(sentence.text, span)
    names = (span_in(sentence, mention) for mention in sentence.mentions)
    touched = [whole, *(name for name in names if overlap(name, whole))]
    return min(first for first, _ in touched), max(last for _, last in touched)


def _agreeing(comparisons: Sequence[Comparison]) -> dict[frozenset[SentenceId], list[Comparison]]:
    """Two sentences -> what rules find that both tell alike."""
    agreed: dict[frozenset[SentenceId], list[Comparison]] = defaultdict(list)
    for same in (c for c in comparisons if c.agrees):
        agreed[frozenset((same.left.sentence.id, same.right.sentence.id))].append(same)
    return agreed


def _is_agreed(difference: Difference, pair: Pair, same: Comparison) -> bool:
    """True when a rule found that the words which `difference` marks in `pair` tell the same: "at noon", "at 12 p.m.".

    Of what happened and how things stand rules know too little to say so, but not where it is one quotation.
    """
    spans = {
        pair.left.source: shifted(difference.left, pair.left.start),
        pair.right.source: shifted(difference.right, pair.right.start),
    }
    if same.left.kind is Kind.QUOTE:
        facts = sorted((same.left, same.right), key=lambda fact: fact.sentence.source != pair.left.source)
        return _mark_one_quotation(facts, tuple(spans.values()))
    return (
        difference.kind is same.left.kind
        and difference.kind not in CLAUSES
        and all(overlap(span_of(fact), spans[fact.sentence.source]) for fact in (same.left, same.right))
    )


def _mark_one_quotation(facts: Sequence[AnyFact], marks: Sequence[Span]) -> bool:
    """True where `marks` are of one quotation in the same words, and one of them of nothing else.

    "She had “never lied”, but would go" beside "“I never lied,” she wrote": only who tells it differs.
    """
    left, right = (content_stems(fact.text) for fact in facts)
    told = list(zip(marks, facts, strict=True))
    both = all(overlap(mark, span_of(fact)) for mark, fact in told)
    alone = any(content_stems(fact.sentence.slice(*mark)) <= left for mark, fact in told)
    return left == right and both and alone


def _reworded(comparisons: Iterable[Comparison]) -> set[frozenset[Paragraph]]:
    """The paragraphs, two each, that quote one speech in two wordings, as rules find."""
    return {
        frozenset(_paragraph(fact.sentence) for fact in (c.left, c.right))
        for c in comparisons
        if c.dispute and c.left.kind is Kind.QUOTE
    }


def _is_retold(
    difference: Difference, pair: Pair, reworded: Set[frozenset[Paragraph]], is_quoted: Callable[[Sentence, Span], bool]
) -> bool:
    """True for what happened as two paragraphs quote it that give one speech in two wordings, as two translations do.

    The finding on the quotation tells that they differ.
    """
    sides = (pair.left, difference.left), (pair.right, difference.right)
    return (
        difference.kind in CLAUSES
        and frozenset((_paragraph(pair.left), _paragraph(pair.right))) in reworded
        and all(is_quoted(sentence, span) for sentence, span in sides)
        and _are_reworded(*(words(sentence.text[slice(*span)]) for sentence, span in sides))
    )


def _quoting(articles: Sequence[Article]) -> Callable[[Sentence, Span], bool]:
    """Says whether words of a sentence begin in quotation marks; asked of few, an article is read when it is."""
    texts = {article.source: article for article in articles}
    spoken = cache(lambda source: quoted_spans(texts[source]))

    def is_quoted(sentence: Sentence, span: Span) -> bool:
        first = WORDY.search(sentence.text, *span)  # behind the mark that may stand before it
        at = sentence.start + (first.start() if first else span[0])
        return any(said.start <= at < said.end for said in spoken(sentence.source))

    return is_quoted


def _are_reworded(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """True unless one of two wordings denies something, or holds the other and more: then they tell two things."""
    denied = [any(denies(word.lower) for word in said) for said in (left, right)]
    mine, theirs = ({word.stem for word in said if word.is_content} for said in (left, right))
    return denied[0] == denied[1] and not (mine <= theirs or theirs <= mine)


def _paragraph(sentence: Sentence) -> Paragraph:
    return sentence.source, sentence.paragraph


def _common_spans(own: Sequence[tuple[Meeting, Difference]]) -> CommonSpans:
    """The span of the surest dispute that each overlaps: one fact that several sources dispute."""
    common: CommonSpans = {}
    chosen: dict[tuple[SentenceId, Kind], list[Span]] = defaultdict(list)
    for meeting, difference in sorted(own, key=lambda one: -one[1].probability):
        for sentence, span in zip(meeting, (difference.left, difference.right), strict=True):
            known = chosen[sentence, difference.kind]
            first = next((one for one in known if overlap(one, span)), None)
            if first is None:
                known.append(span)
            common[sentence, difference.kind, span] = first or span
    return common


def _comparison(pair: Pair, left: Fact[str], right: Fact[str], figures: Features) -> Comparison:
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        "",  # its rule says it
        RULE,
        Dispute.TENSION,
        tuple((name, round(value, 3)) for name, value in figures),
        pair,
        heading(left, right),
    )


def _facts(pair: Pair, difference: Difference, spans: CommonSpans) -> tuple[Fact[str], Fact[str]]:
    """The words of either sentence of `pair` that tell `difference`."""
    return (
        _fact(difference.kind, pair.left, spans[pair.left.id, difference.kind, difference.left]),
        _fact(difference.kind, pair.right, spans[pair.right.id, difference.kind, difference.right]),
    )


def _fact(kind: Kind, sentence: Sentence, span: Span) -> Fact[str]:
    return Fact.at(kind, sentence, *span, sentence.text[slice(*span)], "")
