"""The judge that comes with factcheck; the card in `weights/` says how its weights came about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..encoder import Encoder, Pieces
from ..encoder.eight_bits import WholeNumbers, whole_numbers
from ..settings import EMBEDDED_JUDGE
from ..spans import Span, overlap
from ..weights.packaged import Array, model_weights, rest, shipped_weights, word_pieces
from . import CONTRADICTION, DOUBTFUL, KINDS, LABELS, Difference, Probabilities, TextPair

if TYPE_CHECKING:
    from tokenizers import Encoding

WEIGHTS = Path(__file__).parent / "weights" / "judge.safetensors"
SHA256 = "ec25554d2ca8f6a24aa9df77a141774a5a317fb82d343b9f6e8219144eb621f1"
"""Of the weights; `python -m factcheck.nli.train` prints that of new ones."""
MAX_PIECES = 128
"""Word pieces of both texts that are read; the longer text is cut first."""
_TELLING, _LESS, _GAP = -1.0, 2.5, 2
"""A word piece tells if its log odds are over the first, or no more than the second below the best; so many that do not
may stand between."""
SCALE = "@scale"
"""Ends the name of what a weight kept in 8 bits, (inputs, outputs), is multiplied with, (outputs, 1)."""


class EmbeddedJudge:
    """The trained network on the CPU."""

    name = EMBEDDED_JUDGE

    def __init__(self, weights: Mapping[str, Array]) -> None:
        """`weights` as `network.Network` names them: "out...", "kind...", "tell..." and "encoder..." of its encoder."""
        self._heads = {name: (weights[f"{name}.weight"], weights[f"{name}.bias"]) for name in ("out", "kind", "tell")}
        self._encoder = Encoder(_Layered(weights, model_weights()), exact=False)
        self._last_found: dict[TextPair, tuple[Difference, ...]] = {}
        """What the pairs read last tell differently: whoever asks for it has just asked whether they do."""

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        """(n, 3) float32; texts are cut to 128 word pieces a pair."""
        odds = np.empty((len(pairs), len(LABELS)), np.float32)
        read = word_pieces(pairs, MAX_PIECES)
        self._last_found = {}
        for place, vectors in self._encoder([_pieces(one) for one in read]):
            odds[place] = self._made("out", _whole(vectors))
            if _shares(odds[place])[CONTRADICTION] >= DOUBTFUL:
                self._last_found[pairs[place]] = self._differences(read[place], vectors)
        return _shares(odds)

    def differences(self, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
        """What the texts of each pair tell differently, the surest first; each kind once."""
        unread = [pair for pair in pairs if pair not in self._last_found]
        read = word_pieces(unread, MAX_PIECES)
        found = self._last_found | {
            unread[place]: self._differences(read[place], vectors)
            for place, vectors in self._encoder([_pieces(one) for one in read])
        }
        return [found[pair] for pair in pairs]

    def _differences(self, read: Encoding, vectors: Array) -> tuple[Difference, ...]:
        odds = self._made("kind", _whole(vectors))
        telling = vectors @ self._heads["tell"][0].T + self._heads["tell"][1]
        return tuple(
            Difference(KINDS[n], float(1 / (1 + np.exp(-odds[n]))), *spans)
            for n in np.argsort(-odds)
            if (spans := _spans(read, telling[:, n]))
        )

    def _made(self, head: str, vector: Array) -> Array:
        weight, bias = self._heads[head]
        return np.asarray(weight @ vector + bias)


def _shares(odds: Array) -> Array:
    """Softmax over the last axis."""
    shares = np.exp(odds - odds.max(-1, keepdims=True))
    return np.asarray(shares / shares.sum(-1, keepdims=True), np.float32)


def load_embedded() -> EmbeddedJudge:
    """The judge that comes with factcheck.

    Raises:
        ModelError: its weights are missing or altered, or the encoder's package is not installed.
    """
    rest()  # an article is tagged and embedded before it is judged
    return EmbeddedJudge(Unpacked(shipped_weights(WEIGHTS, SHA256)))


class _Layered(Mapping[str, Array]):
    """The weights of the encoder: the judge's own, the package's where it has none."""

    def __init__(self, own: Mapping[str, Array], package: Mapping[str, Array]) -> None:
        self._own, self._package = own, package

    def __getitem__(self, name: str) -> Array:
        own = f"encoder.{name}"
        return self._own[own] if own in self._own else self._package[name]

    def whole(self, name: str) -> WholeNumbers:
        """As `eight_bits.Whole`."""
        own = f"encoder.{name}"
        return whole_numbers(self._own, own) if own in self._own else whole_numbers(self._package, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._package)

    def __len__(self) -> int:
        return len(self._package)


class Unpacked(Mapping[str, Array]):
    """What `network.packed` was given, but for the rounding; a weight is multiplied out when it is asked for.

    All of them at once take 40 MB more than the whole numbers that they are kept, and multiplied, as.
    """

    def __init__(self, stored: Mapping[str, NDArray[np.generic]]) -> None:
        """`stored` as in the file."""
        self._stored = stored

    def __getitem__(self, name: str) -> Array:
        """Of float32."""
        weight = np.asarray(self._stored[name], np.float32)
        scale = self._stored.get(name + SCALE)
        return weight if scale is None else weight.T * np.asarray(scale, np.float32)

    def whole(self, name: str) -> WholeNumbers:
        """As in the file, as `eight_bits.Whole`."""
        scale = self._stored[name + SCALE]
        return np.asarray(self._stored[name], np.int8), np.asarray(scale[:, 0], np.float32)

    def __contains__(self, name: object) -> bool:
        """Without unpacking."""
        return name in self._stored and not str(name).endswith(SCALE)

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return (name for name in self._stored if not name.endswith(SCALE))

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


def within(read: Encoding, side: int, span: Span) -> list[int]:
    """The word pieces of text `side`, 0 or 1, that touch `span`, code points into it, half-open."""
    offsets = read.offsets  # which the library makes anew each time
    return [n for n in _pieces_of(read, side) if overlap(offsets[n], span)]


def _pieces_of(read: Encoding, side: int) -> list[int]:
    """The word pieces of text `side` that hold a character."""
    places = enumerate(zip(read.sequence_ids, read.offsets, strict=True))
    return [n for n, (of, (start, end)) in places if of == side and end > start]


def _pieces(read: Encoding) -> Pieces:
    return Pieces(read.ids, read.type_ids)


def _whole(vectors: Array) -> Array:
    return np.concatenate([vectors[0], vectors.mean(0)])


def _spans(read: Encoding, telling: Array) -> tuple[Span, Span] | None:
    """The words of each text that tell, code points, half-open; None where a text was cut away whole."""
    left, right = (_span(read, _pieces_of(read, side), telling) for side in (0, 1))
    return (left, right) if left and right else None


def _span(read: Encoding, pieces: Sequence[int], telling: Array) -> Span | None:
    """From the piece that tells most, both ways, as long as pieces tell nearly as much; words are taken whole."""
    if not pieces:
        return None
    odds = telling[list(pieces)]
    best = int(odds.argmax())
    words, offsets = read.word_ids, read.offsets
    enough = min(_TELLING, odds[best] - _LESS)

    def reach(step: int) -> int:
        last, place = best, best + step
        while 0 <= place < len(pieces) and abs(place - last) <= _GAP + 1:
            if odds[place] > enough or words[pieces[place]] == words[pieces[last]]:
                last = place
            place += step
        return last

    return offsets[pieces[reach(-1)]][0], offsets[pieces[reach(1)]][1]
