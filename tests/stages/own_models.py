"""Models as those write them who use factcheck. Nothing here runs: mypy reads it, and must find nothing to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from factcheck import Report, check
from factcheck.embed import Embedder, Vectors
from factcheck.model import Article
from factcheck.nli import Judge, Probabilities, TextPair
from factcheck.tag import Tagger


class Frozen(NamedTuple):
    """Its name cannot be set."""

    name: str = "frozen"

    def __call__(self, lines: Sequence[str]) -> Vectors:
        return np.ones((len(lines), 1), np.float32)


class Working:
    """Its name is worked out."""

    @property
    def name(self) -> str:
        return "working"

    def __call__(self, both: Sequence[TextPair]) -> Probabilities:
        return np.full((len(both), 3), 1 / 3, np.float32)


def tag(one: Article) -> Article:
    """A function is a tagger."""
    return one


EMBEDDER: Embedder = Frozen()
JUDGE: Judge = Working()
TAGGER: Tagger = tag
REPORT: Report = check(["a.txt", "b.txt"], embedder=EMBEDDER, judge=JUDGE, tagger=TAGGER)
