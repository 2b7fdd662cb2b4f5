"""The report as JUnit XML: a suite per story, a test case per finding, known and suppressed ones skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..model import Finding, Position, Report, Severity
from .listing import new_first, outlets_of
from .markup import plain

if TYPE_CHECKING:
    from junitparser import TestCase


def render(report: Report, fail_on: Severity | None = Severity.INFO) -> str:
    """The XML; a story without findings is one case that passes, or is skipped where it has a single article.

    What is less grave than `fail_on` passes, and says in its output what it is; None fails on none. No time and no
    machine is named in it.
    """
    from junitparser import JUnitXml, TestCase, TestSuite

    page = JUnitXml("factcheck")
    suites = {story.id: TestSuite(plain(story.about) or story.id) for story in report.stories}
    outlet, new = outlets_of(report), new_first(report)
    for finding in report.findings:
        suite = suites.setdefault(finding.story, TestSuite(finding.story or "factcheck"))
        suite.add_testcase(_case(finding, new(finding), outlet, fail_on))
    alone = {story.id for story in report.stories if len(story.articles) == 1}
    for name, suite in suites.items():
        if len(suite) == 0:
            suite.add_testcase(_quiet(name, is_alone=name in alone))
    for notice in report.notices:
        case = TestCase(plain(notice.message), notice.code)
        _tell(case, f"{plain(notice.source)}:{notice.line}", "", notice.severity, fail_on)
        suites.setdefault("", TestSuite("factcheck")).add_testcase(case)
    for suite in suites.values():
        page.add_testsuite(suite)
    page.update_statistics()  # type: ignore[no-untyped-call]
    content = page.tostring().decode("utf-8")  # type: ignore[no-untyped-call]
    return f'<?xml version="1.0" encoding="utf-8"?>\n{content}\n'


def _quiet(story: str, *, is_alone: bool) -> TestCase:
    """The case of a story without findings."""
    from junitparser import Skipped, TestCase

    case = TestCase("nothing to compare" if is_alone else "no differences", story)
    if is_alone:
        case.result = [Skipped("a single article is on this event")]
    return case


def _case(
    finding: Finding, places: Sequence[Position], outlet: Callable[[str], str], fail_on: Severity | None
) -> TestCase:
    from junitparser import Skipped, TestCase

    case = TestCase(f"{plain(finding.subject)} [{finding.fingerprint}]", finding.code)
    if finding.suppression:
        case.result = [Skipped(f"suppressed: {plain(finding.suppression.reason)}")]
    elif finding.in_baseline:
        case.result = [Skipped("in the baseline")]
    else:
        said = "\n".join(f"{plain(p.source)}:{p.line} ({plain(outlet(p.source))}) {plain(p.text)}" for p in places)
        _tell(case, plain(finding.why), said, finding.severity, fail_on)
    return case


def _tell(case: TestCase, message: str, text: str, severity: Severity, fail_on: Severity | None) -> None:
    """Lets `case` fail for `message`, or where that is not grave enough pass and say it."""
    from junitparser import Failure

    if fail_on is None or severity.rank > fail_on.rank:
        case.system_out = f"{severity}: " + "\n".join(filter(None, (message, text)))
        return
    failure = Failure(message, severity)
    failure.text = text
    case.result = [failure]
