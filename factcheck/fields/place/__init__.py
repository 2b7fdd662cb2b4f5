"""Places: where something happened, where somebody is from.

`extract` takes every locative phrase (`places.spots`) with its event (`binding.bind`). `compare` sets two against each
other when neither is known to hold the other (`apart`); how surely they are the place of one event (`scenes`) is told
by figures.
"""

from __future__ import annotations

from typing import Any

from ...data import Strict
from ...language.clauses.event_fit import act_told, event_fit, fitness
from ...model import Article, Comparison, Dispute, Fact, Kind, Relation
from .agreed import AGREEING
from .apart import may_be_one, rule_of
from .figures import traits
from .scenes import of_two
from .ways import Travel, compare_ways, travels
from .where import Where, whereabouts

__all__ = ["AGREEING", "KIND", "Options", "compare", "extract"]
KIND = Kind.PLACE


class Options(Strict):
    """When two places are set against each other."""

    min_fit: float = 0.24
    """How well the events must fit for two places that agree to be told as one fact, 0 to 1."""


def extract(article: Article) -> tuple[Fact[Where | Travel], ...]:
    """One fact per locative phrase, and one per way on which somebody was."""
    return *whereabouts(article), *travels(article)


def compare(left: Fact[Any], right: Fact[Any], options: Options) -> Comparison:
    """DIFFERENT when two places, or ways, cannot be one and the events may be; SAME when they can; UNKNOWN else."""
    left_place, right_place = left.value, right.value
    if isinstance(left_place, Travel) and isinstance(right_place, Travel):
        return compare_ways(left, right)
    if isinstance(left_place, Travel) or isinstance(right_place, Travel):
        return Comparison(left, right, Relation.UNKNOWN)
    return _compare_places(left, right, options)


def _compare_places(left: Fact[Where], right: Fact[Where], options: Options) -> Comparison:
    left_place, right_place = left.value, right.value
    unknown = Comparison(left, right, Relation.UNKNOWN)
    figures = event_fit(left_place.event, right_place.event)
    if of_two(left_place, right_place, figures):
        return unknown
    if may_be_one(left_place, right_place):
        if fitness(figures) < options.min_fit:
            return unknown
        return Comparison(left, right, Relation.SAME, why="The places agree as far as they are told.")
    rule = rule_of(left_place, right_place, figures)
    if not rule or (rule == "side" and (left_place.event.saying or right_place.event.saying)):
        return unknown  # who weeps in court may well speak outside
    act = "" if rule == "home" else act_told(left, right)
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        why=f"The places differ ({act})." if act else "The places differ.",
        rule=rule,
        dispute=Dispute.CONFLICT if rule in {"named", "home"} else Dispute.TENSION,
        features=traits(left_place, right_place, figures, rule),
        subject=f"{left.subject} ({act})" if act else left.subject,
    )
