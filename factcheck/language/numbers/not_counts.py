"""Numbers that count nothing: years, days of the month, clock times, roads, flights, scores, numbers to call."""

from __future__ import annotations

import re

from .numerals import Numeral
from .units import quantity_words

_REACH = 32
"""Code points on each side of a number that are looked at."""
_CLOCK = re.compile(r"(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|o['’]clock|gmt\b|bst\b|est\b|edt\b|hrs\b|noon\b)", re.IGNORECASE)
_CODE_AFTER = re.compile(r":\d|[./]\d|-\d{3,}|['’]?\d|-?mm\b|\smm[\s-](?:shell|gun|pistol|hand|cas|round|bullet|ammu)")
_CODE_BEFORE = re.compile(r"[\d./:]-?$|#\s?$|['’]$")
_RANGE_BEFORE = re.compile(r"\d\s?-\s?(?:to\s)?$")
_MODEL = re.compile(r"(?<![\d.,])(\d{3,5})-$")
"""Before the 9 of "a Boeing 787-9": who tells a range begins with the smaller number."""
_GLUED = re.compile(r"([A-Za-z]+)[-/]$")
_GLUE = frozenset("magnitude mid nearly to of than the early late".split())
_SCORE = re.compile(r"\s?-\s?\d+")
_STREET = re.compile(
    r"(?:\s[A-Z0-9][\w.]*){1,3}?\s(?:St|Ave|Rd|Dr|Blvd|Street|Avenue|Road|Drive|Lane|Boulevard|Way|Court)\b"
)
_EMERGENCY = re.compile(
    r"(?:911|999|112)(?:[\s-]emergency)?"
    r"[\s-](?:calls?|callers?|dispatch\w*|operators?|cent(?:er|re)s?|tapes?|recordings?)\b"
)
"""Numbers to dial for help in the countries whose news is in English, and what is named after them."""
_PLURAL = re.compile(r"\s(?:[a-z’'-]+\s)?[a-z’'-]+s\b|\s(?:[a-z-]+\s)?(?:people|children|men|women|police)\b")
_MEASURED = re.compile(r"\s(?:people|men|women|others|km|miles|metres|meters|feet|years)\b")
_SHARE = re.compile(r"\s?%|[\s-]per\s?cent\b", re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|from|during|early|late|mid|between|year|through|to)[\s-]$", re.IGNORECASE
)
_YEARS = range(1500, 2101)
"""What a reader takes for a year where nothing else is said; news of an older one says so."""
_HIGHEST_GRADE = 10
"""Of "level 7", "category 5"."""
_FULL_DECADE = 1000
"""From here on a decade is told with its century, as the 1970s: it is no age."""
_CAPITAL_BEFORE = re.compile(r"(\S+)\s+([A-Z][\w’'.-]*)\s$")
_PLAIN_CAPITALS = frozenset("i some about at around more over nearly than".split())
_DECADE_BEFORE = re.compile(
    r"\b(?:in|into|mid|early|late)[\s-](?:(?:his|her|their|mid|early|late)[\s-]){0,3}$", re.IGNORECASE
)
_OF_A_CENTURY = re.compile(
    r"\d0s(?:,|\s(?:and|or|to|until|through))\s(?:the\s)?(?:early|late|mid)?[\s-]?$"
    r"|\bthe[\s-](?:(?:early|late|mid)[\s-])?$",
    re.IGNORECASE,
)
"""Before the "80s" of "the 1970s and early 80s": no age."""
_NO_COUNT_BEFORE = re.compile(
    r"\b(?:no|any|every|some|this|that|the|which|each|another|only|latest|last|first|new|big|on|square|a)[\s-]$",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(
    r"-|\s(?:of\b|another|day\b|who|that|by\sone|time\b|way\b|side\b|thing\b|is\b|has\b)|[,.;:!?’']", re.IGNORECASE
)


def is_name(text: str, number: Numeral) -> bool:
    """True for a number in `text` that counts and measures nothing."""
    known = quantity_words()
    before, after = text[max(0, number.start - _REACH) : number.start], text[number.end : number.end + _REACH]
    if number.ordinal:
        return bool(known.ordinal_name_after.match(after) or _is_date(before, after) or before.lower().endswith("at "))
    if number.low <= _HIGHEST_GRADE and known.grade_before.search(before):
        return False
    if number.vague or number.share or known.sign.search(before):
        return False
    if number.decade:
        return number.low >= _FULL_DECADE or not _DECADE_BEFORE.search(before) or bool(_OF_A_CENTURY.search(before))
    if not number.digits:
        return bool(_CLOCK.match(after)) or (number.low == 1 and _is_pronoun(before, after))
    return (
        _is_code(number, before, after)
        or bool(_EMERGENCY.match(text, number.start))
        or _is_date(before, after)
        or _is_score(before, after)
        or _is_address(before, after)
        or _is_year(text, number, before, after)
        or _follows_name(before, after)
    )


def _is_code(number: Numeral, before: str, after: str) -> bool:
    """True for clock times, dates in digits, telephone numbers, calibres, "F-16" and "787-9"."""
    if _CLOCK.match(after) or _CODE_AFTER.match(after):
        return True
    glued = _GLUED.search(before)
    if glued and glued[1].lower() not in _GLUE:
        return True
    if (model := _MODEL.search(before)) and int(model[1]) > number.high:
        return True
    return bool(_CODE_BEFORE.search(before)) and not _RANGE_BEFORE.search(before)


def _is_date(before: str, after: str) -> bool:
    known = quantity_words()
    return bool(known.date_before.search(before) or known.date_after.match(after))


def _is_score(before: str, after: str) -> bool:
    """True for both halves of "an 11-2 victory"."""
    known, rest = quantity_words(), _SCORE.match(after)
    if rest:
        return bool(known.score_after.match(after, rest.end()))
    return bool(_RANGE_BEFORE.search(before) and known.score_after.match(after))


def _is_address(before: str, after: str) -> bool:
    """True for "Highway 101", "Room 12" and "12 East Street"."""
    known = quantity_words()
    return bool(known.name_before.search(before) or known.name_after.match(after) or _STREET.match(after))


def _is_year(text: str, number: Numeral, before: str, after: str) -> bool:
    """True for a bare number such as 2004 that no unit and no noun in the plural follows."""
    surface = text[number.start : number.end]
    if not (surface.isdigit() and len(surface) == 4 and int(surface) in _YEARS):
        return False
    if _TIME_BEFORE.search(before):
        return not _MEASURED.match(after)
    return not (_PLURAL.match(after) or quantity_words().unit.match(after))


def _follows_name(before: str, after: str) -> bool:
    """True right behind a capitalised word inside a sentence ("Voyager 2"), where a number is part of the name."""
    match = _CAPITAL_BEFORE.search(before)
    if match is None or match[1][-1] in '.:;!?”"' or match[2].lower() in _PLAIN_CAPITALS:
        return False
    return not (_PLURAL.match(after) or quantity_words().unit.match(after) or _SHARE.match(after))


def _is_pronoun(before: str, after: str) -> bool:
    """True for the "one" that counts nothing ("no one", "one of the", "one day", "the one who")."""
    return bool(_NO_COUNT_BEFORE.search(before) or _NO_COUNT_AFTER.match(after))
