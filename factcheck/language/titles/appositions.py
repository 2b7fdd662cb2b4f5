"""Where a description stands beside a name, set off by commas or dashes: "X, the head of Y,", "her manager, X,".

Places are code points into a sentence's text, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from ...text import FUNCTION_WORDS, words
from ..clauses.verbs import PREPOSITIONS, verb_forms
from .belonging import nations
from .heads import LINKS, belongs, head_words, is_head, is_plural, listed
from .prefixes import JOINING, bare


class Form(StrEnum):
    """How a description stands to the name."""

    PREFIX = "prefix"
    """Right before it: "police chief X"."""
    BESIDE = "beside"
    """Set off by commas or dashes: "X, the head of Y,"; or told before the name is."""
    VERB = "verb"
    """Joined to it by a verb: "X became mayor"."""


Described = tuple[int, int, Form]
"""Start and end in the sentence's text, and the form."""

LIMIT = 100
"""Code points within which a description ends."""


_HOME = r"(?:from|of)\s+(?:[A-Z][\w.'’-]*\s?){1,3}(?:,\s+(?:[A-Z][\w.'’-]*\s?){1,3})?,\s+"
_AFTER = re.compile(
    r"(?:\s*\([^()]{1,40}\))?"
    rf"(?:,\s+(?:(?:aged?\s+)?\d{{1,3}},\s+)?(?:{_HOME}(?=an?\s|the\s))?|\s+[–—-]\s+|\s+\()(?=\w)"
)
_STOP = re.compile(
    r"[,;:.!?()\"“”–—]|\s-\s|\b(?:who|whom|whose|which|that|said|says|told|was|were|is|are|has|had|have|will|would|"
    r"and\s+(?:his|her|their)|when|where|while|after|before|until|till|as|but|because|since|during)\b"
)


def apposition_after(text: str, end: int) -> Iterator[Described]:
    """The description after a name: "X, 39, a lobbyist for Y," and "X (the head of Y)"."""
    opening = _AFTER.match(text, end)
    if not opening:
        return
    span = noun_phrase(text, opening.end())
    if span and _opens(text, opening.end()) and not _UNTIL.match(text, span[1]):
        yield *span, Form.BESIDE


_UNTIL = re.compile(r"\s+(?:until|till)\b")
"""Behind a post that somebody has no longer: "X, the deputy governor of the bank until she joined the cabinet"."""


def _opens(text: str, start: int) -> bool:
    """True when what begins at `start` can be a description: no verb, no linking word, no name alone."""
    first = next(iter(words(text[start : start + 40])), None)
    if first is None or not first.is_word:
        return False
    lower = first.lower
    if lower in _WHEN:
        return _opens(text, start + first.end + 1)
    if lower in ("a", "an", "the", "one", "his", "her", "its", "their", "our", "another", "then"):
        return True
    if lower in FUNCTION_WORDS | PREPOSITIONS or lower in LINKS or (is_head(lower) and lower.endswith("s")):
        return False
    if first.text.endswith(("'s", "’s", "s'", "s’")) or belongs(first) or lower in listed("past") | listed("rank"):
        return True
    if first.is_capital:
        return _opens_with_body(text, start)
    acting = lower.endswith("ed") and lower not in listed("praise")
    return not acting and not verb_forms(lower)


def _opens_with_body(text: str, start: int) -> bool:
    """True for the name of a body or place with an office right behind it: "UK managing director of", "Oxton mayor"."""
    named = _NAME.match(text, start)
    after = next(iter(words(text[named.end() : named.end() + 40])), None) if named else None
    return after is not None and not after.is_capital and belongs(after)


_NAME = re.compile(r"(?:[A-Z][\w&.-]*\s+){1,4}(?=[a-z])")
_WHEN = frozenset("once formerly previously currently now".split())


def noun_phrase(text: str, start: int) -> tuple[int, int] | None:
    """The description that begins at `start`, up to the first stop, if a head stands in it."""
    end = first_stop(text, start, min(len(text), start + LIMIT))
    end = _before_verb(text, start, end)
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "'’":
        end -= 1
    end = start + len(re.sub(r"\s+(?:and|or|with|to|of|in|at|for|by|without)$", "", text[start:end]))
    return (start, end) if end > start and (head_words(text[start:end]) or nations(text[start:end])) else None


def _before_verb(text: str, start: int, end: int) -> int:
    """Where a past form that follows the head ends the description: "a member fired the shots"."""
    seen = False
    for word in words(text[start:end]):
        if seen and word.text.islower() and {"past", "participle"} & verb_forms(word.lower):
            return start + word.start
        seen = seen or is_head(bare(word))
    return end


def first_stop(text: str, start: int, limit: int) -> int:
    """Where a mark or a verb first ends what begins at `start`, `limit` at the latest; "U.S." has no such mark."""
    for stop in _STOP.finditer(text, start, limit):
        abbreviation = stop.group() == "." and re.match(r"\w", text[stop.end() : stop.end() + 1] or " ")
        short = stop.group() == "." and re.search(
            r"(?:\b[A-Z]|\b(?:U\.S|Jr|Sr|St|Dr|Gov|Sen|Rep|Lt|Sgt|Gen))$", text[max(0, stop.start() - 4) : stop.start()]
        )
        if not abbreviation and not short:
            return stop.start()
    return limit


_BEFORE = re.compile(r"[,–—]\s+(?:the\s+|an?\s+)?$")
_DETERMINER = re.compile(r"(?:^|(?<=[\s\"“‘(]))(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s")


def apposition_before(text: str, start: int) -> Iterator[Described]:
    """The description before a name: "the head of Y, X, said", "his brother, X,", "her husband, the singer X"."""
    comma = _BEFORE.search(text, max(0, start - 8), start)
    if not comma:
        return
    at = comma.start()
    floor = max(0, at - LIMIT)
    while floor and text[floor - 1].isalnum():
        floor += 1
    found = _opener(text, floor, at)
    if found is not None and _is_beside_act(text[:found]):
        return
    owner = _possessor(text, found, at)
    if owner is not None:
        found = owner
    if found is not None and head_words(text[found:at]) and not is_plural(text[found:at]):
        yield found, at, Form.BESIDE


def _is_beside_act(before: str) -> bool:
    """True for words that open with what befell the one named next: "Born to [a miner], X", "Raised by [a nurse], X".

    The description behind them is of somebody else.
    """
    act = _ACT.match(before)
    return act is not None and (act[1] == "Born" or "participle" in verb_forms(act[1].lower()))


_ACT = re.compile(r"\W{0,2}([A-Z][a-z]++)\b[^,;:()]*\b(?:to|by|of|and|with|for|under|from)\s\Z")

_POSSESSOR = re.compile(r"(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*(?:['’]s?)\s")


def _possessor(text: str, found: int | None, at: int) -> int | None:
    """Where an owner that belongs to the description begins: "Hill's lawyer", "Finland's foreign minister".

    The description begins at `found`, or with its owner where that is None.
    """
    floor = max(0, (at if found is None else found) - 60)
    before = [m for m in _POSSESSOR.finditer(text, floor, at) if m.end() <= at]
    last = before[-1] if before else None
    if last is None or re.search(r"[,;:()\"“”]", text[last.start() : at]) or _has_verb(text[last.start() : at]):
        return None
    return last.start() if found is None or last.end() >= found else None


def _opener(text: str, floor: int, end: int) -> int | None:
    """Where the description that ends at `end` begins: at a determiner that no preposition joins to one before it."""
    found: int | None = None
    for opener in _DETERMINER.finditer(text, floor, end):
        joined = found is not None and JOINING.search(text, max(floor, opener.start() - 8), opener.start())
        rest = text[opener.start() : end]
        if re.search(r"[,;:()\"“”]", rest) or _has_verb(rest):
            continue
        if not joined:
            found = opener.start()
    return found


def _has_verb(text: str) -> bool:
    return bool(re.search(r"\b(?:is|are|was|were|has|had|have|said|says|told|will|would|who|which|that)\b", text))
