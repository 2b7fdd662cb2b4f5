"""A speaker, and whether two sources mean the same one; `attribution` finds who it is."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz

from ...text import fold, words
from ..names import may_be_one
from ..vocabulary import is_kin, sex_of_full_name, sex_of_pronoun, sex_of_title
from .speech import speech_words


class SpeakerSort(StrEnum):
    """By what the text knows a speaker, that which tells a reader most first."""

    PERSON = "person"
    PRONOUN = "pronoun"
    """The name is a guess."""
    BODY = "body"
    ROLE = "role"
    """Words that describe somebody: "a witness"."""
    NONE = "none"


_ONE_PERSON = frozenset((SpeakerSort.PERSON, SpeakerSort.PRONOUN))
"""Of these each means one person."""


class Speaker(Struct, frozen=True):
    """Who says it."""

    text: str
    """The surface; empty when the text does not say."""
    name: str
    """The full name, or the words that describe the speaker."""
    sort: SpeakerSort
    start: int = 0
    """Code points of `text` into the article."""
    end: int = 0
    name_start: int = 0
    """Code points of the name for which a pronoun or an epithet stands, into the article; 0 where `text` is all."""
    name_end: int = 0


NOBODY = Speaker("", "", SpeakerSort.NONE)


ONE = 1.0
"""One person: a name or what stands for it shares a word with the other."""
ALIKE = 0.8
"""Two names of persons that may be spellings of one: "Tomas Hallin", "Thomas Halin"."""
OFFICE = 0.6
"""One body or office, for which more than one person may speak: "the port authority", "a spokesman for the port"."""
UNTOLD = 0.5
"""A source names nobody."""
OPEN = 0.4
"""No word is shared, and one is a body or a role, which any name may go with: "Rosa Lind", "a spokesman"."""
PRONOUN = 0.3
"""No word is shared, and one is a pronoun: that it stands for another person is a guess."""
TWO = 0.0
"""Two persons, for their names, their sex or their kinship."""


def same_speaker(left: Speaker, right: Speaker) -> float:
    """How surely two speakers are one: `ONE`, `ALIKE`, `OFFICE`, `UNTOLD`, `OPEN`, `PRONOUN` or `TWO`."""
    if SpeakerSort.NONE in (left.sort, right.sort) or not left.name or not right.name:
        return UNTOLD
    left_words, right_words = _name_words(left.name), _name_words(right.name)
    sorts = {left.sort, right.sort}
    if sorts == {SpeakerSort.ROLE} and _are_two_relatives(left.name, right.name):
        return TWO
    if sorts <= _ONE_PERSON and {_sex(left), _sex(right)} == {"m", "f"}:
        return TWO
    if left_words & right_words:
        if sorts == {SpeakerSort.PERSON} and _are_kin(left.name, right.name):
            return TWO
        return ONE if sorts & _ONE_PERSON else OFFICE
    if sorts == {SpeakerSort.PERSON}:
        near = fuzz.ratio(" ".join(sorted(left_words)), " ".join(sorted(right_words)))
        return ALIKE if near >= 80 else TWO
    return PRONOUN if sorts <= _ONE_PERSON else OPEN


def are_strangers(same: float) -> bool:
    """True where what `same_speaker` says is that they are two; all else may be one."""
    return same <= TWO


def is_sure(same: float) -> bool:
    """True where what `same_speaker` says is that they are one, or speak for one body."""
    return same >= OFFICE


def are_namesakes(left: str, right: str) -> bool:
    """True for two full names of which only the last word is the same: "Ann Lee", "Mark Lee"."""
    return left != right and _are_kin(left, right)


def may_be(speaker: Speaker, name: str, title: str = "") -> bool:
    """True for a "he" or "she" that the first word of a full `name` does not rule out, nor else the `title` before it.

    A chairman may be a woman.
    """
    sex = sex_of_pronoun(speaker.text)
    return bool(sex) and (sex_of_full_name(name) or sex_of_title(title)) in ("", sex)


def _sex(speaker: Speaker) -> str:
    """The sex, "m" or "f", that the pronoun or else the first name tells; "" where neither does."""
    return sex_of_pronoun(speaker.text) or sex_of_full_name(speaker.name)


def _are_two_relatives(left: str, right: str) -> bool:
    """True for two ties of kin: "his sister", "Lee's mother"."""
    left_ties, right_ties = ({word.lower for word in words(name) if is_kin(word.text)} for name in (left, right))
    return (
        len(left_ties) == len(right_ties) == 1
        and left_ties != right_ties
        and not (left_ties | right_ties) & _OF_PARENTS
    )


_OF_PARENTS = frozenset("parents sons daughters brothers sisters".split())


def _are_kin(left: str, right: str) -> bool:
    """True when two full names share the last word alone ("Ann Lee", "Mark Lee"), and are not spellings of one."""
    left_parts, right_parts = left.split(), right.split()
    if len(left_parts) < 2 or len(right_parts) < 2 or fold(left_parts[-1]) != fold(right_parts[-1]):
        return False
    return not may_be_one(left, right)


@lru_cache(maxsize=8192)
def _name_words(name: str) -> frozenset[str]:
    """The words that tell one speaker from another."""
    return frozenset(
        word.stem for word in words(name) if word.is_content and word.lower.rstrip(".") not in speech_words().address
    )
