"""Clock times: "3.45pm", "at 02.40", "half past three", "at eight on Saturday morning"."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...text import NUMBER_WORDS, WEEKDAYS, alternation, lowered
from ..cues import DIGIT, cues_of
from .pieces import Parts, groups, one_of, vocabulary

Reading = tuple[str, int, frozenset[str], Callable[[re.Match[str]], Parts | None]]
"""A pattern, its flags, its cues, and what a match says; None when it is no time after all."""

_HOURS = frozenset(NUMBER_WORDS[1:])
HOURS = alternation(_HOURS)
_NO_AMOUNT = (
    r"(?![.,:]?\d|\s*%|\s*(?:per\s?cent|percentage|points?|million|billion|bn|m|k|pence|p|cents?|euros?|dollars?"
    r"|pounds?|kg|kilos?|km|miles?|met(?:er|re)s?|feet|seconds?|degrees|goals?|times|tonnes?"
    r"|a\s+(?:share|barrel|year)|on\s+the)\b)"
)
_HOUR_GOES_ON = (
    r"\s+(?:in\s+the\s+(?:early\s+)?(?:morning|afternoon|evening)|at\s+night"
    rf"|(?:on\s+)?(?:{alternation(WEEKDAYS)})|this\s+(?:morning|afternoon|evening)|yesterday|tomorrow|last\s+night"
    r"|tonight|local\s+time)\b"
)
_BEFORE_HOUR = re.compile(
    r"\b(?:at|around|about|by|from|until|till|since|before|after|of|between|past|exactly|nearly|almost|and)\s+$",
    re.IGNORECASE,
)
_BEFORE_DOT = re.compile(r"\b(?:at|around|about|until|from|since|hour\s+of)\s+$", re.IGNORECASE)
_BEFORE_SPOKEN = re.compile(r"\b(?:at|around|about|until|by|since|before|after)\s+$", re.IGNORECASE)
_JUST_BEFORE = re.compile(r"\b(?:shortly|just|soon|a\s+little|well|minutes)\s+(?:before|after)\s+$", re.IGNORECASE)


def clock_patterns() -> list[Reading]:
    """The patterns of clock times; an earlier one wins."""
    words = vocabulary()
    numbers = one_of([word for word, number in words["numbers"].items() if number in range(2, 60)])
    minutes = rf"half|(?:a\s+)?quarter|(?:\d\d?|{numbers}(?:-{numbers})?)(?:\s+minutes)?"
    zones = one_of(list(words["zones"]))
    zone = rf"(?:\s*\(?(?P<zone>local time|{zones}(?:\s+(?:(?i:standard|daylight)\s)?[Tt]ime)?)\b)?"
    return [
        (
            rf"\b(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half_day>[ap])(?:\.\s?m\.|\s?m\b){zone}",
            re.IGNORECASE,
            DIGIT,
            _clock,
        ),
        (
            rf"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![:.]?\d|:|\s*(?:min|sec)){zone}",
            re.IGNORECASE,
            DIGIT,
            _clock,
        ),
        (
            rf"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>{zones}|hours|hrs)\b",
            re.IGNORECASE,
            DIGIT,
            _clock,
        ),
        (
            rf"\b(?P<word_hour>\d{{1,2}}|{HOURS})\s+o['’]clock\b",
            re.IGNORECASE,
            frozenset(["clock"]),
            _clock,
        ),
        (rf"\b(?P<dot_hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)\b{_NO_AMOUNT}", 0, DIGIT, _dotted),
        (
            rf"\b(?P<minutes>{minutes})\s+(?P<way>past|to|after|before)\s+(?P<word_hour>{HOURS})(?:\s+o['’]clock)?\b",
            re.IGNORECASE,
            _HOURS,
            _spoken,
        ),
        (rf"\b(?P<bare_hour>{HOURS}|1[0-2]|[1-9])(?={_HOUR_GOES_ON})", re.IGNORECASE, _HOURS | DIGIT, _bare_hour),
        (rf"\b(?P<bare_hour>{HOURS})(?=[.,;!?]|$)", re.IGNORECASE, _HOURS, _edge_hour),
        (
            rf"\b(?P<clock_word>{one_of(list(words['clock_words']))})\b{zone}",
            re.IGNORECASE,
            cues_of(words["clock_words"]),
            _clock,
        ),
    ]


def _clock(match: re.Match[str]) -> Parts | None:
    """A time of day to the minute, or to the hour when no minutes are told."""
    found = groups(match)
    words = vocabulary()
    zone = found.get("zone", "").lower() or None
    if "clock_word" in found:
        first, last = words["clock_words"][lowered(found["clock_word"])]
        return Parts(clock=(first, last), zone=zone)
    if "word_hour" in found:
        return _on_dial(60 * _hour(found["word_hour"]))
    hour_number = int(found["hour"])
    minute = int(found.get("minute", 0))
    if "half_day" in found:
        total = 60 * (hour_number % 12 + (12 if lowered(found["half_day"]) == "p" else 0)) + minute
        return Parts(clock=(total, total), zone=zone)
    if not zone and not _BEFORE_HOUR.search(match.string[: match.start()][-12:]):
        return None
    on_dial = 1 <= hour_number <= 12 and not found["hour"].startswith("0") and zone not in {"hours", "hrs"}
    return Parts(
        clock=(60 * hour_number + minute,) * 2, zone=None if zone in {"hours", "hrs"} else zone, dial=on_dial or None
    )


def _hour(word: str) -> int:
    return int(word if word.isdigit() else vocabulary()["numbers"][lowered(word)])


def _on_dial(minute: int) -> Parts:
    """A time as a clock face shows it: in the morning or twelve hours later."""
    return Parts(clock=(minute % 720,) * 2, dial=True)


def _dotted(match: re.Match[str]) -> Parts | None:
    """As in "at 02.40": only where a word before it tells that it is no amount."""
    if not _BEFORE_DOT.search(match.string[: match.start()][-12:]):
        return None
    hour, minute = int(match["dot_hour"]), int(match["minute"])
    on_dial = 1 <= hour <= 12 and not match["dot_hour"].startswith("0")
    return Parts(clock=(60 * hour + minute,) * 2, dial=on_dial or None)


def _spoken(match: re.Match[str]) -> Parts | None:
    """As in "half past three", "24 minutes to five"."""
    minutes = re.sub(r"\s+minutes|a\s+", "", lowered(match["minutes"]))
    numbers = vocabulary()["numbers"]
    pieces = minutes.split("-")
    count = {"half": 30, "quarter": 15}.get(minutes) or (
        int(minutes) if minutes.isdigit() else sum(numbers.get(piece, 0) for piece in pieces)
    )
    way = lowered(match["way"])
    led = _BEFORE_SPOKEN.search(match.string[: match.start()][-8:])
    sure = "minutes" in lowered(match["minutes"]) or minutes in {"half", "quarter"} or (led and count % 5 == 0)
    if not sure or count >= 60 or (way in {"after", "before"} and minutes not in {"half", "quarter"}):
        return None
    return _on_dial(60 * _hour(match["word_hour"]) + (count if way in {"past", "after"} else -count))


def _bare_hour(match: re.Match[str]) -> Parts | None:
    """As in "at eight on Saturday morning"."""
    if not _BEFORE_HOUR.search(match.string[: match.start()][-12:]):
        return None
    return _on_dial(60 * _hour(match["bare_hour"]))


def _edge_hour(match: re.Match[str]) -> Parts | None:
    """An hour at the end of a clause, as in "the ferry left shortly before six"."""
    if not _JUST_BEFORE.search(match.string[: match.start()][-24:]):
        return None
    return _on_dial(60 * _hour(match["bare_hour"]))
