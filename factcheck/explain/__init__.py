"""Why a report says what it says: how a finding came about, and what became of a sentence."""

from __future__ import annotations

import re

from msgspec import Struct

_PLACE = re.compile(r"(.+):(\d{1,9})", re.DOTALL)


class Place(Struct, frozen=True):
    """A line of an article, as reports name it."""

    source: str
    line: int


def place_of(name: str) -> Place | None:
    """The line that `name` ("herald.txt:7") says; None where it says none."""
    found = _PLACE.fullmatch(name)
    return Place(found[1], int(found[2])) if found else None
