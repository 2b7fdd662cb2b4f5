"""Labelled sentences for training: JSON lines of tokens and BIO tags become text and spans of code points."""

from __future__ import annotations

import json
import re
from pathlib import Path

from msgspec import Struct

from ..language.vocabulary import (
    is_address,
    is_body_head,
    is_common,
    is_given_name,
    is_group,
    is_title_word,
    title_before,
)
from ..spans import Span, shared, span_of
from ..text import Word
from .model import LABELS
from .tokens import tokens

_TIGHT_BEFORE = re.compile(r"^(?:[,.:;!?)\]}%’]|\.\.\.|['’](?:s|S|re|ve|ll|d|m|t)|n['’]t)$")
_TIGHT_AFTER = frozenset("([{$£€#")
_OPEN_QUOTES, _CLOSE_QUOTES = frozenset(("“", "``")), frozenset(("”", "''"))
_HYPHENS = frozenset("-/")


class Labelled(Struct, frozen=True):
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
    own: list[Labelled] = []
    held: list[Labelled] = []
    for place, sentence in enumerate(sentences):
        (held if place // 20 % 10 == 9 else own).append(sentence)
    return own, held


def labels(sentence: Labelled, tokens: tuple[Word, ...]) -> list[int]:
    """The place in `LABELS` of each token's label; a token belongs to the span that covers half of it."""
    found = [0] * len(tokens)
    for start, end, kind in sentence.spans:
        prefix = "B"
        for place, token in enumerate(tokens):
            if 2 * shared((start, end), span_of(token)) >= token.end - token.start:
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
    sentence = Labelled(text, tuple(spans), str(row["source"]))
    return _repaired(sentence) if sentence.source.startswith("GUM") else sentence


def _repaired(sentence: Labelled) -> Labelled:
    """`sentence` with the labels put right that were derived from noun phrases and went wrong in two ways.

    A person behind a word for his part ("spokesman Ahmed Lind") had lost his label; a part or a people alone
    ("Petitioner", "Republican") had got one.
    """
    text = sentence.text
    spans = [s for s in sentence.spans if s[2] != "PER" or not _is_part(text[s[0] : s[1]])]
    own = tokens(text)
    for first in range(len(own)):
        last = first + 1
        while last < len(own) and own[last].is_capital and text[own[last - 1].end : own[last].start] == " ":
            last += 1
        start, end = own[first].start, own[last - 1].end
        free = all(end <= left or right <= start for left, right, _ in spans)
        if 2 <= last - first <= 4 and free and _is_person_with_part(text, own[first:last]):
            spans.append((start, end, "PER"))
    return Labelled(text, tuple(sorted(spans)), sentence.source)


def _is_part(name: str) -> bool:
    """True for a title, a role or a people without a name; "Green", "Dean" and "Baron" may be names."""
    own = tokens(name)
    if len(own) == 1 and (is_given_name(name) or is_address(name) or is_common(name)):
        return False
    return is_group(name) or all(is_title_word(word.text) or is_group(word.text) for word in own)


def _is_person_with_part(text: str, name: tuple[Word, ...]) -> bool:
    """True for a first name with a family name behind it and a title or a word for a person's part before it."""
    first, last = name[0].text, name[-1].text
    named = is_given_name(first) and first[0].isupper() and not is_common(last) and not is_body_head(last)
    return named and title_before(text, name[0].start) is not None


def _written(tokens: list[str], hyphens_joined: bool) -> tuple[str, list[Span]]:
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
