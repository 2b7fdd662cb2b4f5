"""Which findings a review asks first; by itself, as the command line must know the names before anything is loaded."""

from __future__ import annotations

from enum import StrEnum


class ReviewOrder(StrEnum):
    """Which findings a review asks first."""

    TEACHING = "teaching"
    """The gravest, among equals those whose confidence lies nearest to the threshold, where a decision teaches most."""
    SUREST = "surest"
    """Those that are real most likely, whatever they are: what is to be mended is found first."""
