"""The heading of a finding: its two sides in the order in which they were told, and put into words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Heading, Position
from ..text import quoted, words


def in_order(heading: Heading, positions: Sequence[Position], appeared: Mapping[str, dt.date | None]) -> Heading:
    """`heading`, its sides in the order in which articles that tell them appeared; `positions` are of its finding.

    `appeared` is by source. Where that says nothing they stand as they are: what files are called is no order.
    """

    def day(side: str) -> dt.date:
        said = _wording(side)
        told = (position.source for position in positions if said in _wording(position.text))
        return min((appeared.get(source) or dt.date.max for source in told), default=dt.date.max)

    return replace(heading, sides=tuple(sorted(heading.sides, key=day)))


def _wording(text: str) -> str:
    """Its words alone, each between two spaces: what is cut off ends with a mark."""
    return " ".join(["", *(word.lower for word in words(text) if word.is_word), ""])


def in_words(heading: Heading) -> str:
    """`how long: Ana Holm (“a week” or “two days”)`, `“fled” or “stayed”`, `Bo Lind / Bo Lindh`, `people killed`."""
    sides = " / ".join(heading.sides) if heading.of_names else " or ".join(map(quoted, heading.sides))
    told = f"{heading.of} ({sides})" if heading.of and sides else heading.of or sides
    return f"{heading.asked}: {told}" if heading.asked else told
