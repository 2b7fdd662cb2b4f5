"""Which sentences of different articles are held against each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factcheck.compare.align import MIN_SCORE, align, likest
from factcheck.embed import Vectors
from factcheck.model import Article, Sentence


def article(source: str, *texts: str) -> Article:
    sentences = tuple(Sentence(source, n, 0, len(text), text) for n, text in enumerate(texts))
    return Article(source=source, text="\n\n".join(texts), sentences=sentences)


def unit(*rows: Sequence[float]) -> Vectors:
    matrix = np.array(rows, dtype=np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


LEFT = article("a.txt", "The ferry Aurora sank off Brinmouth.", "Rain is forecast.")
RIGHT = article("b.txt", "Off Brinmouth the ferry Aurora went down.", "Shares rose sharply in Tokyo.")


def test_sentences_that_share_rare_words_and_meaning_are_paired() -> None:
    pairs = align([LEFT, RIGHT], {"a.txt": unit([1, 0], [0, 1]), "b.txt": unit([1, 0.1], [-1, 0.2])}, new=None)
    assert [(pair.left.index, pair.right.index) for pair in pairs] == [(0, 0)]
    assert pairs[0].mutual


def test_sentences_that_share_nothing_are_left_apart() -> None:
    pairs = align([LEFT, RIGHT], {"a.txt": unit([1, 0], [1, 0]), "b.txt": unit([0, 1], [0, 1])}, new=None)
    assert [pair.left.index for pair in pairs] == [0]


def test_shared_rare_words_pair_sentences_that_the_embedding_parts() -> None:
    pairs = align([LEFT, RIGHT], {"a.txt": unit([1, 0], [1, 0]), "b.txt": unit([0.3, 1], [0, 1])}, new=None)
    assert (0, 0) in [(pair.left.index, pair.right.index) for pair in pairs]


def test_figures_of_a_pair_lie_in_their_ranges() -> None:
    pairs = align([LEFT, RIGHT], {"a.txt": unit([1, 0], [0, 1]), "b.txt": unit([1, 0.1], [0, 1])}, new=None)
    assert pairs
    for pair in pairs:
        assert 0 <= pair.score <= 1
        assert -1 <= pair.cosine <= 1
        assert 0 <= pair.overlap <= 1


def test_an_article_without_sentences_pairs_with_nothing() -> None:
    assert (
        align(
            [LEFT, article("c.txt")], {"a.txt": unit([1, 0], [0, 1]), "c.txt": np.zeros((0, 2), np.float32)}, new=None
        )
        == ()
    )


def test_two_articles_of_the_archive_are_not_aligned() -> None:
    third = article("c.txt", *(sentence.text for sentence in LEFT.sentences))
    vectors = {one.source: unit([1, 0], [0, 1]) for one in (LEFT, RIGHT, third)}
    met = {(pair.left.source, pair.right.source) for pair in align([LEFT, RIGHT, third], vectors, {"c.txt"})}
    assert met == {("a.txt", "c.txt"), ("b.txt", "c.txt")}


def test_the_likest_sentences_are_told_worth_comparing_or_not_from_either_side() -> None:
    vectors = {"a.txt": unit([1, 0], [0, 1]), "b.txt": unit([1, 0.1], [-1, 0.2])}
    rain = likest(LEFT.sentences[1], [LEFT, RIGHT], vectors, most=3)
    assert [(pair.left.index, pair.right.index) for pair in rain] == [(1, 1), (1, 0)]
    assert rain[0].score < MIN_SCORE
    shares = likest(RIGHT.sentences[1], [LEFT, RIGHT], vectors, most=1)
    assert [(pair.left.index, pair.right.index) for pair in shares] == [(1, 1)]
    assert likest(LEFT.sentences[0], [LEFT, RIGHT], vectors, most=1) == align([LEFT, RIGHT], vectors, new=None)
