"""How two names of persons stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..vocabulary import is_given_name, sex_of_given_name
from .name_words import grouped, listed_together, listed_words, nickname_table
from .pairing import Found, crossing, judge_parts, pair_parts
from .reading import family_name, generation, person_parts
from .spelling import LONG, TRIFLE, VOWELS, match_spelling, spelling_cost
from .standing import Match, Standing

_KNOWN = 0.45
"""The same for two words that are each a name of their own right."""
_BESIDE = 1.25
"""The same for one part of a person's name when another part is alike letter by letter."""


def match_persons(left: str, right: str) -> Match:
    """How two names of persons stand: part by part, particles left out; father and son are two."""
    lefts, rights = person_parts(left), person_parts(right)
    if not lefts or not rights:
        return Match(Standing.UNKNOWN, 0.0)
    if generation(left) and generation(right) and generation(left) != generation(right):
        return Match(Standing.DIFFERENT, 0.9)
    few, many = sorted((lefts, rights), key=len)
    found = _lenient(few, many, pair_parts(few, many, _match_given))
    judged = judge_parts(few, many, found)
    if judged.standing is Standing.VARIANT and len(many) == 1 and few[0].rstrip("s") == many[0].rstrip("s"):
        return Match(Standing.UNKNOWN, judged.likeness)
    if judged.standing is Standing.VARIANT and _is_family_first(left, right):
        # Such names are of short parts, which are neither left out nor moved.
        if len(few) != len(many) or crossing(found):
            return Match(Standing.DIFFERENT, judged.likeness)
    elif judged.standing is Standing.VARIANT and 1 < len(few) < len(many) and 0 not in {j for j, _ in found.values()}:
        # "Ali Hasan Omar" is his father "Hassan Omar" no more than his brother is.
        return Match(Standing.UNKNOWN, judged.likeness)
    if judged.standing is Standing.VARIANT and len(few) == 1 < len(many):
        # One part alone is a family name: "Rogers" is no spelling of "Roger Smith".
        whole = family_name(left if len(lefts) > 1 else right)
        if few[0] in (f"{whole}s", f"{whole}es"):
            return Match(Standing.UNKNOWN, judged.likeness)
        family = _match_given(*sorted((few[0], whole)))
        return family if family.standing is Standing.VARIANT else Match(Standing.DIFFERENT, judged.likeness)
    return judged


def _is_family_first(left: str, right: str) -> bool:
    """True when one of the names is read family name first: such names are not shortened."""
    return any(
        len(parts) > 1 and parts[0] == family_name(name) for name in (left, right) for parts in [person_parts(name)]
    )


def _match_given(left: str, right: str) -> Match:
    """How two parts of persons' names stand to each other."""
    if left == right:
        return Match(Standing.SAME, 1.0, 1)
    if 1 in (len(left), len(right)):
        same = left[0] == right[0]
        return Match(Standing.UNKNOWN if same else Standing.DIFFERENT, 0.5 if same else 0.0)
    spelled = match_spelling(left, right)
    known = is_given_name(left) and is_given_name(right)
    short = _is_short_form(left, right) and spelled.likeness < _MADE_OF
    if known and man_and_woman(left, right) and not short:
        return Match(Standing.DIFFERENT, spelled.likeness)
    listed = _match_fathers(left, right) or _match_listed(left, right)
    if listed:
        return listed
    if spelled.standing is Standing.VARIANT and known and spelling_cost(left, right) > _KNOWN:
        # Two given names in their own right, one letter apart, are two persons: Daniel and Daniela, Joan and Jean.
        return Match(Standing.DIFFERENT, spelled.likeness)
    return spelled


def _is_short_form(left: str, right: str) -> bool:
    nicknames = nickname_table()
    return right in nicknames.get(left, ()) or left in nicknames.get(right, ())


_MADE_OF = 0.7
"""Likeness from which a listed short form is a name of the other sex: "Louise" is no Louis, "Ali" may be Alison."""


def man_and_woman(left: str, right: str) -> bool:
    """True for a man's and a woman's first name, also where the one is made of the other: "Daniel", "Daniela"."""
    short, long = sorted((left, right), key=len)
    made = sex_of_given_name(short) == "m" and sex_of_given_name(long) != "m" and long.startswith(short.rstrip("o"))
    sexes = {sex_of_given_name(left), sex_of_given_name(right)}
    return sexes == {"m", "f"} or (made and long.endswith(_OF_WOMEN))


_OF_WOMEN = ("a", "e", "ine", "ette", "elle")


def _match_fathers(left: str, right: str) -> Match | None:
    """How two fathers' names stand ("Nikolaevich", "Mikalayevich"), None when one of the two is none."""
    first, second = _father(left), _father(right)
    if not first or not second:
        return None
    father = _match_given(*sorted((first, second)))
    if father.standing not in (Standing.SAME, Standing.VARIANT):
        return father
    return Match(Standing.VARIANT, max(0.8, father.likeness), reason="spelling")


def _match_listed(left: str, right: str) -> Match | None:
    """How two first names stand that the vocabulary holds together, None when it does not."""
    likeness = match_spelling(left, right).likeness
    if listed_together("given", left, right):
        return Match(Standing.VARIANT, max(0.8, likeness), reason="spelling")
    if _is_short_form(left, right):
        if spelling_cost(left, right) <= TRIFLE:
            return Match(Standing.VARIANT, likeness, reason="spelling")  # "Carol", "Carole": not shorter to speak of
        clipped = left.startswith(right) or right.startswith(left)
        return Match(Standing.UNKNOWN if clipped else Standing.VARIANT, likeness, reason="nickname")
    nicknames = nickname_table()
    shared = nicknames.get(left, frozenset()) & nicknames.get(right, frozenset())
    if shared and match_spelling(left, right).standing is Standing.DIFFERENT:
        alike = Standing.VARIANT if left[:2] == right[:2] else Standing.DIFFERENT
        return Match(alike, likeness, reason="nickname")
    return None


@lru_cache(maxsize=16384)
def _father(part: str) -> str:
    """The first name that a father's name is made of ("nikolai" of "nikolaevich"), "" when it is none."""
    ending = max((end for end in listed_words("patronymics") if part.endswith(end)), key=len, default="")
    stem = part.removesuffix(ending)
    if not ending or len(stem) < 3:
        return ""
    names = [name for name in grouped("given").of_word if name.rstrip("aoiy") == stem.rstrip("aoiy")]
    return min(names, key=len, default=stem)


def _lenient(few: Sequence[str], many: Sequence[str], found: Found) -> Found:
    """`found`, in which a part that is nearly alike counts as a slip when all other parts are alike."""
    apart = [i for i, (_, match) in found.items() if match.standing is Standing.DIFFERENT]
    if len(apart) != 1 or len(found) < 2:
        return found
    i = apart[0]
    j, match = found[i]
    left, right = few[i], many[j]
    known = is_given_name(left) and is_given_name(right)
    long = min(len(left), len(right)) >= LONG and spelling_cost(left, right) <= _BESIDE
    if known or left[:2] != right[:2] or not (long or _sound_alike(left, right)):
        return found
    return {**found, i: (j, Match(Standing.VARIANT, match.likeness, reason="slip"))}


def _sound_alike(left: str, right: str) -> bool:
    """True for two short names with the same consonants and as many letters: "tate", "tait"."""
    bare = ["".join(letter for letter in name if letter not in VOWELS) for name in (left, right)]
    return bare[0] == bare[1] and len(left) == len(right) and len(bare[0]) > 1
