"""Which facts meet: those of one kind with the same strong subject anywhere in the story, or in aligned sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ..fields import CLAUSES, FIELDS
from ..language.clauses.verbatim import parting, swapped
from ..model import (
    VERBATIM,
    WORDING,
    AnyFact,
    Article,
    Comparison,
    Kind,
    Pair,
    Relation,
    Role,
    Sentence,
    SentenceId,
)
from ..rules import Rulebook
from ..spans import Span, shared, span_of
from .align import article_pairs

Key = tuple[SentenceId, int, int, str]
"""Names a fact: its sentence, its span, its subject."""
Meeting = tuple[AnyFact, AnyFact, Comparison]
"""Two facts of two articles as they were read, and what they say; a comparison may show but a part of their words."""
Aligned = dict[tuple[SentenceId, SentenceId], Pair]
"""The aligned sentences of two articles."""

_ENDS = ".!?\"'”’"
"""What a sentence ends with, and a caption that repeats it may lack."""
MOST_OF_SUBJECT, MOST_OF_SENTENCE = 150, 25
"""Facts of a kind that meet, the first of an article on one strong subject and the first of a sentence.

The longest of some hundred real articles have 103 and 22; without an end a text without a stop would cost hours.
"""


def compare(
    articles: Sequence[Article], pairs: Sequence[Pair], rules: Rulebook, new: Collection[str] | None = None
) -> tuple[Comparison, ...]:
    """Every comparison that says something (UNKNOWN is left out), in the order of kinds and articles.

    `new` says which articles meet (`align.article_pairs`).
    """
    aligned = _by_articles(pairs)
    repeated = {article.source: _repeated(article) for article in articles}
    found: list[Comparison] = []
    for field in FIELDS:
        options = rules[field.KIND].options
        facts = {a.source: _said_once(field.extract(a), repeated[a.source]) for a in articles}
        of_kind: list[Meeting] = []
        for one, other in article_pairs(articles, new):
            both = one.source, other.source
            for left, right, pair in _meetings(facts[one.source], facts[other.source], aligned[both]):
                comparison = field.compare(left, right, options)
                if comparison.relation is not Relation.UNKNOWN:
                    of_kind.append((left, right, _with_place(replace(comparison, pair=pair))))
        found.extend(_among_rivals(of_kind))
    return tuple(_unsaid(found))


def _repeated(article: Article) -> dict[int, Sentence]:
    """Index of a sentence that says another word for word, as captions do -> the one that speaks for all of them.

    That is the first in the body that ends as a sentence does, else the first.
    """
    alike: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in article.sentences:
        alike[sentence.text.rstrip(_ENDS)].append(sentence)

    def unfit(sentence: Sentence) -> tuple[bool, bool, int]:
        return sentence.role is not Role.BODY, sentence.text[-1:] not in _ENDS, sentence.index

    speakers = [(copies, min(copies, key=unfit)) for copies in alike.values() if len(copies) > 1]
    return {
        sentence.index: speaker
        for copies, speaker in speakers
        for sentence in copies
        if sentence is not speaker and speaker.text.startswith(sentence.text)
    }


def _said_once(facts: Sequence[AnyFact], repeated: Mapping[int, Sentence]) -> Sequence[AnyFact]:
    """`facts` without those of a repeated sentence that the one that speaks for it tells as well."""
    if not repeated:
        return facts

    def statement(fact: AnyFact, sentence: Sentence) -> tuple[int, int, str, str]:
        return sentence.index, fact.start - fact.sentence.start, fact.text.rstrip(_ENDS), fact.subject

    spoken = {statement(fact, fact.sentence) for fact in facts if fact.sentence.index not in repeated}
    return [
        fact
        for fact in facts
        if not (speaker := repeated.get(fact.sentence.index)) or statement(fact, speaker) not in spoken
    ]


def _by_articles(pairs: Sequence[Pair]) -> dict[tuple[str, str], Aligned]:
    """The pairs of each two articles: a story of fifty has a thousand of these, and each needs only its own."""
    aligned: dict[tuple[str, str], Aligned] = defaultdict(dict)
    for pair in pairs:
        aligned[pair.left.source, pair.right.source][pair.left.id, pair.right.id] = pair
    return aligned


def _among_rivals(meetings: Sequence[Meeting]) -> Iterator[Comparison]:
    """The comparisons, each dispute with what the other meetings of its two facts say of it.

    "top": no meeting of the fact with the other article stands in better aligned sentences. "agreed": a meeting with
    the other article agrees, as surely as its sentences are aligned. Both count half for each of the two facts.
    """
    best: dict[tuple[Key, str], float] = defaultdict(float)
    agreed: dict[tuple[Key, str], float] = defaultdict(float)
    for left, right, comparison in meetings:
        for end in _ends(left, right):
            best[end] = max(best[end], _aligned(comparison))
            if comparison.agrees:
                agreed[end] = max(agreed[end], _aligned(comparison))
    for left, right, comparison in meetings:
        if not comparison.dispute:
            yield comparison
            continue
        ends = _ends(left, right)
        top = sum(_aligned(comparison) >= best[end] for end in ends) / 2
        rivals = sum(agreed[end] for end in ends) / 2
        yield replace(comparison, features=(*comparison.features, ("top", top), ("agreed", rivals)))


def _ends(left: AnyFact, right: AnyFact) -> tuple[tuple[Key, str], tuple[Key, str]]:
    """Each fact with the article that it meets."""
    return (_key(left), right.sentence.source), (_key(right), left.sentence.source)


def _key(fact: AnyFact) -> Key:
    return fact.sentence.id, fact.start, fact.end, fact.subject


def _aligned(comparison: Comparison) -> float:
    return comparison.pair.score if comparison.pair else 0.0


def _with_place(comparison: Comparison) -> Comparison:
    """`comparison` with the figure of sentences that part at one place alone, where what stands there is no synonym."""
    pair = comparison.pair
    place = parting(pair.left, pair.right) if comparison.dispute and pair else None
    other_words = comparison.left.kind is Kind.EVENT and comparison.rule == WORDING
    if place is None or (other_words and not swapped(place)):
        return comparison
    return replace(comparison, features=(*comparison.features, (VERBATIM, round(place.alike, 3))))


def _unsaid(found: Sequence[Comparison]) -> Iterator[Comparison]:
    """`found` without what words alone tell at the one place of two sentences, where another rule compared the same."""
    said: dict[frozenset[SentenceId], list[Comparison]] = defaultdict(list)
    for comparison in found:
        if not _is_of_words(comparison):
            said[_places(comparison)].append(comparison)
    for comparison in found:
        beside = said[_places(comparison)] if _is_of_words(comparison) else ()
        if not any(_covers(other, comparison) for other in beside):
            yield comparison


def _is_of_words(comparison: Comparison) -> bool:
    """True for a rule that knows but the words, of sentences that part at one place alone."""
    of_words = comparison.left.kind is Kind.EVENT and comparison.rule in (VERBATIM, WORDING)
    return of_words and any(name == VERBATIM for name, _ in comparison.features)


def _places(comparison: Comparison) -> frozenset[SentenceId]:
    return frozenset((comparison.left.sentence.id, comparison.right.sentence.id))


def _covers(one: Comparison, other: Comparison) -> bool:
    """True when `one` disputes words of `other` in both sentences, or finds that these very words agree.

    That two clauses agree says nothing of each of their words.
    """
    if not one.dispute and one.left.kind in CLAUSES:
        return False
    spans = {fact.sentence.source: span_of(fact) for fact in (one.left, one.right)}
    needed = 0.0 if one.dispute else 0.5
    return all(_share(spans[fact.sentence.source], span_of(fact)) > needed for fact in (other.left, other.right))


def _share(one: Span, other: Span) -> float:
    """The share of the longer of two spans that both cover, 0 to 1."""
    return max(0, shared(one, other)) / max(one[1] - one[0], other[1] - other[0])


def _meetings(
    lefts: Sequence[AnyFact], rights: Sequence[AnyFact], aligned: Aligned
) -> Iterator[tuple[AnyFact, AnyFact, Pair | None]]:
    """Every two facts of two articles that meet, with the pair of their sentences where these are aligned."""
    by_sentence: dict[SentenceId, list[AnyFact]] = defaultdict(list)
    by_subject: dict[str, list[AnyFact]] = defaultdict(list)
    for right in rights:
        if len(by_sentence[right.sentence.id]) < MOST_OF_SENTENCE:
            by_sentence[right.sentence.id].append(right)
        if right.strong and len(by_subject[right.subject]) < MOST_OF_SUBJECT:
            by_subject[right.subject].append(right)
    partners = _partners(lefts, rights, aligned)
    met: Counter[str | SentenceId] = Counter()
    for left in lefts:
        place = left.sentence.id
        met[place] += 1
        for other in partners.get(place, ()) if met[place] <= MOST_OF_SENTENCE else ():
            for right in by_sentence[other]:
                yield left, right, aligned[place, other]
        if not left.strong or met[left.subject] == MOST_OF_SUBJECT:
            continue
        met[left.subject] += 1
        for right in by_subject.get(left.subject, ()):
            if (place, right.sentence.id) not in aligned:
                yield left, right, None


def _partners(
    lefts: Sequence[AnyFact], rights: Sequence[AnyFact], aligned: Aligned
) -> dict[SentenceId, list[SentenceId]]:
    """Sentence of a left fact -> the sentences of right facts aligned with it."""
    left_places = {fact.sentence.id for fact in lefts}
    right_places = {fact.sentence.id for fact in rights}
    partners: dict[SentenceId, list[SentenceId]] = defaultdict(list)
    for left, right in aligned:
        if left in left_places and right in right_places:
            partners[left].append(right)
    return partners
