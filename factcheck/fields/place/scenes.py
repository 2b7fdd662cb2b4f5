"""Whether two places are of one event or of two, or of two persons."""

from __future__ import annotations

import re

from ...language.clauses.event_fit import ONE_ACT, Fit, other_doers, party_fit
from ...language.places import Side, care, is_nameless, level_of, other_eras, same_name, same_person
from ...text import fold, stem
from .phrases import is_landmark, rule_of_compass, same_head
from .where import Only, Where

NEARLY = 0.6
"""Share of the few words on both sides from which both are told in nearly the same words."""
SAME_ONE = 0.5
"""Share of the subject's words from which the same one may be in two places."""
_ONE_CLAUSE = 0.5
"""Share of the clause's words from which it is told of one person, where at least one is without a name."""
_BORN = stem("born")
_ANOTHER = re.compile(r"\b(?:an)?other\b", re.IGNORECASE)
"""Not all of `is_another`: "the second floor" and "the third" are two answers to one question."""


def of_two(left: Where, right: Where, figures: Fit) -> bool:
    """True when the two are places of two things for sure, or of two persons."""
    sides = {left.spot.side, right.spot.side}
    if is_one_patient(left, right):
        return False
    if Side.HOME in sides:
        return sides != {Side.HOME} or not _same_person(left, right, figures)
    if _ANOTHER.search(left.spot.text) or _ANOTHER.search(right.spot.text):
        return True
    if len(sides) > 1 and Side.FROM in sides:
        return True
    both = _tells_both(left, right) or _tells_both(right, left)
    if other_eras(left.era, right.era) or (both and not is_birth(left, right)):
        return True
    apart = _is_other_scene(left, right, figures) or other_doers(left.event, right.event)
    apart = apart or _is_plan(left, right, figures)
    return apart and not in_one_street(left, right)


def _is_other_scene(left: Where, right: Where, figures: Fit) -> bool:
    """True when nothing says that both are told of one act, of the same ones or in nearly the same words.

    Which way something lies, and who dies where, is of one scene as soon as anything at all is shared; two ways from
    one bridge or house that is named always are.
    """
    if rule_of_compass(left.spot, right.spot) and is_landmark(left.spot) and is_landmark(right.spot):
        return False
    if (left.spot.compass and right.spot.compass) or (left.dying and right.dying):
        return figures.local == figures.verb == figures.crossed == 0
    return not (party_fit(left.event, right.event) or figures.subject >= SAME_ONE or figures.local >= NEARLY)


def _is_plan(left: Where, right: Where, figures: Fit) -> bool:
    """True when one tells where something is to be, the other where something else was."""
    return left.event.planned != right.event.planned and figures.verb < ONE_ACT


def is_birth(left: Where, right: Where) -> bool:
    """True for two places of birth: of these nobody has two, although an article may name both towns."""
    return left.event.lead == right.event.lead == _BORN or _BORN in left.event.acts & right.event.acts


def _tells_both(left: Where, right: Where) -> bool:
    """True when the sentence of `left` names the other place beside it: "into the shop, near Mill Square"."""
    if right.spot.head or not right.spot.names:
        return False
    name = right.spot.names[0]
    return fold(name) in left.beside or any(
        same_name(name, told)
        and (level_of(name) == "house") == (level_of(told) == "house")  # "Oxton", "Oxton Hospital"
        for spot in left.others
        for told in spot.names
    )


def in_one_street(left: Where, right: Where) -> bool:
    """True when each article has it happen in one street."""
    return left.only is right.only is Only.STREET


def is_one_patient(left: Where, right: Where) -> bool:
    """True for the care of somebody in the one hospital that each article knows, unless it tells of two people."""
    if not left.only is right.only is Only.HOSPITAL or other_doers(left.event, right.event):
        return False
    return not left.event.acts.isdisjoint(care()) and not right.event.acts.isdisjoint(care())


def _same_person(left: Where, right: Where, figures: Fit) -> bool:
    left_person, right_person = left.spot.person, right.spot.person
    if not is_nameless(left_person) and not is_nameless(right_person):
        return same_person(left_person, right_person)
    return figures.verb >= ONE_ACT or figures.near >= _ONE_CLAUSE


def is_known(left: Where, right: Where) -> bool:
    """True when the other article names the place too, of whatever happens there."""
    if left.spot.names:
        return any(same_name(name, place) for name in left.spot.names[:1] for place in right.named)
    return any(same_head(left.spot, spot) for spot, _ in right.company)


def tells_way(left: Where, right: Where) -> bool:
    """True when the other article tells the direction too, of the same or of whatever lies there."""
    return any(spot.compass == left.spot.compass for spot, _ in right.company)
