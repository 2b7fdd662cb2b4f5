"""Which words of two texts make a judge object, for judges that answer but do not say why."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Kind
from ..spans import Span
from ..text import Word, stem, words
from . import CONTRADICTION, Difference, Judge, TextPair

_AROUND = 4
"""Words before and behind the one that tells that are shown with it."""


def differences_by_masking(judge: Judge, pairs: Sequence[TextPair]) -> list[tuple[Difference, ...]]:
    """For each pair one difference, of what happened.

    Each word that only one side has is left out in turn: the word without which `judge` objects least tells.
    """
    asked = [
        (number, side, word)
        for number, pair in enumerate(pairs)
        for side in (0, 1)
        for word in _own_words(pair[side], pair[1 - side])
    ]
    answers = judge([_without(pairs[number], side, word) for number, side, word in asked]) if asked else ()
    whole = judge(pairs)
    least: dict[tuple[int, int], tuple[float, Word]] = {}
    for (number, side, word), answer in zip(asked, answers, strict=True):
        against = float(answer[CONTRADICTION])
        if (number, side) not in least or against < least[number, side][0]:
            least[number, side] = against, word
    return [
        (
            Difference(
                Kind.EVENT,
                float(whole[number][CONTRADICTION]),
                _around(pair[0], least.get((number, 0))),
                _around(pair[1], least.get((number, 1))),
            ),
        )
        for number, pair in enumerate(pairs)
    ]


def _own_words(text: str, other: str) -> list[Word]:
    """The content words of `text` that `other` does not have."""
    theirs = {stem(word.text) for word in words(other)}
    return [word for word in words(text) if word.is_content and word.stem not in theirs]


def _without(pair: TextPair, side: int, word: Word) -> TextPair:
    less = pair[side][: word.start] + pair[side][word.end :]
    return (less, pair[1]) if side == 0 else (pair[0], less)


def _around(text: str, telling: tuple[float, Word] | None) -> Span:
    """The words around the one that tells; all of them where none does."""
    tokens = [word for word in words(text) if word.is_word]
    if telling is None or not tokens:
        return 0, len(text)
    place = next(number for number, word in enumerate(tokens) if word.start == telling[1].start)
    return tokens[max(0, place - _AROUND)].start, tokens[min(len(tokens) - 1, place + _AROUND)].end
