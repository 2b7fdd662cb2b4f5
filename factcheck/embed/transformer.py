"""Embeddings by sentence-transformers, for any model but the one that comes with factcheck."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..settings import DEFAULT_MODEL
from ..weights.foreign import SAFE, foreign_model, load_failure
from ..weights.packaged import check_hashes
from . import Vectors


class TransformerEmbedder:
    """A sentence-transformers model on the CPU."""

    def __init__(self, model: str, *, offline: bool = False) -> None:
        """Loads `model`, a name on the hub or a folder; none is fetched when `offline`.

        Raises:
            ModelError: the model cannot be loaded, or is the default's name and its files are not the pinned ones.
        """
        self.name = model
        folder = foreign_model(model, "--model", offline=offline)
        if model == DEFAULT_MODEL:
            check_hashes(folder)
        self._model = _load(model, folder)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """(n, d) float32 unit rows; sentence-transformers sorts by length and batches."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def _load(model: str, folder: Path) -> Any:  # the library's class is imported on first use only
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(str(folder), **SAFE)
    except Exception as error:  # the library raises many kinds; each means that the name or folder is no model
        raise load_failure(model, "sentence-transformers model", "--model", error) from error
