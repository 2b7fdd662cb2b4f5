"""What a sentence means as one vector: the mean of its pieces' vectors, of length 1 (Reimers and Gurevych 2019)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..weights.packaged import Array, model_weights, word_pieces
from . import WIDTH, Encoder, Engine, Pieces

MOST_PIECES = 256
"""Word pieces of a sentence that are read, as its publisher set it."""


class SentenceEncoder:
    """The sentence model, without sentence-transformers."""

    def __init__(self, engine: Engine | None = None) -> None:
        """`engine` runs the layers, None for the fastest.

        Raises:
            ModelError: the sentence model's package is missing or altered.
        """
        self._encoder = Encoder(model_weights(), engine)

    def __call__(self, texts: Sequence[str]) -> Array:
        """(n, 384) float32 unit rows, in the order of `texts`."""
        rows = np.empty((len(texts), WIDTH), np.float32)
        pieces = [Pieces(one.ids) for one in word_pieces(map(str.strip, texts), MOST_PIECES)]
        for place, vectors in self._encoder(pieces):
            rows[place] = vectors.mean(0)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows
