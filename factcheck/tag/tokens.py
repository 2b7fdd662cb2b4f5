"""The tokens that names are made of: words with the possessive and a lower-case tail cut off.

"Park's" is "Park" and "'s", "Lima-bound" is "Lima" and "-bound", so that a mention ends where its name ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..text import Word, words

_TAIL = re.compile(r"(?<=.)(?:['’][sS]|(?<=[sS])['’])$")
_LOWER_TAIL = re.compile(r"(?<=[^\W\d_])-[a-zß-ÿ][^-]*(?:-[^-]+)*$")
_PARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l|[Dd]e|[Bb]in)-|-(?:on|in|upon|le|de|la|sur)-")


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[Word, ...]:
    """The tokens of `text` in order; offsets are into `text`."""
    return tuple(piece for word in words(text) for piece in _pieces(word))


def _pieces(word: Word) -> tuple[Word, ...]:
    if not word.text[0].isalpha():
        return (word,)
    tail = _TAIL.search(word.text)
    if tail:
        return (*_pieces(_part(word, 0, tail.start())), _part(word, tail.start(), len(word.text)))
    lower = _LOWER_TAIL.search(word.text) if word.is_capital and not _PARTICLE.search(word.text) else None
    if lower and lower.start() > 1:
        return _part(word, 0, lower.start()), _part(word, lower.start(), len(word.text))
    return (word,)


def _part(word: Word, start: int, end: int) -> Word:
    return Word(word.text[start:end], word.start + start, word.start + end)
