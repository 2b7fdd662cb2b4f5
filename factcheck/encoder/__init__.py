"""The encoder inside the sentence model: word pieces of a text in, a vector for each of them in its context out.

What embeds, tags and judges is this encoder with weights of its own and a few sums on top. `graph` is its arithmetic
as ONNX, `export` keeps that in the cache once it is proven against sentence-transformers, `runtime` runs it, and
`reference` is the same by transformers, for where ONNX Runtime is not at hand. `sentences` embeds texts with it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache

import numpy as np
from msgspec import Struct

from ..errors import EncoderError
from ..weights.packaged import Array, word_vectors

# ONNX Runtime from 1.32 on writes down who runs it and sends that to its makers, if not told otherwise before it is
# imported. Newsrooms' machines have nothing to tell; whoever wants to can set this to 0.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

Weights = Mapping[str, Array]
"""By name, as in the file of the sentence model."""
Engine = Callable[[Array, Sequence[int]], Array]
"""Runs the layers: embeddings of the pieces of several texts, one text behind the other, as (pieces, width), and how
many pieces each text has -> (pieces, width)."""

WIDTH = 384
HEAD = 32
"""Width of an attention head."""
AT_ONCE = 384
"""Word pieces that are encoded together: twice as many take as long for each, and more memory."""


class Pieces(Struct, frozen=True):
    """A text as the encoder reads it."""

    ids: Sequence[int]
    """Of its word pieces, those of its start and end included; 512 at most."""
    types: Sequence[int] | None = None
    """For each piece 0, or 1 when it is of a second text; None: all of one text."""
    added: Array | None = None
    """(pieces, width): what the embedding of each has added to it; None for nothing."""


class Encoder:
    """Vectors of word pieces in context, on one core."""

    def __init__(
        self,
        weights: Weights,
        engine: Engine | None = None,
        words: Callable[[Sequence[int]], Array] = word_vectors,
        *,
        exact: bool = True,
    ) -> None:
        """`weights` of the layers and of places and types; `engine` runs the layers, None for the fastest.

        `words` gives the embeddings of word pieces, (n, width). Where vectors need not be `exact`, the layers run in
        8 bits, if they can.
        """
        self._words = words
        self._places = weights["embeddings.position_embeddings.weight"]
        self._types = weights["embeddings.token_type_embeddings.weight"]
        self._run = engine or _fastest(weights, exact=exact)

    def __call__(self, texts: Sequence[Pieces]) -> Iterator[tuple[int, Array]]:
        """The place of each text in `texts` and its vectors, (pieces, width); the short ones come first."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place].ids))
        for batch in _batches(order, [len(text.ids) for text in texts]):
            lengths = [len(texts[place].ids) for place in batch]
            states = self._run(np.concatenate([self._embedded(texts[place]) for place in batch]), lengths)
            yield from zip(batch, np.split(states, np.cumsum(lengths)[:-1]), strict=True)

    def _embedded(self, text: Pieces) -> Array:
        rows = self._words(text.ids)
        rows += self._places[: len(text.ids)]
        rows += self._types[0] if text.types is None else self._types[text.types]
        if text.added is not None:
            rows += text.added
        return rows


def _batches(order: Iterable[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of `order` in runs of about `AT_ONCE` pieces."""
    batch: list[int] = []
    size = 0
    for place in order:
        if batch and size + lengths[place] > AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(place)
        size += lengths[place]
    if batch:
        yield batch


def layers(weights: Weights) -> list[str]:
    """The names of the weights that an `Engine` reads; those of the tables are not among them."""
    return [name for name in weights if name.startswith(("embeddings.LayerNorm.", "encoder.layer."))]


def depth(weights: Weights) -> int:
    """How many layers there are."""
    return sum(name.endswith("intermediate.dense.weight") for name in weights)


def _fastest(weights: Weights, *, exact: bool = True) -> Engine:
    """ONNX Runtime with the proven graph, or transformers where that is not to be had."""
    try:
        from .eight_bits import rounded
        from .export import proven_session
        from .runtime import OnnxEngine

        if not exact:
            with suppress(EncoderError):  # then the exact one is tried
                return OnnxEngine(rounded(weights), proven_session(eight_bits=True))
        return OnnxEngine(weights, proven_session())
    except (EncoderError, ImportError) as error:
        _tell(f"factcheck: {error}. The models run by transformers, which takes longer to start.")
    from .reference import TransformersEngine

    return TransformersEngine(weights)


@lru_cache
def _tell(message: str) -> None:
    """Says it once, not for each model."""
    logging.getLogger(__name__).warning(message)
