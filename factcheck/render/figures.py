"""The number that a position states, read again: a report holds words, not values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Position

if TYPE_CHECKING:
    from ..language.numbers.measures import Quantity


def quantity_of(position: Position) -> Quantity | None:
    """The first quantity that the words of `position` hold, read in their sentence; None when they hold none."""
    from ..language.numbers.quantities import quantities  # reads vocabulary: only who shows a number waits for it

    start, end = position.value_start - position.start, position.value_end - position.start
    return next((found for found in quantities(position.text) if found.start < end and start < found.end), None)
