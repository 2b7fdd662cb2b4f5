"""Datelines: `SEOUL/HANOI, Vietnam, May 4 (Reuters) -` before a paragraph's first sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from ..data import load_words
from ..text import WEEKDAYS
from .dates import is_date_line, is_label

_DASH = r"(?:--+|[-–—―‑])"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*+"
_PLACES = rf"{_NAME}(?:[ ]{_NAME}){{0,3}}(?:/{_NAME}(?:[ ]{_NAME}){{0,3}}){{0,3}}"
_MORE = r"(?:,[ ][A-ZÀ-Þ0-9][\w.'’ -]{0,30}){0,3}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]++(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]++){0,5}"

_COUNTRY = rf"(?:[ ]\({_NAME}(?:[ ]{_NAME}){{0,3}}\)(?=,))?"
_WITH_AGENCY = re.compile(
    rf"(?P<places>{_PLACES}{_COUNTRY}{_MORE})?\s*\((?P<agency>[A-Z][\w.&/, -]{{1,40}})\)\s*(?:{_DASH}|:)?\s*(?=\S)"
)
_WITH_DASH = re.compile(rf"(?P<places>{_CAPITALS}{_MORE})(?:\s+{_DASH}\s+|\s*[–—―]\s*|\s+--+\s*)(?=[A-Z\"“‘'À-Þ\d])")
_WITH_COLON = re.compile(rf"(?P<places>{_CAPITALS}{_MORE}):\s+(?=[A-Z\"“‘'À-Þ])")
_DAY_ALONE = re.compile(
    r"(?P<day>(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8})(?:,?[ ]\d{4})?)"
    rf"\s*\((?P<agency>[A-Z][\w.&/, -]{{1,40}})\)\s*{_DASH}\s*(?=\S)"
)
_WITH_STOP = re.compile(
    rf"(?P<places>{_CAPITALS}),[ ](?P<day>[A-Z][\w.]{{2,9}}(?:[ ]\d{{1,2}})?)\.\s+(?=[A-Z\"“‘'À-Þ])"
)
"""An old newspaper's form: "HARWICK, Thursday. The quay ..."."""
_ALONE = re.compile(
    rf"(?P<places>(?:{_PLACES}|{_CAPITALS})(?:,[ ]{_NAME}(?:[ ]{_NAME}){{0,2}})??),"
    r"[ ](?P<day>(?:(?:[A-Z][a-z]{2,5}day,[ ])?(?:[\w.]{1,9}[ ]){0,2}[\w.]{1,9})(?:,[ ]\d{4})?"
    r"(?:,[ ]\d{1,2}[:.]\d{2}(?:[ ][A-Z]{2,4})?)?)"
    rf"(?:[ ]\((?P<agency>[A-Z][\w.&/, -]{{1,40}})\))?(?:[ ]{_DASH})?"
)
"""A line under a newspaper's name: "Harwick, 4 May", "HARWICK, Norland, Oct 4, 2025 (CN) -"."""
# "HARWICK, May 4 (Coastal News) -": so much form that the agency need not be known.
_IN_FORM = re.compile(rf"(?:{_CAPITALS}|{_PLACES}[ ]\([^)]*\)){_MORE}\s*\([^)]*\)\s*{_DASH}\s*$")
_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*(?:\s|$)")
_LONGEST = 160
"""Code points of a paragraph that a dateline is looked for in."""


class Dateline(Struct, frozen=True):
    """What stands before the first sentence of a story."""

    places: str
    """As written, "SEOUL/HANOI, Vietnam"; empty when only an agency is named."""
    day: str
    """As written, "May 4"; empty when there is none."""
    agency: str
    """As reports print it, "Reuters"; empty when none is named."""
    width: int
    """Code points from the paragraph's start to its first sentence."""
    agencies: tuple[str, ...] = ()
    """Where several are named ("AP/Reuters"), all of them; `agency` is empty then, for the text is of no one alone."""


def dateline_of(text: str, first: bool) -> Dateline | None:
    """The dateline that the paragraph `text` begins with; one without an agency only in the `first` of the body."""
    head = text[:_LONGEST]
    alone = _DAY_ALONE.match(head)
    if alone and is_date_line(alone["day"]) and (named := _agencies(alone["agency"], in_form=True)) is not None:
        return Dateline("", alone["day"], named[0] if len(named) == 1 else "", alone.end(), named[1:] and named)
    match = _WITH_AGENCY.match(head)
    if match and _IN_FORM.match(match.group()) and is_date_line(match["agency"]):
        return Dateline(match["places"].strip(), match["agency"], "", match.end())
    if match and (named := _agencies(match["agency"], in_form=bool(_IN_FORM.match(match.group())))) is not None:
        places, day = _parted(match["places"] or "")
        agency = named[0] if len(named) == 1 else ""
        return Dateline(places, day, agency, match.end(), named if len(named) > 1 else ())
    stopped = _WITH_STOP.match(head) if first else None
    if stopped and _is_day(stopped["day"]):
        return Dateline(stopped["places"], stopped["day"], "", stopped.end())
    match = (_WITH_DASH.match(head) or _WITH_COLON.match(head)) if first else None
    if not match or _first_word(match["places"]) in load_words("furniture")["no_places"]:
        return None
    if not _SENTENCE.search(text, match.end()):  # "GUILTY: Jury convicts mayor" is a headline
        return None
    places, day = _parted(match["places"])
    return Dateline(places, day, "", match.end())


def place_line(text: str) -> Dateline | None:
    """The place and the day that are all of the line `text`: "HARWICK, Aug. 7"; that it dates the text is not sure."""
    match = _ALONE.fullmatch(text[:_LONGEST])
    if not match or not _is_day(match["day"]):
        return None
    in_form = bool(match["agency"]) and not is_label(match["agency"])
    named = _agencies(match["agency"], in_form=in_form) if match["agency"] else None
    return Dateline(match["places"], match["day"], named[0] if named and len(named) == 1 else "", len(text))


def _is_day(text: str) -> bool:
    return text.lower() in WEEKDAYS or is_date_line(text)


@lru_cache
def agencies() -> dict[str, str]:
    """Every spelling of a news agency, in lower case -> the name that reports print."""
    return dict(load_words("furniture")["agencies"])


def _agencies(text: str, *, in_form: bool) -> tuple[str, ...] | None:
    """The agencies that the parenthesis `text` of a dateline names; None when it is none, as far as is known.

    `in_form`: places and dash leave no doubt. Then it may name one that is not known, or the paper's own people.
    """
    parts = [part.strip().lower() for part in re.split(r"[/,]|\band\b", text)]
    if all(part in agencies() for part in parts):
        return tuple(dict.fromkeys(agencies()[part] for part in parts))
    if not in_form:
        return None
    own = set(text.lower().split()) <= set(load_words("furniture")["byline"])
    return () if own else (text,)


def _first_word(places: str) -> str:
    return re.split(r"[ /,]", places.lower(), maxsplit=1)[0]


def _parted(places: str) -> tuple[str, str]:
    """The places without the day, and the day: "SEOUL, May 4" -> ("SEOUL", "May 4")."""
    parts = [part.strip() for part in places.split(",")]
    days = [part for part in parts if any(char.isdigit() for char in part)]
    return ", ".join(part for part in parts if part not in days), ", ".join(days)
