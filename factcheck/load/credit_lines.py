"""Which news agencies an article says it has text from: in bylines and closing lines, never in its prose.

"He told Reuters" is no credit, nor is the credit of a picture. What is asked here of a line is asked only where such a
line can stand: above the body, or at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ..text import alternation
from . import marks
from .dateline import agencies

_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[A-Z(\[—–-])")
_OPENING = re.compile(
    r"[(\[—–\s-]{0,8}(?:"
    r"(?:with|additional|further|also|some)?\s*+(?:additional\s++|agency\s++|wire\s++)?"
    r"(?:inputs?|reporting|reports|files|material|information|writing|text)\s++(?:from|by)\s"
    r"|with\s++(?:agency\s++|wire\s++)?(?:inputs|reports|agencies)\b"
    r"|(?:source|sources|text|report by|reporting by|written by|compiled from|from)(?:\s*+:)?\s"
    r"|(?:copyright|©|\(c\))\s*+(?:©|\(c\))?\s*+\d{4}\s"
    r"|our standards:"
    r")",
    re.IGNORECASE,
)
"""How a line that names whose text the article has begins."""
_CLOSING = re.compile(
    r"\b(?:contributed|contributing)\s+to\s+this\s+(?:report|story|article|piece)"
    r"(?:\s+(?:from|in)\s+[\w ,.]{2,40})?[.)\]]*$"
    r"|\b(?:was|were)\s+used\s+in\s+(?:the\s+preparation\s+of\s+)?this\s+(?:report|story|article)[.)\]]*$"
    r"|^This\s+(?:report|story|article)\s+(?:was\s+|is\s+)?(?:first|originally|also)?\s*"
    r"(?:published|appeared|provided|written|produced|compiled|supplied|includes|contains|uses|used)\b",
    re.IGNORECASE,
)
"""What such a sentence says."""
_LAST_MARK = re.compile(
    r"(?:^|(?<=[.!?…\"”’']))\s*(?:\((?P<inside>[^()]{2,60})\)|[—–-]{1,2}\s*(?P<behind>[^—–.]{2,60}))\.?$"
)
"""What ends a text: "... he said. (AP)" or "... he said. — Reuters"."""
_SIGNED = re.compile(r"[a-z]{1,4}(?:[/,-][a-z]{1,4}){0,4}\s*\((?P<inside>[^()]{2,60})\)$")
"""Desk initials before the agencies: "ab/cd (AFP, dpa)"."""
_IN_PLACE = re.compile(r"(?P<names>[^.!?]{2,60}?)\s{1,3}in\s{1,3}[A-Z][\w.'’-]*(?:[ ,]+[A-Z][\w.'’-]*){0,3}$")
_AFFILIATED = re.compile(r"[A-Z][\w.'’-]*(?:[ ][\w.'’-]+){0,6}\s*(?P<sign>[,|]|\band\b)\s*(?P<names>[^,|]{2,60})$")
"""A byline without "by": "Ann Lee, Associated Press"."""
_SIGNED_BY = re.compile(r"(?i:by)\s+[A-ZÀ-Þ][\w.'’-]*(?:[ ][A-ZÀ-Þ][\w.'’-]*){1,3},\s*")
"""Behind names alone stands an employer: "By Ann Lee, PA"; a state stands behind a town."""
_STAFF = re.compile(r"\bstaff\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[/,;&|+]|\band\b|\bwith\b|\bvia\b)\s*", re.IGNORECASE)
_BEFORE_EMPLOYER = re.compile(r"(?:^by|[,|(/]|\b(?:for|of|from))\s*(?:the\s+)?$", re.IGNORECASE)
_BEHIND_EMPLOYER = re.compile(r"\s+(?:staff|writers?|correspondents?|reporters?|editors?)\b", re.IGNORECASE)

_LONGEST = 400
"""Code points of a paragraph that is looked at from its end; no credit is longer."""
_SHORT = 80
"""Code points of a line that names agencies and nothing else."""
LAST = 3
"""Paragraphs at the end that a bare "(AP)" may stand in; further up it is that of a picture."""


def byline(text: str) -> tuple[str, tuple[str, ...]]:
    """The agency whose text it is by the line `text` above the body, empty when none is, and all that it credits."""
    line = text[:_LONGEST]
    if marks.is_byline(line):
        return _signed(line)
    match = _IN_PLACE.match(line)
    bare = match["names"] if match else line
    if alone := _only(bare[:_SHORT]):
        return (alone[0] if len(alone) == 1 and not _STAFF.search(bare) else ""), alone
    beside = _AFFILIATED.match(bare) if marks.is_byline(f"by {bare}") else None
    names = _only(beside["names"]) if beside and beside["names"].lower() not in marks.words_of("states_too") else ()
    return (names[0] if len(names) == 1 and beside and beside["sign"] != "and" else ""), names


def _signed(line: str) -> tuple[str, tuple[str, ...]]:
    """The same of a `line` that begins with "by": "By Ann Lee, Associated Press" is the agency's, "Lee and AP" not."""
    found = list(_named(line))
    names = _unique(name for name, _, _ in found)
    whole = len(names) == 1 and any(
        _BEFORE_EMPLOYER.search(line[:start]) or _BEHIND_EMPLOYER.match(line[end:]) for _, start, end in found
    )
    return (names[0] if whole else ""), names


def closing(text: str, *, last: bool) -> tuple[str, ...]:
    """The agencies that the paragraph `text` of the body credits at its end; with `last`, so does a bare "(AP)"."""
    tail = text[-_LONGEST:]
    found = [name for name, _, _ in _named(text[marks.credit_start(text) :][:_LONGEST])]
    for sentence in dict.fromkeys((_SENTENCE_END.split(tail)[-1], tail)):
        if _CLOSING.search(sentence) or (_OPENING.match(sentence) and _names_mostly(sentence)):
            found += (name for name, _, _ in _named(sentence))
            break
    if last:
        found += _only(tail[mark_start(tail) :]) or _only(tail[:_SHORT])
        found += _only(signed["inside"]) if (signed := _SIGNED.match(tail)) else ()
    return _unique(found)


def mark_start(text: str) -> int:
    """Where a bare "(AP)" or "— AP" behind the last sentence of `text` begins; the length of `text` without one."""
    near = max(0, len(text) - _SHORT)
    match = _LAST_MARK.search(text, near)
    return match.start() if match and match.start() and _only(match["inside"] or match["behind"]) else len(text)


def stamped(text: str) -> tuple[str, ...]:
    """The agencies in the parenthesis that ends a date line, "Updated: 2024-05-30 09:53 (Agencies)"."""
    match = re.search(r"\(([^()]{2,60})\)$", text[-_LONGEST:])
    return _only(match[1]) if match else ()


def _names_mostly(sentence: str) -> bool:
    """True when `sentence` says nothing but names behind its opening: "From Reuters we know that ..." tells a claim."""
    match = _OPENING.match(sentence)
    rest = sentence[match.end() :] if match else sentence
    small = re.findall(r"\b[a-z][\w'’-]*", rest)
    return all(word in _set_words() for word in small)


def _only(text: str) -> tuple[str, ...]:
    """The agencies that `text` names, "AP/Reuters", when it holds nothing else; "Staff and AP" credits AP."""
    plain = text.strip(" \t.,:;()[]—–-")
    if plain.lower() in agencies():
        return (agencies()[plain.lower()],) if _is_written(plain) else ()
    parts = [re.sub(r"^the\s+", "", part, flags=re.IGNORECASE) for part in _PARTS.split(plain) if part]
    rest = [part for part in parts if part.lower() not in ("staff", "our staff", "staff writers")]
    if not rest or not all(part.lower() in agencies() and _is_written(part) for part in rest):
        return ()
    return _unique(agencies()[part.lower()] for part in rest)


def _named(text: str) -> Iterable[tuple[str, int, int]]:
    """The agencies that stand in `text`, each with its place."""
    for match in _spellings().finditer(text):
        behind_comma = text[: match.start()].rstrip().endswith(",") and not _SIGNED_BY.fullmatch(text[: match.start()])
        if _is_written(match.group()) and not (behind_comma and match.group().lower() in marks.words_of("states_too")):
            yield agencies()[match.group().lower()], match.start(), match.end()


def _is_written(name: str) -> bool:
    """True when `name` is spelled as an agency is: "pa" and "ani" are words of other tongues, "agencies" is set."""
    return (
        any(char.isupper() for char in name)
        or name in marks.words_of("small")
        or agencies()[name] in marks.words_of("collective")
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@lru_cache
def _spellings() -> re.Pattern[str]:
    """What finds every spelling of an agency, the longest first."""
    return re.compile(rf"(?<![\w-])(?:{alternation(agencies())})(?![\w-])", re.IGNORECASE)


@lru_cache
def _set_words() -> frozenset[str]:
    """The small words of credits."""
    return marks.words_of("byline") | marks.words_of("credit_words")
