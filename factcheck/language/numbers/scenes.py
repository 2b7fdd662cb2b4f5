"""A sentence as its quantities see it: what surrounds them, which places and persons it names, of which time it tells.

Background is told from the event by words alone: another year, "last year", "previously". A sentence that names a day
of the week tells of the event, whatever year it mentions in passing; a short one carries on the time of the sentence
before it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from ...data import load_words
from ...model import Article, MentionKind, Sentence
from ...text import content_stems, fold, words
from .count_words import people, state_words
from .measures import Dimension, Hedge, Quantity
from .nouns import Noun
from .numerals import numerals
from .quantities import quantities

_WINDOW = 70
"""Code points on each side of a number whose words tell what it is about."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b(?!\s(?:[A-Z]{2,4}T|UTC|hours|hrs|local\stime)\b)")
_YEARS_AGO = re.compile(r"\syears\sago\b", re.IGNORECASE)
_A_YEAR_AGO = re.compile(r"\ba\syear\sago\b")
_BEFORE_REACH, _CONDITION_REACH = 22, 70
"""Code points before a number in which words say which part of the whole it is, and in which a condition may begin."""
_OTHERS_REACH, _PLACE_REACH = (12, 6), 50
"""Those before it and behind its noun that may hold "other" or "more", and those behind the noun for a place."""
_WHOM_REACH = 20
"""Those before the three of "of whom three"."""
_STILL_REACH = 30, 40
"""Those before the number and behind its noun in which "still" or "remain" may stand."""
_SAID_REACH, _COMPANY_REACH = 30, 60
"""Those before who says something, and before a number with the others who are told of beside it."""
_SHORT = 160
"""Code points up to which a sentence may carry on the time of the one before."""


class Scene(Struct, frozen=True):
    """A sentence with what all its quantities share."""

    article: Article
    sentence: Sentence
    found: tuple[Quantity, ...]
    """The quantities; offsets are into the sentence's text."""
    context: frozenset[str]
    """Stems of the content words."""
    places: frozenset[str]
    """Folded names of the places."""
    persons: frozenset[str]
    """Folded last names of the persons."""
    own_years: frozenset[str]
    """What marks it as told of another time than the event: years, "last year"; empty for the event itself."""
    years: frozenset[str]
    """The same with what the sentence before leaves in force."""

    @property
    def text(self) -> str:
        """The sentence's text."""
        return self.sentence.text


def scenes(article: Article) -> Iterator[Scene]:
    """The sentences of `article`, in order."""
    years: frozenset[str] = frozenset()
    for sentence in article.sentences:
        own = _background(sentence.text, article.published)
        years = own or (years if _carries_on(sentence.text) else frozenset())
        yield Scene(
            article,
            sentence,
            quantities(sentence.text),
            content_stems(sentence.text),
            frozenset(fold(m.name) for m in sentence.mentions if m.kind is MentionKind.PLACE),
            frozenset(fold(m.name).split()[-1] for m in sentence.mentions if m.kind is MentionKind.PERSON),
            own,
            years,
        )


def capitals(text: str, start: int, end: int) -> frozenset[str]:
    """Stems of the words near `text[start:end]` that have a capital though they do not begin the sentence."""
    first = max(0, start - _WINDOW)
    around = words(text[first : end + _WINDOW])
    # A cut word begins the piece, and the first word of a sentence has a capital whatever it is.
    return frozenset(word.stem for word in around if word.start > 0 and word.is_capital and word.is_content)


class Part(StrEnum):
    """Which part of the whole is counted."""

    PLAIN = ""
    """None that the words tell of: all, as far as one reads."""
    RANKED = "ranked"
    """Some by rank: "the top two"."""
    OTHER = "other"
    """Those beside others who are told of: "22 others"."""
    REST = "rest"
    """What is left of a known set: "the other five", "the last five"."""
    MORE = "more"
    """Those dead who join others told of before: "two more people have died"; see `is_increase`."""
    OF = "of"
    """Some of a set: "five of the bombs"."""
    LOCAL = "local"
    """The count of one place: "in the district"."""
    PRIOR = "prior"
    """What no longer holds: "previously 12"."""
    ALL = "all"
    """A sum: "a total of 12"."""
    NEEDED = "needed"
    """What is not so, but must come about or is set as a condition: "the 60 votes needed"."""
    STILL = "still"
    """So many of the hour, and not of all who ever were there: "12 are still in hospital"; see `is_still`."""


def part_of(text: str, quantity: Quantity, noun: Noun) -> Part:
    """Which part of the whole is counted, as the words around the number tell; STILL is not asked for here."""
    before = text[max(0, quantity.start - _BEFORE_REACH) : quantity.start].lower()
    if _is_needed(text, quantity, noun):
        return Part.NEEDED
    if _REST.search(f"{before}{text[quantity.start : noun.end].lower()}"):
        return Part.REST
    if quantity.dimension is Dimension.COUNT and _RANKED.search(before):
        return Part.RANKED
    ahead, behind = _OTHERS_REACH
    phrase = f"{before[-ahead:]} {text[quantity.end : noun.end + behind].lower()}".split()
    if any(word in phrase for word in load_words("counts")["parts"]):
        return Part.OTHER
    if noun.partitive or _is_among(text, quantity, noun):
        return Part.OF
    if _marked("local", text[noun.end : noun.end + _PLACE_REACH].partition(",")[0]):
        return Part.LOCAL
    if quantity.dimension is not Dimension.ORDINAL and _marked(
        "prior", before + text[quantity.start : noun.end].lower()
    ):
        return Part.PRIOR
    return Part.ALL if any(before.endswith(f"{mark} ") for mark in load_words("counts")["totals"]) else Part.PLAIN


def _is_among(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True for the two of "her two sons are among the missing" and of "among the dead were two sons"."""
    before = _AMONG_BEFORE.search(text, max(0, quantity.start - _PLACE_REACH), quantity.start)
    return before is not None or _AMONG_BEHIND.match(text, noun.end) is not None


_AMONG_BEFORE = re.compile(r"\bamong\s(?:the|those)\s[^.,;:]+\s(?:is|are|was|were)\s\Z", re.IGNORECASE)
_AMONG_BEHIND = re.compile(
    r"\s(?:(?:is|are|was|were|be|been)\s)(?:also\s|still\s)?among\s(?:the|those)\b", re.IGNORECASE
)


def _is_needed(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True for a number that is asked for, or a condition; those "in ten districts" are where one must come about."""
    exact = quantity.hedge is Hedge.NONE
    where = _WHERE.search(text, max(0, quantity.start - _BEFORE_REACH), quantity.start) if exact else None
    asked = _NEEDED.search(text, max(0, quantity.start - _CONDITION_REACH), quantity.start)
    return (asked is not None and where is None) or _SO_MANY_NEEDED.match(text, noun.end) is not None


_WHERE = re.compile(r"\b(?:in|across|from)\s(?:the\s|all\s)?\Z", re.IGNORECASE)
"""Right before a number of places. `search` takes the end of what it is given for the end of the text."""


def is_last(text: str, quantity: Quantity) -> bool:
    """True for those to whom it happened last of all: "the last six hostages"."""
    return _LAST.search(text, max(0, quantity.start - _BEFORE_REACH), quantity.start) is not None


_LAST = re.compile(r"\bthe\s(?:last|final)\s$", re.IGNORECASE)


def is_increase(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True for the two of "two more people have died", but not of "a man was hurt and two more people died".

    Where something befell others in the words before, these are the others, and those who died may be all.
    """
    ahead, behind = _OTHERS_REACH
    near = f"{text[max(0, quantity.start - ahead) : quantity.start]} {text[quantity.end : noun.end + behind]}"
    if not _MORE.search(near):
        return False
    befell = state_words("after").keys() | state_words("before").keys()
    return not any(word.lower in befell for word in words(text[: quantity.start]))


_MORE = re.compile(r"\b(?:more|another|additional|further)\b", re.IGNORECASE)


def is_of_them(text: str, quantity: Quantity) -> bool:
    """True for a number that is a part of what was counted before: "three of them", "of whom three"."""
    return bool(
        _OF_THEM.match(text, quantity.end)
        or _OF_WHOM.search(text, max(0, quantity.start - _WHOM_REACH), quantity.start)
    )


_OF_THEM = re.compile(r"\s(?:of|among)\s(?:them|whom|these|those|which)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\b(?:(?:of|among)\s(?:them|whom|which)|including)\s$", re.IGNORECASE)


def spared_of(text: str, quantity: Quantity) -> float:
    """How many of those counted got away from what befell the others: "ten people, one of whom escaped"; 0 for none."""
    found = _SPARED.match(text, quantity.end)
    some = numerals(found[1]) if found else ()
    return some[0].low if some else 0.0


_SPARED = re.compile(
    r"[^.;:()]{1,90}?\b(\w+)\s(?:of|among)\s(?:whom|them)\s(?:\w+\s)?"
    r"(?:escaped?|fled|flee|got\s(?:away|out)|slipped|ran|hid|walked)\b",
    re.IGNORECASE,
)


def is_part(text: str, part: Quantity, whole: Quantity) -> bool:
    """True for the four and the nine of "four of the train's nine carriages"."""
    return _OF_WHOLE.fullmatch(text, part.end, whole.start) is not None


_OF_WHOLE = re.compile(r"\s(?:out\s)?of\s(?:[\w’'-]+\s){0,3}", re.IGNORECASE)


def is_still(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True for those who "are still" or "remain" somewhere: so many of the hour, and not of all who ever were there."""
    before, behind = _STILL_REACH
    return bool(_STILL.search(text, max(0, quantity.start - before), noun.end + behind))


def is_there_still(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True for "31 injured guests remain in hospital", of whom more were hurt; not for "four of the 31 hurt remain"."""
    of_them = _OF_ALL.search(text, max(0, quantity.start - _WHOM_REACH), quantity.start)
    return of_them is None and _IS_STILL.match(text, noun.end) is not None


_OF_ALL = re.compile(r"\bof\s(?:the\s|its\s|their\s|all\s|some\s|about\s){0,2}\Z", re.IGNORECASE)
"""Before the whole of which a part is told. `search` takes the end of what it is given for the end of the text."""


_IS_STILL = re.compile(r"\s(?:(?:are|were|is|was)\sstill|still|remain(?:s|ed)?)\s(?:in|at|under)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?|all\sbut)\b", re.IGNORECASE)
_SPOKE = (
    r"(?:said|says|told|tells|ask(?:s|ed)|added|wrote|recalled|described|complained|warned|insisted|admitted|claimed"
    r"|posted|tweeted|shouted|quipped|explained)"
)
_SPEAK_AFTER = re.compile(
    rf"(?:,[^.;:“”\"]{{1,90}},|\s(?:at|from|in|on|who|with|near|outside)\b[^.;:,“”\"]{{1,50}})?"
    rf"\s(?:(?:also|later|then|have|has|had)\s)?{_SPOKE}\b"
)
_SPEAK_BEFORE = re.compile(rf"(?:[”\"'’],?|,)\s{_SPOKE}\s$")


def speak(text: str, start: int, end: int) -> bool:
    """True where those counted in `text[start:end]` are told of for what they say: never all whom it concerns."""
    return bool(_SPEAK_AFTER.match(text, end) or _SPEAK_BEFORE.search(text, max(0, start - _SAID_REACH), start))


_RANKED = re.compile(
    r"\b(?:top|bottom|(?:old|young|larg|bigg|small|high|low|tall|rich|fast|clos|near|strong|lead)"
    r"(?:est|ing))\s$"
)
"""Before the number of some that are picked by their rank: "the top two House Democrats"."""
_NEEDED = re.compile(
    r"\b(?:(?:if|unless|until|needs?|needed|needing|required?|requires|requiring|threshold\sof)\b[^.,;:]*"
    r"|should(?:\shave)?\s(?:be|been|had)\s(?:\w+\s)?)$",
    re.IGNORECASE,
)
"""Before a number that is a condition: "if nobody wins more than half", "the 60 votes needed" is none."""
_SO_MANY_NEEDED = re.compile(r"\s(?:(?:was|were|is|are|would\sbe|had\sbeen)\s)?(?:needed|required|necessary)\b")
_REST = re.compile(r"\bthe\s(?:other|remaining)\s\S+(?:\s\S+)?$")
_BESIDE = re.compile(
    r"\s(?:and|along\swith|together\swith|as\swell\sas|plus)\s(?:an?|the|his|her|their|its|one|another)\s"
    r"((?:[\w-]+\s){0,2}[\w-]+)"
)


_AND_BEFORE = re.compile(r"\b(?:an?|the|his|her|their|one)\s((?:[\w-]+\s){1,6}?)and\s$", re.IGNORECASE)


def has_company(text: str, quantity: Quantity, noun: Noun) -> bool:
    """True when others are told of beside those counted, so that they are not all: "two boys and their mother"."""
    company = (
        _AND_BEFORE.search(text, max(0, quantity.start - _COMPANY_REACH), quantity.start),
        _BESIDE.match(text, noun.end),
    )
    # "Shots were heard for an hour and one soldier was killed": an hour is no company.
    return any(
        beside is not None and (not people(noun.head) or any(people(word.lower) for word in words(beside[1])))
        for beside in company
    )


@lru_cache(maxsize=4096)
def tells_of_victims(text: str) -> bool:
    """True when somebody is said to be dead, hurt or missing."""
    known = state_words("after")
    return any(known.get(word.lower) in ("killed", "hurt", "missing") for word in words(text))


def _background(text: str, published: dt.date | None) -> frozenset[str]:
    """What marks `text` as told of another time than the event."""
    lower = text.lower()
    if _marked("present", lower):
        return frozenset()
    years = {year for year in _YEAR.findall(text) if not published or int(year) < published.year}
    marks = set(_marks("background").findall(lower))
    if published and "last year" in marks:
        years.add(str(published.year - 1))
    if published:
        ago = {int(number.low) for number in numerals(text) if _YEARS_AGO.match(text, number.end)}
        ago |= {1} if "year ago" in marks and _A_YEAR_AGO.search(lower) else set()
        # "Two years ago", said in January, is in the year before that.
        years |= {str(published.year - number - more) for number in ago for more in (0, 1) if number < published.year}
    return frozenset(years | marks)


def _carries_on(text: str) -> bool:
    return len(text) < _SHORT and not _marked("present", text.lower())


def _marked(section: str, text: str) -> bool:
    return _marks(section).search(text) is not None


@lru_cache
def _marks(section: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_words('counts')[section])})\b")
