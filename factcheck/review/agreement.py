"""How far reviewers agree: raw agreement and Krippendorff's alpha (2004, nominal), which takes chance out of it.

Counted are the findings that two or more reviewers decided, each reviewer's standing decision once; a final word is no
reviewer's own reading and is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from ..decisions import Decision, Step, Verdict, disputed, standing
from ..text import counted

Readings = dict[str, dict[str, Verdict]]
"""Fingerprint -> reviewer -> verdict."""


class ReviewerAgreement(Struct, frozen=True):
    """What reviewers make of the same findings."""

    readings: Readings
    """Of the findings that two or more decided."""
    open: frozenset[str]
    """The fingerprints that wait for a final word."""
    codes: dict[str, str]
    """Fingerprint -> rule."""

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who decided, by name."""
        return tuple(sorted({name for said in self.readings.values() for name in said}))

    def raw(self, reviewers: Sequence[str] = ()) -> tuple[int, int]:
        """Of how many pairs of verdicts on one finding both are the same; of two `reviewers` where these are given."""
        pairs = [
            (said[one], said[other])
            for said in self.readings.values()
            for one, other in combinations(sorted(said), 2)
            if not reviewers or {one, other} == set(reviewers)
        ]
        return sum(one == other for one, other in pairs), len(pairs)

    def alpha(self) -> float | None:
        """Krippendorff's alpha: 1 for perfect agreement, 0 for that of chance; None where all verdicts are the same."""
        from nltk.metrics.agreement import AnnotationTask  # takes a second to import

        if len({verdict for said in self.readings.values() for verdict in said.values()}) < 2:
            return None
        triples = [(who, what, str(verdict)) for what, said in self.readings.items() for who, verdict in said.items()]
        return float(AnnotationTask(data=triples).alpha())


def agreement(decisions: Iterable[Decision]) -> ReviewerAgreement:
    """How far those who decided agree."""
    lines = tuple(decisions)
    readings: Readings = defaultdict(dict)
    for one in standing(lines):
        if one.step is Step.DECIDE and one.verdict and not one.final:
            readings[one.finding][one.reviewer] = one.verdict
    codes = {one.finding: one.code for one in lines}
    shared = {fingerprint: said for fingerprint, said in readings.items() if len(said) > 1}
    return ReviewerAgreement(shared, disputed(lines) & shared.keys(), codes)


def as_text(found: ReviewerAgreement) -> str:
    """`found` as text for a terminal."""
    if not found.readings:
        return "No finding was decided by two reviewers. Let another review with `factcheck review --reviewer NAME`.\n"
    alpha = found.alpha()
    score = "not defined, as all verdicts are the same" if alpha is None else f"{alpha:.2f}"
    lines = [
        f"{counted(len(found.readings), 'finding')} decided by two or more of {', '.join(found.reviewers)}",
        f"raw agreement          {_share(*found.raw())}",
        f"Krippendorff's alpha   {score}",
    ]
    if len(found.reviewers) > 2:
        pairs = ((one, other, found.raw((one, other))) for one, other in combinations(found.reviewers, 2))
        lines += [f"  {one}, {other}   {_share(*counts)}" for one, other, counts in pairs if counts[1]]
    apart = {name: said for name, said in found.readings.items() if len(set(said.values())) > 1}
    if apart:
        lines += ["", "Verdicts that differ:"]
        lines += [_dispute(found, name, said) for name, said in sorted(apart.items())]
    if found.open:
        word = "waits" if len(found.open) == 1 else "wait"
        lines += ["", f"{len(found.open)} {word} for a final word: factcheck review REPORT.json --adjudicate"]
    return "\n".join(lines) + "\n"


def _dispute(found: ReviewerAgreement, fingerprint: str, said: dict[str, Verdict]) -> str:
    verdicts = ", ".join(f"{who}: {verdict}" for who, verdict in sorted(said.items()))
    return f"  {fingerprint}  {found.codes[fingerprint]}  {verdicts}{'' if fingerprint in found.open else ' (settled)'}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})"
