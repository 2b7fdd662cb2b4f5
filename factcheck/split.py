"""Sentences of an article: sentencex, and a small repair of what it does not know about news.

Five things are repaired. A stop inside a quotation ends a sentence too, so that each sentence holds one statement. An
abbreviation ("Ft.", "No. 5", "5 p.m. Tuesday") does not. A boundary without white space ("relax.The") counts only
after a plain word, so that "Change.org" and "N.Korea" stay whole. "May", "no" and a month or an American state cut
short do end one where a capital letter follows ("left in May. Officials"). A piece without words goes to its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import sentencex

from .data import load_words
from .model import Article, Block, Sentence
from .spans import Span
from .text import WORDY, alternation

_WINDOW = 20_000
"""Code points given to sentencex at once: its time grows faster than the text while quotations stay open."""

_LONGEST = 1_000
"""Code points that a sentence has at most: text without any stop is cut at white space, for the later stages."""

_SHORTEST, _FEW = 50, 20
"""Code points that the sentences of a long article have at least on average, and how many may be shorter."""

_BREAK = r"(?:\r\n|\r(?!\n)|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029])"
_BLANK_LINE = re.compile(rf"{_BREAK}[^\S\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*{_BREAK}\s*")
_QUOTE = re.compile(r"[\"“”„«»]|(?<!\w)['‘’‚](?=\w)|(?<=[\w.!?,…])['’](?!\w)")
_LEFT = re.compile(r"[^\s(\[\"“‘'—–]+$")
_RIGHT = re.compile(r"[^\W_]+(?:\.[^\W\d_])*")
_PLAIN_STOP = re.compile(r"(?:[^\W\d_][a-zß-ÿ]+|\d)[.!?…]+[\"”’'»)\]]*$|[.!?…][\"”’'»)\]]+$")
_ADDRESS = re.compile(r"\S*(?:[/@#]|www\.|\.(?:com|org|net|gov|edu|info)\b)", re.IGNORECASE)
_OPENERS = "\"“‘'«(["
_CONTINUING = frozenset(",;:)]%")
_CLOSED_CALL = re.compile(r"[!?][\"”'’]{1,3}$")
_ATTRIBUTION = re.compile(
    r"\s+(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|told|added|wrote|cried|shouted|yelled|tweeted|replied|recalled)\b"
)
_QUOTES_MEET = re.compile(r"[.!?…][\"”’']+(?= +[\"“‘][A-Z])")
_AS_NAME = re.compile(r"\b(?:the|an?|its|their|our) (?:[A-Z][a-z]+day )?\d+(?:[.:]\d+)? [ap]\.m\.$")
"""An hour that says which of something: "the 10 a.m. Mass"."""
_REACH = 40
"""Code points looked at on either side of a boundary."""


def split(article: Article, most: int | None = None) -> Article:
    """`article` with `sentences` filled from its blocks, in order, white space at the ends left out.

    Blocks that `shortened` would drop, for `most`, need not be read: a million lines take a minute.
    """
    found: list[Sentence] = []
    for paragraph, block in enumerate(article.blocks):
        if most is not None and found and (block.start > most or len(found) > _number(most)):
            break
        for start, end in sentence_spans(article.text, block):
            text = article.text[start:end]
            found.append(Sentence(article.source, len(found), start, end, text, block.role, paragraph))
    return replace(article, sentences=tuple(found))


def shortened(article: Article, most: int) -> Article:
    """`article` with the sentences and blocks within the first `most` code points, the first sentence in any case.

    Sentences without end that are a word long are no more than `most` allows of ordinary ones: every one of them meets
    every one of another article. A note says what was left out.
    """
    number = _number(most)
    kept = tuple(one for one in article.sentences[:number] if one.end <= most or one.index == 0)
    if not kept or (len(kept) == len(article.sentences) and not _goes_on(article)):
        return article
    end = kept[-1].end
    blocks = tuple(replace(block, end=min(block.end, end)) for block in article.blocks if block.start < end)
    short = f" ({number:,} sentences)" if len(kept) == number else ""
    read = f"{end:,} of {len(article.text):,} characters{short}"
    note = f"only the first {read} are compared; --max-characters sets the limit"
    return replace(article, blocks=blocks, sentences=kept, notes=(*article.notes, note))


def _number(most: int) -> int:
    """How many sentences an article of `most` code points may have."""
    return max(_FEW, most // _SHORTEST)


def _goes_on(article: Article) -> bool:
    """True when words of the last block stand behind the last sentence: it was not read to its end."""
    last = article.blocks[-1]
    return WORDY.search(article.text, max(last.start, article.sentences[-1].end), last.end) is not None


def sentence_spans(text: str, block: Block) -> Iterator[Span]:
    """The sentences of `block` as spans of `text`; none crosses a blank line, none lacks a word."""
    start = block.start
    for gap in _BLANK_LINE.finditer(text, block.start, block.end):
        yield from _spans(text, start, gap.start())
        start = gap.end()
    yield from _spans(text, start, block.end)


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of `text[start:end]`, which has no blank line; a piece without words goes to its neighbour."""
    piece = re.sub(r"\s", " ", text[start:end])
    bounds = _capped(piece, [bound for bound in _boundaries(piece) if not _joins(piece, bound)])
    last_word = max((match.start() for match in WORDY.finditer(piece)), default=-1)
    previous, word = 0, _next_word(piece, 0)
    for bound in [*bounds, len(piece)]:
        if word < bound and (bound == len(piece) or bound <= last_word):
            sentence = piece[previous:bound]
            yield start + bound - len(sentence.lstrip()), start + previous + len(sentence.rstrip())
            previous, word = bound, _next_word(piece, bound)


def _next_word(piece: str, start: int) -> int:
    """Where the first word from `start` on begins; the end of `piece` when there is none."""
    match = WORDY.search(piece, start)
    return match.start() if match else len(piece)


def _boundaries(piece: str) -> list[int]:
    """Where sentences of `piece` may end, in order."""
    bounds: set[int] = set()
    start = 0
    while start < len(piece):
        end = _window_end(piece, start)
        found = _window_boundaries(piece[start:end])
        # The last sentence of a window may go on behind it: the next window starts with it.
        step = found[-1] if found and end < len(piece) else end - start
        bounds.update(start + bound for bound in found)
        start += step
    return sorted(bounds - {len(piece)})


def _capped(piece: str, bounds: list[int]) -> list[int]:
    """`bounds` with more of them where a sentence would be longer than any real one."""
    capped: list[int] = []
    previous = 0
    for bound in [*bounds, len(piece)]:
        while bound - previous > _LONGEST:
            space = piece.rfind(" ", previous + 1, previous + _LONGEST)
            previous = space if space > previous else previous + _LONGEST
            capped.append(previous)
        capped.append(bound)
        previous = bound
    return capped[:-1]


def _window_end(piece: str, start: int) -> int:
    """The end of the window that begins at `start`: behind white space where there is some."""
    end = start + _WINDOW
    if end >= len(piece):
        return len(piece)
    space = piece.rfind(" ", start + 1, end)
    return space + 1 if space > 0 else end


def _window_boundaries(window: str) -> list[int]:
    """Boundaries by sentencex, those it would see without the quotation marks, and those between two quotations."""
    bare = _QUOTE.sub(" ", window)
    inner = {_stop_end(bare, bound) for bound in _cuts(bare)}
    quoted = {bound for bound in inner if bound < len(window) and window[bound] == " "}
    between = {match.end() for match in _QUOTES_MEET.finditer(window)}
    missed = {match.end() for match in _missed_stops().finditer(window)}
    cuts = {_stop_end(window, bound) for bound in _cuts(window)}
    return sorted((cuts | quoted | between | missed) - {0, len(window)})


@lru_cache
def _missed_stops() -> re.Pattern[str]:
    """Stops that sentencex takes for those of an abbreviation, with the marks of quotation behind them."""
    ending, states = (alternation(load_words("abbreviations")[name]) for name in ("ending", "states_ending"))
    return re.compile(rf"(?:(?<=\s)(?:{ending})|(?<=, )(?:{states}))\.[\"”’']{{0,2}}(?= +[\"“‘']?[A-Z][a-z])")


def _cuts(window: str) -> list[int]:
    """The ends of sentencex's sentences in `window`, the last one left out."""
    return [int(found["end_index"]) for found in sentencex.get_sentence_boundaries("en", window)][:-1]


def _stop_end(window: str, bound: int) -> int:
    """`bound` moved back over white space, to just behind the stop."""
    while bound and window[bound - 1] == " ":
        bound -= 1
    return bound


def _joins(piece: str, bound: int) -> bool:
    """True when what stands around `bound` belongs to one sentence."""
    left = piece[max(0, bound - _REACH) : bound]
    right = piece[bound : bound + _REACH]
    following = right.lstrip()
    if following[:1] in _CONTINUING:
        return True
    if not right[0].isspace():
        return not _PLAIN_STOP.search(left[-12:]) or bool(_ADDRESS.match(left.split(" ")[-1] + right.split(" ")[0]))
    opening = following.lstrip(_OPENERS)
    if opening[:1].islower() and not _ADDRESS.match(opening):
        return True
    if _CLOSED_CALL.search(left) and _ATTRIBUTION.match(right):
        return True
    if _AS_NAME.search(left):
        return True
    first = _RIGHT.match(following)
    return first is not None and _abbreviates(_abbreviation(left), first.group())


def _abbreviation(left: str) -> str:
    """The abbreviation before a boundary, without its last full stop: "Ft" of "in Ft."; empty when there is none."""
    match = _LEFT.search(left)
    token = match.group() if match else ""
    return re.sub(r"^(?:then|ex)-", "", token[:-1]) if token.endswith(".") else ""


def _abbreviates(short: str, first: str) -> bool:
    """True when `short` is an abbreviation that `first`, the word behind it, goes on from."""
    lists, lower = _lists(), short.lower()
    following = first.lower()
    if lower in lists["leading"] or (len(short) == 1 and short.isupper() and short != "I"):
        return True
    if lower in lists["counting"]:
        return following[0].isdigit()
    if lower in lists["clock"] or re.fullmatch(r"\d+(?:[.:]\d+)?[ap]\.m", lower):
        return following in lists["after_clock"]
    return lower in lists["states"] and following in lists["after_states"]


@lru_cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(str(word) for word in words) for name, words in load_words("abbreviations").items()}
