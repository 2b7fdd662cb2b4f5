"""Two phrases for a place, whatever happened there: the sides, directions, storeys and nouns that they tell it by."""

from __future__ import annotations

from ...language.places import Side, Spot, compass_words, group_of, same_name, same_noun
from ...text import fold


def rule_of_side(left: Spot, right: Spot) -> str:
    """Inside one thing and outside the same; north of a town is where something else lies."""
    if left.compass or right.compass:
        return ""
    if {left.side, right.side} != {Side.INSIDE, Side.OUTSIDE} or not left.head or left.head != right.head:
        return ""
    return "" if left.names and right.names and not same_name(left.names[0], right.names[0]) else "side"


def rule_of_compass(left: Spot, right: Spot) -> str:
    """Another direction of, or from, the same thing."""
    left_compass, right_compass = left.compass, right.compass
    if (
        not left_compass
        or not right_compass
        or left_compass == right_compass
        or left_compass in right_compass
        or right_compass in left_compass
    ):
        return ""
    if left.names or right.names:
        same = any(same_name(a, b) for a in left.names for b in right.names)
        return (
            "compass" if same and (left.head == right.head or {left.head, right.head} & compass_words().keys()) else ""
        )
    return "compass" if left.head and left.head == right.head else ""


def same_head(left: Spot, right: Spot) -> bool:
    """True for one noun on one side, unless it is described otherwise, or another storey."""
    if not left.head or not same_noun(left.head, right.head):
        return False
    return left.side is right.side and not described_apart(left, right) and not storeys_differ(left, right)


def storeys_differ(left: Spot, right: Spot) -> bool:
    """True for two storeys that are both told."""
    return (
        bool(left.floor and right.floor)
        and left.floor != right.floor
        and {left.floor, right.floor}.isdisjoint({"the", "a"})
    )


def described_apart(left: Spot, right: Spot) -> bool:
    """True where both are described, by other words."""
    return bool(left.describing and right.describing) and left.describing.isdisjoint(right.describing)


def may_meet(left: Spot, right: Spot) -> bool:
    """True for near one place and east of another, which may be one spot; not for east of both."""
    apart = bool(left.compass) and left.compass == right.compass
    return left.side is right.side is Side.OUTSIDE and not apart


def nouns_of(spot: Spot) -> dict[str, str]:
    """Group of alternatives -> the noun that the phrase uses, its describing words included."""
    found = {group_of(word): word for word in spot.modifiers if group_of(word)}
    if group_of(spot.head):
        found[group_of(spot.head)] = spot.head
    return found


def are_rooms(left: Spot, right: Spot) -> bool:
    """True for a "living room" and a "garage": a described room is one of those of a house, as the other is."""
    for room, noun in ((left, right), (right, left)):
        if room.head == "room" and room.modifiers and not nouns_of(room) and group_of(noun.head) == "room":
            return True
    return False


def sort_of(spot: Spot) -> str:
    """The noun that says what it is, be it a part of the name: "hospital" of "Marsh Hospital"."""
    return spot.head or (fold(spot.names[0]).split()[-1] if spot.names and spot.names[0].split() else "")


def is_hospital(spot: Spot) -> bool:
    """True for a hospital, named or not, and a medical centre."""
    return same_noun(sort_of(spot), "hospital") or "medical" in fold(" ".join(spot.names[:1]))


def is_landmark(spot: Spot) -> bool:
    """True for what has a name and is no town or stretch of land: of those news tells much that lies around them."""
    return bool(spot.names) and group_of(sort_of(spot)) not in ("", "settlement", "land")
