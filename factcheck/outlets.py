"""Outlets as a reader is told them: one name for each article, also where a feed holds several of one title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from textwrap import shorten

from .model import Article
from .text import in_words

_MARK = 48
"""Code points of an author or headline in brackets."""


def told_apart(articles: Iterable[Article]) -> dict[str, str]:
    """Source -> its outlet; of several of one outlet each has in brackets what no other of them has.

    Entries of one feed have their author or headline there, two edits of an agency's text their days.
    """
    of_outlet: dict[str, list[Article]] = {}
    for article in articles:
        of_outlet.setdefault(article.outlet, []).append(article)
    return {one.source: _apart(one, together) for together in of_outlet.values() for one in together}


def each_once(choices: Sequence[Sequence[str]]) -> list[str]:
    """Of each of `choices`, names for one thing, the first that names nothing else; the last where none does."""
    often = Counter(name for names in choices for name in set(names))
    return [next((name for name in names if name and often[name] == 1), names[-1]) for names in choices]


def _apart(one: Article, together: Sequence[Article]) -> str:
    """The outlet of `one`, with what no other of `together` has where there are some: "Wire (Ann Lee)"."""
    if not one.outlet or len(together) == 1:
        return one.outlet
    telling = (_author, _headline) if len({other.file for other in together}) == 1 else (_day(together), _author, _file)
    told = ((tell(one), [tell(other) for other in together]) for tell in telling)
    sure = (name for name, names in told if name and name != one.outlet and names.count(name) == 1)
    mark = shorten(next(sure, ""), _MARK, placeholder="…") or _place(one)
    return f"{one.outlet} ({mark})"


def _day(together: Sequence[Article]) -> Callable[[Article], str]:
    """What gives the day of one of `together`, with its year where these are of several."""
    with_year = len({other.appeared.year for other in together if other.appeared}) > 1
    return lambda article: in_words(article.appeared, with_year=with_year) if article.appeared else ""


def _author(article: Article) -> str:
    return article.author


def _headline(article: Article) -> str:
    return article.headline


def _file(article: Article) -> str:
    """The name of the file that holds it, or its number among several there."""
    return f"{PurePosixPath(article.file).name}{f'#{article.number}' if article.number else ''}"


def _place(article: Article) -> str:
    return f"#{article.number}" if article.number else article.source
