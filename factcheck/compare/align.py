"""Which sentences of different articles tell the same thing: embedding similarity together with shared rare words.

A cosine alone misses the gravest differences of real news (two sentences on one fact in other words) and keeps many
pairs of one topic; what two sentences share of names, numbers, dates and rare words says as much.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..embed import Vectors
from ..model import Article, Pair, Sentence
from ..text import content_stems

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]

# Logistic weights, fitted on labelled pairs of real stories: log odds = COSINE * cosine + OVERLAP * overlap + BIAS.
COSINE, OVERLAP, BIAS = 6.7, 10.7, -5.0
MIN_SCORE = 0.15
"""Pairs that score less are not compared, unless each sentence is the other's best match."""
MIN_MUTUAL = 0.05
MOST_PARTNERS = 30
"""Sentences of one article that a sentence is compared with, the likest; real news has a dozen at most.

A text that says one thing a thousand times would otherwise make a million pairs.
"""


def article_pairs(articles: Sequence[Article], new: Collection[str] | None) -> Iterator[tuple[Article, Article]]:
    """Every two articles that are compared, in order: one of them at least is in `new`, a set of sources; None: all."""
    for left, right in itertools.combinations(articles, 2):
        if new is None or left.source in new or right.source in new:
            yield left, right


def align(articles: Sequence[Article], vectors: Mapping[str, Vectors], new: Collection[str] | None) -> tuple[Pair, ...]:
    """The pairs of sentences worth comparing, many to many, in the order of the articles.

    `vectors` holds, by article source, one unit row per sentence; `new` says which articles meet (`article_pairs`).
    """
    return tuple(pair for both in _likenesses(articles, vectors, new) for pair in both.pairs(both.worth()))


def likest(
    sentence: Sentence, articles: Sequence[Article], vectors: Mapping[str, Vectors], most: int
) -> tuple[Pair, ...]:
    """Of the pairs of `sentence` with those of other articles the `most` that score highest, worth comparing or not."""
    found = _likenesses(articles, vectors, {sentence.source})
    pairs = [pair for both in found for pair in both.pairs(both.of(sentence))]
    return tuple(sorted(pairs, key=lambda pair: -pair.score)[:most])


class _Likeness(Struct, frozen=True):
    """How alike the sentences of two articles are: (n, m) each."""

    left: Sequence[Sentence]
    right: Sequence[Sentence]
    cosine: Matrix
    overlap: Matrix
    score: Matrix
    best: Mask
    """Whether each of the two is the other's best match."""

    @staticmethod
    def made_of(left: Sequence[Sentence], right: Sequence[Sentence], cosine: Matrix, overlap: Matrix) -> _Likeness:
        """What the two figures of the sentences come to."""
        score = 1 / (1 + np.exp(-(COSINE * cosine + OVERLAP * overlap + BIAS)))
        best = (score == score.max(axis=1, keepdims=True)) & (score == score.max(axis=0, keepdims=True))
        return _Likeness(left, right, cosine, overlap, score, best)

    def worth(self) -> Mask:
        """Which are worth comparing."""
        enough = (self.score >= MIN_SCORE) | (self.best & (self.score >= MIN_MUTUAL))
        return (_among_likest(self.score) | _among_likest(self.score.T).T) & enough

    def of(self, sentence: Sentence) -> Mask:
        """Those of one sentence of either article."""
        lefts, rights = (np.array([one.id == sentence.id for one in side]) for side in (self.left, self.right))
        chosen: Mask = lefts[:, np.newaxis] | rights[np.newaxis, :]
        return chosen

    def pairs(self, chosen: Mask) -> Iterator[Pair]:
        """Those that are `chosen`, in the order of the texts."""
        for row, column in np.argwhere(chosen):
            yield Pair(
                left=self.left[row],
                right=self.right[column],
                score=round(float(self.score[row, column]), 3),
                cosine=round(float(self.cosine[row, column]), 3),
                overlap=round(float(self.overlap[row, column]), 3),
                mutual=bool(self.best[row, column]),
            )


def _likenesses(
    articles: Sequence[Article], vectors: Mapping[str, Vectors], new: Collection[str] | None
) -> Iterator[_Likeness]:
    """How alike the sentences of every two articles are that meet."""
    weights = _rarity(articles)
    stems = {article.source: [content_stems(sentence.text) for sentence in article.sentences] for article in articles}
    for left, right in article_pairs(articles, new):
        if left.sentences and right.sentences:
            cosine = np.asarray(vectors[left.source] @ vectors[right.source].T, dtype=np.float64)
            overlap = _overlap(stems[left.source], stems[right.source], weights)
            yield _Likeness.made_of(left.sentences, right.sentences, cosine, overlap)


def _rarity(articles: Sequence[Article]) -> dict[str, float]:
    """Stem -> how much sharing it means: the inverse frequency over the sentences of the story."""
    sentences = [sentence for article in articles for sentence in article.sentences]
    counts = Counter(stem for sentence in sentences for stem in content_stems(sentence.text))
    return {stem: math.log((len(sentences) + 1) / count) for stem, count in counts.items()}


def _overlap(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]], weights: Mapping[str, float]) -> Matrix:
    """(n, m): the rarity of what two sentences share, over the geometric mean of what each holds."""
    both = frozenset().union(*left) & frozenset().union(*right)
    vocabulary = {stem: column for column, stem in enumerate(sorted(both))}

    def rows(sentences: Sequence[frozenset[str]]) -> Matrix:
        matrix = np.zeros((len(sentences), len(vocabulary)))
        for row, sentence in enumerate(sentences):
            for stem in sentence & both:
                matrix[row, vocabulary[stem]] = math.sqrt(weights[stem])
        return matrix

    first, second = rows(left), rows(right)
    held = [np.array([math.fsum(weights[stem] for stem in sentence) for sentence in side]) for side in (left, right)]
    mass = np.sqrt(np.outer(*held))
    shared: Matrix = np.divide(first @ second.T, mass, out=np.zeros_like(mass), where=mass > 0)
    return shared


def _among_likest(score: Matrix) -> Mask:
    """Of each row, whether a column is one of its `MOST_PARTNERS` highest; of equal ones the first."""
    if score.shape[1] <= MOST_PARTNERS:
        return np.ones_like(score, dtype=bool)
    likest = np.zeros_like(score, dtype=bool)
    columns = np.argsort(-score, axis=1, kind="stable")[:, :MOST_PARTNERS]
    np.put_along_axis(likest, columns, values=True, axis=1)
    return likest
