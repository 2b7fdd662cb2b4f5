"""How well two events fit: in figures, how surely what two sentences bind is told of one event.

An `Event` is what a day, a place or a count is told of: the kinds time, place and number ask here. Where the clause is
itself the fact, it is an `Act`, for which `act_fit` speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import pairwise
from typing import Protocol, TypeVar

from msgspec import Struct

from ...data import load_words
from ...model import Fact, Sentence, fullest
from ...text import SENTENCES, words
from ..numbers.numerals import numerals
from ..vocabulary import WordGroups, word_groups
from .acts import disjoint
from .binding import Event, light
from .doers import Standing, standing
from .verbs import EMPTY_VERBS

T = TypeVar("T")


class Bound(Protocol):
    """What is told of an event: the value of a fact."""

    @property
    def event(self) -> Event:
        """What it is told of."""


class Fit(Struct, frozen=True):
    """Figures of 0 to 1: the more, the surer two events are one."""

    verb: float
    """How well the acts fit; see `verb_fit`."""
    subject: float
    """Share of the stems of the smaller subject that both have."""
    near: float
    """The same of the stems of the clauses."""
    local: float
    """Share of the words close by that have a like one in the other."""
    lead: float
    """1 for a like word before what is told, 0 else."""
    crossed: float
    """Share of the stems of each clause that the other's sentence has, the mean of both."""


def event_fit(left: Event, right: Event) -> Fit:
    """How well both fit."""
    return Fit(
        verb=verb_fit(left, right),
        subject=_share(left.subject, right.subject),
        near=_share(left.near, right.near),
        local=_matched(left.local, right.local) / max(1, min(len(left.local), len(right.local))),
        lead=float(bool(left.lead) and same_sense(left.lead, right.lead)),
        crossed=_share(left.near, right.around) / 2 + _share(right.near, left.around) / 2,
    )


def act_told(left: Fact[Bound], right: Fact[Bound]) -> str:
    """What happened, for a reader: "died"; "hit / landed" where each source has its verb; empty where none tells it."""
    own = {act for fact in (left, right) if (act := own_act(fact.sentence.text, fact.value.event))}
    return _shared_act(left, right) or " / ".join(sorted(own))


def _shared_act(left: Fact[Bound], right: Fact[Bound]) -> str:
    """The word for an act of both, the longer of the first ones of their sentences; empty where there is none."""
    acts = (left.value.event.acts & right.value.event.acts) - light() - EMPTY_VERBS
    texts = left.sentence.text, right.sentence.text
    return fullest(*(_worded(text, acts, capitals=False) for text in texts))


def own_act(text: str, event: Event) -> str:
    """The word of `text`, the sentence of `event`, for its act; empty where no verb tells one."""
    acts = (event.acts if event.sure else frozenset[str]()) - event.subject - light() - EMPTY_VERBS
    return _worded(text, acts)


def _worded(text: str, acts: Collection[str], *, capitals: bool = True) -> str:
    """The first word of `text` for one of `acts`, with the particle that makes another verb of it: "broke out"."""
    told = words(text)
    found = (
        n for n, one in enumerate(told) if one.is_content and (capitals or not one.is_capital) and one.stem in acts
    )
    at = next(found, len(told))
    ahead = told[at + 1].lower if at + 1 < len(told) else ""
    return " ".join([one.lower for one in told[at : at + 1]] + [ahead] * (ahead in _PARTICLES))


_PARTICLES = frozenset("out up away apart".split())
"""Words behind a verb that make another verb of it."""


def what_happened(fact: Fact[Bound]) -> str:
    """What `fact` is told of, in a word of its sentence; where no verb tells it, what the clause is about.

    "Breakthrough" of "the breakthrough came in 1975".
    """
    event = fact.value.event
    return own_act(fact.sentence.text, event) or _about(fact.sentence, event.subject)


def _about(sentence: Sentence, subject: frozenset[str]) -> str:
    """The noun of a `subject`, in stems, as `sentence` writes it: "theatres" of "the theatres of the town".

    A name or a number alone says nothing of what happened.
    """
    every = words(sentence.text)
    of_it = [
        (word, behind)
        for word, behind in pairwise([*every, every[-1]])
        if word.is_content and word.stem in subject and not numerals(word.text)
    ]
    noun = next((word for word, behind in of_it if behind.lower == "of"), of_it[-1][0] if of_it else None)
    named = noun and any(one.start <= sentence.start + noun.start < one.end for one in sentence.mentions)
    return "" if noun is None or named else noun.lower


_VERB, _LOCAL, _NEAR, _CROSSED = 0.4, 0.35, 0.15, 0.1
"""What the figures of a `Fit` weigh in `fitness`, 1 together: a whole clause tells less than its act and than the words
close by, for clauses share much that is told of other events too."""


def fitness(figures: Fit) -> float:
    """How surely both tell one event, 0 to 1."""
    return _VERB * figures.verb + _LOCAL * figures.local + _NEAR * figures.near + _CROSSED * figures.crossed


_LEAD = 0.6
"""What a like word before what is told counts beside a like act: as much as an act in a word of the same sense."""


def match(figures: Fit) -> float:
    """How well the acts match, or the words beside what is told of them, 0 to 1."""
    return max(figures.verb, figures.local, _LEAD * figures.lead)


def other_doers(left: Event, right: Event) -> bool:
    """True when other ones do it, or it is done to other ones, so that there are two events."""
    return Standing.TWO in (standing(left.doer, right.doer), standing(left.done_to, right.done_to))


def other_numbers(left: Event, right: Event) -> bool:
    """True for "fell 2 percent" and "fell 5 percent"."""
    return disjoint(left.numbers, right.numbers)


def each_way(test: Callable[[T, T], bool], left: T, right: T) -> float:
    """Half for each direction in which `test` holds."""
    return float(test(left, right)) / 2 + float(test(right, left)) / 2


ONE_ACT = 0.6
"""`verb_fit` of two words of one sense, and of a guess; from here on two acts may be one."""
_ACT_NEAR = 0.3
"""`verb_fit` of an act that is among the words beside the other one, as another act may be too."""


MANY_RARE = 3
"""Rare words that two clauses share from which on one more says nothing more."""


def verb_fit(left: Event, right: Event) -> float:
    """1 for one act, `ONE_ACT` for two of the same sense or a guess, less for an act in the other's words, 0 else."""
    both = left.acts & right.acts
    if both - light():
        return 1.0 if left.sure and right.sure else ONE_ACT
    if _alike_acts(left, right) or (both - EMPTY_VERBS and left.sure and right.sure):
        return ONE_ACT
    if both or (left.acts - light()) & right.near or (right.acts - light()) & left.near:
        return _ACT_NEAR
    return 0.0


_LOOSE_PARTY = 0.5
"""`party_fit` where the party may go without saying: it is told by a pronoun or beside the clause."""


def party_fit(left: Event, right: Event) -> float:
    """How surely both tell one act of one party: 1, half where a party is told by a pronoun or beside the clause, 0.

    One act is one verb, or two of one sense; one party is somebody or something in common, where both tell who or what.
    A verb that says only that something comes about is the same act of the same subject alone.
    """
    if verb_fit(left, right) < ONE_ACT:
        return 0.0
    untold = not left.subject or not right.subject
    if (left.acts & right.acts) <= light() and not _alike_acts(left, right):
        return _LOOSE_PARTY if untold else float(bool(left.subject & right.subject))
    left_words, right_words = left.near - left.acts, right.near - right.acts
    if not left_words or not right_words or _matched(left_words, right_words):
        return 1.0
    beside = _matched(left_words, right.around) or _matched(right_words, left.around)
    return _LOOSE_PARTY if untold or beside else 0.0


def _alike_acts(left: Event, right: Event) -> bool:
    """True when an act of the one has the sense of an act of the other, light verbs left out."""
    return any(
        same_sense(left_act, right_act) for left_act in left.acts - light() for right_act in right.acts - light()
    )


@lru_cache
def _senses() -> WordGroups:
    return word_groups(map(str.split, [*load_words("verb_senses")["senses"], *load_words("synonyms")["groups"]]))


def same_sense(left: str, right: str) -> bool:
    """True for one stem, or two that news uses for one thing ("quake" and "tremor", "free" and "release")."""
    return _senses().alike(left, right)


@lru_cache(maxsize=SENTENCES)
def _matched(left: frozenset[str], right: frozenset[str]) -> int:
    """How many words of each have a like word in the other, by the lesser."""
    return len(left & right) + min(_like(left - right, right - left), _like(right - left, left - right))


def _like(words: frozenset[str], others: frozenset[str]) -> int:
    """How many of `words` have the sense of one of `others`, none of which is among them."""
    senses = frozenset[int]().union(*map(_senses().of, others))
    return sum(not _senses().of(word).isdisjoint(senses) for word in words)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """What both hold, by the smaller."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
