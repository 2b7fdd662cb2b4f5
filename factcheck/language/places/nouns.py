"""Common nouns of places: which are alternatives, which say one thing, and what sort of place a name is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ...data import load_words
from ...text import fold, stem
from ..vocabulary import WordGroups, is_country, is_state, place_name, word_groups
from .spot import Side


def locations() -> dict[str, Any]:
    """The content of `rules/words/locations.yaml`."""
    table: dict[str, Any] = load_words("locations")
    return table


@lru_cache
def _groups() -> dict[str, str]:
    """Noun -> the group of alternatives that it belongs to; plural included."""
    found: dict[str, str] = {}
    for group, nouns in locations()["groups"].items():
        for noun in nouns.split():
            found.setdefault(noun, group)
            found.setdefault(_plural(noun), group)
    return found


def _plural(noun: str) -> str:
    return (
        noun[:-1] + "ies"
        if noun.endswith("y") and noun[-2] not in "aeiou"
        else noun + ("es" if noun.endswith("ch") else "s")
    )


@lru_cache
def nouns() -> frozenset[str]:
    """Every common noun that names a place, plural included."""
    others = locations()["others"].split()
    return (
        frozenset(_groups())
        | frozenset(others)
        | frozenset(map(_plural, others))
        | frozenset(locations()["sorts"].split())
    )


@lru_cache
def sides() -> dict[str, Side]:
    """Preposition, of one word or several -> how it stands to the place."""
    table = locations()
    found = dict.fromkeys([*table["outside"].split(), *table["outside_long"]], Side.OUTSIDE)
    for name, side in (("inside", Side.INSIDE), ("at", Side.AT), ("to", Side.TO), ("from", Side.FROM)):
        found.update(dict.fromkeys(table[name], side))
    return found


@lru_cache
def compass_words() -> dict[str, str]:
    """Word -> the direction it tells: "northern" is north."""
    return {form: name for name, forms in locations()["compass"].items() for form in forms.split()}


def group_of(head: str) -> str:
    """The group of alternatives of a noun ("hotel" is lodging); empty when it has none."""
    return _groups().get(head, "")


def same_noun(left: str, right: str) -> bool:
    """True for two words of one place ("shop", "store"), singular or plural."""
    return _same().alike(_without_s(left), _without_s(right))


@lru_cache
def _same() -> WordGroups:
    return word_groups(map(str.split, locations()["same"]), _without_s)


def _without_s(noun: str) -> str:
    return noun.removesuffix("s")


@lru_cache
def _inner() -> dict[str, frozenset[str]]:
    """Noun -> the nouns of its own group that may lie in it."""
    return {outer: frozenset(inner.split()) for outer, inner in locations()["holding"].items()}


def may_hold(left: str, right: str) -> bool:
    """True when what one noun names may lie in what the other names: a shop in a mall, a yard on a beach."""
    one, other = _single(left), _single(right)
    return other in _inner().get(one, frozenset()) or one in _inner().get(other, frozenset())


def _single(noun: str) -> str:
    """The singular of a noun of `nouns`; the noun itself where it is none."""
    return next(
        (one for one in (noun[:-3] + "y", noun[:-2], noun[:-1]) if one in _groups() and _plural(one) == noun), noun
    )


def is_many(noun: str) -> bool:
    """True for a plural of which no one place is meant: "in the yards", not "on the stairs"."""
    single = _single(noun)
    return single != noun and noun not in locations()["plural"].split() and group_of(single) != "body"


def is_wide(name: str) -> bool:
    """True for a name of a stretch of land: a country, a state, a coast, "the Nordvik region", "eastern Peru"."""
    last = fold(name).split()[-1:] or [""]
    return level_of(name) in {"country", "state", "area"} or last[0] in locations()["wide"].split()


def opposed(left: str, right: str) -> bool:
    """True for "home" and "hospital": one cannot be in both at once."""
    lines = [frozenset(line.split()) for line in locations()["opposed"]]
    return not same_noun(left, right) and left != right and any({left, right} <= line for line in lines)


def lies_out(noun: str) -> bool:
    """True for a noun of what lies in no hospital: "scene", "street", "car", "home"."""
    return group_of(noun) in locations()["out"].split() or noun in locations()["homes"].split()


def carries(noun: str) -> bool:
    """True for what somebody hurt is brought to a hospital in: "ambulance"."""
    return noun in locations()["carriers"].split()


@lru_cache
def care() -> frozenset[str]:
    """The stems of verbs for what is done with, or befalls, somebody who is brought to a hospital."""
    return frozenset(map(stem, locations()["care"].split()))


def is_walled(head: str) -> bool:
    """True for a noun of which it is plain what is inside and what is outside: "tunnel", not "area"."""
    return head not in locations()["unwalled"].split()


def told_apart(head: str) -> bool:
    """True for a noun of which a house has several: the word before it tells which ("mail room")."""
    return head in locations()["told_apart"].split()


def is_nameless(person: str) -> bool:
    """True for "man" or "woman" in place of a name."""
    return person in locations()["people"].split()


def level_of(name: str) -> str:
    """What sort of place a name is: country, state, town, street, water, area, house; empty when it does not tell."""
    if is_country(name):
        return "country"
    if is_state(name):
        return "state"
    if _OF_CARE.search(fold(name)):
        return "house"
    last = fold(name).split()[-1] if name.split() else ""
    for level, heads in locations()["levels"].items():
        if last in heads.split() or (level == "water" and re.match(r"(?:sea|gulf|bay|strait) of ", fold(name))):
            return str(level)
    return "town" if place_name(name) else ""


_OF_CARE = re.compile(r"\b(?:medical|health|trauma|cancer|burns?) cent(?:er|re)\b")
"""Houses of care whose last word alone would not tell: "Mercy Medical Center", "Medical Center Ostrow"."""
