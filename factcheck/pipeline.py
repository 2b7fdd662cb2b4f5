"""The whole run on one page: articles in, a report out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from .cache import Cache, keys
from .embed import Embedder
from .engine import Engine, Serial
from .findings import joined
from .load.paths import shown_as
from .model import Article, Report
from .nli import Judge
from .progress import Progress, silent
from .rules import load_rules
from .rules.confidence import load_confidence
from .settings import Grouping, Settings
from .split import shortened, split
from .stages import prepare
from .stages.cached import CachedStories
from .stages.dating import stories_of
from .stages.reading import AnyPath, Reading, load
from .stages.telling import Task, as_shown, load_models, tell_all
from .story import events
from .story.voices import find_voices
from .tag import Tagger
from .text import listed


def check(
    paths: Sequence[AnyPath] | AnyPath,
    settings: Settings | None = None,
    *,
    against: Sequence[AnyPath] | AnyPath = (),
    embedder: Embedder | None = None,
    tagger: Tagger | None = None,
    judge: Judge | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
    engine: Engine | None = None,
) -> Report:
    """The report on the articles at `paths` (files or folders; one alone need be no list).

    They are read as one story unless `settings.stories` says otherwise. The articles at `against` are an archive: they
    are compared with those at `paths`, not with each other, and only stories that hold one of `paths` are reported.

    What `cache` knows is not worked out again, and each story is kept in it as soon as `engine` has told it; without
    them nothing is kept, and the stories are told here, one after the other.

    `embedder`, `tagger` and `judge` stand in for the models that `settings` name and the tagger that comes with
    factcheck. With one of them no story is kept and `engine` is not asked: it has no name to keep answers by, and stays
    here; what the others say is kept as ever.

    Raises:
        FactcheckError: an article, a rule or the model cannot be read, or fewer than two different articles are given
            for one story.
    """
    settings, advance = settings or Settings(), progress or silent
    own = any(model is not None for model in (embedder, tagger, judge))
    cache = Cache() if cache is None else cache
    engine = Serial() if engine is None or own else engine
    known = CachedStories(Cache() if own else cache, settings)  # named before anything of it is read, as the rules are
    state = keys.rules(settings.rules)
    load_rules(settings.rules)  # a mistake in rules is said before an article is read
    load_confidence(settings.rules)
    reading = load(paths, against, settings, advance)
    dated, stories = stories_of(reading, settings.stories)
    articles = {article.source: article for article in dated}
    tasks = [Task(one, tuple(articles[m.path] for m in one.articles), settings, state) for one in stories if one.new]
    models = partial(load_models, settings, cache, embedder, judge, tagger)
    report = joined(tell_all(tasks, known, engine, models, advance))
    return replace(
        report,
        model=settings.model if embedder is None else embedder.name,
        judge=settings.judge if judge is None else judge.name,
        notes=reading.notes,
        warnings=_events(reading, settings),
        notices=(*reading.notices, *report.notices),
    )


def _events(reading: Reading, settings: Settings) -> tuple[str, ...]:
    """A warning where articles that are told as one story seem to be on several events: too little ties them."""
    if settings.stories != Grouping.ONE:
        return ()
    found = events(reading.articles, reading.old)
    if len(found) == 1:
        return ()
    named = "; ".join(listed(list(map(shown_as, together))) for together in found)
    return (f"These articles seem to be on {len(found)} events ({named}). --stories auto tells each by itself.",)


def sources(
    paths: Sequence[AnyPath] | AnyPath,
    settings: Settings | None = None,
    *,
    against: Sequence[AnyPath] | AnyPath = (),
    progress: Progress | None = None,
) -> Report:
    """The stories that the articles at `paths` tell, with who has whose text; nothing is compared, no model is loaded.

    Raises:
        FactcheckError: as for `check`.
    """
    settings, advance = settings or Settings(), progress or silent
    reading = load(paths, against, settings, advance)
    dated, found = stories_of(reading, settings.stories)
    articles = {article.source: article for article in dated}
    stories = []
    for story in found:
        if story.new:
            texts = [
                shortened(split(articles[member.path], settings.max_characters), settings.max_characters)
                for member in story.articles
            ]
            stories.append(replace(story, dependences=find_voices(texts, story).dependences))
    shown = {member.path for story in stories for member in story.articles}
    return Report(
        tuple(as_shown(article) for article in dated if article.source in shown),
        findings=(),
        notes=reading.notes,
        stories=tuple(stories),
        notices=reading.notices,
    )


def read(
    paths: Sequence[AnyPath] | AnyPath, settings: Settings, advance: Progress
) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The different articles at `paths`, which are one story, split and tagged; and notes on the reading."""
    reading = load(paths, (), settings, advance)
    articles, _ = stories_of(reading, Grouping.ONE)
    return tuple(prepare(articles, settings, advance)), reading.notes
