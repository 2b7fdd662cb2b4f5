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
from .acts import Act, agents, jaccard, patients, shared_weight
from .statements import listed

_NAME, _ALIKE = 5, 85
"""Letters of a family name, and the share of them in common (0 to 100), from which two spellings may be of one."""
COMMON = 0.12
"""Share of telling words from which two sentences may tell of one thing, 0 to 1."""


def act_features(one: Act, other: Act) -> Features:
    """Features of two acts: shared words, people and names, and signs that they tell of different things."""
    return (
        ("shared", round(shared_weight(one, other), 3)),
        ("clause", round(jaccard(one.stems, other.stems), 3)),
        ("roles", roles(one, other)),
        ("persons", float(share_people(one.persons, other.persons))),
        ("other people", float(bool(one.persons and other.persons) and not share_people(one.persons, other.persons))),
        ("other years", float(bool(years(one) ^ years(other)))),
        ("headline", float(Role.HEADLINE in (one.sentence.role, other.sentence.role))),
        ("quoted", sum(any(mark in act.sentence.text for mark in '"“') for act in (one, other)) / 2),
    )


def same_act_features(one: Act, other: Act) -> Features:
    """`act_features` with whether two clauses tell one act: one verb, or two of one sense, of the same parties.

    A verb that says only that something is or is done tells no act. That people are shared is left out: their part in
    the act says more.
    """
    same = one.verb == other.verb and one.tells
    rest = (figure for figure in act_features(one, other) if figure[0] != "persons")
    return ("one act", float(same)), ("one act, one party", same * roles(one, other)), *rest


def rarity(word: str, one: Act, other: Act) -> float:
    """How telling `word` is in the articles of two acts, 0 to 1: 1 where each uses it in one sentence alone."""
    return float(round((max(1, one.told.get(word, 1)) * max(1, other.told.get(word, 1))) ** -0.5, 3))


def years(act: Act) -> frozenset[str]:
    """The years 1900 to 2099 that the sentence gives."""
    return frozenset(base for base in act.around if len(base) == 4 and base.isdigit() and base[:2] in ("19", "20"))


def in_years(act: Act) -> frozenset[str]:
    """The years and decades in which a clause says that it was so: "in 2011", "in the 1990s"."""
    return frozenset(_IN_YEAR.findall(act.clause.text))


_IN_YEAR = re.compile(r"\b[Ii]n (?:the )?((?:19|20)\d\ds?)\b")


def other_ages(one: Act, other: Act) -> bool:
    """True for two sentences that each give an age, and none in common: "a man of 41", "the 23-year-old"."""
    ours, others = ({age for found in _AGE.findall(act.sentence.text) for age in found} - {""} for act in (one, other))
    return bool(ours and others and not ours & others)


_AGE = re.compile(
    r"\b(\d{1,3})-year-old\b|\baged? (\d{1,3})\b|\b(?:man|woman|boy|girl) of (\d{1,3})\b|, (\d{1,2})(?=[,.;])"
)


def full_names(act: Act, persons: frozenset[str]) -> frozenset[str]:
    """The linked names of the people of `act` with these family names."""
    found = (m.name for m in act.sentence.mentions if m.kind is MentionKind.PERSON)
    return frozenset(name for name in found if family_name(name) in persons)


def first_names_fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """True unless both give first names and these begin otherwise ("Ann Holm" and "Peter Holm")."""
    firsts = [frozenset(n.split()[0][:1].casefold() for n in names if len(n.split()) > 1) for names in (one, other)]
    return not all(firsts) or bool(firsts[0] & firsts[1])


def share_people(ours: frozenset[str], others: frozenset[str]) -> bool:
    """True when two sets of family names have one in common, as spelled or nearly ("delsart", "delsarte")."""
    return bool(ours & others) or any(_spelled_alike(a, b) for a in ours for b in others)


@lru_cache(maxsize=16384)
def _spelled_alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _NAME and fuzz.ratio(one, other) >= _ALIKE


def roles(one: Act, other: Act) -> float:
    """Whether doers and things done to fit as far as both tell them: 1 all, 0.5 nothing known, 0 none."""
    pairs = ((agents(one), agents(other)), (patients(one), patients(other)))
    matched = [bool((ours & others) - listed("everybody")) for ours, others in pairs if ours and others]
    return sum(matched) / len(matched) if matched else 0.5
