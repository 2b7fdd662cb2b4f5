"""The sentence model's encoder (all-MiniLM-L6-v2) as a token encoder, with the tagger's adapter, in numpy.

The adapter is a low-rank change of every linear layer (LoRA, Hu et al. 2021) and a vector for each flag of a word
piece, added to its embedding: the model itself does not see capitals. Sentences are not padded, so that the vectors of
one do not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..sentence_model import model_folder
from .reading import Reading

Array: TypeAlias = NDArray[np.float32]

LINEAR = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The linear layers of one block, each of which the adapter changes."""
LAYERS, HEADS, WIDTH = 6, 12, 384
_EPSILON = 1e-12
_AT_ONCE = 1024
"""Word pieces encoded together, which bounds the memory."""
_ROWS = 64


class Encoder:
    """Token vectors in context."""

    def __init__(self, adapter: Mapping[str, Array], scale: float) -> None:
        """`adapter`: "flags" (flags, 384) and "<layer>.<part>.a", "<layer>.<part>.b" of every linear layer."""
        from safetensors.numpy import load_file

        base = load_file(model_folder() / "model.safetensors")
        self._base = {name: np.asarray(array, np.float32) for name, array in base.items() if "pooler" not in name}
        self._flags = adapter["flags"]
        for layer in range(LAYERS):
            for part in LINEAR:
                weight = self._base[f"encoder.layer.{layer}.{part}.weight"]
                change = adapter[f"{layer}.{part}.b"] @ adapter[f"{layer}.{part}.a"]
                self._base[f"encoder.layer.{layer}.{part}.weight"] = weight + np.float32(scale) * change

    def __call__(self, readings: Sequence[Reading]) -> list[Array]:
        """For each sentence (tokens, 384): the mean over the word pieces of each token, zeros where it has none."""
        found: list[Array] = []
        batch: list[Reading] = []
        for reading in readings:
            if batch and sum(len(one.pieces) for one in batch) + len(reading.pieces) > _AT_ONCE:
                found += self._encode(batch)
                batch = []
            batch.append(reading)
        return found + (self._encode(batch) if batch else [])

    def _encode(self, batch: list[Reading]) -> list[Array]:
        state = np.concatenate([self._embed(reading) for reading in batch])
        ends = np.cumsum([0, *(len(reading.pieces) for reading in batch)])
        parts = [slice(start, end) for start, end in pairwise(ends)]
        for layer in range(LAYERS):
            state = self._layer(f"encoder.layer.{layer}.", state, parts)
        return [_pooled(state[part], reading.spans) for part, reading in zip(parts, batch, strict=True)]

    def _embed(self, reading: Reading) -> Array:
        words = self._base["embeddings.word_embeddings.weight"][reading.pieces]
        places = self._base["embeddings.position_embeddings.weight"][: len(reading.pieces)]
        flags = np.stack([self._flags[flags].sum(0) for flags in reading.flags])
        total = words + places + self._base["embeddings.token_type_embeddings.weight"][0] + flags
        return self._normal("embeddings.LayerNorm", total)

    def _layer(self, name: str, state: Array, parts: list[slice]) -> Array:
        query, key, value = (self._linear(f"{name}{part}", state) for part in LINEAR[:3])
        context = np.concatenate([_attend(query[part], key[part], value[part]) for part in parts])
        attended = self._linear(f"{name}attention.output.dense", context)
        state = self._normal(f"{name}attention.output.LayerNorm", state + attended)
        inner = _gelu(self._linear(f"{name}intermediate.dense", state))
        return self._normal(f"{name}output.LayerNorm", state + self._linear(f"{name}output.dense", inner))

    def _linear(self, name: str, state: Array) -> Array:
        moved: Array = state @ self._base[f"{name}.weight"].T + self._base[f"{name}.bias"]
        return moved

    def _normal(self, name: str, state: Array) -> Array:
        centred = state - state.mean(-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(-1, keepdims=True) + np.float32(_EPSILON))
        scaled: Array = centred / spread * self._base[f"{name}.weight"] + self._base[f"{name}.bias"]
        return scaled


def _attend(query: Array, key: Array, value: Array) -> Array:
    """(pieces, 384): softmax(q k / sqrt(d)) v of each head, for one sentence."""
    depth = WIDTH // HEADS
    q, k, v = (part.reshape(len(part), HEADS, depth).transpose(1, 0, 2) for part in (query, key, value))
    scores = q @ k.transpose(0, 2, 1) / np.float32(np.sqrt(depth))
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    weights = scores / scores.sum(-1, keepdims=True)
    context: Array = (weights @ v).transpose(1, 0, 2).reshape(len(query), WIDTH)
    return context


def _gelu(x: Array) -> Array:
    """The product x Phi(x); a few rows at a time, so that the steps between stay in the cache."""
    for start in range(0, len(x), _ROWS):
        part = x[start : start + _ROWS]
        part *= np.float32(0.5) * (1 + _erf(part * np.float32(0.7071067811865476)))
    return x


def _erf(x: Array) -> Array:
    """The error function to seven digits (Abramowitz and Stegun, 7.1.26)."""
    size = np.abs(x)
    t = 1 / (1 + np.float32(0.3275911) * size)
    total = np.full_like(t, 1.061405429)
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        total *= t
        total += np.float32(factor)
    total *= t * np.exp(-size * size)
    return np.copysign(1 - total, x)


def _pooled(state: Array, spans: list[tuple[int, int]]) -> Array:
    return np.stack([state[start:end].mean(0) if end > start else np.zeros(WIDTH, np.float32) for start, end in spans])
