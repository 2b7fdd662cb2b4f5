"""The judge's network: the sentence model's encoder reading two texts at once, and three outputs on what it made.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020), fine-tuned but for its word embeddings; the outputs stand on its
first vector and on the mean of all. It trains; `embedded` judges with what it learned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from ..encoder import WIDTH, Pieces
from ..sentence_model import model_folder
from . import LABELS
from .embedded import SCALE


class Network(nn.Module):
    """Two texts -> three figures, the log odds of LABELS."""

    def __init__(self) -> None:
        super().__init__()
        from safetensors.torch import load_file
        from transformers import BertConfig, BertModel

        # Written-out attention is the faster one in half precision on a CPU.
        config = BertConfig.from_pretrained(str(model_folder()), attn_implementation="eager")
        self.encoder = BertModel(config, add_pooling_layer=False)
        base = load_file(model_folder() / "model.safetensors")
        self.encoder.load_state_dict({n: t for n, t in base.items() if "pooler" not in n}, strict=False)
        self.encoder.embeddings.word_embeddings.requires_grad_(False)
        self.encoder.embeddings.position_embeddings.requires_grad_(False)
        self.out = nn.Linear(2 * WIDTH, len(LABELS))

    def forward(self, batch: Sequence[Pieces]) -> Tensor:
        """(len(batch), 3)."""
        longest = max(len(one.ids) for one in batch)
        pieces, types, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
        for row, one in enumerate(batch):
            pieces[row, : len(one.ids)] = torch.tensor(one.ids)
            types[row, : len(one.ids)] = torch.tensor(one.types)
            mask[row, : len(one.ids)] = 1
        state = self.encoder(input_ids=pieces, token_type_ids=types, attention_mask=mask).last_hidden_state.float()
        weights = mask[:, :, None].float()
        mean = (state * weights).sum(1) / weights.sum(1)
        return torch.as_tensor(self.out(torch.cat([state[:, 0], mean], 1)))

    def trained(self) -> dict[str, nn.Parameter]:
        """What training changes, by name."""
        return {name: parameter for name, parameter in self.named_parameters() if parameter.requires_grad}

    def load(self, weights: Mapping[str, Tensor]) -> None:
        """Puts trained weights in place."""
        with torch.no_grad():
            for name, parameter in self.trained().items():
                parameter.copy_(weights[name])


def packed(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """`weights` for the file: matrices of the encoder in 8 bits with a scale per row, the rest in 16."""
    found: dict[str, Tensor] = {}
    for name, weight in weights.items():
        if weight.dim() == 2 and ".layer." in name:
            scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
            found[name] = (weight / scale).round().to(torch.int8)
            found[name + SCALE] = scale.to(torch.float32)
        else:
            found[name] = weight.to(torch.float16)
    return {name: tensor.detach().contiguous() for name, tensor in found.items()}
