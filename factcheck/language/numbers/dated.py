"""Of which time figures in two sentences are: those of two years, or of a day and a year, do not exclude each other."""

from __future__ import annotations

import re

from ...spans import Span, overlap, span_of
from ..clauses.reading import clauses
from ..times import times
from ..times.moments import DAY, Grain, Length, Moment
from ..times.pieces import Time
from .measures import Quantity, agree
from .quantities import quantities

"""Code points into a sentence, half-open."""
_OVER = re.compile(r"\b(?:in|over|within)\s(?:(?:just|only|about|barely|the|(?:past|last))\s){0,2}$", re.IGNORECASE)
"""Before a length over which a figure came about: "96 percent in a year"."""
_OVER_REACH = 24
"""Code points that such words take at most."""
_RANKED = re.compile(r"\b(?:\w{2,}est|most|worst|first|second|third|only)\b", re.IGNORECASE)
"""What makes a length that of a row: "the worst crash in a year" was on one day."""
_LONG = 6 * DAY
"""Minutes: a figure of a time that is longer than this is none of a day."""


def are_of_two_times(left_text: str, left: Span, right_text: str, right: Span) -> bool:
    """True where each clause tells of which time its figures are, and the times are two: years, or a day and a year.

    `left` and `right` are spans into the texts; figures that are equal are of one thing, told of two times.
    """
    left_figures, right_figures = _figures(left_text, left), _figures(right_text, right)
    if not left_figures or not right_figures:
        return False
    if any(agree(one, other) for one in left_figures for other in right_figures):
        return False
    left_times, right_times = _clause_times(left_text, left_figures), _clause_times(right_text, right_figures)
    left_years, right_years = _years(left_times), _years(right_times)
    if left_years and right_years:
        return not left_years & right_years
    return (_is_of_a_day(left_times) and _is_over_long(right_times, right_text)) or (
        _is_of_a_day(right_times) and _is_over_long(left_times, left_text)
    )


def _figures(text: str, span: Span) -> list[Quantity]:
    """What `span` counts or measures."""
    return [one for one in quantities(text) if overlap(span_of(one), span)]


def _clause_times(text: str, figures: list[Quantity]) -> list[Time]:
    """The times in the clauses of `figures`."""
    told = [c for c in clauses(text) if any(c.start <= figure.start < c.end for figure in figures)]
    return [time for time in times(text) if any(clause.start <= time.start < clause.end for clause in told)]


def _years(found: list[Time]) -> set[int]:
    """The years that `found` name, where they name nothing finer."""
    moments = [time.value for time in found if isinstance(time.value, Moment)]
    if any(moment.grain is not Grain.YEAR or moment.span for moment in moments):
        return set()
    return {moment.start.year for moment in moments}


def _is_of_a_day(found: list[Time]) -> bool:
    """True where a clause tells of a day, and of no longer time."""
    days = [time for time in found if isinstance(time.value, Moment) and time.value.grain <= Grain.DAY]
    return bool(days) and len(days) == len(found)


def _is_over_long(found: list[Time], text: str) -> bool:
    """True where a clause tells a length of time in which its figures came about, and no day."""
    if any(isinstance(time.value, Moment) for time in found):
        return False
    return any(_is_over(text, time) for time in found)


def _is_over(text: str, time: Time) -> bool:
    value = time.value
    if not isinstance(value, Length) or value.low <= _LONG:
        return False
    before = text[: time.start]
    return bool(_OVER.search(before, max(0, len(before) - _OVER_REACH)) and not _RANKED.search(before))
