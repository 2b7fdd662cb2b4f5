"""Lines under a headline that sign a text by more or less than "by": "Ann Lee in Lima", "Our foreign staff".

By its words alone such a line could be a deck. So a line is asked only where bylines stand, between headline and body,
and a bare name signs only a text that tells nothing of the person.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from ..language.vocabulary import is_common, is_given_name, is_title_word, place_name
from ..text import WEEKDAYS
from . import marks
from .dates import find_day, is_date_line

_LONGEST = 120
"""Code points of a line that signs."""
_LEAD = re.compile(
    r"(?:exclusive:? |(?:special )?report:? )?(?:by|from|words:?(?: by)?|reported by)[ :]+", re.IGNORECASE
)
_CAPITALS = r"[A-ZÀ-Þ][\w.'’-]*(?:[ ][A-ZÀ-Þ][\w.'’-]*){0,3}"
_WHERE = re.compile(
    rf"(?P<names>[^,|/]{{2,80}}?),?[ ](?:reports[ ](?:in|from)|in|at)[ ](?:the[ ])?{_CAPITALS}(?:,[ ]{_CAPITALS})?"
    rf"(?:[ ]for[ ](?P<paper>(?:the[ ])?{_CAPITALS}))?",
    re.IGNORECASE,
)
_PARTS = re.compile(r",\s+|\s*[|•·/]\s*|\s+[-–—]\s+|\s+for\s+(?=[Tt]he\s)")
_DAY_PARTS = re.compile(r",\s+(?!(?:19|20)\d\d\b)|\s+[|•·]\s+")
_AND = re.compile(r"\s+(?:and|&)\s+|,\s+")
_OURS = re.compile(
    r"(?:(?:by|from) )?our (?:[\w-]+ ){0,3}"
    r"(?:correspondents?|reporters?|editors?|writers?|staff|desk|office|newsroom|team|envoys?)"
    rf"(?-i:(?:,?[ ](?:in[ ])?{_CAPITALS}){{0,2}})",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:from )?(?:[A-Z][\w-]* ){0,2}(?i:staff(?: reports?| reporters?| writers?)?(?: and (?:wires?|agenc(?:y|ies))"
    r"(?: reports?)?)?)"
)
_POST = re.compile(
    r"(?:[\w-]+ ){0,3}(?:correspondent|reporter|writer|editor|desk|bureau|envoy|staff|bureau chief|columnist)"
    rf"(?:[ ]in[ ]{_CAPITALS})?",
    re.IGNORECASE,
)
_PAPER = re.compile(r"The(?:[ ][A-ZÀ-Þ][\w'’-]*){2,4}|(?:[A-ZÀ-Þ][\w'’-]*[ ]){1,3}(?:News|Radio|Television|TV)")
"""What is a newspaper or broadcaster where a place, or more than a day, stands beside: "The Ostby Champion"."""
_ANY_DAY = dt.date(2000, 1, 1)
_PARTICLES = frozenset("al bin da dal de del den der di dos du el ibn la le mac ní o van von y".split())


class Signature(Struct, frozen=True):
    """What a line says of who wrote the text."""

    author: str = ""
    """The persons, as written; empty for a desk or the staff."""
    outlet: str = ""
    """The newspaper that is named beside them; empty when none is."""


def signature(line: str, body: str) -> Signature | None:
    """What `line` signs, a line between the headline and the text `body`; None where it may say something else."""
    if len(line) > _LONGEST or marks.is_ended(line):
        return None
    if _STAFF.fullmatch(line) or _OURS.fullmatch(line):
        return Signature()
    if dated := _dated(line):
        return dated
    lead = _LEAD.match(line)
    rest = line[lead.end() :] if lead else line
    where = _WHERE.fullmatch(rest)
    names, *beside = [where["names"], where["paper"] or ""] if where else _PARTS.split(rest)
    persons = _AND.split(names)
    if not all(map(_is_person, persons)) or not all(map(_is_beside, filter(None, beside))):
        return None
    if not lead and any(_is_told_of(person, body) for person in persons):
        return None
    if not lead and beside and all(map(is_date_line, beside)) and not is_given_name(names.split()[0]):
        return None  # a place and its day
    return Signature(names, next(filter(None, map(marks.masthead, beside)), ""))


def _dated(line: str) -> Signature | None:
    """What a line of a newspaper, perhaps a place, and a day signs: "Ostby Herald, Norvik, Friday, 7 February"."""
    name, *beside = _DAY_PARTS.split(line)
    days = [part for part in beside if is_date_line(part) or part.lower() in WEEKDAYS]
    places = [part for part in beside if part not in days]
    if not any(find_day(day, _ANY_DAY) for day in days) or beside != [*places, *days]:
        return None
    if len(places) > 1 or not all(re.fullmatch(_CAPITALS, place) for place in places):
        return None
    sure = len(beside) > 1 and _PAPER.fullmatch(name)
    paper = name if sure else marks.masthead(name)
    return Signature(outlet=paper) if paper else None


def _is_person(name: str) -> bool:
    """True for what is surely a person's name: two to four words, none of them an ordinary one but for first names."""
    parts = [part for part in name.split() if part not in _PARTICLES]
    if not 2 <= len(parts) <= 4 or not all(part[0].isupper() for part in parts) or place_name(name):
        return False
    first, *others = parts
    if is_common(first) and not is_given_name(first):
        return False
    odd = (is_common(part) or is_common(part.removesuffix("s")) or is_title_word(part) for part in others)
    return not any(odd) and not is_title_word(first) and not any(char.isdigit() for char in name)


def _is_beside(part: str) -> bool:
    """True for what stands beside the names: a post, a newspaper, a date, or a place or paper in capitals."""
    capitals = re.fullmatch(rf"(?:the )?{_CAPITALS}", part)
    return bool(_POST.fullmatch(part) or marks.masthead(part) or is_date_line(part) or capitals)


def _is_told_of(person: str, body: str) -> bool:
    """True when `body` holds the last name of `person`: then the line is of somebody in the story."""
    return bool(re.search(rf"(?<!\w){re.escape(person.rsplit(maxsplit=1)[-1])}(?!\w)", body, re.IGNORECASE))
