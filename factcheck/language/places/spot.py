"""A locative phrase, as the reading of a sentence finds it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Side(StrEnum):
    """How a phrase stands to its place."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    AT = "at"
    TO = "to"
    FROM = "from"
    HOME = "home"


class Spot(Struct, frozen=True):
    """One locative phrase."""

    start: int
    """Code points into the sentence, half-open; the preposition is inside."""
    end: int
    text: str
    side: Side
    head: str
    """The common noun that says what it is ("room"); empty for a bare name."""
    describing: frozenset[str]
    """Stems of the words that describe the head ("break" of "break room")."""
    names: tuple[str, ...]
    """Names of places, the nearest first: "Millom", "Cumbria"."""
    compass: str = ""
    """"north" of "the northern tip", empty for none."""
    floor: str = ""
    """The number word of a storey."""
    body: bool = False
    """True when the name is that of a body (a bank, a hospital) and not of a stretch of land."""
    modifiers: frozenset[str] = frozenset()
    """The folded small words that describe the head, as written: "parking" of "a parking garage"."""
    person: str = ""
    """Whose home it is, for HOME: the full name, folded, or "man", "woman" for one without name."""
