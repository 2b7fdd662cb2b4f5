"""What was decided, for other uses: suppressions, a list of corrections, a table."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from ..decisions import QUIET, Decision, Step, Verdict, notes, settled, standing
from ..model import Dispute, Finding
from ..render.csv import table as values
from ..render.listing import outlets_of
from ..render.markup import code, emphasise, escape, readable
from .session import Session


def suppressions(session: Session) -> str:
    """The findings of which nothing is to be mended, in the form of suppressions.yml."""
    entries = [
        {
            "fingerprint": finding.fingerprint,
            "reason": _reason(finding, decision, session),
            "by": decision.reviewer,
            "date": decision.time.date(),
        }
        for finding, decision in _settled(session, *QUIET)
    ]
    content = {"suppressions": entries}
    page = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    if readable(page) == page:
        return page
    return yaml.safe_dump(content, allow_unicode=False, sort_keys=False, width=110)  # what no reader sees is escaped


def corrections(session: Session) -> str:
    """The real differences as Markdown, for the desk that mends them, and the names that are spelled in several ways.

    Of two spellings that were decided to be one name either may be a misprint.
    """
    outlet = outlets_of(session.report)
    lines = ["# To correct", ""]
    spelled = [one for one in _settled(session, Verdict.SAME) if one[0].relation is Dispute.VARIANT]
    found = [*_settled(session, Verdict.REAL), *spelled]
    for number, (finding, decision) in enumerate(found, start=1):
        lines += [f"## {number}. {escape(finding.subject)} ({finding.severity})", "", escape(finding.why), ""]
        if decision.verdict is Verdict.SAME:
            lines += ["Decided to be one name: if one spelling is a misprint, correct it.", ""]
        for p in finding.positions:
            said = emphasise(p.text, p.value_in_text)
            lines.append(f"- [ ] {escape(outlet(p.source))}, {code(f'{p.source}:{p.line}')}: {said}")
        noted = _notes(session, finding)
        lines += ["", *(f"{escape(who)} noted: {escape(note)}" for who, note in noted.items()), *[""] * bool(noted)]
        lines += [f"Decided by {escape(decision.reviewer)} on {decision.time.date()}, {code(finding.fingerprint)}.", ""]
    if not found:
        lines += ["No difference was decided to be real.", ""]
    lines += ["No source is taken to be right: which of them is to be mended, the desk finds out.", ""]
    return "\n".join(lines)


def table(session: Session) -> str:
    """A row for each decision that stands, as comma-separated values."""
    names = (
        "fingerprint code kind severity confidence subject story sources values reviewer verdict final note time tool"
    )
    rows = [
        [
            finding.fingerprint, finding.code, finding.kind, finding.severity, finding.confidence, finding.subject,
            finding.story, "; ".join(p.source for p in finding.positions),
            "; ".join(p.value for p in finding.positions),
            one.reviewer, one.verdict, one.final, _notes(session, finding).get(one.reviewer, ""),
            one.time.isoformat(), one.tool,
        ]
        for finding in session.findings
        for one in standing(session.log[finding.fingerprint])
        if one.step is Step.DECIDE
    ]  # fmt: skip
    return values(rows, names.split())


EXPORTS: dict[str, Callable[[Session], str]] = {
    "suppressions": suppressions,
    "corrections": corrections,
    "csv": table,
}
"""Name -> what writes what was decided so."""


def _settled(session: Session, *verdicts: Verdict | None) -> list[tuple[Finding, Decision]]:
    """The findings that one of `verdicts` was said of for good, each with the decision."""
    decided = settled(session.log)
    return [
        (finding, decided[finding.fingerprint])
        for finding in session.findings
        if finding.fingerprint in decided and decided[finding.fingerprint].verdict in verdicts
    ]


def _reason(finding: Finding, decision: Decision, session: Session) -> str:
    note = _notes(session, finding).get(decision.reviewer, "decided in review")
    return f"{QUIET[decision.verdict]} ({finding.subject}): {note}"


def _notes(session: Session, finding: Finding) -> dict[str, str]:
    """Reviewer -> what that reviewer's note on `finding` says."""
    return {reviewer: note for (_, reviewer), note in notes(session.log[finding.fingerprint]).items()}
