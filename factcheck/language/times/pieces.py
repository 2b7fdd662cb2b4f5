"""What a time expression is made of: its parts, as a pattern reads them, and what they add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from ...data import load_words
from ...text import alternation
from .moments import Length, Moment


class Time(Struct, frozen=True):
    """A time expression."""

    start: int
    """Code points into the text that was read, half-open; "at about" is inside."""
    end: int
    text: str
    value: Moment | Length
    attributive: bool = False
    """True when it describes the noun after it: "the 2012 fire", "Friday's launch", "an 11-hour flight"."""


class Parts(Struct, frozen=True):
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
    dial: bool | None = None
    """True for a clock time that may lie twelve hours later: "at half past three"."""
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

    def joined(self, other: Parts) -> Parts | None:
        """Both together; None when both speak of the same thing."""
        names = self.__struct_fields__
        mine, yours = ({n: v for n in names if (v := getattr(side, n)) is not None} for side in (self, other))
        if mine.keys() & yours.keys() or ("clock" in mine and "decade" in yours):
            return None
        return Parts(**mine, **yours)


class Atom(Struct, frozen=True):
    """One of the smallest time expressions, or several that tell one time together."""

    start: int
    end: int
    parts: Parts
    about: bool = False
    lean: int = 0
    """-1 for "shortly before" it, 1 for "just after" it."""


def vocabulary() -> dict[str, Any]:
    """The content of `rules/words/times.yaml`."""
    words: dict[str, Any] = load_words("times")
    return words


def one_of(words: Sequence[str]) -> str:
    """A pattern for one of `words`, longest first; a space stands for white space or a hyphen."""
    return "(?:" + alternation(words).replace(r"\ ", r"[\s-]").replace("'", "['’]") + ")"


def groups(match: re.Match[str]) -> dict[str, str]:
    """The named groups that hold something."""
    return {name: value for name, value in match.groupdict().items() if value}
