"""Whether two places can be one, and if not, under which rule they differ."""

from __future__ import annotations

from ...language.clauses.binding import light
from ...language.clauses.event_fit import ONE_ACT, Fit, match
from ...language.names import Standing, match_names
from ...language.places import (
    Side,
    each_name,
    is_many,
    is_walled,
    is_wide,
    level_of,
    may_hold,
    opposed,
    same_name,
    same_noun,
    told_apart,
)
from ...model import MentionKind
from .deaths import dies_elsewhere
from .phrases import (
    are_rooms,
    described_apart,
    is_hospital,
    may_meet,
    nouns_of,
    rule_of_compass,
    rule_of_side,
    same_head,
    sort_of,
    storeys_differ,
)
from .scenes import NEARLY, SAME_ONE, in_one_street, is_birth, is_known, is_one_patient
from .where import Where, all_names, share_a_name

_SEVERAL = 2
"""Further places of a sentence from which it is a list."""
_SOMEWHAT = 0.3
"""How well the events must match for two names of which the sort of one is not known."""


def may_be_one(left: Where, right: Where) -> bool:
    """True when both phrases can mean one place, on one side of it."""
    left_spot, right_spot = left.spot, right.spot
    if rule_of_side(left_spot, right_spot) or rule_of_compass(left_spot, right_spot):
        return False
    if is_one_patient(left, right):
        return not _are_two_hospitals(left, right)
    if left_spot.names and right_spot.names:
        return _holds(left, right)
    return same_head(left_spot, right_spot)


def _holds(left: Where, right: Where) -> bool:
    """True when one is the other, or is known or told to lie in it; two towns of one state do not."""
    return _is_in(left, right) or _is_in(right, left)


def _is_in(left: Where, right: Where) -> bool:
    """True when `right` is a place in which, or at which, `left` is; each of several places, where it names several."""
    outer = (*left.spot.names, *each_name(left.spot.names[0]), *left.within, *left.holders)
    return all(any(same_name(name, inner) for name in outer) for inner in each_name(right.spot.names[0]))


def rule_of(left: Where, right: Where, figures: Fit) -> str:
    """The rule under which the two places differ; empty when they may well be one."""
    left_spot, right_spot = left.spot, right.spot
    if is_one_patient(left, right):
        return "named"
    if left_spot.side is Side.HOME:
        return "" if _holds(left, right) or _told_apart_by_level(left, right) else "home"
    rule = rule_of_side(left_spot, right_spot) or rule_of_compass(left_spot, right_spot)
    if rule:
        return "" if rule == "side" and _two_acts(left, right, figures) else rule
    if figures.verb >= ONE_ACT and opposed(sort_of(left_spot), sort_of(right_spot)):
        return "noun"
    if dies_elsewhere(left, right):
        return "noun"
    if left_spot.names and right_spot.names:
        return _rule_of_names(left, right, figures)
    if (left_spot.names or right_spot.names) and not (left_spot.head and right_spot.head):
        return ""
    return "storey" if storeys_differ(left_spot, right_spot) else _rule_of_nouns(left, right, figures)


def _are_two_hospitals(left: Where, right: Where) -> bool:
    """True for two towns, none of which is in the other, and for two names of hospitals that cannot be one's."""
    if share_a_name(left, right) or _lies_in(left, right) or _lies_in(right, left):
        return False
    towns, houses = ([_of_level(where, own) for where in (left, right)] for own in (False, True))
    apart = all(houses) and match_names(houses[0][0], houses[1][0], MentionKind.BODY).standing is Standing.DIFFERENT
    return apart or all(towns)


def _lies_in(left: Where, right: Where) -> bool:
    """True when a place that the phrases of `right` name is known to hold `left`."""
    return any(same_name(name, outer) for name in all_names(right) for outer in left.holders)


def _of_level(where: Where, house: bool) -> list[str]:
    """The names of the hospital itself, or those of its town."""
    return [name for name in all_names(where) if (level_of(name) == "house") == house and not is_wide(name)]


def _two_acts(left: Where, right: Where, figures: Fit) -> bool:
    """True where one weeps outside a hall and others file in, or of a place without walls: not two sides of one act."""
    told = figures.verb > 0 or not (left.event.acts | right.event.acts).isdisjoint(light())
    return not told or not is_walled(left.spot.head)


def _told_apart_by_level(left: Where, right: Where) -> bool:
    """True for a state or county against a town of which it is not known where it lies."""
    levels = {level_of(side.spot.names[0]): side for side in (left, right)}
    wide = {"state", "country", "area"} & levels.keys()
    return bool(wide) and any(level not in wide and not side.holders for level, side in levels.items())


def _rule_of_names(left: Where, right: Where, figures: Fit) -> str:
    """Two names of one sort; where the sort of one is not known, only where the events match somewhat.

    Articles that both name both places tell of two places, unless the same one is in both.
    """
    both_know = is_known(left, right) and is_known(right, left)
    two = both_know and figures.subject < SAME_ONE and not is_birth(left, right)
    if left.listed or right.listed or two or _holds(left, right):
        return ""
    levels = {level_of(name) for side in (left, right) for name in each_name(side.spot.names[0])}
    several = any(len(each_name(side.spot.names[0])) > 1 for side in (left, right))
    if (several and len(levels) > 1) or _may_lie_in(left, right):
        return ""
    if len(levels) == 1 and levels != {""}:
        return "named" if match(figures) or in_one_street(left, right) else ""
    # Of a town and a water it is not known which lies where.
    one_sort = left.spot.body == right.spot.body and len(levels - {""}) < 2
    return "sort" if one_sort and _unsorted_differ(left, right, figures) else ""


def _unsorted_differ(left: Where, right: Where, figures: Fit) -> bool:
    """True for two names of which the sort of one is not known, by events that match somewhat."""
    if _tells_several(left) or _tells_several(right) or may_meet(left.spot, right.spot):
        return False
    beside = (left.spot.side is Side.OUTSIDE) != (right.spot.side is Side.OUTSIDE)
    if beside or is_hospital(left.spot) != is_hospital(right.spot):
        return False  # near a town may be at a bridge; who is hurt at a shrine may die in a hospital
    one_side = left.spot.side is right.spot.side
    same_act = one_side and figures.verb == 1
    # Who names both places tells of two; of one act on one side only where both articles name both.
    know = (is_known(left, right), is_known(right, left))
    two = all(know) or (any(know) and not same_act)
    return not two and (one_side or figures.verb >= ONE_ACT) and match(figures) >= _SOMEWHAT


def _may_lie_in(left: Where, right: Where) -> bool:
    """True for a stretch of land, or what may be a town, and a place of which it is not known where it lies.

    "In eastern Peru" and "in Oxton", "in Oxton" and "in Mill Street".
    """
    for outer, inner in ((left, right), (right, left)):
        level = level_of(inner.spot.names[0])
        narrow = level in {"street", "house"} and not level_of(outer.spot.names[0]) and not outer.spot.body
        wide = is_wide(outer.spot.names[0]) and not is_wide(inner.spot.names[0])
        if not inner.holders and (narrow or wide):
            return True
    return False


def _tells_several(where: Where) -> bool:
    """True when the sentence names several places in which it happened: then another source may name one more."""
    inside = [
        spot
        for spot in where.others
        if spot.side is Side.INSIDE and spot.names and not spot.head and not {*spot.names} & {*where.within}
    ]
    return where.spot.side is Side.INSIDE and len(inside) >= _SEVERAL


def _rule_of_nouns(left: Where, right: Where, figures: Fit) -> str:
    """Different nouns of one group of alternatives ("hotel" and "motel"), or one noun described differently."""
    left_spot, right_spot = left.spot, right.spot
    left_nouns, right_nouns = nouns_of(left_spot), nouns_of(right_spot)
    groups = left_nouns.keys() & right_nouns.keys()
    if "body" in groups:
        return (
            "" if same_noun(left_nouns["body"], right_nouns["body"]) or not _one_body(left, right, figures) else "body"
        )
    if (
        left_spot.head in right_spot.modifiers
        or right_spot.head in left_spot.modifiers
        or is_many(left_spot.head)
        or is_many(right_spot.head)
    ):
        return ""  # a school and its gym; people of many yards
    if _is_care(left_nouns, right_nouns):
        return ""
    sides = {left_spot.side, right_spot.side}
    moved = len(sides) > 1 and Side.TO in sides
    if not (figures.verb or figures.subject or (figures.local and not moved)):
        return ""
    if sides == {Side.FROM} and not figures.verb:
        return ""  # who stole from a club may leave a court
    if any(
        not same_noun(left_nouns[group], right_nouns[group]) and not may_hold(left_nouns[group], right_nouns[group])
        for group in groups
    ):
        return "noun"
    if figures.verb >= ONE_ACT and are_rooms(left_spot, right_spot):
        return "noun"
    apart = left_spot.head == right_spot.head and told_apart(left_spot.head) and described_apart(left_spot, right_spot)
    return "described" if apart else ""


def _is_care(left: dict[str, str], right: dict[str, str]) -> bool:
    """True for the scene and a hospital: many are in both, but nobody dies in both."""
    return {same_noun(nouns.get("site", ""), "hospital") for nouns in (left, right)} == {True, False} and (
        "site" in left.keys() & right.keys()
    )


def _one_body(left: Where, right: Where, figures: Fit) -> bool:
    """True when one and the same may have been hurt: a name is shared, or none is told and nearly all words fit."""
    left_names, right_names = left.event.names, right.event.names
    if not figures.verb and not figures.subject:
        return False  # surgery on a leg after a shot in the hip
    return (
        bool(left_names & right_names)
        or figures.subject > 0
        or (not left_names | right_names and figures.local > NEARLY)
    )
