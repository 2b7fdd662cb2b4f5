"""What a judge is asked about two aligned sentences: their texts, with one spelling for a name that is spelled in two.

Two spellings are no news to a judge, for the rule on names tells them. Left in, they are what it sees first: of
"Karin Vosberg is to leave" beside "Karin Vossberg will stay on" it says nothing then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ..language.names.spelling import match_spelling
from ..language.names.standing import Standing
from ..model import Comparison, Kind, Pair, SentenceId
from ..nli import Difference, TextPair
from ..spans import Span
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
    respelled: tuple[tuple[Span, str], ...] = ()
    """Words of the second sentence, and what stands in their place in its text; in order, none overlaps another."""

    def spans(self, difference: Difference) -> tuple[Span, Span]:
        """Where in the left and in the right sentence the words of `difference` stand."""
        first, second = difference.left, self._as_written(difference.right)
        return (first, second) if self.texts[0] == self.pair.left.text else (second, first)

    def _as_written(self, span: Span) -> Span:
        """`span` of the second text as one of its sentence; a respelled word that it touches is in it whole."""
        start, end = span
        longer = 0  # how much longer the text is than the sentence, up to here
        written = [start, end]
        for (first, last), word in self.respelled:
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


def question(pair: Pair, spellings: Sequence[Spelling]) -> Question:
    """What a judge is asked of `pair`, where `spellings` are those of the story."""
    first, second = sorted((pair.left.text, pair.right.text))
    found = {
        match.span(): there
        for here, there in spellings
        if there in first and here in second  # costs less than to look for whole words
        if _stands(there, first) and not _stands(there, second) and not _stands(here, first)
        for match in _as_word(here).finditer(second)
    }
    respelled = tuple(sorted(found.items()))
    text, end = "", 0
    for (start, stop), word in respelled:
        text, end = text + second[end:start] + word, stop
    return Question(pair, (first, text + second[end:]), respelled)


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
