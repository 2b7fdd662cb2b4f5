"""Embeddings by sentence-transformers, for any model but the one that comes with factcheck."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import ModelError
from ..sentence_model import check_hashes
from ..settings import DEFAULT_MODEL
from . import Vectors


class TransformerEmbedder:
    """A sentence-transformers model on the CPU."""

    def __init__(self, model: str) -> None:
        """Loads `model`, a name on the hub or a folder.

        Raises:
            ModelError: the model cannot be loaded, or is the default's name and its files are not the pinned ones.
        """
        self.name = model
        if Path(model).is_dir():
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        self._model = _load(model)
        if model == DEFAULT_MODEL:
            check_hashes(_hub_folder(model))

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """(n, d) float32 unit rows; sentence-transformers sorts by length and batches."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def _hub_folder(model: str) -> Path:
    from huggingface_hub import snapshot_download

    return Path(snapshot_download(model, local_files_only=True))


def _load(location: str) -> Any:  # the library's class is imported on first use only
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(location, device="cpu", trust_remote_code=False)
    except Exception as error:  # the library raises many kinds; each means that the name or folder is no model
        raise ModelError(
            f"{location}: cannot load this sentence-transformers model ({error}). "
            "Check the name or folder given with --model."
        ) from error
