"""The stories that articles tell, and the days that an article leaves open: those beside it tell in which year.

Stories come first: articles on another event say nothing of a year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from ..load.dates import YearlessDay
from ..model import Article, Story
from ..settings import Grouping
from ..story import part
from .reading import Reading

_HALF_A_YEAR = dt.timedelta(days=182)
_ZONES = dt.timedelta(days=1)
"""East of here it may be tomorrow."""


def stories_of(
    reading: Reading, grouping: Grouping, today: dt.date | None = None
) -> tuple[tuple[Article, ...], tuple[Story, ...]]:
    """The articles of `reading` with the days that their stories tell, and these stories; all are of before `today`."""
    parts = part(reading.articles, grouping, reading.old)
    latest = (today or dt.datetime.now(dt.UTC).date()) + _ZONES
    articles = list(reading.articles)
    for members in parts.groups:
        for at, article in zip(members, _dated([articles[at] for at in members], latest), strict=True):
            articles[at] = article
    return tuple(articles), parts.stories(articles)


def _dated(articles: Sequence[Article], latest: dt.date) -> Sequence[Article]:
    """`articles`, one story, with a day that lacks its year ("Friday 6 March") in the year of those beside it."""
    known = {article.published for article in articles if article.published}
    if not known:
        return _without_year(articles)
    return [one if one.published else _near(one, known, max(latest, *known)) for one in articles]


def _near(article: Article, days: Collection[dt.date], latest: dt.date) -> Article:
    """`article` with its day in the year that all of `days` put it in; an archive of many years leaves that open."""
    if not article.day:
        return article
    told = YearlessDay(*article.day, article.weekday)
    found = {told.near(day, latest) for day in {min(days), max(days)}} - {None}
    return replace(article, published=found.pop() if len(found) == 1 else None, day=None)


def _without_year(articles: Sequence[Article]) -> Sequence[Article]:
    """`articles`, of which none tells a year, with month and day where these tell which of them is the later one.

    They do within half a year: of December and January either may be first.
    """
    days = [article.appeared for article in articles if article.appeared]
    if not days or max(days) - min(days) <= _HALF_A_YEAR:
        return articles
    return [replace(article, day=None) for article in articles]
