"""How surely two acts of different articles are one: figures of 0 to 1, of which the confidence is made.

An `Act` is a clause that is itself the fact: the kinds event and status ask here. What a day, a place or a count is
told of is an `Event`, for which `event_fit` speaks; words around two numbers are compared by `numbers.surroundings`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from ...model import Features, MentionKind, Role
from ..names import family_name
from .acts import Act, agents, disjoint, jaccard, patients, shared_weight
from .statements import listed

_NAME, _ALIKE = 5, 85
"""Letters of a family name, and the share of them in common (0 to 100), from which two spellings may be of one."""
COMMON = 0.12
"""Share of telling words from which two sentences may tell of one thing, 0 to 1."""


def act_features(left: Act, right: Act) -> Features:
    """Features of two acts: shared words, people and names, and signs that they tell of different things."""
    return (
        ("shared", round(shared_weight(left, right), 3)),
        ("clause", round(jaccard(left.stems, right.stems), 3)),
        ("roles", roles(left, right)),
        ("persons", float(share_people(left.persons, right.persons))),
        ("other people", float(bool(left.persons and right.persons) and not share_people(left.persons, right.persons))),
        ("other years", float(bool(years(left) ^ years(right)))),
        ("headline", float(Role.HEADLINE in (left.sentence.role, right.sentence.role))),
        ("quoted", sum(any(mark in act.sentence.text for mark in '"“') for act in (left, right)) / 2),
    )


def same_act_features(left: Act, right: Act) -> Features:
    """`act_features` with whether two clauses tell one act: one verb, or two of one sense, of the same parties.

    A verb that says only that something is or is done tells no act. That people are shared is left out: their part in
    the act says more.
    """
    same = left.verb == right.verb and left.tells
    rest = (figure for figure in act_features(left, right) if figure[0] != "persons")
    return ("one act", float(same)), ("one act, one party", same * roles(left, right)), *rest


def rarity(word: str, left: Act, right: Act) -> float:
    """How telling `word` is in the articles of two acts, 0 to 1: 1 where each uses it in one sentence alone."""
    return float(round((max(1, left.counts.get(word, 1)) * max(1, right.counts.get(word, 1))) ** -0.5, 3))


def years(act: Act) -> frozenset[str]:
    """The years 1900 to 2099 that the sentence gives."""
    return frozenset(base for base in act.around if len(base) == 4 and base.isdigit() and base[:2] in ("19", "20"))


def in_years(act: Act) -> frozenset[str]:
    """The years and decades in which a clause says that it was so: "in 2011", "in the 1990s"."""
    return frozenset(_IN_YEAR.findall(act.clause.text))


_IN_YEAR = re.compile(r"\b[Ii]n (?:the )?((?:19|20)\d\ds?)\b")


def other_ages(left: Act, right: Act) -> bool:
    """True for two sentences that each give an age, and none in common: "a man of 41", "the 23-year-old"."""
    left_ages, right_ages = (
        {age for found in _AGE.findall(act.sentence.text) for age in found} - {""} for act in (left, right)
    )
    return disjoint(left_ages, right_ages)


_AGE = re.compile(
    r"\b(\d{1,3})-year-old\b|\baged? (\d{1,3})\b|\b(?:man|woman|boy|girl) of (\d{1,3})\b|, (\d{1,2})(?=[,.;])"
)


def full_names(act: Act, persons: frozenset[str]) -> frozenset[str]:
    """The linked names of the people of `act` with these family names."""
    found = (m.name for m in act.sentence.mentions if m.kind is MentionKind.PERSON)
    return frozenset(name for name in found if family_name(name) in persons)


def first_names_fit(left: frozenset[str], right: frozenset[str]) -> bool:
    """True unless both give first names and these begin otherwise ("Ann Holm" and "Peter Holm").

    A capital word before a whole name is none: "Greedy Ann Holm" is Ann Holm.
    """
    if any(_ends_in(one, other) or _ends_in(other, one) for one in left for other in right):
        return True
    firsts = [frozenset(n.split()[0][:1].casefold() for n in names if len(n.split()) > 1) for names in (left, right)]
    return not all(firsts) or bool(firsts[0] & firsts[1])


def _ends_in(words: str, name: str) -> bool:
    """True for "Greedy Ann Holm" and the whole name "Ann Holm"."""
    return " " in name and f" {words}".endswith(f" {name}")


def share_people(left: frozenset[str], right: frozenset[str]) -> bool:
    """True when two sets of family names have one in common, as spelled or nearly ("delsart", "delsarte")."""
    return bool(left & right) or any(_spelled_alike(a, b) for a in left for b in right)


@lru_cache(maxsize=16384)
def _spelled_alike(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= _NAME and fuzz.ratio(left, right) >= _ALIKE


def roles(left: Act, right: Act) -> float:
    """Whether doers and things done to fit as far as both tell them: 1 all, 0.5 nothing known, 0 none."""
    pairs = ((agents(left), agents(right)), (patients(left), patients(right)))
    matched = [
        bool((left_party & right_party) - listed("everybody"))
        for left_party, right_party in pairs
        if left_party and right_party
    ]
    return sum(matched) / len(matched) if matched else 0.5
