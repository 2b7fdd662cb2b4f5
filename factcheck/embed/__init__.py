"""Sentence embeddings: an `Embedder` turns texts into unit vectors. Backends are imported on first use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..settings import DEFAULT_MODEL
from ..weights.packaged import is_installed

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Anything that embeds; plug in another by passing it to `pipeline.check`."""

    @property
    def name(self) -> str:
        """What reports call the model."""

    def __call__(self, texts: Sequence[str], /) -> Vectors:
        """(n, d) float32, rows of length 1, in the order of `texts`."""


def load_embedder(model: str, *, offline: bool = False) -> Embedder:
    """The embedder for `model`, a sentence-transformers name or folder; the default's lies in a package.

    None is fetched when `offline`.

    Raises:
        ModelError: the model is missing or its files are not the ones pinned.
    """
    if model == DEFAULT_MODEL and is_installed():
        from .packaged import PackagedEmbedder

        return PackagedEmbedder()
    from .transformer import TransformerEmbedder

    return TransformerEmbedder(model, offline=offline)
