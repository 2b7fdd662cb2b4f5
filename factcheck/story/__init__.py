"""Which articles tell of the same event, and which of them are reprints, before anything is embedded.

Articles are alike when they share weighty terms (names, numbers, rare words) and appeared about the same time. An
inverted index finds the pairs worth measuring; then the most alike are joined again and again, but not two dense groups
by thin threads: two missile tests share persons and topic, yet each is told much more alike in itself.
"""

from __future__ import annotations

import datetime as dt
import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import combinations, count
from pathlib import PurePosixPath
from textwrap import shorten

from ..language.vocabulary import is_common, is_date
from ..model import Article, Member, Story
from ..settings import Grouping
from ..text import Word, fold, words
from .voices import precedence

Weights = dict[str, float]
"""Term -> weight; a vector of length 1 where nothing else is said."""


READ = 20_000
"""Code points of an article that are looked at: its first pages tell the story; a megabyte must not cost minutes."""
LEAD = 1200
"""Code points at the beginning of an article that tell what it is about; they count as much as the whole."""
FIRST = 600
"""Code points whose terms count twice: headline and first paragraphs."""
NAME, NUMBER, RARE, COMMON, DIGIT = 3.0, 2.0, 1.0, 0.5, 0.3
"""What sharing a name, a number, an unusual word, an ordinary word, a single digit says."""
BACKGROUND = 50
"""Articles on other events that are imagined beside those given, so that rarity means something in a small batch."""

TOP_TERMS = 30
"""Weightiest terms of an article that the index knows it by."""
FEW = 12
"""Articles of which each is measured with each other: of two, what they share is never among the weightiest."""
MOST_ARTICLES = 60
"""A term, or a run of words, of more articles than this finds no others: it would make the search quadratic."""

SAME_DAYS = 2
"""Days between two dates of publication that say nothing."""
PER_DAY, LEAST = 0.02, 0.6
"""What each further day takes from the likeness, and the share that always stays: a date may be of a later copy."""

ALIKE = 0.08
"""Likeness, 0 to 1, from which groups belong together: halfway between the mean and the best of their articles.

The mean alone loses an article that retells only one of the others; the best alone makes chains. This and the two below
were chosen on some 200 stories, real and invented; from 0.07 to 0.09 nearly all come out the same.
"""
DENSE, JOINS = 0.6, 0.33
"""Two groups join when the likeness between them is this share of that inside; an article alone joins more easily.

Two edits of one agency text are dense, whatever they tell; a report of another hand must find in beside them.
"""
TIGHTEST = 0.5
"""Likeness inside a group above which it demands no more: close retellings must not shut others out."""

SHINGLE = 5
"""Words in a row."""
REPRINT = 0.85
"""Share of a text's shingles in another from which it is a reprint of that, and has nothing of its own to tell."""
_ABOUT = 5
"""Words by which a story without headlines is called, at most."""
_BRIEF = 70
"""Code points of a headline by which a story is called."""


def group(articles: Sequence[Article], grouping: Grouping, old: Collection[str] = ()) -> tuple[Story, ...]:
    """The stories that `articles` tell, by their first path; every article is in one. Sources in `old` are not new.

    What `split` and `tag` add is not needed. Neither the order of `articles` nor, but for ties, their names matter.
    """
    ordered = sorted(articles, key=lambda article: article.source)
    reprints: dict[str, str] = {}
    for together in _by_home(ordered, grouping):
        reprints |= find_reprints([ordered[at] for at in together], old)
    corpus = _Corpus(ordered)
    groups = sorted(sorted(members) for members in _groups(corpus, reprints, grouping))
    stories: dict[str, Story] = {}
    for members in groups:
        called = _headline(corpus, members) or _about(corpus, members)
        name = re.sub(r"[^a-z0-9]+", "-", fold(called)).strip("-") or "story"
        unlike, copy = next((one, n) for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in stories)
        about = called if copy == 1 else f"{called} ({copy})"
        stories[unlike] = Story(unlike, about, tuple(_member(ordered[at], reprints, old) for at in members))
    return tuple(stories.values())


def home_of(source: str, grouping: Grouping) -> str:
    """The folder that alone holds the event of the article from `source`; empty where folders do not part events."""
    return str(PurePosixPath(source).parent) if grouping == Grouping.FOLDER else ""


def _by_home(articles: Iterable[Article], grouping: Grouping) -> list[list[int]]:
    """The places of the articles that have one home, for each of these."""
    homes: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        homes[home_of(article.source, grouping)].append(at)
    return list(homes.values())


def find_reprints(articles: Sequence[Article], old: Collection[str] = ()) -> dict[str, str]:
    """Source -> source of the article that it repeats nearly word for word, shortened or with a little more.

    The agency's own article is no reprint, else the first published; of undated articles and those of one day, one of
    the sources in `old` goes first.
    """
    index: dict[int, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for article in sorted(articles, key=partial(precedence, old=old)):
        own = _shingles(article)
        shared = Counter(source for shingle in own for source in index.get(shingle, ()))
        near = [(-both, source) for source, both in shared.items() if both >= REPRINT * len(own)]
        if near:
            found[article.source] = min(near)[1]
            continue
        for shingle in own:
            if len(index[shingle]) < MOST_ARTICLES:
                index[shingle].append(article.source)
    return found


def _shingles(article: Article) -> frozenset[int]:
    """Every run of `SHINGLE` words in what is compared of `article`."""
    folded = [fold(word.text) for text in _paragraphs(article) for word in words(text) if word.is_word]
    return frozenset(hash(tuple(folded[n : n + SHINGLE])) for n in range(len(folded) - SHINGLE + 1))


def _paragraphs(article: Article) -> list[str]:
    """The paragraphs of `article` that are looked at."""
    return [article.text[block.start : min(block.end, READ)] for block in article.blocks if block.start < READ]


def _member(article: Article, reprints: Mapping[str, str], old: Collection[str]) -> Member:
    return Member(
        path=article.source,
        outlet=article.outlet,
        published=article.published,
        reprint_of=reprints.get(article.source, ""),
        new=article.source not in old,
    )


class _Corpus:
    """The articles as weighted terms; what an article shares with another is rarer the fewer articles hold it."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self._whole = [_terms(article, None) for article in articles]
        self._holders = Counter(term for terms in self._whole for term in terms)

    @cached_property
    def whole(self) -> list[Weights]:
        """A vector of each article."""
        return [self._vector(terms) for terms in self._whole]

    @cached_property
    def lead(self) -> list[Weights]:
        """A vector of each article's beginning."""
        return [self._vector(_terms(article, LEAD)) for article in self.articles]

    def likeness(self, left: int, right: int) -> float:
        """0 to 1: how surely two articles, by their places, are on one event."""
        shared = (_dot(self.whole[left], self.whole[right]) + _dot(self.lead[left], self.lead[right])) / 2
        return shared * _nearness(self.articles[left], self.articles[right])

    def candidates(self, among: Iterable[int]) -> set[tuple[int, int]]:
        """The pairs of `among`, lower place first, that may be alike: of many, those with a weighty term in common."""
        places = sorted(among)
        if len(places) <= FEW:
            return set(combinations(places, 2))
        holders: dict[str, list[int]] = defaultdict(list)
        for at in places:
            for term in sorted(self.whole[at], key=lambda term: (-self.whole[at][term], term))[:TOP_TERMS]:
                holders[term].append(at)
        return {
            pair for sharing in holders.values() if len(sharing) <= MOST_ARTICLES for pair in combinations(sharing, 2)
        }

    def _vector(self, terms: Weights) -> Weights:
        size = len(self.articles) + BACKGROUND
        weights = {term: weight * math.log(size / self._holders[term]) for term, weight in terms.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}


def _terms(article: Article, limit: int | None) -> Weights:
    """The terms of the headline and of the first `limit` code points, each with a weight that grows as it recurs."""
    counts: dict[str, float] = defaultdict(float)
    seen = 0
    for text in (article.headline, *_paragraphs(article)):
        if limit is not None and seen >= limit:
            break
        for word in words(text):
            if word.is_content and not is_date(word.lower):
                counts[_term(word)] += _weight(word) * (2 if seen < FIRST else 1)
        seen += len(text)
    return {term: 1 + math.log1p(count) for term, count in counts.items()}


def _term(word: Word) -> str:
    return word.text if word.text[0].isdigit() else word.stem


def _weight(word: Word) -> float:
    if word.text[0].isdigit():
        return NUMBER if len(word.text) > 1 else DIGIT
    if is_common(word.lower):
        return COMMON
    return NAME if word.is_capital else RARE


def _dot(left: Weights, right: Weights) -> float:
    few, many = sorted((left, right), key=len)
    return sum([weight * many[term] for term, weight in few.items() if term in many])


def _nearness(left: Article, right: Article) -> float:
    """1 for articles of the same days or without a date, less the further apart they appeared."""
    if left.published is None or right.published is None:
        return 1.0
    apart = abs((left.published - right.published).days)
    return max(LEAST, 1 - PER_DAY * max(0, apart - SAME_DAYS))


def _groups(corpus: _Corpus, reprints: Mapping[str, str], grouping: Grouping) -> list[list[int]]:
    """The places of the articles of each story; a reprint goes where its original goes."""
    return _linked(corpus, reprints) if grouping == Grouping.AUTO else _by_home(corpus.articles, grouping)


def _linked(corpus: _Corpus, reprints: Mapping[str, str]) -> list[list[int]]:
    """The originals by what they share, then the reprints beside them."""
    places = {article.source: at for at, article in enumerate(corpus.articles)}
    clusters = {at: _Cluster([at]) for source, at in places.items() if source not in reprints}
    for left, right in sorted(corpus.candidates(clusters)):
        likeness = corpus.likeness(left, right)
        clusters[left].links[right] = clusters[right].links[left] = _Link(likeness, likeness)
    _merge(clusters)
    home = {at: cluster for cluster in clusters.values() for at in cluster.members}
    for source in sorted(reprints):
        home[places[reprints[source]]].members.append(places[source])
    return [cluster.members for cluster in clusters.values()]


@dataclass(frozen=True, slots=True)
class _Link:
    """The likenesses between the articles of two clusters; pairs that were not measured count as 0."""

    total: float = 0.0
    best: float = 0.0

    def __add__(self, other: _Link) -> _Link:
        return _Link(self.total + other.total, max(self.best, other.best))


@dataclass(eq=False, slots=True)
class _Cluster:
    """Articles that were joined."""

    members: list[int]
    inside: float = 0.0
    """Sum of the likenesses between its members."""
    links: dict[int, _Link] = field(default_factory=dict)
    """What ties it to another cluster."""

    @property
    def density(self) -> float:
        """Mean likeness inside, as far as it demands something of others; 0 for an article alone."""
        pairs = len(self.members) * (len(self.members) - 1) / 2
        return min(TIGHTEST, self.inside / pairs) if pairs else 0.0


def _merge(clusters: dict[int, _Cluster]) -> None:
    """Joins the most alike of `clusters` (by lowest place) again and again, in place, until none are alike enough."""
    heap = [
        (-likeness, left, right)
        for left, cluster in clusters.items()
        for right, link in cluster.links.items()
        if left < right and (likeness := link.best) >= ALIKE
    ]
    heapq.heapify(heap)
    while heap:
        likeness, left, right = heapq.heappop(heap)
        if left not in clusters or right not in clusters or -likeness != _likeness(clusters, left, right):
            continue  # one of the two has been joined with another since
        if not _belong(clusters[left], clusters[right], -likeness):
            continue
        _join(clusters, left, right)
        for other in clusters[left].links:
            if (likeness := _likeness(clusters, left, other)) >= ALIKE:
                heapq.heappush(heap, (-likeness, min(left, other), max(left, other)))


def _likeness(clusters: Mapping[int, _Cluster], left: int, right: int) -> float:
    """Halfway between the mean and the best of the pairs."""
    link = clusters[left].links.get(right, _Link())
    return (link.total / (len(clusters[left].members) * len(clusters[right].members)) + link.best) / 2


def _belong(left: _Cluster, right: _Cluster, likeness: float) -> bool:
    """True unless each of the two, or the one that is more than an article, is much denser than what links them."""
    if left.density and right.density:
        return likeness >= DENSE * min(left.density, right.density)
    return likeness >= JOINS * max(left.density, right.density)


def _join(clusters: dict[int, _Cluster], left: int, right: int) -> None:
    """Puts `right` into `left`, and what others are linked to `right` with."""
    kept, gone = clusters[left], clusters.pop(right)
    kept.inside += gone.inside + kept.links.pop(right).total
    kept.members += gone.members
    for other, link in gone.links.items():
        if other != left:
            kept.links[other] = clusters[other].links[left] = kept.links.get(other, _Link()) + link
            del clusters[other].links[right]


def _headline(corpus: _Corpus, members: Sequence[int]) -> str:
    """The headline of the earliest article, so that the name stays when one joins; empty where there is none.

    Of one day, and of undated ones, that which says most of what its articles tell; not one in capitals.
    """
    weight: Counter[str] = Counter()
    for at in members:
        weight.update(corpus.lead[at])

    def rank(article: Article) -> tuple[object, ...]:
        terms = {_term(word) for word in words(article.headline) if word.is_content}
        says = sum(weight[term] for term in sorted(terms))
        return article.published or dt.date.max, article.headline.isupper(), -says, article.headline

    headed = [corpus.articles[at] for at in members if corpus.articles[at].headline]
    return shorten(min(headed, key=rank).headline, _BRIEF, placeholder=" …") if headed else ""


def _about(corpus: _Corpus, members: Sequence[int]) -> str:
    """The words that weigh most in the articles and stand in at least half of them, as they are written most often."""
    weight: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for at in members:
        weight.update(corpus.lead[at])
        holders.update(corpus.lead[at].keys())
    telling = (term for term in weight if 2 * holders[term] >= len(members) and term[0].isalpha() and len(term) > 1)
    chosen = sorted(telling, key=lambda term: (-weight[term], term))[:_ABOUT]
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    for at in members:
        for text in _paragraphs(corpus.articles[at]):
            for word in words(text):
                surfaces[_term(word)][word.text] += 1
    return " ".join(_usual(surfaces[term]) or term for term in chosen)


def _usual(surfaces: Mapping[str, int]) -> str:
    """The most frequent of `surfaces`, without possessive; empty where there is none."""
    if not surfaces:
        return ""
    most = min(surfaces, key=lambda surface: (-surfaces[surface], surface))
    return most[:-2] if most.endswith(("'s", "’s")) else most
