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
from itertools import product

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
"""The same in one sentence that is the same word for word, figures aside: a paper may have brought them up to date."""
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
    agencies: Mapping[str, str]
    """An agency that articles have text of -> the source that stands for it."""

    def teller(self, place: Place) -> str:
        """The source that speaks in the sentence at `place`."""
        dependence = self.taken.get(place)
        if dependence is None:
            return self.own[place[0]]
        return self.agencies[dependence.agency] if dependence.agency else self.own[dependence.of]

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
    whole = _whole(ranked)
    indexes = _indexes(ranked, _joined(_taken_over(texts, reprints)), whole)
    measured = {one: _measured(one, texts[one.source], found) for one, found in indexes.items()}
    taken = {texts[one.source].place(at): measured[one] for one, found in indexes.items() for at in found}
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence as it is held against others."""

    words: tuple[str, ...]
    loose: tuple[bool, ...]
    """For each word: it stands outside quotation marks, in a sentence that is no formula."""
    runs: frozenset[tuple[str, ...]]
    """Every `RUN` words in a row."""


class _Text:
    """An article as it is searched."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.told: list[_Told] = []
        quoted = _quoted(article)
        for sentence in article.sentences:
            found = [word for word in words(sentence.text) if word.is_word]
            told = tuple(word.lower for word in found)
            formula = f"{' '.join(told)} ".startswith(_formulas())
            loose = tuple(not formula and not quoted[sentence.start + word.start] for word in found)
            self.told.append(_Told(told, loose, frozenset(_runs(told, RUN))))

    @property
    def size(self) -> int:
        """How many words it has."""
        return sum(len(told.words) for told in self.told)

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
        verbatim = (
            shared[one, other]
            for one, other in telling
            if _unnumbered(texts[left].told[one].words) == _unnumbered(texts[right].told[other].words)
        )
        proven = sum(shared[indexes] for indexes in telling) >= PROVEN or max(verbatim, default=0) >= VERBATIM
        if proven or left in reprints:
            for one, other in shared if left in reprints else _with_neighbours(telling, shared):
                yield (left, one), (right, other)


def _unnumbered(told: Iterable[str]) -> list[str]:
    """The words `told`, every figure as the same one."""
    return ["0" if word[0].isdigit() else word for word in told]


def _with_neighbours(proven: Collection[Indexes], shared: Collection[Indexes]) -> set[Indexes]:
    """`proven`, and of `shared` what stands near to one of them in both articles, or near to what does."""
    taken, edge = set(proven), list(proven)
    steps = list(product(range(-BESIDE, BESIDE + 1), repeat=2))
    while edge:
        one, other = edge.pop()
        near = ((one + left, other + right) for left, right in steps)
        beside = [indexes for indexes in near if indexes in shared and indexes not in taken]
        taken.update(beside)
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
        for at, told in enumerate(text.told):
            runs = set(_runs(told.words, SEED))
            near = Counter(place for run in runs for place in index.get(run, ()))
            if source in reprints:
                near = Counter({place: count for place, count in near.items() if place[0] == reprints[source]})
            for other, there in sorted(near, key=lambda place: (-near[place], place))[:MOST_COMPARED]:
                proof = _proof(told, texts[other].told[there])
                if proof is not None:
                    found[source, other][at, there] = proof
            fresh += ((run, (source, at)) for run in runs)
        for run, place in fresh if source not in reprints else ():
            if len(index[run]) < MOST_PLACES:
                index[run].append(place)
    return found


def _proof(left: _Told, right: _Told) -> int | None:
    """How many words that two sentences share prove copying; None where they are not the same text."""
    shorter = min(len(left.words), len(right.words))
    if left.words == right.words and shorter >= LEAST:
        return min(sum(left.loose), sum(right.loose))
    both = left.runs & right.runs
    if shorter < LEAST or RUN * len(both) < SAME * shorter:  # so few runs cannot hold enough words: no closer look
        return None
    lefts, rights = _covered(left.words, both), _covered(right.words, both)
    if min(len(lefts), len(rights)) < SAME * shorter:
        return None
    return min(sum(left.loose[at] for at in lefts), sum(right.loose[at] for at in rights))


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


def _indexes(
    ranked: Sequence[Article], passages: Iterable[Sequence[Spot]], whole: Mapping[str, str]
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


def _measured(dependence: Dependence, text: _Text, indexes: Iterable[int]) -> Dependence:
    """`dependence` with the share that the sentences at `indexes` have of `text`."""
    return replace(dependence, share=round(sum(len(text.told[at].words) for at in indexes) / text.size, 3))


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
