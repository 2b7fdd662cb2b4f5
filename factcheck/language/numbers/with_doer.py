"""Whether the one who did it is among those counted: "eight people and himself", "nine, including the gunman"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...data import load_words
from ...text import alternation
from .measures import Quantity
from .numerals import numerals

_SELF = r"(?:himself|herself|themselves)"
_BEFORE_REACH, _BEHIND_REACH = 40, 90
"""Code points before and behind a number in which the doer may be told of."""
_MOST = 4
"""So many doers at most where several are told of without a number."""


def doers_of(text: str, quantity: Quantity, noun_end: int = 0) -> tuple[int, ...]:
    """By how many the number may change, told the other way: 1 where the doer is not counted, -1 where he is.

    With `noun_end`, the end of the noun counted, 1 too for the fellows of somebody: "Lee, along with 22 colleagues".
    """
    before, behind = _patterns()
    if before.search(text, max(0, quantity.start - _BEFORE_REACH), quantity.start):
        return (1,)
    if noun_end and _ALONG.search(text, max(0, quantity.start - _BEFORE_REACH), quantity.start):
        return (1,) if _FELLOWS.search(text, quantity.start, noun_end) else ()
    match = behind.match(text[quantity.end : quantity.end + _BEHIND_REACH])
    if match is None:
        return (1,) if _tells_next(text, quantity) else ()
    several = match.lastgroup is not None and bool(_SEVERAL.search(match.group()))
    sign = 1 if match["beside"] else -1
    return tuple(sign * number for number in (range(1, _MOST + 1) if several else (1,)))


def _tells_next(text: str, quantity: Quantity) -> bool:
    """True where the clause behind tells of the next one: "two were dismissed, and a third resigned"."""
    found = _NEXT.match(text, quantity.end)
    ordinal = numerals(text[found.start(1) : found.end(1)]) if found else ()
    return bool(ordinal) and ordinal[0].ordinal and ordinal[0].low == quantity.low + 1


_NEXT = re.compile(r"[^.;:]{0,100}?\b(?:and|while|but)\s(?:then\s)?an?\s(\w+)\b")
_SEVERAL = re.compile(r"(?:themselves|[a-z]{3}(?:men|s))$", re.IGNORECASE)


_ALONG = re.compile(r"\b(?:and|with|joined\sby|plus)\s(?:\w+\s)?$", re.IGNORECASE)
_FELLOWS = re.compile(
    r"\b(?:other|fellow)\s|\b(?:colleagues|friends|classmates|teammates|companions|comrades|accomplices)$",
    re.IGNORECASE,
)
"""Those beside whom somebody is told of, who is not counted."""


@lru_cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before and behind the number."""
    nouns = alternation(load_words("counts")["doers"])
    doer = rf"(?:the|an?|his|her|one|two|both)\s(?:\w+\s)?(?:{nouns})s?"
    ended = r"(?:(?:fatally\s)?(?:kill|shoot|hang|stab|blow)(?:ed|ing)?|shot|killed|hanged|blew)"
    turned = rf"(?:turn(?:ed|ing)\s(?:the|his|her|a|it|their)\s?(?:\w+\s){{0,2}}on|{ended})"
    own = rf"(?:{turned}\s)?{_SELF}|(?:took|taking|ending|ended)\s(?:his|her|their)\sown\sli(?:fe|ves)"
    fell = r"(?:being|(?:he|she|they)\s(?:was|were))\s(?:himself\s|herself\s)?(?:shot|killed|gunned)"
    beside = (
        rf"(?:and|then|before)\s(?:(?:and|then|finally|later|fatally)\s){{0,2}}(?:{own})"
        rf"|before\s{fell}"
        r"|(?:and|plus|besides|apart\sfrom|in\saddition\sto|as\swell\sas|along\swith|excluding"
        rf"|not\s(?:including|counting))\s{doer}"
    )
    inside = rf"(?:including|counting|among\sthem|one\sof\sthem|one\sof\swhom\swas)\s(?:{doer}|{_SELF})"
    return (
        re.compile(rf"\b{_SELF}\sand\s(?:\w+\s){{0,2}}$", re.IGNORECASE),
        re.compile(
            rf"[^.;:]{{0,60}}?\b(?:(?P<beside>{beside})|(?P<inside>{inside}))\b(?!['’-])",
            re.IGNORECASE,
        ),
    )
