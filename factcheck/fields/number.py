"""Numbers: counts, ages, amounts, shares, measures, ordinals and terms of prison that differ.

`extract` binds every quantity to what it counts before anything is compared (`number_subjects`), and finds out which
figures are the article's own main ones. `compare` then asks whether two figures are of one thing, and only after that
whether the numbers differ, bounds and rounding kept in mind. Amounts, shares, measures and counts of things have no
subject of their own: for them the words around decide, and whether an article gives both numbers (`surroundings`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ..data import Strict
from ..language.numbers.ages import Owner
from ..language.numbers.counting import listed, people
from ..language.numbers.measures import OPEN_ABOVE, Hedge, Quantity, agree, apart, opposed
from ..language.numbers.scenes import Scene, capitals, near, part_of, scenes
from ..language.numbers.subjects import Numbered, numbered, same_noun
from ..language.numbers.surroundings import (
    Companion,
    Surroundings,
    company_of,
    fit,
    is_in,
    outdone,
    rarity,
    surroundings,
)
from ..model import Article, Comparison, Dispute, Fact, Kind, Relation, Role
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
    min_fit: float = 0.25
    """How well the words around two amounts, shares, measures or counts must fit."""
    min_fit_near: float = 0.16
    """The same where the numbers are near each other, as two reports of one number are."""
    min_fit_role: float = 0.35
    """The same beside different names, and for amounts in different roles: one offered, the other worth."""
    near_bound: float = 0.8
    """A bound such as "at least 12" and a number that keeps it are one when the smaller is this share of the larger."""
    near_ratio: float = 0.6
    """The smaller of two numbers that are near each other is at least this share of the larger."""
    min_ratio_vague: float = 0.005
    """The same as `min_ratio` for two words without a number: "thousands" beside "hundreds of thousands"."""
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
    """Which rule speaks when it differs; see `Numbered.rule`."""
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
    around: Surroundings
    """The words close to the number, weighed."""
    crowd: int
    """How many numbers the sentence holds."""
    owner: Owner | None = None
    """Whose age it is."""
    main: bool = False
    """True for the article's own figure of the event: told at the top, the largest toll, or equal to such a one."""
    sole: bool = False
    """True when the article gives no other figure of the subject."""
    rivals: tuple[Quantity, ...] = ()
    """Quantities of the same subject in the same article, its own among them; beside a main one, the main ones."""
    company: tuple[Companion, ...] = ()
    """Every number of the same sort in the article, its own among them: amounts, shares, counts of the noun."""

    @property
    def is_toll(self) -> bool:
        """True for counts of people or buildings to whom something happened."""
        return self.rule in ("toll", "casualties")


def extract(article: Article) -> tuple[Fact[Counted], ...]:
    """The numbers of `article` with what they count, in the order of the text."""
    weights = rarity(article)
    facts = [_fact(scene, known, weights) for scene in scenes(article) for known in numbered(scene)]
    groups: dict[tuple[str, str], list[Fact[Counted]]] = defaultdict(list)
    companions: dict[tuple[str, str], list[Companion]] = defaultdict(list)
    for fact in facts:
        groups[fact.value.rule, fact.subject].append(fact)
        companions[_sort(fact)].append(Companion(fact.value.quantity, fact.value.around))
    company = {sort: company_of(found) for sort, found in companions.items()}
    placed = [fact for group in groups.values() for fact in _placed(group, company)]
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
    if _settled(one, other) or _too_far(one, other, options) or _are_two(one, other):
        return unknown
    if one.rule in _BY_WORDS and not impossible and options.near_bound <= _ratio(one, other) < 1:
        return Comparison(left, right, Relation.CLOSE, "Both numbers agree.")
    why = f"{left.text} in one source, {right.text} in the other ({left.subject})."
    dispute = _dispute(one, other, impossible)
    return Comparison(left, right, Relation.DIFFERENT, why, one.rule, dispute, _features(left, right, impossible))


# Reading


def _fact(scene: Scene, known: Numbered, weights: Mapping[str, float]) -> Fact[Counted]:
    sentence, quantity, noun = scene.sentence, known.quantity, known.noun
    start, end = quantity.start, max(known.end, quantity.end)
    value = Counted(
        quantity=quantity,
        rule=known.rule,
        topic=known.topic,
        noun=stem(noun.head) if noun.head else "",
        modifiers=noun.stems - {stem(noun.head)},
        sort=people(noun.head),
        part=part_of(scene.text, quantity, noun),
        near=near(scene.text, start, end),
        capitals=capitals(scene.text, start, end),
        context=scene.context,
        places=scene.places,
        persons=scene.persons,
        years=scene.own_years if known.rule == "age" else scene.years,
        lead=sentence.role is not Role.BODY or sentence.paragraph <= 2,
        published=scene.article.published,
        around=surroundings(scene.text, start, end, weights, stem(noun.head) if noun.head else ""),
        crowd=len(scene.found),
        owner=known.owner,
    )
    offset = sentence.start
    surface = scene.text[start:end]
    return Fact(
        KIND, sentence, offset + start, offset + end, surface, value, known.subject, known.strong, _label(known)
    )


def _label(known: Numbered) -> str:
    """What the number is of, where the subject is a form for machines: a family name or a stem."""
    if known.owner and known.owner.name:
        return f"age of {known.owner.name}"
    return known.noun.head if known.rule == "count" else ""


def _sort(fact: Fact[Counted]) -> tuple[str, str]:
    """What may be mistaken for one another: all amounts of money, all shares, but counts of one noun only."""
    return fact.value.rule, fact.subject if fact.value.rule == "count" else ""


def _placed(
    group: Sequence[Fact[Counted]], company: Mapping[tuple[str, str], tuple[Companion, ...]]
) -> list[Fact[Counted]]:
    """The figures of one subject, knowing their place among one another; strong only as a main or the sole one.

    A headline's figure that the body gives too is left out: the body says it in full.
    """
    bodies = _distinct([fact for fact in group if fact.sentence.role is not Role.HEADLINE])
    all_figures, known = _distinct(group), _known(group)
    rivals = tuple(figure.value.quantity for figure in all_figures)
    # What is said of a part does not unsay the whole.
    mains = tuple(figure.value.quantity for figure in all_figures if _is_main(figure.value, figure.strong, known))
    placed = []
    for fact in group:
        value = fact.value
        if fact.sentence.role is Role.HEADLINE and any(_echoes(value, body.value) for body in bodies):
            continue
        main = _is_main(value, fact.strong, known)
        sole = all(_one_figure(value, other.value) for other in all_figures)
        placed.append(
            replace(
                fact,
                strong=fact.strong and not value.years and (sole or main),
                value=replace(
                    value, rivals=mains if main else rivals, sole=sole, main=main, company=company[_sort(fact)]
                ),
            )
        )
    return placed


_MOST = 60
"""Different figures of one subject that an article is remembered by; beyond that it is a table, not a story."""


def _distinct(group: Sequence[Fact[Counted]]) -> list[Fact[Counted]]:
    """The first facts of `group` that give different figures, as many as are remembered."""
    first: dict[object, Fact[Counted]] = {}
    for fact in group:
        value, quantity = fact.value, fact.value.quantity
        first.setdefault((quantity.low, quantity.high, quantity.hedge, value.topic, bool(value.years)), fact)
        if len(first) >= _MOST:
            break
    return list(first.values())


def _echoes(headline: Counted, body: Counted) -> bool:
    return headline.topic == body.topic and agree(headline.quantity, body.quantity)


def _one_figure(left: Counted, right: Counted) -> bool:
    """True when the other figure is the same, is of another time, or can be another report of the same age."""
    near_age = left.rule == "age" and _gap(left, right) <= Options().max_age_gap
    return bool(right.years) or near_age or agree(left.quantity, right.quantity)


def _known(group: Sequence[Fact[Counted]]) -> list[Quantity] | None:
    """The figures that are the article's own of the subject, told at the top or the largest toll; None without any."""
    whole = [fact for fact in group if fact.strong and not fact.value.years and not fact.value.part]
    if not whole:
        return None
    told = _distinct([fact for fact in whole if fact.value.lead and fact.value.quantity.hedge is not Hedge.VAGUE])
    known = [fact.value.quantity for fact in told]
    if group[0].value.is_toll:
        known.append(max((fact.value for fact in whole), key=_low).quantity)
    return known


def _is_main(value: Counted, strong: bool, known: list[Quantity] | None) -> bool:
    if known is None or value.years:
        return False
    return (value.lead and strong) or any(agree(value.quantity, quantity) for quantity in known)


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


def _fits_around(left: Counted, right: Counted, options: Options) -> bool:
    near = _ratio(left, right) >= options.near_ratio
    if not near and left.noun != right.noun:
        return False
    floor = options.min_fit_near if near else options.min_fit
    return fit(left.around, right.around) >= (
        options.min_fit_role if _strangers(left.capitals, right.capitals) else floor
    )


def _fits_money(left: Counted, right: Counted, options: Options) -> bool:
    if left.part != right.part or left.topic.endswith("rate") != right.topic.endswith("rate"):
        return False
    one, other = left.topic.removesuffix("rate").strip(), right.topic.removesuffix("rate").strip()
    if one and other and one != other:
        # What is offered or stolen is worth something too; what is raised is not what is spent.
        return "value" in (one, other) and fit(left.around, right.around) >= options.min_fit_role
    return _fits_around(left, right, options)


def _fits_count(left: Counted, right: Counted, options: Options) -> bool:
    if not _one_noun(left, right):
        return False
    if left.part != right.part and (left.sort or "of" in (left.part, right.part)):
        return False
    smaller, larger = sorted((left, right), key=_low)
    # Two female cooks are a part of three cooks.
    if smaller.modifiers - larger.modifiers - _COUNT_WORDS:
        return False
    common = left.noun in listed("common")
    alone = left.sole and right.sole and not left.sort and not common and smaller.quantity.high > 1
    return alone or fit(left.around, right.around) >= (options.min_near_ordinal if common else options.min_fit)


def _one_noun(left: Counted, right: Counted) -> bool:
    """True when the nouns are of one thing; many revellers are many people."""
    crowds = left.quantity.hedge is right.quantity.hedge is Hedge.VAGUE and left.sort and right.sort
    return same_noun(left.noun, right.noun) or bool(crowds)


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
    "share": _fits_around,
    "measure": _fits_around,
    "ordinal": _fits_ordinal,
    "count": _fits_count,
}


def _one_time(left: Counted, right: Counted) -> bool:
    """False when one sentence tells of another time than the other. A person, a child or a term stays the same."""
    if left.rule in ("term", "children") or (left.owner and left.owner.name):
        return True
    if left.rule in _BY_WORDS:
        # "Two years ago" may be 2015, and a sentence without a year tells of the year of the one before.
        one, other = (frozenset(filter(str.isdigit, value.years)) for value in (left, right))
        return not _strangers(one, other)
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
        if rival != one.quantity
    )


def _is_precise(value: Counted) -> bool:
    """True for a number of five digits and more that carry meaning: sources copy such from one document."""
    quantity = value.quantity
    return quantity.step > 0 and quantity.hedge is Hedge.NONE and quantity.middle / quantity.step >= 1e4


_SLIP = 0.95
"""Two precise numbers of one thing differ by a slip, so the smaller is at least this share of the larger."""
_BY_WORDS = frozenset(("money", "share", "measure", "count"))
"""Rules whose numbers are told apart by the words around them alone."""


def _are_two(left: Counted, right: Counted) -> bool:
    """True when an article gives both numbers, or another number fits the words around one of them better."""
    if left.rule not in _BY_WORDS or opposed(left.quantity, right.quantity):
        return False
    if is_in(left.quantity, right.company) or is_in(right.quantity, left.company):
        return True
    if _is_precise(left) and _is_precise(right) and _ratio(left, right) < _SLIP:
        return True
    one, other = Companion(left.quantity, left.around), Companion(right.quantity, right.around)
    return outdone(one, other, left.company, right.company) or outdone(other, one, right.company, left.company)


def _too_far(left: Counted, right: Counted, options: Options) -> bool:
    """True when one number is so many times the other that they count different things."""
    if left.rule in ("term", "age"):
        return False
    if left.quantity.hedge is right.quantity.hedge is Hedge.VAGUE:
        return _ratio(left, right) < options.min_ratio_vague
    floor = options.min_ratio if left.main and right.main else options.min_ratio_count
    if left.rule in ("money", "measure"):
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
        ("rivals", min(1.0, max(0, len(one.rivals) + len(other.rivals) - 2) / 8)),
        ("fit", fit(one.around, other.around)),
        ("names", _share(one.capitals, other.capitals)),
        ("one digit", float(_one_digit(left.text, right.text))),
        ("known", (is_in(one.quantity, other.company) + is_in(other.quantity, one.company)) / 2),
        ("crowd", min(1.0, (one.crowd + other.crowd - 2) / 10)),
        ("same part", float(one.part == other.part)),
        ("same topic", float(one.topic == other.topic)),
        ("same time", float(one.years == other.years)),
        ("place", float(bool(one.places & other.places))),
        ("background", float(bool(one.years or other.years))),
        ("small", float(min(one.quantity.low, other.quantity.low) <= 2)),
        ("strong", float(left.strong and right.strong)),
        ("anybody", float(one.sort == other.sort == "anybody")),
        ("listed", float(bool(one.noun) and one.noun in listed("somebody"))),
    )


def _one_digit(left: str, right: str) -> bool:
    """True when two long numbers differ in one digit, as a slip of the pen makes them."""
    one, other = (_NOT_DIGIT.sub("", text) for text in (left, right))
    if len(one) != len(other) or len(one) < 3:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


_NOT_DIGIT = re.compile(r"\D")
