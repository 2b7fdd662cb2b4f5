"""Low-rank changes of the encoder's linear layers (LoRA, Hu et al. 2021): one percent of the numbers of new layers.

The change of `<layer>.weight` is `<layer>.b` @ `<layer>.a`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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


def linear_layers(weights: Weights) -> list[str]:
    """The names of the layers that an adapter changes."""
    return [f"encoder.layer.{layer}.{part}" for layer in range(depth(weights)) for part in LINEAR]


class Adapted(Mapping[str, Array]):
    """Weights with an adapter's changes in them; a layer is changed when it is asked for.

    All changed layers at once take 43 MB, which whoever rounds them one by one need not have.
    """

    def __init__(self, base: Weights, adapter: Mapping[str, Array], scale: float) -> None:
        """`adapter` holds "<layer>.<part>.a" (rank, inputs) and "<layer>.<part>.b" (outputs, rank) of every linear one.

        Changes are multiplied with `scale`.
        """
        self._base, self._adapter, self._scale = base, adapter, np.float32(scale)
        self._changed = {f"{name}.weight": name.removeprefix("encoder.layer.") for name in linear_layers(base)}

    def __getitem__(self, name: str) -> Array:
        """Of float32."""
        weight = self._base[name]
        if (own := self._changed.get(name)) is None:
            return weight
        up, down = (np.asarray(self._adapter[f"{own}.{part}"], np.float32) for part in ("b", "a"))
        changed: Array = up @ (down * self._scale)
        changed += weight
        return changed

    def __iter__(self) -> Iterator[str]:
        """The names, as in the base."""
        return iter(self._base)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._base)
