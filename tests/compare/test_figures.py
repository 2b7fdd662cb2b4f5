"""The figures of what a judge alone says: its answer, what it marks, and what both sentences meet elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from factcheck.compare.contradict import read
from factcheck.model import Kind
from factcheck.nli import Probabilities, TextPair
from factcheck.rules.confidence import JUDGE
from tests.factory import article

from .test_contradict import INTO, OUT, Objecting, always, made, pair_of


def test_what_is_agreed_on_elsewhere_in_the_other_article_is_told_in_a_figure() -> None:
    left, right = article(INTO, "a.txt"), article(f"{OUT} Into the office she went.", "b.txt")
    pairs = [pair_of(left.sentences[0], one) for one in right.sentences]
    (found,) = read([], pairs, [], Objecting(lambda one, other: OUT in (one, other)))
    assert dict(found.features)[f"{JUDGE} one agreed elsewhere"] == pytest.approx(0.8)


def test_what_another_sentence_of_the_other_article_tells_too_is_told_in_a_figure() -> None:
    left, right = article(INTO, "a.txt"), article(f"{OUT} She had walked from the quay.", "b.txt")
    pairs = [pair_of(left.sentences[0], one) for one in right.sentences]
    told = read([], pairs, [], Objecting(lambda one, other: OUT in (one, other)))
    untold = read([], pairs[:1], [], Objecting(always))
    assert [dict(found.features)[f"{JUDGE} told too"] for found in (*told, *untold)] == [1, 0]


@pytest.mark.parametrize(("right", "share"), [(OUT, 0), ("Left the harbour office, Ina Holm did, and walked home.", 1)])
def test_what_the_other_sentence_tells_beside_its_difference_is_told_in_a_figure(right: str, share: float) -> None:
    (found,) = made(INTO, right, Objecting(always))
    assert dict(found.features)[f"{JUDGE} words beside"] == share


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("Launched at dawn, it sank.", "Fired at dawn, the rocket sank.", 1),  # synonyms
        ("Launched at dawn, it sank.", "Sank at dawn.", 1),  # one side tells no more
        ("Launched at dawn, it sank.", "Sold at dawn.", 0.5),
    ],
)
def test_how_few_words_of_a_side_the_other_sentence_lacks_is_told_in_a_figure(
    left: str, right: str, share: float
) -> None:
    (found,) = made(left, right, Objecting(always))
    assert dict(found.features)[f"{JUDGE} words untold"] == share


@pytest.mark.parametrize(("right", "both"), [("1987 saw the ferry sail.", 1), ("Nobody saw the ferry sail.", 0)])
def test_that_both_sides_hold_a_number_in_figures_is_told_in_a_figure(right: str, both: float) -> None:
    (found,) = made("1985 saw the ferry sail.", right, Objecting(always, Kind.EVENT))
    assert dict(found.features)[f"{JUDGE} both figures"] == both


def test_how_many_times_likelier_a_contradiction_is_than_agreement_is_told_in_a_figure() -> None:
    def surely(agrees: float) -> float:
        (found,) = made(INTO, OUT, Objecting(always, agrees=agrees))
        return dict(found.features)[f"{JUDGE} surely"]

    assert surely(0.001) - surely(0.01) == pytest.approx(math.log(10) / 8, abs=0.01)
    assert surely(0) == 1


def test_a_likelier_contradiction_elsewhere_is_told_in_a_figure() -> None:
    left, right = article(INTO, "a.txt"), article(f"{OUT} Into the office she went.", "b.txt")

    class Graded(Objecting):
        def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
            return np.array([[0, 0, 0.9 if OUT in pair else 0.6] for pair in pairs], np.float32)

    surer, other = read([], [pair_of(left.sentences[0], one) for one in right.sentences], [], Graded(always))
    name = f"{JUDGE} one disputed elsewhere"
    assert dict(surer.features)[name] == 0 < dict(other.features)[name]
