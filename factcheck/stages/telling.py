"""Stories told, each a report: here, or by other processes and machines, which know of one no more than its task."""

from __future__ import annotations

import pathlib
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from msgspec import Struct, field, structs

from ..cache import Cache, keys
from ..embed import Embedder, load_embedder
from ..engine import Engine
from ..errors import EngineError, FactcheckError
from ..findings import report_of
from ..folders import keeping_in
from ..model import Article, Comparison, Pair, Report, Story
from ..nli import Judge, load_judge
from ..notices import UNTOLD, notice
from ..problems import shown
from ..progress import Progress, silent
from ..rules import load_rules
from ..rules.confidence import load_confidence
from ..settings import Settings
from ..tag import Tagger
from . import meet, prepare
from .cached import CachedStories, cached_embedder, cached_judge
from .given import given_embedder, given_judge, given_tagger

_LONGEST_ERROR = 200
"""Code points of an error's message that are shown."""


class Task(Struct, frozen=True):
    """One story to tell: all that it takes, in plain data, so that another process or machine can do it."""

    story: Story
    articles: tuple[Article, ...]
    """In the order of the story."""
    settings: Settings
    rules: bytes = b""
    """What `keys.rules` says of the rules that the run began with."""
    cache: pathlib.Path | None = None
    """The folder of the cache, for who may use it; None for no cache."""


class Models(Struct, frozen=True):
    """What reads the articles of a story."""

    embedder: Embedder
    judge: Judge | None = None
    tagger: Tagger | None = None
    """None for the one that comes with factcheck."""
    cache: Cache = field(default_factory=Cache)
    """Knows what that one found before."""


def tell_all(
    tasks: Sequence[Task], stories: CachedStories, engine: Engine, models: Callable[[], Models], advance: Progress
) -> list[Report]:
    """The report on each story of `tasks`, in order: known from before, or told by `engine` and kept at once.

    An article alone has nothing to be compared with, and is told of here. `models` gives those of this process. One of
    several stories that ends in a mistake of ours is not kept, and told of by a notice.
    """
    teller: Callable[..., Report] = partial(in_any_case, tell) if len(tasks) > 1 else tell
    reports: dict[int, Report] = {}
    for at, task in enumerate(tasks):
        known = stories.get(task.story, task.articles) if len(task.articles) > 1 else teller(task)
        if known:
            reports[at] = known
    new = [at for at in range(len(tasks)) if at not in reports]
    function: Callable[[Task], Report] = teller
    if new and not engine.apart(len(new)):
        function = partial(teller, models=models(), advance=advance if len(tasks) == 1 else silent)
    folder = stories.folder if engine.shares_disk else None
    for place, report in engine(function, [structs.replace(tasks[at], cache=folder) for at in new]):
        at = new[place]
        if not report.notices:
            stories.keep(tasks[at].story, tasks[at].articles, report)
        reports[at] = report
        advance("stories", len(reports), len(tasks))
    return [reports[at] for at in range(len(tasks))]


def tell(task: Task, models: Models | None = None, advance: Progress = silent) -> Report:
    """The report on one story; its articles have lost what a report does not show."""
    if models is None and len(task.articles) > 1:
        with keeping_in(task.cache):
            return tell(task, _models_elsewhere(task), advance)
    rules, confidence = load_rules(task.settings.rules), load_confidence(task.settings.rules)
    articles: Sequence[Article] = task.articles
    pairs: tuple[Pair, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    if models and len(articles) > 1:
        articles = prepare(articles, task.settings, advance, models.tagger, models.cache)
        pairs, comparisons = meet(articles, models.embedder, models.judge, rules, advance, task.story.new)
    report = report_of(articles, pairs, comparisons, rules, task.settings, confidence, task.story)
    return replace(report, articles=tuple(as_shown(article) for article in report.articles))


def in_any_case(teller: Callable[..., Report], task: Task, **given: Any) -> Report:
    """What `teller` tells of `task`; where a mistake of ours ends it, a report without findings whose notice says so.

    Raises:
        FactcheckError: as for `tell`: what is given is at fault, and so for every story.
    """
    try:
        return teller(task, **given)
    except (FactcheckError, MemoryError, OSError):
        raise
    except Exception as error:  # noqa: BLE001  # a mistake of ours: the other stories are none the worse
        frame = traceback.extract_tb(error.__traceback__)[-1]
        others = len(task.articles) - 1
        where = f"{pathlib.Path(frame.filename).name}:{frame.lineno}"
        message = (
            f"the story of this article{f' and {others} more' if others else ''} was not compared, by a mistake of "
            f"factcheck: {type(error).__name__} at {where}: {shown(str(error))[:_LONGEST_ERROR]}. Please report it."
        )
        untold = notice(UNTOLD, message, task.articles[0].source)
        return Report(tuple(map(as_shown, task.articles)), findings=(), stories=(task.story,), notices=(untold,))


def as_shown(article: Article) -> Article:
    """`article` without its blocks and mentions, which no report shows: a run may hold many thousand articles."""
    sentences = tuple(replace(sentence, mentions=()) for sentence in article.sentences)
    return replace(article, blocks=(), sentences=sentences)


def load_models(
    settings: Settings,
    cache: Cache,
    embedder: Embedder | None = None,
    judge: Judge | None = None,
    tagger: Tagger | None = None,
) -> Models:
    """The models that `settings` name, asked what `cache` does not know, where no other stands in for them.

    Raises:
        ModelError: a model is missing, or its files are not the ones pinned, or what one that is given answers is not
            what its Protocol says; said here or when it is first asked.
    """
    offline = settings.offline
    return Models(
        cached_embedder(settings.model, partial(load_embedder, offline=offline), cache)
        if embedder is None
        else given_embedder(embedder),
        cached_judge(settings.judge, partial(load_judge, offline=offline), cache)
        if judge is None
        else given_judge(judge),
        None if tagger is None else given_tagger(tagger),
        cache if tagger is None else Cache(),
    )


def _models_elsewhere(task: Task) -> Models:
    """The models of a process that tells stories for another.

    Raises:
        EngineError: the rules that it reads are not those that the run began with.
    """
    if keys.rules(task.settings.rules) != task.rules:
        raise EngineError(
            f"{task.settings.rules}: these rules changed during the run, or are others on the machine of a worker. Lay "
            "the same there, then run the same command again: what is done is kept."
        )
    return _models(task.settings, task.cache)


@lru_cache
def _models(settings: Settings, cache: pathlib.Path | None) -> Models:
    """The models of a process that tells stories for another, loaded once."""
    return load_models(settings, Cache(cache))
