"""How two titles of one person stand: one office, two of them by some rule, or such as go together."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import structs

from ...text import MONTHS, alternation, stem
from .belonging import is_people_of, one_nation, one_seat
from .heads import canonical, covers, forces, listed, meanings, stand_together
from .offices import Office, spelled


def rule_of(left: Office, right: Office) -> str:
    """The rule that tells two titles of one person apart; "same" when they agree, "" when they go together."""
    if left.nations and right.nations and not one_nation(left.nations, right.nations):
        return "nationality"
    if not left.heads or not right.heads:
        return "same" if left.nations and right.nations else ""
    if (left.heads | right.heads) & meanings("kin"):
        return _kin_rule(left, right)
    if left.heads & right.heads:
        return "rank" if _two_steps(left, right) else _same_office(left, right)
    if _go_together(left, right):
        return ""
    ladder = stand_together("ladders", left.heads, right.heads)
    if ladder or stand_together("variant", left.heads, right.heads):
        return "rank" if ladder else "synonym"
    tops = _two_chambers(left, right) or (left.heads & meanings("top") and right.heads & meanings("top"))
    tops = tops or left.field & right.field & _FIRST
    return _rule_of_heads(left.past == right.past, bool(tops))


def are_one(left: Office, right: Office) -> bool:
    """True where the two are one office in other words: "head of the union", "the union's chairman"."""
    if not (left.heads and right.heads):
        return False
    if _addressed(left, right) or _addressed(right, left):
        return True  # a retired lieutenant general is a general
    if left.past != right.past:
        return False
    left, right = _without_bodies(left, right), _without_bodies(right, left)
    rule = rule_of(left, right)
    wider = not rule and (covers(left.heads, right.heads) or covers(right.heads, left.heads))
    ranks = [office.rank - office.heads for office in (left, right)]  # "his deputy" is of no lower rank than a deputy
    if ranks[0] != ranks[1] and not (wider and (_is_of_trade(left, right) or _is_any_rank(left, right))):
        return False
    within = left.field < right.field or right.field < left.field
    if wider and within and left.field and right.field:
        return _are_tops(left, right)
    return (within or left.field == right.field) and (wider or rule == "same")


def _are_tops(left: Office, right: Office) -> bool:
    """True for the boss and the head of a field; a regional leader and the head of all are two."""
    tops = all(office.heads <= meanings("top") | _BOSS for office in (left, right))
    return tops and (left.field ^ right.field).isdisjoint(_REACH)


_BOSS = frozenset(["boss"])


def _without_bodies(one: Office, other: Office) -> Office:
    """`one` without words for a body in its field, where a field tells more: "guild president", "of the Tarn Guild"."""
    told = bool((one.field | other.field) - _bodies())
    return structs.replace(one, field=one.field - _bodies()) if told else one


@lru_cache
def _bodies() -> frozenset[str]:
    """Fields that are words for any body: "union", "party"; "labor" stands for a union too."""
    return frozenset(spelled(stem(word)) for word in listed("bodies"))


def _is_any_rank(left: Office, right: Office) -> bool:
    """True where the wider word is for any rank: "a police officer", "deputy inspector general of police"."""
    wide = left if covers(left.heads, right.heads) else right
    return not wide.rank and wide.heads <= _ANY_RANK


_ANY_RANK = frozenset(["officer", "official"])


def _is_of_trade(left: Office, right: Office) -> bool:
    """True where the wider word is a trade, which has no ranks: "Assistant U.S. Attorney", "Prosecutor"."""
    wide = left.heads if covers(left.heads, right.heads) else right.heads
    return wide <= meanings("trades")


def _two_chambers(left: Office, right: Office) -> bool:
    """True for a senator and a representative: nobody sits in both chambers."""
    return {frozenset(["senator"]), frozenset(["congressman"])} == {left.heads, right.heads}


_ANY_WORK = frozenset(["employee", "worker", "official", "staffer", "aide", "executive", "member", "co-founder"])
"""Whoever holds a post is one of these besides, and may have founded the body, which is no post."""


def _rule_of_heads(at_once: bool, tops: bool) -> str:
    """The rule for two main words; none where one is of the past: a former judge may well lead a party."""
    return "" if not at_once else "post" if tops else "description"


def _go_together(left: Office, right: Office) -> bool:
    """True when one is a part in the events, a rank beside an office, or the wider word for the other."""
    if any(heads <= meanings("part") | meanings("relations") | _ANY_WORK for heads in (left.heads, right.heads)):
        return True
    if left.heads <= right.rank or right.heads <= left.rank:  # "his deputy", "the deputy mayor"
        return True
    if _learns(left, right) or _learns(right, left):
        return True
    if _heads_them(left, right) or _heads_them(right, left):
        return True
    if stand_together("ladders", left.heads, right.heads):
        return _addressed(left, right) or _addressed(right, left)
    beside = bool(left.heads & forces()) != bool(right.heads & forces())
    return beside or _covered(left, right) or _covered(right, left)


def _learns(one: Office, other: Office) -> bool:
    """True for a student and one who works at something besides, not for a student and a teacher."""
    return one.heads == STUDENT and other.heads.isdisjoint(_TEACHERS)


STUDENT = frozenset(["student"])
_TEACHERS = frozenset(["teacher", "lecturer", "professor", "researcher", "scientist", "doctor"])


def _heads_them(head: Office, one: Office) -> bool:
    """True for the head of a body and the chief of those in it: "head of the observers", "chief observer"."""
    return head.heads <= frozenset(["head", "chief", "leader"]) and bool(one.field & _RAISED)


def _kin_rule(left: Office, right: Office) -> str:
    """For ties of kin: "half-brother" and "brother" differ, "daughter" and "sister" are ties to two people."""
    if left.heads & right.heads:
        return "same" if (left.rank, left.past) == (right.rank, right.past) else "kin"
    return "kin" if stand_together("near_kin", left.heads, right.heads) else ""


def _same_office(left: Office, right: Office) -> str:
    """For titles with a head in common: whether rank, field or time tell them apart."""
    if left.rank != right.rank and not left.heads ^ right.heads:
        return "rank"
    if (_other_post(left, right) or not one_seat(left.seats, right.seats)) and not left.heads ^ right.heads:
        return "qualifier"
    if left.past != right.past and not (left.heads | right.heads) <= meanings("trades"):
        return "time"
    return "same"


def _two_steps(left: Office, right: Office) -> bool:
    """True for two ranks beside one office: "police spokesman Captain", "police spokesman Major"."""
    first, second = (
        structs.replace(office, heads=office.heads - shared)
        for shared in [left.heads & right.heads]
        for office in (left, right)
    )
    ladder = stand_together("ladders", first.heads, second.heads)
    return ladder and not (_addressed(first, second) or _addressed(second, first))


def _addressed(short: Office, full: Office) -> bool:
    """True where `short` is how a holder of `full` is addressed: "Colonel" for a lieutenant colonel."""
    return any(long.startswith(_LESSER) and canonical(long.rpartition("-")[2]) in short.heads for long in full.heads)


_LESSER = ("lieutenant-", "major-", "brigadier-", "rear-", "vice-")


def _other_post(left: Office, right: Office) -> bool:
    """True for an economy and a transport minister, a head and a team physician, a chief legal and a legal counsel."""
    first, second = _without_peoples(left.field - right.field, right.field - left.field)
    if _are_settings(first) != _are_settings(second):
        return False  # a student of nursing is one at a college
    if (first & _REACH and second & _REACH) or ((first | second) & _RAISED and left.field & right.field):
        return True
    return bool(first - _LEAD - _REACH and second - _LEAD - _REACH)


def _without_peoples(first: frozenset[str], second: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Both, without what names a place in one and its people in the other: "Talvian president", "of Talvia"."""
    pairs = [(one, other) for one in first for other in second if is_people_of(one, other) or is_people_of(other, one)]
    return first - {one for one, _ in pairs}, second - {other for _, other in pairs}


def _are_settings(field: frozenset[str]) -> bool:
    """True for words that say where one works or learns: these say nothing of what is done there."""
    return bool(field) and field <= _SETTINGS


_SETTINGS = frozenset(
    map(stem, "college university school graduate undergraduate jail prison hospital clinic ward duty night".split())
)
_LEAD = frozenset(["lead"])
"""Who leads a case is of one field or another besides."""
_REACH = frozenset(map(stem, ["national", "regional"]))
"""How far an office reaches: two of them are two offices; beside other fields they say little."""
_FIRST = frozenset(["head", "chief"])
"""Words for the first of a body's economists, coaches and the like: each of them is a top post."""
_RAISED = _FIRST | _LEAD


def _covered(wide: Office, narrow: Office) -> bool:
    """True when `wide` is only the wider word for `narrow`: "official" for "director of the dairy board"."""
    loose = bool(wide.heads & meanings("loose"))
    wide_field, narrow_field = wide.field - _RAISED - _SENIOR, narrow.field - _RAISED - _SENIOR
    open_field = loose or not wide_field or not narrow_field or bool(wide_field & narrow_field)
    return covers(wide.heads, narrow.heads) and open_field and not _is_of_section(wide, narrow)


@lru_cache
def _sections() -> frozenset[str]:
    return frozenset(map(stem, listed("sections")))


def _is_of_section(wide: Office, narrow: Office) -> bool:
    """True for the "head of safety" beside the "chief executive", who is over all."""
    return narrow.heads <= meanings("over_all") and bool(wide.field & _sections()) and not narrow.field


_SENIOR = frozenset(["senior"])


def is_end_told(text: str) -> bool:
    """True where a sentence tells of the end of a post, or of other days: "resigned", "in 2019"."""
    return bool(_OVER.search(text))


_SEASONS = (*(month.capitalize() for month in MONTHS), "spring", "summer", "autumn", "fall", "winter", "year")
_OVER = re.compile(
    rf"\b(?:19|20)\d\d\b|\b(?:last|in)\s(?:{alternation(_SEASONS)})\b|\b(?:fired|sacked|dismissed|ousted|removed"
    r"|suspended|resign\w*|quit|stepp\w+\s(?:down|aside)|forced\sout|succeeded|replaced|retired?|retiring|then"
    r"|at\sthe\stime|ago)\b"
)
