"""The tokens that names are made of: words with the possessive and a lower-case tail cut off.

"Park's" is "Park" and "'s", "Lima-bound" is "Lima" and "-bound", so that a mention ends where its name ends. The second
half of a given name stays ("Park Min-ho"), and so does a tail that is no English word ("Orka-lotta").
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..language.vocabulary import is_common
from ..text import FUNCTION_WORDS, Word, word_at, words

_TAIL = re.compile(r"(?<=.)(?:['’][sS]|(?<=[sS])['’])$")
_LOWER_TAIL = re.compile(r"(?<=[^\W\d_])-[a-zß-ÿ][^-]*(?:-[^-]+)*$")
_ENGLISH_END = re.compile(r"(?:ed|ing|bound|[a-z]{3}er)$")
_SYLLABLES = re.compile(
    r"[A-Z][a-z]{1,5}-(?!run$|to$|at$|up$|out$)[b-df-hj-np-tv-z]{0,2}[aeiouwy]{1,3}(?:ng|[hklmnprt])?$"
)
"""Two syllables of an East Asian given name."""
_PARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l|[Dd]e|[Bb]in)-|-(?:on|in|upon|le|de|la|sur)-")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Word, ...]:
    """The tokens of `text` in order; offsets are into `text`."""
    found = words(text)
    return tuple(piece for left, word in zip((None, *found), found, strict=False) for piece in _pieces(word, left))


def _pieces(word: Word, left: Word | None) -> tuple[Word, ...]:
    """The tokens of `word`, which `left` stands before."""
    if not word.text[0].isalpha():
        return (word,)
    tail = _TAIL.search(word.text)
    if tail:
        return (*_pieces(_part(word, 0, tail.start()), left), _part(word, tail.start(), len(word.text)))
    lower = _LOWER_TAIL.search(word.text) if word.is_capital and not _PARTICLE.search(word.text) else None
    if lower and lower.start() > 1 and not _is_of_name(word.text, lower[0], left):
        return _part(word, 0, lower.start()), _part(word, lower.start(), len(word.text))
    return (word,)


def _is_of_name(word: str, tail: str, left: Word | None) -> bool:
    """True when the lower-case `tail` of `word` is part of a name."""
    if left is not None and left.is_capital and left.lower not in FUNCTION_WORDS and _SYLLABLES.match(word):
        return True
    head, last = word.removesuffix(tail), tail.rpartition("-")[2]
    return last.isalpha() and not is_common(head) and not is_common(last) and not _ENGLISH_END.search(last)


def _part(word: Word, start: int, end: int) -> Word:
    return word_at(word.text[start:end], word.start + start, word.start + end)
