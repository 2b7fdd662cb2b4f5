"""What the model sees of each token: its form, the lists it is on, its neighbours, the run of capitals it stands in."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ..language.vocabulary import (
    is_address,
    is_body_head,
    is_body_opening,
    is_common,
    is_given_name,
    is_group,
    is_inside_body,
    is_known_body,
    is_name_suffix,
    is_place_head,
    is_place_lead,
    is_place_preposition,
    is_state,
    is_title_head,
    is_title_word,
    key,
    opens_name,
    place_name,
)
from ..text import FUNCTION_WORDS, Word

Rows = NDArray[np.int64]
BUCKETS = 1 << 17
"""Rows of the model's table: each feature is hashed to one of them."""
Packed = bytes
"""Features as their hashes, 32 bits each: a sentence is a thousand of them, joined at once, and tens of thousands of
words are known by theirs, which as numbers of Python would take ten times the memory."""
_NONE: Packed = b""
_WIDTH = 4
"""Bytes of a hash."""

LISTS = (
    ("common", is_common),
    ("given", is_given_name),
    ("address", is_address),
    ("head", is_title_head),
    ("title", is_title_word),
    ("place", lambda word: place_name(word) is not None),
    ("state", is_state),
    ("placehead", is_place_head),
    ("placelead", is_place_lead),
    ("in", is_place_preposition),
    ("body", is_known_body),
    ("bodyhead", is_body_head),
    ("opening", is_body_opening),
    ("inside", is_inside_body),
    ("group", is_group),
    ("suffix", is_name_suffix),
    ("function", lambda word: word.lower() in FUNCTION_WORDS),
)
_NAMES = (("P", lambda name: place_name(name) is not None), ("G", is_group), ("B", is_known_body))
_LONGEST_NAME = 4
_SHAPES = ((re.compile(r"[A-ZÀ-Þ]"), "X"), (re.compile(r"[^\W\d_A-ZÀ-Þ]"), "x"), (re.compile(r"\d"), "9"))
_REPEATED = re.compile(r"(.)\1+")
_AGE = re.compile(r"\d{1,2}$")
_NEAR = 3
"""Tokens to each side that are looked at."""
_STEPS = range(-_NEAR, _NEAR + 1)
_OUTSIDE = "<>"
"""Stands for what is before the first and behind the last token."""


@lru_cache(maxsize=16384)
def on_lists(word: str) -> tuple[str, ...]:
    """The lists of the vocabulary that hold `word`."""
    return tuple(name for name, holds in LISTS if holds(word))


@lru_cache(maxsize=16384)
def shape(word: str) -> str:
    """The form of a word: "Xx" for "Park", "X.X." for "U.S.", "x-Xx" for "al-Assad"."""
    for pattern, sign in _SHAPES:
        word = pattern.sub(sign, word)
    return _REPEATED.sub(r"\1", word)[:8]


def features(text: str, tokens: tuple[Word, ...]) -> tuple[Rows, Rows]:
    """The rows of the model's table that speak for the tokens of the sentence `text`, and where those of each begin.

    Those of a token stand in order and without repeats; there is one token at least.
    """
    runs, case = _runs(tokens), _case(tokens)
    words = [_OUTSIDE, *(word.text for word in tokens), _OUTSIDE]
    around = [_of_beside(_OUTSIDE)] * (_NEAR - 1)
    beside = [*around, *map(_of_beside, words), *around]
    names = ["_", *_named_spans(text, tokens), "_"]
    found = [
        (
            _of_word(words[place + 1], case, place == 0),
            *[beside[place + step][step] for step in range(len(_STEPS))],
            _of_pair("l", *words[place : place + 2]),
            _of_pair("r", *words[place + 1 : place + 3]),
            _of_shapes(*map(shape, words[place : place + 3])),
            _of_names(*names[place : place + 3]),
            _of_run(tokens, place, runs[place]),
        )
        for place in range(len(tokens))
    ]
    # Each token has numbers of its own, so that one sorting finds the repeats of all.
    first = BUCKETS * np.arange(len(tokens))
    rows = np.frombuffer(b"".join(chain.from_iterable(found)), np.uint32) & np.int64(BUCKETS - 1)
    rows += np.repeat(first, [sum(map(len, of_token)) // _WIDTH for of_token in found])
    rows.sort()
    rows = rows[np.concatenate([[True], rows[1:] != rows[:-1]])]
    return rows % BUCKETS, np.searchsorted(rows, first)


def _hashed(signs: Iterable[str]) -> Packed:
    return array("I", [crc32(sign.encode()) for sign in signs]).tobytes()


@lru_cache(maxsize=16384)
def _of_word(own: str, case: str, is_first: bool) -> Packed:
    """The form of a token, its beginnings and its ends."""
    lower = own.lower()
    signs = ["bias", f"case={case}", f"shape={shape(own)}|{case}", f"first={is_first}|{shape(own)}"]
    for size in (2, 3, 4):
        signs += [f"p{size}={lower[:size]}", f"e{size}={lower[-size:]}|{own[0].isupper()}"]
    return _hashed(signs)


@lru_cache(maxsize=4096)
def _of_beside(word: str) -> tuple[Packed, ...]:
    """What `word` says of the token before which it stands so many steps on as one of `_STEPS`."""
    return tuple(_hashed(_of_neighbour(word, step)) for step in _STEPS)


def _of_neighbour(word: str, step: int) -> Iterator[str]:
    """What stands `step` tokens further on: its lists, and of a near one its form."""
    for listed in on_lists(word):
        yield f"l{step}={listed}"
    if abs(step) < _NEAR:
        yield f"w{step}={key(word)}"
        yield f"s{step}={shape(word)}"


@lru_cache(maxsize=16384)
def _of_pair(side: str, first: str, second: str) -> Packed:
    """Two tokens in a row, of which the second is the own one on the left `side` and the first on the right."""
    own, beside, step = (second, first, -1) if side == "l" else (first, second, 1)
    signs = [f"l{step}={listed}|{shape(own)}" for listed in on_lists(beside)]
    signs += [f"{'lw' if side == 'l' else 'wr'}={key(first)}|{key(second)}"]
    return _hashed([*signs, f"{side}shape={key(beside)}|{shape(own)}"])


@lru_cache(maxsize=4096)
def _of_shapes(left: str, own: str, right: str) -> Packed:
    return _hashed([f"shapes={left}|{own}|{right}"])


@lru_cache(maxsize=4096)
def _of_names(left: str, own: str, right: str) -> Packed:
    """The known names in which a token and its neighbours stand."""
    return _hashed([f"named={own}", f"named-1={left}|{own}", f"named1={right}|{own}"])


def _of_run(tokens: tuple[Word, ...], place: int, run: tuple[int, int]) -> Packed:
    """What the whole run of capitals around a token tells; nothing of most tokens, which stand in none."""
    start, end = run
    inside = tokens[place].is_capital or start < place < end - 1
    return _hashed(_run_signs(tokens, place, start, end)) if inside else _NONE


def _run_signs(tokens: tuple[Word, ...], place: int, start: int, end: int) -> Iterator[str]:
    """The length of the run from `start` to `end`, its ends, and the words outside it, as seen from `place`."""
    length, at = min(end - start, 6), min(place - start, 5)
    yield f"run={length}|{at}"
    outside = (tokens[start - 1].text if start else "<>", tokens[end].text if end < len(tokens) else "<>")
    second = tokens[end + 1].text if end + 1 < len(tokens) else "<>"
    yield f"before={key(outside[0])}"
    yield f"after={key(outside[1])}"
    yield f"after={key(outside[1])}|{key(second)}" if not _AGE.match(second) else "after=age"
    yield f"before={key(outside[0])}|{length}"
    for listed in on_lists(outside[0]):
        yield f"before:{listed}|{length}"
    for name, word in (("first", tokens[start].text), ("last", tokens[end - 1].text)):
        yield f"{name}={key(word)}"
        for listed in on_lists(word):
            yield f"{name}:{listed}|{min(length, 2)}|{min(at, 1)}"
    for listed in {listed for word in tokens[place + 1 : end] for listed in on_lists(word.text)}:
        yield f"ahead:{listed}"
    for listed in {listed for word in tokens[start:place] for listed in on_lists(word.text)}:
        yield f"behind:{listed}"


def _runs(tokens: tuple[Word, ...]) -> list[tuple[int, int]]:
    """For each token the run of capitals around it; small words of names between capitals belong to it."""
    runs = [(place, place + 1) for place in range(len(tokens))]
    start = 0
    while start < len(tokens):
        end = start + 1
        while tokens[start].is_capital and end < len(tokens):
            if tokens[end].is_capital:
                end += 1
            elif end + 1 < len(tokens) and tokens[end + 1].is_capital and _joins(tokens[end].text):
                end += 2
            else:
                break
        for place in range(start, end):
            runs[place] = (start, end)
        start = end
    return runs


def _joins(word: str) -> bool:
    return word in (".", "&", "of", "for", "de", "la", "del", "bin", "al", "van", "von", "der", "da", "du")


def _named_spans(text: str, tokens: tuple[Word, ...]) -> list[str]:
    """For each token "" or the list that holds the longest known name over it, with B or I for its place in it."""
    found = ["" for _ in tokens]
    place = 0
    while place < len(tokens):
        size, sign = _longest_name(text, tokens, place)
        for step in range(size):
            found[place + step] = f"{sign}{'I' if step else 'B'}{min(size, 2)}"
        place += max(size, 1)
    return found


def _longest_name(text: str, tokens: tuple[Word, ...], place: int) -> tuple[int, str]:
    if not tokens[place].text[0].isalpha() or not opens_name(tokens[place].text):
        return 0, ""
    for size in range(min(_LONGEST_NAME, len(tokens) - place), 0, -1):
        if sign := _list_of(text[tokens[place].start : tokens[place + size - 1].end]):
            return size, sign if tokens[place].is_capital else sign.lower()
    return 0, ""


@lru_cache(maxsize=4096)
def _list_of(name: str) -> str:
    """The sign of the first list of `_NAMES` that holds `name`, or nothing."""
    return next((sign for sign, holds in _NAMES if holds(name)), "")


def _case(tokens: tuple[Word, ...]) -> str:
    """How the sentence uses capitals: "plain", "title" as in a headline, "upper" or "lower"."""
    longer = [word.text for word in tokens if word.text[0].isalpha() and len(word.text) > 3]
    if len(longer) < 3:
        return "short"
    if sum(word.isupper() for word in longer) > 0.7 * len(longer):
        return "upper"
    capitals = sum(word[0].isupper() for word in longer)
    return "title" if capitals > 0.75 * len(longer) else "plain" if capitals else "lower"
