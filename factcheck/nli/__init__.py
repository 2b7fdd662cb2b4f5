"""What one text says of another: a `Judge` turns pairs of texts into probabilities. Backends load on first use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, cast

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..model import Kind
from ..settings import EMBEDDED_JUDGE, NO_JUDGE
from ..spans import Span

Probabilities = NDArray[np.float32]
DOUBTFUL = 0.3
"""How surely, 0 to 1, two texts contradict each other from which on it is asked what they tell differently."""
TextPair = tuple[str, str]
"""The premise and the hypothesis that is held against it."""

LABELS = ("entailment", "neutral", "contradiction")
ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)
"""The columns of `Probabilities`."""
KINDS = (
    Kind.EVENT, Kind.STATUS, Kind.IDENTITY, Kind.NUMBER, Kind.TIME, Kind.PLACE, Kind.TITLE, Kind.NAME, Kind.QUOTE
)  # fmt: skip
"""What the judge that comes with factcheck tells apart, in the order of its weights."""

_KEPT = 65536
"""Answers that are kept, some 20 MB with their texts."""


class Judge(Protocol):
    """Anything that judges; plug in another by passing it to `pipeline.check`."""

    @property
    def name(self) -> str:
        """What reports call the model."""

    def __call__(self, pairs: Sequence[TextPair], /) -> Probabilities:
        """(n, 3) float32, rows that add up to 1, columns as LABELS, in the order of `pairs`, of which there is one."""


class Difference(Struct, frozen=True):
    """A fact that two texts tell differently."""

    kind: Kind
    probability: float
    """That there is one of this kind, 0 to 1."""
    left: Span
    """The words that tell it, code points into the first text, half-open."""
    right: Span


class Reader(Judge, Protocol):
    """A judge that also says what is told differently."""

    def differences(self, pairs: Sequence[TextPair], /) -> list[tuple[Difference, ...]]:
        """For each of `pairs` what its texts tell differently, the surest first."""


def differences(judge: Judge, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
    """What the texts of each pair tell differently, the surest first: as `judge` says, or as its answers betray."""
    return cast("Reader", judge).differences(pairs) if hasattr(judge, "differences") else by_masking(judge, pairs)


def by_masking(judge: Judge, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
    """As `differences`, of a judge that gives no reasons."""
    from .masking import differences_by_masking

    return differences_by_masking(judge, pairs)


class Remembering:
    """A judge that asks another only what it was not asked before, the pairs of about one length together."""

    def __init__(self, judge: Judge) -> None:
        self.name = judge.name
        self._judge = judge
        self._known: dict[TextPair, NDArray[np.float32]] = {}

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        """As the judge inside."""
        if len(self._known) > _KEPT:
            self._known.clear()
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        fresh.sort(key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
        if fresh:
            self._known |= zip(fresh, self._judge(fresh), strict=True)
        rows = [self._known[pair] for pair in pairs]
        return np.stack(rows) if rows else np.empty((0, len(LABELS)), np.float32)

    def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
        """As the judge inside says, or as its remembered answers betray."""
        return differences(self._judge, pairs) if hasattr(self._judge, "differences") else by_masking(self, pairs)


@lru_cache
def load_judge(name: str, *, offline: bool = False) -> Judge | None:
    """The judge called `name`: the one that comes with factcheck, a sentence-transformers cross-encoder, or none.

    None is fetched when `offline`.

    Raises:
        ModelError: the model is missing, has other labels, or its files are not the ones pinned.
    """
    if name == NO_JUDGE:
        return None
    if name == EMBEDDED_JUDGE:
        from .embedded import load_embedded

        return Remembering(load_embedded())
    from .cross_encoder import CrossEncoderJudge

    return Remembering(CrossEncoderJudge(name, offline=offline))
