"""The whole run on one page: articles in, a report out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256

from .align import align
from .compare import compare
from .confidence import load_confidence
from .contradict import contradictions
from .embed import Embedder, Vectors, load_embedder
from .errors import StoryError
from .judge import judge
from .load import collect, load_article
from .model import Article, Comparison, Pair, Report
from .nli import Judge, load_judge
from .rules import Rulebook, load_rules
from .settings import Settings
from .split import shortened, split
from .tag import default_tagger

Path = str | os.PathLike[str]
Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""


def check(
    paths: Sequence[Path],
    settings: Settings | None = None,
    *,
    embedder: Embedder | None = None,
    referee: Judge | None = None,
    progress: Progress | None = None,
) -> Report:
    """The report on the articles at `paths` (files or folders), read as one story.

    `embedder` and `referee` stand in for the models that `settings` name.

    Raises:
        FactcheckError: an article, a rule or the model cannot be read, or fewer than two different articles are given.
    """
    settings = settings or Settings()
    advance = progress or (lambda stage, done, total: None)
    rules = load_rules(settings.rules)
    articles, notes = read(paths, settings, advance)
    embedder = embedder or load_embedder(settings.model)
    pairs, comparisons = meet(articles, embedder, referee or load_judge(settings.judge), rules, advance)
    report = judge(articles, pairs, comparisons, rules, settings, load_confidence(settings.rules))
    return replace(report, model=embedder.name, notes=notes)


def meet(
    articles: Sequence[Article], embedder: Embedder, referee: Judge | None, rules: Rulebook, advance: Progress
) -> tuple[tuple[Pair, ...], tuple[Comparison, ...]]:
    """The aligned sentences of `articles` and what the comparison of their facts says."""
    vectors = _embed(articles, embedder, advance)
    pairs = align(articles, vectors)
    advance("compare", 0, len(pairs))
    comparisons = compare(articles, pairs, rules)
    if referee:
        comparisons += contradictions(articles, pairs, comparisons, referee)
    advance("compare", len(pairs), len(pairs))
    return pairs, comparisons


def read(paths: Sequence[Path], settings: Settings, advance: Progress) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The different articles, tagged, ordered by source, so that a report does not depend on the order of arguments."""
    sources = collect(paths)
    tag = default_tagger()
    seen: dict[str, str] = {}
    articles: list[Article] = []
    notes: list[str] = []
    for done, source in enumerate(sorted(sources)):
        advance("read", done, len(sources))
        article = load_article(source, settings.date)
        digest = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest in seen:
            notes.append(f"{source} is the same text as {seen[digest]}: skipped.")
            continue
        seen[digest] = source
        articles.append(tag(shortened(split(article), settings.max_characters)))
    advance("read", len(sources), len(sources))
    if len(articles) < 2:
        given = ", ".join(sorted(sources))
        raise StoryError(
            f"{given}: {len(articles)} different article{'s'[: len(articles) != 1]} given, "
            "at least 2 are needed to compare. Name another article on the same event."
            + "".join(f" ({note})" for note in notes)
        )
    return tuple(articles), tuple(notes)


def _embed(articles: Sequence[Article], embedder: Embedder, advance: Progress) -> dict[str, Vectors]:
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
