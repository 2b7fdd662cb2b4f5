"""Numbers on which two sources agree: whether it is one number, what heads it, and what it is a part of."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.clauses.verbs import ends_in_verb, verb_forms
from ...language.numbers.counted import Counted
from ...language.numbers.measures import MEASURED, ROUNDED, Dimension, Hedge, Quantity
from ...language.numbers.numerals import numerals
from ...language.numbers.scenes import is_of_them
from ...model import AnyFact
from ...spans import Span
from ...text import content_stems

_FEW = 10
"""Things from which on one number in two articles is of the same ones."""


def is_many(fact: AnyFact) -> bool:
    """False for a small number of anything: two cups are eaten from here, and two others are tested there."""
    counted = fact.value
    return not isinstance(counted, Counted) or counted.rule != "count" or counted.quantity.stated >= _FEW


def is_age(fact: AnyFact) -> bool:
    """True for an age, which somebody has whatever happened."""
    return isinstance(fact.value, Counted) and fact.value.quantity.dimension is Dimension.AGE


def is_one_number(left: AnyFact, right: AnyFact) -> bool:
    """True for an age, and for numbers nearly the same: "more than 300" and "350" can both be, and are no agreement.

    "Three of them nurses" are not all of "three employees", and "several calls" are told by anybody.
    """
    if not (isinstance(left.value, Counted) and isinstance(right.value, Counted)):
        return True
    one, other = left.value.quantity, right.value.quantity
    vague = [quantity.hedge is Hedge.VAGUE for quantity in (one, other)]
    is_part = is_of_them(left.sentence.text, one) != is_of_them(right.sentence.text, other)
    if all(vague) or (is_part and left.value.noun != right.value.noun):
        return False
    if Dimension.AGE in (one.dimension, other.dimension):
        return _CHILD not in (left.subject, right.subject) or _is_of_named(left) == _is_of_named(right)
    return any(vague) or math.isclose(_stated(one), _stated(other), rel_tol=ROUNDED)


_CHILD = "age of the child"
"""The subject of an age that no full name is told with; of children of one age a story often has two."""


def _is_of_named(age: AnyFact) -> bool:
    """True where it is told by name whose age it is: "Callum, 9"; he need not be the boy of nine who died."""
    before, behind = age.sentence.slice(end=age.start), age.sentence.slice(age.end)
    return age.subject != _CHILD or bool(_NAME_BEFORE.search(before) or _NAME_BEHIND.match(behind))


_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]+,\s(?:aged?\s)?\Z")
_NAME_BEHIND = re.compile(r"(?:-year-old)?\s[A-Z]")
"""A name beside an age."""


def _stated(quantity: Quantity) -> float:
    """The number as stated, in the base unit: 4 million for "nearly 4 million"."""
    return quantity.high if quantity.hedge is Hedge.NEARLY else quantity.middle


# --- what is told of it -----------------------------------------------------------------------------------------------


def heading(fact: AnyFact) -> str:
    """What the number is of, in words for a reader: "how many homes", "share (rise)"."""
    named = _GRADED.sub(r", \1 hurt", fact.label or fact.subject)
    if whole := _WHOLE.fullmatch(named):
        return whole[1]
    if fact.subject in ("share", MEASURED[Dimension.SHARE]):
        noun = _SHARED.search(fact.sentence.slice(end=fact.start))
        return f"share ({noun[1]})" if noun else MEASURED[Dimension.SHARE]
    return f"how many {named}" if isinstance(fact.value, Counted) and fact.value.rule == "count" else named


_GRADED = re.compile(r"(?<! hurt)(?<! damaged) (badly|slightly)\Z")
"""How somebody is, behind where: "people taken to hospital badly"."""
_WHOLE = re.compile(r"(population|workforce|membership|attendance|audience|turnout|circulation)s?")
"""What a number is of as a whole, without "how many"."""
_SHARED = re.compile(r"(?:^|\s)(?!more|less|most|some|out|because)([a-z]{3,}) of\s\Z")
"""The noun before a share: "a pay rise of 6 percent"."""


def without_verb(fact: AnyFact, heading: str) -> AnyFact:
    """`fact` without the verb that was read as what it counts, where its `heading` is the noun of another source."""
    if ends_in_verb(heading) or not ends_in_verb(fact.text):
        return fact
    text = fact.text.rpartition(" ")[0]
    return replace(fact, text=text, end=fact.start + len(text)) if " " in text else fact


def without_purpose(fact: AnyFact, piece: Span, facts: Sequence[AnyFact]) -> Span:
    """`piece` of a sum without what it was for, where no sentence of another source of `facts` tells a word of that."""
    purpose = _PURPOSE.search(fact.sentence.slice(fact.end, piece[1])) if _is_money(fact) else None
    if not purpose or "base" not in verb_forms(purpose[1]):
        return piece
    others = (other.sentence.text for other in facts if other.sentence.source != fact.sentence.source)
    told = frozenset().union(*map(content_stems, others))
    return piece if content_stems(purpose[0]) & told else (piece[0], fact.end + purpose.start())


_PURPOSE = re.compile(r"\sto\s([a-z]+)\s.*\Z", re.DOTALL)


def _is_money(fact: AnyFact) -> bool:
    return isinstance(fact.value, Counted) and fact.value.quantity.dimension is Dimension.MONEY


def is_of_part(fact: AnyFact) -> bool:
    """True for the twelve of "ten of the twelve jurors"."""
    part = _PART_OF.search(fact.sentence.slice(end=fact.start))
    return part is not None and (part[1].lower() in _PARTS or bool(numerals(part[1])))


_PART_OF = re.compile(r"\b(\w+|%) (?:out )?of (?:the|its|their|his|her|our|these|those) \Z", re.IGNORECASE)
"""Before a whole of which a part is told."""
_PARTS = frozenset(
    "most some half many several few none any third thirds quarter quarters majority minority percent".split()
)
