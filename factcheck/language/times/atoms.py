"""The smallest time expressions ("3.45pm", "Tuesday", "last year"): patterns made from `rules/words/times.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ...spans import Span
from ...text import MONTHS, WEEKDAYS, alternation, lowered
from ..cues import DIGIT, Cued, cues_of, pieces
from .clocks import Reading, clock_patterns
from .pieces import Atom, Parts, groups, one_of, vocabulary


def atoms(text: str, taken: Sequence[Span] = ()) -> list[Atom]:
    """The atoms of `text` in order, outside the spans in `taken`; an earlier pattern wins where two overlap."""
    found: list[Atom] = []
    used = bytearray(len(text))
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    told = pieces(text)
    for pattern, reading in _grammar():
        for match in pattern.finditer(text, told):
            start, end = match.span()
            parts = None if 1 in used[start:end] else reading(match)
            if parts is not None:
                found.append(Atom(start, end, parts))
                used[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda atom: atom.start)


_BEFORE_SEASON = re.compile(
    r"\b(?:in|since|by|until|till|during|over|that|before|after|through|last|this|next)\s+(?:the\s+)?$", re.IGNORECASE
)
_BEFORE_WEEKEND = re.compile(
    r"\b(?:over|at|during|through|throughout|of|for|until|after|before)\s+the\s+$", re.IGNORECASE
)


@lru_cache
def _grammar() -> tuple[tuple[Cued, Callable[[re.Match[str]], Parts | None]], ...]:
    """The patterns of atoms with their readings; an earlier one wins."""
    words = vocabulary()
    months, weekdays, seasons = cues_of(_month_forms()), cues_of(_weekday_forms()), cues_of(words["seasons"])
    month = rf"(?P<month>{one_of(_month_forms())})"
    weekday = rf"(?P<weekday>{one_of(_weekday_forms())})"
    year = r"(?P<year>1[6-9]\d\d|20\d\d)"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    share = r"(?:(?P<share>(?i:mid(?:dle of)?|early|later?|end of|beginning of|start of))[\s-]+(?:in\s+)?)?"
    step = r"(?:(?P<half>earlier|later)\s+)?(?:(?P<step>last|this|next|past|coming|previous)\s+)"
    share_of = r"(?:(?P<share>(?:the\s+)?(?i:mid(?:dle\s+of)?|early|late|end\s+of|beginning\s+of|start\s+of))[\s-]+)?"
    end, unit = r"(?P<share>(?:the\s+)?(?:end|start|beginning|middle)\s+of)", "week|month|year"
    part = rf"(?P<part>{one_of(list(words['parts_of_day']))})(?:\s+of\s+the\s+morning)?"
    season = rf"(?P<season>{one_of(list(words['seasons']))})"
    patterns: list[Reading] = [
        (rf"\b{year}-(?P<month>[01]\d)-{day}\b", 0, DIGIT, _date),
        (rf"\b{month}\.?\s+\.?{day}(?:,?\s+{year})?\b(?![.:]\d)", 0, months, _date),
        (rf"\b(?:the\s+)?{day}(?:\s+of)?\s+{month}\b\.?(?:,?\s+{year}\b)?", 0, months, _date),
        (rf"\b{share}{month}\.?,?\s+(?:of\s+)?{year}\b", 0, months, _date),
        (
            rf"\b(?P<holiday>{one_of(list(words['names']))})\b(?:\s+{year}\b)?",
            re.IGNORECASE,
            cues_of(words["names"]),
            _date,
        ),
        (rf"\b{step}{month}\b", 0, months, _stepped),
        (rf"\b{step}{weekday}\b", 0, weekdays, _stepped),
        (
            rf"\b{step}(?P<part>morning|afternoon|evening|night)\b",
            re.IGNORECASE,
            frozenset(["morning", "afternoon", "evening", "night"]),
            _stepped,
        ),
        (
            rf"\b{share_of}{step}(?P<unit>week|weekend|month|year|{one_of(list(words['seasons']))})\b(?!\s+old)",
            re.IGNORECASE,
            frozenset(["week", "weekend", "month", "year"]) | seasons,
            _stepped,
        ),
        (
            rf"\b(?:{end}\s+the\s+(?P<unit>{unit})\b(?!\s+of\b)|(?P<period>{unit})['’]s\s+(?P<end>end)\b)",
            re.IGNORECASE,
            frozenset(["week", "month", "year"]),
            _shared_unit,
        ),
        (rf"\b(?<![$£€.,\d-])(?:the\s+)?{share}(?P<decade>1[6-9]\d0|20\d0)['’]?s\b", re.IGNORECASE, DIGIT, _date),
        (
            r"\b(?:the\s+)?day\s+(?P<sign>before\s+yesterday|after\s+tomorrow)\b",
            re.IGNORECASE,
            frozenset(["yesterday", "tomorrow"]),
            _near_day,
        ),
        (
            r"\b(?:(?P<half>earlier|later)\s+)?(?P<near>today|yesterday|tomorrow|tonight)\b",
            re.IGNORECASE,
            frozenset(["today", "yesterday", "tomorrow", "tonight"]),
            _near_day,
        ),
        *clock_patterns(),
        (
            rf"\b{part}\b(?!\s+(?:shift|prayers?|school|vigil|gown|club|clubs|mares?))",
            re.IGNORECASE,
            cues_of(words["parts_of_day"]),
            _part,
        ),
        (rf"\b(?!later){share}(?:on\s+)?{weekday}\b", 0, weekdays, _date),
        (rf"\b{share}{month}\b(?!\s+[A-Z][a-z])", 0, months, _bare_month),
        (rf"\b{share}{season}(?:\s+of)?(?:\s+{year})\b", re.IGNORECASE, seasons, _date),
        (rf"\b{share}{season}\b(?!\s+(?:[A-Z]|of\b))", 0, seasons, _bare_season),
        (r"\bweekend\b", 0, frozenset(["weekend"]), _bare_weekend),
        (
            rf"(?<![$£€.,\d-])\b{share}{year}\b(?![,.]?\d|%|\s*(?:km|kg|miles?|metres?|meters?|people|dollars|acres))",
            0,
            DIGIT,
            _bare_year,
        ),
    ]
    return tuple((Cued(re.compile(pattern, flags), cues), reading) for pattern, flags, cues, reading in patterns)


def _month_forms() -> list[str]:
    full = [month.title() for month in MONTHS]
    return [
        *full,
        *(month[:3] + r"." for month in full if len(month) > 4),
        "Sept.",
        *(month[:3] for month in full if month not in {"March", "May"}),
        "Sept",
    ]


def _weekday_forms() -> list[str]:
    short = vocabulary()["weekday_short"]
    return [*map(str.title, WEEKDAYS), *map(str.upper, WEEKDAYS), *(f"{day.title()}." for day in short)]


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(lowered(word)[:3]))


def _weekday(word: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(lowered(word)[:3]))


def _share(word: str) -> str:
    first = lowered(word).removeprefix("the ").split()[0]
    return {"mid": "mid", "middle": "mid", "late": "late", "later": "late", "end": "late"}.get(first, "early")


def _date(match: re.Match[str]) -> Parts | None:
    """A date in numbers and names of months, or a day of the week."""
    found = groups(match)
    parts = Parts(
        year=int(found["year"]) if "year" in found else None,
        decade=int(found["decade"]) if "decade" in found else None,
        month=_month(found["month"]) if "month" in found else None,
        day=int(found["day"]) if "day" in found else None,
        weekday=_weekday(found["weekday"]) if "weekday" in found else None,
        season=lowered(found["season"]) if "season" in found else None,
        holiday=re.sub(r"[\s-]+", " ", lowered(found["holiday"]).replace("’", "'")) if "holiday" in found else None,
        share=_share(found["share"]) if "share" in found else None,
    )
    if (parts.day is not None and not 1 <= parts.day <= 31) or (parts.month is not None and not 1 <= parts.month <= 12):
        return None
    return parts


_BEFORE_BOTH = """in since until till by from of before after to through during and or between early late for
    that""".split()
_BEFORE_MONTH = re.compile(rf"\b(?:{alternation([*_BEFORE_BOTH, 'last', 'this', 'next'])})\s+$", re.IGNORECASE)
_BEFORE_YEARS = "the a an his her its their around about circa as year than only not back".split()
_BEFORE_YEAR = re.compile(rf"\b(?:{alternation([*_BEFORE_BOTH, *_BEFORE_YEARS])})\s+(?:the\s+)?$", re.IGNORECASE)


def _bare_month(match: re.Match[str]) -> Parts | None:
    """A month alone: only where a word before it tells that it is no name or verb."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return _date(match) if match["share"] or _BEFORE_MONTH.search(before) else None


def _bare_year(match: re.Match[str]) -> Parts | None:
    """A year alone: only after a word that years stand after, in brackets or in a range; never before a unit."""
    before = match.string[max(0, match.start() - 14) : match.start()]
    if match["share"] or _BEFORE_YEAR.search(before) or re.search(r"(?:\(|[A-Z][a-z]+,?\s|\d\s?[-–—]\s?)$", before):
        return _date(match)
    return None


_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}


def _stepped(match: re.Match[str]) -> Parts | None:
    """As in "last week", "earlier this month", "next Tuesday"; "the past year" is left to the lengths."""
    found = groups(match)
    step = _STEPS[lowered(found["step"])]
    unit = found.get("unit", "").lower()
    if unit and lowered(found["step"]) in {"past", "coming", "previous"}:
        return None
    share = _share(found["share"]) if "share" in found else None
    if unit in vocabulary()["seasons"]:
        return Parts(season=unit, step=step, unit="year", half=found.get("half"))
    if "part" in found and re.search(r"\bthe\s+$", match.string[: match.start()][-5:], re.IGNORECASE):
        return None  # "the next morning" is that of the story
    if "part" in found:
        name = lowered(found["part"])
        low, high = vocabulary()["parts_of_day"][name]
        return Parts(step=step, unit="day", part=(low, high))
    return Parts(
        step=step,
        unit=unit or ("month of year" if "month" in found else "weekday"),
        month=_month(found["month"]) if "month" in found else None,
        weekday=_weekday(found["weekday"]) if "weekday" in found else None,
        half=found.get("half"),
        share=share,
    )


_BEFORE_END = re.compile(r"\b(?:by|before|until|till|through|to)\s+\Z", re.IGNORECASE)


def _shared_unit(match: re.Match[str]) -> Parts | None:
    """As in "by the end of the month", which is this one; "at the end of the week" may be told of any."""
    if not _BEFORE_END.search(match.string, max(0, match.start() - 10), match.start()):
        return None
    return Parts(step=0, unit=lowered(match["unit"] or match["period"]), share=_share(match["share"] or match["end"]))


def _near_day(match: re.Match[str]) -> Parts | None:
    """As in "today" and its neighbours."""
    found = groups(match)
    if "sign" in found:
        return Parts(step=-2 if lowered(found["sign"]).startswith("before") else 2, unit="day")
    word = lowered(found["near"])
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return Parts(step=step, unit="day", part=(1020, 1860) if word == "tonight" else None)


def _bare_season(match: re.Match[str]) -> Parts | None:
    """As in "in the autumn", "since early spring"."""
    return _date(match) if _BEFORE_SEASON.search(match.string[: match.start()][-14:]) else None


def _bare_weekend(match: re.Match[str]) -> Parts | None:
    """As in "over the weekend"."""
    before = match.string[: match.start()][-20:]
    return Parts(step=0, unit="weekend") if _BEFORE_WEEKEND.search(before) else None


def _part(match: re.Match[str]) -> Parts | None:
    name = re.sub(r"[\s-]+", " ", lowered(match["part"]))
    parts = {re.sub(r"[\s-]+", " ", word): minutes for word, minutes in vocabulary()["parts_of_day"].items()}
    low, high = parts[name]
    return Parts(part=(low, high))
