"""How two names of places or bodies stand to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...text import stem
from ..vocabulary import is_body_head, is_common, is_given_name, is_group, is_place_head, is_title_word, place_name
from .letters import name_parts, squeeze
from .name_words import listed_together, listed_words, shortened
from .pairing import judge_parts, pair_parts
from .reading import initials
from .spelling import SHORT, TRIFLE, match_spelling, spelling_cost
from .standing import Match, Standing

_ALONE = 0.93
"""Likeness from which one word alone is another spelling of a longer name."""
_INFLECTED = 6
"""Letters that two forms of one word share at least ("Distribution", "Distributors")."""


def match_words(left: str, right: str) -> Match:
    """How two names of places or bodies stand: word by word, in any order, legal forms left out."""
    lefts, rights = _content_parts(left), _content_parts(right)
    if not lefts or not rights:
        return Match(Standing.UNKNOWN, 0.0)
    if _initials(left, right):
        return Match(Standing.UNKNOWN, 0.5)
    if {part for part in lefts if part.isdigit()} != {part for part in rights if part.isdigit()}:
        return Match(Standing.DIFFERENT, 0.0)
    few, many = sorted((lefts, rights), key=len)
    if len(many) == 1 and few[0].rstrip("s") == many[0].rstrip("s"):
        return Match(Standing.UNKNOWN, 0.9)
    found = pair_parts(few, many, _match_word)
    judged = judge_parts(few, many, found)
    if judged.standing is Standing.VARIANT and len(few) < len(many):
        return _match_short(few, many, many[found[len(few) - 1][0]], judged)
    if judged.standing is Standing.DIFFERENT and len(few) == len(many) > 2 and judged.shared * 2 >= len(few):
        apart = [(few[n], many[m]) for n, (m, match) in found.items() if match.standing is Standing.DIFFERENT]
        if len(apart) <= 1 and [part[0] for part in few] == [part[0] for part in many]:
            return Match(Standing.VARIANT, judged.likeness, judged.shared, "initials")
    framed = lefts[0] == rights[0] and lefts[-1] == rights[-1] and _is_rare(lefts[0])
    if judged.standing is Standing.DIFFERENT and framed and judged.shared > 1 and len(few) > 2:
        return Match(Standing.DIFFERENT, judged.likeness, judged.shared, "frame")
    return judged


def _match_short(few: Sequence[str], many: Sequence[str], last: str, judged: Match) -> Match:
    """How a name stands to a longer one that seems to spell it differently; `last` is the partner of its last part."""
    if len(few) == 1:
        rest = [part for part in many if part != last]
        generic = all(is_place_head(part) or is_body_head(part) for part in rest)
        return judged if generic and judged.likeness >= _ALONE else Match(Standing.DIFFERENT, judged.likeness)
    # "Elm County Schools" is short for its "School District".
    return Match(Standing.UNKNOWN, judged.likeness, judged.shared) if few[-1] == f"{last}s" else judged


def _is_rare(part: str) -> bool:
    """True for a word that names one body or place only: "Brightwater", not "National" or "Paris"."""
    common = is_common(part) or is_group(part) or is_given_name(part) or is_title_word(part)
    return not common and place_name(part) is None and len(part) > SHORT


@lru_cache(maxsize=16384)
def _content_parts(name: str) -> tuple[str, ...]:
    parts = name_parts(name)
    return tuple(p for p in parts if p not in listed_words("legal") and p not in listed_words("particles")) or parts


def _initials(left: str, right: str) -> bool:
    """True when one name is made of the other's first letters, with or without those of its country."""
    few, many = sorted((left, right), key=len)
    short = squeeze(few)
    return len(short) > 1 and (short in initials(many) or short in initials(_COUNTRY.sub("", many)))


_COUNTRY = re.compile(r"\A(?:the\s)?U\.?[KS]\.?\s", re.IGNORECASE)
"""Before the name of a body that is known without it: "U.S. Food and Drug Administration"."""


@lru_cache(maxsize=16384)
def _match_word(left: str, right: str) -> Match:
    """How two words of names stand to each other."""
    if left == right:
        return Match(Standing.SAME, 1.0, 1)
    if listed_together("alike", left, right):
        return Match(Standing.SAME, 0.9, 1)
    if left in listed_words("roads") and right in listed_words("roads"):
        return Match(Standing.VARIANT, 0.3, reason="word")
    if _derived(*sorted((left, right), key=len)):
        return Match(Standing.UNKNOWN, 0.8)
    if {left, right} & (listed_words("bearings") | listed_words("roads")) or is_group(left) != is_group(right):
        return Match(Standing.DIFFERENT, 0.0)
    spelled = match_spelling(left, right)
    if spelled.standing is Standing.DIFFERENT and _inflected(left, right):
        return Match(Standing.VARIANT, spelled.likeness, reason="word")
    return spelled


def _inflected(left: str, right: str) -> bool:
    """True for two forms of one word: "Distribution" and "Distributors"."""
    common = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return stem(left) == stem(right) or (common >= _INFLECTED and common * 3 >= max(len(left), len(right)) * 2)


def _derived(short: str, long: str) -> bool:
    """True for a place and the people named after it: "Panama", "Panamanian"."""
    rest = long.removeprefix(short)
    return rest != long and rest in ("n", "an", "ian", "ean", "i", "ese", "ish", "er", "nian", "y")


def full_road(name: str) -> tuple[str, ...]:
    """The parts of a road's name without short forms, ("west", "elm", "boulevard"); nothing for another name."""
    full = shortened()
    parts = tuple(full.get(part, part) for part in name_parts(name))
    return parts if parts and parts[-1] in full.values() else ()


def is_shorter(short: str, long: str) -> bool:
    """True when `short` leaves out a word of `long`: "Falklands", not "Macedonia", which has a northern namesake."""
    few, many = ({part.rstrip("s") for part in name_parts(name)} for name in (short, long))
    return few < many and not (many - few) & listed_words("bearings")


def two_places(left: str, right: str) -> bool:
    """True for two known places whose names are not the same but for a trifle."""
    known = place_name(left), place_name(right)
    return None not in known and known[0] != known[1] and spelling_cost(squeeze(left), squeeze(right)) > TRIFLE
