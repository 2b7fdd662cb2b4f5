"""The sentence model's encoder as a token encoder, with the tagger's adapter.

The adapter is a low-rank change of every linear layer (LoRA, Hu et al. 2021) and a vector for each flag of a word
piece, added to its embedding: the model itself does not see capitals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..encoder import WIDTH, Encoder, Pieces, depth
from ..sentence_model import Array, model_weights
from .reading import Reading

LINEAR = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The linear layers of one block, each of which the adapter changes."""


class TokenEncoder:
    """Token vectors in context."""

    def __init__(self, adapter: Mapping[str, Array], scale: float) -> None:
        """`adapter`: "flags" (flags, 384) and "<layer>.<part>.a", "<layer>.<part>.b" of every linear layer."""
        self._flags = adapter["flags"]
        self._encoder = Encoder(_adapted(model_weights(), adapter, scale))

    def __call__(self, readings: Sequence[Reading]) -> list[Array]:
        """For each sentence (tokens, 384): the mean over the word pieces of each token, zeros where it has none."""
        pieces = [Pieces(reading.pieces, added=self._flagged(reading)) for reading in readings]
        found = {place: _pooled(vectors, readings[place].spans) for place, vectors in self._encoder(pieces)}
        return [found[place] for place in range(len(readings))]

    def _flagged(self, reading: Reading) -> Array:
        return np.stack([self._flags[flags].sum(0) for flags in reading.flags])


def _adapted(base: Mapping[str, Array], adapter: Mapping[str, Array], scale: float) -> dict[str, Array]:
    """`base` with the change of each linear layer."""
    changed = dict(base)
    for layer in range(depth(base)):
        for part in LINEAR:
            change = adapter[f"{layer}.{part}.b"] @ adapter[f"{layer}.{part}.a"]
            change *= np.float32(scale)
            change += base[f"encoder.layer.{layer}.{part}.weight"]
            changed[f"encoder.layer.{layer}.{part}.weight"] = change
    return changed


def _pooled(vectors: Array, spans: list[tuple[int, int]]) -> Array:
    return np.stack(
        [vectors[start:end].mean(0) if end > start else np.zeros(WIDTH, np.float32) for start, end in spans]
    )
