"""Lines of an article's head that tell outlet, place, day and author, in any order and however they are parted.

"VANGUARD ONE | Lindra, June 5", "Plain Voice, by Ann Lee", "The Northern Post (Lindra)". Each part of such a line is
one of these and nothing else; of what no list knows, the parts beside it tell what it is.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import pairwise

from msgspec import Struct

from ..language.clauses.verbs import verb_forms
from ..language.vocabulary import is_given_name, is_title_word, place_name
from ..text import WEEKDAYS
from . import marks
from .dates import is_date_line

_LONGEST = 120
"""Code points of a line that is read."""
_BREAK = re.compile(
    r"(?P<bar>\s*[|•·]\s*|\s+[-–—/]\s+)|,?\s+(?=(?i:by)\s+[A-ZÀ-Þ])|,\s+(?!(?:19|20)\d\d\b)|\s+(?=\([^()]{2,40}\)\Z)"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?:\.(?=\s))?(?:\s(?:(?:of|and|the|de|del|la)\s)?[A-ZÀ-Þ][\w'’-]*\.?){0,4}")
_EDITION = re.compile(r"(?:[A-ZÀ-Þ][\w-]*\s){0,2}(?i:edition|service|version)")
_ACTED = frozenset(["past", "participle", "s"])
"""Forms of a verb in a headline: "MAYOR RESIGNS", "COACH SACKED"."""


class Part(Enum):
    """What a part of a line is."""

    NAME = auto()
    """Of an outlet or a place."""
    DAY = auto()
    BYLINE = auto()
    EDITION = auto()
    OTHER = auto()


class Imprint(Struct, frozen=True):
    """What a line of the head says of the text."""

    outlet: str = ""
    author: str = ""
    dated: bool = False
    edition: bool = False
    """True where it tells the edition of a newspaper that another line names."""


def is_edition(line: str) -> bool:
    """True for a line that tells which edition of a newspaper it is: "English edition, Lindra, Tuesday 21 January"."""
    told = imprint(line)
    return told is not None and told.edition


def is_dated_imprint(line: str) -> bool:
    """True for a line with an outlet and a day, which is no headline: "Lindra Post, by Ann Lee, May 4"."""
    told = imprint(line)
    return told is not None and told.dated and bool(told.outlet)


def imprint(line: str) -> Imprint | None:
    """What `line` tells; None where a part of it may be something else, or what it names may be no outlet."""
    if len(line) > _LONGEST:
        return None
    breaks = list(_BREAK.finditer(line))
    ends = [(0, 0), *(found.span() for found in breaks), (len(line), len(line))]
    texts = [line[left[1] : right[0]].strip() for left, right in pairwise(ends)]
    told = [(_part(text), text) for text in texts]
    names = [text.strip("()") for part, text in told if part is Part.NAME]
    kinds = {part for part, _ in told}
    if Part.OTHER in kinds or len(names) > 2 or not names:
        return None
    if kinds == {Part.EDITION, Part.NAME, Part.DAY} and told[0][0] is Part.EDITION and len(names) == 1:
        return Imprint(dated=True, edition=True)
    if told[0][0] is not Part.NAME:
        return None
    author = next((marks.author_of(text) for part, text in told if part is Part.BYLINE), "")
    barred = bool(breaks) and breaks[0]["bar"] is not None
    dated = Part.DAY in kinds
    return (
        Imprint(names[0], author, dated)
        if _is_outlet(names, kinds, barred=barred, placed=texts[-1][:1] == "(")
        else None
    )


def _part(text: str) -> Part:
    if text.lower() in WEEKDAYS or is_date_line(text):
        return Part.DAY
    if marks.is_byline(text) and marks.author_of(text):
        return Part.BYLINE
    if _EDITION.fullmatch(text) and text.split(maxsplit=1)[0].lower() != "press":
        return Part.EDITION
    return Part.NAME if _NAME.fullmatch(text.strip("()")) else Part.OTHER


def _is_outlet(names: list[str], kinds: set[Part], *, barred: bool, placed: bool) -> bool:
    """True where the first of `names` is an outlet by its words or by what stands beside it.

    Behind it stands a place and a day, "CARGOWIRE, LINDRA, Feb 4", the author, or a place in brackets; a place and its
    country stand so too.
    """
    own, *places = names
    if marks.masthead(own):
        return bool(kinds - {Part.NAME}) or placed
    first, *others = own.split()
    known = _names_media(own)
    if place_name(own) or is_given_name(first) or (not known and any(map(is_title_word, own.split()))):
        return False
    if not known and any(verb_forms(part) & _ACTED for part in others):  # "MAYOR RESIGNS" is a headline
        return False
    if Part.BYLINE in kinds:
        return bool(others)
    return Part.DAY in kinds and bool(places) and (barred or known)


def _names_media(name: str) -> bool:
    """True for a name with a word by which newspapers, stations and agencies are known: "PRESS SERVICE"."""
    media = marks.words_of("mastheads") | marks.words_of("open_mastheads") | marks.words_of("stations")
    return marks.is_compound(name) or (" " in name and any(word.lower() in media for word in name.split()))
