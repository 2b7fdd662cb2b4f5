"""What decisions say of the tool: precision by rule and by kind, and what a higher threshold would do.

A finding that people settled is *real*, or *both true*, or *the same fact*; precision is the share of the real ones.
Those that cannot be told count nowhere. Only what was shown could be decided, so this says nothing of what is missed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ..decisions import Decision, Verdict, settled
from ..model import Kind

WANTED = 0.75
"""The precision that a suggested threshold reaches, 0 to 1."""
FEW = 30
"""Decisions below which no threshold is suggested."""
_STEPS = tuple(step / 20 for step in range(6, 20))


class Count(Struct, frozen=True):
    """How findings were settled."""

    real: int = 0
    both: int = 0
    same: int = 0
    unclear: int = 0

    @property
    def settled(self) -> int:
        """How many are settled one way or the other."""
        return self.real + self.both + self.same

    @property
    def precision(self) -> float | None:
        """0 to 1; None where nothing is settled."""
        return self.real / self.settled if self.settled else None


def count(decisions: Iterable[Decision]) -> Count:
    """How often each verdict stands in `decisions`."""
    verdicts = Counter(one.verdict for one in decisions)
    return Count(*(verdicts[verdict] for verdict in (Verdict.REAL, Verdict.BOTH, Verdict.SAME, Verdict.UNCLEAR)))


def curve(decisions: Sequence[Decision]) -> list[tuple[float, Count]]:
    """Threshold -> what would still be shown with it, for thresholds that leave something and change something."""
    found: list[tuple[float, Count]] = []
    before = count(decisions)
    for step in _STEPS:
        kept = count(one for one in decisions if (one.confidence or 0.0) >= step)
        if kept.settled and (kept != before or found):
            found.append((step, kept))
    return found


def suggested(decisions: Sequence[Decision]) -> tuple[float, Count] | None:
    """The lowest threshold with which precision would be WANTED; None where there is none, no need or too few."""
    whole = count(decisions)
    if whole.settled < FEW or (whole.precision or 0.0) >= WANTED:
        return None
    return next(((step, kept) for step, kept in curve(decisions) if (kept.precision or 0.0) >= WANTED), None)


def as_text(decisions: Iterable[Decision]) -> str:
    """The figures as text for a terminal."""
    lines = sorted(settled(decisions).values(), key=lambda one: (one.code, one.finding))
    if not lines:
        return "No finding is settled in these decisions. Decide some with `factcheck review REPORT.json`.\n"
    groups = [("all", lines)]
    groups += [(kind, [one for one in lines if one.kind == kind]) for kind in Kind]
    groups += [(code, [one for one in lines if one.code == code]) for code in sorted({one.code for one in lines})]
    table = [f"{'':14}{'decided':>8}{'real':>6}{'both':>6}{'same':>6}{'unclear':>9}{'precision':>11}"]
    table += [_row(name, count(group)) for name, group in groups if group]
    points = curve(lines)
    if points:
        table += ["", f"{'confidence':14}{'shown':>8}{'real':>6}{'real kept':>11}{'precision':>11}"]
        real = count(lines).real
        for step, kept in points:
            share = f"{kept.real / real:.2f}" if real else "-"
            table.append(f">= {step:<11.2f}{kept.settled:8}{kept.real:6}{share:>11}{_rate(kept):>11}")
    return "\n".join([*table, "", _advice(lines)]) + "\n"


def _advice(lines: Sequence[Decision]) -> str:
    whole, better = count(lines), suggested(lines)
    if whole.settled < FEW:
        return f"{whole.settled} settled one way or the other: too few to suggest a threshold ({FEW} are needed)."
    if better:
        step, kept = better
        return (
            f"With --min-confidence {step:.2f} precision would be {_rate(kept)}, "
            f"and {kept.real} of {whole.real} real differences would still be shown. Nothing was changed."
        )
    reached = (whole.precision or 0.0) >= WANTED
    return f"Precision is {_rate(whole)}: " + (
        "no higher threshold is needed." if reached else f"no threshold brings it to {WANTED}. Nothing was changed."
    )


def _row(name: str, counts: Count) -> str:
    decided = counts.settled + counts.unclear
    return f"{name:14}{decided:8}{counts.real:6}{counts.both:6}{counts.same:6}{counts.unclear:9}{_rate(counts):>11}"


def _rate(counts: Count) -> str:
    return "-" if counts.precision is None else f"{counts.precision:.2f}"
