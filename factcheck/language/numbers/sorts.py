"""Of which sort is what a sentence counts: people and what befell them, buildings, or others than those told before."""

from __future__ import annotations

from msgspec import Struct

from ...spans import Span, overlap, span_of
from ...text import stem
from .count_words import listed, people
from .fates import Figure, figure_of, state_of
from .measures import Dimension, Quantity
from .nouns import noun_of
from .quantities import quantities
from .scenes import Part, part_of


class Count(Struct, frozen=True):
    """A count, and what its sentence tells of those whom it counts."""

    quantity: Quantity
    sort: str
    """"people", "buildings", or empty for anything else."""
    state: str
    """What befell them ("killed"); empty where that is not told."""
    part: Part
    """Which part of a whole it is, as far as the words tell that."""


def counts(text: str, span: Span) -> list[Count]:
    """What the words of `text` at `span`, code points, count."""
    found = quantities_at(text, span)
    every = [one for one in found if one.dimension is Dimension.COUNT]
    return [_count(text, one, tuple(other for other in every if other != one)) for one in every]


def quantities_at(text: str, span: Span) -> list[Quantity]:
    """What the words of `text` at `span`, code points, count and measure, as the whole of it tells that."""
    return [one for one in quantities(text) if overlap(span_of(one), span)]


def _count(text: str, quantity: Quantity, others: tuple[Quantity, ...]) -> Count:
    noun = noun_of(text, quantity)
    told = state_of(text, quantity, noun, others) or figure_of(text, quantity)
    state = "" if told is None else told.state if isinstance(told, Figure) else told.name
    return Count(quantity, _sort_of(noun.head), state, part_of(text, quantity, noun))


def _sort_of(noun: str) -> str:
    if stem(noun) in listed("buildings"):
        return "buildings"
    return "people" if noun and people(noun) else ""
