"""The day, the hour or the length of what happened: the times of an article, each bound to its event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from msgspec import Struct, structs

from ...language.clauses.binding import Event, bind, usual_stems
from ...language.times import Time, times
from ...language.times.moments import Grain, Length, Moment, Use, since
from ...model import Article, Fact, Kind, Sentence
from ...spans import span_of
from ...text import alternation, stem, words
from .ordeals import ordeal


class When(Struct, frozen=True):
    """A time with what it is the time of."""

    time: Moment | Length
    event: Event
    others: tuple[Moment | Length, ...]
    """The other times of the sentence."""
    company: tuple[tuple[Moment | Length, Event], ...] = ()
    """Every time of the article with its event, this one included."""
    told: frozenset[Moment | Length] = frozenset()
    """The times of `company`, each once: a long article says "on Friday" a hundred times."""
    usual: frozenset[str] = frozenset()
    """Stems that stand in many sentences of the article, so that sharing them says little."""
    spouse: bool = False
    """True for the length of a tie: "her husband of 43 years"."""
    record: bool = False
    """True for what something is a record since: "the most since 1996"."""
    point: Moment | None = None
    """When it was, of a length counted back from a known day of publication ("12 days ago")."""
    published: dt.date | None = None
    """The day of the article."""
    ordeal: str = ""
    """The captivity, strike or the like of which it is the length: a key of `ordeals` in `times.yaml`."""


def extract(article: Article) -> tuple[Fact[When], ...]:
    """One fact per time expression."""
    facts = tuple(fact for sentence in article.sentences for fact in _facts(article, sentence))
    company = tuple((fact.value.time, fact.value.event) for fact in facts)
    usual = usual_stems(article)
    told = frozenset(time for time, _ in company)
    return tuple(
        replace(fact, value=structs.replace(fact.value, company=company, told=told, usual=usual)) for fact in facts
    )


def _facts(article: Article, sentence: Sentence) -> list[Fact[When]]:
    found = [time for time in times(sentence.text, article.published) if not _is_stamp(sentence.text, time.start)]
    spans = list(map(span_of, found))
    facts = []
    for time in found:
        if _in_brackets_after(sentence.text, time, found):
            continue
        event = bind(sentence, time.start, time.end, spans, attributive=time.attributive)
        others = tuple(other.value for other in found if other is not time)
        told = _told(sentence.text, time, event)
        spouse = _TIE.search(sentence.text, max(0, time.start - _TIE_BEFORE), time.start) is not None
        record = _RECORD.search(sentence.text, max(0, time.start - _RECORD_BEFORE), time.start) is not None
        value = When(
            told,
            event,
            others,
            spouse=spouse,
            record=record,
            point=_point(time.value, article.published),
            published=article.published,
            ordeal=ordeal(sentence.text, span_of(time)) if _is_lasting(time.value) else "",
        )
        subject, lasting = _subject(time.value), value.ordeal or _lasting(time.value, event)
        if lasting:
            subject = f"{subject} ({lasting})"
        strong = bool(lasting) or _is_clock(time.value)
        label = _subject(time.value) + _of_word(sentence.text, lasting) if lasting and not value.ordeal else ""
        facts.append(Fact.at(Kind.TIME, sentence, time.start, time.end, value, subject, strong=strong, label=label))
    return facts


_TIED = "husband wife spouse partner boyfriend girlfriend friend marriage companion resident veteran member".split()
_TIE = re.compile(rf"\b(?:{alternation(_TIED)})s?\sof\s(?:\w+\s)?\Z", re.IGNORECASE)
_TIE_BEFORE = 30
"""Code points before a length in which the tie stands whose length it is: "companion of almost"."""
_RECORD = re.compile(
    r"\b(?:most|least|first|last|only|record|(?!(?:latest|protest|arrest|forest|request|interest|guest|contest|"
    r"harvest|priest|west|rest|test|quest|chest)\b)[a-z]{2,}est)\b[^.;]{0,60}\bsince\b[^.;,]{0,50}\Z",
    re.IGNORECASE,
)
_RECORD_BEFORE = 90
"""Code points before a time in which a record and its "since" stand: less than the two gaps of `_RECORD` together, for
one of them may be long, but not both."""


def _told(text: str, time: Time, event: Event) -> Moment | Length:
    """The time, a length from now told as what it is: "will report in a month" is "within a month"."""
    value = time.value
    if not isinstance(value, Length) or value.use is not Use.PLAIN or not event.planned:
        return value
    behind_in = _IN.search(text, max(0, time.start - len(" in ")), time.start)
    return structs.replace(value, use=Use.WITHIN) if behind_in else value


_IN = re.compile(r"\bin\s\Z", re.IGNORECASE)


def _lasting(time: Moment | Length, event: Event) -> str:
    """The stem of what it is the length of ("a ten-week trial", "the trial lasted ten weeks"); empty when not told."""
    if not _is_lasting(time):
        return ""
    if event.head:
        return event.head
    return next(iter(event.subject)) if event.acts & _LASTS and len(event.subject) == 1 else ""


def _is_lasting(time: Moment | Length) -> bool:
    """True for how long something lasted or lasts."""
    return isinstance(time, Length) and time.use is Use.PLAIN


_LASTS = frozenset(map(stem, ("last", "take", "run", "go", "continue", "drag")))


def _of_word(text: str, base: str) -> str:
    """The word of `text` with the stem `base`, for a reader: " (trial)"."""
    return next((f" ({word.lower})" for word in words(text) if word.stem == base), "")


def _point(time: Moment | Length, published: dt.date | None) -> Moment | None:
    if published is None or not isinstance(time, Length) or time.use is not Use.AGO:
        return None
    try:
        return since(time, published)
    except OverflowError:  # before the year 1, where no calendar of ours reaches: "4,500 years ago"
        return None


def _in_brackets_after(text: str, time: Time, found: Sequence[Time]) -> bool:
    """True for a clock time that says again in another zone what stands before the bracket: "4:42 a.m. (2042 GMT)"."""
    if not _is_clock(time.value) or not text[: time.start].rstrip().endswith("("):
        return False
    return any(_is_clock(other.value) and 0 < time.start - other.end <= _TRANSLATED for other in found)


_TRANSLATED = 20
"""Code points from a clock time to its translation."""


def _is_clock(time: Moment | Length) -> bool:
    return isinstance(time, Moment) and time.grain is Grain.MINUTE


def _is_stamp(text: str, start: int) -> bool:
    """True for the date under a quoted post, "City Zoo (@cityzoo) May 3, 2019", and that of an update."""
    if _STAMPED.match(text[:start]):
        return True
    before = text[max(0, start - _POSTER) : start].rstrip()
    return before.endswith(")") and "(@" in before


_STAMPED = re.compile(r"^\W*(?:UPDATED?|CORRECTION|POSTED|PUBLISHED|[Ll]ast\supdated)\W{0,3}(?:at\s|on\s)?\Z")
_POSTER = 40
"""Code points before the date of a quoted post in which the account stands whose post it is: "(@cityzoo)"."""


def _subject(time: Moment | Length) -> str:
    """What the time is of, in words for a reader."""
    if isinstance(time, Length):
        return "how long" if time.use in HOW_LONG else "how long before or after"
    if time.grain is Grain.MINUTE:
        return "clock time"
    return "time of day" if time.grain is Grain.PART else "day" if time.grain is Grain.DAY else "date"


HOW_LONG = {Use.PLAIN, Use.WITHIN, Use.PART}
"""Lengths that are not counted from another time."""
