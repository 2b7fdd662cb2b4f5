"""In figures, what tells a real difference from two places of two things."""

from __future__ import annotations

from msgspec import structs

from ...language.clauses.event_fit import MANY_RARE, Fit, each_way, match, other_numbers, party_fit
from ...language.places import Spot, is_nameless, opposed
from ...model import Features
from .deaths import dies_elsewhere
from .phrases import are_rooms, nouns_of, sort_of
from .scenes import in_one_street, is_known, is_one_patient, tells_way
from .where import Where

_PLAIN = {"home", "compass", "side"}
"""Rules whose places are of one thing by what they say: the home of one who is named, one coast, one house."""
_BY_NAME = {"named", "sort"}
"""Rules of two names: one act is told of many towns, but of one room."""


def traits(left: Where, right: Where, figures: Fit, rule: str) -> Features:
    """What tells a real difference from two places of two things."""
    known = each_way(tells_way if rule == "compass" else is_known, left, right)
    if dies_elsewhere(left, right):
        figures = structs.replace(figures, verb=1.0)  # "pronounced dead at the scene", "died on the way to hospital"
    return (
        ("match", match(figures)),
        ("verb", figures.verb),
        ("local", figures.local),
        ("party", party_fit(left.event, right.event)),
        ("subject", figures.subject),
        ("rare", min(1.0, len((left.event.near & right.event.near) - left.usual - right.usual) / MANY_RARE)),
        ("side", float(left.spot.side is right.spot.side)),
        ("known", known),
        ("untold", float(known == 0)),
        ("other years", float(bool(left.era.years) != bool(right.era.years))),
        ("numbers apart", float(other_numbers(left.event, right.event))),
        ("plain", _plain(left, right, rule, figures.verb * (1 - known))),
    )


def _plain(left: Where, right: Where, rule: str, likely: float) -> float:
    """How plainly both are the place of one thing, 0 to 1; `likely` where the rule does not say it."""
    if in_one_street(left, right) or is_one_patient(left, right) or dies_elsewhere(left, right):
        return 1.0
    return _plainness(left.spot, right.spot, rule) * (1.0 if rule in _PLAIN else likely)


def _plainness(left: Spot, right: Spot, rule: str) -> float:
    """1 for a rule that is plain and for two nouns of one sort, two rooms or two houses; 0 else."""
    if rule == "home" and (is_nameless(left.person) or is_nameless(right.person)):
        return 0.0  # "the father, from Oxton" may be anyone
    alike = bool(nouns_of(left).keys() & nouns_of(right).keys()) or are_rooms(left, right)
    alike = alike or opposed(sort_of(left), sort_of(right))
    return float(rule in _PLAIN or (rule not in _BY_NAME and alike))
