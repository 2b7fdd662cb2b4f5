"""Words cut out of a sentence without a torn piece of another phrase at their head or tail."""

from __future__ import annotations

from collections.abc import Sequence

from ...spans import Span
from ...text import Word, content_stems, words
from .verbs import AUXILIARIES, RELATIVES, verb_forms

_LINKS = frozenset("and or but that when while as where because although though if".split()) | RELATIVES
"""Words behind which a clause begins."""
_OPENERS = frozenset("to of the a an and or that".split())
"""Words that end nothing."""
_LONGEST_NAME = 60
"""Code points back to the mark that opens a quoted name."""
_MARKS = (("“", "”"), ('"', '"'))


def untorn(text: str, start: int, end: int, beside: str = "", *, is_act: bool = False) -> Span:
    """The span of `text` without the beginning of a phrase that goes on behind it: "1,350 people that their jobs".

    A quoted name of which the end is in has its beginning too. What tells an act begins without the end of the phrase
    before: "by a tree, and a lineman who died" begins behind "and", unless that leaves nothing that is not told
    `beside` it, in the sentences that it is set against.
    """
    start = _whole_name(text, start, end)
    inside = [word for word in words(text) if start <= word.start and word.end <= end]
    before = next((word for word in reversed(words(text)) if word.end <= start), None)
    if is_act and before and before.is_word and before.lower not in _LINKS:
        cut, told = _behind_torn(inside, start), content_stems(beside)
        if content_stems(text[start:cut]) <= told or not content_stems(text[cut:end]) <= told:
            start = cut
    end = start + len(text[start:end].rstrip(" ,;"))
    return start, _before_torn(text, [word for word in inside if word.start >= start], end)


def _whole_name(text: str, start: int, end: int) -> int:
    """Where the quoted name begins that ends within the span; `start` where none does."""
    for opening, closing in _MARKS:
        at = text.rfind(opening, max(0, start - _LONGEST_NAME), start)
        closes = text.find(closing, start, end)
        between = text[at + 1 : closes]
        open_already = opening != closing or not text.count(opening, 0, at) % 2
        if at >= 0 and closes >= 0 and open_already and opening not in between and closing not in between:
            return at
    return start


def _behind_torn(inside: Sequence[Word], start: int) -> int:
    """Where the first clause of `inside` begins that has its verb, behind words that have none."""
    for at, word in enumerate(inside[:-1]):
        if _is_verb(word):
            break
        behind = inside[at + 1]
        joins = at > 0 and word.lower in ("and", "but")
        if joins and behind.lower in RELATIVES and at + 2 < len(inside):
            return inside[at + 2].start
        if joins and (_is_past(behind) or (not inside[at - 1].is_word and any(map(_is_verb, inside[at + 1 :])))):
            return behind.start
    return start


def _before_torn(text: str, inside: Sequence[Word], end: int) -> int:
    """Where `inside` ends before a clause whose verb is not in, or a word that ends nothing."""
    goes_on = text[end:].lstrip()[:1].isalnum()
    if not inside or not goes_on:
        return end
    link = max((at for at, word in enumerate(inside) if word.lower in RELATIVES | {"that"}), default=0)
    kept = inside[:link] if link and not any(map(_is_verb, inside[link:])) else inside
    while len(kept) > 1 and kept[-1].lower in _OPENERS:
        kept = kept[:-1]
    return kept[-1].end if len(kept) < len(inside) else end


def _is_verb(word: Word) -> bool:
    """True for what may be the verb of its clause, also one that no list has."""
    return word.lower in AUXILIARIES or _is_past(word) or (not word.is_capital and word.lower.endswith("ed"))


def _is_past(word: Word) -> bool:
    return not word.is_capital and "past" in verb_forms(word.lower)
