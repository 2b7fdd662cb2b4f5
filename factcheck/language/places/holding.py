"""Which place lies in which, from `rules/words/containment.yaml` and from what articles say themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from ...data import load_words
from ...text import FUNCTION_WORDS, fold
from ..names.name_words import shortened
from ..vocabulary import place_name
from .nouns import compass_words
from .spot import Spot


@lru_cache
def _containers() -> dict[str, frozenset[str]]:
    """Folded name -> the folded names of what holds it, through every step."""
    direct: dict[str, set[str]] = defaultdict(set)
    table = load_words("containment")
    for part in ("cities", "states", "parts", "airports"):
        for bigger, inner in table[part].items():
            holder = _key(bigger)
            for name in inner.split(","):
                direct[_key(name)].add(holder)
    places = load_words("places")
    for country, row in places["countries"].items():
        if "capital" in row:
            direct[_key(row["capital"])].add(_key(country))
    for state in places["states"]:
        direct[_key(state)].add(_key("United States"))
    return _closed(direct)


def _closed(direct: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name in direct:
        reached: set[str] = set()
        open_names = list(direct[name])
        while open_names:
            outer = open_names.pop()
            if outer not in reached and outer != name:
                reached.add(outer)
                open_names.extend(direct.get(outer, ()))
        found[name] = frozenset(reached)
    return found


def _key(name: str) -> str:
    plain = " ".join(name.split()).strip(" ,.")
    return fold(place_name(plain) or plain)


def holders(names: Iterable[str], known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The folded names of everything known to hold one of `names`; `known` is what an article says itself."""
    found: set[str] = set()
    open_names = [_key(single) for name in names for single in each_name(name)]
    while open_names:
        name = open_names.pop()
        for outer in _containers().get(name, frozenset()) | known.get(name, frozenset()):
            if outer not in found:
                found.add(outer)
                open_names.append(outer)
    return frozenset(found)


def told_holders(spots: Iterable[Spot]) -> dict[str, frozenset[str]]:
    """What the phrases of an article say of what lies in what: "Millom, Cumbria"."""
    found: dict[str, set[str]] = defaultdict(set)
    for spot in spots:
        for inner, outer in pairwise(spot.names):
            if _key(inner) != _key(outer):
                found[_key(inner)].add(_key(outer))
    return {name: frozenset(outer) for name, outer in found.items()}


def each_name(name: str) -> tuple[str, ...]:
    """The names that one run of capitals joins: "Lyon and Nice" is two, "Trinidad and Tobago" one."""
    first, _, second = name.partition(" and ")
    return (name,) if not second or place_name(name) is not None else (first, *each_name(second))


@lru_cache(maxsize=16384)
def same_name(left: str, right: str) -> bool:
    """True when two names can name one place: equal, spelled nearly alike, or one a part of the other."""
    left_full, right_full = _in_full(left), _in_full(right)
    if left_full == right_full:
        return True
    left_words, right_words = set(left_full.split()) - FUNCTION_WORDS, set(right_full.split()) - FUNCTION_WORDS
    if left_words and right_words and (left_words <= right_words or right_words <= left_words):
        return True
    if len(left_full) <= _SHORT or len(right_full) <= _SHORT:
        return False
    words, others = left_full.split(), right_full.split()
    if len(words) == len(others):  # Mill Street is not Hill Street, North Ossetia not South Ossetia
        return all(map(_one_word, words, others))
    return Levenshtein.normalized_similarity(left_full, right_full) >= _ALIKE


@lru_cache(maxsize=16384)
def _in_full(name: str) -> str:
    """The folded name without marks, its short words written out: "Mill Rd." is "mill road"."""
    full = shortened()
    plain = _NO_MARK.sub("", _key(name))
    return " ".join(full.get(word, word) if at else word for at, word in enumerate(plain.split()))


_NO_MARK = re.compile(r"[^\w\s-]")
_SHORT = 5
"""Characters up to which another letter makes another name."""
_ALIKE = 0.8
"""How alike two spellings of a name are at least, 0 to 1."""


def _one_word(left: str, right: str) -> bool:
    """True for two spellings of a word of a name; another number or direction is another name."""
    if left == right:
        return True
    plain = left.isalpha() and right.isalpha() and not {left, right} & compass_words().keys()
    return plain and Levenshtein.normalized_similarity(left, right) >= _ALIKE
