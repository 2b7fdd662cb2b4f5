"""Numbers: counts, ages, amounts, shares, measures, ordinals and terms of prison that differ.

`extract` binds every quantity to what it counts before anything is compared (`bindings`), and finds out which figures
are the article's own main ones. `compare` then asks whether two figures are of one thing, and only after that whether
the numbers differ, bounds and rounding kept in mind.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ..ages import Owner
from ..bindings import Binding, bindings, same_noun
from ..counting import listed, people
from ..data import Strict
from ..measures import OPEN_ABOVE, Hedge, Quantity, agree, apart, opposed
from ..model import Article, Comparison, Dispute, Fact, Kind, Relation, Role
from ..scenes import Scene, capitals, near, part_of, scenes
from ..text import fold, stem

KIND = Kind.NUMBER


class Options(Strict):
    """When two figures are of one thing; all are shares, 0 to 1, but for the names."""

    min_ratio: float = 0.04
    """Of two main figures, the smaller must be at least this share of the larger: tolls rise manifold."""
    min_ratio_count: float = 0.2
    """The same for other counts."""
    min_ratio_measure: float = 0.4
    """The same for measures and amounts, which sources know better."""
    min_near: float = 0.3
    """How much of the words around an amount or measure both must hold."""
    min_near_toll: float = 0.2
    """The same for tolls that are not the main figure of their article."""
    min_near_count: float = 0.2
    """The same for counts with one noun, where an article counts several such."""
    min_near_ordinal: float = 0.4
    """The same for low ordinals and for what every story counts (games, times): every second visit is some visit's."""
    max_age_gap: float = 0.3
    """Two unnamed people whose ages differ by more than this share of the greater are two people."""
    min_name: float = 75.0
    """How like two first names must be, 0 to 100, to be one person's."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with what it counts."""

    quantity: Quantity
    rule: str
    """Which rule speaks when it differs; see `Binding.rule`."""
    topic: str
    """What is counted, within the rule: a state, an owner, an aspect."""
    noun: str
    """The stem of the head noun; empty when there is none."""
    modifiers: frozenset[str]
    """Stems of the words between the number and its noun."""
    sort: str
    """Of people: "anybody" or "somebody"; empty else."""
    part: str
    """Which part of the whole; see `part_of`."""
    near: frozenset[str]
    """Stems of the content words around the number."""
    capitals: frozenset[str]
    """Those of them that are written with a capital inside the sentence."""
    context: frozenset[str]
    """Stems of the content words of the sentence."""
    places: frozenset[str]
    persons: frozenset[str]
    years: frozenset[str]
    """`places`, `persons`, `years`: see `Scene`."""
    lead: bool
    """True in the headline and the first paragraphs."""
    published: dt.date | None
    owner: Owner | None = None
    """Whose age it is."""
    main: bool = False
    """True for the article's own figure of the event: told at the top, the largest toll, or equal to such a one."""
    sole: bool = False
    """True when the article gives no other figure of the subject."""
    rivals: tuple[Quantity, ...] = ()
    """Other quantities of the same subject in the same article; beside a main one, the main ones."""

    @property
    def is_toll(self) -> bool:
        """True for counts of people or buildings to whom something happened."""
        return self.rule in ("toll", "casualties")


def extract(article: Article) -> tuple[Fact[Counted], ...]:
    """The numbers of `article` with what they count, in the order of the text."""
    facts = [_fact(scene, binding) for scene in scenes(article) for binding in bindings(scene)]
    groups: dict[tuple[str, str], list[Fact[Counted]]] = defaultdict(list)
    for fact in facts:
        groups[fact.value.rule, fact.subject].append(fact)
    placed = [_placed(fact, groups[fact.value.rule, fact.subject]) for fact in facts if not _is_echo(fact, groups)]
    return tuple(sorted(placed, key=lambda fact: (fact.start, fact.end)))


def compare(left: Fact[Counted], right: Fact[Counted], options: Options) -> Comparison:
    """Whether two numbers count the same thing, and whether they then differ."""
    one, other = left.value, right.value
    unknown = Comparison(left, right, Relation.UNKNOWN)
    if one.rule != other.rule or (one.topic != other.topic and one.rule != "money"):
        return unknown
    if not _FITS[one.rule](one, other, options) or not _one_time(one, other):
        return unknown
    impossible = apart(one.quantity, other.quantity)
    if impossible is None:
        return unknown
    if agree(one.quantity, other.quantity) and not _at_odds(one, other):
        same = (one.quantity.low, one.quantity.high) == (other.quantity.low, other.quantity.high)
        return Comparison(left, right, Relation.SAME if same else Relation.CLOSE, "Both numbers agree.")
    if _settled(one, other) or _too_far(one, other, options):
        return unknown
    why = f"{left.text} in one source, {right.text} in the other ({left.subject})."
    dispute = _dispute(one, other, impossible)
    return Comparison(left, right, Relation.DIFFERENT, why, one.rule, dispute, _features(left, right, impossible))


# Reading


def _fact(scene: Scene, binding: Binding) -> Fact[Counted]:
    sentence, quantity, noun = scene.sentence, binding.quantity, binding.noun
    start, end = quantity.start, max(binding.end, quantity.end)
    value = Counted(
        quantity=quantity,
        rule=binding.rule,
        topic=binding.topic,
        noun=stem(noun.head) if noun.head else "",
        modifiers=noun.stems - {stem(noun.head)},
        sort=people(noun.head),
        part=part_of(scene.text, quantity, noun),
        near=near(scene.text, start, end),
        capitals=capitals(scene.text, start, end),
        context=scene.context,
        places=scene.places,
        persons=scene.persons,
        years=scene.own_years if binding.rule == "age" else scene.years,
        lead=sentence.role is not Role.BODY or sentence.paragraph <= 2,
        published=scene.article.published,
        owner=binding.owner,
    )
    offset = sentence.start
    surface = scene.text[start:end]
    return Fact(KIND, sentence, offset + start, offset + end, surface, value, binding.subject, binding.strong)


def _is_echo(fact: Fact[Counted], groups: dict[tuple[str, str], list[Fact[Counted]]]) -> bool:
    """True for a headline's figure that the body gives too: the body says it in full."""
    if fact.sentence.role is not Role.HEADLINE:
        return False
    group = groups[fact.value.rule, fact.subject]
    bodies = (other.value for other in group if other.sentence.role is not Role.HEADLINE)
    return any(agree(fact.value.quantity, body.quantity) for body in bodies if body.topic == fact.value.topic)


def _placed(fact: Fact[Counted], group: list[Fact[Counted]]) -> Fact[Counted]:
    """`fact`, knowing its place among the article's figures of one subject; strong only as a main or the sole one."""
    others = [other for other in group if other is not fact]
    is_main = _is_main(fact, group)
    sole = all(_one_figure(fact.value, other.value) for other in others)
    # What is said of a part does not unsay the whole.
    rivals = tuple(other.value.quantity for other in others if not is_main or _is_main(other, group))
    strong = fact.strong and not fact.value.years and (sole or is_main)
    return replace(fact, strong=strong, value=replace(fact.value, rivals=rivals, sole=sole, main=is_main))


def _one_figure(left: Counted, right: Counted) -> bool:
    """True when the other figure is the same, is of another time, or can be another report of the same age."""
    near_age = left.rule == "age" and _gap(left, right) <= Options().max_age_gap
    return bool(right.years) or near_age or agree(left.quantity, right.quantity)


def _is_main(fact: Fact[Counted], group: list[Fact[Counted]]) -> bool:
    whole = [other.value for other in group if other.strong and not other.value.years and not other.value.part]
    if not whole or fact.value.years:
        return False
    if fact.value.lead and fact.strong:
        return True
    known = [value.quantity for value in whole if value.lead and value.quantity.hedge is not Hedge.VAGUE]
    if fact.value.is_toll:
        known.append(max(whole, key=_low).quantity)
    return any(agree(fact.value.quantity, quantity) for quantity in known)


def _low(value: Counted) -> float:
    return value.quantity.low


# Of one thing?


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of the smaller set both hold, 0 to 1."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _strangers(left: frozenset[str], right: frozenset[str]) -> bool:
    """True when both name something, and nothing in common."""
    return bool(left and right and not left & right)


def _fits_toll(left: Counted, right: Counted, options: Options) -> bool:
    if left.part != right.part or _strangers(left.places, right.places):
        return False
    known = (left.main and right.main) or left.topic.endswith("overall")
    if not (known and left.lead and right.lead) and _strangers(left.capitals, right.capitals):
        return False
    if not (known or (left.sole and right.sole)) and _share(left.near, right.near) < options.min_near_toll:
        return False
    if left.topic == "damaged" or left.sort == right.sort == "somebody":
        return same_noun(left.noun, right.noun)
    # Six children are a part of eleven people, and eleven soldiers killed beside six people are another count.
    return left.sort == right.sort or (left.main and right.main and min(left, right, key=_low).sort == "anybody")


def _fits_age(left: Counted, right: Counted, options: Options) -> bool:
    one, other = left.owner, right.owner
    if one is None or other is None or left.part != right.part or bool(one.name) != bool(other.name):
        return False
    if one.name:
        return _one_person(one.name, other.name, options.min_name)
    return not (one.sex and other.sex and one.sex != other.sex) and _gap(left, right) <= options.max_age_gap


def _gap(left: Counted, right: Counted) -> float:
    one, other = left.quantity.middle, right.quantity.middle
    return abs(one - other) / max(one, other, 1.0)


def _one_person(left: str, right: str, floor: float) -> bool:
    """True when two full names with one last name can be one person's."""
    one, other = fold(left).split(), fold(right).split()
    if len(one) < 2 or len(other) < 2:
        return True
    initials = one[0][0] == other[0][0] and min(len(one[0].strip(".")), len(other[0].strip("."))) == 1
    return initials or fuzz.ratio(one[0], other[0]) >= floor


def _fits_person(left: Counted, right: Counted, options: Options) -> bool:
    return left.part == right.part and not _strangers(left.persons, right.persons)


def _fits_near(left: Counted, right: Counted, options: Options) -> bool:
    return _share(left.near, right.near) >= options.min_near


def _fits_money(left: Counted, right: Counted, options: Options) -> bool:
    if left.part != right.part or left.topic.endswith("rate") != right.topic.endswith("rate"):
        return False
    one, other = left.topic.removesuffix("rate").strip(), right.topic.removesuffix("rate").strip()
    return (not one or not other or one == other) and _share(left.near, right.near) >= options.min_near


def _fits_count(left: Counted, right: Counted, options: Options) -> bool:
    if not same_noun(left.noun, right.noun):
        return False
    if left.part != right.part and (left.sort or "of" in (left.part, right.part)):
        return False
    smaller, larger = sorted((left, right), key=_low)
    # Two female cooks are a part of three cooks.
    if smaller.modifiers - larger.modifiers - _COUNT_WORDS:
        return False
    common = left.noun in listed("common")
    alone = left.sole and right.sole and not left.sort and not common and smaller.quantity.high > 1
    return alone or _near_nouns(left, right) >= (options.min_near_ordinal if common else options.min_near_count)


def _fits_ordinal(left: Counted, right: Counted, options: Options) -> bool:
    low = min(left.quantity.low, right.quantity.low) < _HIGH
    floor = options.min_near_ordinal if low else options.min_near_count
    alone = left.sole and right.sole and not low
    return same_noun(left.noun, right.noun) and left.part == right.part and (alone or _near_nouns(left, right) >= floor)


def _near_nouns(left: Counted, right: Counted) -> float:
    """How much the surroundings share beside the noun itself."""
    return _share(left.near - {left.noun}, right.near - {right.noun})


def _fits(left: Counted, right: Counted, options: Options) -> bool:
    return True


_HIGH = 4
"""Ordinals from here on are of one thing wherever they stand."""
_COUNT_WORDS = frozenset(
    stem(word) for word in ("other", "more", "additional", "different", "separate", "prior", "previous")
)
"""Modifiers that leave the things counted what they are."""
_FITS: dict[str, Callable[[Counted, Counted, Options], bool]] = {
    "toll": _fits_toll,
    "casualties": _fits_toll,
    "age": _fits_age,
    "term": _fits_person,
    "children": _fits_person,
    "magnitude": _fits,
    "money": _fits_money,
    "share": _fits_near,
    "measure": _fits_near,
    "ordinal": _fits_ordinal,
    "count": _fits_count,
}


def _one_time(left: Counted, right: Counted) -> bool:
    """False when one sentence tells of another time than the other. A person, a child or a term stays the same."""
    if left.rule in ("term", "children") or (left.owner and left.owner.name):
        return True
    return left.years == right.years or bool(left.years & right.years)


# At odds?


def _at_odds(left: Counted, right: Counted) -> bool:
    """True where only the numbers agree: "more than 2" beside "as much as 2", "8 to 12" beside "12"."""
    plain = left.quantity.hedge is Hedge.NONE and right.quantity.hedge is Hedge.NONE
    ranges = [value.quantity.low != value.quantity.high for value in (left, right)]
    return opposed(left.quantity, right.quantity) or (left.rule == "age" and plain and ranges[0] != ranges[1])


def _settled(left: Counted, right: Counted) -> bool:
    """True when an article itself gives the other's number for the same subject, alone or as a sum of two."""
    if left.rule in ("age", "children"):
        return False
    return any(
        (rival.hedge is not Hedge.VAGUE and agree(rival, other.quantity))
        or one.quantity.low + rival.low == other.quantity.low
        for one, other in ((left, right), (right, left))
        for rival in one.rivals
    )


def _too_far(left: Counted, right: Counted, options: Options) -> bool:
    """True when one number is so many times the other that they count different things."""
    if left.rule in ("term", "age"):
        return False
    floor = options.min_ratio if left.main and right.main else options.min_ratio_count
    if left.rule in ("money", "measure", "share"):
        floor = options.min_ratio_measure
    return _ratio(left, right) < floor


def _ratio(left: Counted, right: Counted) -> float:
    low, high = sorted((left.quantity.middle, right.quantity.middle))
    return low / high if high > 0 else 0.0


def _dispute(left: Counted, right: Counted, impossible: bool) -> Dispute:
    """How the two differ: a toll that rose from one day to the next is an update, a bound or a vague word a tension."""
    if left.is_toll and left.published and right.published and left.published != right.published:
        earlier, later = sorted((left, right), key=lambda value: value.published or dt.date.min)
        if earlier.quantity.low < later.quantity.low:
            return Dispute.UPDATE
    vague = Hedge.VAGUE in (left.quantity.hedge, right.quantity.hedge)
    return Dispute.CONFLICT if impossible and not vague else Dispute.TENSION


def _features(left: Fact[Counted], right: Fact[Counted], impossible: bool) -> tuple[tuple[str, float], ...]:
    """What tells how sure the difference is; each 0 to 1."""
    one, other = left.value, right.value
    hedges = {one.quantity.hedge, other.quantity.hedge}
    return (
        ("near", _share(one.near, other.near)),
        ("context", _share(one.context, other.context)),
        ("same noun", float(one.noun == other.noun)),
        ("impossible", float(impossible)),
        ("ratio", _ratio(one, other)),
        ("exact", float(hedges == {Hedge.NONE})),
        ("open", float(bool(hedges & OPEN_ABOVE))),
        ("vague", float(Hedge.VAGUE in hedges)),
        ("lead", (one.lead + other.lead) / 2),
        ("main", (one.main + other.main) / 2),
        ("sole", (one.sole + other.sole) / 2),
        ("rivals", min(1.0, (len(one.rivals) + len(other.rivals)) / 8)),
        ("place", float(bool(one.places & other.places))),
        ("background", float(bool(one.years or other.years))),
        ("small", float(min(one.quantity.low, other.quantity.low) <= 2)),
        ("strong", float(left.strong and right.strong)),
        ("anybody", float(one.sort == other.sort == "anybody")),
        ("listed", float(bool(one.noun) and one.noun in listed("somebody"))),
    )
