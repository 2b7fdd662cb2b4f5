"""The sentence model's encoder as a token encoder, with the tagger's adapter.

The adapter is a low-rank change of every linear layer (`encoder.adapter`) and a vector for each flag of a word piece,
added to its embedding: the model itself does not see capitals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..encoder import WIDTH, Encoder, Pieces
from ..encoder.adapter import Adapted
from ..weights.packaged import Array, model_weights
from .reading import Reading


class TokenEncoder:
    """Token vectors in context."""

    def __init__(self, adapter: Mapping[str, Array], scale: float) -> None:
        """`adapter`: "flags" (flags, 384) and "<layer>.<part>.a", "<layer>.<part>.b" of every linear layer."""
        self._flags = adapter["flags"]
        self._sums: dict[tuple[int, ...], Array] = {(): np.zeros(WIDTH, np.float32)}
        """Flags that came together before, and the sum of their vectors: a word has one of a few hundred sets."""
        self._encoder = Encoder(Adapted(model_weights(), adapter, scale), exact=False)

    def __call__(self, readings: Sequence[Reading]) -> list[Array]:
        """For each sentence (tokens, 384): the mean over the word pieces of each token, zeros where it has none."""
        pieces = [Pieces(one.pieces, added=self._added(one.flags)) for one in readings]
        found = {place: _pooled(vectors, readings[place].spans) for place, vectors in self._encoder(pieces)}
        return [found[place] for place in range(len(readings))]

    def _added(self, flags: Sequence[tuple[int, ...]]) -> Array:
        """(pieces, 384): the sum of the vectors of the flags of each piece."""
        for fresh in set(flags) - self._sums.keys():
            self._sums[fresh] = self._flags[list(fresh)].sum(0)
        return np.concatenate([self._sums[one] for one in flags]).reshape(len(flags), WIDTH)


def _pooled(vectors: Array, spans: list[tuple[int, int]]) -> Array:
    return np.stack([_mean(vectors[start:end]) for start, end in spans])


def _mean(vectors: Array) -> Array:
    """Zeros of none; of one, as most tokens have, that one, which numpy takes ten times as long to find out."""
    if len(vectors) == 0:
        return np.zeros(WIDTH, np.float32)
    return np.asarray(vectors[0] if len(vectors) == 1 else vectors.mean(0))
