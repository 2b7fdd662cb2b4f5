"""Passages: sentences that articles have from one another, or from a text that none of them is.

Sentences are one text when nearly all words of the shorter stand in the other in runs. They prove that text was taken
over when enough of those words stand outside quotation marks, for what someone said can be heard by two reporters.
Where that is proven, what stands beside is taken over too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from msgspec import Struct

from ..data import load_words
from ..groups import Groups
from ..language.quotes.quotations import quoted_spans
from ..model import Article, SentenceId
from ..text import words

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
VERBATIM_WORDS = 16
"""The same in one sentence that is the same word for word, figures aside: a paper may have brought them up to date."""
BESIDE = 3
"""Sentences away, in both articles, from one that was taken over, up to which a shorter one or a quotation was too."""
LEAST = 4
"""Words that a sentence has at least."""


def find_passages(articles: Sequence[Article], reprints: Mapping[str, str]) -> list[list[SentenceId]]:
    """The sentences that are one text in two of `articles` or more, put together, in the order of their first.

    `articles` stand in the order in which one may have text of another; a reprint is held against its original alone.
    """
    wordings = {article.source: _wordings(article) for article in articles}
    return _joined(_taken_over(wordings, reprints))


class _Wording(Struct, frozen=True):
    """A sentence as it is held against others."""

    words: tuple[str, ...]
    loose: tuple[bool, ...]
    """For each word: it stands outside quotation marks, in a sentence that is no formula."""
    runs: frozenset[tuple[str, ...]]
    """Every `RUN` words in a row."""


def _wordings(article: Article) -> list[_Wording]:
    """The sentences of `article`."""
    quoted = _quoted(article)
    found = []
    for sentence in article.sentences:
        tokens = [word for word in words(sentence.text) if word.is_word]
        lowers = tuple(word.lower for word in tokens)
        formula = f"{' '.join(lowers)} ".startswith(_formulas())
        loose = tuple(not formula and not quoted[sentence.start + word.start] for word in tokens)
        found.append(_Wording(lowers, loose, frozenset(_runs(lowers, RUN))))
    return found


def _quoted(article: Article) -> bytearray:
    """For each code point up to the end of the last sentence: 1 where it stands in quotation marks."""
    quoted = bytearray(max((sentence.end for sentence in article.sentences), default=0))
    for span in quoted_spans(article):
        quoted[span.start : span.end] = bytes([1]) * (min(span.end, len(quoted)) - span.start)
    return quoted


def _taken_over(
    texts: Mapping[str, list[_Wording]], reprints: Mapping[str, str]
) -> Iterator[tuple[SentenceId, SentenceId]]:
    """The sentences of two articles that are one text."""
    for (left, right), shared in _alike(texts, reprints).items():
        telling = {indexes: proof for indexes, proof in shared.items() if proof >= PROVES}
        verbatim = (
            proof
            for (one, other), proof in telling.items()
            if _unnumbered(texts[left][one].words) == _unnumbered(texts[right][other].words)
        )
        proven = _counted_once(telling) >= PROVEN or max(verbatim, default=0) >= VERBATIM_WORDS
        if proven or left in reprints:
            for one, other in shared if left in reprints else _with_neighbours(telling, shared):
                yield (left, one), (right, other)


def _counted_once(telling: Mapping[Indexes, int]) -> int:
    """The sum of `telling`, a sentence that stands twice in either article counted once."""
    sides: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for indexes, proof in telling.items():
        for side, index in zip(sides, indexes, strict=True):
            side[index] = max(proof, side.get(index, 0))
    return min(sum(side.values()) for side in sides)


def _unnumbered(lowers: Iterable[str]) -> list[str]:
    """The words `lowers`, every figure as the same one."""
    return ["0" if word[0].isdigit() else word for word in lowers]


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


def _alike(
    texts: Mapping[str, list[_Wording]], reprints: Mapping[str, str]
) -> dict[tuple[str, str], dict[Indexes, int]]:
    """Two sources, later first -> their sentences that are the same, with how many words of each prove copying.

    What was published first, as `texts` are ordered, stands first in the index, which takes no more than so many.
    """
    index: dict[tuple[str, ...], list[SentenceId]] = defaultdict(list)
    found: dict[tuple[str, str], dict[Indexes, int]] = defaultdict(dict)
    for source, text in texts.items():
        fresh: list[tuple[tuple[str, ...], SentenceId]] = []
        for at, wording in enumerate(text):
            runs = set(_runs(wording.words, SEED))
            near = Counter(place for run in runs for place in index.get(run, ()))
            if source in reprints:
                near = Counter({place: count for place, count in near.items() if place[0] == reprints[source]})
            for other, there in sorted(near, key=lambda place: (-near[place], place))[:MOST_COMPARED]:
                proof = _proof(wording, texts[other][there])
                if proof is not None:
                    found[source, other][at, there] = proof
            fresh += ((run, (source, at)) for run in runs)
        for run, place in fresh if source not in reprints else ():
            if len(index[run]) < MOST_PLACES:
                index[run].append(place)
    return found


def _proof(left: _Wording, right: _Wording) -> int | None:
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


def _runs(lowers: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(lowers[at : at + size]) for at in range(len(lowers) - size + 1))


def _covered(lowers: Sequence[str], runs: Collection[tuple[str, ...]]) -> set[int]:
    """The places of the words of `lowers` that stand in one of `runs`."""
    return {at + step for at, run in enumerate(_runs(lowers, RUN)) if run in runs for step in range(RUN)}


def _joined(pairs: Iterable[tuple[SentenceId, SentenceId]]) -> list[list[SentenceId]]:
    """Sentences that are one text in two articles or more, put together, in the order of their first."""
    groups = Groups[SentenceId]()
    for left, right in pairs:
        groups.join(left, right)
    return groups.all()


@lru_cache
def _formulas() -> tuple[str, ...]:
    """What sentences begin with that are the same in texts of any origin."""
    return tuple(f"{formula} " for formula in load_words("furniture")["formulas"])
