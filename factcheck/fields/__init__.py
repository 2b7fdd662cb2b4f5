"""The kinds of fact, one file each; a folder where one has more than a file's ideas, as events with each sort of facts.

A kind is a module with the four names of `Field`; `FIELDS` is the table of them. `AGREEING` is that of the kinds of
which a report tells what sources state alike, each with what it says of its facts that agree.

A new kind is four small files and one word: `fields/money.py`, `rules/money.yaml`, `tests/fields/test_money.py`, a case
under `tests/cases/`, and its name in `FIELDS`; one that is new to the model is a member of `model.Kind` too, and of
`AGREEING` or of `nli.KINDS` where agreements or the judge are to tell it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from ..agreeing import Agreeing
from ..model import Article, Comparison, Fact, Kind
from . import event, identity, name, number, place, quote, status, time, title


class Field(Protocol):
    """What the module of a kind offers."""

    KIND: Kind
    Options: Any
    """The `data.Strict` class of the options that its rules file may set."""

    def extract(self, article: Article) -> tuple[Fact[Any], ...]:
        """The facts of this kind in `article`, in the order of the text."""

    def compare(self, left: Fact[Any], right: Fact[Any], options: Any) -> Comparison:
        """How two facts of this kind stand to each other; symmetric, UNKNOWN when they do not meet."""


FIELDS: tuple[Field, ...] = (title, name, identity, number, time, place, event, status, quote)
"""Every kind, in the order in which reports speak of them."""

CLAUSES = frozenset({event.KIND, status.KIND})
"""Kinds whose facts are whole clauses: one clause may be read by both."""

AGREEING: Mapping[Kind, Agreeing] = {
    number.KIND: number.AGREEING,
    time.KIND: time.AGREEING,
    place.KIND: place.AGREEING,
    identity.KIND: identity.AGREEING,
    title.KIND: title.AGREEING,
    quote.KIND: quote.AGREEING,
}
"""The kinds of which it is told what sources state alike, the most telling first.

A list of names or of clauses would be the articles again."""
