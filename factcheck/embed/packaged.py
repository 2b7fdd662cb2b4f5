"""Embeddings by the model that comes with factcheck, on the encoder that tagging and judging use too."""

from __future__ import annotations

from collections.abc import Sequence

from ..encoder.sentences import SentenceEncoder
from ..settings import DEFAULT_MODEL
from . import Vectors


class PackagedEmbedder:
    """The default model, what sentence-transformers makes of it but for the seventh digit."""

    name = DEFAULT_MODEL

    def __init__(self) -> None:
        """Loads the model.

        Raises:
            ModelError: its package is missing or altered.
        """
        self._encode = SentenceEncoder()

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """(n, 384) float32 unit rows."""
        return self._encode(texts)
