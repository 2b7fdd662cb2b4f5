"""How two names of a person, a place or a body stand to each other: the same, spelled differently, different, or open.

Hyphens, spaces, capitals, diacritics and apostrophes are no difference. Two spellings are variants when letters that
stand for one sound in different romanisations take one into the other, when one given name is the other's nickname, or
when a long name differs by one letter. A name that leaves parts of the other out says nothing (UNKNOWN): a short form
is no variant. One family name with two given names is two persons.
"""

from __future__ import annotations

from functools import lru_cache

from ...model import MentionKind
from .bodies import full_road, is_shorter, match_words, two_places
from .letters import is_acronym, name_parts, spelled_out, squeeze
from .name_words import listed_together
from .persons import match_persons
from .reading import family_name, family_sound, generation, initials, is_known_given
from .spelling import is_one_name, spelling_cost
from .standing import Match, Standing

__all__ = [
    "Match",
    "Standing",
    "family_name",
    "family_sound",
    "generation",
    "initials",
    "is_known_given",
    "is_one_name",
    "match_names",
    "may_be_one",
    "name_parts",
    "spelling_cost",
    "squeeze",
]


def match_names(left: str, right: str, kind: MentionKind) -> Match:
    """How the names `left` and `right`, both of `kind`, stand to each other; symmetric."""
    first, second = sorted((left, right))
    return _match(first, second, kind)


def may_be_one(left: str, right: str, kind: MentionKind = MentionKind.PERSON) -> bool:
    """True unless the names `left` and `right`, of persons where no other `kind` is told, are surely of two."""
    return match_names(left, right, kind).standing is not Standing.DIFFERENT


@lru_cache(maxsize=16384)
def _match(left: str, right: str, kind: MentionKind) -> Match:
    if squeeze(left) == squeeze(right) or spelled_out(left) == spelled_out(right):
        return Match(Standing.SAME, 1.0, len(name_parts(left)))
    if is_acronym(left) and is_acronym(right):
        return Match(Standing.DIFFERENT, 0.0)
    if listed_together("distinct", left, right):
        return Match(Standing.DIFFERENT, 0.0)
    if listed_together("exonyms", left, right):
        short = is_shorter(left, right) or is_shorter(right, left)
        return Match(Standing.UNKNOWN if short else Standing.VARIANT, 0.5, reason="" if short else "alias")
    if kind is MentionKind.PERSON:
        return match_persons(left, right)
    if kind is MentionKind.PLACE and full_road(left) == full_road(right) != ():
        return Match(Standing.SAME, 1.0, len(name_parts(left)))
    match = match_words(left, right)
    if match.standing is Standing.VARIANT and two_places(left, right):
        return Match(Standing.DIFFERENT, match.likeness)
    return match
