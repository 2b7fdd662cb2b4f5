"""Lines under a headline that sign a text by more or less than "by": "Ann Lee in Lima", "Our foreign staff".

By its words alone such a line could be a deck. So a line is asked only where bylines stand, between headline and body,
and a bare name signs only a text that tells nothing of the person.
"""

from __future__ import annotations

import re

from msgspec import Struct, structs

from ..language.clauses.verbs import verb_forms
from ..language.vocabulary import is_common, is_given_name, is_place_head, is_place_lead, is_title_word, place_name
from ..text import WEEKDAYS, words
from . import marks
from .dates import find_date, find_yearless, is_date_line
from .imprint import imprint

_SMALL = 2
"""Words in small letters, at least, of a headline that leaves capitals to names."""
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
_EDITION = re.compile(r"\s\([^()]{2,30}\)\Z")
"""What a newspaper adds to its name: "(English edition)"."""
_TITLED = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?:[ ](?:(?:of|and|the)[ ])?[A-ZÀ-Þ][\w'’-]*){0,5}")
_ACTED = frozenset(["past", "participle", "s"])
_PARTICLES = frozenset("al bin da dal de del den der di dos du el ibn la le mac ní o van von y".split())


class Signature(Struct, frozen=True):
    """What a line says of who wrote the text."""

    author: str = ""
    """The persons, as written; empty for a desk or the staff."""
    outlet: str = ""
    """The newspaper that is named beside them; empty when none is."""


def signature(line: str, body: str, headline: str = "") -> Signature | None:
    """What `line` signs, a line between `headline` and the text `body`; None where it may say something else."""
    if len(line) > _LONGEST or marks.is_ended(line):
        return None
    if _STAFF.fullmatch(line) or _OURS.fullmatch(line):
        return Signature()
    if whole := source_line(line, body, headline) or _of_imprint(line):
        return whole
    lead = _LEAD.match(line)
    rest = line[lead.end() :] if lead else line
    where = _WHERE.fullmatch(rest)
    names, *beside = [where["names"], where["paper"] or ""] if where else _PARTS.split(rest)
    persons = _AND.split(names)
    if not (lead or beside) and (paper := marks.masthead(line)) and not is_given_name(line.split(maxsplit=1)[0]):
        return Signature(outlet=paper)
    if not all(map(_is_person, persons)) or not all(map(_is_beside, filter(None, beside))):
        return None
    if not lead and any(_is_told_of(person, body) for person in persons):
        return None
    if not lead and beside and all(map(is_date_line, beside)) and not is_given_name(names.split()[0]):
        return None  # a place and its day
    return Signature(names, next(filter(None, map(marks.masthead, beside)), ""))


def _of_imprint(line: str) -> Signature | None:
    """What a line with an outlet and what stands beside it signs."""
    told = imprint(line)
    return Signature(told.author, told.outlet) if told and told.outlet else None


def source_line(line: str, body: str, headline: str = "") -> Signature | None:
    """What a line of a newspaper, perhaps a place, a day and who wrote it signs: "Ostby Herald, Norvik, 7 February".

    Where the year is told, too, or `headline` is in letters of another sort, it dates the text `body` whatever a few
    words in capitals before it are called.
    """
    if len(line) > _LONGEST or marks.is_ended(line):
        return None
    name, *beside = _DAY_PARTS.split(line)
    days = [part for part in beside if is_date_line(part) or part.lower() in WEEKDAYS]
    author = _author(beside[-1]) if days and beside[-1] not in days else ""
    beside = beside[: len(beside) - bool(author)]
    places = [part for part in beside if part not in days]
    if not any(find_date(day) or find_yearless(day) for day in days) or beside != [*places, *days]:
        return None
    if len(places) > 1 or not all(re.fullmatch(_CAPITALS, place) for place in places):
        return None
    sure = len(beside) > 1 and _PAPER.fullmatch(name)
    if paper := name if sure else marks.masthead(name):
        return Signature(author, paper)
    name, stands_out = _EDITION.sub("", name), _stands_out(name, headline)
    is_alone = not places or place_name(name)
    if not is_alone or not ((stands_out and _is_no_place(name)) or any(map(find_date, days))):
        return None
    found = _unknown(name, body, stands_out=stands_out) or _of_issue(name, days)
    return structs.replace(found, author=author) if found else None


def _author(part: str) -> str:
    """Whom `part` of a line names, "Ann Lee" of "by Ann Lee"; empty where it is no person."""
    lead = _LEAD.match(part)
    name = part[lead.end() :] if lead else part
    return name if _is_person(name) else ""


def _stands_out(name: str, headline: str) -> bool:
    """True where the capitals of `name` are of a name: `headline` has words in small letters, or is all in capitals."""
    small = [word for word in words(headline) if word.is_content and word.text.islower()]
    return not name.isupper() and (headline.isupper() or len(small) >= _SMALL)


def _is_no_place(name: str) -> bool:
    """True for a name with an ordinary word: "Highland Voice" is no place and nobody, "Hany Roshdy" may be either."""
    parts = name.split()
    return any(map(is_common, parts)) and not any(is_place_head(part) or is_place_lead(part) for part in parts)


def _of_issue(name: str, days: list[str]) -> Signature | None:
    """What "Daily Lantern" and the day of an issue with its weekday sign, which no headline and no caption tells."""
    dated = any(weekday in day.lower() for day in days for weekday in WEEKDAYS)
    return Signature(outlet=name) if dated and marks.appears_often(name) else None


def _unknown(name: str, body: str, *, stands_out: bool) -> Signature | None:
    """What `name` and a date sign, where `name` is of no newspaper that is known: its outlet, or a place.

    None for what may be a headline or a caption: for somebody ("Mayor Ina Holm, 4 May 2024"), for what is done ("Hall
    Plan Approved"), for words that the text uses, too, and for ordinary ones unless the name `stands_out`. A place and
    a single word are no outlet, and leave the date.
    """
    first, *others = name.split()
    if not _TITLED.fullmatch(name) or any(
        _is_person(who) for who in (name, " ".join(others)) if who and _has_role(who, name)
    ):
        return None
    if place_name(name) or not others:
        return Signature()
    if all(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", body, re.IGNORECASE) for part in (first, *others)):
        return None
    acts = any(verb_forms(part) & _ACTED for part in others)
    ordinary = not stands_out and all(map(is_common, (first, *others)))
    return None if acts or ordinary else Signature(outlet=name)


def _has_role(who: str, name: str) -> bool:
    """True where the words `who` of `name` may be a person: they begin with a first name, or a title stands before."""
    return is_given_name(who.split(maxsplit=1)[0]) if who == name else is_title_word(name.split(maxsplit=1)[0])


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
