"""Publication dates: the lines that hold one, and the day they name.

The forms are few and fixed ("Friday, 3 May 2024 07:35 GMT", "Updated: July 02, 2024", "2024-05-30", "09/10/24 ET"), so
they are read by their parts. A numeric date whose order is open is read as none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from email.utils import parsedate_to_datetime
from functools import lru_cache

from msgspec import Struct

from ..data import load_words
from ..text import MONTHS, WEEKDAYS

_MONTH = rf"(?P<month>{'|'.join(month[:3] for month in MONTHS)})[a-z]{{0,6}}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<month>\d\d?)-{_DAY}(?!\d)",
        rf"\b{_YEAR}/(?P<month>\d\d?)/{_DAY}(?!\d)",
        rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}\b",
        rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}\b",
    )
)
_NUMERIC = re.compile(r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)?\d\d)\b")
_AMERICAN_ZONE = re.compile(r"\b(?:[ECMP][SD]?T|Eastern|Pacific|Central)\b")
_MONTH_DAY = re.compile(
    rf"\b(?:{_MONTH}\s+{_DAY}|(?P<day_before>\d{{1,2}})\s+(?P<month_after>[a-z]{{3,9}}))\b", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b({'|'.join(day[:3] for day in WEEKDAYS)})(?:[a-z]{{0,3}}day|r?s?)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_LABEL = re.compile(r"\s*(?:first |last )?(?:published|posted|updated|modified|created|date)\b", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:last )?(?:updated?|modified)\b.*?(?=\b(?:first )?(?:published|posted|created)\b|$)", re.IGNORECASE
)
"""The part of a date line that tells when the text was changed."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m", re.IGNORECASE)
_HALF_OF_DAY = re.compile(r"(?<=\b[ap]\.m)\.\Z", re.IGNORECASE)
"""A stop that ends no sentence: "7:05 a.m."."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d")
_BASIC = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")
_MAIL = re.compile(r"\d [A-Z][a-z]{2} \d{2,4} \d\d?:\d\d")
_LONGEST = 140
"""Code points that a line with nothing but dates has at most."""
_LEAP_YEAR = 2000
"""A year in which every day of the year is found."""
_ELEVEN_MONTHS = dt.timedelta(days=335)
"""What is told without its year is not as far as this from what lies near it: its year would be told."""


class YearlessDay(Struct, frozen=True):
    """A day that is told without its year: "Friday 24 April"."""

    month: int
    day: int
    weekday: int | None = None
    """Monday is 0; None where none is told."""

    def near(self, near: dt.date, latest: dt.date | None = None) -> dt.date | None:
        """This day in the year that puts it closest to `near`, be it not after `latest`; None where it fits in none.

        Of the years around, "Friday 24 April" means one in which that is a Friday, where there is one.
        """
        years = (near.year - 1, near.year, near.year + 1)
        days = [day for year in years if (day := _date(year, self.month, self.day))]
        fitting = [day for day in days if day.weekday() == self.weekday] or days
        open_to_it = [day for day in fitting if abs(day - near) < _ELEVEN_MONTHS and (latest is None or day <= latest)]
        return min(open_to_it, key=lambda day: abs(day - near), default=None)


def find_date(text: str) -> dt.date | None:
    """The first full date in `text`."""
    found = [(match.start(), date) for form in _FORMS for match in form.finditer(text) if (date := _named(match))]
    found += [(match.start(), date) for match in _NUMERIC.finditer(text) if (date := _numeric(match, text))]
    return min(found)[1] if found else None


def find_days(lines: Sequence[str]) -> tuple[dt.date | None, dt.date | None]:
    """The days on which a text was published and, where `lines` tell both, updated; one alone is the first."""
    published = next((date for line in lines if (date := find_date(_UPDATED.sub("", line)))), None)
    if published is None:
        return next((date for line in lines if (date := find_date(line))), None), None
    changes = (changed.group() for line in lines if (changed := _UPDATED.search(line)))
    return published, next((day for change in changes if (day := find_day(change, published))), None)


_HOUR = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\s?(?:GMT|UTC)\b")
"""In universal time: of other zones the letters do not say which they are ("IST")."""


def find_hour(lines: Iterable[str], day: dt.date) -> dt.datetime | None:
    """The moment on `day` that the first of `lines` with both tells: "HARWICK, 3 May 2026, 10:40 GMT"."""
    told = [_UPDATED.sub("", line) for line in lines]
    match = next((found for line in told if find_day(line, day) == day and (found := _HOUR.search(line))), None)
    return match and dt.datetime(*day.timetuple()[:3], int(match["hour"]), int(match["minute"]), tzinfo=dt.UTC)


def find_moment(text: str) -> dt.datetime | dt.date | None:
    """What a field that holds a date tells: a moment with its zone where one is told, else the day that is in it.

    A moment is written as ISO 8601 or RFC 3339 ("2024-05-01T07:35:00Z") or as in mail and RSS ("Wed, 01 May 2024
    07:35:00 +0100"); -0000 tells no zone. ISO 8601 in its basic form counts too ("20240514T213000Z").
    """
    stripped = text.strip()
    if basic := _BASIC.fullmatch(stripped):
        year, month, day, hour, minute, second, zone = basic.groups()
        stripped = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
    if _ISO.match(stripped):
        with suppress(ValueError):
            return dt.datetime.fromisoformat(stripped)
    if _MAIL.search(stripped):
        with suppress(ValueError):
            return parsedate_to_datetime(stripped)
    return find_date(stripped)


def day_of(moment: dt.datetime | dt.date | None) -> dt.date | None:
    """The day of `moment` where it was told."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def find_day(text: str, near: dt.date | None) -> dt.date | None:
    """The day that "April 24" in `text` means, in the year that puts it closest to `near`; a full date needs none."""
    full = find_date(text)
    day = find_yearless(text) if near and not full else None
    return day.near(near) if day and near else full


def find_yearless(text: str) -> YearlessDay | None:
    """The first day in `text` that may stand without its year."""
    match = _MONTH_DAY.search(text)
    if not match:
        return None
    month, day = _month(match["month"] or match["month_after"]), int(match["day"] or match["day_before"])
    return YearlessDay(month, day, _weekday(text)) if _date(_LEAP_YEAR, month, day) else None


def _weekday(text: str) -> int | None:
    """The weekday that `text` names, Monday being 0; None where it names none."""
    found = _WEEKDAY.search(text)
    return next(at for at, name in enumerate(WEEKDAYS) if name.startswith(found[1].lower())) if found else None


def is_date_line(text: str) -> bool:
    """True when `text` holds a date or a clock time and nothing else: "Updated: July 02, 2013 15:50 IST"."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    if _HALF_OF_DAY.sub("", text).endswith(("?", "!", ".")):
        return False
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    if not all(token.isdigit() or _is_date_word(token) for token in tokens):
        return False
    return bool(find_date(text) or _LABEL.match(text) or _MONTH_DAY.search(text) or _CLOCK.search(text))


def is_label(text: str) -> bool:
    """True for words that say what a date is: "Updated"."""
    return all(_is_date_word(token.lower()) for token in _TOKEN.findall(text))


def is_stamp(text: str) -> bool:
    """True for a date line that says what it is, wherever it stands: "Published: 3 May 2024"."""
    return bool(_LABEL.match(text)) and is_date_line(text) and find_date(text) is not None


@lru_cache
def _date_words() -> frozenset[str]:
    return frozenset(load_words("furniture")["date_words"])


def _is_date_word(token: str) -> bool:
    names = (*MONTHS, *WEEKDAYS)
    return token in _date_words() or (len(token) >= 3 and any(name.startswith(token) for name in names))


def _named(match: re.Match[str]) -> dt.date | None:
    """The date of a match of `_FORMS`."""
    return _date(int(match["year"]), _month(match["month"]), int(match["day"]))


def _numeric(match: re.Match[str], text: str) -> dt.date | None:
    """The date of "30/05/16"; None when day and month could be either and no American zone decides."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 2000 if year < 100 else 0
    if second > 12 or (first <= 12 and _AMERICAN_ZONE.search(text)) or first == second:
        return _date(year, first, second)
    return _date(year, second, first) if first > 12 else None


def _month(name: str) -> int:
    """1 to 12 for a month's number or name; 0 for any other word."""
    if name.isdigit():
        return int(name)
    starts = [month[:3] for month in MONTHS]
    return starts.index(name[:3].lower()) + 1 if name[:3].lower() in starts else 0


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
