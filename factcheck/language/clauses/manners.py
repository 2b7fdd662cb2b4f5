"""Manners: words that say how something happened, by class: weapons, offences, parts of the body, ways in.

The knowledge is `rules/words/events.yaml`; `manners` finds its phrases in a sentence, `same_matter` tells whether two
may be of one thing. `fields.event` builds on this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...data import load_words
from ...text import Word, stem, words
from .acts import Act, canon

_FROM_VERB, _TO_END = 80, 60
"""Characters before a phrase, back to its verb, and after it, on to the end of its clause, that a value may hold."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What a clause says of how something happened."""

    sort: str
    """The class: weapon, offence, body ..."""
    members: frozenset[int]
    """Numbers of the members of the class that the clause names."""
    persons: frozenset[str]
    """Family names, folded, of the people it is said of."""
    years: frozenset[str]
    """The years that the sentence gives."""
    act: Act
    start: int
    """Code points into the sentence: the phrase, with its verb and the rest of its clause where these are near."""
    end: int


@dataclass(frozen=True, slots=True)
class _Sort:
    """One class of the file."""

    about: str
    """person, target or any: what two sources must both speak of."""
    whole: bool
    """True when the members named anywhere in the sentence count together."""
    main: bool
    """True when the phrase must be the verb of its clause."""
    verbs: frozenset[str]
    """Words of which the sentence must hold one, in the form shared by synonyms; empty asks for none."""
    firsts: frozenset[str]
    """First words of the phrases, in that form: they do not make a common target."""


@dataclass(frozen=True, slots=True)
class _Hit:
    sort: str
    member: int
    first: int
    """Number of the first token, and of the last."""
    last: int


@lru_cache
def _sorts() -> dict[str, _Sort]:
    return {
        name: _Sort(
            entry["about"],
            entry.get("whole", False),
            entry.get("main", False),
            frozenset(canon(stem(word)) for word in entry["verbs"].split()),
            frozenset(canon(words(phrase)[0].stem) for member in entry["members"] for phrase in member),
        )
        for name, entry in load_words("events")["classes"].items()
    }


@lru_cache
def _phrases() -> dict[str, tuple[tuple[str, int, tuple[str, ...]], ...]]:
    """First stem -> class, member and stems of the phrases that begin with it, longest first."""
    found: dict[str, list[tuple[str, int, tuple[str, ...]]]] = {}
    for sort, entry in load_words("events")["classes"].items():
        for number, member in enumerate(entry["members"]):
            for phrase in member:
                stems = tuple(word.stem for word in words(phrase))
                found.setdefault(stems[0], []).append((sort, number, stems))
    return {first: tuple(sorted(group, key=lambda phrase: -len(phrase[2]))) for first, group in found.items()}


@lru_cache
def _older() -> frozenset[str]:
    return frozenset(canon(stem(word)) for word in load_words("events")["older"].split())


def manners(found: Sequence[Act]) -> Iterator[Manner]:
    """The manners that a sentence, given as its acts, names: one per class and clause, or per class."""
    tokens = words(found[0].sentence.text)
    groups: dict[tuple[str, int], list[_Hit]] = {}
    for hit in _hits(tokens):
        number = _clause_of(found, tokens[hit.first].start)
        if _counts(hit, tokens, found[number], found[0].around):
            # One key for a whole sentence: the first clause that names a member.
            whole = next((key for key in groups if key[0] == hit.sort), None) if _sorts()[hit.sort].whole else None
            groups.setdefault(whole or (hit.sort, number), []).append(hit)
    for (_, number), group in groups.items():
        yield _manner(tokens, found[number], group)


def _hits(tokens: tuple[Word, ...]) -> Iterator[_Hit]:
    """The phrases found; a token serves one phrase of a class."""
    stems = tuple(token.stem for token in tokens)
    used: dict[str, int] = {}
    for at, base in enumerate(stems):
        for sort, member, phrase in _phrases().get(base, ()):
            if stems[at : at + len(phrase)] == phrase and used.get(sort, -1) < at:
                used[sort] = at + len(phrase) - 1
                yield _Hit(sort, member, at, used[sort])


def _clause_of(found: Sequence[Act], start: int) -> int:
    return max((number for number, act in enumerate(found) if act.clause.start <= start), default=0)


def _counts(hit: _Hit, tokens: tuple[Word, ...], act: Act, around: frozenset[str]) -> bool:
    """True when the class is meant here: a verb of it in the sentence, no negation, and the verb itself where asked."""
    sort, start = _sorts()[hit.sort], tokens[hit.first].start
    if act.clause.negated or (sort.verbs and not sort.verbs & around):
        return False
    return not sort.main or act.clause.verb_start <= start < act.clause.verb_end


def _manner(tokens: tuple[Word, ...], act: Act, group: list[_Hit]) -> Manner:
    clause, sort = act.clause, group[0].sort
    start, end = tokens[min(hit.first for hit in group)].start, tokens[max(hit.last for hit in group)].end
    if act.verb and start - _FROM_VERB < clause.verb_start <= start <= clause.end:
        start = clause.verb_start
    if end < clause.end < end + _TO_END:
        end = clause.end
    persons = act.named if _sorts()[sort].whole else act.persons
    return Manner(sort, frozenset(hit.member for hit in group), persons, _years(tokens), act, start, end)


def _years(tokens: tuple[Word, ...]) -> frozenset[str]:
    """The years 1900 to 2099 among `tokens`."""
    texts = (token.text for token in tokens)
    return frozenset(text for text in texts if len(text) == 4 and text.isdigit() and text[:2] in ("19", "20"))


def same_matter(one: Manner, other: Manner) -> bool:
    """True unless the two tell of other people, other years, an older case or, where asked, no common target."""
    sort = _sorts()[one.sort]
    if sort.about == "person" and (one.persons or other.persons) and not one.persons & other.persons:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    if bool(one.act.around & _older()) != bool(other.act.around & _older()):
        return False
    return sort.about != "target" or bool((one.act.stems & other.act.stems) - sort.firsts)
