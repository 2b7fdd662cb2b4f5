"""What people said of findings before a check: their baseline, suppressions and decisions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec import Struct

from ..decisions import Decision, silence
from ..model import Report, Suppression
from .baseline import Baseline, compare
from .suppressions import suppress


class Known(Struct, frozen=True, kw_only=True):
    """What is known of findings before a check."""

    baseline: Baseline | None
    """None where a check is to find everything new."""
    suppressions: tuple[Suppression, ...]
    decisions: tuple[Decision, ...]
    log: Path | None
    """Where the decisions lie; None: nothing is read of any."""
    today: dt.date
    """By which suppressions expire."""


def marked(report: Report, known: Known, *, whole: bool) -> Report:
    """`report` with each finding marked that is suppressed, decided in review, or in the baseline.

    Where the report is not the `whole` of what there is to compare, what is known of other articles is not called idle.
    """
    report = suppress(report, known.suppressions, known.today, whole=whole)
    if known.log is not None and known.decisions:
        report = silence(report, known.decisions, known.log)
    return report if known.baseline is None else compare(report, known.baseline, whole=whole)
