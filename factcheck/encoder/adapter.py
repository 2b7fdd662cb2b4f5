"""Low-rank changes of the encoder's linear layers (LoRA, Hu et al. 2021): one percent of the numbers of new layers.

The change of `<layer>.weight` is `<layer>.b` @ `<layer>.a`; weights that hold these two are called adapted.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..weights.packaged import Array
from . import Weights, depth

LINEAR = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The linear layers of one block, each of which an adapter changes."""
_DOWN, _UP = ".a", ".b"


def linear_layers(weights: Weights) -> list[str]:
    """The names of the layers that an adapter changes."""
    return [f"encoder.layer.{layer}.{part}" for layer in range(depth(weights)) for part in LINEAR]


def adapted(base: Weights, adapter: Mapping[str, Array], scale: float) -> dict[str, Array]:
    """`base` with the change of each linear layer beside it.

    `adapter` holds "<layer>.<part>.a" (rank, inputs) and "<layer>.<part>.b" (outputs, rank) of every linear layer.
    """
    found = dict(base)
    for name in linear_layers(base):
        own = name.removeprefix("encoder.layer.")
        found[name + _DOWN] = adapter[own + _DOWN] * np.float32(scale)
        found[name + _UP] = adapter[own + _UP]
    return found


def blank(base: Weights, rank: int) -> dict[str, Array]:
    """`base` with an adapter of `rank` that changes nothing; `base` itself when it is 0."""
    found = dict(base)
    for name in linear_layers(base) if rank else ():
        outputs, inputs = base[f"{name}.weight"].shape
        found[name + _DOWN] = np.zeros((rank, inputs), np.float32)
        found[name + _UP] = np.zeros((outputs, rank), np.float32)
    return found


def rank_of(weights: Weights) -> int:
    """The rank of the adapter in `weights`; 0 for none."""
    return next((len(weights[name]) for name in weights if name.endswith(_DOWN)), 0)


def merged(weights: Weights) -> dict[str, Array]:
    """Adapted weights as plain ones: every change made."""
    found = {name: value for name, value in weights.items() if not name.endswith((_DOWN, _UP))}
    for name in linear_layers(found) if rank_of(weights) else ():
        change = weights[name + _UP] @ weights[name + _DOWN]
        change += weights[f"{name}.weight"]
        found[f"{name}.weight"] = change
    return found
