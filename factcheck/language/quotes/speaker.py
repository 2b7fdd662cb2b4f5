"""A speaker, and whether two sources mean the same one; `attribution` finds who it is."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz

from ...model import MentionKind
from ...text import fold, words
from ..names import Standing, match_names
from ..vocabulary import is_kin, sex_of_given_name
from .speech import speech_words


class Speaker(Struct, frozen=True):
    """Who says it."""

    text: str
    """The surface; empty when the text does not say."""
    name: str
    """The full name, or the words that describe the speaker."""
    sort: str
    """person, body, role ("a witness"), pronoun (`name` is a guess) or none."""
    start: int = 0
    """Code points of `text` into the article."""
    end: int = 0
    name_start: int = 0
    """Code points of the name for which a pronoun or an epithet stands, into the article; 0 where `text` is all."""
    name_end: int = 0


NOBODY = Speaker("", "", "none")


def same_speaker(left: Speaker, right: Speaker) -> float:
    """1 for one person, 0 for two, 0.6 for one body or office, 0.5 when a source names nobody, 0.4 when it is open."""
    if "none" in {left.sort, right.sort} or not left.name or not right.name:
        return 0.5
    left_words, right_words = _name_words(left.name), _name_words(right.name)
    persons = {left.sort, right.sort} & {"person", "pronoun"}
    if left.sort == right.sort == "role" and _are_two_relatives(left.name, right.name):
        return 0.0
    if {left.sort, right.sort} <= {"person", "pronoun"} and {_sex(left), _sex(right)} == {"m", "f"}:
        return 0.0
    if left_words & right_words:
        if persons == {"person"} and left.sort == right.sort and _are_kin(left.name, right.name):
            return 0.0
        return 1.0 if persons else 0.6
    if left.sort == right.sort == "person":
        near = fuzz.ratio(" ".join(sorted(left_words)), " ".join(sorted(right_words)))
        return 0.8 if near >= 80 else 0.0
    return 0.3 if {left.sort, right.sort} <= {"person", "pronoun"} else 0.4


def are_namesakes(left: str, right: str) -> bool:
    """True for two full names of which only the last word is the same: "Ann Lee", "Mark Lee"."""
    return left != right and _are_kin(left, right)


def may_be(speaker: Speaker, name: str) -> bool:
    """True for a "he" or "she" that the first word of a full `name` does not rule out."""
    sex, given = _SEXES.get(speaker.text.lower(), ""), _sex_of(name)
    return bool(sex) and given in ("", sex)


_SEXES = {"he": "m", "she": "f"}


def _sex(speaker: Speaker) -> str:
    """The sex, "m" or "f", that the pronoun or else the first name tells; "" where neither does."""
    return _SEXES.get(speaker.text.lower(), "") or _sex_of(speaker.name)


def _sex_of(name: str) -> str:
    """The sex that the first word of a full name tells; "" where it does not."""
    given = name.split()
    return sex_of_given_name(given[0]) if len(given) > 1 else ""


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
    return match_names(left, right, MentionKind.PERSON).standing is Standing.DIFFERENT


@lru_cache(maxsize=8192)
def _name_words(name: str) -> frozenset[str]:
    """The words that tell one speaker from another."""
    return frozenset(
        word.stem for word in words(name) if word.is_content and word.lower.rstrip(".") not in speech_words().address
    )
