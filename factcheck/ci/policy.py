"""What counts in a check: which codes, how grave they are, from when on it fails, and what of it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct, field

from ..camps import camps
from ..errors import SettingsError
from ..findings.findings import at_least, worst_first
from ..model import Finding, Notice, Report, Severity
from ..notices import NOTICES
from ..render.listing import hidden
from ..rules import load_rules
from ..text import counted
from .suppressions import matches

NEAR = 0.8
"""How alike a code must be to one that was given for it to be meant: all but one letter of five."""


class Policy(Struct, frozen=True):
    """The rules of one check; a code may be given as a prefix ("FC4"), of which the longest that fits decides."""

    select: tuple[str, ...] = ("FC",)
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Code -> severity in place of the rule's own."""
    outlet_ignores: tuple[tuple[str, str], ...] = ()
    """Pattern of an outlet or path, and the code of findings that it alone cannot make."""
    fail_on: Severity | None = Severity.HIGH
    """The least grave finding that fails; None fails on none."""
    min_severity: Severity = Severity.INFO
    """Less grave findings are not shown."""
    min_confidence: float = 0.0
    """Less sure findings are not shown, 0 to 1."""


def check_codes(policy: Policy, rules: Path | None) -> None:
    """Raises SettingsError when `policy` selects no code, or one in it begins none of a notice or of `rules`."""
    if not policy.select:  # such a check would pass for ever
        cure = "Name some with --select (`factcheck rules list` shows them), or leave it out."
        raise SettingsError(f"no code is selected, so nothing could be found. {cure}")
    codes = sorted({rule.code for file in load_rules(rules).values() for rule in file.rules} | NOTICES.keys())
    for prefix in (*policy.select, *policy.ignore, *policy.severities, *(code for _, code in policy.outlet_ignores)):
        if not prefix or not any(code.startswith(prefix) for code in codes):
            near = get_close_matches(prefix.upper(), codes, n=1, cutoff=NEAR)
            cure = f"Did you mean {near[0]!r}?" if near else "`factcheck rules list` shows the codes."
            raise SettingsError(f"no rule has a code that begins with {prefix!r}. {cure}")


def govern(report: Report, policy: Policy) -> Report:
    """`report` with the findings and notices that are selected, as grave as `policy` says, worst first."""
    outlets = {article.source: article.outlet for article in report.articles}
    findings = (
        replace(finding, severity=_severity(finding, policy))
        for finding in report.findings
        if _is_selected(finding.code, policy) and not _is_ignored(finding, policy, outlets)
    )
    notices = (replace(n, severity=_severity(n, policy)) for n in report.notices if _is_selected(n.code, policy))
    return replace(
        report,
        findings=tuple(sorted(findings, key=worst_first)),
        notices=tuple(sorted(notices, key=lambda n: (n.severity.rank, n.source, n.line, n.code))),
    )


def fails(report: Report, policy: Policy) -> bool:
    """True when a finding that is neither suppressed nor in the baseline is grave enough; shown or not."""
    return policy.fail_on is not None and any(one.severity.rank <= policy.fail_on.rank for one in report.counting)


def shown(report: Report, policy: Policy) -> Report:
    """`report` without what is less grave or less sure than asked for, and without a word on what no check shows."""
    grave = policy.min_severity.rank
    return replace(
        report,
        findings=at_least(report.findings, policy.min_severity, policy.min_confidence),
        notices=tuple(notice for notice in report.notices if notice.severity.rank <= grave),
        unsure=0,
        less_sure=(),
    )


def summary(report: Report, policy: Policy) -> str:
    """One line: `Found 3 high, 2 low in 4 stories (12 articles, 61 sentence pairs compared); 7 in baseline.`, say."""
    counts = Counter(one.severity for one in report.counting)
    found = ", ".join(f"{counts[severity]} {severity}" for severity in Severity if counts[severity])
    articles = sum(len(story.articles) for story in report.stories)
    scope = f"{counted(articles, 'article')}, {counted(report.pairs, 'sentence pair')} compared"
    quiet = hidden(report)
    differences = "no new differences" if quiet else "no differences"
    nothing = differences if report.compared else "nothing to compare"
    line = f"Found {found or nothing} in {counted(len(report.stories), 'story', 'stories')} ({scope})"
    gone = counted(len(report.stale), "entry", "entries")
    stale = f" {gone} of the baseline no longer found: mended, or not in what was checked." if report.stale else ""
    return f"{line}{f'; {quiet}' if quiet else ''}.{_unseen(report, policy)}{stale}"


def _unseen(report: Report, policy: Policy) -> str:
    """How many of what counts `policy` does not show, though it may fail the check; empty for none."""
    unseen = len(report.counting) - len(shown(report, policy).counting)
    return f" --min-severity or --min-confidence hides {unseen} of these." if unseen else ""


def statistics(report: Report) -> str:
    """How many findings there are of each code and in each outlet, the most frequent first."""
    outlets = {article.source: article.outlet or article.source for article in report.articles}
    codes = Counter(one.code for one in report.counting)
    voices = Counter(o for finding in report.active for o in {outlets[p.source] for p in finding.positions})
    rows = [row for counts in (codes, voices) for row in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return "".join(f"{number:6}  {name}\n" for name, number in rows)


def _longest(code: str, prefixes: Iterable[str]) -> str:
    """The longest of `prefixes` that `code` begins with; empty when there is none."""
    return max((prefix for prefix in prefixes if code.startswith(prefix)), key=len, default="")


def _is_selected(code: str, policy: Policy) -> bool:
    return len(_longest(code, policy.select)) > len(_longest(code, policy.ignore))


def _severity(one: Finding | Notice, policy: Policy) -> Severity:
    return policy.severities.get(_longest(one.code, policy.severities), one.severity)


def _is_ignored(finding: Finding, policy: Policy, outlets: Mapping[str, str]) -> bool:
    """True when, without the outlets whose findings of this code are ignored, no two sources are left that differ."""
    patterns = [pattern for pattern, prefix in policy.outlet_ignores if finding.code.startswith(prefix)]
    left = [
        (position.source, camp)
        for position, camp in zip(finding.positions, camps(finding), strict=True)
        if not any(matches(pattern, position.source, outlets.get(position.source, "")) for pattern in patterns)
    ]
    if len(left) == len(finding.positions):
        return False
    return len({source for source, _ in left}) < 2 or len({camp for _, camp in left}) < 2
