"""Weights of a tiny encoder that knows nothing, for what does not depend on what was learned."""

from __future__ import annotations

import numpy as np

from factcheck.weights.packaged import Array

LAYERS, WIDTH, INNER, WORDS, LONGEST = 2, 64, 96, 50, 64


def tiny_weights(seed: int = 1) -> dict[str, Array]:
    chance = np.random.default_rng(seed)

    def some(*shape: int) -> Array:
        return chance.normal(0, 0.2, shape).astype(np.float32)

    def normal(name: str) -> dict[str, Array]:
        return {f"{name}.weight": 1 + some(WIDTH), f"{name}.bias": some(WIDTH)}

    found = {
        "embeddings.word_embeddings.weight": some(WORDS, WIDTH),
        "embeddings.position_embeddings.weight": some(LONGEST, WIDTH),
        "embeddings.token_type_embeddings.weight": some(2, WIDTH),
        **normal("embeddings.LayerNorm"),
    }
    for layer in range(LAYERS):
        block = f"encoder.layer.{layer}."
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            found |= {f"{block}{part}.weight": some(WIDTH, WIDTH), f"{block}{part}.bias": some(WIDTH)}
        found |= {
            f"{block}intermediate.dense.weight": some(INNER, WIDTH),
            f"{block}intermediate.dense.bias": some(INNER),
        }
        found |= {f"{block}output.dense.weight": some(WIDTH, INNER), f"{block}output.dense.bias": some(WIDTH)}
        found |= normal(f"{block}attention.output.LayerNorm") | normal(f"{block}output.LayerNorm")
    return found
