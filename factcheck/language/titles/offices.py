"""What a title says: its main words, its rank, its time, its field, of where the person is.

"Former deputy foreign minister" has the head "minister", the rank "deputy", the field "foreign", and is past.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from ...data import load_words
from ...text import NUMBER_WORDS, Word, alternation, stem, words
from ..clauses.verbs import POSSESSIVE, verb_forms
from ..names import name_parts
from ..vocabulary import is_group, is_title_word, place_name
from .belonging import Seat, nations, seats
from .heads import (
    LEADING,
    LINKS,
    canonical,
    compounded,
    head_words,
    is_field,
    is_head,
    linked_at,
    listed,
    lowers_of,
    meanings,
    office_of_verb,
    one_rank,
    singular,
)


class Office(Struct, frozen=True):
    """What a few words call somebody."""

    heads: frozenset[str]
    """The main words, one word for all of one meaning; empty when none is known."""
    rank: frozenset[str]
    """The words that say how far up the ladder ("deputy", "acting"), one for all of one meaning ("vice")."""
    past: bool
    """True for a former office."""
    field: frozenset[str]
    """Stems of what tells it from others of its name ("foreign", "goalkeep"): places, peoples and praise left out."""
    nations: frozenset[str] = frozenset()
    """The countries that the person is said to be of: "a British tourist", "the Frenchman"."""
    seats: frozenset[Seat] = frozenset()
    """The schools, hospitals and the like where the person is: "a professor at Elm University"."""


@lru_cache(maxsize=16384)
def read_office(text: str, person: str) -> Office:
    """What `text` calls `person`."""
    lowers = lowers_of(text)
    spoken = [word.lower for word in words(text)]  # "chairs" is no plural here
    first = spoken[spoken[:1] == ["who"] :][:1]
    made = office_of_verb(first[0]) if first else ""
    if _is_praise(text) or _is_of_leisure(text):
        return Office(frozenset(), frozenset(), False, frozenset())
    if made == "owner" and _PART_OWNED.search(text):
        made = "shareholder"
    if made:
        return Office(frozenset({canonical(made)}), frozenset(), False, frozenset())
    own = lowers[: linked_at(lowers)]
    rank = frozenset(one_rank(word) for word in own if word in listed("rank"))
    past = any(word in listed("past") for word in own)
    field = _field(text) - {stem(part) for part in name_parts(person)}
    return Office(head_words(text), rank, past, field, nations(text), seats(text))


_PART_OWNED = re.compile(r"\bper\s?cent\b|%|\b(?:shares?|stakes?|third|half|quarter)\b")
"""Who owns a part holds shares in it."""


def _is_praise(text: str) -> bool:
    """True for a crown of no country: "queen of the ballad" beside "Queen of Denmark"."""
    return bool(re.search(rf"\b(?:{alternation(listed('crowns'))})\s+of\s+(?:the\s+)?[a-z]", text))


def _is_of_leisure(text: str) -> bool:
    """True for what somebody does beside an office: "a keen cyclist", "a gun owner"."""
    return bool(_LEISURE.search(text))


_THINGS = "gun|dog|cat|pet|horse|boat|yacht|car|truck|home|house|flat|property"
_LEISURE = re.compile(
    r"\b(?:keen|avid|weekend)\s+(?:[a-z-]+\s+)?[a-z-]+(?:er|or|ist|man|woman|fan|cook)\b|"
    rf"\b(?:{_THINGS}|season-ticket)[ -](?:owner|holder)\b|\Aown(?:s|ed)\s(?:an?|the|his|her|two)\s(?:{_THINGS})s?\b",
    re.IGNORECASE,
)


def _field(text: str) -> frozenset[str]:
    """Stems of the words before the head and of what follows its "of" or, for a post, "for"."""
    tokens = words(compounded(text))
    lowers = [token.lower.replace(".", "") for token in tokens]
    link = linked_at(lowers)
    heads = [n for n, lower in enumerate(lowers[:link]) if is_head(singular(lower)) and not is_field(lowers, n)]
    last = heads[-1] if heads else link
    own = tokens[_owner_end(tokens[:last]) : last]
    main = lowers[last] if last < len(tokens) else ""
    post = canonical(singular(main)) in meanings("top")
    telling = {
        spelled(token.stem) for n, token in enumerate(own, start=1) if _tells(token, main, post and n == len(own))
    }
    lasts = link + 1 < len(tokens) and lowers[link] == "for" and _counts(lowers[link + 1])
    if link < len(tokens) and not lasts and (lowers[link] == "of" or (lowers[link] == "for" and post)):
        after = itertools.takewhile(_is_inside, tokens[link + 1 :])
        telling |= {spelled(t.stem) for t in after if _tells(t, main, post) and not place_name(t.text)}
    return frozenset(telling)


def _is_inside(token: Word) -> bool:
    """True for a word that the name of a body or field goes on over: "the A&P Association", "the Bank of Tarn"."""
    return token.text == "&" or (token.is_word and token.lower not in LINKS - {"of"})


_COUNTING = frozenset(NUMBER_WORDS[1:]) | frozenset(
    """a an fifteen twenty more less nearly almost about around over many several most much some decades years months
    life""".split()
)
_FIGURE = re.compile(r"\d[\d.,]*")


def _counts(lower: str) -> bool:
    """True for what opens a length behind "for": "minister for two years" is of no field."""
    return lower in _COUNTING or _FIGURE.fullmatch(lower) is not None


def _owner_end(tokens: Sequence[Word]) -> int:
    """Where an owner ends: behind "the zoo's" of "the zoo's director"; 0 where there is none."""
    return max((n for n, token in enumerate(tokens, start=1) if token.text.endswith(POSSESSIVE)), default=0)


def spelled(base: str) -> str:
    """A stem in American spelling, one for all of one meaning: "armi" for "military", "defence" and "defense"."""
    plain = base.replace("defenc", "defens").replace("our", "or")
    return _fields().get(plain, plain)


@lru_cache
def _fields() -> dict[str, str]:
    lines = [[stem(word) for word in line.split()] for line in load_words("offices")["fields"]]
    return {base: line[0] for line in lines for base in line}


def _tells(token: Word, main: str, post: bool) -> bool:
    """True for a word that tells one post from another; a large one names a body or place, except beside a `post`."""
    lower = token.lower.replace(".", "")
    if (
        not token.is_content
        or lower.endswith("-old")
        or any(lower in listed(section) for section in ("rank", "past", "praise", "courtesies"))
    ):
        return False
    if is_head(lower) and lower not in listed("fields_too"):
        return (canonical(lower) == canonical(main) or lower in LEADING) and lower != main
    if token.is_capital and not post and not is_title_word(token.text):
        return False
    if "participle" in verb_forms(lower):
        return False
    named = is_group(token.text) or (token.is_capital and place_name(token.text) is not None)
    return not lower[0].isdigit() and (not named or spelled(token.stem) in _fields())
