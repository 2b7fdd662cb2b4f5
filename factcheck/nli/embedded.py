"""The judge that comes with factcheck; its weights in `weights/` are made by `factcheck.nli.train`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..encoder import Encoder, Pieces
from ..sentence_model import Array, model_weights, shipped_weights, word_pieces
from ..settings import EMBEDDED_JUDGE
from . import LABELS, Probabilities, TextPair

WEIGHTS = Path(__file__).parent / "weights" / "judge.safetensors"
SHA256 = "2a43bfc7358ed842a4c992e2e84de6cc622a6e2562ab7d618c705b0c6d408244"
"""Of the weights; `python -m factcheck.nli.train` prints that of new ones."""
MAX_PIECES = 128
"""Word pieces of both texts that are read; the longer text is cut first."""
SCALE = "@scale"
"""Ends the name of what a weight kept in 8 bits is multiplied with, a figure per row."""


class EmbeddedJudge:
    """The trained network on the CPU."""

    name = EMBEDDED_JUDGE

    def __init__(self, weights: Mapping[str, Array]) -> None:
        """`weights` as `network.Network` names them: "out.weight" (3, 768), "out.bias", "encoder..." of its encoder."""
        self._out, self._bias = weights["out.weight"], weights["out.bias"]
        own = {name.removeprefix("encoder."): value for name, value in weights.items() if name.startswith("encoder.")}
        self._encoder = Encoder(model_weights() | own)

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        """(n, 3) float32; texts are cut to 128 word pieces a pair."""
        odds = np.empty((len(pairs), len(LABELS)), np.float32)
        for place, vectors in self._encoder(encode(pairs)):
            odds[place] = self._out @ np.concatenate([vectors[0], vectors.mean(0)]) + self._bias
        shares = np.exp(odds - odds.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        return np.asarray(shares, np.float32)


def load_embedded() -> EmbeddedJudge:
    """The judge that comes with factcheck.

    Raises:
        ModelError: its weights are missing or altered, or the encoder's package is not installed.
    """
    from safetensors.numpy import load

    return EmbeddedJudge(unpacked(load(shipped_weights(WEIGHTS, SHA256))))


def unpacked(stored: Mapping[str, NDArray[np.generic]]) -> dict[str, Array]:
    """What `network.packed` was given, but for the rounding."""
    plain = {name: np.asarray(weight, np.float32) for name, weight in stored.items()}
    return {
        name: weight * plain[name + SCALE] if name + SCALE in plain else weight
        for name, weight in plain.items()
        if not name.endswith(SCALE)
    }


def encode(pairs: Sequence[TextPair], most: int = MAX_PIECES) -> list[Pieces]:
    """The pairs as word pieces, at most `most` each."""
    return [Pieces(one.ids, one.type_ids) for one in word_pieces(pairs, most)]
