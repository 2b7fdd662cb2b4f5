"""What an amount of money is, and what rose or fell by a share, where its sentence says so: "cost", "net profit"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

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


class Amount(Struct, frozen=True):
    """What an amount of money is, or what rose or fell by a share."""

    noun: str
    """What a reader calls it: "profit"."""
    kinds: tuple[str, ...] = ()
    """Which of those, in the order of the text: "quarterly", "operating"."""

    def __str__(self) -> str:
        return " ".join(self.words)

    @property
    def words(self) -> tuple[str, ...]:
        """The kinds, then the noun."""
        return (*self.kinds, self.noun)


@lru_cache(maxsize=4096)
def amount(text: str, start: int, end: int) -> Amount | None:
    """What the amount of money at `start` to `end` of `text` is; None where the sentence does not say."""
    before, behind = _patterns()
    found = behind.match(text, end) or before.search(text[max(0, start - _REACH) : start].rstrip("(~ "))
    return _called(found, _names()) if found else None


class Move(Struct, frozen=True):
    """That something rose or fell by a share."""

    thing: Amount
    start: int
    """Code points into the text: where the verb begins."""


@lru_cache(maxsize=4096)
def moved(text: str, start: int) -> Move | None:
    """What rose or fell by the share at `start` of `text`; None where the sentence does not say."""
    first = max(0, start - _REACH)
    found = _move().search(text[first:start].rstrip("(~ "))
    return Move(_called(found, _movers()), first + found.start("verb")) if found else None


def _called(found: re.Match[str], names: Mapping[str, str]) -> Amount:
    kinds = (_kinds()[word] for word in re.findall(r"[\w-]+", found["kinds"].lower()) if word in _kinds())
    return Amount(names[found["noun"].lower()], tuple(kinds))


def are_two_amounts(left: Amount | None, right: Amount | None) -> bool:
    """True for what a firm's books part: a net and a gross profit, a profit and a revenue; not where a side is open."""
    if left is None or right is None:
        return False
    if left.noun != right.noun:
        return {left.noun, right.noun} <= {*load_words("counts")["accounts"], *load_words("counts")["moved"]}
    # A quarterly and an operating profit may be one, a quarterly and an annual one are two.
    one, two = ({_is_of_time(kind): kind for kind in sorts} for sorts in (left.kinds, right.kinds))
    return any(one[sort] != two[sort] for sort in one.keys() & two.keys())


def _is_of_time(kind: str) -> bool:
    return kind in ("annual", "quarterly", "monthly", "weekly")


@lru_cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    named, last = _named(_names())
    before = rf"\b{named}\b{last}(?:{_OBJECT}|{_OF}){_LINKS}(?:\s(?:{_moves()}){_LINKS})?$"
    return re.compile(before, re.IGNORECASE), re.compile(rf"{_BEHIND}{named}\b", re.IGNORECASE)


@lru_cache
def _move() -> re.Pattern[str]:
    named, last = _named(_movers())
    verb = rf"\s(?P<verb>{_moves()}){_LINKS}(?:\s(?:up|down|higher|lower))?$"
    return re.compile(rf"\b{named}\b{last}{_OF}{_LINKS}{verb}", re.IGNORECASE)


def _moves() -> str:
    shares = load_words("counts")["shares"]
    return alternation(f"{shares['rise']} {shares['fall']} {_CLOSING}".split())


_CLOSING = "closed ended finished opened traded"
"""What shares do up or down."""


def _named(names: Mapping[str, str]) -> tuple[str, str]:
    """A pattern for one of `names` with its kinds, and one for that no other stands between it and the number."""
    kinds, nouns = alternation(_kinds()), alternation(names)
    return rf"(?P<kinds>(?:(?:{kinds})\s(?:[\w-]+\s)?){{0,3}})(?P<noun>{nouns})", rf"(?!.*\b(?:{nouns})\b)"


@lru_cache
def _kinds() -> dict[str, str]:
    """Words that make another amount of the same noun -> what a reader calls them: "net profit", "pre-tax profit"."""
    return {word: called for called, line in load_words("counts")["amount_kinds"].items() for word in line.split()}


def _names() -> dict[str, str]:
    """Word -> what a reader calls the amount."""
    return _by_word("amounts")


def _movers() -> dict[str, str]:
    """Word -> what a reader calls what rises or falls."""
    return _by_word("moved")


@lru_cache
def _by_word(section: str) -> dict[str, str]:
    return {word: called for called, line in load_words("counts")[section].items() for word in line.split()}
