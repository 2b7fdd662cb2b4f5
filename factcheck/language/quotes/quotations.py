"""What stands in quotation marks: spans of an article, and their parts in each sentence.

Straight, curly, doubled and angle marks count; a mark that opens must be closed by one of its sort, in this paragraph
or a later one. What no mark closes ends with its sentence, so that a slip does not swallow an article.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ...model import Article, Block, Sentence
from ...spans import Span, span_of
from ...text import words
from .speech import speech_words

_MARK = re.compile(r"[\"“”„«»]|''|``|’’|[‘’'‚]")

_DOUBLE_OPENERS = frozenset({"“", "„", "«", "``"})

_SINGLE = frozenset("‘’'‚")

_BEFORE_OPENER = frozenset(" \t\r\n\u00a0([—–-/:\"“‘'…")

_LETTERS = re.compile(r"\w+")
_LOOKAHEAD = 6
"""Paragraphs that a quotation may run through without a mark."""
_NEAR = 40
"""Marks behind an apostrophe among which the one that closes the quotation is looked for."""

_DASH = re.compile(r"[–—-] +(?=[A-Z])")
"""How a paragraph in the style of many countries begins: "– We heard nothing, said the warden"."""
_TURN = re.compile(r"[,!?] +(\w+)(?: +(\w+))?")
"""What may end the words behind a dash, with the two words of which one says that they were said."""
_LEAST, _MOST = 10, 300
"""Code points of the words behind a dash."""

_GAP = re.compile(r"\.\.\.|…|\. \. \.")


class Quoted(Struct, frozen=True):
    """What stands between two quotation marks."""

    start: int
    end: int
    number: int
    """Spans with one number are one quotation that goes on in the next paragraph."""


class Piece(Struct, frozen=True):
    """The quoted parts of one sentence that belong to one quotation, before the speaker is known."""

    sentence: Sentence
    parts: tuple[Span, ...]
    number: int


class Mark(Struct, frozen=True):
    """A quotation mark and what it may do where it stands."""

    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


def quoted_spans(article: Article) -> tuple[Quoted, ...]:
    """What stands in quotation marks, in order; one that runs over paragraphs is one span or shares a number."""
    found: list[Quoted] = []
    number, carried_on = 0, False  # True where the next mark, at the head of a paragraph, goes on with `number`
    marks = [list(_marks(article.text, block)) for block in article.blocks]
    opened: Mark | None = None
    for index, block in enumerate(article.blocks):
        for mark in marks[index]:
            if opened is None:
                opened = mark if mark.opens else None
                number, carried_on = number if carried_on else number + 1, False
            elif mark.single == opened.single:
                if mark.closes and not _is_possessive(article.text, mark, marks[index]):
                    found.append(Quoted(opened.end, mark.start, number))
                    opened = None
                elif mark.opens:
                    goes_on = _ends_sentence(article.text[max(block.start, mark.start - 8) : mark.start])
                    if not opened.single:
                        end = mark.start if goes_on else _first_stop(article, opened, mark.start)
                        found.append(Quoted(opened.end, end, number))
                    opened, number = mark, number if goes_on else number + 1
        if opened is None:
            continue
        following = _next_mark(marks, index, opened.single)
        if following and following[0] == index + 1 and following[1].start == article.blocks[index + 1].start:
            found.append(Quoted(opened.end, block.end, number))
            opened, carried_on = None, True
        elif not (following and following[1].closes and not following[1].opens):
            if not opened.single:
                is_second = any(span.number == number and span.start >= block.start for span in found[-1:])
                end = block.end if is_second else _first_stop(article, opened, block.end)
                found.append(Quoted(opened.end, end, number))
            opened = None
    found.extend(_dashed(article, number))
    return tuple(sorted((span for span in found if span.start < span.end), key=span_of))


def _dashed(article: Article, number: int) -> Iterator[Quoted]:
    """What stands between the dash that opens a paragraph and its first attribution; numbers from `number` on."""
    for block in article.blocks:
        dash = _DASH.match(article.text, block.start, block.end)
        turn = _attribution(article.text, dash.end(), block.end) if dash else None
        if dash and turn and not _MARK.search(article.text, dash.end(), turn.start()):
            number += 1
            yield Quoted(dash.end(), turn.start(), number)


def _attribution(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where the first attribution behind the words from `start` on begins, on their line; None where there is none."""
    for turn in _TURN.finditer(text, start + _LEAST, end):
        if turn.start() > start + _MOST or "\n" in text[start : turn.start()]:
            return None
        if any(word and word.lower() in speech_words().verbs for word in turn.groups()):
            return turn
    return None


def _marks(text: str, block: Block) -> Iterator[Mark]:
    for match in _MARK.finditer(text, block.start, block.end):
        start, end = match.span()
        char = match.group()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        single = char in _SINGLE
        opens = char in _DOUBLE_OPENERS or (
            before in _BEFORE_OPENER and not after.isspace() and after not in ",.;:!?)" and char not in "”»"
        )
        if single:
            opens = opens and (after.isalnum() or after in '[…“"') and not _is_elision(text, end)
        closes = char not in _DOUBLE_OPENERS and char != "‘" and not before.isspace()
        closes = closes and (not after.isalnum() or (not single and before in ".,!?…" and not opens))
        if opens or closes:
            yield Mark(start, end, single, opens, closes)


def _is_elision(text: str, start: int) -> bool:
    """True for the apostrophe of 'em, 'twas, '90s."""
    word = _LETTERS.findall(text[start : start + 20])
    return bool(word) and (word[0].lower() in speech_words().elisions or word[0][:1].isdigit())


def _is_possessive(text: str, mark: Mark, marks: Sequence[Mark]) -> bool:
    """True when a single mark behind an s is an apostrophe ("the owners' boats"): another closing mark follows it."""
    if not mark.single or text[mark.start - 1] not in "sS" or not re.match(r" [a-z]", text[mark.end : mark.end + 2]):
        return False
    behind = bisect.bisect_right(marks, mark.start, key=lambda other: other.start)
    following = next((other for other in marks[behind : behind + _NEAR] if other.single), None)
    return following is not None and following.closes and not following.opens


def _next_mark(marks: Sequence[Sequence[Mark]], index: int, single: bool) -> tuple[int, Mark] | None:
    """The first mark of the same sort in the paragraphs behind `index`, with its paragraph."""
    for number in range(index + 1, min(index + 1 + _LOOKAHEAD, len(marks))):
        for mark in marks[number]:
            if mark.single == single:
                return number, mark
    return None


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?", "…"))


def _first_stop(article: Article, opened: Mark, limit: int) -> int:
    """The end of the sentence in which a quotation opens: all that is sure when nothing closes it."""
    place = bisect.bisect_right(article.sentences, opened.start, key=lambda sentence: sentence.start) - 1
    end = article.sentences[place].end if place >= 0 else 0
    return min(end, limit) if opened.start < end else limit


def pieces_of(article: Article) -> tuple[Piece, ...]:
    """The quotations of every sentence of `article`, in order."""
    spans = quoted_spans(article)
    starts = [span.start for span in spans]
    ends = list(itertools.accumulate((span.end for span in spans), max))
    found: list[Piece] = []
    for sentence in article.sentences:
        near = spans[bisect.bisect_right(ends, sentence.start) : bisect.bisect_left(starts, sentence.end)]
        found.extend(_pieces(sentence, near))
    return tuple(found)


def _pieces(sentence: Sentence, spans: Sequence[Quoted]) -> Iterator[Piece]:
    """The quotations of one sentence; an ellipsis parts them, an attribution ('"If so," he said, "we go"') does not."""
    text = sentence.text
    parts: list[Span] = []
    number = -1
    for span, start, end in _quoted(sentence, spans):
        if parts and not _goes_on(text, parts[-1][1] - sentence.start, start - sentence.start):
            yield Piece(sentence, tuple(parts), number)
            parts = []
        parts.append((start, end))
        number = span.number
    if parts:
        yield Piece(sentence, tuple(parts), number)


def _quoted(sentence: Sentence, spans: Sequence[Quoted]) -> Iterator[tuple[Quoted, int, int]]:
    """What of `sentence` stands in quotation marks, cut at ellipses, without pieces that hold no word."""
    for span in spans:
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        if start >= end:
            continue
        text = sentence.text[start - sentence.start : end - sentence.start]
        gaps = [(0, 0), *(match.span() for match in _GAP.finditer(text)), (len(text), len(text))]
        for (_, first), (last, _) in itertools.pairwise(gaps):
            if re.search(r"\w", text[first:last]):
                yield span, start + first, start + last


def _goes_on(text: str, end: int, start: int) -> bool:
    """True when `text[end:start]`, between two quoted parts, is only "," he said, "": the quotation is interrupted."""
    between = text[end:start]
    if not text[:end].rstrip().endswith((",", "-", "—", "–")) and "," not in between[:2]:
        return False
    outside = [word.lower for word in words(between) if word.is_word]
    return len(outside) <= 12 and between.strip("\"“”‘’' ").endswith(",") and bool(speech_words().verbs & set(outside))
