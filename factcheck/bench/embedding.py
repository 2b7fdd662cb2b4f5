"""The embedder against sentence-transformers as it comes, and both against the fastest matrix product of this machine.

    python -m factcheck.bench.embedding OUT.json SENTENCES ROUNDS FOLDER

Takes as many sentences of the articles in FOLDER and lets each candidate do the same work in turn, ROUNDS times, on one
thread. The limit is the rate of the best of several libraries at multiplying what the model multiplies, in the same
process at the same time.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from ..embed import load_embedder
from ..encoder.graph import IR, OPSET
from ..encoder.runtime import open_session
from ..load import load_article
from ..load.paths import collect
from ..settings import DEFAULT_MODEL
from ..split import split
from ..weights.packaged import model_folder

LAYERS, WIDTH, INNER = 6, 384, 1536
ROWS = 4096
"""Rows of the matrix product that sets the limit: ROWS x WIDTH times WIDTH x INNER."""
_REPEATS = 4


def main() -> None:
    """Writes the figures: seconds of CPU of each candidate in each round, and how much there was to do."""
    target, count, rounds, folder = sys.argv[1:]
    texts = sentences_of(Path(folder), int(count))
    from sentence_transformers import SentenceTransformer

    reference: Any = SentenceTransformer(str(model_folder()), device="cpu")
    ours = load_embedder(DEFAULT_MODEL)
    candidates: dict[str, Callable[[], Any]] = {
        "default": lambda: reference.encode(texts, normalize_embeddings=True, show_progress_bar=False),
        "ours": lambda: ours(texts),
        **products(),
    }
    results = {name: work() for name, work in candidates.items()}
    lengths = [len(row) for row in reference.tokenizer(texts, truncation=True)["input_ids"]]
    content = {
        "sentences": len(texts),
        "tokens": sum(lengths),
        "gflop": work_of(lengths) / 1e9,
        "cosine": float((results["default"] * results["ours"]).sum(axis=1).min()),
        "product_gflop": _REPEATS * 2 * ROWS * WIDTH * INNER / 1e9,
        "rounds": [{name: _seconds(work) for name, work in candidates.items()} for _ in range(int(rounds))],
    }
    Path(target).write_text(json.dumps(content, indent=1), encoding="utf-8")


def sentences_of(folder: Path, count: int) -> list[str]:
    """`count` different sentences of the articles in `folder`, or as many as there are, in random order."""
    articles = (split(load_article(source)) for source in collect([folder], deep=True))
    found = sorted({sentence.text for article in articles for sentence in article.sentences})
    return random.Random(0).sample(found, min(count, len(found)))


def work_of(lengths: Sequence[int]) -> float:
    """Floating point operations that the model needs for sentences of so many word pieces, padding not counted."""
    linear = 2 * LAYERS * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER)
    attention = 4 * LAYERS * WIDTH
    return float(sum(linear * length + attention * length**2 for length in lengths))


def products() -> dict[str, Callable[[], Any]]:
    """Library -> `_REPEATS` matrix products in float32 by it."""
    import torch

    chance = np.random.default_rng(0)
    left = chance.standard_normal((ROWS, WIDTH), np.float32)
    right = chance.standard_normal((WIDTH, INNER), np.float32)
    tensors = torch.from_numpy(left), torch.from_numpy(right)
    product = onnx_product(right)
    return {
        "numpy": lambda: [left @ right for _ in range(_REPEATS)],
        "torch": lambda: [tensors[0] @ tensors[1] for _ in range(_REPEATS)],
        "onnxruntime": lambda: [product(left) for _ in range(_REPEATS)],
    }


def onnx_product(right: np.ndarray[Any, Any]) -> Callable[[np.ndarray[Any, Any]], Any]:
    """ONNX Runtime's product with a constant right side, as the weights of a model are."""
    session = open_session(_graph(right))
    return lambda left: session.run(None, {"left": left})


def _graph(right: np.ndarray[Any, Any]) -> bytes:
    """A model of one node, `left @ right`."""
    rows, columns = right.shape
    inputs, outputs = (
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, [ROWS, size])]
        for name, size in (("left", rows), ("out", columns))
    )
    node = helper.make_node("MatMul", ["left", "right"], ["out"])
    graph = helper.make_graph([node], "product", inputs, outputs, [numpy_helper.from_array(right, "right")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    return bytes(model.SerializeToString())


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
