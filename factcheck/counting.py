"""What a quantity counts: the noun behind the number, and the state of those counted ("killed", "damaged").

News tells tolls in few forms ("12 people were killed", "killing 12", "leaving 12 dead", "the death toll to 12"); they are read
here by the words around the number, within its clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .clause import verb_forms
from .data import load_words
from .measures import Dimension, Hedge, Quantity
from .text import FUNCTION_WORDS, Word, fold, stem, words

_BE = frozenset("be is are was were been being am get got".split())
_AUXILIARY = _BE | frozenset("remain remained remains have has had".split())
_SKIPPED = frozenset("the a an this that these those his her its their our my whom them which us".split())
_STOPS = frozenset(".;:()[]–—―,!?\"“”")
_CLAUSE_WORDS = frozenset("after when while as because since before until although though if where but who which that said".split())
_PLURAL = frozenset("people men women children police personnel staff crew troops fish aircraft mice feet geese sheep dead wounded".split())
_NOT_PLURAL = ("ss", "us", "is", "ous")
_AFTER_REACH, _BEFORE_REACH, _NOUN_REACH = 11, 4, 6


_GLUED = re.compile(r"-([a-zA-Z]{3,})")
"""The noun of "47-page"."""


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun phrase behind a number."""

    head: str
    """The head noun, folded; empty when none was found."""
    stems: frozenset[str]
    """The stems of the words between the number and the head, the head included."""
    end: int
    """Code points into the text: where the head ends."""
    partitive: bool
    """True for "five of the bombs"."""


@dataclass(frozen=True, slots=True)
class State:
    """What happened to those counted."""

    name: str
    """A key of `states` in `counts.yaml`."""
    grade: str
    """"grave" or "slight" for the badly and the slightly hurt; empty for all."""
    exact: bool
    """False when the state is only near the number."""


def noun_of(text: str, quantity: Quantity) -> Noun:
    """The noun that `quantity` counts."""
    if text[quantity.end : quantity.end + 1] == "-" and (match := _GLUED.match(text, quantity.end)):
        return Noun(fold(match[1]), frozenset({stem(match[1])}), match.end(), False)
    tokens = _after(text, quantity.end)
    many = quantity.high != 1 and quantity.dimension is Dimension.COUNT
    partitive, at = False, 0
    if tokens and tokens[0].lower == "worth":
        tokens = tokens[1:]
    if tokens and tokens[0].lower in ("of", "in"):
        partitive = quantity.hedge is not Hedge.VAGUE and tokens[0].lower == "of" and quantity.dimension is Dimension.COUNT
        at = 1
    elif quantity.text.lower().endswith(" of"):
        at = 0
    while at < len(tokens) and tokens[at].lower in _SKIPPED and (at > 0 or tokens[at].lower == "-"):
        partitive |= quantity.dimension is Dimension.COUNT and quantity.hedge is Hedge.VAGUE
        at += 1
    run: list[Word] = []
    for token in tokens[at : at + _NOUN_REACH]:
        lower = token.lower
        if not token.is_word:
            if token.text in "-’'" and run:
                continue
            break
        if lower in FUNCTION_WORDS and lower not in ("other", "more", "own"):
            break
        if (run or quantity.dimension is Dimension.AGE) and (_is_participle(lower) or lower in state_words("after") or "past" in verb_forms(lower)) and not _is_adjectival(token, tokens):
            break
        run.append(token)
        if many and is_plural(lower) and lower not in ("other",) and not _compound_follows(token, tokens):
            break
    heads = [token for token in run if token.lower not in ("more", "other", "own", "worth")]
    if not heads or _is_state(heads[-1].lower):
        return Noun("", frozenset(), run[-1].end if run else quantity.end, partitive)
    return Noun(heads[-1].lower, frozenset(token.stem for token in heads), heads[-1].end, partitive)


def _is_state(lower: str) -> bool:
    """True for the "wounded" of "55 wounded": a state, no noun."""
    return lower in ("dead", "hurt", "missing") or bool(_grade(lower)) or (lower.endswith("ed") and lower in state_words("after"))


def _after(text: str, start: int) -> list[Word]:
    """The words of `text` from `start` on, as many as the phrases here may need."""
    return [Word(w.text, w.start + start, w.end + start) for w in words(text[start : start + 220])]


def _is_participle(lower: str) -> bool:
    return lower.endswith("ed") and len(lower) > 4


def _is_adjectival(token: Word, tokens: list[Word]) -> bool:
    """True for "armed men": a participle with a plural noun right behind it."""
    at = tokens.index(token)
    return at + 1 < len(tokens) and is_plural(tokens[at + 1].lower)


def _compound_follows(token: Word, tokens: list[Word]) -> bool:
    """True for the first word of "tanks shells": a plural with another plural noun right behind it."""
    at = tokens.index(token)
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    plain = after.text.islower() and after.lower not in FUNCTION_WORDS and is_plural(after.lower)
    return plain and after.lower not in state_words("after") and after.lower not in ("dead", "wounded", "police")


def is_plural(lower: str) -> bool:
    """True when the word looks like a noun in the plural."""
    return lower in _PLURAL or (len(lower) > 3 and lower.endswith("s") and not lower.endswith(_NOT_PLURAL))


@lru_cache
def state_words(side: str) -> dict[str, str]:
    """Word -> state, of the words that stand on one side ("after", "before") of the number."""
    return {word: name for name, entry in load_words("counts")["states"].items() for word in entry[side].split()}


@lru_cache
def listed(section: str) -> frozenset[str]:
    """The stems of one list of `counts.yaml`."""
    content = load_words("counts")[section]
    return frozenset(stem(word) for word in (content.split() if isinstance(content, str) else content))


def people(noun: str) -> str:
    """"anybody", "somebody" (soldiers, children ...) or "" for a noun that names no people."""
    if not noun or stem(noun) in listed("anybody"):
        return "anybody"
    return "somebody" if stem(noun) in listed("somebody") or re.search(r"(?:ians|eans|icans|inis|aelis|men|women)$", noun) else ""


def state_of(text: str, quantity: Quantity, noun: Noun, others: tuple[Quantity, ...]) -> State | None:
    """What the words around `quantity` say happened to those counted; None when nothing is said."""
    if quantity.dimension is not Dimension.COUNT:
        return None
    things = stem(noun.head) in listed("buildings")
    if text[quantity.end : quantity.end + 1] == "-" or not (things or people(noun.head)):
        return None
    said = (_state_after(text, quantity, others), _state_before(text, quantity, noun), _toll(text, quantity))
    return next((state for state in said if state and (state.name == "damaged") == things), None)


def _state_after(text: str, quantity: Quantity, others: tuple[Quantity, ...]) -> State | None:
    tokens = _after(text, quantity.end)
    starts = {other.start for other in others}
    grade, seen = "", []
    aside = _aside(tokens)
    for at, token in enumerate(tokens[:_AFTER_REACH + aside[1] - aside[0]]):
        lower = token.lower
        if aside[0] <= at < aside[1]:
            continue
        if token.start in starts or (not token.is_word and token.text in _STOPS) or lower in _CLAUSE_WORDS:
            break
        if lower in ("and", "or") and not (at + 1 < len(tokens) and _goes_on(tokens[at + 1])):
            break
        grade = _grade(lower) or grade
        name = state_words("after").get(lower)
        if name and _is_active(tokens, at, seen):
            break
        if name:
            later = [t.lower for t in tokens[at + 1 : at + 3]]
            grade = grade or next((_grade(word) for word in later if _grade(word)), "")
            if name == "shot" and "dead" in later:
                name = "killed"
            return State(name, grade if name in ("hurt", "hospital") else "", True)
        seen.append(lower)
    remaining = [word for word in seen[:5] if _grade(word)]
    if remaining and len(seen) <= 5 and quantity.high > 0:
        return State("hurt", _grade(remaining[0]), False)
    return None


def _aside(tokens: list[Word]) -> tuple[int, int]:
    """First and last index of ", including five soldiers," behind the number; an empty span when there is none."""
    for at in range(min(4, len(tokens) - 1)):
        if tokens[at].text == "," and tokens[at + 1].lower in ("including", "among", "most", "mostly", "many", "some"):
            reach = range(at + 1, min(len(tokens) - 1, at + 24))
            end = next((n for n in reach if tokens[n].text == "," and _resumes(tokens[n + 1])), at)
            return (at, end + 1) if end > at else (0, 0)
    return 0, 0


def _resumes(token: Word) -> bool:
    """True for the word with which the clause goes on behind an aside."""
    return token.lower in _AUXILIARY or token.lower in state_words("after")


def _goes_on(token: Word) -> bool:
    """True when the word behind "and" carries on the noun or the state: "houses and shops", "shot and killed"."""
    return token.lower in state_words("after") or is_plural(token.lower)


def _grade(lower: str) -> str:
    counts = load_words("counts")
    return "grave" if lower in counts["grave"] else "slight" if lower in counts["slight"] else ""


def _is_active(tokens: list[Word], at: int, seen: list[str]) -> bool:
    """True when those counted did it: "two gunmen killed a guard"."""
    lower = tokens[at].lower
    if not lower.endswith("ed") and lower not in ("hurt", "shot", "struck") or any(word in _AUXILIARY for word in seen) or not seen:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not after.is_word:
        return False
    governs = after.lower in _SKIPPED or after.is_capital or after.text[0].isdigit()
    return governs or (after.lower not in FUNCTION_WORDS and not after.lower.endswith("ly") and after.lower not in ("dead", "near", "inside"))


def _state_before(text: str, quantity: Quantity, noun: Noun) -> State | None:
    before = words(text[max(0, quantity.start - 60) : quantity.start])[-_BEFORE_REACH:]
    for back, token in enumerate(reversed(before)):
        lower = token.lower
        if not token.is_word or lower in ("in", "at", "on", "by", "since", "for", "to", "of") and lower != "of":
            return None
        name = state_words("before").get(lower)
        if name:
            ahead = [w.lower for w in before[: len(before) - back - 1]][-2:]
            if any(word in _BE for word in ahead):
                return None
            if lower in ("claimed", "claiming", "claims") and noun.head not in ("lives", "life", "victims"):
                return None
            return State("killed" if name == "shot" and "fatally" in ahead else name, "", back <= 2)
        if lower in ("taken", "took", "taking", "cost", "claimed") and noun.head in ("lives", "life"):
            return State("killed", "", True)
    return None


@lru_cache
def _toll_pattern() -> re.Pattern[str]:
    forms = "|".join(sorted(load_words("counts")["tolls"], key=len, reverse=True))
    return re.compile(rf"\b(?:{forms})\b[^,.;:()]{{0,60}}$", re.IGNORECASE)


def _toll(text: str, quantity: Quantity) -> State | None:
    before = text[max(0, quantity.start - 90) : quantity.start]
    match = _toll_pattern().search(before)
    if match is None or re.search(r"\d", match.group()):
        return None
    last = re.search(r"(\w+)\s*$", before)
    fits = last and fold(last[1]) in ("to", "at", "of", "is", "was", "stands", "reached", "hit", "past", "rose", "be", "passed", "by")
    return State("killed", "", True) if fits or quantity.hedge is not Hedge.NONE else None
