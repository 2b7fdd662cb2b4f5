"""What a reader of an article does not see: letters of another alphabet in a word, characters that show nothing.

Both are shown, not hidden: a note names the word, the line and the code points. Words of one alphabet, and joiners as
other scripts and pictures need them, are ordinary.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
"""Alphabets whose letters look like each other's."""
_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069]"
)
"""Controls, marks that turn a text around, and spaces without width."""
_MOST = 3
"""Words, and characters, that a note names."""


def oddities(text: str) -> tuple[str, ...]:
    """Notes on what is not what it looks like in `text`; none for an ordinary one."""
    return (
        *_noted("letters of two alphabets in one word", _mixed(text)),
        *_noted("characters that show nothing", _unseen(text)),
    )


def _noted(what: str, found: Iterator[tuple[int, str]]) -> Iterator[str]:
    """A note on the first of what was `found`, each with its line, and how many more there are; none on nothing."""
    first = list(itertools.islice(found, _MOST))
    rest = sum(1 for _ in found)
    if first:
        named = "; ".join(f"line {line}: {shown}" for line, shown in first)
        yield f"{what}: {named}{f'; {rest} more' if rest else ''}"


def _mixed(text: str) -> Iterator[tuple[int, str]]:
    """The line of each word that mixes alphabets, and the word with its letters of the rarer one named."""
    for line, word in () if text.isascii() else _each(_WORD, text):
        alphabets = [] if word.isascii() else [_alphabet(char) for char in word]
        kinds = set(alphabets) - {""}
        if len(kinds) > 1:
            rarest = min(sorted(kinds), key=alphabets.count)
            odd = (char for char, alphabet in zip(word, alphabets, strict=True) if alphabet == rarest)
            yield line, f"“{word}” holds {', '.join(f'{_point(c)} {unicodedata.name(c)}' for c in dict.fromkeys(odd))}"


def _unseen(text: str) -> Iterator[tuple[int, str]]:
    for line, char in _each(_UNSEEN, text):
        yield line, f"{_point(char)} {unicodedata.name(char, 'a control character')}"


def _each(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Every match with its line, from 1."""
    line, at = 1, 0
    for match in pattern.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        yield line, match[0]


@lru_cache(maxsize=4096)
def _alphabet(char: str) -> str:
    """LATIN, CYRILLIC or GREEK; empty for any other, and for the letters of formulas."""
    name = unicodedata.name(char, "")
    return next((alphabet for alphabet in _ALPHABETS if name.startswith(f"{alphabet} ")), "")


def _point(char: str) -> str:
    return f"U+{ord(char):04X}"
