"""What the rules of times may be told."""

from __future__ import annotations

from ...data import Strict


class Options(Strict):
    """When two times are set against each other, and when a difference is worth a line."""

    min_fit: float = 0.25
    """How well the events must fit for two times that agree to be told as one fact, 0 to 1."""
    min_ratio: float = 0.1
    """Share of the longer length below which the two tell two things."""
    max_days: int = 60
    """Days from a near day ("Friday") to a date beyond which the two tell two things."""
    clock_tension: int = 15
    """Minutes by which two clock times may differ and be a tension only."""
    clock_close: int = 1
    """Minutes that are no difference between loose clock times."""
    length_tension: float = 0.2
    """Share of the longer length by which two may differ and be a tension only."""
