"""Labelled sentences for training: JSON lines of tokens and BIO tags become text and spans of code points."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..text import Word
from .model import LABELS

_TIGHT_BEFORE = re.compile(r"^(?:[,.:;!?)\]}%’]|\.\.\.|['’](?:s|S|re|ve|ll|d|m|t)|n['’]t)$")
_TIGHT_AFTER = frozenset("([{$£€#")
_OPEN_QUOTES, _CLOSE_QUOTES = frozenset(("“", "``")), frozenset(("”", "''"))
_HYPHENS = frozenset("-/")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and the names in it."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    """Start, end (code points, half-open) and "PER", "LOC" or "ORG"."""
    source: str = ""


def read_corpus(path: Path) -> list[Labelled]:
    """The sentences of a file of JSON lines with `tokens`, `ner` (BIO) and `source`."""
    with path.open(encoding="utf-8") as lines:
        return [_labelled(json.loads(line)) for line in lines]


def held_out(sentences: list[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """`sentences` to train on and those kept back: the last twenty of every two hundred."""
    kept = [place // 20 % 10 == 9 for place in range(len(sentences))]
    return [s for s, out in zip(sentences, kept, strict=True) if not out], [
        s for s, out in zip(sentences, kept, strict=True) if out
    ]


def in_capitals(sentences: Iterable[Labelled], share: float, seed: int) -> Iterator[Labelled]:
    """Headlines made of a share of `sentences`: every longer word with a capital, or all in capitals."""
    chance = np.random.default_rng(seed)
    for sentence in sentences:
        if chance.random() < share:
            loud = sentence.text.upper() if chance.random() < 0.4 else _title_case(sentence.text)
            if len(loud) == len(sentence.text):
                yield Labelled(loud, sentence.spans, sentence.source)


def labels(sentence: Labelled, tokens: tuple[Word, ...]) -> list[int]:
    """The place in `LABELS` of each token's label; a token belongs to the span that covers half of it."""
    found = [0] * len(tokens)
    for start, end, kind in sentence.spans:
        prefix = "B"
        for place, token in enumerate(tokens):
            if 2 * (min(end, token.end) - max(start, token.start)) >= token.end - token.start:
                found[place] = LABELS.index(f"{prefix}-{kind}")
                prefix = "I"
    return found


def _labelled(row: dict[str, list[str]]) -> Labelled:
    joined = str(row["source"]).startswith(("GUM", "UNER"))
    text, bounds = _written(row["tokens"], hyphens_joined=joined)
    spans: list[tuple[int, int, str]] = []
    previous = "O"
    for (start, end), tag in zip(bounds, row["ner"], strict=True):
        kind = tag[2:]
        if kind in ("PER", "LOC", "ORG"):
            if tag[0] == "I" and previous[2:] == kind:
                spans[-1] = (spans[-1][0], end, kind)
            else:
                spans.append((start, end, kind))
        previous = tag
    return Labelled(text, tuple(spans), str(row["source"]))


def _written(tokens: list[str], hyphens_joined: bool) -> tuple[str, list[tuple[int, int]]]:
    """The sentence as it would be printed, and the place of each token in it."""
    text, bounds, quoted, tight = "", [], False, True
    for place, part in enumerate(tokens):
        space = not tight and not _TIGHT_BEFORE.match(part)
        tight = part in _TIGHT_AFTER
        if part in _OPEN_QUOTES or (part == '"' and not quoted):
            tight, quoted = True, True
        elif part in _CLOSE_QUOTES or part == '"':
            space, quoted = False, False
        if hyphens_joined and part in _HYPHENS and _between_words(tokens, place):
            space, tight = False, True
        text += " " if space and text else ""
        bounds.append((len(text), len(text) + len(part)))
        text += part
    return text, bounds


def _between_words(tokens: list[str], place: int) -> bool:
    return 0 < place < len(tokens) - 1 and tokens[place - 1][-1].isalnum() and tokens[place + 1][0].isalnum()


def _title_case(text: str) -> str:
    return " ".join(
        word[:1].upper() + word[1:] if len(word) > 3 or not place else word
        for place, word in enumerate(text.split(" "))
    )
