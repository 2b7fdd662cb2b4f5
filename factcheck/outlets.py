"""Outlets as a reader is told them: one name for each article, also where a feed holds several of one title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import shorten

from .model import Article

_MARK = 48
"""Code points of an author or headline in brackets."""


def told_apart(articles: Iterable[Article]) -> dict[str, str]:
    """Source -> its outlet; entries of one feed that share its title have their author or headline in brackets."""
    feeds: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        feeds.setdefault((article.file, article.outlet), []).append(article)
    return {one.source: _apart(one, entries) for entries in feeds.values() for one in entries}


def each_once(choices: Sequence[Sequence[str]]) -> list[str]:
    """Of each of `choices`, names for one thing, the first that names nothing else; the last where none does."""
    often = Counter(name for names in choices for name in set(names))
    return [next((name for name in names if name and often[name] == 1), names[-1]) for names in choices]


def _apart(one: Article, entries: Sequence[Article]) -> str:
    """The outlet of `one`, with what no other of `entries` has where there are some: "Wire (Ann Lee)"."""
    if not one.outlet or len(entries) == 1:
        return one.outlet
    told = ((one.author, [other.author for other in entries]), (one.headline, [other.headline for other in entries]))
    sure = (name for name, names in told if name and name != one.outlet and names.count(name) == 1)
    mark = shorten(next(sure, ""), _MARK, placeholder="…") or f"#{one.number}"
    return f"{one.outlet} ({mark})"
