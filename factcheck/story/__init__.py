"""Which articles tell of the same event, and which of them are reprints, before anything is embedded.

Articles are alike when they share weighty terms (names, numbers, rare words) and appeared about the same time. An
inverted index finds the pairs worth measuring (`corpus`); then the most alike are joined again and again, but not two
dense groups by thin threads (`clusters`): two missile tests share persons and topic, yet each is told much more alike
in itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from pathlib import PurePosixPath

from msgspec import Struct

from ..groups import Groups
from ..model import Article, Member, Story
from ..settings import Grouping
from ..text import fold
from .clusters import ALIKE, Cluster, Link, merge
from .corpus import Corpus
from .naming import name_of
from .reprints import find_reprints


class Parts(Struct, frozen=True):
    """Articles parted into stories, before these are named."""

    corpus: Corpus
    """The articles, by source."""
    groups: tuple[tuple[int, ...], ...]
    """The places in `corpus` of the articles of each story, by the first of them; every article is in one."""
    reprints: Mapping[str, str]
    """Source -> source of the article that it repeats."""
    old: Collection[str] = ()
    """The sources that are not new."""

    def stories(self, articles: Sequence[Article] = ()) -> tuple[Story, ...]:
        """The stories, told by `articles`: those of `corpus`, of which days may have been learned since.

        The days tell which article repeats another, and after which a story is called.
        """
        before = self.corpus.articles
        corpus = self.corpus.with_articles(articles or before)
        stories: dict[str, Story] = {}
        for members in self.groups:
            together = [corpus.articles[at] for at in members]
            learned = any(article is not before[at] for at, article in zip(members, together, strict=True))
            reprints = find_reprints(together, self.old) if learned else self.reprints
            called = name_of(corpus, members)
            name = re.sub(r"[^a-z0-9]+", "-", fold(called)).strip("-") or "story"
            unlike, copy = next((one, n) for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in stories)
            about = called if copy == 1 else f"{called} ({copy})"
            stories[unlike] = Story(unlike, about, tuple(_member(one, reprints, self.old) for one in together))
        return tuple(stories.values())


def group(articles: Sequence[Article], grouping: Grouping, old: Collection[str] = ()) -> tuple[Story, ...]:
    """The stories that `articles` tell, by their first path; every article is in one. Sources in `old` are not new."""
    return part(articles, grouping, old).stories()


def part(articles: Sequence[Article], grouping: Grouping, old: Collection[str] = ()) -> Parts:
    """`articles` parted into the stories that they tell.

    What `split` and `tag` add is not needed. Neither the order of `articles` nor, but for ties, their names matter.
    """
    ordered = sorted(articles, key=lambda article: article.source)
    reprints: dict[str, str] = {}
    for together in _by_home(ordered, grouping):
        reprints |= find_reprints([ordered[at] for at in together], old)
    corpus = Corpus(ordered)
    groups = sorted(tuple(sorted(members)) for members in _groups(corpus, reprints, grouping))
    return Parts(corpus, tuple(groups), reprints, old)


def events(articles: Sequence[Article], old: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
    """The sources of each event that `articles` seem to be on, which somebody gave as one story, by the first of them.

    Who gave them knows more than a batch tells: one article of the same days that is like enough joins an event, be its
    articles far more alike in themselves, as two edits of one agency text are beside a report of another hand.
    """
    found = part(articles, Grouping.AUTO, old)
    corpus, together = found.corpus, Groups[int]()
    for first, *others in found.groups:
        together.root(first)
        for other in others:
            together.join(first, other)
    for left, right in corpus.candidates(range(len(corpus.articles))) if len(found.groups) > 1 else ():
        apart = together.root(left) != together.root(right)
        if apart and corpus.are_of_one_week(left, right) and corpus.likeness(left, right) >= ALIKE:
            together.join(left, right)
    return tuple(tuple(corpus.articles[at].source for at in members) for members in together.all())


def home_of(source: str, grouping: Grouping) -> str:
    """The folder that alone holds the event of the article from `source`; empty where folders do not part events."""
    return str(PurePosixPath(source).parent) if grouping == Grouping.FOLDER else ""


def _by_home(articles: Iterable[Article], grouping: Grouping) -> list[list[int]]:
    """The places of the articles that have one home, for each of these."""
    homes: dict[str, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        homes[home_of(article.source, grouping)].append(at)
    return list(homes.values())


def _member(article: Article, reprints: Mapping[str, str], old: Collection[str]) -> Member:
    return Member(
        path=article.source,
        outlet=article.outlet,
        published=article.published,
        reprint_of=reprints.get(article.source, ""),
        new=article.source not in old,
    )


def _groups(corpus: Corpus, reprints: Mapping[str, str], grouping: Grouping) -> list[list[int]]:
    """The places of the articles of each story; a reprint goes where its original goes."""
    return _linked(corpus, reprints) if grouping == Grouping.AUTO else _by_home(corpus.articles, grouping)


def _linked(corpus: Corpus, reprints: Mapping[str, str]) -> list[list[int]]:
    """The originals by what they share, then the reprints beside them."""
    places = {article.source: at for at, article in enumerate(corpus.articles)}
    clusters = {at: Cluster([at]) for source, at in places.items() if source not in reprints}
    for left, right in sorted(corpus.candidates(clusters)):
        likeness = corpus.likeness(left, right)
        clusters[left].links[right] = clusters[right].links[left] = Link(likeness, likeness)
    merge(clusters)
    home = {at: cluster for cluster in clusters.values() for at in cluster.members}
    for source in sorted(reprints):
        home[places[reprints[source]]].members.append(places[source])
    return [cluster.members for cluster in clusters.values()]
