"""Who speaks in an article: it or, where it prints the text of another article or of a news agency, that one.

What two articles tell in the same words (`passages.py`) is told once: by the agency that is credited with it, else by
the article that had it first. And what one agency tells in two texts is told once.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from msgspec import Struct

from ..data import load_words
from ..load.dateline import agencies
from ..model import Article, Beginning, Dependence, SentenceId, Story
from ..text import words
from .passages import find_passages


class Voices(Struct, frozen=True):
    """Who speaks in the articles of a story."""

    dependences: tuple[Dependence, ...]
    """As `Story` has them."""
    own: Mapping[str, str]
    """Source -> the source that speaks where nothing was taken over: itself, but for a reprint or an agency's text."""
    taken: Mapping[Beginning, Dependence]
    """A sentence that was taken over -> whose text it is."""
    agencies: Mapping[str, str]
    """An agency that articles have text of -> the source that stands for it."""

    def teller(self, beginning: Beginning) -> str:
        """The source that speaks in the sentence at `beginning`."""
        dependence = self.taken.get(beginning)
        if dependence is None:
            return self.own[beginning[0]]
        return self.agencies[dependence.agency] if dependence.agency else self.own[dependence.of]

    def dependence(self, beginning: Beginning) -> Dependence | None:
        """Why another than its own source speaks in the sentence there; None where none does, or it is unknown."""
        source, speaks = beginning[0], self.own[beginning[0]]
        if beginning in self.taken or speaks == source:
            return self.taken.get(beginning)
        return next((one for one in self.dependences if one.source == source and one.of in ("", speaks)), None)

    def tellers(self, sentences: Iterable[Beginning]) -> set[str]:
        """Who tells what stands in `sentences`; an article that has it in text taken over has it from there alone."""
        found: dict[str, set[str]] = defaultdict(set)
        for beginning in sentences:
            found[beginning[0]].add(self.teller(beginning))
        return {teller for source, tellers in found.items() for teller in (tellers - {source} or tellers)}


def find_voices(articles: Sequence[Article], story: Story) -> Voices:
    """Who speaks in each sentence of `articles`, which are those of `story`."""
    old = {member.path for member in story.articles if not member.new}
    ranked = sorted(articles, key=partial(precedence, old=old))
    reprints = {member.path: member.reprint_of for member in story.articles if member.reprint_of}
    sources = {article.source: article for article in ranked}
    whole = _whole(ranked)
    indexes = _indexes(ranked, find_passages(ranked, reprints), whole)
    measured = {one: _measured(one, sources[one.source], found) for one, found in indexes.items()}
    taken = {
        sources[one.source].sentences[at].beginning: measured[one] for one, found in indexes.items() for at in found
    }
    dependences = (*measured.values(), *_credited(ranked, whole, measured))
    own = _own_voices(ranked, whole, reprints)
    standing = _standing(ranked, whole, own, dependences)
    return Voices(tuple(sorted(dependences, key=_most_first)), own, taken, standing)


def _standing(
    ranked: Iterable[Article], whole: Mapping[str, str], own: Mapping[str, str], found: Iterable[Dependence]
) -> dict[str, str]:
    """Agency -> who speaks for it: the first article that is its text, or else that has some of it."""
    having: dict[str, set[str]] = defaultdict(set)
    for one in found:
        having[one.source].add(one.agency)
    standing: dict[str, str] = {}
    for article in ranked:
        if name := whole[article.source]:
            standing.setdefault(name, own[article.source])
    for article in ranked:
        for name in having[article.source]:
            standing.setdefault(name, own[article.source])
    return standing


def _most_first(dependence: Dependence) -> tuple[object, ...]:
    return dependence.source, -dependence.share, dependence.of, dependence.agency


def precedence(article: Article, old: Collection[str] = ()) -> tuple[object, ...]:
    """What articles are sorted by so that one from which others may have text stands before them.

    An agency's own article is first, then what prints an agency's text, then the earlier one, by the day and, where it
    is known with its zone, the moment; else one of the sources in `old`.
    """
    day, at = article.appeared, article.published_at
    own, agency = _is_own(article), bool(_agency(article))
    moment = at.timestamp() if at and at.tzinfo else math.inf
    return not own, not agency, day is None, day or dt.date.min, moment, article.source not in old, article.source


def _agency(article: Article) -> str:
    """The one agency whose text `article` is; empty for other articles."""
    name = article.agency or agencies().get(article.outlet.lower(), "")
    return "" if name in _collective() else name


def _is_own(article: Article) -> bool:
    """True for an article that its agency published itself."""
    return bool(article.outlet) and agencies().get(article.outlet.lower(), article.outlet) == _agency(article)


@lru_cache
def _collective() -> frozenset[str]:
    """The names that stand for agencies of any sort."""
    return frozenset(load_words("furniture")["collective"])


def _indexes(
    ranked: Sequence[Article], passages: Iterable[Sequence[SentenceId]], whole: Mapping[str, str]
) -> dict[Dependence, set[int]]:
    """Whose text articles have, without its share, and the indexes of the sentences that are of it."""
    rank = {article.source: at for at, article in enumerate(ranked)}
    found: dict[Dependence, set[int]] = defaultdict(set)
    for passage in passages:
        having = sorted({rank[source] for source, _ in passage})
        for dependence in _dependences([ranked[at] for at in having], whole):
            found[dependence] |= {index for source, index in passage if source == dependence.source}
    return found


def _dependences(articles: Sequence[Article], whole: Mapping[str, str]) -> Iterator[Dependence]:
    """Which of `articles`, in order of precedence, has the same passage from where; nothing is measured yet.

    It is of the agency that the first is the text of, or else that two of them credit: those that credit it have it
    from there, the others as the first of those prints it. Without an agency it is of the first.
    """
    agency = whole[articles[0].source] or _common_credit(articles)
    crediting = [one for one in articles if agency and agency in (whole[one.source], *one.credits)]
    head = next(iter(crediting), articles[0])
    elsewhere = len(crediting) > 1 and not (whole[head.source] == agency and _is_own(head))
    for article in articles:
        if elsewhere and article in crediting:
            yield Dependence(article.source, "", agency)
        elif article is not head:
            yield Dependence(article.source, head.source, agency)


def _common_credit(articles: Sequence[Article]) -> str:
    """The agency that most of `articles` credit, two at least; empty when there is none. A paper's own name is none."""
    counts = Counter(name for one in articles for name in set(one.credits) - _collective() - {one.outlet})
    return min(((-count, name) for name, count in counts.items() if count > 1), default=(0, ""))[1]


def _measured(dependence: Dependence, article: Article, indexes: Collection[int]) -> Dependence:
    """`dependence` with the share that the sentences of `article` at `indexes` have of its words."""
    sizes = [sum(word.is_word for word in words(sentence.text)) for sentence in article.sentences]
    return replace(dependence, share=round(sum(sizes[at] for at in indexes) / sum(sizes), 3))


def _whole(ranked: Iterable[Article]) -> dict[str, str]:
    """Source -> the agency whose text all of it is; empty for other articles.

    A name that is no known agency is taken for one when more than one outlet prints it: else it may be a paper's own.
    """
    outlets: dict[str, set[str]] = defaultdict(set)
    for article in ranked:
        outlets[_agency(article)].add(article.outlet)
    known = {name for name in outlets if name in agencies().values() or len(outlets[name]) > 1}
    return {one.source: name if (name := _agency(one)) in known else "" for one in ranked}


def _own_voices(ranked: Sequence[Article], whole: Mapping[str, str], reprints: Mapping[str, str]) -> dict[str, str]:
    """Source -> who speaks there: the first of its agency's articles, or who does in what it is a reprint of."""
    own: dict[str, str] = {}
    first: dict[str, str] = {}
    for article in ranked:
        source = article.source
        speaks = own.get(reprints.get(source, ""), source)
        own[source] = first.setdefault(whole[source], speaks) if whole[source] else speaks
    return own


def _credited(ranked: Sequence[Article], whole: Mapping[str, str], found: Iterable[Dependence]) -> Iterator[Dependence]:
    """What a credit alone says: of an agency's texts in other words each but the first is no source of its own."""
    known = {(dependence.source, dependence.agency) for dependence in found}
    first: dict[str, Article] = {}
    for article in ranked:
        name = whole[article.source]
        head = first.setdefault(name, article)
        if name and article is not head and (article.source, name) not in known:
            yield Dependence(article.source, head.source if _is_own(head) else "", name)
