"""Facts in two acts: the same figure, day or place, of which one source has another doer, a part, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ..fields import AGREEING
from ..language.clauses.acts import doer
from ..language.clauses.clause import Clause
from ..language.clauses.doers import Party, Standing, party, standing
from ..language.clauses.ladders import matches
from ..language.clauses.reading import clauses
from ..language.clauses.verbs import EMPTY_VERBS, listed_stems
from ..model import AnyFact
from ..spans import overlap, span_in, span_of
from ..text import words

_ALL = re.compile(r"\b(?:all|both|each|every)\s(?:of\s)?(?:the\s)?\Z", re.IGNORECASE)
_IT = frozenset("it them this that".split())


def tell_it_otherwise(facts: Sequence[AnyFact]) -> bool:
    """True where two of `facts` stand in acts of two doers, or one in an act that came to nothing."""
    with_acts = [(fact, clauses(fact.sentence.text)) for fact in facts if not AGREEING[fact.kind].of_bearer(fact)]
    undone = {_is_undone(fact, acts) for fact, acts in with_acts}
    return len(undone) > 1 or any(
        _are_of_two(one, left, other, right) or _are_of_two(other, right, one, left)
        for (one, left), (other, right) in combinations(with_acts, 2)
    )


def _is_undone(fact: AnyFact, acts: Sequence[Clause]) -> bool:
    """True where the clause of `fact` is denied, or refused in another: "offered the title in 2004, he refused it".

    As well for "next week" of "the sale, planned for next week, has been postponed".
    """
    refused = (act.object for act in acts if act.verb in listed_stems("undoing") and act.object)
    denied = any(act.negated for act in _acts_of(fact, acts)) or any(it.text.lower() in _IT for it in refused)
    return denied or _is_put_off(fact)


def _is_put_off(fact: AnyFact) -> bool:
    """True where what was planned for then, or for there, is not to be, as the words behind tell."""
    before, behind = fact.sentence.slice(end=fact.start), words(fact.sentence.slice(fact.end))
    planned = _PLANNED.search(before) is not None
    return planned and any(found.ladder == "fate" and found.stage in _OFF for found in matches(behind))


_PLANNED = re.compile(r"\b(?:planned|scheduled|due|set|slated|arranged|booked)\s(?:[\w'’-]+\s){1,6}\Z")
"""What stands behind one of these was to be, whatever became of it."""
_OFF = frozenset(["dropped", "delayed"])
"""Stages of a plan that comes to nothing, or not when it was to."""


def _acts_of(fact: AnyFact, acts: Iterable[Clause]) -> list[Clause]:
    """Those of `acts`, the clauses of its sentence, that hold `fact`."""
    return [act for act in acts if overlap(span_of(act), span_in(fact.sentence, fact))]


def _are_of_two(fact: AnyFact, acts: Sequence[Clause], other: AnyFact, others: Sequence[Clause]) -> bool:
    """True where what is done in the clause of `fact` is done by somebody else in the sentence of `other`.

    "The court ordered a recount" beside "President Ann Lee ordered it": a person and a body, or two persons. Two nouns
    may mean the same, and a noun for a person anybody.
    """
    return any(
        mine.verb == theirs.verb
        and (mine.subject and mine.start <= mine.subject.start)  # not taken over from a clause before
        and not (mine.saying or theirs.saying or mine.verb in EMPTY_VERBS)
        and standing(_doer(fact, mine), _doer(other, theirs)) is Standing.TWO
        for mine in _acts_of(fact, acts)
        for theirs in others
    )


def _doer(fact: AnyFact, act: Clause) -> Party | None:
    return party(fact.sentence, act, doer(act))


def are_part_and_whole(facts: Sequence[AnyFact]) -> bool:
    """True where one tells of a part what another tells of all: "ten of the twelve jurors agreed", "all twelve"."""
    parts = [fact for fact in facts if AGREEING[fact.kind].of_part(fact)]
    done = {verb for fact in parts for verb in _done_by(fact)}
    return any(
        _ALL.search(fact.sentence.slice(end=fact.start)) or not done.isdisjoint(_done_by(fact))
        for fact in facts
        if parts and not AGREEING[fact.kind].of_part(fact)
    )


def _done_by(fact: AnyFact) -> Iterator[str]:
    """The verbs of which the words of `fact` are the subject."""
    at = fact.start - fact.sentence.start
    acts = clauses(fact.sentence.text)
    return (act.verb for act in acts if act.subject and act.subject.start <= at < act.subject.end)
