"""The noun behind a number: what a quantity counts. `counted` puts all together that is compared."""

from __future__ import annotations

import re

from msgspec import Struct, structs

from ...text import FUNCTION_WORDS, Word, fold, stem, words
from ..clauses.verbs import verb_forms
from ..vocabulary import is_date
from .count_words import OPENERS, is_plural, is_state, state_words
from .measures import Dimension, Hedge, Quantity
from .numerals import numerals

_STANCE = frozenset("confirmed feared presumed believed reported known thought officially still".split())
"""Words between a number and the state that it counts: "47 confirmed dead", "28 still missing"."""
_REACH = 6
"""How many words behind a number are looked at."""
_SHORTEST_PARTICIPLE = 5
"""Letters: shorter words in "ed" are a "bed" or a "need"."""
_GLUED = re.compile(r"-([a-zA-Z]{3,})")
"""The noun of "47-page"."""


class Noun(Struct, frozen=True):
    """The noun phrase behind a number."""

    head: str
    """The head noun, folded; empty when none was found."""
    stems: frozenset[str]
    """The stems of the words between the number and the head, the head included."""
    end: int
    """Code points into the text: where the head ends."""
    partitive: bool
    """True for "five of the bombs"."""


def noun_of(text: str, quantity: Quantity) -> Noun:
    """The noun that `quantity` counts."""
    glued = _GLUED.match(text, quantity.end)
    if glued:
        return Noun(fold(glued[1]), frozenset({stem(glued[1])}), glued.end(), False)
    tokens, partitive = _phrase(text, quantity)
    run = _run(tokens, quantity)
    heads = [token for token in run if token.lower not in ("more", "other", "own", "such", "worth")]
    if not heads or is_state(heads[-1].lower):
        return Noun("", frozenset(), run[-1].end if run else quantity.end, partitive)
    return Noun(heads[-1].lower, frozenset(token.stem for token in heads), heads[-1].end, partitive)


def _phrase(text: str, quantity: Quantity) -> tuple[list[Word], bool]:
    """The words behind the number from the first that can be of its noun phrase; whether "of the" led there."""
    tokens = words_behind(text, quantity.end)
    count, vague = quantity.dimension is Dimension.COUNT, quantity.hedge is Hedge.VAGUE
    of = quantity.text.lower().endswith(" of")
    if tokens and tokens[0].lower == "worth":
        tokens = tokens[1:]
    partitive = False
    if tokens and (tokens[0].lower == "of" or (tokens[0].lower == "in" and (not count or _is_ratio(tokens)))):
        partitive = count and not vague and tokens[0].lower == "of"
        tokens, of = tokens[1:], True
    while of and tokens and tokens[0].lower in OPENERS:
        partitive |= count
        tokens = tokens[1:]
    return tokens, partitive


def _is_ratio(tokens: list[Word]) -> bool:
    """True for the "in ten people" of "one in ten people"; "23 in bombings" counts no bombings."""
    return len(tokens) > 1 and bool(numerals(tokens[1].text))


def _run(tokens: list[Word], quantity: Quantity) -> list[Word]:
    """The words of the noun phrase: to its first plural where many are counted, else to a verb or a small word."""
    many = quantity.high != 1 and quantity.dimension in (Dimension.COUNT, Dimension.DURATION)
    run: list[Word] = []
    for at, token in enumerate(tokens[:_REACH]):
        lower, after = token.lower, tokens[at + 1] if at + 1 < len(tokens) else None
        if (not token.is_word and token.text in "-’'" and run) or (lower in _STANCE and not run):
            continue
        if not token.is_word or (lower in FUNCTION_WORDS and lower not in ("other", "more", "own", "such")):
            break
        if run and _says_when(token) and not (after and is_plural(after.lower)):
            break
        if not run and _is_told(lower) and quantity.dimension is Dimension.COUNT:
            break
        if (run or quantity.dimension is Dimension.AGE) and _is_verb(lower) and not (after and is_plural(after.lower)):
            break
        run.append(token)
        if many and is_plural(lower) and not (after and _is_noun_too(after)):
            break
    return run


def _says_when(token: Word) -> bool:
    """True for what tells, without a small word before it, when it was: "a four-year deal Tuesday", "last year"."""
    return (token.is_capital and is_date(token.text)) or token.lower in _WHEN


_WHEN = frozenset("yesterday today tonight tomorrow last next".split())


def _is_told(lower: str) -> bool:
    """True for a form that can only say what somebody did: "five went to hospital"; "five wounded" may be soldiers."""
    forms = verb_forms(lower)
    return "past" in forms and "participle" not in forms


def _is_verb(lower: str) -> bool:
    """True for a form that ends a noun phrase: "ten men armed ...", "a boy fell"."""
    participle = lower.endswith("ed") and len(lower) >= _SHORTEST_PARTICIPLE
    return participle or lower in state_words("after") or "past" in verb_forms(lower)


_CROWDS = frozenset("dozens scores hundreds thousands millions billions".split())


def _is_noun_too(after: Word) -> bool:
    """True for the "shells" of "tanks shells": a plural behind a plural that is the head."""
    plain = after.text.islower() and after.lower not in FUNCTION_WORDS | _CROWDS and is_plural(after.lower)
    return plain and after.lower not in state_words("after") and after.lower != "police"


_BEHIND = 220
"""Code points behind a number that hold all words which a phrase or a clause of it may need."""


def words_behind(text: str, start: int) -> list[Word]:
    """The words of `text` from `start` on, as many as the phrases here may need."""
    return [structs.replace(w, start=w.start + start, end=w.end + start) for w in words(text[start : start + _BEHIND])]
