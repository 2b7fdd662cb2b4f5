"""The encoder's layers by ONNX Runtime, on one core."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from onnxruntime import ExecutionMode, GraphOptimizationLevel, InferenceSession, SessionOptions

from ..errors import EncoderError
from ..weights.packaged import Array
from . import Weights, layers

_NONE = np.float32(-1e9)
"""Added to the score of a place without a piece, whose share is then 0."""


class OnnxEngine:
    """An `Engine`."""

    def __init__(self, weights: Weights, session: InferenceSession) -> None:
        """`session` runs the graph of `graph.build`, for any weights of the shapes it was made for."""
        self._weights = {name: weights[name] for name in layers(weights)}
        self._session = session

    def __call__(self, embedded: Array, lengths: Sequence[int]) -> Array:
        """(pieces, width), as of every `Engine`."""
        inputs = {"embedded": embedded, **_layout(np.asarray(lengths)), **self._weights}
        return np.asarray(self._session.run(["states"], inputs)[0], np.float32)


def open_session(graph: bytes) -> InferenceSession:
    """What runs `graph`, on one core.

    Raises:
        EncoderError: ONNX Runtime cannot run it.
    """
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL  # it is as it should be
    options.log_severity_level = 3  # errors
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # they cost memory and save no time
    try:
        return InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library raises many kinds, each means that the graph does not run here
        raise EncoderError(f"ONNX Runtime cannot run the encoder ({error})") from error


def _layout(lengths: NDArray[np.int64]) -> dict[str, NDArray[np.int64] | Array]:
    """How texts that lie one behind the other become rows of one length, and back."""
    longest, pieces = int(lengths.max()), int(lengths.sum())
    starts = np.cumsum(lengths) - lengths
    places = np.arange(longest)
    held = places < lengths[:, None]
    spread = np.minimum(starts[:, None] + places, pieces - 1)
    bias = np.where(held, np.float32(0), _NONE)[:, None, None, :]
    return {"spread": spread, "bias": bias, "gathered": np.flatnonzero(held)}
