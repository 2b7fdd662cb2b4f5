"""Where something happens: the locative phrases of a sentence, and what lies in what.

A phrase is a place by its noun (`rules/words/locations.yaml`) or by its name; a place's name alone, without a word that
puts something there, is no phrase: "Moscow said" tells who, not where.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from .clause import clauses
from .data import load_words
from .model import Mention, MentionKind, Sentence
from .text import FUNCTION_WORDS, Word, fold, stem, words
from .times import times
from .verbs import BE, HAVE, MODALS, PREPOSITIONS, verb_forms
from .vocabulary import is_country, is_group, is_place_head, is_state, place_name

_REACH = 14
"""Tokens that a phrase may hold."""
_STOPS = frozenset(",;:()[]“”\"—–…!?.")
_LINKS = frozenset("of the and".split())


_FIRM = frozenset(["in", "inside", "within", "at", "outside"])
"""After these a name that nothing else tells of is a place."""


class Side(StrEnum):
    """How a phrase stands to its place."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    AT = "at"
    TO = "to"
    FROM = "from"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Spot:
    """One locative phrase."""

    start: int
    """Code points into the sentence, half-open; the preposition is inside."""
    end: int
    text: str
    side: Side
    head: str
    """The common noun that says what it is ("room"); empty for a bare name."""
    describing: frozenset[str]
    """Stems of the words that describe the head ("break" of "break room")."""
    names: tuple[str, ...]
    """Names of places, the nearest first: "Millom", "Cumbria"."""
    compass: str = ""
    """"north" of "the northern tip", empty for none."""
    of_compass: bool = False
    """True for "west of the town": the direction counts from the place."""
    floor: str = ""
    """The number word of a storey."""
    body: bool = False
    """True when the name is that of a body (a bank, a hospital) and not of a stretch of land."""
    person: str = ""
    """Whose home it is, for HOME: the full name, folded, or "man", "woman" for one without name."""


# ---- vocabulary ----


def _locations() -> dict[str, Any]:
    table: dict[str, Any] = load_words("locations")
    return table


@lru_cache
def _groups() -> dict[str, str]:
    """Noun -> the group of alternatives that it belongs to; plural included."""
    found: dict[str, str] = {}
    for group, nouns in _locations()["groups"].items():
        for noun in nouns.split():
            found.setdefault(noun, group)
            found.setdefault(_plural(noun), group)
    return found


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + ("es" if noun.endswith("ch") else "s")


@lru_cache
def _nouns() -> frozenset[str]:
    others = _locations()["others"].split()
    return frozenset(_groups()) | frozenset(others) | frozenset(map(_plural, others)) | frozenset(_locations()["sorts"].split())


@lru_cache
def _sides() -> dict[str, Side]:
    """Preposition, of one word or several -> how it stands to the place."""
    table = _locations()
    found = {word: Side.OUTSIDE for word in [*table["outside"].split(), *table["outside_long"]]}
    for name, side in (("inside", Side.INSIDE), ("at", Side.AT), ("to", Side.TO), ("from", Side.FROM)):
        found.update({word: side for word in table[name]})
    return found


@lru_cache
def _compass() -> dict[str, str]:
    return {form: name for name, forms in _locations()["compass"].items() for form in forms.split()}


def group_of(head: str) -> str:
    """The group of alternatives of a noun ("hotel" is lodging); empty when it has none."""
    return _groups().get(head, "")


_LEVELS = {
    "street": "street st avenue ave road rd boulevard blvd highway hwy route interstate lane drive parkway freeway turnpike way",
    "water": "river lake creek bay sea ocean strait canal gulf channel harbor harbour",
    "town": "city town village township borough",
    "area": "county parish province prefecture district region oblast governorate",
    "house": "hotel hospital school university college church mosque station airport prison jail stadium arena court mall",
}


def level_of(name: str) -> str:
    """What sort of place a name is: country, state, town, street, water, area, house; empty when it does not tell."""
    if is_country(name):
        return "country"
    if is_state(name):
        return "state"
    last = fold(name).split()[-1] if name.split() else ""
    for level, heads in _LEVELS.items():
        if last in heads.split() or (level == "water" and re.match(r"(?:sea|gulf|bay|strait) of ", fold(name))):
            return level
    return "town" if place_name(name) else ""


# ---- what lies in what ----


@lru_cache
def _containers() -> dict[str, frozenset[str]]:
    """Folded name -> the folded names of what holds it, through every step."""
    direct: dict[str, set[str]] = defaultdict(set)
    table = load_words("containment")
    for part in ("cities", "states", "parts"):
        for bigger, inner in table[part].items():
            for name in inner.split(","):
                direct[_key(name)].add(_key(bigger))
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


def holders(names: Iterable[str], told: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The folded names of everything known to hold one of `names`; `told` is what an article says itself."""
    found: set[str] = set()
    open_names = [_key(name) for name in names]
    while open_names:
        name = open_names.pop()
        for outer in _containers().get(name, frozenset()) | told.get(name, frozenset()):
            if outer not in found:
                found.add(outer)
                open_names.append(outer)
    return frozenset(found)


def told_holders(spots: Iterable[Spot]) -> dict[str, frozenset[str]]:
    """What the phrases of an article say of what lies in what: "Millom, Cumbria"."""
    found: dict[str, set[str]] = defaultdict(set)
    for spot in spots:
        for inner, outer in zip(spot.names, spot.names[1:], strict=False):
            if _key(inner) != _key(outer):
                found[_key(inner)].add(_key(outer))
    return {name: frozenset(outer) for name, outer in found.items()}


def same_noun(left: str, right: str) -> bool:
    """True for two words of one thing ("shop", "store"), singular or plural."""
    one, other = left.removesuffix("s"), right.removesuffix("s")
    return one == other or any({one, other} <= frozenset(w.removesuffix("s") for w in line.split()) for line in _locations()["same"])


def told_apart(head: str) -> bool:
    """True for a noun of which a house has several, so that the word before it tells which ("mail room", "back door")."""
    return head in _locations()["told_apart"].split()


def is_nameless(person: str) -> bool:
    """True for "man" or "woman" in place of a name."""
    return person in _locations()["people"].split()


def same_person(left: str, right: str) -> bool:
    """True when two folded full names can be one person's: the last names agree, and the first where both have one."""
    one, other = left.split(), right.split()
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) == 1 or len(other) == 1 or one[0] == other[0] or set(one) <= set(other) or set(other) <= set(one)


def same_name(left: str, right: str) -> bool:
    """True when two names can name one place: equal, spelled nearly alike, or one a part of the other."""
    one, other = _key(left), _key(right)
    if one == other:
        return True
    mine, yours = set(one.split()) - FUNCTION_WORDS, set(other.split()) - FUNCTION_WORDS
    if mine and yours and (mine <= yours or yours <= mine):
        return True
    if len(one) > 5 and len(other) > 5:
        from rapidfuzz.distance import Levenshtein

        return Levenshtein.normalized_similarity(one, other) >= 0.8
    return False


# ---- spotting ----


@lru_cache(maxsize=8192)
def _read(text: str, mentions: tuple[Mention, ...], offset: int) -> tuple[Spot, ...]:
    tokens = words(text)
    headline = _is_headline(tokens)
    dated = [(time.start, time.end) for time in times(text)]
    found = [spot for at in range(len(tokens)) if (spot := _phrase(text, tokens, at, mentions, offset, dated, headline))]
    found = [_with_storey(spot, after) for spot, after in zip(found, [*found[1:], None], strict=False)]
    found += [other for spot in found for other in _crossing(spot, text)]
    found = [_first_street(spot) for spot in found]
    found += _objects(text, tokens, mentions, offset, dated)
    found += _homes(text, tokens, mentions, offset)
    kept: list[Spot] = []
    for spot in sorted(found, key=lambda spot: (spot.start, spot.side is not Side.HOME)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return tuple(kept)


def _is_headline(tokens: tuple[Word, ...]) -> bool:
    """True when most words are capitals, so that a capital tells nothing."""
    content = [token for token in tokens if token.is_content and token.text[0].isalpha()]
    return len(content) > 3 and sum(token.is_capital for token in content) > 0.7 * len(content)


def _with_storey(spot: Spot, after: Spot | None) -> Spot:
    """`spot` with the storey of the phrase directly after it ("in a room on the second floor")."""
    if after and after.floor and not spot.floor and 0 < after.start - spot.end < 3:
        return replace(spot, floor=after.floor)
    return spot


def _crossing(spot: Spot, text: str) -> list[Spot]:
    """The second street of "Park Road and Mill Street"."""
    if not (spot.names and _two_streets(spot.names[0])):
        return []
    second = spot.names[0].split(" and ", 1)[1]
    start = text.find(second, spot.start)
    return [replace(spot, start=start, end=start + len(second), text=second, names=(second, *spot.names[1:]))] if start >= 0 else []


def _first_street(spot: Spot) -> Spot:
    if not (spot.names and _two_streets(spot.names[0])):
        return spot
    first = spot.names[0].split(" and ", 1)[0]
    at = spot.text.find(first)
    return replace(spot, end=spot.start + at + len(first), text=spot.text[: at + len(first)], names=(first, *spot.names[1:]))


def _two_streets(name: str) -> bool:
    first, _, second = name.partition(" and ")
    return bool(second) and level_of(second) == "street"


def spots(sentence: Sentence) -> tuple[Spot, ...]:
    """The locative phrases of a sentence in order; none overlaps another; offsets are into `sentence.text`."""
    return _read(sentence.text, sentence.mentions, sentence.start)


def _phrase(
    text: str,
    tokens: tuple[Word, ...],
    at: int,
    mentions: tuple[Mention, ...],
    offset: int,
    dated: list[tuple[int, int]],
    headline: bool,
) -> Spot | None:
    """The phrase that begins with a preposition at token `at`."""
    for length in (3, 2, 1):
        preposition = " ".join(token.lower for token in tokens[at : at + length])
        if len(tokens) > at + length and preposition in _sides():
            break
    else:
        return None
    first = at + length
    if preposition == "to" and "base" in verb_forms(tokens[first].lower) and tokens[first].lower not in _nouns():
        return None
    compass = ""
    if at and tokens[at - 1].lower in _compass():
        compass = _compass()[tokens[at - 1].lower]
    spot = _place(text, tokens, first, mentions, offset, dated, lenient=preposition in _FIRM and not headline)
    if spot is None:
        return None
    if preposition == "on" and not spot.head and level_of(spot.names[0]) in {"country", "state", "town"}:
        return None  # sanctions on a country, pressure on a town
    start = tokens[at].start
    return replace(spot, start=start, text=text[start : spot.end], side=_sides()[preposition], compass=spot.compass or compass)


def _objects(
    text: str, tokens: tuple[Word, ...], mentions: tuple[Mention, ...], offset: int, dated: list[tuple[int, int]]
) -> list[Spot]:
    """Places that are the object of a verb: "left Geneva", "entered the shop"."""
    table = _locations()
    leaving, entering = (frozenset(map(stem, table[name])) for name in ("leaving", "entering"))
    found = []
    for clause in clauses(text):
        if clause.object is None or clause.passive or clause.verb not in leaving | entering:
            continue
        first = next((n for n, token in enumerate(tokens) if token.start >= clause.object.start), len(tokens))
        spot = _place(text, tokens, first, mentions, offset, dated, lenient=False)
        if spot and spot.start < clause.object.end:
            found.append(replace(spot, side=Side.FROM if clause.verb in leaving else Side.AT))
    return found


def _place(
    text: str,
    tokens: tuple[Word, ...],
    first: int,
    mentions: tuple[Mention, ...],
    offset: int,
    dated: list[tuple[int, int]],
    lenient: bool,
) -> Spot | None:
    """The place that the noun phrase from token `first` names; None when it names none."""
    stop = _stop(tokens, first, dated)
    head_at = _head_at(tokens, first, stop)
    runs = _name_runs(tokens, first, stop)
    if head_at is None:  # "in the history of Rome" is no place
        runs = [run for run in runs if not any(token.lower == "of" for token in tokens[first : run[0]])]
    names, last = _names_in(text, tokens, runs, mentions, offset, lenient)
    if head_at is None and not names:
        return None
    body = bool(names) and _kind(mentions, offset, tokens[runs[0][0]].start, tokens[last].end) is MentionKind.BODY
    end_at = max(head_at if head_at is not None else first, last)
    chain, end_at = _chain(text, tokens, end_at, mentions, offset)
    head = fold(tokens[head_at].text) if head_at is not None else ""
    inside = tokens[first : end_at + 1]
    compass = next((_compass()[token.lower] for token in inside if token.lower in _compass() and not token.is_capital), "")
    describing = frozenset(t.stem for t in tokens[first : head_at or first] if t.is_content and not t.is_capital)
    floor = next((fold(a.text) for a, b in zip(inside, inside[1:], strict=False) if b.lower in {"floor", "story", "storey"}), "")
    floor = floor or next((t.lower.partition("-")[0] for t in inside if re.match(r"\w+-(?:floor|stor)", t.lower)), "")
    start, end = tokens[first].start, tokens[end_at].end
    return Spot(start, end, text[start:end], Side.AT, head, describing, (*names, *chain), compass, floor=floor, body=body)


def _stop(tokens: tuple[Word, ...], first: int, dated: list[tuple[int, int]]) -> int:
    """The token before which the noun phrase from `first` ends."""
    past = first
    for at in range(first, min(len(tokens), first + _REACH)):
        lower = tokens[at].lower
        if at < past:
            continue
        if tokens[at].text == "," and (past := _past_state(tokens, at)) > at:
            continue
        if tokens[at].text in _STOPS or (lower in PREPOSITIONS and lower != "of") or lower in BE | HAVE | MODALS:
            return at
        if lower in {"that", "which", "who", "where", "when", "while", "but", "or", "because", "to", "he", "she", "they", "said"}:
            return at
        if lower == "and" and not (at + 1 < len(tokens) and tokens[at + 1].is_capital and tokens[at - 1].is_capital):
            return at
        if any(start <= tokens[at].start < end for start, end in dated):
            return at
    return min(len(tokens), first + _REACH)


def _past_state(tokens: tuple[Word, ...], comma: int) -> int:
    """The token after the state in "a Springfield, Ill., motel"; `comma` when the phrase does not go on so."""
    at = comma + 1
    if at >= len(tokens) or not is_state(tokens[at].text):
        return comma
    at += 1
    commas = 0
    while at < len(tokens) and tokens[at].text in {".", ","}:
        commas += tokens[at].text == ","
        at += 1
    goes_on = at < len(tokens) and commas == 1 and any(token.lower in _nouns() for token in tokens[at : at + 2])
    return at if goes_on and not tokens[at].is_capital else comma


def _head_at(tokens: tuple[Word, ...], first: int, stop: int) -> int | None:
    """The token of the noun that says what place it is: the first place noun that no other directly follows."""
    for at in range(first, stop):
        if tokens[at].lower in _nouns() and not tokens[at].is_capital:
            possessive = tokens[at].text.endswith(("'s", "’s"))
            if not possessive and not (at + 1 < stop and _goes_on(tokens[at + 1])):
                return at
    return None


_NO_NOUNS = PREPOSITIONS | frozenset(
    "next close bound adjacent nearby there here alone together again away back today yesterday tomorrow early late last".split()
)


def _goes_on(token: Word) -> bool:
    """True when a noun before `token` only describes it ("state" of "state media")."""
    if token.is_capital or not token.is_content or token.lower.endswith("ly") or token.lower in _compass():
        return False
    if token.lower in _NO_NOUNS or not token.text[0].isalpha():
        return False
    return token.lower in _nouns() or not verb_forms(token.lower) & {"past", "s", "participle"}


def _name_runs(tokens: tuple[Word, ...], first: int, stop: int) -> list[tuple[int, int]]:
    """Runs of capitals in tokens `first`..`stop`: first and last token of each; "of the" may stand inside."""
    runs: list[tuple[int, int]] = []
    at = first
    while at < stop:
        if not tokens[at].is_capital:
            at += 1
            continue
        last = at
        probe = at + 1
        while probe < stop and (tokens[probe].is_capital or tokens[probe].lower in _LINKS):
            last = probe if tokens[probe].is_capital else last
            probe += 1
        runs.append((at, last))
        at = last + 1
    return runs


def _names_in(
    text: str,
    tokens: tuple[Word, ...],
    runs: list[tuple[int, int]],
    mentions: tuple[Mention, ...],
    offset: int,
    lenient: bool,
) -> tuple[tuple[str, ...], int]:
    """The names of places among the runs, and the last token of the last one."""
    names: list[str] = []
    last = -1
    for first, final in runs:
        name = text[tokens[first].start : tokens[final].end].removesuffix("'s").removesuffix("’s")
        kind = _kind(mentions, offset, tokens[first].start, tokens[final].end)
        possessive = tokens[final].text.endswith(("'s", "’s"))
        known = place_name(name) is not None or is_place_head(tokens[final].text)
        if is_group(name) or possessive or (final + 1 < len(tokens) and _goes_on(tokens[final + 1])):
            if not (final + 1 < len(tokens) and tokens[final + 1].lower in _nouns()):
                continue
        if known or kind is MentionKind.PLACE or (lenient and kind is not MentionKind.GROUP and not possessive):
            names.append(name)
            last = final
    return tuple(names), last


def _kind(mentions: tuple[Mention, ...], offset: int, start: int, end: int) -> MentionKind | None:
    """The kind of the mention that covers most of a run; a place among several wins."""
    over = [m.kind for m in mentions if m.start - offset < end and start < m.end - offset]
    return MentionKind.PLACE if MentionKind.PLACE in over else over[0] if over else None


def _chain(
    text: str, tokens: tuple[Word, ...], at: int, mentions: tuple[Mention, ...], offset: int
) -> tuple[tuple[str, ...], int]:
    """The bigger places that follow after commas ("Springfield, Ill."), and the last token."""
    names: list[str] = []
    while at + 2 < len(tokens) and tokens[at + 1].text == "," and tokens[at + 2].is_capital:
        (first, last), *_ = _name_runs(tokens, at + 2, min(len(tokens), at + 7))
        name = text[tokens[first].start : tokens[last].end]
        kind = _kind(mentions, offset, tokens[first].start, tokens[last].end)
        if place_name(name) is None and kind is not MentionKind.PLACE:
            break
        names.append(name)
        at = last
    return tuple(names), at


# ---- homes ----

_HOME = re.compile(r"\s*(?:,\s*(?:aged?\s+)?\d{1,3}\s*)?,?\s*(?P<word>of|from)\s+(?=[A-Z])")


def _homes(text: str, tokens: tuple[Word, ...], mentions: tuple[Mention, ...], offset: int) -> list[Spot]:
    """Where a person is from: "Jane Roe, 31, of Springfield", "a Springfield man"."""
    found = []
    for mention in mentions:
        if mention.kind is not MentionKind.PERSON:
            continue
        match = _HOME.match(text, mention.end - offset)
        if match:
            first = next((n for n, token in enumerate(tokens) if token.start >= match.end()), len(tokens))
            spot = _home(text, tokens, first, mentions, offset)
            if spot:
                start = match.start("word")
                person = fold(mention.name)
                found.append(replace(spot, start=start, text=text[start : spot.end], side=Side.HOME, person=person))
    return found + _anonymous(text, tokens, mentions, offset)


def _home(text: str, tokens: tuple[Word, ...], first: int, mentions: tuple[Mention, ...], offset: int) -> Spot | None:
    spot = _place(text, tokens, first, mentions, offset, [], lenient=True)
    return spot if spot and spot.names and not spot.head else None


def _anonymous(text: str, tokens: tuple[Word, ...], mentions: tuple[Mention, ...], offset: int) -> list[Spot]:
    """ "A Springfield man": the home of one without name."""
    people = frozenset(_locations()["people"].split())
    found = []
    for at in range(1, len(tokens)):
        if tokens[at].lower not in people or tokens[at].is_capital or not tokens[at - 1].is_capital:
            continue
        first = at - 1
        while first and tokens[first - 1].is_capital and tokens[first - 1].lower not in FUNCTION_WORDS:
            first -= 1
        name = text[tokens[first].start : tokens[at - 1].end]
        kind = _kind(mentions, offset, tokens[first].start, tokens[at - 1].end)
        if first > 1 and tokens[first - 1].text == ",":  # "a Springfield, Illinois, man" is told elsewhere
            continue
        if is_group(name) or name.endswith(("'s", "’s")) or (kind is not MentionKind.PLACE and place_name(name) is None):
            continue
        start, end = tokens[first].start, tokens[at].end
        found.append(
            Spot(start, end, text[start:end], Side.HOME, "", frozenset(), (name,), person=tokens[at].lower)
        )
    return found
