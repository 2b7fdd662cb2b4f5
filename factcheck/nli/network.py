"""The judge's network: the sentence model's encoder reading two texts at once, and three outputs on what it made.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020), fine-tuned but for its word embeddings; the outputs stand on its
first vector and on the mean of all. Used to train and to judge alike, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from ..embed.transformer import packaged_model
from .data import LABELS

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WIDTH = 384
MAX_PIECES = 128
"""Word pieces of both texts that are read; the longer text is cut first."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Two texts as the network reads them."""

    pieces: list[int]
    types: list[int]
    """0 for the first text, 1 for the second."""


class Network(nn.Module):
    """Two texts -> three figures, the log odds of LABELS."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import AutoModel

        # Written-out attention is the faster one in half precision on a CPU.
        self.encoder = AutoModel.from_pretrained(
            packaged_model(), add_pooling_layer=False, attn_implementation="eager"
        )
        self.encoder.embeddings.word_embeddings.requires_grad_(False)
        self.encoder.embeddings.position_embeddings.requires_grad_(False)
        self.out = nn.Linear(2 * WIDTH, len(LABELS))

    def forward(self, batch: Sequence[Encoded]) -> Tensor:
        """(len(batch), 3), in half precision where the caller asks for it by autocast."""
        longest = max(len(one.pieces) for one in batch)
        pieces, types, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
        for row, one in enumerate(batch):
            pieces[row, : len(one.pieces)] = torch.tensor(one.pieces)
            types[row, : len(one.types)] = torch.tensor(one.types)
            mask[row, : len(one.pieces)] = 1
        state = self.encoder(input_ids=pieces, token_type_ids=types, attention_mask=mask).last_hidden_state.float()
        weights = mask[:, :, None].float()
        mean = (state * weights).sum(1) / weights.sum(1)
        return torch.as_tensor(self.out(torch.cat([state[:, 0], mean], 1)))

    def trained(self) -> dict[str, nn.Parameter]:
        """What training changes, by name."""
        return {name: parameter for name, parameter in self.named_parameters() if parameter.requires_grad}


def encode(pairs: Sequence[tuple[str, str]], most: int = MAX_PIECES) -> list[Encoded]:
    """The pairs as word pieces, at most `most` each."""
    tokenizer = _tokenizer(most)
    return [Encoded(one.ids, one.type_ids) for one in tokenizer.encode_batch([list(pair) for pair in pairs])]


@lru_cache
def _tokenizer(most: int) -> Tokenizer:
    from pathlib import Path

    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(Path(packaged_model()) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(most, strategy="longest_first")
    return tokenizer
