"""What is done to the articles of one story, stage by stage: sentences and mentions, vectors, pairs, comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from ..cache import Cache
from ..compare import compare
from ..compare.align import align
from ..compare.contradict import read as read_together
from ..embed import Embedder, Vectors
from ..model import Article, Comparison, Pair
from ..nli import Judge
from ..progress import Progress
from ..rules import Rulebook
from ..rules.aliases import apply_aliases, load_aliases
from ..settings import Settings
from ..split import shortened, split
from ..tag import Tagger, default_tagger
from .cached import cached_articles


def prepare(
    articles: Sequence[Article],
    settings: Settings,
    advance: Progress,
    tagger: Tagger | None = None,
    cache: Cache | None = None,
) -> list[Article]:
    """`articles` with their sentences, and the mentions in these; `cache` is of the default tagger."""
    done = count()

    def read(article: Article) -> Article:
        advance("tag", next(done), len(articles))
        reader = default_tagger() if tagger is None else tagger
        return reader(shortened(split(article, settings.max_characters), settings.max_characters))

    prepared = cached_articles(articles, settings, read, Cache() if cache is None else cache)
    advance("tag", len(articles), len(articles))
    return apply_aliases(prepared, load_aliases(settings.rules))


def meet(
    articles: Sequence[Article],
    embedder: Embedder,
    judge: Judge | None,
    rules: Rulebook,
    advance: Progress,
    new: frozenset[str] | None = None,
) -> tuple[tuple[Pair, ...], tuple[Comparison, ...]]:
    """The aligned sentences of `articles` and what the comparison of their facts says.

    An article of `new`, a set of sources, takes part in each; None takes all for new.
    """
    vectors = embed(articles, embedder, advance)
    pairs = align(articles, vectors, new)
    advance("compare", 0, len(pairs))
    comparisons = compare(articles, pairs, rules, new)
    if judge:
        comparisons = read_together(articles, pairs, comparisons, judge)
    advance("compare", len(pairs), len(pairs))
    return pairs, comparisons


def embed(articles: Sequence[Article], embedder: Embedder, advance: Progress) -> dict[str, Vectors]:
    """Unit rows of every sentence, by article source; one call, so that the backend can sort and batch."""
    texts = [sentence.text for article in articles for sentence in article.sentences]
    advance("embed", 0, len(texts))
    rows = embedder(texts)
    advance("embed", len(texts), len(texts))
    vectors: dict[str, Vectors] = {}
    start = 0
    for article in articles:
        vectors[article.source] = rows[start : start + len(article.sentences)]
        start += len(article.sentences)
    return vectors
