"""The encoder's graph in the cache folder, made and proven on first use.

Proven is a graph that gives what sentence-transformers gave on `SENTENCES`; its answers lie in `proof.safetensors`, and
a test asks it again.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import EncoderError
from ..start_cache import keep, recall
from ..weights.packaged import MODEL_SHA256, Array, model_weights, shipped_weights
from . import Weights
from .eight_bits import rounded

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SENTENCES = (
    "Fog.",
    "Four people were killed when the ferry struck the breakwater.",
    "The harbourmaster, Ines Falk, said at 7.40 p.m. on 14 May that 31 of 212 passengers had been hurt.",
    "“We heard no alarm” — the crew’s own words, in São Tomé and Łódź alike — was all the court was told.",
    "NO SURVIVORS AFTER TANKER SINKS OFF VELDMARK, GOVERNMENT SAYS",
    (
        "While the inquiry that the ministry promised last autumn has yet to name its members, the families of those "
        "who died, the union of the pilots, two former ministers and the mayor of the small town where the bridge once "
        "stood agreed on Thursday that nobody had ever asked why the repairs, paid for in full, were signed off, "
        "unseen, by an engineer who had left the country three weeks before."
    ),
)
"""Short and long, with figures, quotes, capitals and letters beyond ASCII."""
PROOF = Path(__file__).with_name("proof.safetensors")
"""What sentence-transformers makes of `SENTENCES`: "vectors" (n, 384), unit rows."""
SHA256 = "adf232c91ae64ae686dff81bf971345f9daa1a8056dbf60102ebca203fe97d77"
"""Of the proof."""
LEAST_COSINE, LEAST_ROUNDED = 0.9999, 0.98
"""Between a vector of the graph and one of the proof; of the graph in 8 bits."""


@lru_cache
def proven_session(*, eight_bits: bool = False) -> InferenceSession:
    """What runs the graph, which is taken from the cache if it is there, and kept there unless nothing is to be.

    With `eight_bits` it is the graph for weights that `eight_bits.rounded` made.

    Raises:
        EncoderError: it cannot be made, or does not give what sentence-transformers gives.
        ModelError: the sentence model's package is missing or altered.
        ImportError: ONNX Runtime is not installed, or ONNX, which a new graph takes.
    """
    from .runtime import open_session

    name = f"{_key(eight_bits=eight_bits)}.onnx"
    if (known := recall(name)) is not None:
        return open_session(known)
    from .graph import build

    weights, least = (rounded(model_weights()), LEAST_ROUNDED) if eight_bits else (model_weights(), LEAST_COSINE)
    graph = build(weights, eight_bits=eight_bits)
    session = open_session(graph)
    cosine = least_cosine(session, weights)
    if not cosine >= least:
        raise EncoderError(
            f"ONNX Runtime gives other vectors than sentence-transformers (cosine {cosine:.5f}, wanted {least})"
        )
    keep(name, graph)
    return session


def least_cosine(session: InferenceSession, weights: Weights) -> float:
    """Between the vectors that `session` gives with `weights` and those of the proof, over `SENTENCES`."""
    from .runtime import OnnxEngine
    from .sentences import SentenceEncoder

    vectors = SentenceEncoder(OnnxEngine(weights, session))(SENTENCES)
    expected: Array = shipped_weights(PROOF, SHA256)["vectors"]
    return float((vectors * expected).sum(1).min())


def _key(*, eight_bits: bool) -> str:
    """What a proof holds for: these weights, this arithmetic, this version of what runs it."""
    import onnxruntime

    sources = (Path(__file__).with_name(name).read_text("utf-8") for name in ("graph.py", "eight_bits.py"))
    parts = (MODEL_SHA256, onnxruntime.__version__, str(eight_bits), *sources)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]
