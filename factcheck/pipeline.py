"""The whole run on one page: articles in, a report out."""

from __future__ import annotations

import os
import pathlib
import re
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from hashlib import sha256
from itertools import count
from typing import Any

from . import keys
from .aliases import apply_aliases, load_aliases
from .align import align
from .cache import Cache
from .cached import CachedStories, cached_articles, cached_embedder, cached_judge
from .compare import compare
from .confidence import load_confidence
from .contradict import read as read_together
from .embed import Embedder, Vectors, load_embedder
from .engine import Engine, Serial
from .errors import ArticleError, EngineError, FactcheckError, NoArticleError, StoryError
from .folders import keeping_in
from .judge import joined, judge
from .load import STDIN, collect, load_articles, notes_beside, shown_as
from .load.language import ENGLISH, language_name
from .load.record import Unread
from .model import SEVERAL_EVENTS, Article, Comparison, Notice, Pair, Report, Story
from .nli import Judge, load_judge
from .notices import FOREIGN, NO_ARTICLE, UNREADABLE, UNTOLD, notice
from .problems import shown
from .rules import Rulebook, load_rules
from .settings import Grouping, Settings
from .split import shortened, split
from .story import group
from .tag import Tagger, default_tagger
from .text import listed
from .voices import find_voices

Path = str | os.PathLike[str]
Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""


def _silent(stage: str, done: int, total: int) -> None:
    """The progress of a run that nobody watches."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The different articles that were read, ordered by source, so that a report does not depend on their order."""

    articles: tuple[Article, ...]
    old: frozenset[str]
    """The sources that are of the archive."""
    notes: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    """One for each source that could not be read."""


@dataclass(frozen=True, slots=True)
class Task:
    """One story to tell: all that it takes, in plain data, so that another process or machine can do it."""

    story: Story
    articles: tuple[Article, ...]
    """In the order of the story."""
    settings: Settings
    rules: bytes = b""
    """What `keys.rules` says of the rules that the run began with."""
    cache: pathlib.Path | None = None
    """The folder of the cache, for who may use it; None for no cache."""


@dataclass(frozen=True, slots=True)
class Models:
    """What reads the articles of a story."""

    embedder: Embedder
    referee: Judge | None = None
    tagger: Tagger | None = None
    """None for the one that comes with factcheck."""
    cache: Cache = field(default_factory=Cache)
    """Knows what that one found before."""


def check(
    paths: Sequence[Path] | Path,
    settings: Settings | None = None,
    *,
    against: Sequence[Path] | Path = (),
    embedder: Embedder | None = None,
    tagger: Tagger | None = None,
    referee: Judge | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
    engine: Engine | None = None,
) -> Report:
    """The report on the articles at `paths` (files or folders; one alone need be no list).

    They are read as one story unless `settings.stories` says otherwise. The articles at `against` are an archive: they
    are compared with those at `paths`, not with each other, and only stories that hold one of `paths` are reported.

    What `cache` knows is not worked out again, and each story is kept in it as soon as `engine` has told it; without
    them nothing is kept, and the stories are told here, one after the other.

    `embedder`, `tagger` and `referee` stand in for the models that `settings` name and the tagger that comes with
    factcheck. With one of them there is neither cache nor engine: it has no name to keep answers by, and stays here.

    Raises:
        FactcheckError: an article, a rule or the model cannot be read, or fewer than two different articles are given
            for one story.
    """
    settings, advance = settings or Settings(), progress or _silent
    if embedder or tagger or referee:
        cache, engine = None, None
    cache, engine = cache or Cache(), engine or Serial()
    known, state = CachedStories(cache, settings), keys.rules(settings.rules)  # before anything of it is read
    load_rules(settings.rules), load_confidence(settings.rules)  # a mistake in them is told before anything is read
    reading = load(paths, against, settings, advance)
    articles = {article.source: article for article in reading.articles}
    stories = group(reading.articles, settings.stories, reading.old)
    tasks = [Task(one, tuple(articles[m.path] for m in one.articles), settings, state) for one in stories if one.new]
    models = partial(load_models, settings, cache, embedder, referee, tagger)
    reports = tell_all(tasks, known, engine, models, advance)
    model = embedder.name if embedder else settings.model
    told = joined(reports)
    notes = (*reading.notes, *_events(reading, settings))
    return replace(told, model=model, notes=notes, notices=(*reading.notices, *told.notices))


def _events(reading: Reading, settings: Settings) -> list[str]:
    """A note where articles that are told as one story seem to be on several events: they differ in everything."""
    if settings.stories != Grouping.ONE:
        return []
    found = group(reading.articles, Grouping.AUTO, reading.old)
    if len(found) == 1:
        return []
    events = "; ".join(listed([shown_as(one.path) for one in story.articles]) for story in found)
    return [f"{SEVERAL_EVENTS}{len(found)} events ({events}). --stories auto tells each by itself."]


def sources(
    paths: Sequence[Path] | Path,
    settings: Settings | None = None,
    *,
    against: Sequence[Path] | Path = (),
    progress: Progress | None = None,
) -> Report:
    """The stories that the articles at `paths` tell, with who has whose text; nothing is compared, no model is loaded.

    Raises:
        FactcheckError: as for `check`.
    """
    settings, advance = settings or Settings(), progress or _silent
    reading = load(paths, against, settings, advance)
    articles = {article.source: article for article in reading.articles}
    stories = []
    for story in group(reading.articles, settings.stories, reading.old):
        if story.new:
            told = [
                shortened(split(articles[member.path], settings.max_characters), settings.max_characters)
                for member in story.articles
            ]
            stories.append(replace(story, dependences=find_voices(told, story).dependences))
    shown = {member.path for story in stories for member in story.articles}
    return Report(
        tuple(_shown(article) for article in reading.articles if article.source in shown),
        findings=(),
        notes=reading.notes,
        stories=tuple(stories),
        notices=reading.notices,
    )


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
        function = partial(teller, models=models(), advance=advance if len(tasks) == 1 else _silent)
    folder = stories.folder if engine.shares_disk else None
    for place, report in engine(function, [replace(tasks[at], cache=folder) for at in new]):
        at = new[place]
        if not report.notices:
            stories.keep(tasks[at].story, tasks[at].articles, report)
        reports[at] = report
        advance("stories", len(reports), len(tasks))
    return [reports[at] for at in range(len(tasks))]


def tell(task: Task, models: Models | None = None, advance: Progress = _silent) -> Report:
    """The report on one story; its articles have lost what a report does not show."""
    if models is None and len(task.articles) > 1:
        with keeping_in(task.cache):
            return tell(task, _models_elsewhere(task), advance)
    rules, confidence = load_rules(task.settings.rules), load_confidence(task.settings.rules)
    told: Sequence[Article] = task.articles
    pairs: tuple[Pair, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    if models and len(told) > 1:
        told = prepare(told, task.settings, advance, models.tagger, models.cache)
        pairs, comparisons = meet(told, models.embedder, models.referee, rules, advance, task.story.new)
    report = judge(told, pairs, comparisons, rules, task.settings, confidence, task.story)
    return replace(report, articles=tuple(_shown(article) for article in report.articles))


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
            f"factcheck: {type(error).__name__} at {where}: {shown(str(error))[:_TOLD_OF_ERROR]}. Please report it."
        )
        untold = notice(UNTOLD, message, task.articles[0].source)
        return Report(tuple(map(_shown, task.articles)), findings=(), stories=(task.story,), notices=(untold,))


_TOLD_OF_ERROR = 200
"""Code points of an error's message that are shown."""


def _shown(article: Article) -> Article:
    """`article` without its blocks and mentions, which no report shows: a run may hold many thousand articles."""
    sentences = tuple(replace(sentence, mentions=()) for sentence in article.sentences)
    return replace(article, blocks=(), sentences=sentences)


def load_models(
    settings: Settings,
    cache: Cache,
    embedder: Embedder | None = None,
    referee: Judge | None = None,
    tagger: Tagger | None = None,
) -> Models:
    """The models that `settings` name, asked what `cache` does not know, where no other stands in for them.

    Raises:
        ModelError: a model is missing, or its files are not the ones pinned; said here or when it is first asked.
    """
    return Models(
        embedder or cached_embedder(settings.model, partial(load_embedder, offline=settings.offline), cache),
        referee or cached_judge(settings.judge, partial(load_judge, offline=settings.offline), cache),
        tagger,
        cache,
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
        comparisons = read_together(pairs, comparisons, referee)
    advance("compare", len(pairs), len(pairs))
    return pairs, comparisons


def read(
    paths: Sequence[Path] | Path, settings: Settings, advance: Progress
) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The different articles at `paths`, which are one story, split and tagged; and notes on the reading."""
    reading = load(paths, (), settings, advance)
    return tuple(prepare(reading.articles, settings, advance)), reading.notes


def load(
    paths: Sequence[Path] | Path, against: Sequence[Path] | Path, settings: Settings, advance: Progress
) -> Reading:
    """The different articles at `paths` and, as the archive, at `against`.

    Of articles with the same text, one of the archive stays, or else the first by name: what says nothing new is no
    new article.
    """
    deep = settings.stories != Grouping.ONE
    new = collect(paths, deep=deep)
    known = {os.path.realpath(file) for file in new}
    archive = frozenset(file for file in collect(against, deep=deep) if os.path.realpath(file) not in known)
    files = [*sorted(archive), *sorted(new)]
    first: dict[str, str] = {}
    articles: list[Article] = []
    notes: list[str] = []
    notices: list[Notice] = []
    old: set[str] = set()
    for done, file in enumerate(files):
        advance("read", done, len(files))
        found, told = _opened(file, settings)
        notices += told
        for article in found:
            digest = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
            if digest not in first:
                first[digest] = article.source
                articles.append(article)
                old |= {article.source} if file in archive else set()
            elif file not in archive:
                notes.append(f"{article.source} is the same text as {first[digest]}: skipped.")
    advance("read", len(files), len(files))
    notes += notes_beside(files)
    if len(articles) < 2 and settings.stories == Grouping.ONE:
        named = ", ".join(sorted(map(shown_as, files)))
        raise StoryError(
            f"{named}: {'only one article' if articles else 'no article'} to read, at least 2 different ones are "
            "needed to compare. Name another article on the same event."
            + "".join(f" ({note.removesuffix('.')}.)" for note in (*notes, *(_told(one) for one in notices)))
        )
    return Reading(tuple(sorted(articles, key=lambda a: a.source)), frozenset(old), tuple(notes), tuple(notices))


def _opened(file: str, settings: Settings) -> tuple[list[Article], list[Notice]]:
    """The English articles in `file`, and what to say of the rest of it.

    Raises:
        ArticleError: it cannot be read, and `settings` are strict; or it is standard input, which is there on purpose.
    """
    try:
        read = load_articles(file, settings)
    except ArticleError as error:
        passes = isinstance(error, NoArticleError)
        if file == STDIN or (settings.strict and not passes):
            raise
        return [], [_passed_over(NO_ARTICLE if passes else UNREADABLE, file, error)]
    articles = [one for one in read if isinstance(one, Article)]
    unread = [
        notice(
            UNREADABLE if one.is_article else NO_ARTICLE,
            f"not checked: {one.why}",
            f"{shown_as(file)}#{one.number}",
            one.line,
        )
        for one in read
        if isinstance(one, Unread)
    ]
    foreign = [
        notice(FOREIGN, f"skipped: it is in {language_name(one.language)}; English is compared", one.source)
        for one in articles
        if one.language != ENGLISH
    ]
    return [one for one in articles if one.language == ENGLISH], [*unread, *foreign]


def _told(one: Notice) -> str:
    return f"{one.source}: {one.message}"


def _passed_over(code: str, file: str, error: ArticleError) -> Notice:
    told = re.match(rf"{re.escape(file)}(?::(\d+))?(?::\d+)?: ", str(error))
    said, line = (str(error)[told.end() :], int(told[1] or 1)) if told else (str(error), 1)
    return notice(code, f"not checked: {said}", file, line)


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
        return (tagger or default_tagger())(shortened(split(article, settings.max_characters), settings.max_characters))

    prepared = cached_articles(articles, settings, read, cache or Cache())
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
