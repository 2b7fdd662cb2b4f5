"""Where a person is from: "Jane Roe, 31, of Springfield", "a Springfield man"."""

from __future__ import annotations

import re

from msgspec import structs

from ...model import MentionKind
from ...text import FUNCTION_WORDS, fold
from ..vocabulary import is_another, is_group, place_name
from .nouns import locations
from .phrases import Line, place_at
from .spot import Side, Spot

_HOME = re.compile(
    r"\s*+(?:,\s*+(?:aged?\s++)?\d{1,3}\s*+|\(\d{1,3}\)\s*+)?,?\s*+"
    r"(?:formerly\s++|originally\s++)?(?P<word>of|from)\s++(?=[A-Z])"
)


_ORIGIN = re.compile(
    r"(?:[\s-]of[\s-]\w+|,?\saged\s\d+|,\s\d+|\sin\s(?:his|her|their)\s\w+)?,?\s(?P<word>from)\s(?=\S)", re.IGNORECASE
)
"""Behind "a teacher", "a father of three", "a man, 34,"."""


def homes(line: Line) -> list[Spot]:
    """The phrases that say where a person is from."""
    found = []
    for mention in line.mentions:
        match = _HOME.match(line.text, mention.end - line.offset) if mention.kind is MentionKind.PERSON else None
        spot = place_at(line, line.first_from(match.end()), lenient=True) if match else None
        if match and spot and spot.names and not spot.head:
            start = match.start("word")
            text = line.text[start : spot.end]
            found.append(structs.replace(spot, start=start, text=text, side=Side.HOME, person=fold(mention.name)))
    return found + _anonymous(line) + _nouns_from(line)


def _nouns_from(line: Line) -> list[Spot]:
    """The homes of people without name, as in "a retired teacher from Leeds"."""
    people = frozenset(locations()["people"].split())
    found = []
    for token in line.tokens[:-2]:
        origin = _ORIGIN.match(line.text, token.end) if token.lower in people and not token.is_capital else None
        if origin:
            spot = place_at(line, line.first_from(origin.end()), lenient=False)
            if spot and spot.names and not spot.head:
                start = origin.start("word")
                text = line.text[start : spot.end]
                found.append(structs.replace(spot, start=start, text=text, side=Side.HOME, person=token.lower))
    return found


def _anonymous(line: Line) -> list[Spot]:
    """The homes of people without name, as in "a Springfield man"."""
    people = frozenset(locations()["people"].split())
    found = []
    for at in range(1, len(line.tokens)):
        person = line.tokens[at]
        if person.lower not in people or person.is_capital or not line.tokens[at - 1].is_capital:
            continue
        first = _first_capital(line, at - 1)
        if first and line.tokens[first - 1].text == ",":  # "a Springfield, Illinois, man" begins with the town
            continue
        name = line.surface(first, at - 1)
        if first and is_another(line.tokens[first - 1].text):  # "a third Springfield man"
            continue
        known = line.kind_of(first, at - 1) is MentionKind.PLACE or place_name(name) is not None
        if known and not is_group(name) and not name.endswith(("'s", "’s")):
            start, end, text = line.tokens[first].start, person.end, line.surface(first, at)
            found.append(Spot(start, end, text, Side.HOME, "", frozenset(), (name,), person=person.lower))
    return found


def _first_capital(line: Line, last: int) -> int:
    """The first token of the run of capitals that ends with `last`."""
    first = last
    while first and line.tokens[first - 1].is_capital and line.tokens[first - 1].lower not in FUNCTION_WORDS:
        first -= 1
    return first


def same_person(left: str, right: str) -> bool:
    """True when two folded full names can be one person's: the last names agree, and the first where both have one."""
    one, other = left.split(), right.split()
    if not one or not other or one[-1] != other[-1]:
        return False
    return len(one) == 1 or len(other) == 1 or one[0] == other[0] or set(one) <= set(other) or set(other) <= set(one)
