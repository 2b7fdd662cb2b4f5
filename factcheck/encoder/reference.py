"""The encoder's layers by transformers, on which sentence-transformers stands: the reference, and the way without ONNX.

Imported on first use only: torch and transformers take seconds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..weights.packaged import Array
from . import HEAD, Weights, depth


class TransformersEngine:
    """An `Engine`."""

    def __init__(self, weights: Weights) -> None:
        """Loads transformers' BERT with the layers of `weights`."""
        import torch
        from transformers import BertConfig, BertModel

        inner, width = weights["encoder.layer.0.intermediate.dense.weight"].shape
        config = BertConfig(
            vocab_size=1,
            hidden_size=width,
            intermediate_size=inner,
            num_attention_heads=width // HEAD,
            num_hidden_layers=depth(weights),
        )
        self._model = BertModel(config, add_pooling_layer=False).eval()
        state = {
            # What it would look up itself is given to it.
            name: torch.zeros_like(value) if "_embeddings." in name else torch.tensor(weights[name])
            for name, value in self._model.state_dict().items()
        }
        self._model.load_state_dict(state)

    def __call__(self, embedded: Array, lengths: Sequence[int]) -> Array:
        """(pieces, width), as of every `Engine`."""
        import torch

        held = np.arange(max(lengths)) < np.asarray(lengths)[:, None]
        padded = np.zeros((*held.shape, embedded.shape[1]), np.float32)
        padded[held] = embedded
        with torch.inference_mode():
            mask = torch.from_numpy(held.astype(np.int64))
            states = self._model(inputs_embeds=torch.from_numpy(padded), attention_mask=mask).last_hidden_state
        return np.asarray(states.numpy()[held], np.float32)
