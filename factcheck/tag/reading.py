"""A sentence as the model reads it: word pieces for the encoder, table rows and flags for each token."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from msgspec import Struct

from ..text import Word
from ..weights.packaged import word_pieces
from .features import LISTS, Rows, features, on_lists
from .tokens import tokens

CASES = 5
FLAGS = CASES + len(LISTS)
"""How many flags a word piece can carry: the case of its token, then the lists that hold the token."""
_PIECES = 510
"""The encoder reads no more word pieces of one sentence; the tokens beyond have table rows alone."""


_NONE = np.empty(0, np.int64)


class Reading(Struct, frozen=True):
    """One sentence, ready for the model."""

    tokens: tuple[Word, ...]
    rows: Rows
    """The rows of the table that speak, those of the first token before those of the second."""
    starts: Rows
    """For each token the place in `rows` of its first."""
    pieces: list[int]
    """The ids of the word pieces, those of the sentence's start and end included."""
    spans: list[tuple[int, int]]
    """For each token its word pieces, half-open; empty beyond the encoder's reach."""
    flags: list[tuple[int, ...]]
    """For each word piece the flags of its token."""


def read(text: str) -> Reading:
    """The sentence `text` as the model reads it."""
    own = tokens(text)
    [encoding] = word_pieces([text], _PIECES)
    pieces: list[list[int]] = [[] for _ in own]
    flags: list[tuple[int, ...]] = [() for _ in encoding.ids]
    place = 0
    for piece, (start, end) in enumerate(encoding.offsets):
        if end <= start:
            continue
        while place < len(own) and own[place].end <= start:
            place += 1
        flags[piece] = _flags(own[place].text) if place < len(own) else ()
        for token in range(place, len(own)):
            if own[token].start >= end:
                break
            pieces[token].append(piece)
    spans = [(found[0], found[-1] + 1) if found else (0, 0) for found in pieces]
    rows, starts = features(text, own) if own else (_NONE, _NONE)
    return Reading(own, rows, starts, list(encoding.ids), spans, flags)


@lru_cache(maxsize=16384)
def _flags(word: str) -> tuple[int, ...]:
    return (_case(word), *(CASES + place for place, (name, _) in enumerate(LISTS) if name in on_lists(word)))


def _case(word: str) -> int:
    if not word[0].isalpha():
        return 0
    if word.islower():
        return 1
    if len(word) > 1 and word.isupper():
        return 3
    return 2 if word[0].isupper() else 4
