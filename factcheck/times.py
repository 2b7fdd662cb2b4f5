"""The time expressions of a sentence, each as a closed interval or a length.

Atoms ("3.45pm", "Tuesday", "last") are spotted by patterns made from `rules/words/times.yaml`, neighbours are put together
("at 3.45pm on Tuesday"), and what they say together is resolved against the day of publication. What the text or the
article leaves open stays open (see `moments.Base`): without a date "Friday" is some Friday, "yesterday" no known day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from .data import load_words
from .moments import DAY, Base, Bound, Grain, Length, Moment, Use

NOMINAL = dt.date(2000, 7, 12)
"""Stands for the unknown day of publication: a Wednesday in the middle of a month in the middle of a year."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression."""

    start: int
    """Code points into the text that was read, half-open; "at about" is inside."""
    end: int
    text: str
    value: Moment | Length
    attributive: bool = False
    """True when it describes the noun after it: "the 2012 fire", "Friday's launch", "an 11-hour flight"."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What one atom, or several together, says; None where it says nothing."""

    year: int | None = None
    decade: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    holiday: str | None = None
    clock: tuple[int, int] | None = None
    """First and last minute, from midnight."""
    part: tuple[int, int] | None = None
    """The same of a part of the day."""
    zone: str | None = None
    share: str | None = None
    """"early", "mid" or "late": of the month, the year or the day that stands beside it."""
    step: int | None = None
    """-1 for last, 0 for this, 1 for next."""
    unit: str | None = None
    """What is stepped: "day", "week", "weekend", "month", "year"."""
    half: str | None = None
    """"earlier" or "later" in the stepped unit."""

    def joined(self, other: _Parts) -> _Parts | None:
        """Both together; None when both speak of the same thing."""
        names = self.__slots__
        mine, yours = ({n: v for n in names if (v := getattr(side, n)) is not None} for side in (self, other))
        if mine.keys() & yours.keys() or ("clock" in mine and "decade" in yours):
            return None
        return _Parts(**mine, **yours)


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    parts: _Parts
    about: bool = False


@lru_cache(maxsize=8192)
def times(text: str, published: dt.date | None = None) -> tuple[Time, ...]:
    """The time expressions of one sentence in order; none overlaps another."""
    lengths = list(_lengths(text))
    taken = [(length.start, length.end) for length in lengths]
    atoms = _join(text, [atom for atom in _atoms(text) if not _overlaps(atom.start, atom.end, taken)])
    moments = [time for atom in atoms if (time := _resolved(text, atom, published))]
    found = sorted(_ranges(text, moments) + lengths, key=lambda time: time.start)
    return tuple(replace(time, attributive=_attributive(text, time)) for time in found)


_NOUN_AFTER = re.compile(r"[\s-]+(?!(?:a|an|the|and|or|but|by|in|on|at|of|for|to|as|when|while|with|who|that|which|after|before|from)\b)[a-z]{3,}")
_ARTICLE = re.compile(r"\b(?:a|an|the|his|her|its|their|this|that|one|another)\s+\Z", re.I)


def _attributive(text: str, time: Time) -> bool:
    if re.match(r"['’](?:s\b|\s)", text[time.end : time.end + 2]):
        return True
    if not _NOUN_AFTER.match(text, time.end):
        return False
    if isinstance(time.value, Length):
        return time.value.use is Use.PLAIN and not re.search(r"s['’]?$", time.text) and not time.text.lower().startswith("for ")
    return bool(_ARTICLE.search(text[max(0, time.start - 9) : time.start]) or _ARTICLE.match(time.text[:4].lower()))


# ---- vocabulary ----


def _vocabulary() -> dict[str, Any]:
    words: dict[str, Any] = load_words("times")
    return words


def _any(words: Sequence[str]) -> str:
    """A pattern for one of `words`, longest first; a space stands for white space or a hyphen."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]").replace("'", "['’]") for word in ordered) + ")"


@lru_cache
def _grammar() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Parts | None]], ...]:
    """The patterns of atoms with their readings; an earlier one wins."""
    words = _vocabulary()
    month = rf"(?P<month>{_month_pattern()})"
    weekday = rf"(?P<weekday>{_weekday_pattern()})"
    year = r"(?P<year>1[6-9]\d\d|20\d\d)"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    share = r"(?:(?P<share>[Mm]id(?:dle of)?|[Ee]arly|[Ll]ate|[Ll]ater|[Ee]nd of|[Bb]eginning of|[Ss]tart of)[\s-]+(?:in\s+)?)?"
    step = r"(?:(?P<half>earlier|later)\s+)?(?:(?P<step>last|this|next|past|coming|previous)\s+)"
    zone = rf"(?:\s*\(?(?P<zone>local time|{_any(list(words['zones']))}(?:\s+(?:[Ss]tandard |[Dd]aylight )?[Tt]ime)?)\b)?"
    part = rf"(?P<part>{_any(list(words['parts_of_day']))})(?:\s+of\s+the\s+morning)?"
    patterns: list[tuple[str, int, Callable[[re.Match[str]], _Parts | None]]] = [
        (rf"\b{year}-(?P<month>[01]\d)-{day}\b", 0, _date),
        (rf"\b{month}\.?\s+\.?{day}(?:,?\s+{year})?\b(?![.:]\d)", 0, _date),
        (rf"\b(?:the\s+)?{day}(?:\s+of)?\s+{month}\b\.?(?:,?\s+{year}\b)?", 0, _date),
        (rf"\b{share}{month}\.?,?\s+(?:of\s+)?{year}\b", 0, _date),
        (rf"\b(?P<holiday>{_any(list(words['names']))})\b(?:\s+{year}\b)?", re.I, _date),
        (rf"\b{step}(?P<month>{_month_pattern()})\b", 0, _stepped),
        (rf"\b{step}{weekday}\b", 0, _stepped),
        (rf"\b{step}(?P<part>morning|afternoon|evening|night)\b", re.I, _stepped),
        (rf"\b{step}(?P<unit>week|weekend|month|year|{_any(list(words['seasons']))})\b(?!\s+old)", re.I, _stepped),
        (rf"\b(?<![$£€.,\d-])(?:the\s+)?{share}(?P<decade>1[6-9]\d0|20\d0)['’]?s\b", re.I, _date),
        (r"\b(?:the\s+)?day\s+(?P<sign>before\s+yesterday|after\s+tomorrow)\b", re.I, _near_day),
        (r"\b(?:(?P<half>earlier|later)\s+)?(?P<near>today|yesterday|tomorrow|tonight)\b", re.I, _near_day),
        (rf"\b(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half_day>[ap])(?:\.\s?m\.|\s?m\b){zone}", re.I, _clock),
        (rf"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![:.\d]|\s*(?:min|sec)){zone}", re.I, _clock),
        (rf"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>{_any(list(words['zones']))}|hours|hrs)\b", re.I, _clock),
        (r"\b(?P<word_hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock\b", re.I, _clock),
        (rf"\b(?P<clock_word>{_any(list(words['clock_words']))})\b{zone}", re.I, _clock),
        (rf"\b{part}\b(?!\s+(?:shift|prayers?|school|vigil|gown|club|clubs|mares?))", re.I, _part),
        (rf"\b{share}(?:on\s+)?{weekday}\b", 0, _date),
        (rf"\b{share}{month}\b(?!\s+[A-Z][a-z])", 0, _bare_month),
        (rf"\b{share}(?P<season>{_any(list(words['seasons']))})(?:\s+of)?(?:\s+{year})\b", re.I, _date),
        (rf"(?<![$£€.,\d-])\b{share}{year}\b(?![,.]?\d|%|\s*(?:km|kg|miles?|metres?|meters?|people|dollars|acres))", 0, _bare_year),
    ]
    return tuple((re.compile(pattern, flags), reading) for pattern, flags, reading in patterns)


def _month_pattern() -> str:
    full = [month.title() for month in _vocabulary()["months"]]
    return _any([*full, *(month[:3] + r"." for month in full if len(month) > 4), "Sept.", *(
        month[:3] for month in full if month not in {"March", "May"}), "Sept"])


def _weekday_pattern() -> str:
    words = _vocabulary()
    full = [day.title() for day in words["weekdays"]]
    return _any([*full, *(day.upper() for day in words["weekdays"]), *(f"{day.title()}." for day in words["weekday_short"])])


# ---- readings of atoms ----


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value}


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(n for n, month in enumerate(_vocabulary()["months"], 1) if month.startswith(word.lower()[:3]))


def _weekday(word: str) -> int:
    return next(n for n, day in enumerate(_vocabulary()["weekdays"]) if day.startswith(word.lower()[:3]))


def _share(word: str) -> str:
    return {"mid": "mid", "middle of": "mid", "late": "late", "later": "late", "end of": "late"}.get(word.lower(), "early")


def _date(match: re.Match[str]) -> _Parts | None:
    """A date in numbers and names of months, or a day of the week."""
    found = _groups(match)
    parts = _Parts(
        year=int(found["year"]) if "year" in found else None,
        decade=int(found["decade"]) if "decade" in found else None,
        month=_month(found["month"]) if "month" in found else None,
        day=int(found["day"]) if "day" in found else None,
        weekday=_weekday(found["weekday"]) if "weekday" in found else None,
        season=found["season"].lower() if "season" in found else None,
        holiday=re.sub(r"[\s-]+", " ", found["holiday"].lower().replace("’", "'")) if "holiday" in found else None,
        share=_share(found["share"]) if "share" in found else None,
    )
    if parts.day is not None and not 1 <= parts.day <= 31 or parts.month is not None and not 1 <= parts.month <= 12:
        return None
    return parts


_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|last|this|next|from|of|before|after|to|through|during|and|or|between|early|late|for|that)\s+$", re.I
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|from|of|before|after|to|through|during|and|or|between|the|a|an|his|her|its|their|around|about"
    r"|early|late|that|circa|as)\s+(?:the\s+)?$",
    re.I,
)


def _bare_month(match: re.Match[str]) -> _Parts | None:
    """A month alone: only where a word before it tells that it is no name or verb."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return _date(match) if match["share"] or _BEFORE_MONTH.search(before) else None


def _bare_year(match: re.Match[str]) -> _Parts | None:
    """A year alone: only after a word that years stand after, in brackets or in a range; never before a counted noun."""
    before = match.string[max(0, match.start() - 14) : match.start()]
    if match["share"] or _BEFORE_YEAR.search(before) or re.search(r"(?:\(|[A-Z][a-z]+,?\s|\d\s?[-–—]\s?)$", before):
        return _date(match)
    return None


_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}


def _stepped(match: re.Match[str]) -> _Parts | None:
    """ "last week", "earlier this month", "next Tuesday", "this morning"; "the past year" is left to the lengths."""
    found = _groups(match)
    step = _STEPS[found["step"].lower()]
    unit = found.get("unit", "").lower()
    if unit and found["step"].lower() in {"past", "coming", "previous"}:
        return None
    if unit in _vocabulary()["seasons"]:
        return _Parts(season=unit, step=step, unit="year", half=found.get("half"))
    if "part" in found:
        name = found["part"].lower()
        low, high = _vocabulary()["parts_of_day"][name]
        return _Parts(step=step, unit="day", part=(low, high))
    return _Parts(
        step=step,
        unit=unit or ("month of year" if "month" in found else "weekday"),
        month=_month(found["month"]) if "month" in found else None,
        weekday=_weekday(found["weekday"]) if "weekday" in found else None,
        half=found.get("half"),
    )


def _near_day(match: re.Match[str]) -> _Parts | None:
    """ "today" and its neighbours."""
    found = _groups(match)
    if "sign" in found:
        return _Parts(step=-2 if found["sign"].lower().startswith("before") else 2, unit="day")
    word = found["near"].lower()
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return _Parts(step=step, unit="day", part=(1020, 1860) if word == "tonight" else None)


def _clock(match: re.Match[str]) -> _Parts | None:
    """A time of day to the minute, or to the hour when no minutes are told."""
    found = _groups(match)
    words = _vocabulary()
    zone = found.get("zone", "").lower() or None
    if "clock_word" in found:
        minute = words["clock_words"][found["clock_word"].lower()]
        return _Parts(clock=(minute, minute), zone=zone)
    if "word_hour" in found:
        hour = found["word_hour"].lower()
        minute = 60 * int(hour if hour.isdigit() else words["numbers"][hour])
        return _Parts(clock=(minute, minute), zone=zone)
    hour_number = int(found["hour"])
    if "half_day" in found:
        hour_number = hour_number % 12 + (12 if found["half_day"].lower() == "p" else 0)
    elif not zone and not re.search(r"\b(?:at|around|about|by|from|until|since|to|after|before)\s+$", match.string[: match.start()][-10:]):
        return None
    minute = 60 * hour_number + int(found.get("minute", 0))
    return _Parts(clock=(minute, minute), zone=None if zone in {"hours", "hrs"} else zone)


def _part(match: re.Match[str]) -> _Parts | None:
    name = re.sub(r"[\s-]+", " ", match["part"].lower())
    parts = {re.sub(r"[\s-]+", " ", word): minutes for word, minutes in _vocabulary()["parts_of_day"].items()}
    low, high = parts[name]
    return _Parts(part=(low, high))


# ---- putting atoms together ----

_GLUE = re.compile(
    r"[\s,(]*(?:(?:on|at|of|in|the|around|about|approximately|just|shortly|before|after|nearly|local|time|early|late|during|by|o)\b"
    r"[\s,]*){0,4}\Z",
    re.I,
)


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)


def _atoms(text: str) -> list[_Atom]:
    """The atoms of `text` in order; an earlier pattern of the grammar wins where two overlap."""
    found: list[_Atom] = []
    taken: list[tuple[int, int]] = []
    for pattern, reading in _grammar():
        for match in pattern.finditer(text):
            if _overlaps(match.start(), match.end(), taken):
                continue
            parts = reading(match)
            if parts is not None:
                found.append(_Atom(match.start(), match.end(), parts))
                taken.append((match.start(), match.end()))
    return sorted(found, key=lambda atom: atom.start)


def _join(text: str, atoms: Sequence[_Atom]) -> list[_Atom]:
    """Neighbours that tell one time together become one atom."""
    joined: list[_Atom] = []
    for atom in atoms:
        last = joined[-1] if joined else None
        if last and (both := _together(text, last, atom)):
            joined[-1] = both
        else:
            joined.append(atom)
    return joined


def _together(text: str, left: _Atom, right: _Atom) -> _Atom | None:
    between = text[left.end : right.start]
    if not _GLUE.match(between):
        return None
    glue = set(between.lower().split())
    share = "early" if "early" in glue else "late" if "late" in glue else None
    parts = left.parts.joined(right.parts)
    if parts is None or not _fits(parts):
        return None
    about = left.about or right.about or bool(glue & {"around", "about", "approximately", "nearly", "shortly", "just"})
    if share and parts.share is None and parts.clock is None:
        parts = replace(parts, share=share)
    return _Atom(left.start, right.end, parts, about)


def _fits(parts: _Parts) -> bool:
    """True when the parts make one time: no clock on a month, no weekday beside "last year"."""
    fine = parts.clock or parts.part
    dated = parts.day is not None or parts.weekday is not None or parts.holiday is not None or parts.unit == "day"
    coarse = parts.year is not None or parts.month is not None or parts.decade is not None or parts.unit not in {None, "day", "weekday"}
    undated = parts.day is None and (parts.month is not None or parts.year is not None)
    if (parts.weekday is not None and undated) or (parts.unit == "weekday" and parts.weekday is None):
        return False
    return not (fine and coarse and not dated)


# ---- from parts to moments ----

_MODIFIER = re.compile(
    r"(?:\b(?:about|around|approximately|roughly|nearly|almost|circa|shortly|just|soon|sometime|a\s+little|some\s*time)\s+)*"
    r"(?:\b(?P<bound>before|ahead\s+of|prior\s+to|after|following|no\s+later\s+than|by|until|till|through|since|starting|from)\s+)?"
    r"(?:\b(?:about|around|approximately|roughly|nearly|almost|circa|early|late)\s+)*(?:the\s+)?\Z",
    re.I,
)
_ABOUT = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost|circa|shortly|just|soon|a\s+little)\b", re.I)
_BOUNDS = {
    "before": Bound.BEFORE, "ahead of": Bound.BEFORE, "prior to": Bound.BEFORE, "after": Bound.AFTER,
    "following": Bound.AFTER, "no later than": Bound.BY, "by": Bound.BY, "until": Bound.UNTIL, "till": Bound.UNTIL,
    "through": Bound.UNTIL, "since": Bound.SINCE, "starting": Bound.SINCE, "from": Bound.SINCE,
}  # fmt: skip


def _resolved(text: str, atom: _Atom, published: dt.date | None) -> Time | None:
    """The time that the joined atom tells, its modifiers read."""
    window = max(0, atom.start - 48)
    modifier = _MODIFIER.search(text[window : atom.start])
    start = window + modifier.start() if modifier else atom.start
    words = text[start : atom.start]
    named = modifier["bound"] if modifier else None
    bound = _BOUNDS[" ".join(named.lower().split())] if named else Bound.NONE
    about = atom.about or bool(_ABOUT.search(words))
    if about and bound in {Bound.BEFORE, Bound.AFTER}:  # "shortly after 8" is about 8
        bound = Bound.NONE
    moment = _moment(atom.parts, published, _direction(text, atom.start, atom.end))
    if moment is None:
        return None
    moment = replace(moment, about=about, bound=bound)
    start += len(words) - len(words.lstrip())
    return Time(start, atom.end, text[start : atom.end], moment)


def _direction(text: str, start: int, end: int) -> int:
    """-1 when the words around tell of the past, 1 of the future, 0 when they do not tell."""
    words = _vocabulary()
    future, past = set(words["future"]), set(words["past"])
    before = re.findall(r"[a-z']+", text[max(0, start - 90) : start].lower())
    after = re.findall(r"[a-z']+", text[end : end + 60].lower())
    for word in [*reversed(before[-12:]), *after[:8]]:
        if word in future:
            return 1
        if word in past or (word.endswith("ed") and len(word) > 4):
            return -1
    return 0


def _moment(parts: _Parts, published: dt.date | None, direction: int) -> Moment | None:
    """The interval that `parts` name, seen from the day of publication."""
    days = _days(parts, published, direction)
    minutes = parts.clock or parts.part
    zone = _vocabulary()["zones"].get(parts.zone.split()[0]) if parts.zone else None
    if days is None:
        if minutes is None:
            return None
        days = (dt.date(2000, 1, 3), dt.date(2000, 1, 3), Grain.DAY, Base.DAY)
    first, last, grain, base = days
    midnight = dt.datetime.combine(first, dt.time())
    end = dt.datetime.combine(last, dt.time()) + dt.timedelta(minutes=DAY - 1)
    if minutes is None and grain is Grain.DAY and parts.share:
        minutes = tuple(_vocabulary()["day_shares"][parts.share])
    if minutes is not None and first == last:
        end = midnight + dt.timedelta(minutes=minutes[1])
        midnight += dt.timedelta(minutes=minutes[0])
        grain = Grain.MINUTE if parts.clock else Grain.PART
    weekday = parts.weekday is not None and parts.day is None
    near = weekday or parts.unit in {"day", "weekend", "week"}
    return Moment(midnight, end, grain, base, near=near, weekday=weekday, zone=zone, zoned=parts.zone is not None)


_Days = tuple[dt.date, dt.date, Grain, Base]


def _days(parts: _Parts, published: dt.date | None, direction: int) -> _Days | None:
    """First and last day, how finely they are told, and what they are counted in; None when no day is named."""
    try:
        if parts.step is not None:
            return _stepped_days(parts, published)
        if parts.decade is not None:
            first, last = _shared(dt.date(parts.decade, 1, 1), dt.date(parts.decade + 9, 12, 31), parts.share)
            return first, last, Grain.DECADE, Base.CALENDAR
        if parts.weekday is not None and parts.day is None and parts.month is None:
            return _weekday_days(parts.weekday, published, direction)
        if parts.month is None and parts.holiday is None and parts.season is None and parts.year is None:
            return None
        if parts.year is not None:
            return (*_in_year(parts, parts.year), Base.CALENDAR)
        if published is None:
            return (*_in_year(parts, 2000), Base.YEAR)
        years = [_in_year(parts, published.year + shift) for shift in (-1, 0, 1)]
        return (*_nearest(years, published, direction), Base.CALENDAR)
    except (ValueError, OverflowError):  # 31 February
        return None


def _nearest(options: Sequence[tuple[dt.date, dt.date, Grain]], day: dt.date, direction: int) -> tuple[dt.date, dt.date, Grain]:
    """The option that lies nearest to `day`, on the side that the tense tells when it tells one."""
    if direction < 0:
        options = [option for option in options if option[0] <= day] or options
    elif direction > 0:
        options = [option for option in options if option[1] >= day] or options
    return min(options, key=lambda option: abs((option[0] - day).days) + abs((option[1] - day).days))


def _in_year(parts: _Parts, year: int) -> tuple[dt.date, dt.date, Grain]:
    if parts.holiday:
        day = _holiday(parts.holiday, year)
        return day, day, Grain.DAY
    if parts.season:
        low, high = _vocabulary()["seasons"][parts.season]
        return dt.date(year, low, 1), _month_end(year + (high > 12), (high - 1) % 12 + 1), Grain.MONTH
    if parts.month is None:
        first, last = _shared(dt.date(year, 1, 1), dt.date(year, 12, 31), parts.share)
        return first, last, Grain.YEAR
    if parts.day is None:
        first, last = _shared(dt.date(year, parts.month, 1), _month_end(year, parts.month), parts.share)
        return first, last, Grain.MONTH
    day = dt.date(year, parts.month, parts.day)
    return day, day, Grain.DAY


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def _shared(first: dt.date, last: dt.date, share: str | None) -> tuple[dt.date, dt.date]:
    """The early, middle or late part of an interval, a little wider than a third."""
    length = (last - first).days
    if share == "early":
        return first, first + dt.timedelta(days=int(0.42 * length))
    if share == "late":
        return last - dt.timedelta(days=int(0.42 * length)), last
    if share == "mid":
        return first + dt.timedelta(days=int(0.28 * length)), last - dt.timedelta(days=int(0.28 * length))
    return first, last


def _weekday_days(weekday: int, published: dt.date | None, direction: int) -> _Days:
    """The named day nearest to publication; in a past or future clause the nearest on that side, today included."""
    if published is None:
        day = dt.date(2000, 1, 3 + weekday)
        return day, day, Grain.DAY, Base.WEEK
    shifts = {0: range(-3, 4), -1: range(-6, 1), 1: range(0, 7)}[direction]
    day = next(d for s in shifts if (d := published + dt.timedelta(days=s)).weekday() == weekday)
    return day, day, Grain.DAY, Base.CALENDAR


def _stepped_days(parts: _Parts, published: dt.date | None) -> _Days | None:
    """Days counted from publication: "yesterday", "last week", "earlier this month", "next Tuesday"."""
    today, base = published or NOMINAL, Base.CALENDAR if published else Base.ISSUE
    step, unit = parts.step or 0, parts.unit
    if unit == "weekday" and parts.weekday is not None:
        if published is None:
            return _weekday_days(parts.weekday, None, 0)
        ahead = (parts.weekday - today.weekday()) % 7
        day = today + dt.timedelta(days={-1: ahead - 7, 0: ahead if ahead < 4 else ahead - 7, 1: ahead or 7}[step])
        return day, day, Grain.DAY, base
    if unit == "day":
        day = today + dt.timedelta(days=step)
        return day, day, Grain.DAY, base
    if unit in {"week", "weekend"}:
        return (*_weeks(today, step, unit), Grain.WEEK, base)
    if unit == "month":
        month = today.month - 1 + step
        year, month = today.year + month // 12, month % 12 + 1
        first, last = dt.date(year, month, 1), _month_end(year, month)
        return (*_cut(first, last, today, parts.half), Grain.MONTH, base)
    if unit == "month of year":
        return _stepped_month(parts, today, step, base)
    first, last, grain = _in_year(_Parts(season=parts.season), today.year + step)
    return (*_cut(first, last, today, parts.half), grain, base)


def _stepped_month(parts: _Parts, today: dt.date, step: int, base: Base) -> _Days:
    """ "last April", "this May": the nearest such month on that side."""
    if base is Base.ISSUE:
        return (*_in_year(_Parts(month=parts.month), 2000), Base.YEAR)
    years = [_in_year(_Parts(month=parts.month), today.year + shift) for shift in (-1, 0, 1)]
    return (*_nearest(years, today, step), base)


def _weeks(today: dt.date, step: int, unit: str) -> tuple[dt.date, dt.date]:
    """A week may begin on Sunday or Monday; a weekend begins on Friday evening."""
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=step)
    if unit == "week":
        return monday - dt.timedelta(days=1), monday + dt.timedelta(days=6)
    if step == 0 and today.weekday() < 2:  # on a Monday "this weekend" is the one that was
        return monday - dt.timedelta(days=3), monday + dt.timedelta(days=6)
    return monday + dt.timedelta(days=4), monday + dt.timedelta(days=6)


def _cut(first: dt.date, last: dt.date, today: dt.date, half: str | None) -> tuple[dt.date, dt.date]:
    """ "earlier this month" ends today, "later this year" begins today."""
    if half == "earlier" and first <= today <= last:
        return first, today
    if half == "later" and first <= today <= last:
        return today, last
    return first, last


def _holiday(name: str, year: int) -> dt.date:
    rule = _vocabulary()["names"][name]
    if isinstance(rule, list):
        return dt.date(year, *rule)
    if "easter" in rule:
        return _easter(year) + dt.timedelta(days=rule["easter"])
    month, weekday, which = rule["nth"]
    if which < 0:
        last = _month_end(year, month)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


# ---- ranges ----

_TO = re.compile(r"\s*(?:to|until|through|till|and|[-–—])\s*(?:the\s+)?\Z", re.I)


def _ranges(text: str, moments: Sequence[Time]) -> list[Time]:
    """ "from 1967 to 1979": two moments that bound one become one."""
    found: list[Time] = []
    for time in moments:
        last = found[-1] if found else None
        both = _range(text, last, time) if last else None
        if both:
            found[-1] = both
        else:
            found.append(time)
    return found


def _range(text: str, first: Time, second: Time) -> Time | None:
    left, right = first.value, second.value
    if not isinstance(left, Moment) or not isinstance(right, Moment):
        return None
    between = text[first.end : second.end - len(second.text)]
    link = text[first.end : second.start] + second.text[: len(second.text) - len(second.text.lstrip())]
    bounded = right.bound is Bound.UNTIL and not between.strip()
    if not (bounded or _TO.match(link)) or left.base is not right.base or left.end > right.start:
        return None
    opener = text[max(0, first.start - 10) : first.start].lower() + first.text.lower()
    if "and" in link.split() and "between" not in opener:
        return None
    if max(left.grain, right.grain) <= Grain.PART and "between" in opener:
        return Time(first.start, second.end, text[first.start : second.end], replace(left, end=right.end, bound=Bound.NONE))
    value = replace(left, end=right.end, grain=max(left.grain, right.grain), bound=Bound.NONE, span=True)
    return Time(first.start, second.end, text[first.start : second.end], value)


# ---- lengths ----


@lru_cache
def _length_pattern() -> re.Pattern[str]:
    words = _vocabulary()
    number = _any([word for word in words["numbers"] if word not in {"a", "an"}])
    exact = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{number}(?:[\s-]{number})?|an?\b)"
    half = r"(?:[\s-]and[\s-]an?[\s-](?P<share>half|quarter))?"
    unit = rf"(?P<unit>{_any(list(words['units']))})(?P<plural>s)?\b"
    more = rf"(?:,?(?:\s+and)?\s+(?P<more>\d+|{number})[\s-](?P<unit2>{_any(list(words['units']))})s?\b)?"
    margin = _any([*words["approximators"], *words["least"], *words["most"]])
    return re.compile(
        rf"(?:\b(?P<frame>for|in|within|after|during|the|his|her|its|their)\s+)?(?:(?P<reach>past|last|next|first|final|previous)\s+)?"
        rf"(?P<margin>(?:\b{margin}\s+){{0,2}})"
        rf"(?:\b(?P<vague>{_any(list(words['vague_numbers']))})\s+|\b(?P<count>{exact}){half}[\s-]+(?:long\s+|full\s+)?|\b(?=hours|minutes|days|weeks|months|years|decades))"
        rf"{unit}(?P<tail_half>\s+and\s+a\s+half)?{more}['’]?(?![-\s]old)"
        rf"(?P<tail>\s+(?:ago|earlier|later|before|after|afterwards?|previously|ahead|into)\b)?",
        re.I,
    )


_TERM = re.compile(r"(?:\W+\w+){0,2}?\W+(?:prison|jail|imprisonment|probation|sentence|sentences|bars|custody|hard labou?r)\b", re.I)
_USES = {"ago": Use.AGO, "later": Use.LATER, "after": Use.LATER, "afterward": Use.LATER, "afterwards": Use.LATER, "into": Use.LATER,
         "earlier": Use.EARLIER, "before": Use.EARLIER, "previously": Use.EARLIER, "ahead": Use.EARLIER}  # fmt: skip


def _lengths(text: str) -> Iterator[Time]:
    """The lengths of time in `text`; ages and terms of prison are other kinds' facts."""
    for match in _length_pattern().finditer(text):
        value = _length(match)
        if value is None or _TERM.match(text[match.end() : match.end() + 40]):
            continue
        start = match.start()
        if match["frame"] and match["frame"].lower() not in {"for", "after", "within"}:
            start = match.end("frame") + 1
        yield Time(start, match.end(), text[start : match.end()], value)


def _length(match: re.Match[str]) -> Length | None:
    words = _vocabulary()
    unit = float(words["units"][match["unit"].lower()])
    tail = (match["tail"] or "").strip().lower()
    margin = " ".join(match["margin"].lower().split())
    count, vague = match["count"], match["vague"]
    framed = (match["frame"] or "").lower() in {"for", "in", "within", "after", "during"} or match["reach"] or margin
    if count and count.lower() in {"a", "an"} and not (tail or framed):
        return None  # "twice a day", "a week of talks"
    if not count and not vague and not (tail or (match["frame"] or "").lower() in {"for", "within", "after"}):
        return None
    if vague:
        low, high = (float(number) for number in words["vague_numbers"][re.sub(r"[\s-]+", " ", vague.lower())])
    elif count:
        low = high = _count(count) + (0.5 if match["share"] == "half" or match["tail_half"] else 0.25 if match["share"] else 0)
    else:
        low, high = 1.5, {60.0: 36.0, 1.0: 90.0}.get(unit, 12.0)
    use = _USES.get(tail, Use.PLAIN)
    if (match["frame"] or "").lower() == "for" and use is not Use.AGO:  # "for ten minutes before it stopped"
        use = Use.PLAIN
    low, high, smallest = low * unit, high * unit, unit
    if match["more"]:
        smallest = float(words["units"][match["unit2"].lower()])
        extra = _count(match["more"]) * smallest
        low, high = low + extra, high + extra
    if _begins(margin, words["least"]):
        high = float("inf")
    elif _begins(margin, words["most"]) or margin.startswith(("up to", "as many as")):
        low = 0.0
    return Length(low, high, smallest, about=bool(margin) and high != float("inf"), use=use)


def _begins(margin: str, phrases: Sequence[str]) -> bool:
    return any(phrase in margin for phrase in phrases)


def _count(word: str) -> float:
    """ "3", "1,200", "twenty-five", "half an" as a number."""
    plain = word.lower().replace(",", "")
    numbers = _vocabulary()["numbers"]
    if plain in numbers:
        return float(numbers[plain])
    if plain[0].isdigit():
        return float(plain)
    return float(sum(numbers.get(piece, 0) for piece in re.split(r"[\s-]+", plain)))
