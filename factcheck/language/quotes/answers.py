"""Who spoke and who would not: "Ann Lee told the Courier", "Ann Lee declined to comment"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ...model import Article, Role, Sentence
from ...spans import Span
from ...text import Word, words
from .attribution import subject_of
from .quotations import Piece
from .speaker import Speaker, SpeakerSort
from .speech import speech_words

_REACH = 4
"""Words within which "declined ... comment" and "not ... reached" belong together."""
_CLAUSE = 8
"""Words behind "said" within which it is told that there is no comment."""


class Answer(Struct, frozen=True):
    """Whether somebody spoke to the press."""

    speaker: Speaker
    silent: bool
    """True when it is said that there was no comment."""
    press: bool = False
    """True when whom the words were said to is told."""
    asked: bool = True
    """False for a statement that is read or issued, and for who would only take no questions."""


def answers_of(article: Article, pieces: Sequence[Piece]) -> Iterator[tuple[Sentence, int, int, Answer]]:
    """Each person or body that speaks or declines to, at most one of either a sentence, with the words for it."""
    quoted: dict[int, list[Span]] = {}
    for piece in pieces:
        quoted.setdefault(piece.sentence.index, []).extend(piece.parts)
    for sentence in article.sentences:
        if sentence.role is Role.HEADLINE:
            continue
        parts = quoted.get(sentence.index, [])
        tokens = words(sentence.text)
        for first, last, silent in _acts(tokens):
            if silent and _is_to_us(tokens, first):
                break  # who does not answer one paper may well speak to others
            start, end = sentence.start + first.start, sentence.start + last.end
            speaker = subject_of(sentence, start, parts)
            if (
                speaker
                and speaker.sort in (SpeakerSort.PERSON, SpeakerSort.BODY)
                and not any(a <= start < b for a, b in parts)
            ):
                press = last.lower in speech_words().press
                stated = last.lower == "questions" if silent else "statement" in sentence.text
                yield sentence, start, end, Answer(speaker, silent, press, not stated)
                break


def _is_to_us(tokens: Sequence[Word], refusal: Word) -> bool:
    """True for "did not take our calls", "would not speak to us"."""
    behind = [word.lower for word in tokens if word.start > refusal.start][: _REACH + 2]
    return not {"our", "us"}.isdisjoint(behind)


def _acts(tokens: Sequence[Word]) -> Iterator[tuple[Word, Word, bool]]:
    """The first and last word of "declined to comment" and the like (True), of "told reporters" (False)."""
    known = speech_words()
    for index, word in enumerate(tokens):
        behind = tokens[index + 1 : index + 1 + _REACH]
        answer = next((part for part in behind if part.lower in known.answers), None)
        if answer and _is_refusal(tokens, index, answer):
            yield word, answer, True
        elif word.lower in known.tells:
            if _refuses(tokens, index + 1):
                return  # "said his office would not comment": neither words nor silence
            hearer = next((part for part in behind[:3] if part.lower in known.press), None)
            yield word, hearer or word, False


def _refuses(tokens: Sequence[Word], first: int) -> bool:
    """True where it is said, in the clause that begins at `first`, that "the firm does not comment"."""
    for index in range(first, min(first + _CLAUSE, len(tokens))):
        if not tokens[index].is_word:
            return False
        behind = tokens[index + 1 : index + 1 + _REACH]
        answer = next((part for part in behind if part.lower in ("comment", "comments")), None)
        if answer and _is_refusal(tokens, index, answer):
            return True
    return False


_NO_MORE = frozenset("immediate further public other official".split())
"""May stand between "no" and "comment"."""


def _is_refusal(tokens: Sequence[Word], index: int, answer: Word) -> bool:
    """True for "declined to <answer>", "did not <answer>", "had no <answer>"."""
    known = speech_words()
    low = tokens[index].lower
    following = tokens[index + 1].lower
    if low in known.declines:
        return following == "to"
    if following == "no" and tokens[index + 2].lower not in known.answers | _NO_MORE:
        return False  # "had no good answer" tells of words
    return low in known.helpers and following in {"not", "no"} and answer.lower in (known.answers | {"reached"})
