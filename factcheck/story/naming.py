"""What a story is called: the headline of its earliest article, or else the words that weigh most in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from textwrap import shorten

from ..model import Article
from ..text import words
from .corpus import Corpus, paragraphs, term_of

_ABOUT = 5
"""Words by which a story without headlines is called, at most."""
_BRIEF = 70
"""Code points of a headline by which a story is called."""


def name_of(corpus: Corpus, members: Sequence[int]) -> str:
    """What a reader calls the story of the articles at `members`, their places in `corpus`."""
    return _headline(corpus, members) or _about(corpus, members)


def _headline(corpus: Corpus, members: Sequence[int]) -> str:
    """The headline of the earliest article, so that the name stays when one joins; empty where there is none.

    Of one day, and of undated ones, that which says most of what its articles tell; not one in capitals.
    """
    weight: Counter[str] = Counter()
    for at in members:
        weight.update(corpus.lead[at])

    def rank(article: Article) -> tuple[object, ...]:
        terms = {term_of(word) for word in words(article.headline) if word.is_content}
        says = sum(weight[term] for term in sorted(terms))
        return article.appeared or dt.date.max, article.headline.isupper(), -says, article.headline

    headed = [corpus.articles[at] for at in members if corpus.articles[at].headline]
    return shorten(min(headed, key=rank).headline, _BRIEF, placeholder=" …") if headed else ""


def _about(corpus: Corpus, members: Sequence[int]) -> str:
    """The words that weigh most in the articles and stand in at least half of them, as they are written most often."""
    weight: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for at in members:
        weight.update(corpus.lead[at])
        holders.update(corpus.lead[at].keys())
    telling = (term for term in weight if 2 * holders[term] >= len(members) and term[0].isalpha() and len(term) > 1)
    chosen = sorted(telling, key=lambda term: (-weight[term], term))[:_ABOUT]
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    for at in members:
        for text in paragraphs(corpus.articles[at]):
            for word in words(text):
                surfaces[term_of(word)][word.text] += 1
    return " ".join(_usual(surfaces[term]) or term for term in chosen)


def _usual(surfaces: Mapping[str, int]) -> str:
    """The most frequent of `surfaces`, without possessive; empty where there is none."""
    if not surfaces:
        return ""
    most = min(surfaces, key=lambda surface: (-surfaces[surface], surface))
    return most[:-2] if most.endswith(("'s", "’s")) else most
