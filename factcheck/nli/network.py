"""The judge's network: the sentence model's encoder reading two texts at once, and outputs on what it made.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020), fine-tuned but for its word embeddings. What one text says of the
other and the kinds of fact that they tell differently stand on its first vector and on the mean of all, the words that
do so on the vector of each word piece. It trains; `embedded` judges with what it learned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils import parametrize

from ..encoder import WIDTH, Pieces
from ..encoder.eight_bits import LARGEST
from ..weights.packaged import model_folder
from . import KINDS, LABELS
from .embedded import SCALE


class Outputs(Struct, frozen=True):
    """Log odds for n pairs of texts."""

    labels: Tensor
    """(n, 3), of LABELS, one against the others."""
    kinds: Tensor
    """(n, 9), that the two tell a fact of each of KINDS differently."""
    telling: Tensor
    """(n, pieces, 9), that a word piece belongs to the words that do so."""


class Network(nn.Module):
    """Two texts -> `Outputs`."""

    def __init__(self) -> None:
        super().__init__()
        from safetensors.torch import load_file
        from transformers import BertConfig, BertModel

        config = BertConfig.from_pretrained(str(model_folder()), attn_implementation="sdpa")
        self.encoder = BertModel(config, add_pooling_layer=False)
        base = load_file(model_folder() / "model.safetensors")
        self.encoder.load_state_dict({n: t for n, t in base.items() if "pooler" not in n}, strict=False)
        self.encoder.embeddings.word_embeddings.requires_grad_(False)
        self.encoder.embeddings.position_embeddings.requires_grad_(False)
        for name, module in self.encoder.named_modules():
            if isinstance(module, nn.Linear) and ".layer." in f".{name}":
                parametrize.register_parametrization(module, "weight", _Rounded())
        self.out = nn.Linear(2 * WIDTH, len(LABELS))
        self.kind = nn.Linear(2 * WIDTH, len(KINDS))
        self.tell = nn.Linear(WIDTH, len(KINDS))

    def forward(self, batch: Sequence[Pieces]) -> Outputs:
        """What it makes of `batch`, padded to the longest."""
        device = self.out.weight.device
        pieces, types, mask = (torch.from_numpy(array).to(device) for array in _padded(batch))
        state = self.encoder(input_ids=pieces, token_type_ids=types, attention_mask=mask).last_hidden_state.float()
        weights = mask[:, :, None].float()
        whole = torch.cat([state[:, 0], (state * weights).sum(1) / weights.sum(1)], 1)
        return Outputs(self.out(whole), self.kind(whole), self.tell(state))

    def trained(self) -> dict[str, nn.Parameter]:
        """What training changes, by the name that it has in the file."""
        return {
            name.replace("parametrizations.weight.original", "weight"): parameter
            for name, parameter in self.named_parameters()
            if parameter.requires_grad
        }

    def load(self, weights: Mapping[str, Tensor]) -> None:
        """Puts trained weights in place."""
        with torch.no_grad():
            for name, parameter in self.trained().items():
                parameter.copy_(weights[name])


def _padded(batch: Sequence[Pieces]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """(texts, pieces) each: word pieces, which of the two texts they are of, and 1 where there is one."""
    shape = len(batch), max(len(one.ids) for one in batch)
    pieces, types, mask = (np.zeros(shape, np.int64) for _ in range(3))
    for row, one in enumerate(batch):
        pieces[row, : len(one.ids)] = one.ids
        types[row, : len(one.ids)] = one.types or 0
        mask[row, : len(one.ids)] = 1
    return pieces, types, mask


class _Rounded(nn.Module):
    """Weights as the file will hold them, so that training learns to live with it; gradients pass as if unrounded."""

    def forward(self, weight: Tensor) -> Tensor:
        """The same shape."""
        step = _step(weight.detach())
        return weight + ((weight.detach() / step).round() * step - weight.detach())


def _step(weight: Tensor) -> Tensor:
    """(rows, 1): what one of the whole numbers that stand for a row stands for."""
    return (weight.abs().amax(1, keepdim=True) / LARGEST).clamp(min=1e-8)


def packed(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """`weights` for the file: matrices of the encoder in whole numbers with a scale per row, the rest in 16 bits."""
    found: dict[str, Tensor] = {}
    for name, weight in weights.items():
        if weight.dim() == 2 and ".layer." in name:
            scale = _step(weight)
            found[name] = (weight / scale).round().to(torch.int8).T  # as they are multiplied with: no start turns them
            found[name + SCALE] = scale.to(torch.float32)
        else:
            found[name] = weight.to(torch.float16)
    return {name: tensor.detach().contiguous() for name, tensor in found.items()}
