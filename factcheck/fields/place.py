"""Places: where something happened, where somebody is from.

`extract` takes every locative phrase (`places.spots`) with its event (`binding.bind`). `compare` sets two against each
other when neither is known to hold the other; how surely they are the place of one event is told by figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from msgspec import Struct, structs

from ..data import Strict
from ..language.clauses.binding import Event, bind, light, usual_stems
from ..language.clauses.event_fit import (
    MANY_RARE,
    ONE_ACT,
    Fit,
    act_told,
    each_way,
    event_fit,
    fitness,
    match,
    other_doers,
    other_numbers,
    party_fit,
)
from ..language.names import Standing, match_names
from ..language.numbers.numerals import numerals
from ..language.places import (
    UNTOLD,
    Era,
    Side,
    Spot,
    care,
    compass_words,
    each_name,
    era,
    group_of,
    holders,
    is_many,
    is_nameless,
    is_walled,
    is_wide,
    level_of,
    lies_out,
    may_hold,
    opposed,
    other_eras,
    same_name,
    same_noun,
    same_person,
    spots,
    told_apart,
    told_holders,
)
from ..model import Article, Comparison, Dispute, Fact, Features, Kind, MentionKind, Relation, Sentence
from ..text import fold, stem

KIND = Kind.PLACE

_AND_MORE = re.compile(r",?\s+(?:and|or)\s+(?:\w+\s+)?(?:other|others|elsewhere|beyond)\b|,?\s+among\s+other")
_ANOTHER = re.compile(r"\b(?:an)?other\b", re.IGNORECASE)
"""Not all of `is_another`: "the second floor" and "the third" are two answers to one question."""
_BESIDE_IT = re.compile(
    r"\b(?:near|beside|opposite|off|outside|overlooking|next\s+to|close\s+to)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}"
    r"((?:[^\W\d_a-z][\w.'’-]+)(?:\s[^\W\d_a-z][\w'’-]+)*)"
)
_WHERE = re.compile(r",?\s+where\s+(?=\w)")
_BESIDE = 2
"""Code points from a place to the place that holds it: a comma and a blank."""
HOME = "where somebody is from"
_BORN = stem("born")
_DYING = frozenset(map(stem, ["die", "pronounced", "succumb", "declared", "perish"]))
_SEVERAL = 2
"""Further places of a sentence from which it is a list."""
_SAME_ONE = 0.5
"""Share of the subject's words from which the same one may be in two places."""
_NEARLY = 0.6
"""Share of the few words on both sides from which both are told in nearly the same words."""
_ONE_CLAUSE = 0.5
"""Share of the clause's words from which it is told of one person, where at least one is without a name."""
_SOMEWHAT = 0.3
"""How well the events must match for two names of which the sort of one is not known."""
_PLAIN = {"home", "compass", "side"}
"""Rules whose places are of one thing by what they say: the home of one who is named, one coast, one house."""
_BY_NAME = {"named", "sort"}
"""Rules of two names: one act is told of many towns, but of one room."""


class Options(Strict):
    """When two places are set against each other."""

    min_fit: float = 0.24
    """How well the events must fit for two places that agree to be told as one fact, 0 to 1."""


class Only(Enum):
    """A sort of place of which an article may know one alone."""

    STREET = auto()
    HOSPITAL = auto()


class Where(Struct, frozen=True):
    """A place with what happened there."""

    spot: Spot
    event: Event
    holders: frozenset[str]
    """Folded names of all that is known to hold the place."""
    others: tuple[Spot, ...]
    """The other places of the sentence."""
    beside: frozenset[str] = frozenset()
    """The folded names in the sentence that it is told to be near to, be they names of places or not."""
    within: tuple[str, ...] = ()
    """The names of the phrases that follow directly: "in Lyon" after "at a school"."""
    company: tuple[tuple[Spot, Event], ...] = ()
    """Every locative phrase of the article with its event, this one included."""
    named: frozenset[str] = frozenset()
    """Every place that the article names."""
    usual: frozenset[str] = frozenset()
    """Stems that stand in many sentences of the article, so that sharing them says little."""
    listed: bool = False
    """True for one of several places: "in Lyon and other towns"."""
    only: Only | None = None
    """What the place is of, in an article that has it happen in no other such place."""
    era: Era = UNTOLD
    """How far back it happened, as far as the clause tells."""

    @property
    def dying(self) -> bool:
        """True for a place where somebody died, or on the way to which."""
        return not self.event.acts.isdisjoint(_DYING)


def extract(article: Article) -> tuple[Fact[Where], ...]:
    """One fact per locative phrase."""
    found = [(sentence, spots(sentence)) for sentence in article.sentences]
    told = told_holders(spot for _, group in found for spot in group)
    year = article.published.year if article.published else None
    facts = [
        _fact(sentence, spot, group, holders(spot.names, told), year, at)
        for sentence, group in found
        for spot in group
        for at in _told_at(sentence.text, spot)
    ]
    company = tuple((fact.value.spot, fact.value.event) for fact in facts)
    mentions = (mention for sentence in article.sentences for mention in sentence.mentions)
    named = frozenset(mention.name for mention in mentions if mention.kind is MentionKind.PLACE)
    usual = usual_stems(article)
    facts = [
        replace(fact, value=structs.replace(fact.value, company=company, named=named, usual=usual)) for fact in facts
    ]
    return tuple(_with_only(_with_only(facts, Only.STREET, _is_street), Only.HOSPITAL, _is_named_hospital))


def _with_only(facts: list[Fact[Where]], only: Only, is_such: Callable[[Where], bool]) -> list[Fact[Where]]:
    """`facts`; those of a place that `is_such` strong where the article has it happen in no other one."""
    such = [fact.value for fact in facts if is_such(fact.value)]
    if not such or not all(_share_a_name(such[0], other) for other in such):
        return facts
    return [
        replace(fact, strong=True, value=structs.replace(fact.value, only=only)) if is_such(fact.value) else fact
        for fact in facts
    ]


def _share_a_name(left: Where, right: Where) -> bool:
    """True when what names the one names the other: "a Tulsa hospital", "Elm Hospital in Tulsa"."""
    return any(same_name(name, told) for name in _all_names(left) for told in _all_names(right))


def _all_names(where: Where) -> tuple[str, ...]:
    return (*where.spot.names, *where.within)


def _is_street(where: Where) -> bool:
    spot = where.spot
    on_it = spot.side in (Side.INSIDE, Side.AT)
    return on_it and bool(spot.names) and len(spot.names[0].split()) > 1 and level_of(spot.names[0]) == "street"


def _is_named_hospital(where: Where) -> bool:
    """True for a hospital of which the name or the town is told."""
    within = where.spot.side in (Side.INSIDE, Side.AT, Side.TO)
    return within and _is_hospital(where.spot) and bool(_all_names(where))


def _told_at(text: str, spot: Spot) -> tuple[int, ...]:
    """Where what happened there is told: around the phrase, and in the clause that goes on with "where"."""
    more = None if spot.side is Side.HOME else _WHERE.match(text, spot.end)
    return (spot.start, more.end()) if more else (spot.start,)


def _fact(
    sentence: Sentence, spot: Spot, group: tuple[Spot, ...], outer: frozenset[str], year: int | None, at: int
) -> Fact[Where]:
    spans = [(other.start, other.end) for other in group]
    if at == spot.start:
        event = bind(sentence, spot.start, spot.end, spans)
    else:  # "was taken to the clinic, where she died": in it
        event, spot = bind(sentence, at, at, spans), structs.replace(spot, side=Side.INSIDE)
    listed = bool(_AND_MORE.match(sentence.text, spot.end))
    others = tuple(other for other in group if other.start != spot.start)
    when = era(sentence, at, event.near, event.around, year)
    beside = frozenset(map(fold, _BESIDE_IT.findall(sentence.text)))
    value = Where(spot, event, outer, others, beside, _following(spot, others), listed=listed, era=when)
    home = spot.side is Side.HOME
    subject = HOME if home else "where it happened"
    return Fact.at(KIND, sentence, spot.start, spot.end, value, subject, strong=home)


def _following(spot: Spot, others: tuple[Spot, ...]) -> tuple[str, ...]:
    """The names of the places that stand directly after `spot`, each of which may hold it."""
    after = next((other for other in others if 0 < other.start - spot.end <= _BESIDE), None)
    return (*after.names, *_following(after, others)) if after and after.side is Side.INSIDE else ()


def compare(left: Fact[Where], right: Fact[Where], options: Options) -> Comparison:
    """DIFFERENT when the places cannot be one and the events may be; SAME when they can; UNKNOWN else."""
    left_place, right_place = left.value, right.value
    unknown = Comparison(left, right, Relation.UNKNOWN)
    figures = event_fit(left_place.event, right_place.event)
    if _of_two(left_place, right_place, figures):
        return unknown
    if _agree(left_place, right_place):
        if fitness(figures) < options.min_fit:
            return unknown
        return Comparison(left, right, Relation.SAME, why="The places agree as far as they are told.")
    rule = _rule(left_place, right_place, figures)
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
        features=_traits(left_place, right_place, figures, rule),
        subject=f"{left.subject} ({act})" if act else left.subject,
    )


# --- one event or two -------------------------------------------------------------------------------------------------


def _of_two(left: Where, right: Where, figures: Fit) -> bool:
    """True when the two are places of two things for sure, or of two persons."""
    sides = {left.spot.side, right.spot.side}
    if _is_one_patient(left, right):
        return False
    if Side.HOME in sides:
        return sides != {Side.HOME} or not _same_person(left, right, figures)
    if _ANOTHER.search(left.spot.text) or _ANOTHER.search(right.spot.text):
        return True
    if len(sides) > 1 and Side.FROM in sides:
        return True
    both = _tells_both(left, right) or _tells_both(right, left)
    if other_eras(left.era, right.era) or (both and not _is_birth(left, right)):
        return True
    apart = _is_other_scene(left, right, figures) or other_doers(left.event, right.event)
    apart = apart or _is_plan(left, right, figures)
    return apart and not _in_one_street(left, right)


def _is_other_scene(left: Where, right: Where, figures: Fit) -> bool:
    """True when nothing says that both are told of one act, of the same ones or in nearly the same words.

    Which way something lies, and who dies where, is of one scene as soon as anything at all is shared; two ways from
    one bridge or house that is named always are.
    """
    if _rule_of_compass(left.spot, right.spot) and _is_landmark(left.spot) and _is_landmark(right.spot):
        return False
    if (left.spot.compass and right.spot.compass) or (left.dying and right.dying):
        return figures.local == figures.verb == figures.crossed == 0
    return not (party_fit(left.event, right.event) or figures.subject >= _SAME_ONE or figures.local >= _NEARLY)


def _is_landmark(spot: Spot) -> bool:
    """True for what has a name and is no town or stretch of land: of those news tells much that lies around them."""
    return bool(spot.names) and group_of(_sort_of(spot)) not in ("", "settlement", "land")


def _is_plan(left: Where, right: Where, figures: Fit) -> bool:
    """True when one tells where something is to be, the other where something else was."""
    return left.event.planned != right.event.planned and figures.verb < ONE_ACT


def _is_birth(left: Where, right: Where) -> bool:
    """True for two places of birth: of these nobody has two, although an article may name both towns."""
    return left.event.lead == right.event.lead == _BORN or _BORN in left.event.acts & right.event.acts


def _tells_both(left: Where, right: Where) -> bool:
    """True when the sentence of `left` names the other place beside it: "into the shop, near Mill Square"."""
    if right.spot.head or not right.spot.names:
        return False
    name = right.spot.names[0]
    return fold(name) in left.beside or any(same_name(name, told) for spot in left.others for told in spot.names)


def _in_one_street(left: Where, right: Where) -> bool:
    """True when each article has it happen in one street."""
    return left.only is right.only is Only.STREET


def _is_one_patient(left: Where, right: Where) -> bool:
    """True for the care of somebody in the one hospital that each article knows, unless it tells of two people."""
    if not left.only is right.only is Only.HOSPITAL or other_doers(left.event, right.event):
        return False
    return not left.event.acts.isdisjoint(care()) and not right.event.acts.isdisjoint(care())


def _same_person(left: Where, right: Where, figures: Fit) -> bool:
    left_person, right_person = left.spot.person, right.spot.person
    if not is_nameless(left_person) and not is_nameless(right_person):
        return same_person(left_person, right_person)
    return figures.verb >= ONE_ACT or figures.near >= _ONE_CLAUSE


def _known(left: Where, right: Where) -> bool:
    """True when the other article names the place too, of whatever happens there."""
    if left.spot.names:
        return any(same_name(name, place) for name in left.spot.names[:1] for place in right.named)
    return any(_same_head(left.spot, spot) for spot, _ in right.company)


def _tells_way(left: Where, right: Where) -> bool:
    """True when the other article tells the direction too, of the same or of whatever lies there."""
    return any(spot.compass == left.spot.compass for spot, _ in right.company)


# --- agreement and difference -----------------------------------------------------------------------------------------


def _agree(left: Where, right: Where) -> bool:
    """True when both phrases can mean one place, on one side of it."""
    left_spot, right_spot = left.spot, right.spot
    if _rule_of_side(left_spot, right_spot) or _rule_of_compass(left_spot, right_spot):
        return False
    if _is_one_patient(left, right):
        return not _are_two_hospitals(left, right)
    if left_spot.names and right_spot.names:
        return _holds(left, right)
    return _same_head(left_spot, right_spot)


def _holds(left: Where, right: Where) -> bool:
    """True when one is the other, or is known or told to lie in it; two towns of one state do not."""
    return _is_in(left, right) or _is_in(right, left)


def _is_in(left: Where, right: Where) -> bool:
    """True when `right` is a place in which, or at which, `left` is; each of several places, where it names several."""
    outer = (*left.spot.names, *each_name(left.spot.names[0]), *left.within, *left.holders)
    return all(any(same_name(name, inner) for name in outer) for inner in each_name(right.spot.names[0]))


def _same_head(left: Spot, right: Spot) -> bool:
    if not left.head or not same_noun(left.head, right.head):
        return False
    return left.side is right.side and not _described_apart(left, right) and not _storeys_differ(left, right)


def _rule(left: Where, right: Where, figures: Fit) -> str:
    """The rule under which the two places differ; empty when they may well be one."""
    left_spot, right_spot = left.spot, right.spot
    if _is_one_patient(left, right):
        return "named"
    if left_spot.side is Side.HOME:
        return "" if _holds(left, right) or _told_apart_by_level(left, right) else "home"
    rule = _rule_of_side(left_spot, right_spot) or _rule_of_compass(left_spot, right_spot)
    if rule:
        return "" if rule == "side" and _two_acts(left, right, figures) else rule
    if figures.verb >= ONE_ACT and opposed(_sort_of(left_spot), _sort_of(right_spot)):
        return "noun"
    if _dies_elsewhere(left, right):
        return "noun"
    if left_spot.names and right_spot.names:
        return _rule_of_names(left, right, figures)
    if (left_spot.names or right_spot.names) and not (left_spot.head and right_spot.head):
        return ""
    return "storey" if _storeys_differ(left_spot, right_spot) else _rule_of_nouns(left, right, figures)


def _are_two_hospitals(left: Where, right: Where) -> bool:
    """True for two towns, none of which is in the other, and for two names of hospitals that cannot be one's."""
    if _share_a_name(left, right) or _lies_in(left, right) or _lies_in(right, left):
        return False
    towns, houses = ([_of_level(where, own) for where in (left, right)] for own in (False, True))
    apart = all(houses) and match_names(houses[0][0], houses[1][0], MentionKind.BODY).standing is Standing.DIFFERENT
    return apart or all(towns)


def _lies_in(left: Where, right: Where) -> bool:
    """True when a place that the phrases of `right` name is known to hold `left`."""
    return any(same_name(name, outer) for name in _all_names(right) for outer in left.holders)


def _of_level(where: Where, house: bool) -> list[str]:
    """The names of the hospital itself, or those of its town."""
    return [name for name in _all_names(where) if (level_of(name) == "house") == house and not is_wide(name)]


def _dies_elsewhere(left: Where, right: Where) -> bool:
    """True for a death in a hospital and one at the scene, at home or on the road: nobody dies in both.

    Of several dead some may die here and some there.
    """
    if not (left.dying and right.dying) or _is_hospital(left.spot) == _is_hospital(right.spot):
        return False
    one_time = bool(left.era.years) == bool(right.era.years)
    other = left.spot if _is_hospital(right.spot) else right.spot
    return one_time and lies_out(_sort_of(other)) and _are_several(left.event) == _are_several(right.event)


def _are_several(event: Event) -> bool:
    """True where the subject is counted: "five died"."""
    return any(number.low > 1 for number in numerals(" ".join(event.subject)))


def _two_acts(left: Where, right: Where, figures: Fit) -> bool:
    """True where one weeps outside a hall and others file in, or of a place without walls: not two sides of one act."""
    told = figures.verb > 0 or not (left.event.acts | right.event.acts).isdisjoint(light())
    return not told or not is_walled(left.spot.head)


def _sort_of(spot: Spot) -> str:
    """The noun that says what it is, be it a part of the name: "hospital" of "Marsh Hospital"."""
    return spot.head or (fold(spot.names[0]).split()[-1] if spot.names and spot.names[0].split() else "")


def _told_apart_by_level(left: Where, right: Where) -> bool:
    """True for a state or county against a town of which it is not known where it lies."""
    levels = {level_of(side.spot.names[0]): side for side in (left, right)}
    wide = {"state", "country", "area"} & levels.keys()
    return bool(wide) and any(level not in wide and not side.holders for level, side in levels.items())


def _rule_of_names(left: Where, right: Where, figures: Fit) -> str:
    """Two names of one sort; where the sort of one is not known, only where the events match somewhat.

    Articles that both name both places tell of two places, unless the same one is in both.
    """
    both_know = _known(left, right) and _known(right, left)
    two = both_know and figures.subject < _SAME_ONE and not _is_birth(left, right)
    if left.listed or right.listed or two or _holds(left, right):
        return ""
    levels = {level_of(name) for side in (left, right) for name in each_name(side.spot.names[0])}
    several = any(len(each_name(side.spot.names[0])) > 1 for side in (left, right))
    if (several and len(levels) > 1) or _may_lie_in(left, right):
        return ""
    if len(levels) == 1 and levels != {""}:
        return "named" if match(figures) or _in_one_street(left, right) else ""
    # Of a town and a water it is not known which lies where.
    one_sort = left.spot.body == right.spot.body and len(levels - {""}) < 2
    return "sort" if one_sort and _unsorted_differ(left, right, figures) else ""


def _unsorted_differ(left: Where, right: Where, figures: Fit) -> bool:
    """True for two names of which the sort of one is not known, by events that match somewhat."""
    if _tells_several(left) or _tells_several(right) or _may_meet(left.spot, right.spot):
        return False
    beside = (left.spot.side is Side.OUTSIDE) != (right.spot.side is Side.OUTSIDE)
    if beside or _is_hospital(left.spot) != _is_hospital(right.spot):
        return False  # near a town may be at a bridge; who is hurt at a shrine may die in a hospital
    one_side = left.spot.side is right.spot.side
    same_act = one_side and figures.verb == 1
    # Who names both places tells of two; of one act on one side only where both articles name both.
    know = (_known(left, right), _known(right, left))
    two = all(know) or (any(know) and not same_act)
    return not two and (one_side or figures.verb >= ONE_ACT) and match(figures) >= _SOMEWHAT


def _is_hospital(spot: Spot) -> bool:
    return same_noun(_sort_of(spot), "hospital") or "medical" in fold(" ".join(spot.names[:1]))


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


def _may_meet(left: Spot, right: Spot) -> bool:
    """True for near one place and east of another, which may be one spot; not for east of both."""
    apart = bool(left.compass) and left.compass == right.compass
    return left.side is right.side is Side.OUTSIDE and not apart


def _tells_several(where: Where) -> bool:
    """True when the sentence names several places in which it happened: then another source may name one more."""
    inside = [
        spot
        for spot in where.others
        if spot.side is Side.INSIDE and spot.names and not spot.head and not {*spot.names} & {*where.within}
    ]
    return where.spot.side is Side.INSIDE and len(inside) >= _SEVERAL


def _rule_of_side(left: Spot, right: Spot) -> str:
    """Inside one thing and outside the same; north of a town is where something else lies."""
    if left.compass or right.compass:
        return ""
    if {left.side, right.side} != {Side.INSIDE, Side.OUTSIDE} or not left.head or left.head != right.head:
        return ""
    return "" if left.names and right.names and not same_name(left.names[0], right.names[0]) else "side"


def _rule_of_compass(left: Spot, right: Spot) -> str:
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


def _storeys_differ(left: Spot, right: Spot) -> bool:
    return (
        bool(left.floor and right.floor)
        and left.floor != right.floor
        and {left.floor, right.floor}.isdisjoint({"the", "a"})
    )


def _nouns(spot: Spot) -> dict[str, str]:
    """Group of alternatives -> the noun that the phrase uses, its describing words included."""
    found = {group_of(word): word for word in spot.modifiers if group_of(word)}
    if group_of(spot.head):
        found[group_of(spot.head)] = spot.head
    return found


def _rooms(left: Spot, right: Spot) -> bool:
    """True for a "living room" and a "garage": a described room is one of those of a house, as the other is."""
    for room, noun in ((left, right), (right, left)):
        if room.head == "room" and room.modifiers and not _nouns(room) and group_of(noun.head) == "room":
            return True
    return False


def _rule_of_nouns(left: Where, right: Where, figures: Fit) -> str:
    """Different nouns of one group of alternatives ("hotel" and "motel"), or one noun described differently."""
    left_spot, right_spot = left.spot, right.spot
    left_nouns, right_nouns = _nouns(left_spot), _nouns(right_spot)
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
    if figures.verb >= ONE_ACT and _rooms(left_spot, right_spot):
        return "noun"
    apart = left_spot.head == right_spot.head and told_apart(left_spot.head) and _described_apart(left_spot, right_spot)
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
        or (not left_names | right_names and figures.local > _NEARLY)
    )


def _described_apart(left: Spot, right: Spot) -> bool:
    return bool(left.describing and right.describing) and left.describing.isdisjoint(right.describing)


# --- figures ----------------------------------------------------------------------------------------------------------


def _traits(left: Where, right: Where, figures: Fit, rule: str) -> Features:
    """What tells a real difference from two places of two things."""
    known = each_way(_tells_way if rule == "compass" else _known, left, right)
    if rule == "noun" and left.dying and right.dying:
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
    if _in_one_street(left, right) or _is_one_patient(left, right):
        return 1.0
    return _plainness(left.spot, right.spot, rule) * (1.0 if rule in _PLAIN else likely)


def _plainness(left: Spot, right: Spot, rule: str) -> float:
    """1 for a rule that is plain and for two nouns of one sort, two rooms or two houses; 0 else."""
    if rule == "home" and (is_nameless(left.person) or is_nameless(right.person)):
        return 0.0  # "the father, from Oxton" may be anyone
    alike = bool(_nouns(left).keys() & _nouns(right).keys()) or _rooms(left, right)
    alike = alike or opposed(_sort_of(left), _sort_of(right))
    return float(rule in _PLAIN or (rule not in _BY_NAME and alike))
