"""Lengths of time ("four and a half months", "12 weeks ago", "an 11-hour flight")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import structs

from ...text import lowered
from ..cues import Cued, cues_of, pieces
from .clocks import HOURS
from .moments import Length, Use
from .pieces import Time, one_of, vocabulary

SIDES = {"ago": "ago", "later": "later", "after": "later", "earlier": "before", "before": "before"}
"""Word behind a length of time -> on which side of what day something lies that is told by it."""


@lru_cache
def _length_pattern() -> Cued:
    words = vocabulary()
    number = one_of([word for word in words["numbers"] if word not in {"a", "an"}])
    exact = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{number}(?:[\s-]{number})?|an?\b|(?<=\bwithin )the\b)"
    half = r"(?:[\s-]and[\s-]an?[\s-](?P<share>half|quarter))?"
    unit = rf"(?P<unit>{one_of(list(words['units']))})(?P<plural>s)?\b"
    more = rf"(?:,?(?:\s+and)?\s+(?P<more>\d+|{number})[\s-](?P<unit2>{one_of(list(words['units']))})s?\b)?"
    margin = one_of([*words["approximators"], *words["least"], *words["most"]])
    pattern = re.compile(
        r"(?:\b(?P<frame>for|in|within|after|during|the|his|her|its|their)\s+)?"
        r"(?:(?P<reach>past|last|next|coming|first|final|previous)\s+)?"
        rf"(?P<margin>(?:\b{margin}\s+){{0,2}})"
        rf"(?:\b(?P<vague>{one_of(list(words['vague_numbers']))})\s+"
        rf"|\b(?P<count>{exact}){half}[\s-]+(?:long\s+|full\s+)?"
        r"|\b(?=hours|minutes|days|weeks|months|years|decades)"
        r"|(?:(?<=\bpast\s)|(?<=\bcoming\s))(?P<whole>(?=(?:hour|day|week|month|year|decade)\b)))"
        rf"{unit}(?P<tail_half>\s+and\s+a\s+half)?{more}['’]?(?![-\s]old)(?P<at_least>\s+or\s+(?:more|longer)\b)?"
        r"(?P<tail>\s+(?:ago|earlier|later|before|after|afterwards?|previously|ahead|into|from\s+now"
        r"|time(?=[\s,.;]|$))\b)?",
        re.IGNORECASE,
    )
    return Cued(pattern, cues_of(form for unit in words["units"] for form in (unit, f"{unit}s")))


_TERM = re.compile(
    r"(?:\W++\w++){0,2}?\W++(?:prison|jail|imprisonment|probation|sentence|sentences|bars|custody|hard labou?r)\b",
    re.IGNORECASE,
)


_PAST_HOUR = re.compile(rf"\s+(?:past|to)\s+(?:\d{{1,2}}|{HOURS})\b")
_OF = re.compile(r"\s+of\s+[a-z]")
_ON = re.compile(r"\bon\s\Z", re.IGNORECASE)
_SCALED = re.compile(r"\b(?:hundred|thousand|million|billion)s?\s(?:of\s)?\Z", re.IGNORECASE)
"""Stands between a number and its unit."""
_USES = {
    **dict.fromkeys(("later", "after", "afterward", "afterwards", "into"), Use.LATER),
    **dict.fromkeys(("earlier", "before", "previously", "ahead"), Use.EARLIER),
    "ago": Use.AGO,
    "from now": Use.WITHIN,
    "time": Use.WITHIN,
}


def lengths(text: str) -> Iterator[Time]:
    """The lengths of time in `text`; ages and terms of prison are other kinds' facts."""
    for match in _length_pattern().finditer(text, pieces(text)):
        value = _length(match)
        if value is None or _is_age(text, match) or _is_past_hour(text, match) or _is_term(text, match):
            continue
        if not match["count"] and _SCALED.search(text, max(0, match.start("unit") - 20), match.start("unit")):
            continue  # of "100 million years ago" the number is not read, and "years ago" says something else
        if lowered(match["unit"]) == "minute" and _ON.search(text, max(0, match.start() - 4), match.start()):
            continue  # the minute of a match
        start = match.start()
        if match["frame"] and lowered(match["frame"]) not in {"for", "after", "within"}:
            start = match.end("frame") + 1
        number = match.start("count") if match["count"] else match.start()
        if spread := _SPREAD.search(text, max(0, match.start() - 30), number):
            value, start = _spread(value), max(start, spread.start("over"))
        if least := _least_of_range(text, match):
            value, start = structs.replace(value, low=_count(least["least"]) * value.unit), least.start()
        yield Time(start, match.end(), text[start : match.end()], value)


_SPREAD = re.compile(
    r"\b(?:hours?|minutes?|days?|weeks?)(?:\s+of\s+\w+)?,?\s+(?:spread\s+)?(?P<over>over|across|on|in|during)\s+$",
    re.IGNORECASE,
)
"""Between a length and the longer one that it is spread over: "nine hours over two days"."""


def _spread(value: Length) -> Length:
    """The days over which something was spread, the first and the last in part."""
    days = value.told
    return Length(max(days - value.unit, 0.25 * value.unit), days, value.unit, about=value.about, use=Use.PLAIN)


@lru_cache
def _range_pattern() -> re.Pattern[str]:
    number = rf"(?P<least>\d+(?:\.\d+)?|{one_of(list(vocabulary()['numbers']))})"
    return re.compile(rf"(?<![\w.,$€£-])(?:between\s+)?{number}(?:\s?[-–]\s?|\s+(?:to|or|and)\s+)$", re.IGNORECASE)


def _least_of_range(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The lesser number before a length, as in "30-50 years", "two or three days"; None where there is no range."""
    before = text[max(0, match.start() - 30) : match.start()]
    least = _range_pattern().search(text, match.start() - len(before), match.start())
    if least is None or match["more"] or not match["count"] or lowered(match["count"]) in {"a", "an"}:
        return None
    joined = lowered(least.group())
    if joined.rstrip().endswith("and") and not joined.startswith("between"):
        return None
    return least if _count(least["least"]) < _count(match["count"]) else None


_SENTENCED = re.compile(
    r"\b(?:sentenced|jailed|imprisoned|face[sd]?|facing)\b(?:\W+\w+){0,5}\W*\Z"
    r"|\b(?:term|tariff|sentence|sentences)\s+of\s+(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)


_GIVEN = re.compile(r"\b(?:given|handed|gets?|got|receive[sd]?)\s+\Z", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[,.;:]|\Z|(?:as|for|over|suspended|and|while|in|after)\b)")


def _is_term(text: str, match: re.Match[str]) -> bool:
    """True for a term of prison, also where it is only said to be given: "handed 18 years for fraud"."""
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    given = lowered(match["unit"]) == "year" and _GIVEN.search(before) and _ALONE.match(after)
    return bool(_TERM.match(after) or _SENTENCED.search(before) or given)


def _is_past_hour(text: str, match: re.Match[str]) -> bool:
    """True for the minutes of "ten minutes to five"."""
    return lowered(match["unit"]) in {"minute", "min"} and _PAST_HOUR.match(text, match.end()) is not None


def _is_age(text: str, match: re.Match[str]) -> bool:
    """True for "Marsh, 61 years, who ...": what foreign English says of an age."""
    if lowered(match["unit"]) != "year" or match["frame"] or match["tail"] or match["margin"]:
        return False
    before, after = text[: match.start()], text[match.end() :]
    return bool(re.search(r"[,(]\s*$", before)) and bool(re.match(r"\s*[,.)]|\s+who\b", after))


def _length(match: re.Match[str]) -> Length | None:
    words = vocabulary()
    unit = float(words["units"][lowered(match["unit"])])
    tail = (match["tail"] or "").strip().lower()
    margin = " ".join(lowered(match["margin"]).split())
    count, vague = match["count"], match["vague"]
    framed = (match["frame"] or "").lower() in {"for", "in", "within", "after", "during"} or match["reach"] or margin
    if count and lowered(count) in {"a", "an"} and not (tail or framed or _OF.match(match.string, match.end())):
        return None  # "twice a day", "the news of the day"
    told = count or vague or match["whole"] is not None
    if not told and not (tail or (match["frame"] or "").lower() in {"for", "within", "after"}):
        return None
    if vague:
        low, high = (float(number) for number in words["vague_numbers"][re.sub(r"[\s-]+", " ", lowered(vague))])
    elif count:
        low = high = _count(count) + (
            0.5 if match["share"] == "half" or match["tail_half"] else 0.25 if match["share"] else 0
        )
    elif match["whole"] is not None:  # "in the past day"
        low = high = 1.0
    else:
        low, high = 1.5, {60.0: 36.0, 1.0: 90.0}.get(unit, 12.0)
    use = _USES.get(" ".join(tail.split()), Use.PLAIN)
    if use is Use.PLAIN:
        use = Use.WITHIN if _is_deadline(match) else Use.PART if _is_part(match, unit) else _use_behind(match)
    if (match["frame"] or "").lower() == "for" and use is not Use.AGO:  # "for ten minutes before it stopped"
        use = Use.PLAIN
    low, high, smallest = low * unit, high * unit, unit
    if match["more"]:
        smallest = float(words["units"][lowered(match["unit2"])])
        extra = _count(match["more"]) * smallest
        low, high = low + extra, high + extra
    if match["at_least"] or _begins(margin, words["least"]):
        high = float("inf")
    elif _begins(margin, words["most"]) or margin.startswith(("up to", "as many as")):
        low = 0.0
    return Length(low, high, smallest, about=bool(margin) and high != float("inf"), use=use)


def _use_behind(match: re.Match[str]) -> Use:
    """What the words behind a length make of it: "26 years still to serve", "two hours late"."""
    if _LATE.match(match.string, match.end()):
        return Use.LATE
    return Use.PART if _LEFT.match(match.string, match.end()) else Use.PLAIN


_LEFT = re.compile(r"\s+(?:still\s+)?(?:left\b|remaining\b|to\s+(?:go|run|serve)\b)", re.IGNORECASE)
_LATE = re.compile(r"\s+(?:late|overdue|behind\s+schedule)\b", re.IGNORECASE)


def _is_deadline(match: re.Match[str]) -> bool:
    """True for "within 30 days" and "the next 30 days"."""
    return lowered(match["frame"] or "") == "within" or lowered(match["reach"] or "") in {"next", "coming"}


def _is_part(match: re.Match[str], unit: float) -> bool:
    """True for "the first three days" and "the last 25 minutes"; "the last ten years" are ten years."""
    reach = lowered(match["reach"] or "")
    return reach in {"first", "final"} or (reach == "last" and unit < _HOUR_OF_PLAY)


_HOUR_OF_PLAY = 60
"""Minutes in a unit from which the last ones of it are a length of their own, and no part of a longer whole."""


def _begins(margin: str, phrases: Sequence[str]) -> bool:
    return any(phrase in margin for phrase in phrases)


def _count(word: str) -> float:
    """As in "3", "1,200", "twenty-five", "half an" as a number."""
    plain = lowered(word).replace(",", "")
    numbers = vocabulary()["numbers"]
    if plain in numbers:
        return float(numbers[plain])
    if plain == "the":  # "within the hour"
        return 1.0
    if plain[0].isdigit():
        return float(plain)
    return float(sum(numbers.get(piece, 0) for piece in re.split(r"[\s-]+", plain)))
