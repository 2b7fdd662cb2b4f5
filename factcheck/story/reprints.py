"""Reprints: articles that repeat another one nearly word for word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import partial

from ..model import Article
from ..text import words
from .corpus import MOST_ARTICLES, paragraphs
from .voices import precedence

SHINGLE = 5
"""Words in a row."""
REPRINT = 0.85
"""Share of a text's shingles in another from which it is a reprint of that, and has nothing of its own to tell."""


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
    folded = [word.lower for text in paragraphs(article) for word in words(text) if word.is_word]
    return frozenset(hash(tuple(folded[n : n + SHINGLE])) for n in range(len(folded) - SHINGLE + 1))
