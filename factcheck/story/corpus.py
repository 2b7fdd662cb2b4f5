"""Articles as weighted terms: names, numbers and rare words, and how alike two articles are by what they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property, lru_cache
from itertools import combinations

from ..data import load_words
from ..language.vocabulary import is_common, is_date
from ..model import Article
from ..text import Word, words
from .clusters import ALIKE
from .deeds import Deeds, same_deed

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

NAMES, NAMELESS = 2, 0.5
"""Names that articles on one event share at least, so far as they have any, and what is left of the likeness of others.

Of some 280 pairs on one event, real and invented, none shared fewer; of the pairs on two events that were alike enough
to be one in a batch of two, most did: two disasters share hospitals, ministers and the dead.
"""

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

_WEEK = 7
_YEAR = 365
"""Days: where one of two articles tells no year, they may be of one, or of two in a row."""


class Corpus:
    """The articles as weighted terms; what an article shares with another is rarer the fewer articles hold it."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self._whole = [_terms(article, None) for article in articles]
        self._holders = Counter(term for terms in self._whole for term in terms)
        self._names = [_names(article) for article in articles]
        self._deeds = [Deeds(article) for article in articles]

    @cached_property
    def whole(self) -> list[Weights]:
        """A vector of each article."""
        return [self._vector(terms) for terms in self._whole]

    @cached_property
    def lead(self) -> list[Weights]:
        """A vector of each article's beginning; of one that is no longer, that of the whole article itself."""
        return [
            self._vector(_terms(article, LEAD)) if _is_longer(article, LEAD) else whole
            for article, whole in zip(self.articles, self.whole, strict=True)
        ]

    def with_articles(self, articles: Sequence[Article]) -> Corpus:
        """This corpus with `articles` in place of its own: the same texts, of which more is known."""
        known = copy(self)
        known.articles = articles
        return known

    def likeness(self, left: int, right: int) -> float:
        """0 to 1: how surely two articles, by their places, are on one event."""
        whole = _dot(self.whole[left], self.whole[right])
        are_short = all(self.lead[at] is self.whole[at] for at in (left, right))
        shared = whole if are_short else (whole + _dot(self.lead[left], self.lead[right])) / 2
        alike = shared * _nearness(self.articles[left], self.articles[right]) * self._naming(left, right)
        if alike < ALIKE:  # joins none by itself, and days are costly to read
            return alike
        return alike * same_deed(self._deeds[left], self._deeds[right])

    def are_of_one_week(self, left: int, right: int) -> bool:
        """True for two articles that did not appear more than a week apart, as far as their days are known."""
        apart = _days_apart(self.articles[left], self.articles[right])
        return apart is None or apart <= _WEEK

    def _naming(self, left: int, right: int) -> float:
        """1 for two articles that share the names that one event has, less for others."""
        names, others = self._names[left], self._names[right]
        return 1.0 if len(names & others) >= min(NAMES, len(names), len(others)) else NAMELESS

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


def paragraphs(article: Article) -> list[str]:
    """The paragraphs of `article` that are looked at."""
    return [article.text[block.start : min(block.end, READ)] for block in article.blocks if block.start < READ]


def _is_longer(article: Article, limit: int) -> bool:
    """True where `_terms` takes less for the first `limit` code points of `article` than for the whole."""
    return sum(map(len, (article.headline, *paragraphs(article)[:-1]))) >= limit


def _terms(article: Article, limit: int | None) -> Weights:
    """The terms of the headline and of the first `limit` code points, each with a weight that grows as it recurs."""
    counts: dict[str, float] = defaultdict(float)
    seen = 0
    for text in (article.headline, *paragraphs(article)):
        if limit is not None and seen >= limit:
            break
        for word in words(text):
            if word.is_content and not is_date(word.lower):
                counts[term_of(word)] += _weight(word) * (2 if seen < FIRST else 1)
        seen += len(text)
    return {term: 1 + math.log1p(count) for term, count in counts.items()}


def _names(article: Article) -> frozenset[str]:
    """The terms of the words that stand for somebody or something by name."""
    found = (word for text in (article.headline, *paragraphs(article)) for word in words(text))
    return frozenset(term_of(word) for word in found if _is_name(word)) - _usual()


def _is_name(word: Word) -> bool:
    return word.is_capital and word.is_content and not is_date(word.lower) and not is_common(word.lower)


@lru_cache(maxsize=1)
def _usual() -> frozenset[str]:
    """The terms that articles hold whatever they tell."""
    return frozenset(term_of(word) for word in words(load_words("news")["usual"]))


def term_of(word: Word) -> str:
    """What stands for `word` and its other forms: its stem, or the figure itself."""
    return word.text if word.text[0].isdigit() else word.stem


def _weight(word: Word) -> float:
    if word.text[0].isdigit():
        return NUMBER if len(word.text) > 1 else DIGIT
    if is_common(word.lower):
        return COMMON
    return NAME if word.is_capital else RARE


def _dot(left: Weights, right: Weights) -> float:
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    return sum([weight * many[term] for term, weight in few.items() if term in many])


def _nearness(left: Article, right: Article) -> float:
    """1 for articles of the same days or without a date, less the further apart they appeared."""
    apart = _days_apart(left, right)
    return 1.0 if apart is None else max(LEAST, 1 - PER_DAY * max(0, apart - SAME_DAYS))


def _days_apart(left: Article, right: Article) -> int | None:
    """Days between the appearance of two articles, at least; None where a day is not known."""
    if left.appeared is None or right.appeared is None:
        return None
    apart = abs((left.appeared - right.appeared).days)
    return apart if left.published and right.published else min(apart % _YEAR, -apart % _YEAR)
