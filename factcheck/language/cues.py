"""Patterns that are tried only on texts that hold a word without which they find nothing: their *cues*.

A pattern that looks past case, or that begins with what may be missing, is tried at every code point of a text. The
thirty-seven of times and numbers took 0.3 ms of CPU a sentence so, and most sentences hold neither; to cut one into the
words that cues are looked up among takes 4 us.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..text import lowered

DIGIT = frozenset("0")
"""The cue of what holds a digit, whichever."""
_DIGITS = re.compile(r"\d")
_PIECES = re.compile(r"[a-z]+")


class Cued(Struct, frozen=True):
    """A pattern and its cues: whatever it finds holds one of these as a word, or as what a hyphen or a digit ends."""

    pattern: re.Pattern[str]
    cues: frozenset[str]

    def finditer(self, text: str, told: frozenset[str]) -> Iterator[re.Match[str]]:
        """What the pattern finds in `text`, of which `told` are the pieces."""
        return iter(()) if self.cues.isdisjoint(told) else self.pattern.finditer(text)


def pieces(text: str) -> frozenset[str]:
    """The runs of letters a to z in `text`, as a pattern that looks past case reads them, and `DIGIT` for digits."""
    found = frozenset(_PIECES.findall(lowered(text)))
    return found | DIGIT if _DIGITS.search(text) else found


def cues_of(forms: Iterable[str]) -> frozenset[str]:
    """The cues of a pattern that finds one of `forms`: of each the longest piece, which is the rarest as a rule."""
    return frozenset(max(_PIECES.findall(lowered(form)), key=len) for form in forms)
