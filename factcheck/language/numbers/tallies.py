"""Two numbers that are one result: the votes for and against, the goals of both sides.

"voted 7-4", "by a vote of seven to four", "51 votes to 49" and "a 5-4 ruling" are votes, and "unanimously" is one with
nobody against; "beat the Rovers 3-2" and "a 4-1 win" are results of a match. A season's record, a lead, odds and a
range ("10-15 people") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import structs

from ...data import load_words
from ...text import FUNCTION_WORDS, alternation, lowered
from .measures import Dimension, Hedge, Quantity
from .numerals import Numeral

_GAP = re.compile(r"\s?[-–—]\s?(?:to[\s-]+)?|\s(?P<votes>votes?\s)?to\s", re.IGNORECASE)
"""Between the numbers of the two sides."""
_FOR_AND_AGAINST = re.compile(
    r"(?:\s[a-z]+)?\s(?:in\sfavou?r|for)(?:,|,?\s(?:and|with|to))\s(?:[a-z]+\s)?", re.IGNORECASE
)
"""The same, where each side is named: "seven in favour and four against"."""
_AGAINST = re.compile(r"(?:\s[a-z]+)?\s(?:against|opposed)\b", re.IGNORECASE)
_MOST = 999
"""Votes or goals of one side: larger numbers are of two things."""
_REACH = 90
"""Code points before a result in which the word that makes it one may stand."""
_END = re.compile(r"\s?(?:$|[)\]”\"'’.,;:!?–—])|\s(?:[A-Z]|(?P<word>[a-z’'-]+))")
"""What follows a result: a stop, a name, or a word that no range counts."""
_ABSTAINED = re.compile(r"-(\d{1,2})(?![\d-])")
"""Behind a vote the number of those who did not vote: "4-3-1"."""
_GOES_ON = FUNCTION_WORDS - {"of", "other", "more", "few", "such"} | frozenset(
    "against along late early last next here yesterday today thanks despite via throughout because amid".split()
)
"""Words that may follow a result; others are what a range counts ("won 3 to 5 seats")."""
_NO_RESULT = re.compile(
    r"(?:\b(?:to|at|from|between|of|is|are|was|were|now|then|go|goes|went|going|record|aged?|odds)|[$£€])\s?$",
    re.IGNORECASE,
)
"""Right before a record, odds or a range."""
_NAMED_BEFORE = re.compile(
    r"\b(?:(?P<vote>vote|tally|count)|score)\b[^.;:,()]{0,40}\s(?:is|was|had\sbeen|were|stood\sat)\s(?:[a-z]+ly\s)?$",
    re.IGNORECASE,
)
"""Right before a result that is named: "the first vote on the plan had been 8-4"."""
_ANOTHER = re.compile(r"\d\s?[-–]\s?\d+(?:,?\sand|,)\s$|\d-$")
_ANOTHER_AFTER = re.compile(r"(?:,|,?\sand)\s(?:\d+\s?[-–]\s?\d|\(\d)|\s?\(\d")
"""Beside the games of one set match: these are no single result."""


def tallies(text: str, numbers: Sequence[Numeral]) -> tuple[Quantity, ...]:
    """The results in `text`, whose numbers are `numbers`, in order: the greater number with the one `against` it."""
    found = (_tally(text, one, other) for one, other in pairwise(numbers))
    results = [tally for tally in found if tally is not None]
    return tuple(sorted((*results, *_unanimous(text)), key=lambda tally: tally.start))


_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b(?!\s(?:in|about|consent)\b)", re.IGNORECASE)
_NOT_YET = re.compile(
    r"(?:\b(?:not|never|no|nor|near|nearly|almost|virtually|all\sbut|must|needs?|requires?|required|without|fail(?:s|ed)?"
    r"|unable|could|would|should|may)|n[’']t)\b[\s-](?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
"""Before a vote that was not unanimous, or of which only that is told which it would have to be."""


def _unanimous(text: str) -> Iterator[Quantity]:
    """The votes of which `text` tells by a word that nobody was against, however many were for."""
    for match in _UNANIMOUS.finditer(text):
        if _NOT_YET.search(text, max(0, match.start() - _REACH), match.start()) is None:
            start, end = match.span()
            middle = (1 + _MOST) / 2
            yield Quantity(1, _MOST, 0.0, 1.0, Dimension.TALLY, "vote", middle, Hedge.NONE, start, end, match[0])


def _tally(text: str, one: Numeral, other: Numeral) -> Quantity | None:
    if not _is_side(one) or not _is_side(other):
        return None
    what, end, abstained = _result(text, one, other)
    if not what:
        return None
    low, high = sorted((one.low, other.low))
    words = text[one.start : end]
    result = Quantity(high, high, 0.0, 1.0, Dimension.TALLY, what, high, Hedge.NONE, one.start, end, words, against=low)
    return structs.replace(result, abstained=abstained)


def _result(text: str, one: Numeral, other: Numeral) -> tuple[str, int, float | None]:
    """What two numbers are the result of, where its words end, and who did not vote if told; "" for no result."""
    if _FOR_AND_AGAINST.fullmatch(text, one.end, other.start) and (against := _AGAINST.match(text, other.end)):
        return "vote", against.end(), None
    gap = _GAP.fullmatch(text, one.end, other.start)
    if gap is None:
        return "", 0, None
    third = _ABSTAINED.match(text, other.end)
    end = third.end() if third else other.end
    what = "vote" if gap["votes"] else _result_of(text, one.start, end)
    if third is None:
        return what, end, None
    return (what, end, float(third[1])) if what == "vote" else ("", 0, None)


def _is_side(number: Numeral) -> bool:
    plain = not (number.ordinal or number.vague or number.share or number.decade or number.scaled or number.letter)
    return plain and number.low <= _MOST and number.low == int(number.low)


def _result_of(text: str, start: int, end: int) -> str:
    """What the two numbers are the result of: a key of `tallies` in `quantities.yaml`; empty for no result."""
    before = text[max(0, start - _REACH) : start]
    if _ANOTHER.search(before) or _ANOTHER_AFTER.match(text, end):
        return ""
    for what, (_, behind) in _patterns().items():
        if behind.match(text, end):
            return _sort(what, text, start, end)
    if not _ends(text, end):
        return ""
    if named := _NAMED_BEFORE.search(before):
        return "vote" if named["vote"] else _sort("match", text, start, end)
    last = {what: found for what, (ahead, _) in _patterns().items() if (found := _last(ahead, before))}
    if not last:
        return ""
    what = max(last, key=lambda what: last[what].end())
    rest = before[last[what].end() :]
    if rest.strip() and (_NO_RESULT.search(rest) or "season" in rest):
        return ""
    return _sort(what, text, start, end)


def _last(ahead: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The last word of `before` that makes a result of what follows, with no stop between."""
    found = None
    for match in ahead.finditer(before):
        found = match
    return found if found and not _STOP.search(before[found.end() :].rstrip(" (,–—")) else None


_STOP = re.compile(r"[.;:“”\"()!?]|,")


def _ends(text: str, end: int) -> bool:
    after = _END.match(text, end)
    if after is None:
        return False
    word = lowered(after["word"] or "")
    return not word or word in _GOES_ON or word.endswith("ly")


def _sort(what: str, text: str, start: int, end: int) -> str:
    """`what`, or for a match the part of it whose result is told: penalties, both legs, a series, the first half."""
    if what != "match":
        return what
    before = _CLAUSE_END.split(text[max(0, start - _PART_REACH) : start])[-1]
    behind = _CLAUSE_END.split(text[end : end + _PART_REACH])[0]
    around, parts = lowered(f"{before} {behind}"), load_words("quantities")["match_parts"]
    return next((part for part, forms in parts.items() if any(form in around for form in forms)), what)


_PART_REACH = 40
"""Code points on each side of a result in which the part of the match may be named."""
_CLAUSE_END = re.compile(r"[.;,]|\b(?:after|and|before)\b")


@lru_cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """What a result is of -> the words before it and behind it that say so."""
    linking = alternation(FUNCTION_WORDS)
    return {
        what: (
            re.compile(rf"\b(?:{alternation(words['before'])})(?![\w’'-])", re.IGNORECASE),
            re.compile(
                rf"(?:\s(?!(?:{linking})\b)[\w’'-]+){{0,2}}[\s-](?:{alternation(words['behind'])})\b",
                re.IGNORECASE,
            ),
        )
        for what, words in load_words("quantities")["tallies"].items()
    }
