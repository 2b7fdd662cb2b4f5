"""The whole run on one page: articles in, a report out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from .aliases import apply_aliases, load_aliases
from .align import align
from .compare import compare
from .confidence import load_confidence
from .contradict import contradictions
from .embed import Embedder, Vectors, load_embedder
from .errors import ArticleError, StoryError
from .judge import joined, judge
from .load import collect, load_article
from .model import Article, Comparison, Notice, Pair, Report
from .nli import Judge, load_judge
from .notices import UNREADABLE, notice
from .rules import Rulebook, load_rules
from .settings import Grouping, Settings
from .split import shortened, split
from .story import group
from .tag import Tagger, default_tagger

Path = str | os.PathLike[str]
Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The different articles that were read, ordered by source, so that a report does not depend on their order."""

    articles: tuple[Article, ...]
    old: frozenset[str]
    """The sources that are of the archive."""
    notes: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    """One for each source that could not be read."""


def check(
    paths: Sequence[Path],
    settings: Settings | None = None,
    *,
    against: Sequence[Path] = (),
    embedder: Embedder | None = None,
    tagger: Tagger | None = None,
    referee: Judge | None = None,
    progress: Progress | None = None,
) -> Report:
    """The report on the articles at `paths` (files or folders).

    They are read as one story unless `settings.stories` says otherwise. The articles at `against` are an archive: they
    are compared with those at `paths`, not with each other, and only stories that hold one of `paths` are reported.

    `tagger` finds the names; the default comes with factcheck.

    `embedder` and `referee` stand in for the models that `settings` name.

    Raises:
        FactcheckError: an article, a rule or the model cannot be read, or fewer than two different articles are given
            for one story.
    """
    settings = settings or Settings()
    advance = progress or (lambda stage, done, total: None)
    rules, confidence = load_rules(settings.rules), load_confidence(settings.rules)
    reading = load(paths, against, settings, advance)
    articles = {article.source: article for article in reading.articles}
    reports: list[Report] = []
    for story in group(reading.articles, settings.stories, reading.old):
        told = [articles[member.path] for member in story.articles]
        pairs: tuple[Pair, ...] = ()
        comparisons: tuple[Comparison, ...] = ()
        if story.new and len(told) > 1:
            embedder = embedder or load_embedder(settings.model)
            referee = referee or load_judge(settings.judge)
            told = prepare(told, settings, advance, tagger)
            pairs, comparisons = meet(told, embedder, referee, rules, advance, story.new)
        if story.new:
            reports.append(judge(told, pairs, comparisons, rules, settings, confidence, story))
    model = embedder.name if embedder else settings.model
    return replace(joined(reports), model=model, notes=reading.notes, notices=reading.notices)


def meet(
    articles: Sequence[Article],
    embedder: Embedder,
    referee: Judge | None,
    rules: Rulebook,
    advance: Progress,
    new: frozenset[str] | None = None,
) -> tuple[tuple[Pair, ...], tuple[Comparison, ...]]:
    """The aligned sentences of `articles` and what the comparison of their facts says.

    An article of `new`, a set of sources, takes part in each; None takes all for new.
    """
    vectors = _embed(articles, embedder, advance)
    pairs = align(articles, vectors, new)
    advance("compare", 0, len(pairs))
    comparisons = compare(articles, pairs, rules, new)
    if referee:
        comparisons += contradictions(articles, pairs, comparisons, referee)
    advance("compare", len(pairs), len(pairs))
    return pairs, comparisons


def read(paths: Sequence[Path], settings: Settings, advance: Progress) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The different articles at `paths`, which are one story, split and tagged; and notes on the reading."""
    reading = load(paths, (), settings, advance)
    return tuple(prepare(reading.articles, settings, advance)), reading.notes


def load(paths: Sequence[Path], against: Sequence[Path], settings: Settings, advance: Progress) -> Reading:
    """The different articles at `paths` and, as the archive, at `against`.

    Of articles with the same text, one of the archive stays, or else the first by name: what says nothing new is no
    new article.
    """
    deep = settings.stories != Grouping.ONE
    new = collect(paths, deep=deep)
    known = {os.path.realpath(source) for source in new}
    old = frozenset(source for source in collect(against, deep=deep) if os.path.realpath(source) not in known)
    sources = [*sorted(old), *sorted(new)]
    seen: dict[str, str] = {}
    articles: list[Article] = []
    notes: list[str] = []
    notices: list[Notice] = []
    for done, source in enumerate(sources):
        advance("read", done, len(sources))
        try:
            article = load_article(source, settings.date)
        except ArticleError as error:
            if settings.strict:
                raise
            notices.append(notice(UNREADABLE, f"not checked: {str(error).removeprefix(f'{source}: ')}", source))
            continue
        digest = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
        if digest in seen:
            if source not in old:
                notes.append(f"{source} is the same text as {seen[digest]}: skipped.")
            continue
        seen[digest] = source
        articles.append(article)
    advance("read", len(sources), len(sources))
    if len(articles) < 2 and settings.stories == Grouping.ONE:
        given = ", ".join(sorted(sources))
        raise StoryError(
            f"{given}: {len(articles)} different article{'s'[: len(articles) != 1]} given, "
            "at least 2 are needed to compare. Name another article on the same event."
            + "".join(f" ({note})" for note in notes)
        )
    return Reading(tuple(sorted(articles, key=lambda a: a.source)), old, tuple(notes), tuple(notices))


def prepare(
    articles: Sequence[Article], settings: Settings, advance: Progress, tagger: Tagger | None = None
) -> list[Article]:
    """`articles` with their sentences, and the mentions in these."""
    tag = tagger or default_tagger()
    prepared: list[Article] = []
    for done, article in enumerate(articles):
        advance("tag", done, len(articles))
        prepared.append(tag(shortened(split(article), settings.max_characters)))
    advance("tag", len(articles), len(articles))
    return apply_aliases(prepared, load_aliases(settings.rules))


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
