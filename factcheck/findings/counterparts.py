"""Counterparts: clauses that another source surely tells too, in its own words or with other values.

A clause has one where another source tells a telling number of it, where an agreement holds words of it, and where a
sentence that surely tells the same has a rare word of it. Two sentences that have but names, titles and numbers in
common tell nothing alike, however sure they were aligned: "X resigned" beside "X ordered an inquiry".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from ..language.clauses.acts import canon
from ..language.numbers.measures import Hedge
from ..language.numbers.quantities import quantities
from ..language.vocabulary import is_title_word
from ..model import Agreement, Beginning, Kind, Pair, Sentence
from ..spans import Span, overlap, shifted, span_of
from ..text import content_stems, words
from .texts import Texts

ALIKE = 0.45
"""How surely two sentences tell the same thing from where on a rare word that they share is of one fact."""
_RARE = 1.5
"""In how many sentences of each article, on average, a rare word stands at most."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_TELLING = 12
"""Above which a number is of one fact wherever two sources give it; up to a dozen is told of many things."""
_KEPT = 1024
"""Sentences, and words of them, of which it is kept what they say: those of a story are asked about again and again."""

Figure = tuple[object, ...]
"""What makes two numbers of two sources the same one."""


class Counterparts(Struct, frozen=True):
    """What of the articles of a story is told by others."""

    rare: Mapping[Beginning, frozenset[str]]
    """Where a sentence begins -> the rare words of independent sentences that surely tell the same thing."""
    figures: Mapping[Figure, Collection[str]]
    """A telling number -> the tellers that give it."""
    agreed: Mapping[str, Sequence[Span]]
    """Source -> words of it that an agreement holds, code points into the article."""

    def has(self, sentence: Sentence, start: int, end: int) -> bool:
        """True when what stands from `start` to `end` in `sentence`, code points into the article, is told elsewhere.

        Who somebody is, and by what title, is told of much that only one source has.
        """
        if any(overlap((start, end), span) for span in self.agreed.get(sentence.source, ())):
            return True
        tellers = (teller for figure in _figures(sentence.slice(start, end)) for teller in self.figures.get(figure, ()))
        if any(teller != sentence.source for teller in tellers):
            return True
        rare = self.rare.get(sentence.beginning, frozenset())
        return not rare.isdisjoint(topics(sentence, start, end)) if rare else False


def counterparts(texts: Texts, agreed: Iterable[Agreement]) -> Counterparts:
    """What of the articles of `texts` others tell, as aligned sentences and what is `agreed` show."""
    sentences = [sentence for article in texts.articles for sentence in article.sentences]
    teller = texts.voices.teller
    number = Counter(stem for sentence in sentences for stem in bases(sentence.text))
    most = _RARE * len(texts.articles)
    rare: dict[Beginning, frozenset[str]] = defaultdict(frozenset)
    for pair in telling_alike(texts):
        if pair.score >= ALIKE:
            for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
                rare[one.beginning] |= {stem for stem in topics(other) if number[stem] <= most}
    spans: dict[str, list[Span]] = defaultdict(list)
    for agreement in agreed:
        for position in agreement.positions if agreement.kind is not Kind.TITLE else ():
            spans[position.source].append((position.value_start, position.value_end))
    figures: dict[Figure, set[str]] = defaultdict(set)
    for sentence in sentences:
        for figure in _figures(sentence.text):
            figures[figure].add(teller(sentence.beginning))
    return Counterparts(rare, figures, spans)


def telling_alike(texts: Texts) -> Iterator[Pair]:
    """The aligned sentences of independent articles that have more in common than names, titles and numbers."""
    teller = texts.voices.teller
    for pair in texts.pairs:
        alike = not topics(pair.left).isdisjoint(topics(pair.right))
        if alike and teller(pair.left.beginning) != teller(pair.right.beginning):
            yield pair


@lru_cache(maxsize=_KEPT)
def bases(text: str) -> frozenset[str]:
    """The stems of what `text` says, synonyms as one; of "co-operative-owned" also the parts."""
    return frozenset(map(canon, content_stems(text) | content_stems(text.replace("-", " "))))


def _figures(text: str) -> Iterator[Figure]:
    """The telling numbers of `text`, and its years where it gives no other number: of one year many things are told."""
    others = 0
    for quantity in quantities(text):
        if quantity.stated > _TELLING and quantity.hedge is not Hedge.VAGUE:
            yield quantity.dimension, quantity.unit, quantity.stated
            others += 1
    for year in () if others else _YEAR.findall(text):
        yield ("year", year)


def topics(sentence: Sentence, start: int | None = None, end: int | None = None) -> set[str]:
    """The stems of what is told there, synonyms as one, without names and titles, numbers and their units."""
    text, first = sentence.slice(start, end), sentence.start if start is None else start
    aside = [shifted(span_of(one), -first) for one in sentence.mentions]
    aside += map(span_of, quantities(text))
    return {
        canon(word.stem)
        for word in words(text)
        if word.is_content
        and not is_title_word(word.text)
        and not any(first <= word.start < last for first, last in aside)
    }
