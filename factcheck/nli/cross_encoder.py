"""Any sentence-transformers cross-encoder with three labels as a judge."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import numpy as np

from ..errors import ModelError
from ..weights.foreign import SAFE, foreign_model, load_failure
from . import LABELS, Probabilities, TextPair


class CrossEncoderJudge:
    """A cross-encoder on the CPU, its labels brought into the order of LABELS."""

    def __init__(self, model: str, *, offline: bool = False) -> None:
        """Loads `model`, a name on the hub or a folder; none is fetched when `offline`.

        Raises:
            ModelError: it cannot be loaded, or its labels are not entailment, neutral and contradiction.
        """
        folder = foreign_model(model, "--judge", offline=offline)
        os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
        from sentence_transformers import CrossEncoder

        self.name = model
        try:
            self._model = CrossEncoder(str(folder), **SAFE)
        except Exception as error:  # the library raises many kinds; each means that the name or folder is no model
            raise load_failure(model, "cross-encoder", "--judge", error) from error
        self._columns = columns(self._model.config.id2label, model)

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        """(n, 3) float32."""
        if not pairs:
            return np.empty((0, len(LABELS)), np.float32)
        odds = self._model.predict(
            [list(pair) for pair in pairs], apply_softmax=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(odds, np.float32)[:, self._columns]


def columns(names: Mapping[int, str], model: str) -> list[int]:
    """The columns of a model's output in the order of LABELS, read from its configuration.

    Raises:
        ModelError: its labels are others.
    """
    places = {
        label: number for number, name in names.items() for label in LABELS if label.startswith(name.strip().lower())
    }
    if len(names) != len(LABELS) or set(places) != set(LABELS):
        raise ModelError(
            f"{model}: its labels are {', '.join(names.values())}, wanted {', '.join(LABELS)}. "
            "Name a model for natural language inference with --judge, or set id2label in its config.json."
        )
    return [places[label] for label in LABELS]
