"""Annotations of GitHub Actions: escaped, worst first, within what is shown; and the job's summary."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from factcheck.model import Severity
from factcheck.render import markdown
from factcheck.render.github import render

from . import factory


def test_a_finding_is_an_annotation_in_the_new_article():
    first, second = render(factory.checked()).splitlines()
    assert first == (
        "::error file=news/harbour.txt,line=3,title=FC401 people aboard::The number of people aboard differs.%0A"
        "Harbour Post (news/harbour.txt:3): 24 people%0Acourier.txt (news/courier.txt:1): 27 passengers and crew%0A"
        "severity high, confidence 0.83"
    )
    assert second == "::notice file=suppressions.yml,line=3,title=FC901::this suppression meets no finding"


def test_properties_and_messages_are_escaped():
    article = factory.article("a,b:c%.txt", "27%\r\n::error::people")
    finding = factory.finding(
        factory.position(article, article.text), subject="a, b: 100%\n::stop", why="x%0A\n\x1b[1m"
    )
    out = render(replace(factory.report(), articles=(article,), findings=(finding,)))
    assert out.count("\n") == 1
    assert out.startswith(
        "::error file=a%2Cb%3Ac%25.txt,line=1,title=FC401 a%2C b%3A 100%25%0A%3A%3Astop::x%250A%0A⟨U+001B⟩[1m%0A"
    )
    assert "27%25" in out
    assert "\r" not in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("severity", "level"), [("high", "error"), ("medium", "warning"), ("low", "notice"), ("info", "notice")]
)
def test_severities_are_levels(severity, level):
    assert render(factory.many(1, Severity(severity))).startswith(f"::{level} ")


def test_ten_are_shown_as_they_are_and_of_more_the_last_says_how_many_are_hidden():
    assert render(factory.many(10, Severity.HIGH)).count("::error file=") == 10
    lines = render(factory.many(25, Severity.HIGH)).splitlines()
    assert len(lines) == 10
    assert lines[-1] == "::error title=factcheck::16 more are hidden here; the job summary has them."


def test_ten_errors_and_ten_others_at_most_and_the_worst_of_each():
    found = [f for s in (Severity.INFO, Severity.MEDIUM, Severity.HIGH) for f in factory.many(12, s).findings]
    lines = render(replace(factory.checked(), findings=tuple(found))).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10
    assert "16 more are hidden" in lines[-1]


class TestSummary:
    def test_a_short_page_is_whole(self):
        assert markdown.fitted(factory.checked()) == markdown.render(factory.checked())

    @pytest.mark.parametrize("written", [0, 400_000])
    def test_a_long_page_is_cut_after_a_finding_and_says_how_many_are_hidden(self, written):
        report = factory.many(4_000, Severity.HIGH)
        page = markdown.fitted(report, written)
        assert len(page.encode()) + written <= 1_000_000
        shown = page.count("\n## ")
        assert 1_000 < shown < 4_000
        hidden = f"{4_000 - shown} more findings, and what follows them, are hidden here"
        assert page.endswith(f"\n\n{hidden}: this page has no room for them.\n")

    def test_a_page_cut_behind_its_last_finding_hides_no_finding(self):
        report = factory.many(5, Severity.HIGH)
        written = 1_000_000 - len(markdown.render(report).encode()) + 1
        page = markdown.fitted(report, written)
        assert re.findall(r"\n## (\d)\.", page) == ["1", "2", "3", "4", "5"]
        assert page.endswith("\n\nMore is hidden here, but no finding: this page has no room for it.\n")

    def test_a_full_page_gets_the_closing_line_alone(self):
        page = markdown.fitted(factory.many(5, Severity.HIGH), 999_900)
        assert page == "5 more findings, and what follows them, are hidden here: this page has no room for them.\n"


@pytest.mark.parametrize(("extracted", "line"), [(False, ",line=3,"), (True, ",title=")])
def test_of_a_feed_whose_text_was_taken_out_no_line_is_named(extracted, line):
    one = factory.checked()
    told = replace(one, articles=tuple(replace(article, extracted=extracted) for article in one.articles))
    assert render(told).startswith(f"::error file=news/harbour.txt{line}")
