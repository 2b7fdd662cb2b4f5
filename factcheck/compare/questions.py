"""What a judge is asked about two aligned sentences: their texts, with one wording for what rules know to be the same.

Two spellings of a name are no news to a judge, for the rule on names tells them, nor are two wordings of a day or a
figure that rules find to be one. Left in, they are what it sees first: of "Karin Vosberg is to leave" beside "Karin
Vossberg will stay on" it says nothing then, and of "on 24 April" beside "on Wednesday" it says that they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ..language.names.spelling import match_spelling
from ..language.names.standing import Standing
from ..model import Comparison, Kind, Pair, Sentence, SentenceId
from ..nli import Difference, TextPair
from ..spans import Span, overlap, span_in
from ..text import fold, words

Meeting = tuple[SentenceId, SentenceId]
"""Two aligned sentences."""
Spelling = tuple[str, str]
"""Two words that spell one name, either of which a sentence may hold."""


class Question(Struct, frozen=True):
    """Two texts, and where their words stand in the sentences of `pair`."""

    pair: Pair
    texts: TextPair
    """In an order that does not hang on the names of the articles.

    Asked the other way round too, the judge costs twice as much and brings nothing (measured on labelled stories).
    """
    replaced: tuple[tuple[Span, str], ...] = ()
    """Words of the second sentence, and what stands in their place in its text; in order, none overlaps another."""

    def spans(self, difference: Difference) -> tuple[Span, Span]:
        """Where in the left and in the right sentence the words of `difference` stand."""
        first, second = difference.left, self._as_written(difference.right)
        return (first, second) if self.texts[0] == self.pair.left.text else (second, first)

    def _as_written(self, span: Span) -> Span:
        """`span` of the second text as one of its sentence; what was replaced is in it whole where it touches that."""
        start, end = span
        longer = 0  # how much longer the text is than the sentence, up to here
        written = [start, end]
        for (first, last), word in self.replaced:
            begins, ends = first + longer, first + longer + len(word)
            longer += len(word) - (last - first)
            if ends <= start:
                written[0] = start - longer
            elif begins < start:
                written[0] = first
            if ends <= end:
                written[1] = end - longer
            elif begins < end:
                written[1] = last
        return written[0], written[1]


def question(pair: Pair, spellings: Sequence[Spelling], same: Iterable[Comparison] = ()) -> Question:
    """What a judge is asked of `pair`; `spellings` are those of the story, `same` is what rules find alike in both."""
    first, second = sorted((pair.left, pair.right), key=lambda sentence: sentence.text)
    replaced: dict[Span, str] = {}
    for span, wording in (*_told_alike(first, second, same), *_spelled_alike(first.text, second.text, spellings)):
        if not any(overlap(span, taken) for taken in replaced):
            replaced[span] = wording
    in_order = tuple(sorted(replaced.items()))
    text, end = "", 0
    for (start, stop), wording in in_order:
        text, end = text + second.text[end:start] + wording, stop
    return Question(pair, (first.text, text + second.text[end:]), in_order)


def _told_alike(first: Sentence, second: Sentence, same: Iterable[Comparison]) -> Iterator[tuple[Span, str]]:
    """Where `second` tells a figure, a time, a place or a title of `first` in other words, and the words of `first`."""
    for comparison in same:
        facts = {fact.sentence.id: fact for fact in (comparison.left, comparison.right)}
        one, other = facts[first.id], facts[second.id]
        if one.kind in _VALUES and fold(one.text) != fold(other.text):
            yield span_in(second, other), one.text


_VALUES = frozenset([Kind.NUMBER, Kind.TIME, Kind.PLACE, Kind.TITLE])
"""Kinds whose words stand for a value, and can be those of the other sentence."""


def _spelled_alike(first: str, second: str, spellings: Sequence[Spelling]) -> Iterator[tuple[Span, str]]:
    """Where `second` spells a name otherwise than `first`, and how that spells it."""
    for here, there in spellings:
        if there not in first or here not in second:  # costs less than to look for whole words
            continue
        if _stands(there, first) and not _stands(there, second) and not _stands(here, first):
            yield from ((match.span(), there) for match in _as_word(here).finditer(second))


def spellings_of(comparisons: Iterable[Comparison]) -> list[Spelling]:
    """The words that spell one name in two ways, as the disputes on names among `comparisons` hold them; both ways."""
    names = {(c.left.text, c.right.text) for c in comparisons if c.dispute and c.left.kind is Kind.NAME}
    spelled = {frozenset(two) for left, right in names for two in _spelled_apart(left, right)}
    return sorted((here, there) for here, there in spelled for here, there in ((here, there), (there, here)))


def _spelled_apart(left: str, right: str) -> list[Spelling]:
    """The words of two names that differ in spelling: "Karin Vosberg", "Vossberg"."""
    mine, other = ([word.text for word in words(name) if word.is_capital] for name in (left, right))
    return [
        (one, two)
        for one in mine
        for two in other
        if one not in other
        and two not in mine
        and match_spelling(fold(one), fold(two)).standing in (Standing.SAME, Standing.VARIANT)
    ]


def _stands(word: str, text: str) -> bool:
    return _as_word(word).search(text) is not None


def _as_word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
