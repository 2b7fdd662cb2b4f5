"""The name of a person read: which part is the family's, what it sounds like, whether it is senior or junior."""

from __future__ import annotations

from .letters import name_parts
from .name_words import listed_words, nickname_table
from .spelling import VOWELS


def person_parts(name: str) -> tuple[str, ...]:
    """The parts that tell a person: particles and "Jr." left out, unless nothing else is left."""
    family, comma, given = name.partition(",")
    if comma and not all(part in _GENERATIONS for part in name_parts(given)):
        name = f"{given} {family}"
    parts = tuple(part for part in name_parts(name) if part not in _GENERATIONS)
    return tuple(part for part in parts if part not in listed_words("particles")) or parts


_GENERATIONS = {"jr": 2, "junior": 2, "sr": 1, "senior": 1, "ii": 2, "iii": 3, "iv": 4}


def generation(name: str) -> int:
    """1 for "Sr.", 2 for "Jr." and "II", and so on; 0 when the name does not say."""
    return next((_GENERATIONS[part] for part in name_parts(name)[1:] if part in _GENERATIONS), 0)


def family_name(name: str) -> str:
    """The folded family name of a person: the last part, the first one of "Kim Jong Un" and "Xi Jinping"."""
    parts = person_parts(name)
    if 2 <= len(parts) <= 3 and parts[0] in listed_words("family_first") and not is_known_given(parts[0]):
        return parts[0]
    return parts[-1] if parts else ""


_SOUNDS = (("ph", "f"), ("ck", "k"), ("sch", "s"), ("sh", "s"), ("kh", "k"), ("th", "t"), ("dt", "t"), ("tz", "s"))
_LETTERS = str.maketrans({"c": "k", "q": "k", "z": "s", "x": "s", "v": "f", "w": "f", "g": "k", "j": "y"})


def family_sound(name: str) -> str:
    """The family name of a person by its consonants alone: one for "Deitz" and "Dietz", "Qambrani" and "Kambrani"."""
    family = "".join(family_name(name).split())
    for spelled, sound in _SOUNDS:
        family = family.replace(spelled, sound)
    consonants = [c for c in family.translate(_LETTERS) if c not in VOWELS and c != "h"]
    return "".join(c for n, c in enumerate(consonants) if not n or consonants[n - 1] != c) or family


def is_known_given(part: str) -> bool:
    """True when `part`, folded, is a given name with known short forms."""
    return part in nickname_table()


def initials(name: str) -> tuple[str, str]:
    """The folded first letters of the parts of `name`: of all, and of those that bear meaning."""
    parts = name_parts(name)
    return "".join(part[0] for part in parts), "".join(part[0] for part in parts if part not in listed_words("legal"))
