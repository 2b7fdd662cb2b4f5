"""The trained tagger: sentences in, spans with a kind out. Weights in `weights/`, made by `factcheck.tag.train`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..model import MentionKind
from ..weights.packaged import Array, shipped_weights
from .encoder import TokenEncoder
from .reading import Reading, read

WEIGHTS = Path(__file__).parent / "weights" / "tagger.safetensors"
SHA256 = "c11296ee481ad0bf34e8ebc86c4fd072865c90751d67f5752e3e0b1b5fb1dd23"
"""Of the weights; `python -m factcheck.tag.train` prints that of new ones."""

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
KINDS = {"PER": MentionKind.PERSON, "LOC": MentionKind.PLACE, "ORG": MentionKind.BODY}
SCALE = 2.0
"""What the adapter's changes are multiplied with, in training as in use."""
_NEVER = np.float32(-1e4)
_KEPT = 2048
"""Sentences whose spans are kept: articles on one event share those of their agency."""


class Span(Struct, frozen=True):
    """A name that the model found in a sentence."""

    kind: MentionKind
    start: int
    """Code points into the sentence, half-open."""
    end: int
    first: int
    """Its tokens, half-open."""
    last: int


class Model:
    """Spans of persons, places and bodies."""

    def __init__(self, weights: dict[str, Array]) -> None:
        """`weights` as `train` writes them."""
        self._encode = TokenEncoder({name: array for name, array in weights.items() if _is_adapter(name)}, SCALE)
        self._weights = {name: array for name, array in weights.items() if not _is_adapter(name)}
        self._known: dict[str, list[Span]] = {}
        self._steps = weights["transitions"] + _forbidden_steps()
        self._start = weights["start"] + np.array([_NEVER if label[0] == "I" else 0 for label in LABELS], np.float32)

    def __call__(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each sentence, in order, without overlap."""
        if len(self._known) > _KEPT:
            self._known.clear()
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known |= zip(fresh, self._found(fresh), strict=True)
        return [self._known[text] for text in texts]

    def _found(self, texts: Sequence[str]) -> list[list[Span]]:
        readings = [read(text) for text in texts]
        full = [reading for reading in readings if reading.tokens]
        vectors = iter(self._encode(full))
        return [self._spans(reading, next(vectors)) if reading.tokens else [] for reading in readings]

    def _spans(self, reading: Reading, vectors: Array) -> list[Span]:
        return spans(reading, best_path(self._emissions(reading, vectors), self._steps, self._start))

    def _emissions(self, reading: Reading, vectors: Array) -> Array:
        """(tokens, labels): how well each label fits each token."""
        listed = np.add.reduceat(self._weights["table"].take(reading.rows, 0), reading.starts)
        hidden = np.maximum(vectors @ self._weights["hidden.weight"].T + self._weights["hidden.bias"], 0)
        return np.asarray(listed + hidden @ self._weights["out.weight"].T + self._weights["out.bias"], np.float32)


@lru_cache
def load_model() -> Model:
    """The model that comes with factcheck.

    Raises:
        ModelError: its weights are missing or altered, or the encoder's package is not installed.
    """
    found = shipped_weights(WEIGHTS, SHA256)
    return Model({name: np.asarray(array, np.float32) for name, array in found.items()})


def best_path(emissions: Array, steps: Array, start: Array) -> list[int]:
    """The label of each token on the path with the highest sum (Viterbi)."""
    score = emissions[0] + start
    back: list[NDArray[np.intp]] = []
    for row in emissions[1:]:
        total = score[:, None] + steps
        back.append(total.argmax(0))
        score = total.max(0) + row
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans(reading: Reading, path: list[int]) -> list[Span]:
    """The spans that the labels of `path` draw."""
    found: list[Span] = []
    for place, label in enumerate(LABELS[index] for index in path):
        token = reading.tokens[place]
        if label[0] == "B":
            found.append(Span(KINDS[label[2:]], token.start, token.end, place, place + 1))
        elif label[0] == "I":
            opened = found.pop()
            found.append(Span(opened.kind, opened.start, token.end, opened.first, place + 1))
    return found


def _forbidden_steps() -> Array:
    """A penalty on every step from a label to the inside of another name."""
    allowed = {(left, right) for left in LABELS for right in LABELS if right[0] != "I" or left[1:] == right[1:]}
    return np.array([[0 if (left, right) in allowed else _NEVER for right in LABELS] for left in LABELS], np.float32)


def _is_adapter(name: str) -> bool:
    return name == "flags" or name.endswith((".a", ".b"))
