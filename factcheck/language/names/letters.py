"""The letters of a name and its parts: what hyphens, spaces, capitals and diacritics do not change."""

from __future__ import annotations

from functools import lru_cache

from ...text import fold

_ACRONYM = 6
"""Letters of an acronym at most."""


@lru_cache(maxsize=16384)
def squeeze(name: str) -> str:
    """`name` as letters and digits alone: what hyphens, spaces, capitals and diacritics do not change."""
    return "".join(character for character in _unpossessed(name) if character.isalnum())


@lru_cache(maxsize=16384)
def spelled_out(name: str) -> str:
    """`name` as letters and digits alone, with the s behind an apostrophe: one for "Veteran's" and "Veterans'"."""
    kept = "".join(character for character in name if character.isalnum() or character.isspace())
    return "".join(fold(word) for word in kept.split())


def _unpossessed(name: str) -> str:
    """`name` folded, without possessives: "Smith's Road" is "smith road"."""
    return " ".join(fold(word) for word in name.split())


@lru_cache(maxsize=16384)
def name_parts(name: str) -> tuple[str, ...]:
    """The folded parts of `name` in order, cut at spaces and hyphens; apostrophes and full stops left out."""
    kept = "".join(c if c.isalnum() or c.isspace() or c in "-/,&" else "" for c in _unpossessed(name))
    return tuple("".join(c if c.isalnum() else " " for c in kept).split())


@lru_cache(maxsize=16384)
def is_acronym(name: str) -> bool:
    """True for "DUI" and "U.S.": a letter more or less is another thing."""
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= _ACRONYM and " " not in letters
