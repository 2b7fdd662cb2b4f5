"""What an amount of money is, where its sentence says so: "cost", "fine", "budget"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...data import load_words
from ...text import alternation

_OBJECT = r"(?:\s(?:the|an?|its|his|her|their|each|every)(?:\s[\w’'-]+){1,3}?|\s(?:him|her|them|it))?"
"""Whom something cost, or who was fined: "fined the club"."""
_OF = (
    r"(?:\s(?:of|for|to|from|in|at)(?:\sthe|\sa|\sits|\stheir)?"
    r"(?:\s(?!(?:of|for|and|or|but|while|that|which|who)\b)[\w’'-]+){1,4}?)?"
)
"""Of what the cost or damage is: "the cost of the repairs"."""
_LINKING = """a an the of at to by from is are was were be been being will would could may might should has had have now
    up estimated put set fixed expected thought said believed reported hit grew fell stood stand stands came come comes
    worth more less than over under nearly almost about around some roughly approximately only just as much least most
    between another total whole combined sharply slightly further""".split()
_LINKS = (
    rf"(?:\s(?:{alternation(_LINKING)}|(?:reach|total|exceed|top|amount|grow|fall|climb|r[iou]se)\w*"
    r"|(?:last|this)\s(?:year|quarter|month|week)|\d[\d.,]*\s?(?:%|per\s?cent)))*"
)
"""What may stand between the noun and the amount: "is put at about"."""
_BEHIND = r"[\s-](?:(?:worth\s)?(?:of|in)\s)?(?:(?!(?:of|for|to|in|and|or|on|an?|per|each)\b)[a-z][\w-]*\s)?"
"""What may stand between the amount and the noun: "$3 million in lost", "the $3 million repair"."""


_REACH = 120
"""Code points before an amount in which its noun may stand: what links the two is long in the words of a balance."""


def amount(text: str, start: int, end: int) -> str:
    """What a reader calls the amount of money at `start` to `end` of `text`; empty where the sentence does not say."""
    before, behind = _patterns()
    found = behind.match(text, end) or before.search(text[max(0, start - _REACH) : start].rstrip("(~ "))
    if not found:
        return ""
    kind = (found["kind"] or "").lower()
    called = _names()[found["noun"].lower()]
    return f"{_kinds()[kind]} {called}" if kind else called


def are_two_amounts(left: str, right: str) -> bool:
    """True for what a firm's books part: a net and a gross profit, a profit and a revenue; of one `amount` each."""
    (*kind, noun), (*other_kind, other) = left.split() or [""], right.split() or [""]
    if noun == other:
        return bool(kind and other_kind and kind != other_kind)
    return {noun, other} <= set(load_words("counts")["accounts"])


@lru_cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns, kinds = alternation(_names()), alternation(_kinds())
    named = rf"(?:(?P<kind>{kinds})\s(?:[\w-]+\s)?)?(?P<noun>{nouns})"
    # The nearest noun speaks: no other stands between it and the amount.
    gap = rf"(?!.*\b(?:{nouns})\b)"
    before = rf"\b{named}\b{gap}(?:{_OBJECT}|{_OF}){_LINKS}$"
    return re.compile(before, re.IGNORECASE), re.compile(rf"{_BEHIND}{named}\b", re.IGNORECASE)


@lru_cache
def _kinds() -> dict[str, str]:
    """Words that make another amount of the same noun -> what a reader calls them: "net profit", "pre-tax profit"."""
    return {word: called for called, line in load_words("counts")["amount_kinds"].items() for word in line.split()}


@lru_cache
def _names() -> dict[str, str]:
    """Word -> what a reader calls the amount."""
    return {word: called for called, line in load_words("counts")["amounts"].items() for word in line.split()}
