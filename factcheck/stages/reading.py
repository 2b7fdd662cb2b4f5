"""The articles at some paths: the different ones, and what to say of those that could not be read."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from hashlib import sha256

from msgspec import Struct

from ..errors import ArticleError, NoArticleError, StoryError
from ..load import load_articles, notes_beside
from ..load.language import ENGLISH, language_name
from ..load.paths import STDIN, collect, shown_as
from ..load.record import Unread
from ..model import Article, Notice
from ..notices import FOREIGN, NO_ARTICLE, UNREADABLE, notice
from ..progress import Progress
from ..settings import Grouping, Settings
from ..story import home_of

AnyPath = str | os.PathLike[str]
_LINE = re.compile(r"(?::(\d+))?(?::\d+)?: ")
"""What stands in a message between the file and what is wrong with it: its line and column, where they are told."""


class Reading(Struct, frozen=True):
    """The different articles that were read, ordered by source, so that a report does not depend on their order."""

    articles: tuple[Article, ...]
    old: frozenset[str]
    """The sources that are of the archive."""
    notes: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    """One for each source that could not be read."""


def load(
    paths: Sequence[AnyPath] | AnyPath, against: Sequence[AnyPath] | AnyPath, settings: Settings, advance: Progress
) -> Reading:
    """The different articles at `paths` and, as the archive, at `against`.

    Of articles with the same text, one of the archive stays, or else the first by name: what says nothing new is no
    new article. Where each folder holds one event, a text may lie in several, and stays in each.

    Raises:
        ArticleError: some cannot be read, and `settings` are strict; it names every one of them.
    """
    archive, new = _files(paths, against, deep=settings.stories != Grouping.ONE)
    files = [*archive, *new]
    first: dict[tuple[str, str], str] = {}
    articles: list[Article] = []
    notes: list[str] = []
    notices: list[Notice] = []
    old: set[str] = set()
    failed: list[ArticleError] = []
    for done, file in enumerate(files):
        advance("read", done, len(files))
        is_old = done < len(archive)
        try:
            found, more = _opened(file, settings)
        except ArticleError as error:
            failed.append(error)
            continue
        notices += more
        for article in found:
            digest = sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
            key = home_of(article.source, settings.stories), digest
            if key not in first:
                first[key] = article.source
                articles.append(article)
                old |= {article.source} if is_old else set()
            elif not is_old:
                notes.append(f"{article.source} is the same text as {first[key]}: skipped.")
    advance("read", len(files), len(files))
    if failed:
        raise ArticleError("\n".join(map(str, failed)))
    notes += notes_beside(files)
    notes += _perhaps_none(articles, paths)
    if len(articles) < 2 and settings.stories == Grouping.ONE:
        raise _too_few(files, articles, [*notes, *(f"{one.source}: {one.message}" for one in notices)])
    ordered = sorted(articles, key=lambda a: a.source)
    return Reading(tuple(ordered), frozenset(old), tuple(notes), tuple(notices))


def _perhaps_none(articles: Sequence[Article], paths: Sequence[AnyPath] | AnyPath) -> list[str]:
    """A note on each Markdown file of a folder that may be somebody's notes: it alone tells neither outlet nor day."""
    named = {shown_as(os.fspath(path)) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)}
    unsigned = [one for one in articles if not (one.outlet or one.author or one.appeared)]
    doubted = [one for one in unsigned if one.file.endswith(_NOTES) and one.file not in named]
    if len(doubted) < len(unsigned) or len(articles) - len(doubted) < _SIGNED:
        return []
    why = "was read as an article, though it names neither outlet nor day, as the others do"
    return [f"{one.source} {why}: name the articles in place of the folder, if it is none." for one in doubted]


_NOTES = (".md", ".markdown")
_SIGNED = 2
"""Articles that say whose and of which day they are, at least, beside one of which that is strange."""


def _files(
    paths: Sequence[AnyPath] | AnyPath, against: Sequence[AnyPath] | AnyPath, *, deep: bool
) -> tuple[list[str], list[str]]:
    """The files at `against`, without those that are at `paths` too, and the files at `paths`; each by name."""
    new = collect(paths, deep=deep)
    known = {os.path.realpath(file) for file in new}
    return sorted(file for file in collect(against, deep=deep) if os.path.realpath(file) not in known), sorted(new)


def _too_few(files: Sequence[str], articles: Sequence[Article], notes: Sequence[str]) -> StoryError:
    """What is wrong where `articles`, all that `files` hold, do not make a story, and what there is to say of it."""
    named = ", ".join(sorted(map(shown_as, files))) or "no path given"
    reasons = "".join(f"{note.removesuffix('.')}. " for note in notes)
    return StoryError(
        f"{reasons}{named}: {'only one article' if articles else 'no article'} to read, at least 2 different ones are "
        "needed to compare. Name another article on the same event; the same file named twice is one."
    )


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


def _passed_over(code: str, file: str, error: ArticleError) -> Notice:
    said, line = str(error), 1
    if said.startswith(file) and (place := _LINE.match(said, len(file))):
        said, line = said[place.end() :], int(place[1] or 1)
    return notice(code, f"not checked: {said}", file, line)
