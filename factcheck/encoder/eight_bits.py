"""The encoder's linear layers in whole numbers of 8 bits: half the time, where an answer need not be exact."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from ..weights.packaged import Array
from . import Weights, layers
from .adapter import linear_layers

LARGEST, STATE = 63, 127
"""The largest whole numbers that stand for a weight and for a number of a state.

Two products of these fit into 16 bits, so that every processor adds them up alike: those of other kinds than the newest
would cut off what is larger.
"""

WholeNumbers = tuple[NDArray[np.int8], Array]
"""Of a weight: (inputs, outputs), as a state is multiplied with it, and what one of a column stands for, (outputs,)."""


@runtime_checkable
class Whole(Protocol):
    """Weights, some of which are kept as whole numbers."""

    def whole(self, name: str) -> WholeNumbers:
        """Those of the matrix `name`."""


def whole_numbers(weights: Weights, name: str) -> WholeNumbers:
    """The matrix `name` rounded, each output by its largest number; as `weights` keep it, where they do."""
    if isinstance(weights, Whole):
        return weights.whole(name)
    weight = weights[name]
    largest = np.maximum(weight.max(1), -weight.min(1))  # each further copy of a matrix costs a tenth of its rounding
    step = np.maximum(largest, np.float32(1e-12)) / np.float32(LARGEST)
    whole = weight / step[:, None]
    np.rint(whole, out=whole)
    return np.ascontiguousarray(whole.astype(np.int8).T), step


def rounded(weights: Weights) -> dict[str, Any]:
    """The layers of `weights`, each linear one's as int8, (inputs, outputs), and "<layer>.scale" (outputs,).

    A state is rounded by the largest of its row, which `graph` multiplies with again; STATE is part of the scale.
    """
    linear = {f"{name}.weight": name for name in linear_layers(weights)}
    found: dict[str, Any] = {name: weights[name] for name in layers(weights) if name not in linear}
    for name in linear.values():
        found[f"{name}.weight"], step = whole_numbers(weights, f"{name}.weight")
        found[f"{name}.scale"] = step / np.float32(STATE)
    return found
