"""Who stands with whom in a finding, and what the finding is called.

The positions of a finding that tell one value are a *camp*: "two workers" and "two people", "90" and "more than 90".
A finding is named by what is disputed: the values that part, and a sentence that tells one of them, for "two" and
"three" are in every story. It answers to a name by each of its sentences, so that it is the same one still when an
article joins that tells no other value. With one value more or one fewer it is another.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from .model import Finding, Kind, Position
from .spans import overlap, span_of
from .text import ARTICLES, fold, spaced, words

if TYPE_CHECKING:
    from .language.numbers.measures import Quantity

_MOST = 256
"""Choices of a wording for each value that are looked at: so many ways of telling one dispute are never told."""


def quantity_of(position: Position) -> Quantity | None:
    """The first quantity that the words of `position` hold, read in their sentence; None when they hold none."""
    from .language.numbers.quantities import quantities  # reads vocabulary: only who shows a number waits for it

    return next((found for found in quantities(position.text) if overlap(span_of(found), position.value_in_text)), None)


def value_of(kind: Kind, position: Position) -> str:
    """What two wordings of one value have in common: the number, whatever bounds it, else the words but for articles.

    Case, accents, possessives and signs make no other value of it.
    """
    if kind is Kind.NUMBER and (quantity := quantity_of(position)):
        return _number(quantity)
    told = [word.lower for word in words(position.value) if word.is_word and word.lower not in ARTICLES]
    return " ".join(told) or fold(spaced(position.value))


def _number(quantity: Quantity) -> str:
    from .language.numbers.measures import Dimension

    if quantity.dimension is Dimension.TALLY:
        sides = (quantity.stated, quantity.against, quantity.abstained)
        return " to ".join(f"{side:g}" for side in sides if side is not None)
    if quantity.dimension in (Dimension.COUNT, Dimension.AGE):
        return f"{quantity.stated:g}"  # "33" behind a name is an age that does not say so
    ends = [end for end in (quantity.low, quantity.high) if math.isfinite(end)] or [quantity.stated]
    unit = quantity.unit if quantity.dimension is Dimension.MONEY else quantity.dimension
    return f"{ends[0]:g} {ends[-1]:g} {unit}"


def camps(finding: Finding) -> tuple[int, ...]:
    """Of each position the number of its camp, from 1 in the order of the positions.

    A report of an older factcheck does not say it: there the wordings of one value are one camp.
    """
    if finding.camps:
        return finding.camps
    return camp_numbers(value_of(finding.kind, position) for position in finding.positions)


def camp_numbers(standing: Iterable[Hashable]) -> tuple[int, ...]:
    """The number of the camp of each position, by what it stands for: from 1, in the order of the positions."""
    numbers: dict[Hashable, int] = {}
    return tuple(numbers.setdefault(one, len(numbers) + 1) for one in standing)


def by_camp(finding: Finding) -> list[list[Position]]:
    """The positions of each camp, in their order."""
    found: dict[int, list[Position]] = defaultdict(list)
    for camp, position in zip(camps(finding), finding.positions, strict=True):
        found[camp].append(position)
    return list(found.values())


def fingerprint(finding: Finding, appeared: Mapping[str, dt.date | None]) -> str:
    """The name of `finding` that is printed: by its earliest sentence and the earliest wording of each value.

    What joins later changes nothing of it; without dates it may be another of the `names`.
    """

    def age(position: Position) -> tuple[dt.date, str]:
        return appeared.get(position.source) or dt.date.max, _claim(position)

    first = [min(camp, key=age) for camp in by_camp(finding)]
    return _name(finding, [value_of(finding.kind, p) for p in first], _claim(min(first, key=age)))


def names(finding: Finding) -> frozenset[str]:
    """All that `finding` answers to, its fingerprint among them; those that an older factcheck gave it too."""
    told = by_camp(finding)
    wordings = (sorted({value_of(finding.kind, p) for p in camp}) for camp in told)
    claims = [sorted({_claim(p) for p in camp}) for camp in told]
    chosen = itertools.islice(itertools.product(*wordings), _MOST)
    new = {_name(finding, values, claim) for values in chosen for claim in set(itertools.chain(*claims))}
    return frozenset({finding.fingerprint, *new, *_old_names(finding, claims)})


def _name(finding: Finding, values: Iterable[str], claim: str) -> str:
    """Sixteen hexadecimal digits, whatever the files are called and wherever the lines stand."""
    return _digest([finding.kind, finding.code, *sorted(values), claim])


def _old_names(finding: Finding, told: Sequence[Sequence[str]]) -> Iterator[str]:
    """The names of factcheck 0.1, of all positions: of these, and of each two that differ where two values are told.

    With two it named nearly all that files hold; since then others may have joined these that tell no other value.
    `told` are the claims of each camp.
    """
    apart = itertools.product(*told) if len(told) == 2 else ()
    for claims in (itertools.chain(*told), *itertools.islice(apart, _MOST)):
        yield _digest([finding.kind, finding.code, *sorted(set(claims))])


def _claim(position: Position) -> str:
    return f"{fold(spaced(position.value))}|{fold(spaced(position.text))}"


def _digest(parts: Sequence[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
