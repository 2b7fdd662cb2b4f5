"""The encoder's graph in the cache folder, made and proven on first use.

Proven is a graph that gives what sentence-transformers gave on `SENTENCES`; its answers lie in `proof.safetensors`, and
a test asks it again. A file of the cache that is not as it was written is made anew.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from safetensors.numpy import load

from ..cache import GRAPHS
from ..errors import EncoderError
from ..folders import cache_folder, keeps
from ..sentence_model import MODEL_SHA256, Array, model_weights, shipped_weights

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
LEAST_COSINE = 0.9999
"""Between a vector of the graph and one of the proof."""


@lru_cache
def proven_session() -> InferenceSession:
    """What runs the graph, which is taken from the cache if it is there, and kept there unless nothing is to be.

    Raises:
        EncoderError: it cannot be made, or does not give what sentence-transformers gives.
        ModelError: the sentence model's package is missing or altered.
        ImportError: ONNX Runtime is not installed, or ONNX, which a new graph takes.
    """
    from .runtime import open_session

    path = cache_folder() / f"{GRAPHS}{_key()}.onnx" if keeps() else None
    if path and (known := _read(path)) is not None:
        return open_session(known)
    from .graph import build

    graph = build(model_weights())
    session = open_session(graph)
    cosine = least_cosine(session)
    if not cosine >= LEAST_COSINE:
        raise EncoderError(
            f"ONNX Runtime gives other vectors than sentence-transformers (cosine {cosine:.5f}, wanted {LEAST_COSINE})"
        )
    if path:
        _keep(path, graph)
    return session


def least_cosine(session: InferenceSession) -> float:
    """Between the vectors that `session` gives and those of the proof, over `SENTENCES`."""
    from .runtime import OnnxEngine
    from .sentences import SentenceEncoder

    vectors = SentenceEncoder(OnnxEngine(model_weights(), session))(SENTENCES)
    expected: Array = load(shipped_weights(PROOF, SHA256))["vectors"]
    return float((vectors * expected).sum(1).min())


def _key() -> str:
    """What a proof holds for: these weights, this arithmetic, this version of what runs it."""
    import onnxruntime

    parts = (MODEL_SHA256, onnxruntime.__version__, Path(__file__).with_name("graph.py").read_text("utf-8"))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]


def _read(path: Path) -> bytes | None:
    """The content of `path`, or None when it is not there or not what was written."""
    try:
        content, known = path.read_bytes(), path.with_suffix(".sha256").read_text("ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        _tell(f"{path}: cannot read the exported model ({error}). It is made anew.")
        return None
    if hashlib.sha256(content).hexdigest() != known:
        _tell(f"{path}: the exported model is not as it was written. It is made anew.")
        return None
    return content


def _keep(path: Path, graph: bytes) -> None:
    try:
        _write(path, graph)
    except OSError as error:
        _tell(f"{path}: cannot keep the exported model ({error}). It is made again in each run, which takes a second.")


def _write(path: Path, content: bytes) -> None:
    """Puts `content` at `path` and its sha256 beside; whoever is cut off in between leaves no file to be believed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(content).hexdigest().encode()
    path.unlink(missing_ok=True)
    for target, part in ((path.with_suffix(".sha256"), digest), (path, content)):
        draft, name = tempfile.mkstemp(dir=path.parent, prefix=f".{GRAPHS}")
        try:
            with os.fdopen(draft, "wb") as file:
                file.write(part)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _tell(message: str) -> None:
    logging.getLogger(__name__).warning("factcheck: %s", message)
