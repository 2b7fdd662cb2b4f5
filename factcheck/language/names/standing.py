"""How two names stand to each other."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Standing(StrEnum):
    """How two names stand; UNKNOWN when one is a short form of the other or both may be."""

    SAME = "same"
    VARIANT = "variant"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Match(Struct, frozen=True):
    """What the comparison of two names says."""

    standing: Standing
    likeness: float
    """0 to 1: how near the spellings are, 1 for the same letters."""
    shared: int = 0
    """How many parts of the names are alike letter by letter."""
    reason: str = ""
    """"spelling", "nickname", "slip", "word", "initials" or "alias" for a VARIANT; "frame" for two DIFFERENT names of
    bodies or places that begin and end alike; else empty."""
