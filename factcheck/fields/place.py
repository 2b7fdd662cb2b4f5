"""Places: where something happened, where somebody is from.

`extract` takes every locative phrase (`places.spots`) with its event (`binding.bind`). `compare` sets two against each
other only when their events fit; two named places differ only when neither is known to hold the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..data import Strict
from ..language.clauses.binding import Event, Figures, act_fit, apart, bind, fit
from ..language.places import (
    Side,
    Spot,
    group_of,
    holders,
    is_nameless,
    level_of,
    same_name,
    same_noun,
    same_person,
    spots,
    told_apart,
    told_holders,
)
from ..model import Article, Comparison, Dispute, Fact, Kind, MentionKind, Relation, Sentence

KIND = Kind.PLACE

_AND_MORE = re.compile(r",?\s+(?:and|or)\s+(?:\w+\s+)?(?:other|others|elsewhere|beyond)\b|,?\s+among\s+other")
HOME = "where somebody is from"


class Options(Strict):
    """When two places are set against each other."""

    min_fit: float = 0.24
    """How well the events must fit, 0 to 1."""
    min_fit_sort: float = 0.5
    """The same for two places of which the sort is not known ("Old Mill" and "Green Corner")."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place with what happened there."""

    spot: Spot
    event: Event
    holders: frozenset[str]
    """Folded names of all that is known to hold the place."""
    others: tuple[Spot, ...]
    """The other places of the sentence."""
    company: tuple[tuple[Spot, Event], ...] = ()
    """Every locative phrase of the article with its event, this one included."""
    named: frozenset[str] = frozenset()
    """Every place that the article names."""
    listed: bool = False
    """True for one of several places: "in Lyon and other towns"."""


def extract(article: Article) -> tuple[Fact[Where], ...]:
    """One fact per locative phrase."""
    found = [(sentence, spots(sentence)) for sentence in article.sentences]
    told = told_holders(spot for _, group in found for spot in group)
    facts = [_fact(sentence, spot, group, holders(spot.names, told)) for sentence, group in found for spot in group]
    company = tuple((fact.value.spot, fact.value.event) for fact in facts)
    mentions = (mention for sentence in article.sentences for mention in sentence.mentions)
    named = frozenset(mention.name for mention in mentions if mention.kind is MentionKind.PLACE)
    return tuple(replace(fact, value=replace(fact.value, company=company, named=named)) for fact in facts)


def _fact(sentence: Sentence, spot: Spot, group: tuple[Spot, ...], outer: frozenset[str]) -> Fact[Where]:
    event = bind(sentence, spot.start, spot.end, [(other.start, other.end) for other in group])
    listed = bool(_AND_MORE.match(sentence.text, spot.end))
    value = Where(spot, event, outer, tuple(other for other in group if other is not spot), listed=listed)
    home = spot.side is Side.HOME
    subject = HOME if home else "where it happened"
    return Fact(
        KIND, sentence, sentence.start + spot.start, sentence.start + spot.end, spot.text, value, subject, strong=home
    )


def compare(left: Fact[Where], right: Fact[Where], options: Options) -> Comparison:
    """DIFFERENT when the events fit and the places cannot be one; SAME when they can; UNKNOWN else."""
    one, other = left.value, right.value
    figures = fit(one.event, other.event)
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if not _meet(one, other, dict(figures), options) and not _one_edge(one.spot, other.spot):
        return unknown
    if _agree(one, other):
        return Comparison(left, right, Relation.SAME, why="The places agree as far as they are told.", features=figures)
    rule = _rule(one, other)
    if (
        not rule
        or _settled(one, other, rule)
        or _of_two(one, other, rule, dict(figures))
        or (rule == "sort" and _fitness(dict(figures)) < options.min_fit_sort)
    ):
        return unknown
    return Comparison(
        left,
        right,
        Relation.DIFFERENT,
        why=f"The places differ: “{left.text}” and “{right.text}”.",
        rule=rule,
        dispute=Dispute.CONFLICT if rule in {"named", "home"} else Dispute.TENSION,
        features=(*figures, ("fit", _fitness(dict(figures))), *_traits(one, other)),
    )


def _fitness(figures: dict[str, float]) -> float:
    """How surely both tell where one thing happened, 0 to 1."""
    return 0.4 * figures["verb"] + 0.25 * figures["near"] + 0.2 * figures["shared"] + 0.15 * figures["crossed"]


def _meet(left: Where, right: Where, figures: dict[str, float], options: Options) -> bool:
    """True when both tell where one thing happened, or where one person is from."""
    sides = {left.spot.side, right.spot.side}
    if Side.HOME in sides:
        return sides == {Side.HOME} and _same_person(left, right, figures)
    if len(sides) > 1 and (Side.FROM in sides or (sides & {Side.AT, Side.OUTSIDE} and Side.TO in sides)):
        return False
    if apart(left.event, right.event):
        return False
    if figures["verb"] < 0.6 and (figures["subject"] < 0.5 or figures["shared"] < 0.75):
        return False
    return _fitness(figures) >= options.min_fit


def _one_edge(left: Spot, right: Spot) -> bool:
    """True for "the northern tip of Crete" and "the western tip of Crete", whatever happens there."""
    return (
        bool(left.head and left.names and right.names)
        and left.head == right.head
        and bool(_rule_of_compass(left, right))
    )


def _same_person(left: Where, right: Where, figures: dict[str, float]) -> bool:
    one, other = left.spot.person, right.spot.person
    if not is_nameless(one) and not is_nameless(other):
        return same_person(one, other)
    return figures["verb"] >= 0.6 or figures["near"] >= 0.5


# ---- agreement and difference ----


def _agree(left: Where, right: Where) -> bool:
    """True when both phrases can mean one place, on one side of it."""
    one, other = left.spot, right.spot
    if _rule_of_side(one, other) or _rule_of_compass(one, other):
        return False
    if one.names and other.names:
        return _holds(left, right)
    return _same_head(one, other)


def _holds(left: Where, right: Where) -> bool:
    """True when a name is shared, or one place is known to hold the other."""
    pairs = [(mine, yours) for mine in left.spot.names for yours in right.spot.names]
    if any(same_name(mine, yours) for mine, yours in pairs):
        return True
    return any(same_name(name, outer) for name in right.spot.names for outer in left.holders) or any(
        same_name(name, outer) for name in left.spot.names for outer in right.holders
    )


def _settled(left: Where, right: Where, rule: str) -> bool:
    """True when a sentence tells the other's place too: then the two are places of two things."""
    alike = _same_home if rule == "home" else _same_names if rule in {"named", "sort"} else _same_head
    return any(alike(left.spot, spot) for spot in right.others) or any(alike(right.spot, spot) for spot in left.others)


def _of_two(left: Where, right: Where, rule: str, figures: dict[str, float]) -> bool:
    """True when the articles themselves tell that these are places of two things.

    Who disagrees on a place has a place of his own; where an article names the other's place too, only one subject or
    the same verb tells that it is one thing; where both do, only one doer.
    """
    if rule in {"named", "sort"} and (left.listed or right.listed):
        return True
    if rule in {"home", "compass", "side"} or figures["subject"] >= 0.5:
        return False
    known = _known(left, right) + _known(right, left)
    return (known == 2 and not figures["doers"]) or (known > 0 and figures["verb"] < 1)


def _known(one: Where, other: Where) -> bool:
    """True when the other article names the place too, of whatever happens there."""
    if one.spot.names:
        return any(same_name(name, place) for name in one.spot.names[:1] for place in other.named)
    return any(_same_head(one.spot, spot) for spot, _ in other.company)


def _told_too(one: Where, other: Where) -> bool:
    """True when the other article tells such an act of the very place too: then it tells of two acts."""
    alike = _same_names if one.spot.names else _same_head
    return any(alike(one.spot, spot) and act_fit(one.event, event) >= 0.6 for spot, event in other.company)


def _same_names(one: Spot, other: Spot) -> bool:
    return any(same_name(mine, yours) for mine in one.names for yours in other.names)


def _same_home(one: Spot, other: Spot) -> bool:
    return one.side is other.side and _same_names(one, other)


def _same_head(one: Spot, other: Spot) -> bool:
    if not one.head or not same_noun(one.head, other.head):
        return False
    return one.side is other.side and not _described_apart(one, other) and not _storeys_differ(one, other)


def _rule(left: Where, right: Where) -> str:
    """The rule under which the two places differ; empty when they may well be one."""
    one, other = left.spot, right.spot
    if one.side is Side.HOME:
        return "" if _holds(left, right) or _told_apart_by_level(left, right) else "home"
    rule = _rule_of_side(one, other) or _rule_of_compass(one, other)
    if rule:
        return rule
    if one.names and other.names:
        return _rule_of_names(left, right)
    if (one.names or other.names) and not (one.head and other.head):
        return ""
    if _storeys_differ(one, other):
        return "storey"
    return _rule_of_nouns(
        one, other, bool(left.event.names & right.event.names or left.event.subject & right.event.subject)
    )


def _told_apart_by_level(left: Where, right: Where) -> bool:
    """True for a state against a town of which it is not known where it lies."""
    levels = {level_of(side.spot.names[0]): side for side in (left, right)}
    wide = {"state", "country"} & levels.keys()
    return bool(wide) and any(level not in wide and not side.holders for level, side in levels.items())


def _rule_of_names(left: Where, right: Where) -> str:
    if _holds(left, right):
        return ""
    levels = {level_of(left.spot.names[0]), level_of(right.spot.names[0])}
    if len(levels) > 1 or any(spot.names[0].isupper() for spot in (left.spot, right.spot)):
        return ""
    if levels != {""}:
        return "named"
    alike = left.spot.side is right.spot.side and left.spot.body == right.spot.body
    return "sort" if alike else ""


def _rule_of_side(one: Spot, other: Spot) -> str:
    """Inside one thing and outside the same."""
    if {one.side, other.side} != {Side.INSIDE, Side.OUTSIDE} or not one.head or one.head != other.head:
        return ""
    return "" if one.names and other.names and not same_name(one.names[0], other.names[0]) else "side"


_OPPOSED = ("north", "south", "east", "west")


def _rule_of_compass(one: Spot, other: Spot) -> str:
    """Another direction of, or from, the same thing."""
    mine, yours = one.compass, other.compass
    if not mine or not yours or mine == yours or mine in yours or yours in mine:
        return ""
    if {mine, yours} & set(_OPPOSED) == set() and "centre" not in {mine, yours}:
        return ""
    anchored = one.names and other.names and any(same_name(a, b) for a in one.names for b in other.names)
    return "compass" if anchored or (one.head and one.head == other.head and not one.names and not other.names) else ""


def _storeys_differ(one: Spot, other: Spot) -> bool:
    return (
        bool(one.floor and other.floor)
        and one.floor != other.floor
        and {one.floor, other.floor}.isdisjoint({"the", "a"})
    )


def _nouns(spot: Spot) -> dict[str, str]:
    """Group of alternatives -> the noun that the phrase uses, its describing words included."""
    found = {group_of(word): word for word in spot.describing if group_of(word)}
    if group_of(spot.head):
        found[group_of(spot.head)] = spot.head
    return found


def _rule_of_nouns(one: Spot, other: Spot, named: bool) -> str:
    """Different nouns of one group of alternatives ("hotel" and "motel"), or one noun described differently."""
    mine, yours = _nouns(one), _nouns(other)
    for group in sorted(mine.keys() & yours.keys()):
        if not same_noun(mine[group], yours[group]):
            return ("body" if named else "") if group == "body" else "noun"
    if one.head == other.head and told_apart(one.head) and _described_apart(one, other):
        return "described"
    if {one.head, other.head} & {"room"} and "room" in (mine.keys() | yours.keys()) and one.head != other.head:
        return "noun" if (one.describing and one.head == "room") or (other.describing and other.head == "room") else ""
    return ""


def _described_apart(one: Spot, other: Spot) -> bool:
    return bool(one.describing and other.describing) and one.describing.isdisjoint(other.describing)


def _traits(left: Where, right: Where) -> Figures:
    """What else tells a real difference from two places of two things."""
    one, other = left.spot, right.spot
    levels = {level_of(name) for spot in (one, other) for name in spot.names[:1]}
    return (
        ("single", float(not left.others and not right.others)),
        ("side", float(one.side is other.side)),
        ("level", float(len(levels) == 1 and levels != {""})),
        ("known", float(bool(left.holders)) / 2 + float(bool(right.holders)) / 2),
        ("told here", float(_known(left, right)) / 2 + float(_known(right, left)) / 2),
        ("told too", float(_told_too(left, right)) / 2 + float(_told_too(right, left)) / 2),
        ("nameless", float(is_nameless(one.person) or is_nameless(other.person))),
    )
