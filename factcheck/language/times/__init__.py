"""The time expressions of a sentence, each as a closed interval or a length.

Atoms are spotted (`atoms`), neighbours are put together ("at 3.45pm on Tuesday"), and what they say together is
resolved against the day of publication (`days`). What the text or the article leaves open stays open (see
`moments.Base`): without a date "Friday" is some Friday, "yesterday" no known day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import structs

from ...spans import span_of
from ...text import SENTENCES, alternation, lowered
from .atoms import atoms
from .days import moment
from .lengths import lengths
from .moments import Base, Bound, Grain, Length, Moment, Use
from .pieces import Atom, Parts, Time, vocabulary

__all__ = ["Time", "times"]


@lru_cache(maxsize=SENTENCES)
def times(text: str, published: dt.date | None = None) -> tuple[Time, ...]:
    """The time expressions of one sentence in order; none overlaps another."""
    spotted, joined = _spotted(text)
    moments = [time for atom in joined if (time := _resolved(text, atom, published))]
    days = [_days_of_month(text, time) for time in moments]
    found = sorted([*spotted, *_ranges(text, days)], key=lambda time: time.start)
    return tuple(structs.replace(time, attributive=_attributive(text, time)) for time in found)


@lru_cache(maxsize=SENTENCES)
def _spotted(text: str) -> tuple[tuple[Time, ...], tuple[Atom, ...]]:
    """The lengths and the atoms of one sentence: what does not depend on the day, and takes longest to find."""
    found = tuple(lengths(text))
    return found, tuple(_join(text, atoms(text, list(map(span_of, found)))))


_NO_NOUN = "a an the and or but by in on at of for to as when while with who that which after before from".split()
_NOUN_AFTER = re.compile(rf"[\s-]+(?!(?:{alternation(_NO_NOUN)})\b)[a-z]{{3,}}")
_ARTICLE = re.compile(r"\b(?:a|an|the|his|her|its|their|this|that|one|another)\s+\Z", re.IGNORECASE)


def _attributive(text: str, time: Time) -> bool:
    if re.match(r"['’](?:s\b|\s)", text[time.end : time.end + 2]):
        return True
    if not _NOUN_AFTER.match(text, time.end):
        return False
    if isinstance(time.value, Length):
        return (
            time.value.use is Use.PLAIN
            and not re.search(r"s['’]?$", time.text)
            and not time.text.lower().startswith("for ")
        )
    return bool(_ARTICLE.search(text[max(0, time.start - 9) : time.start]) or _ARTICLE.match(time.text[:4].lower()))


_GLUE = re.compile(
    r"[\s,(]*+(?:(?:on|at|of|in|the|around|about|approximately|just|shortly|before|after|nearly|local|time|early|late"
    r"|during|by|o)\b[\s,]*+){0,4}\Z",
    re.IGNORECASE,
)


def _join(text: str, found: Sequence[Atom]) -> list[Atom]:
    """Neighbours that tell one time together become one atom."""
    joined: list[Atom] = []
    for atom in found:
        last = joined[-1] if joined else None
        if last and (both := _together(text, last, atom)):
            joined[-1] = both
        else:
            joined.append(atom)
    return joined


def _together(text: str, left: Atom, right: Atom) -> Atom | None:
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
        parts = structs.replace(parts, share=share)
    lean = left.lean or right.lean or (_lean(between) if about and right.parts.clock else 0)
    return Atom(left.start, right.end, parts, about, lean)


def _lean(words: str) -> int:
    """-1 for "shortly before", 1 for "just after", 0 for neither."""
    last = re.search(r"\b(before|after)\b", words, re.IGNORECASE)
    return 0 if last is None else -1 if lowered(last[1]) == "before" else 1


def _fits(parts: Parts) -> bool:
    """True when the parts make one time: no clock on a month, no weekday beside "last year"."""
    fine = parts.clock or parts.part
    dated = parts.day is not None or parts.weekday is not None or parts.holiday is not None or parts.unit == "day"
    coarse = (
        parts.year is not None
        or parts.month is not None
        or parts.decade is not None
        or parts.unit not in {None, "day", "weekday"}
    )
    undated = parts.day is None and (parts.month is not None or parts.year is not None)
    if (parts.weekday is not None and undated) or (parts.unit == "weekday" and parts.weekday is None):
        return False
    return not (fine and coarse and not dated)


_BOUNDS = {
    "before": Bound.BEFORE, "ahead of": Bound.BEFORE, "prior to": Bound.BEFORE, "after": Bound.AFTER,
    "following": Bound.AFTER, "no later than": Bound.BY, "by": Bound.BY, "until": Bound.UNTIL, "till": Bound.UNTIL,
    "through": Bound.UNTIL, "since": Bound.SINCE, "starting": Bound.SINCE, "from": Bound.SINCE,
}  # fmt: skip
_ROUGHLY = "about around approximately roughly nearly almost circa".split()
_CLOSELY = alternation([*_ROUGHLY, "shortly", "just", "soon"]) + r"|a\s+little"
_BOUND = alternation(_BOUNDS).replace(r"\ ", r"\s+")
_MODIFIER = re.compile(
    rf"(?:\b(?:{_CLOSELY}|sometime|some\s*time)\s+){{0,3}}"
    rf"(?:\b(?P<bound>{_BOUND})\s+(?:at\s+(?:the\s+)?(?:very\s+)?(?:least|earliest)\s+)?)?"
    rf"(?:\b(?:{alternation([*_ROUGHLY, 'early', 'late'])})\s+){{0,3}}(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"\b(?:{_CLOSELY})\b", re.IGNORECASE)


def _resolved(text: str, atom: Atom, published: dt.date | None) -> Time | None:
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
    if bound in _DENIED and _NOT.search(text, max(0, start - _NOT_REACH), start):
        bound = _DENIED[bound]
    value = moment(atom.parts, published, _direction(text, atom.start, atom.end))
    if value is None:
        return None
    value = structs.replace(value, about=about, bound=bound)
    if value.grain is Grain.MINUTE and (lean := atom.lean or (_lean(words) if about else 0)):
        value = _leaning(value, lean)
    start += len(words) - len(words.lstrip())
    return Time(start, atom.end, text[start : atom.end], value)


_DENIED = {Bound.BEFORE: Bound.AFTER, Bound.UNTIL: Bound.NONE}
"""What does not open before May opens then or after it, and what did not open until May opened then."""
_NOT = re.compile(
    r"(?:\b(?:not|never|cannot)|n['’]t)\s"
    r"(?:(?!(?:and|but|if|because|that|whether|when|which|who|only|say|said|know)\b)[\w'’-]+\s){0,7}\Z",
    re.IGNORECASE,
)
_NOT_REACH = 60
"""Code points before a bound in which its denial may stand. `search` takes the end of what it is given for the end."""


def _leaning(value: Moment, lean: int) -> Moment:
    """What "shortly before six" may mean: some minutes on that side of it."""
    reach = lean * dt.timedelta(minutes=_SHORTLY)
    return structs.replace(value, start=min(value.start, value.start + reach), end=max(value.end, value.end + reach))


_SHORTLY = 20
"""Minutes that "shortly before" and "just after" reach."""


def _direction(text: str, start: int, end: int) -> int:
    """-1 when the words around tell of the past, 1 of the future, 0 when they do not tell."""
    words = vocabulary()
    future, past = set(words["future"]), set(words["past"])
    before = re.findall(r"[a-z']+", text[max(0, start - 90) : start].lower())[-12:]
    behind = _SAYS_WHO.sub("", text[end : end + 60])
    after = re.findall(r"[a-z']+", behind.lower())[:8]
    if _IS_TO.search(text, max(0, start - 60), start):
        return 1
    for place, word in [*reversed(list(enumerate(before))), *((0, word) for word in after)]:
        if word in future:
            return 1
        if word in past or (word.endswith("ed") and len(word) > 4):
            return 1 if _is_to_come(before[max(0, place - 3) : place]) else -1
    return 0


def _is_to_come(ahead: Sequence[str]) -> bool:
    """True where the words before a verb put it off: "will be" held; not "the plan and was" arrested.

    A past verb between the two tells that the first belongs to another clause.
    """
    future = vocabulary()["future"]
    last = next((at for at in range(len(ahead) - 1, -1, -1) if ahead[at] in future), None)
    return last is not None and _WENT_BEFORE.isdisjoint(ahead[last + 1 :])


_WENT_BEFORE = frozenset(["was", "were", "had", "did"])

_IS_TO = re.compile(r"\b(?:is|are|was|were)\s(?:not\s|also\s)?to\s[a-z]+\b[^,.;:]*$")
"""Before the time of what is to come, or was: "a service is to follow in the autumn"."""
_SAYS_WHO = re.compile(r"^,[”\"]?\s(?:[^,.;]{1,40}\s)?(?:said|told|added|announced|wrote)\b.*", re.DOTALL)
"""Behind a time, who says all this and when: it does not tell whether that was to come."""
_DAY_BEFORE = re.compile(r"(?<![\d.,:/-])(\d{1,2})(?:\s?[-–]\s?|\s+(?:to|and|or)\s+)\Z")
_DAY_BEHIND = re.compile(r"(?:\s?[-–]\s?|\s+(?:to|and|or)\s+)(\d{1,2})(?=[,;.)]?(?:\s|\Z))(?!\s+[a-z])")


def _days_of_month(text: str, time: Time) -> Time:
    """`time`, or the days that it ends or begins: "3-5 May", "May 3 to 5"."""
    value = time.value
    if not isinstance(value, Moment) or value.grain is not Grain.DAY or value.start.date() != value.end.date():
        return time
    before = _DAY_BEFORE.search(text, max(0, time.start - 10), time.start) if time.text[0].isdigit() else None
    if before and 0 < int(before[1]) < value.start.day:
        value = structs.replace(value, start=value.start.replace(day=int(before[1])), span=True)
        return Time(before.start(), time.end, text[before.start() : time.end], value)
    behind = _DAY_BEHIND.match(text, time.end) if time.text[-1].isdigit() else None
    last = calendar.monthrange(value.end.year, value.end.month)[1]
    if behind and value.end.day < int(behind[1]) <= last and time.text.endswith(str(value.end.day)):
        value = structs.replace(value, end=value.end.replace(day=int(behind[1])), bound=Bound.NONE, span=True)
        return Time(time.start, behind.end(), text[time.start : behind.end()], value)
    return time


_TO = re.compile(r"\s*(?:to|until|through|till|and|[-–—])\s*(?:the\s+)?\Z", re.IGNORECASE)


def _ranges(text: str, moments: Sequence[Time]) -> list[Time]:
    """As in "from 1967 to 1979": two moments that bound one become one."""
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
    if left.base is right.base is Base.DAY and right.start < left.start:  # "from 8 p.m. to 6 a.m."
        right = structs.replace(right, end=right.end + dt.timedelta(days=1), start=right.start + dt.timedelta(days=1))
    if not (bounded or _TO.match(link)) or left.base is not right.base or left.end > right.start:
        return None
    opener = text[max(0, first.start - 10) : first.start].lower() + first.text.lower()
    if "and" in link.split() and "between" not in opener:
        return None
    if max(left.grain, right.grain) <= Grain.PART and "between" in opener:
        return Time(
            first.start,
            second.end,
            text[first.start : second.end],
            structs.replace(left, end=right.end, bound=Bound.NONE),
        )
    value = structs.replace(left, end=right.end, grain=max(left.grain, right.grain), bound=Bound.NONE, span=True)
    return Time(first.start, second.end, text[first.start : second.end], value)
