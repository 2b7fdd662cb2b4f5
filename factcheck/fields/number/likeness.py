"""Whether two numbers are of one thing: what they count, whose they are, the words around, what else is counted.

Nothing here is a verdict but `strangers`: two numbers that are certainly of different things. The rest are figures, 0
to 1, of which the confidence model learns what they mean.
"""

from __future__ import annotations

import math
from functools import lru_cache

from msgspec import structs
from rapidfuzz import fuzz

from ...language.clauses.acts import disjoint
from ...language.clauses.binding import light
from ...language.clauses.event_fit import ONE_ACT, verb_fit
from ...language.names.name_words import nickname_table
from ...language.numbers.count_words import listed, pairs, state_words
from ...language.numbers.counted import TOLLS, Counted
from ...language.numbers.measures import YEAR_DAYS, Dimension, Hedge, Quantity, agree
from ...language.numbers.scenes import Part
from ...language.numbers.subjects import SIDES_OF_ONE, WAYS, same_counted
from ...language.numbers.surroundings import fit, point, restates
from ...language.numbers.topics import Topic
from ...text import NUMBER_WORDS, fold, stem

_ONE_NAME = 75.0
"""How like two first names, or two surnames, must be, 0 to 100, to be one person's."""
_AGE_GAP = 0.15
"""Two people, one of them unnamed, whose ages differ by more than this share of the greater, and by more than
`_YEARS`, are two people."""
_YEARS = 3
_MIN_SAME = 0.25
"""What is counted is certainly another thing below this."""
_SLIP = 0.95
"""Two precise numbers of one thing differ by a slip, so the smaller is at least this share of the larger."""
_OF_EVENTS = frozenset(("toll", "casualties", "ordinal", "magnitude", "tally"))
"""Rules whose numbers are of one event and its day."""
_MIN_FIT = 0.2
"""How well the words around a bare count must fit those around one of the dead or hurt."""
_MIN_BARE = 0.5
"""And how near its number must be, as a share of the larger."""
_SAME_PARTS = frozenset(
    stem(word) for word in ("other", "more", "additional", "different", "separate", "prior", "previous")
)
"""Modifiers that leave the things counted what they are."""


def strangers(left: Counted, right: Counted) -> bool:
    """True when the two are certainly of different things."""
    if not one_rule(left, right) or _other_years(left, right) or _other_parts(left, right):
        return True
    if left.topic.name in _OF_CONVICTS and disjoint(left.persons, right.persons):
        return True
    return (
        same_thing(left, right) < _MIN_SAME
        or _other_event(left, right)
        or _both_precise(left, right)
        or _is_somebody(left, right)
        or _of_other_scope(left, right)
        or _are_others(left, right)
        or _are_others(right, left)
    )


_OF_CONVICTS = ("imposed", "asked for", "served", "maximum", "ban", "maximum ban")
"""Terms that each of several persons may get."""


def settled(left: Counted, right: Counted) -> bool:
    """True when the sentence of one number gives the other one too: "9,000 people, 3,400 of them abroad"."""
    if left.rule == right.rule == "age":
        # "Aged 14, 15 and 17" are three children, and the 15-year-old is one of them.
        both_named = left.owner and right.owner and left.owner.name and right.owner.name
        return not both_named and (_beside(left, right) or _beside(right, left))
    if left.rule == right.rule == "share":
        return _beside(left, right) and _beside(right, left)
    if left.is_toll and right.is_toll:
        return _is_made_of(left, right) or _is_made_of(right, left)
    return left.rule == right.rule == "count" and (_tells_both(left, right) or _tells_both(right, left))


def _is_made_of(whole: Counted, part: Counted) -> bool:
    """True for "five people died: four guards and a boy" beside "four guards died"."""
    return whole.topic == part.topic and any(
        same_counted(some.noun, part.noun) and restates(some.quantity, part.quantity) for some in whole.made_of
    )


def _beside(one: Counted, other: Counted) -> bool:
    """True when the sentence of `one` gives the share `other` too: "54 percent to 46" has no other 46."""
    return any(restates(beside, other.quantity) for beside in one.beside)


def _tells_both(one: Counted, other: Counted) -> bool:
    """True when the sentence of `one` gives the large number of `other` too, of what it counts there."""
    number = other.quantity
    if number.low < _TELLING or agree(one.quantity, number) or one.part is Part.PRIOR:
        return False
    return any(restates(beside, number) and beside.dimension is number.dimension for beside in one.beside)


_TELLING = 20
"""From here on a number hardly stands in two sentences by chance."""


def _other_event(left: Counted, right: Counted) -> bool:
    """True for what happened in a year of its own, when the other sentence tells of none."""
    if bool(left.year) == bool(right.year) or left.years & right.years:
        return False
    old = left if left.year else right
    return one_rule(left, right) in _OF_EVENTS or (old.of_event and left.rule == right.rule == "count")


_PRECISE = 1e4
"""Steps in a number from which on it is precise: five digits, none of them rounded away."""


def _both_precise(left: Counted, right: Counted) -> bool:
    """True for two numbers of five digits and more that are no slip apart: sources copy such from one document."""
    one, other = left.quantity, right.quantity
    near = min(one.middle, other.middle) >= _SLIP * max(one.middle, other.middle)
    return not near and _is_precise(one) and _is_precise(other)


def _is_precise(quantity: Quantity) -> bool:
    return quantity.step > 0 and quantity.hedge is Hedge.NONE and quantity.middle / quantity.step >= _PRECISE


def _is_somebody(left: Counted, right: Counted) -> bool:
    """True for "one man" who is told of for himself, with no act that the others do too."""
    one, other = sorted((left, right), key=lambda value: (value.quantity.low, fold(value.quantity.text) != "one"))
    if left.rule != "count" or right.rule != "count" or fold(one.quantity.text) != "one" or not one.sort:
        return False
    return acts_fit(one, other) < ONE_ACT


_FIGURES = frozenset(
    map(
        stem,
        [*NUMBER_WORDS[1:11], "dozen", "hundred", "thousand", "million", "billion", "least", "last", "nobody", "none"],
    )
)


def _of_other_scope(left: Counted, right: Counted) -> bool:
    """True for two counts of which it is told that they are of other sets.

    Those who speak are never all; of "four of the nine" nine are not those who do it; what is to be done is not what
    was. Without one act for both a part is not the whole, people of one sort are not all people, nor "people" who do
    one thing those who do another, nor people of one sort who do, but where words around both numbers are the same and
    the numbers near; and two sets are one only by words around both numbers, or, of things, where the numbers are near.
    """
    if left.rule != "count" or right.rule != "count" or left.event is None or right.event is None:
        return False
    if left.speaking != right.speaking or Part.RANKED in (left.part, right.part):
        return True
    acts = acts_fit(left, right)
    if acts >= ONE_ACT:
        return left.event.planned != right.event.planned or left.is_whole != right.is_whole
    few, many = sorted((point(left.quantity), point(right.quantity)))
    # "27 of the 51 seats" meet "25 seats", as many of them; the 51 do not, and the 27 do not meet "51 seats".
    of_many = (left.part is Part.OF) != (right.part is Part.OF) and (few < _CLOSE * many or _tells_whole(left, right))
    if of_many or (left.is_whole != right.is_whole and few <= _HALF * many):
        return True
    if few >= _SLIP * many:
        return False
    if left.sort and right.sort and left.sort != right.sort:
        return left.quantity.hedge is not Hedge.VAGUE or right.quantity.hedge is not Hedge.VAGUE
    sure = all(
        event.sure and not event.acts & (light() | {left.noun, right.noun}) for event in (left.event, right.event)
    )
    near, alike = few > _HALF * many, bool(shared(left, right))
    if left.sort and sure and (left.sort == "anybody" or not acts):
        return left.sort == "anybody" or not (alike and near and same_counted(left.noun, right.noun))
    # "Five fishing vessels" are nearer to "eight fishing vessels" than five vessels to eight.
    near = near if left.noun == right.noun and left.modifiers & right.modifiers else few >= _CLOSE * many
    return not alike and (bool(left.sort) or left.part != right.part or not near)


def _tells_whole(left: Counted, right: Counted) -> bool:
    """True where beside one number stands the other: the twelve of "nine of the twelve" are no other nine."""
    numbers = [{point(other) for other in one.beside} for one in (left, right)]
    return point(left.quantity) in numbers[1] or point(right.quantity) in numbers[0]


def _are_others(few: Counted, many: Counted) -> bool:
    """True for "four other tigers" beside "five tigers": with those told of before them, the others may be all."""
    counts = few.rule == many.rule == "count" and few.noun == many.noun
    return counts and few.part is Part.OTHER is not many.part and few.quantity.high < many.quantity.low


def acts_fit(left: Counted, right: Counted) -> float:
    """How well what those counted do, or what is done to them, fits, 0 to 1; see `verb_fit`."""
    if left.event is None or right.event is None:
        return 0.0
    nouns = {left.noun, right.noun}  # what is counted is no act: "stands"
    one, other = (structs.replace(event, acts=event.acts - nouns) for event in (left.event, right.event))
    return verb_fit(one, other)


def shared(left: Counted, right: Counted) -> frozenset[str]:
    """The stems near both numbers that tell something: no figures, no light verbs, nothing of what is counted."""
    both = left.around.weights.keys() & right.around.weights.keys()
    return frozenset(both) - {left.noun, right.noun} - (left.modifiers & right.modifiers) - light() - _FIGURES


def _other_parts(left: Counted, right: Counted) -> bool:
    """True for the rest beside a part, a part of those concerned beside all of them, and an age of another time."""
    if left.part == right.part != Part.STILL:
        return False
    parts = {left.part, right.part}
    if parts & {Part.NEEDED, Part.MORE} or (
        Part.STILL in parts and (len(parts) > 1 or left.appeared != right.appeared)
    ):
        return True
    return Part.PLAIN not in parts - {Part.LOCAL} or (
        bool(parts & {Part.OF, Part.REST}) and ((left.is_toll and right.is_toll) or left.rule == right.rule == "age")
    )


def one_rule(left: Counted, right: Counted) -> str:
    """The rule by which both may be compared; empty when there is none. A bare count may be one of the dead or hurt."""
    if left.rule == right.rule:
        return left.rule
    rules = {left.rule, right.rule}
    bare = "count" not in rules or (left.sort and right.sort and _may_be_toll(left, right))
    if rules <= {"toll", "casualties", "count"} and bare:
        return "toll" if "toll" in rules else "casualties"
    return ""


def _may_be_toll(left: Counted, right: Counted) -> bool:
    """True where a bare count may be one of those dead or hurt: words around both fit, and so do the numbers.

    Hostages of whom nothing is said that tells they are held were let go.
    """
    if any(same_counted(value.noun, _HOSTAGE) and not value.is_toll for value in (left, right)):
        return False
    few, many = sorted((point(left.quantity), point(right.quantity)))
    return few >= _MIN_BARE * many and fit(left.around, right.around) >= _MIN_FIT


_HOSTAGE = stem("hostage")


def _other_years(left: Counted, right: Counted) -> bool:
    """True when the sentences tell of different years. A person, a child, a term or a bridge stays the same."""
    named = any(value.owner and value.owner.name for value in (left, right))
    if left.rule in ("term", "children") or named or {left.topic.name, right.topic.name} & {*SIDES_OF_ONE}:
        return False
    # What the sentence before leaves in force is sure enough for tolls alone.
    carried = left.rule in _OF_EVENTS or right.rule in _OF_EVENTS
    one, other = (frozenset(filter(str.isdigit, v.years if carried else v.year)) for v in (left, right))
    return bool(one and other and not one & other)


# --- what is counted --------------------------------------------------------------------------------------------------


def same_thing(left: Counted, right: Counted) -> float:
    """How nearly what is counted is the same: 1 for one noun, owner or aspect, 0 for certainly another."""
    rule = one_rule(left, right)
    if rule == "age":
        return _owners(left, right)
    if rule in TOLLS:
        return _states(left, right) * _people(left, right)
    if rule == "count":
        return _nouns(left, right)
    if rule == "ordinal":
        return _ordered(left, right)
    if rule == "measure":
        return _aspects(left, right)
    if rule == "money":
        return _roles(left.topic, right.topic)
    if rule == "share":
        return _shares(left.topic, right.topic)
    return _contests(left, right) if rule == "tally" else float(left.topic == right.topic)


_KIN = 0.4
"""How nearly what is counted is the same where it need not be: another state, row or sort that news may mean by it."""
_ONE_SAYS, _NEITHER_SAYS = 0.6, 0.7
"""The same where one side leaves open what its number is of, and where both do."""
_OTHER_GRADE = 0.5
"""The same of the hurt and the badly hurt, where these are not surely a part."""


def _states(left: Counted, right: Counted) -> float:
    one, other = left.topic, right.topic
    if left.rule == "count" or right.rule == "count":
        return _KIN
    graded, every = (left, right) if one.grade else (right, left)
    # Five badly hurt are a part of 36 hurt or in hospital; what counts as badly damaged is told loosely.
    part = (
        bool(one.grade) != bool(other.grade)
        and graded.quantity.low < every.quantity.low
        and "damaged" not in (one.name, other.name)
    )
    if one.overall != other.overall or part:
        return 0.0
    if one.name != other.name:
        return _KIN if {one.name, other.name} in pairs("kin_states") else 0.0
    return 1.0 if one.grade == other.grade else _OTHER_GRADE


_ONE_BUILDING = 0.7
"""How nearly two nouns of buildings are of the same ones: "homes" beside "houses and shops"."""
_SORT, _FEWER_OF_SORT = 0.6, 0.3
"""How nearly soldiers are the "people" of another source: where they are as many or more, and where they are fewer."""


def _people(left: Counted, right: Counted) -> float:
    """Six children are a part of eleven people, and eleven soldiers killed beside six people are another count."""
    if same_counted(left.noun, right.noun) or has_grown(left, right):
        return 1.0
    if _bodies_and_living(left, right):
        return 0.0
    if left.sort == right.sort == "anybody":
        return 1.0
    if not left.sort or not right.sort:
        return float(left.noun in listed("buildings") and right.noun in listed("buildings")) * _ONE_BUILDING
    if left.sort != right.sort:
        some, every = sorted((left, right), key=lambda value: value.sort == "anybody")
        if _is_some(some, every):
            return 0.0
        return _SORT if some.quantity.low >= _CLOSE * every.quantity.low else _FEWER_OF_SORT
    return 0.0


def has_grown(left: Counted, right: Counted) -> bool:
    """True for "five died" beside "two more died, which brings the toll to seven": by so many one says it has grown."""
    few, many = sorted((left, right), key=lambda value: value.quantity.low)
    return bool(many.grown) and few.quantity.low + many.grown == many.quantity.low


_HALF = 0.5
"""Above this share two counts of one sort are near."""
_CLOSE = 0.75
"""Below this share of the whole, those of a sort of their own are a part: "46 Dutch shops" beside "212 stores"."""
_BODIES = frozenset(map(stem, ("body", "bodies", "corpse", "remains")))


def _bodies_and_living(left: Counted, right: Counted) -> bool:
    """True for bodies beside people who are not said to be dead."""
    one, other = left.noun in _BODIES, right.noun in _BODIES
    return one != other and (right if one else left).rule != "toll"


def _is_some(some: Counted, every: Counted) -> bool:
    """True when `some` are told with others beside them: "two boys and their mother" are three people."""
    return some.joined and some.noun != every.noun and some.quantity.low < every.quantity.low


_PARTLY, _OTHER_WORD = 0.6, 0.9
"""How nearly things of one noun are the same where the fewer are told with a word more, and by another noun."""
_CROWDS, _SOME_PEOPLE = 0.7, 0.5
"""How nearly vague numbers of people are of the same ones, and those of a sort and of "people"."""


def _nouns(left: Counted, right: Counted) -> float:
    if _is_some(*sorted((left, right), key=lambda value: value.quantity.low)):
        return 0.0
    if same_counted(left.noun, right.noun):
        smaller, larger = sorted((left, right), key=lambda value: point(value.quantity))
        # Two female cooks are a part of three cooks, three female cooks are the three cooks.
        part = point(smaller.quantity) < point(larger.quantity)
        own = smaller.modifiers - larger.modifiers - _SAME_PARTS if part else frozenset()
        if own and point(smaller.quantity) < _CLOSE * point(larger.quantity):
            return 0.0
        return _PARTLY if own else _OTHER_WORD if left.noun != right.noun else 1.0
    if not left.sort or not right.sort or _bodies_and_living(left, right):
        return 0.0
    # Many revellers are many people, and many concertgoers.
    crowds = left.quantity.hedge is right.quantity.hedge is Hedge.VAGUE
    return _CROWDS if crowds else _SOME_PEOPLE if "anybody" in (left.sort, right.sort) else 0.0


_LESS_SAID = 0.7
"""How nearly two rows are one where a side says more of it: "the sixth test", "the sixth nuclear test"."""


def _ordered(left: Counted, right: Counted) -> float:
    """The sixth nuclear test is not one in the row of missile tests, and may not be one in the row of tests."""
    if not same_counted(left.noun, right.noun):
        return 0.0
    if disjoint(left.modifiers, right.modifiers):
        return _KIN
    return 1.0 if left.modifiers == right.modifiers else _LESS_SAID


def _aspects(left: Counted, right: Counted) -> float:
    if left.quantity.dimension is not right.quantity.dimension or disjoint(left.modifiers, right.modifiers):
        return 0.0  # of another dimension, or the other way
    one, other = left.topic.name, right.topic.name
    if one == other:
        return 1.0 if one or left.quantity.dimension is not Dimension.LENGTH else _NEITHER_SAYS
    return 0.0 if (one and other) or left.quantity.dimension is Dimension.SPEED else _ONE_SAYS


def _shares(left: Topic, right: Topic) -> float:
    if left.moved and right.moved:
        return float(left.moved == right.moved)  # one profit, whether it rose or fell
    if left.name == right.name:
        return 1.0 if left.name and left.moved == right.moved else _NEITHER_SAYS
    return 0.0 if left.name and right.name else _ONE_SAYS


def moved_apart(left: Counted, right: Counted) -> bool:
    """True for what rose by a share and fell by it."""
    return left.rule == right.rule == "share" and {left.topic.name, right.topic.name} == {*WAYS}


_OTHER_RATE = 0.5
"""What is left where one amount is a rate and the other is none: "$82 a share"."""


def _roles(left: Topic, right: Topic) -> float:
    """A price reached in passing is none of the close, nor of anything else."""
    one, other = left.name, right.name
    rate = 1.0 if left.rate == right.rate else _OTHER_RATE
    if one == other:
        return rate * (1.0 if one else _NEITHER_SAYS)
    if "passing" in (one, other):
        return 0.0
    return rate * (_ONE_SAYS if not one or not other or {one, other} in pairs("kin_roles") else 0.0)


def _contests(left: Counted, right: Counted) -> float:
    """One vote is of the same voters, by the same reading; one match is of sides that both sentences name."""
    if left.topic != right.topic:
        return 0.0
    if left.topic.name == "vote":
        if left.modifiers != right.modifiers:
            return 0.0 if left.modifiers and right.modifiers else _MIN_SAME
        return 1.0 if left.noun == right.noun and left.noun else _ONE_SAYS if not left.noun or not right.noun else 0.0
    fewer = min(len(left.modifiers), len(right.modifiers))
    if not fewer:
        return _KIN
    # A club plays many others: one name alone tells a match where a sentence gives no more.
    return float(len(left.modifiers & right.modifiers) >= min(fewer, 2))


# --- whose age it is --------------------------------------------------------------------------------------------------


def _owners(left: Counted, right: Counted) -> float:
    one, other = left.owner, right.owner
    if one is None or other is None or (one.sex and other.sex and one.sex != other.sex):
        return 0.0
    if one.is_someone != other.is_someone:
        return 0.0  # a vessel's age is not its skipper's
    if one.name and other.name:
        # "The 79-year-old said", of whom it is only guessed who that is, is no slip for 28.
        return 0.0 if (one.meant or other.meant) and _gap(left, right) > _AGE_GAP else _one_person(one.name, other.name)
    if not (one.name or other.name) and one.country and other.country and one.country != other.country:
        return 0.0  # a Spanish woman is no Portuguese one
    if _gap(left, right) > _AGE_GAP or (one.group == "group") != (other.group == "group"):
        return 0.0
    if one.name or other.name:
        return _described(left, right)
    return 1.0 if one.group == other.group else _KIN


def _gap(left: Counted, right: Counted) -> float:
    one, other = left.quantity.middle, right.quantity.middle
    gap = abs(one - other)
    return 0.0 if gap <= _YEARS * YEAR_DAYS else gap / max(one, other)


_NAMED_THERE, _NAMED_ELSEWHERE = 0.7, 0.4
"""How surely a person without a name is the one whom the other source names: where the sentence names that one too, and
where it does not."""


def _described(left: Counted, right: Counted) -> float:
    """A person named in one source only: "the driver, 51" is more surely Holm where Holm is named in that sentence."""
    named, unnamed = (left, right) if left.owner and left.owner.name else (right, left)
    assert named.owner is not None
    if any(other.owner and other.owner.surname == named.owner.surname for other in unnamed.company):
        return 0.0  # its article gives the named one's age too
    return _NAMED_THERE if named.owner.surname in unnamed.persons else _NAMED_ELSEWHERE


_SOUNDS = str.maketrans("wykz", "vics")
"""Letters that writers of English put for one another in first names from abroad: Ewa is Eva, Yan is Ian."""
_BY_FIRST_NAME, _MISSPELT = 0.8, 0.8
"""How surely one name that is another's first or second one is that person's, and a surname in two spellings."""


def _one_person(left: str, right: str) -> float:
    """How surely two full names are one person's: 1 for one surname and a given name of both, be it the second."""
    one, other = _parts(left), _parts(right)
    if not one or not other:
        return 0.0
    if len(one) == 1 or len(other) == 1:
        short, long = sorted((one, other), key=len)
        return 1.0 if short[0] == long[-1] else _BY_FIRST_NAME if short[0] in long else _spelled(short[0], long[-1])
    initials = one[0][0] == other[0][0] and min(len(one[0].strip(".")), len(other[0].strip("."))) == 1
    known = nickname_table()
    called = one[0] in known.get(other[0], ()) or other[0] in known.get(one[0], ())
    first = initials or called or fuzz.ratio(one[0].translate(_SOUNDS), other[0].translate(_SOUNDS)) >= _ONE_NAME
    if one[-1] == other[-1]:
        return 1.0 if first or set(one[:-1]) & set(other[:-1]) else 0.0
    return _spelled(one[-1], other[-1]) if first else 0.0


def of_two_persons(left: Counted, right: Counted) -> bool:
    """True for the age of somebody named and that of one without a name of whom nothing of the same is told."""
    if left.owner is None or right.owner is None or bool(left.owner.name) == bool(right.owner.name):
        return False
    named, unnamed = (left, right) if left.owner.name else (right, left)
    assert named.owner is not None
    if not unnamed.noun:
        return False  # "he was 85", of one who goes without saying
    return named.owner.surname not in unnamed.persons and not shared(left, right)


def _parts(name: str) -> list[str]:
    return [part for part in fold(name).split() if part.strip(".") not in ("jr", "sr", "ii", "iii")]


def _spelled(left: str, right: str) -> float:
    """Two spellings of one surname."""
    return _MISSPELT if fuzz.ratio(left, right) >= _ONE_NAME else 0.0


# --- the words around, and the company --------------------------------------------------------------------------------


_MUCH, _LITTLE = 2, 0.5
"""What weighs in `alike`: what is counted and the words around, and the part and the years, which often go unsaid."""


def alike(left: Counted, right: Counted) -> float:
    """How nearly the two are of one thing, by all that can be said without the alignment of their sentences."""
    same = (
        same_thing(left, right),
        math.sqrt(fit(left.around, right.around)),
        float(left.part == right.part),
        float(left.years == right.years),
    )
    weighed = _MUCH * same[0] + _MUCH * same[1] + _LITTLE * same[2] + _LITTLE * same[3]
    return weighed / (2 * _MUCH + 2 * _LITTLE)


def rank(left: Counted, right: Counted) -> float:
    """Whether each is what the other is most like in its article, 1; a half where one of them is, else 0."""
    return (_best(left, right) + _best(right, left)) / 2


def _best(one: Counted, other: Counted) -> float:
    """1 when nothing in `other`'s article is more like `one` than `other` is.

    A number that the article of `one` gives too has its partner there and is no rival.
    """
    likeness = alike(one, other)
    return float(
        not any(
            one_rule(one, rival)
            and alike(one, rival) > likeness
            and not restates(rival.quantity, other.quantity)
            and not _gives(one, rival)
            for rival in other.company
        )
    )


def partner_elsewhere(left: Counted, right: Counted) -> float:
    """How surely each number's partner is another one, 0 to 1: the other's article gives the same number for its like.

    1 where both articles give both numbers, or one does amid words that fit as well as those of `left` and `right`.
    """
    echoes = _echo(left, right), _echo(right, left)
    if min(echoes) >= _ECHOED:
        return 1.0
    return min(1.0, max(echoes) / max(alike(left, right), _LEAST_LIKE))


_ECHOED = 0.4
"""How like a number its twin in the other article must be, 0 to 1, to be the same one."""
_LEAST_LIKE = 0.01
"""Keeps two numbers that have nothing in common from being divided by."""


def _echo(one: Counted, other: Counted) -> float:
    """How like `one` the same number in the article of `other` is, 0 to 1."""
    likeness = [alike(one, rival) for rival in other.company if _restated(one, rival)]
    return max(likeness, default=0.0)


def _restated(one: Counted, other: Counted) -> bool:
    """True when `other` gives the number of `one` and stands by it."""
    if other.part == Part.PRIOR != one.part or not one_rule(one, other):
        return False
    return (restates(one.quantity, other.quantity) or but_for_doers(one, other)) and same_thing(one, other) > 0


def but_for_doers(left: Counted, right: Counted) -> bool:
    """True where two numbers differ by those who did it: "eight people and himself", "nine, including the gunman".

    Those who are included are left out of tolls alone: of ten arrested or hurt, the driver is one.
    """
    apart = right.quantity.middle - left.quantity.middle
    tolls = left.rule == right.rule == "toll"
    return any(gap in one.doers and (gap > 0 or tolls) for one, gap in ((left, apart), (right, -apart)))


def _gives(one: Counted, other: Counted) -> bool:
    """True when the article of `one` gives the number of `other` for a like thing."""
    return any(_restated(other, rival) for rival in one.company)


def is_sum(left: Counted, right: Counted) -> bool:
    """True when two numbers of one sentence make up the other's, or both make up the whole that a sentence gives too.

    "103 passengers and 26 crew" are 129 people aboard; of 33 seats one side holds seven and the other 26. Results of
    votes and matches are no parts.
    """
    # "298 passengers" are a slip where another source tells of 284 passengers and 14 crew.
    aboard = left.topic.name == right.topic.name == "aboard" and not same_counted(left.noun, right.noun)
    if (aboard or left.rule == right.rule == "count") and (_adds_up(left, right) or _adds_up(right, left)):
        return True
    return left.rule != "tally" and any(
        one.quantity.low + rival.quantity.low == other.quantity.low
        for one, other in ((left, right), (right, left))
        for rival in one.company
        if rival.rule == one.rule and rival.sentence == one.sentence and one.quantity.hedge is not Hedge.VAGUE
    )


def _adds_up(one: Counted, other: Counted) -> bool:
    """True when a number beside `one` makes up `other` with it, or is the sum of both."""
    low, total = sorted((one.quantity.low, other.quantity.low))
    others = (near for near in one.beside if near not in one.parts)
    beside = [near.low for near in others if near.dimension is Dimension.COUNT and near.low > 0]
    return Hedge.VAGUE not in (one.quantity.hedge, other.quantity.hedge) and (
        (one.quantity.low == low and total - low in beside)
        or (one.part is other.part is Part.OF and low + total in beside and not _do_the_same(one, other))
    )


def _do_the_same(left: Counted, right: Counted) -> bool:
    """True for four and for five of nine that derailed: those are not the rest of these, as seats won by others are.

    Who votes may do it for or against.
    """
    told = all(value.acting and value.event and value.event.acts - light() - _VOTING for value in (left, right))
    return told and acts_fit(left, right) >= ONE_ACT


_VOTING = frozenset(map(stem, ["vote", "opt"]))


def of_two_votes(left: Counted, right: Counted) -> bool:
    """True for results of which nothing says that they are of one contest: other words, and others are told besides."""
    alone = sole(left) and sole(right)
    return one_rule(left, right) == "tally" and not alone and fit(left.around, right.around) < _ONE_CONTEST


_ONE_CONTEST = 0.3
"""How well the words around two results must fit where an article tells several."""


def sole(value: Counted) -> bool:
    """True when the article gives no other number that could be taken for it."""
    return all(agree(value.quantity, rival.quantity) for rival in value.company)


def _needs_no_words(left: Counted, right: Counted) -> bool:
    """True for what each article gives as its own toll of the event, and for a number around which nothing is told."""
    return (left.main and right.main and one_rule(left, right) == "toll") or _stands_alone(left) or _stands_alone(right)


def _stands_alone(value: Counted) -> bool:
    """True for "Nobody was injured", around which nothing is told that could speak against another number."""
    return not value.around.weights.keys() - {value.noun} - value.modifiers - _FIGURES - _state_stems()


@lru_cache
def _state_stems() -> frozenset[str]:
    return frozenset(map(stem, state_words("before").keys() | state_words("after").keys()))


_FITTING = 2.5
"""Times `fit` of the words around that leaves no doubt: two reporters never write quite the same."""
_OTHER_PART, _OTHER_YEARS, _OTHER_PLACES = 0.4, 0.7, 0.3
"""What is left where the two are told of other parts, of other years, and, of tolls, of other places."""


def undoubted(left: Counted, right: Counted, ranked: float, elsewhere: float) -> float:
    """1 where nothing at all speaks against one thing, less with every doubt, 0 to 1.

    `ranked` is what `rank` gave for the two, `elsewhere` what `partner_elsewhere` gave.
    """
    toll = one_rule(left, right) in TOLLS
    doubts = (
        same_thing(left, right),
        1.0 if _needs_no_words(left, right) else min(1.0, _FITTING * fit(left.around, right.around)),
        1.0 if left.part == right.part else _OTHER_PART,
        1.0 if left.years == right.years else _OTHER_YEARS,
        _OTHER_PLACES if toll and disjoint(left.places, right.places) and not (left.main and right.main) else 1.0,
        ranked,
        1.0 - elsewhere,
    )
    return math.prod(doubts)
