"""Who speaks in an article: it or, where it prints the text of another article or of a news agency, that one.

What two articles tell in the same words is told once. Sentences are the same when nearly all words of the shorter stand
in the other in runs; they prove that text was taken over when enough of those words stand outside quotation marks, for
what someone said can be heard by two reporters. Where that is proven, what stands beside is taken over too.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from .data import load_words
from .language.quotes.quotations import quoted_spans
from .load.dateline import agencies
from .model import Article, Dependence, Story
from .text import words

Place = tuple[str, int]
"""A sentence: its source, and where it begins there, in code points."""
Spot = tuple[str, int]
"""A sentence: its source, and its index there."""
Indexes = tuple[int, int]
"""Two sentences, by their index, one of each of two articles."""

RUN = 3
"""Words in a row that two sentences share on purpose."""
SEED = 4
"""Words in a row by which sentences worth a closer look are found."""
MOST_PLACES = 60
"""A run of words in more sentences than this finds no others: it would make the search quadratic."""
MOST_COMPARED = 20
"""Sentences that one is held against, those with most runs in common first."""

SAME = 0.7
"""Share of the shorter sentence's words, in runs, in the other from which they are one text.

This and the figures below were chosen on 34 real stories, where what was copied and what was not lie far apart.
"""
PROVES = 12
"""Words outside quotation marks that two sentences share from which they tell of copying."""
PROVEN = 24
"""Such words in all sentences of two articles from which one of them has text of the other."""
VERBATIM = 16
"""The same in one sentence that is the same word for word."""
BESIDE = 3
"""Sentences away, in both articles, from one that was taken over, up to which a shorter one or a quotation was too."""
LEAST = 4
"""Words that a sentence has at least."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in the articles of a story."""

    dependences: tuple[Dependence, ...]
    """As `Story` has them."""
    own: Mapping[str, str]
    """Source -> the source that speaks where nothing was taken over: itself, but for a reprint or an agency's text."""
    taken: Mapping[Place, Dependence]
    """A sentence that was taken over -> whose text it is."""
    printed: Mapping[str, str]
    """An agency whose text is in no article of its own -> the source that stands for it."""

    def teller(self, place: Place) -> str:
        """The source that speaks in the sentence at `place`."""
        dependence = self.taken.get(place)
        if dependence is None:
            return self.own[place[0]]
        return self.own[dependence.of] if dependence.of else self.printed[dependence.agency]

    def dependence(self, place: Place) -> Dependence | None:
        """Why another than its own source speaks in the sentence at `place`; None where none does, or it is unknown."""
        source, speaks = place[0], self.own[place[0]]
        if place in self.taken or speaks == source:
            return self.taken.get(place)
        return next((one for one in self.dependences if one.source == source and one.of in ("", speaks)), None)

    def tellers(self, places: Iterable[Place]) -> set[str]:
        """Who tells what stands at `places`; an article that has it in text taken over has it from there alone."""
        found: dict[str, set[str]] = defaultdict(set)
        for place in places:
            found[place[0]].add(self.teller(place))
        return {teller for source, tellers in found.items() for teller in (tellers - {source} or tellers)}


def find_voices(articles: Sequence[Article], story: Story) -> Voices:
    """Who speaks in each sentence of `articles`, which are those of `story`."""
    old = {member.path for member in story.articles if not member.new}
    ranked = sorted(articles, key=partial(precedence, old=old))
    reprints = {member.path: member.reprint_of for member in story.articles if member.reprint_of}
    texts = {article.source: _Text(article) for article in ranked}
    indexes = _indexes(ranked, _joined(_taken_over(texts, reprints)))
    measured = {one: _measured(one, texts[one.source], found) for one, found in indexes.items()}
    taken = {texts[one.source].place(at): measured[one] for one, found in indexes.items() for at in found}
    dependences = (*measured.values(), *_credited(ranked, measured))
    own = _own_voices(ranked, reprints)
    without = {one.agency: {d.source for d in dependences if d.agency == one.agency} for one in measured if not one.of}
    printed = {name: own[next(a.source for a in ranked if a.source in among)] for name, among in without.items()}
    return Voices(tuple(sorted(dependences, key=_most_first)), own, taken, printed)


def _most_first(dependence: Dependence) -> tuple[object, ...]:
    return dependence.source, -dependence.share, dependence.of, dependence.agency


def precedence(article: Article, old: Collection[str] = ()) -> tuple[object, ...]:
    """What articles are sorted by so that one from which others may have text stands before them.

    An agency's own article is first, then what prints an agency's text, then the earlier one; of undated articles and
    those of one day, one of the sources in `old`.
    """
    day = article.published
    own, agency = _is_own(article), bool(_agency(article))
    return not own, not agency, day is None, day or dt.date.min, article.source not in old, article.source


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


@lru_cache
def _formulas() -> tuple[str, ...]:
    """What sentences begin with that are the same in texts of any origin."""
    return tuple(f"{formula} " for formula in load_words("furniture")["formulas"])


class _Text:
    """The words of an article by sentence, and which of them are the article's own."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.words: list[tuple[str, ...]] = []
        self.loose: list[tuple[bool, ...]] = []
        """For each word of a sentence: it stands outside quotation marks, in a sentence that is no formula."""
        quoted = _quoted(article)
        for sentence in article.sentences:
            found = [word for word in words(sentence.text) if word.is_word]
            told = tuple(word.lower for word in found)
            formula = f"{' '.join(told)} ".startswith(_formulas())
            self.words.append(told)
            self.loose.append(tuple(not formula and not quoted[sentence.start + word.start] for word in found))

    @property
    def size(self) -> int:
        """How many words it has."""
        return sum(map(len, self.words))

    def place(self, index: int) -> Place:
        """Where the sentence with that index stands."""
        return self.article.source, self.article.sentences[index].start


def _quoted(article: Article) -> bytearray:
    """For each code point up to the end of the last sentence: 1 where it stands in quotation marks."""
    quoted = bytearray(max((sentence.end for sentence in article.sentences), default=0))
    for span in quoted_spans(article):
        quoted[span.start : span.end] = bytes([1]) * (min(span.end, len(quoted)) - span.start)
    return quoted


def _taken_over(texts: Mapping[str, _Text], reprints: Mapping[str, str]) -> Iterator[tuple[Spot, Spot]]:
    """The sentences of two articles that are one text; those of a reprint are held against its original alone."""
    for (left, right), shared in _alike(texts, reprints).items():
        telling = {indexes for indexes, proof in shared.items() if proof >= PROVES}
        verbatim = (shared[one, other] for one, other in telling if texts[left].words[one] == texts[right].words[other])
        proven = sum(shared[indexes] for indexes in telling) >= PROVEN or max(verbatim, default=0) >= VERBATIM
        if proven or left in reprints:
            for one, other in shared if left in reprints else _with_neighbours(telling, shared):
                yield (left, one), (right, other)


def _with_neighbours(proven: Collection[Indexes], shared: Collection[Indexes]) -> set[Indexes]:
    """`proven`, and of `shared` what stands near to one of them in both articles, or near to what does."""
    taken, edge = set(proven), list(proven)
    while edge:
        one, other = edge.pop()
        steps = range(-BESIDE, BESIDE + 1)
        beside = {(one + left, other + right) for left in steps for right in steps} & set(shared) - taken
        taken |= beside
        edge += beside
    return taken


def _alike(texts: Mapping[str, _Text], reprints: Mapping[str, str]) -> dict[tuple[str, str], dict[Indexes, int]]:
    """Two sources, later first -> their sentences that are the same, with how many words of each prove copying.

    What was published first, as `texts` are ordered, stands first in the index, which takes no more than so many.
    """
    index: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    found: dict[tuple[str, str], dict[Indexes, int]] = defaultdict(dict)
    for source, text in texts.items():
        fresh: list[tuple[tuple[str, ...], Spot]] = []
        for at, told in enumerate(text.words):
            runs = set(_runs(told, SEED))
            near = Counter(place for run in runs for place in index.get(run, ()))
            if source in reprints:
                near = Counter({place: count for place, count in near.items() if place[0] == reprints[source]})
            for other, there in sorted(near, key=lambda place: (-near[place], place))[:MOST_COMPARED]:
                proof = _proof((told, text.loose[at]), (texts[other].words[there], texts[other].loose[there]))
                if proof is not None:
                    found[source, other][at, there] = proof
            fresh += ((run, (source, at)) for run in runs)
        for run, place in fresh if source not in reprints else ():
            if len(index[run]) < MOST_PLACES:
                index[run].append(place)
    return found


_Told = tuple[tuple[str, ...], tuple[bool, ...]]
"""The words of a sentence, and which of them are loose."""


def _proof(left: _Told, right: _Told) -> int | None:
    """How many words that two sentences share prove copying; None where they are not the same text."""
    shorter = min(len(left[0]), len(right[0]))
    if shorter < LEAST:
        return None
    both = set(_runs(left[0], RUN)) & set(_runs(right[0], RUN))
    lefts, rights = _covered(left[0], both), _covered(right[0], both)
    if min(len(lefts), len(rights)) < SAME * shorter:
        return None
    return min(sum(left[1][at] for at in lefts), sum(right[1][at] for at in rights))


def _runs(told: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(told[at : at + size]) for at in range(len(told) - size + 1))


def _covered(told: Sequence[str], runs: Collection[tuple[str, ...]]) -> set[int]:
    """The places of the words of `told` that stand in one of `runs`."""
    return {at + step for at, run in enumerate(_runs(told, RUN)) if run in runs for step in range(RUN)}


def _joined(pairs: Iterable[tuple[Spot, Spot]]) -> list[list[Spot]]:
    """Sentences that are one text in two articles or more, put together, in the order of their first."""
    parent: dict[Spot, Spot] = {}

    def root(place: Spot) -> Spot:
        parent.setdefault(place, place)
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for left, right in pairs:
        one, other = root(left), root(right)
        parent[max(one, other)] = min(one, other)
    groups: dict[Spot, list[Spot]] = defaultdict(list)
    for place in sorted(parent):
        groups[root(place)].append(place)
    return list(groups.values())


def _indexes(ranked: Sequence[Article], passages: Iterable[Sequence[Spot]]) -> dict[Dependence, set[int]]:
    """Whose text articles have, without its share, and the indexes of the sentences that are of it."""
    rank = {article.source: at for at, article in enumerate(ranked)}
    found: dict[Dependence, set[int]] = defaultdict(set)
    for passage in passages:
        having = sorted({rank[source] for source, _ in passage})
        for dependence in _dependences([ranked[at] for at in having]):
            found[dependence] |= {index for source, index in passage if source == dependence.source}
    return found


def _dependences(articles: Sequence[Article]) -> list[Dependence]:
    """Which of `articles`, in order of precedence, has the same passage from where; nothing is measured yet.

    It is the first one's. Where that only prints an agency's text too, those that credit the agency have it from there.
    """
    first, *others = articles
    agency = _agency(first) or _common_credit(articles)
    crediting = [article for article in articles if agency and agency in (_agency(article), *article.credits)]
    if _is_own(first) or len(crediting) < 2:
        return [Dependence(article.source, first.source, agency) for article in others]
    return [
        Dependence(article.source, "" if article in crediting else first.source, agency)
        for article in articles
        if article is not first or article in crediting
    ]


def _common_credit(articles: Sequence[Article]) -> str:
    """The agency that most of `articles` credit, two at least; empty when there is none."""
    counts = Counter(name for article in articles for name in set(article.credits) - _collective())
    return min(((-count, name) for name, count in counts.items() if count > 1), default=(0, ""))[1]


def _measured(dependence: Dependence, text: _Text, indexes: Iterable[int]) -> Dependence:
    """`dependence` with the share that the sentences at `indexes` have of `text`."""
    return replace(dependence, share=round(sum(len(text.words[at]) for at in indexes) / text.size, 3))


def _prints(ranked: Iterable[Article]) -> dict[str, list[Article]]:
    """Agency -> the articles that are its text, two at least.

    A name that is no known agency is taken for one when more than one outlet prints it: else it may be a paper's own.
    """
    found: dict[str, list[Article]] = defaultdict(list)
    for article in ranked:
        if name := _agency(article):
            found[name].append(article)
    known = set(agencies().values())
    return {
        name: articles
        for name, articles in found.items()
        if len(articles) > 1 and (name in known or len({article.outlet for article in articles}) > 1)
    }


def _own_voices(ranked: Sequence[Article], reprints: Mapping[str, str]) -> dict[str, str]:
    """Source -> who speaks there: the first of its agency's articles, or the one that it is a reprint of."""
    own = {article.source: article.source for article in ranked}
    own |= {article.source: first.source for first, *others in _prints(ranked).values() for article in others}
    return own | {source: own[original] for source, original in reprints.items() if original in own}


def _credited(ranked: Sequence[Article], found: Iterable[Dependence]) -> list[Dependence]:
    """What a credit alone says: of an agency's texts in other words each but the first is no source of its own."""
    known = {(dependence.source, dependence.agency) for dependence in found}
    return [
        Dependence(article.source, first.source if _is_own(first) else "", name)
        for name, (first, *others) in _prints(ranked).items()
        for article in others
        if (article.source, name) not in known
    ]
