"""The layers of the encoder as an ONNX graph of standard operators, without the weights' numbers.

BERT (Devlin et al. 2018): layers of self-attention and of a feed-forward net, each added to its input and normalised.
All texts lie one behind the other, so that the large products waste nothing on padding; attention alone, a twentieth of
the work, sees them as rows of one length.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from . import HEAD, Weights, depth, layers
from .eight_bits import STATE

EPSILON = 1e-12
OPSET, IR = 20, 10
"""The first with Gelu; the file format of its time."""


def build(weights: Weights, *, eight_bits: bool = False) -> bytes:
    """The graph for weights shaped like `weights`; whoever runs it adds their numbers.

    With `eight_bits` the linear layers multiply whole numbers of 8 bits: those of `weights`, which `eight_bits.rounded`
    made, with the state's, each row of which is rounded by its own largest number, so that nothing hangs on which texts
    are read together. Where a processor multiplies such numbers fast, it takes less than half the time.

    Inputs: `embedded` (pieces, width), the texts one behind the other; `spread` (texts, longest), the piece that each
    place of the padded texts holds, any for none; `bias` (texts, 1, 1, longest), 0 or a large negative number for none;
    `gathered` (pieces,), the place of each piece in the padded texts. Output: `states` (pieces, width).
    """
    graph = (_EightBits if eight_bits else _Graph)(weights)
    state = graph.normal("embedded", "embeddings.LayerNorm")
    for layer in range(depth(weights)):
        state = _layer(graph, f"encoder.layer.{layer}.", state)
    graph.add("Identity", [state], "states")
    return bytes(graph.model().SerializeToString(deterministic=True))


def _layer(graph: _Graph, name: str, state: str) -> str:
    attended = graph.linear(_attention(graph, f"{name}attention.self.", state), f"{name}attention.output.dense")
    state = graph.normal(graph.add("Add", [state, attended]), f"{name}attention.output.LayerNorm")
    inner = graph.add("Gelu", [graph.linear(state, f"{name}intermediate.dense")])
    return graph.normal(
        graph.add("Add", [state, graph.linear(inner, f"{name}output.dense")]), f"{name}output.LayerNorm"
    )


def _attention(graph: _Graph, name: str, state: str) -> str:
    """softmax(q k / sqrt(d)) v of each head and text; heads (texts, heads, longest, d)."""
    query, value = (graph.heads(graph.linear(state, name + part), [0, 2, 1, 3]) for part in ("query", "value"))
    key = graph.heads(graph.linear(state, f"{name}key"), [0, 2, 3, 1])
    scores = graph.add("Add", [graph.add("Mul", [graph.add("MatMul", [query, key]), "scale"]), "bias"])
    context = graph.add("MatMul", [graph.add("Softmax", [scores], axis=-1), value])
    rows = graph.add("Reshape", [graph.add("Transpose", [context], perm=[0, 2, 1, 3]), "rows"])
    return graph.add("Gather", [rows, "gathered"], axis=0)


class _Graph:
    """Nodes as they are added."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._width = len(weights["embeddings.LayerNorm.weight"])
        self._nodes: list[NodeProto] = []

    def add(self, operator: str, inputs: Sequence[str], output: str | None = None, **attributes: object) -> str:
        """The name of the output of a new node."""
        output = output or f"{operator.lower()}.{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def linear(self, state: str, name: str) -> str:
        """What a linear layer makes of `state`."""
        return self.add("Gemm", [state, f"{name}.weight", f"{name}.bias"], transB=1)

    def normal(self, state: str, name: str) -> str:
        return self.add("LayerNormalization", [state, f"{name}.weight", f"{name}.bias"], axis=-1, epsilon=EPSILON)

    def heads(self, state: str, order: Sequence[int]) -> str:
        """(pieces, width) as (texts, longest, heads, d), the axes then put into `order`."""
        split = self.add("Reshape", [self.add("Gather", [state, "spread"], axis=0), "split"])
        return self.add("Transpose", [split], perm=order)

    def constants(self) -> dict[str, NDArray[np.generic]]:
        """What the nodes name and nobody gives."""
        return {
            "scale": np.array(HEAD**-0.5, np.float32),
            "rows": np.array([-1, self._width]),
            "split": np.array([0, 0, self._width // HEAD, HEAD]),
        }

    def model(self) -> ModelProto:
        numbers, positions = TensorProto.FLOAT, TensorProto.INT64
        inputs = [
            helper.make_tensor_value_info("embedded", numbers, ["pieces", self._width]),
            helper.make_tensor_value_info("spread", positions, ["texts", "longest"]),
            helper.make_tensor_value_info("bias", numbers, ["texts", 1, 1, "longest"]),
            helper.make_tensor_value_info("gathered", positions, ["pieces"]),
            *(
                helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(value.dtype), value.shape)
                for name, value in ((name, self._weights[name]) for name in layers(self._weights))
            ),
        ]
        output = helper.make_tensor_value_info("states", numbers, ["pieces", self._width])
        constants = self.constants()
        held = [numpy_helper.from_array(value, name) for name, value in constants.items()]
        graph = helper.make_graph(self._nodes, "encoder", inputs, [output], held)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)


class _EightBits(_Graph):
    """The same with the products of linear layers in 8 bits."""

    def __init__(self, weights: Weights) -> None:
        super().__init__(weights)
        self._rounded: dict[str, tuple[str, str]] = {}

    def linear(self, state: str, name: str) -> str:
        """As there; the layer's weights are whole numbers, (inputs, outputs), "<name>.scale" what one stands for."""
        if state not in self._rounded:
            largest = self.add("ReduceMax", [self.add("Abs", [state]), "last"], keepdims=1)
            whole = self.add("QuantizeLinear", [self.add("Div", [state, largest]), "step", "zero"])
            self._rounded[state] = whole, largest
        whole, largest = self._rounded[state]
        product = self.add("Cast", [self.add("MatMulInteger", [whole, f"{name}.weight", "zero"])], to=TensorProto.FLOAT)
        plain = self.add("Mul", [self.add("Mul", [product, f"{name}.scale"]), largest])
        return self.add("Add", [plain, f"{name}.bias"])

    def constants(self) -> dict[str, NDArray[np.generic]]:
        """As there, and how a state is rounded."""
        return {
            **super().constants(),
            "step": np.array(1 / STATE, np.float32),
            "zero": np.array(STATE + 1, np.uint8),
            "last": np.array([-1]),
        }
