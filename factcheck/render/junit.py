"""The report as JUnit XML: a suite per story, a test case per finding, known and suppressed ones skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..model import Finding, Position, Report
from .listing import new_first, outlets_of
from .markup import plain

if TYPE_CHECKING:
    from junitparser import TestCase


def render(report: Report) -> str:
    """The XML; a story without findings is one case that passes, or is skipped where it has a single article.

    No time and no machine is named in it.
    """
    from junitparser import Failure, JUnitXml, TestCase, TestSuite

    page = JUnitXml("factcheck")
    suites = {story.id: TestSuite(plain(story.about) or story.id) for story in report.stories}
    outlet, new = outlets_of(report), new_first(report)
    for finding in report.findings:
        suite = suites.setdefault(finding.story, TestSuite(finding.story or "factcheck"))
        suite.add_testcase(_case(finding, new(finding), outlet))
    alone = {story.id for story in report.stories if len(story.articles) == 1}
    for name, suite in suites.items():
        if len(suite) == 0:
            suite.add_testcase(_quiet(name, is_alone=name in alone))
    for notice in report.notices:
        case = TestCase(plain(notice.message), notice.code)
        case.result = [Failure(f"{plain(notice.source)}:{notice.line}", notice.severity)]
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


def _case(finding: Finding, places: Sequence[Position], outlet: Callable[[str], str]) -> TestCase:
    from junitparser import Failure, Skipped, TestCase

    case = TestCase(f"{plain(finding.subject)} [{finding.fingerprint}]", finding.code)
    if finding.suppression:
        case.result = [Skipped(f"suppressed: {plain(finding.suppression.reason)}")]
    elif finding.in_baseline:
        case.result = [Skipped("in the baseline")]
    else:
        failure = Failure(plain(finding.why), finding.severity)
        failure.text = "\n".join(
            f"{plain(p.source)}:{p.line} ({plain(outlet(p.source))}) {plain(p.text)}" for p in places
        )
        case.result = [failure]
    return case
