"""What a kind says of its facts on which sources agree: when that is worth a line, what heads it, what is quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from .model import Agreement, AnyFact, Comparison
from .spans import Span
from .text import content_stems, fold


def called(fact: AnyFact) -> str:
    """Whom or what `fact` is of, as its source has it."""
    return fact.label or fact.subject


def repeats(one: Agreement, other: Agreement) -> bool:
    """True when `other`, of the same kind, is of the same subject and says all that `one` does."""
    return one.kind is other.kind and _said(one) <= _said(other)


def stems_by_source(agreement: Agreement) -> list[frozenset[str]]:
    """The stems of each wording of what is agreed."""
    return [content_stems(value) for value in {fold(position.value) for position in agreement.positions}]


def _said(agreement: Agreement) -> frozenset[str]:
    return frozenset([agreement.subject]).union(*stems_by_source(agreement))


def _as_it_is(fact: AnyFact, heading: str) -> AnyFact:
    return fact


def _whole(fact: AnyFact, piece: Span, facts: Sequence[AnyFact]) -> Span:
    return piece


def _never(fact: AnyFact) -> bool:
    return False


class Agreeing(Struct, frozen=True):
    """How it is told that several sources have one fact of a kind; what a kind leaves out is as most kinds have it.

    A fact may have been read by no kind, as a figure of aligned sentences (`findings/restated.py`): its value is None.
    """

    agreed: Callable[[Comparison, bool], bool]
    """True when that two facts agree is worth a line; the flag says that their sentences surely tell the same thing."""
    heading: Callable[[AnyFact], str] = called
    """What a fact is of, in words for a reader: "how many homes"."""
    shown: Callable[[AnyFact, str], AnyFact] = _as_it_is
    """A fact as it is shown under a heading that all its sources share."""
    act: Callable[[AnyFact], str] | None = None
    """What happened, in a word of its sentence, of a kind that says no more than when or where it did."""
    alone: Callable[[AnyFact, bool], Span] | None = None
    """The words by which a fact is quoted without the clause that it stands in; the flag says that all sources spell
    alike whom it is of. None where it is quoted with its clause."""
    pared: Callable[[AnyFact, Span, Sequence[AnyFact]], Span] = _whole
    """The words of a clause by which a fact is quoted, without what no other of those that agree tells."""
    repeats: Callable[[Agreement, Agreement], bool] = repeats
    """True when another agreement, of whatever kind, says what the first one, of this kind, does."""
    says_all: Callable[[AnyFact], bool] = _never
    """True for a fact that says something with nothing but its heading: "residents: about 1,200"."""
    of_bearer: Callable[[AnyFact], bool] = _never
    """True for what somebody has or is whatever happened."""
    of_part: Callable[[AnyFact], bool] = _never
    """True for a whole of which only a part is told: the twelve of "ten of the twelve jurors"."""
    figure: bool = False
    """True for figures, each of which another such kind may read too: "30-year lease" is of a length and a contract."""
    literal: bool = False
    """True for what no two sources have alike by chance, so that a judge of language is not heard against it."""
    in_speech: bool = True
    """True where a fact counts although somebody speaks of it, and not the source."""
    sole: bool = False
    """True where one subject has one value: a source that has another one speaks against it."""
