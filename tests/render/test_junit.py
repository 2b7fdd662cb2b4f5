"""JUnit XML, as junitparser reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from junitparser import Failure, JUnitXml, Skipped

from factcheck.model import Severity
from factcheck.render.junit import render

from . import factory


def suites(report) -> list:
    return list(JUnitXml.fromstring(render(report).encode()))


def test_a_finding_fails_a_known_or_suppressed_one_is_skipped_with_its_reason():
    story, own = suites(factory.checked())
    assert (story.name, story.tests, story.failures, story.skipped) == ("ferry Astrid", 3, 1, 2)
    cases = {case.name: case.result[0] for case in story}
    assert {type(one) for one in cases.values()} == {Failure, Skipped}
    failed = cases["people aboard [00ff]"]
    assert (failed.message, failed.type) == ("The number of people aboard differs.", "high")
    assert failed.text.startswith("news/harbour.txt:3 (Harbour Post) The ferry Astrid sank")
    assert cases["people aboard [22dd]"].message == "suppressed: settled by phone"
    assert cases["people aboard [11ee]"].message == "in the baseline"
    (notice,) = own
    assert (notice.classname, notice.result[0].message) == ("FC901", "suppressions.yml:3")


@pytest.mark.parametrize(("fail_on", "failed"), [(Severity.HIGH, 1), (Severity.INFO, 2), (None, 0)])
def test_what_is_less_grave_than_asked_for_passes_and_says_what_it_is(fail_on, failed):
    read = JUnitXml.fromstring(render(factory.checked(), fail_on).encode())
    passed = [case for suite in read for case in suite if case.is_passed]
    assert read.failures == failed
    assert len(passed) == 2 - failed
    assert all(case.system_out.startswith(("high: The number", "low: suppressions.yml:3")) for case in passed)


def test_a_story_without_findings_is_a_case_that_passes():
    (story,) = suites(replace(factory.checked(), findings=(), notices=()))
    assert [(case.name, case.is_passed) for case in story] == [("no differences", True)]


def test_a_story_of_one_article_is_a_case_that_is_skipped_for_nothing_was_compared():
    report = replace(factory.checked(), findings=(), notices=())
    story = replace(report.stories[0], articles=report.stories[0].articles[:1])
    ((case,),) = suites(replace(report, stories=(story,)))
    assert (case.name, case.is_passed) == ("nothing to compare", False)
    assert isinstance(case.result[0], Skipped)


def test_any_text_can_be_read_back():
    article = factory.article("a.txt", "27 \x00\x1b<b>&\ud800 “people”")
    finding = factory.finding(factory.position(article, article.text, "27"), subject="<&\x01>")
    (suite,) = suites(replace(factory.report(), articles=(article,), findings=(finding,)))
    (case,) = suite
    assert case.name == "<&⟨U+0001⟩> [00ff]"
    assert "⟨U+0000⟩⟨U+001B⟩<b>&⟨U+D800⟩ “people”" in case.result[0].text


def test_findings_of_no_story_are_there_beside_notices():
    checked = factory.checked()
    report = replace(checked, findings=tuple(replace(one, story="") for one in checked.findings), stories=())
    names = [case.name for suite in suites(report) for case in suite]
    assert len(names) == len(report.findings) + len(report.notices)
