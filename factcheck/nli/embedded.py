"""The judge that comes with factcheck; its weights in `weights/` are made by `factcheck.nli.train`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..sentence_model import shipped_weights
from ..settings import EMBEDDED_JUDGE
from . import Probabilities, TextPair
from .network import Network, encode, unpacked

WEIGHTS = Path(__file__).parent / "weights" / "judge.safetensors"
SHA256 = "2a43bfc7358ed842a4c992e2e84de6cc622a6e2562ab7d618c705b0c6d408244"
"""Of the weights; `python -m factcheck.nli.train` prints that of new ones."""
_AT_ONCE = 32
"""Pairs judged together, which bounds the memory."""


class EmbeddedJudge:
    """The trained network on the CPU."""

    name = EMBEDDED_JUDGE

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        """(n, 3) float32; texts are cut to 128 word pieces a pair."""
        import torch

        rows = encode(pairs)
        found = [np.empty((0, 3), np.float32)]
        with torch.inference_mode():
            for start in range(0, len(rows), _AT_ONCE):
                odds = self._network(rows[start : start + _AT_ONCE])
                found.append(torch.softmax(odds, dim=-1).numpy().astype(np.float32))
        return np.concatenate(found)


def load_embedded() -> EmbeddedJudge:
    """The judge that comes with factcheck.

    Raises:
        ModelError: its weights are missing or altered, or the encoder's package is not installed.
    """
    from safetensors.torch import load

    network = Network()
    network.load(unpacked(load(shipped_weights(WEIGHTS, SHA256))))
    return EmbeddedJudge(network)
