"""From comparisons to a report: said once, worst first, every source in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from factcheck.findings import joined, report_of
from factcheck.model import Article, Comparison, Kind, Member, Pair, Report, Sentence, Severity, Story
from factcheck.rules import load_rules
from factcheck.rules.confidence import ConfidenceModel
from factcheck.settings import LEAST_SURE, Settings
from tests.findings.comparisons import (
    DISPUTE,
    RULE,
    SURE,
    TEXT,
    A,
    B,
    C,
    agree,
    article,
    differ,
    fact,
    run,
    story_report,
)


def test_a_comparison_below_the_threshold_is_not_reported() -> None:
    assert run([A, B], [differ(fact(A, "24 people"), fact(B, "30 people"), strength=-1.0)]).findings == ()


def test_a_lower_threshold_of_the_caller_reports_it() -> None:
    comparisons = [differ(fact(A, "24 people"), fact(B, "30 people"), strength=-1.0)]
    assert len(run([A, B], comparisons, Settings(min_confidence=0.0)).findings) == 1


def test_findings_less_grave_than_asked_for_are_left_out() -> None:
    comparisons = [differ(fact(A, "24 people"), fact(B, "30 people"))]
    grave = RULE.severity[DISPUTE] is Severity.HIGH
    assert len(run([A, B], comparisons, Settings(min_severity=Severity.HIGH)).findings) == int(grave)


def test_the_fingerprint_does_not_depend_on_names_of_files_or_lines() -> None:
    def fingerprint(left: Article, right: Article) -> str:
        return run([left, right], [differ(fact(left, "24 people"), fact(right, "30 people"))]).findings[0].fingerprint

    moved = article("z.txt", "Title.\n\n" + TEXT.split("\n")[1])
    moved_text = Article("z.txt", moved.text, sentences=(Sentence("z.txt", 0, 8, len(moved.text), moved.text[8:]),))
    assert fingerprint(A, B) == fingerprint(moved_text, B)


def test_facts_that_agree_and_are_not_disputed_are_listed_once() -> None:
    other = article("c.txt")
    report = run([A, other], [agree(fact(A, "24 people"), fact(other, "24 people"))])
    assert [len(agreement.positions) for agreement in report.agreements] == [2]


def test_a_sentence_without_counterpart_is_a_claim_of_one_source() -> None:
    assert [single.source for single in run([A, B], []).singles] == ["a.txt", "b.txt"]


def test_a_sentence_that_a_finding_stands_on_is_no_claim_of_one_source_alone() -> None:
    disputed = run([A, B], [differ(fact(A, "24 people"), fact(B, "30 people"))])
    assert [position.source for position in run([A, B], []).singles] == ["a.txt", "b.txt"]
    assert disputed.singles == ()


@pytest.mark.parametrize(("strength", "claims"), [(-0.4, 2), (-0.3, 0)])
def test_what_only_a_dispute_that_no_list_shows_speaks_against_is_a_claim_of_one_source(
    strength: float, claims: int
) -> None:
    """Else a reader finds it nowhere."""
    report = run([A, B], [differ(fact(A, "24 people"), fact(B, "30 people"), strength=strength)])
    assert (len(report.less_sure), len(report.singles)) == (int(not claims), claims)


class TestReprints:
    STORY = Story("toll", "toll", (Member("a.txt"), Member("c.txt", reprint_of="a.txt")))
    COPY = article("c.txt")

    def test_an_original_and_its_reprint_do_not_make_an_agreement(self) -> None:
        assert story_report([A, self.COPY], self.STORY).agreements == ()
        independent = Story("toll", "toll", (Member("a.txt"), Member("c.txt")))
        assert len(story_report([A, self.COPY], independent).agreements) == 1

    def test_a_claim_that_only_a_reprint_repeats_is_one_of_its_original_alone(self) -> None:
        pair = Pair(A.sentences[0], self.COPY.sentences[0], 1.0, 1.0, 1.0, True)
        other = article("d.txt", "A third line.\nThe minister spoke of it.")
        story = replace(self.STORY, articles=(*self.STORY.articles, Member("d.txt")))
        found = story_report([A, self.COPY, other], story, [pair]).singles
        assert [single.source for single in found if single.source != "d.txt"] == ["a.txt"]

    def test_where_all_articles_are_one_text_nothing_is_told_by_one_source_only(self) -> None:
        assert story_report([A, self.COPY], self.STORY).singles == ()

    def test_a_reprint_that_joins_a_finding_leaves_its_fingerprint_as_it_was(self) -> None:
        one, other, copy = fact(A, "24 people"), fact(B, "30 people"), fact(self.COPY, "24 people")
        before = run([A, B], [differ(one, other)]).findings[0]
        after = run([A, B, self.COPY], [differ(one, other), differ(copy, other)]).findings[0]
        assert len(after.positions) == 3
        assert after.fingerprint == before.fingerprint


class TestTakenOver:
    """Papers that print an agency's paragraph; `OTHER` tells the same in words of its own."""

    LINE = "The toll was 24 people after the ferry Astrid had struck the pier of Lindholm in thick fog, officials said."
    WIRE, POST = article("a.txt", f"First line.\n{LINE}"), article("b.txt", f"Another line.\n{LINE}")
    OTHER = article("c.txt", "A third line.\nIn Lindholm the coast guard counted 24 people dead on the quay.")

    def test_a_passage_in_two_papers_is_no_agreement_and_with_a_third_source_it_is(self) -> None:
        wire, post, other = (fact(one, "24 people") for one in (self.WIRE, self.POST, self.OTHER))
        assert run([self.WIRE, self.POST], [agree(wire, post)]).agreements == ()
        report = run([self.WIRE, self.POST, self.OTHER], [agree(wire, post), agree(wire, other)])
        assert [len(agreement.positions) for agreement in report.agreements] == [3]

    def test_what_only_papers_with_one_passage_tell_is_a_claim_of_the_first_alone(self) -> None:
        story = Story("toll", "toll", (Member("a.txt"), Member("b.txt")))
        pair = Pair(self.WIRE.sentences[0], self.POST.sentences[0], 1.0, 1.0, 1.0, True)
        assert [single.source for single in story_report([self.WIRE, self.POST], story, [pair]).singles] == ["a.txt"]

    def test_the_report_says_who_has_whose_text(self) -> None:
        (story,) = run([self.WIRE, self.POST], []).stories
        assert [(one.source, one.of, one.share) for one in story.dependences] == [("b.txt", "a.txt", 1.0)]


def test_claims_of_archived_articles_alone_are_not_told() -> None:
    story = Story("toll", "toll", (Member("a.txt", new=False), Member("b.txt")))
    other = article("b.txt", "Title.\nDivers of the coast guard searched the wreck at dawn.")
    assert [single.source for single in run([A, other], []).singles] == ["a.txt", "b.txt"]
    assert [
        single.source for single in report_of([A, other], (), (), load_rules(), Settings(), SURE, story).singles
    ] == ["b.txt"]


def test_reports_on_several_stories_are_one_with_the_worst_findings_first() -> None:
    one = story_report([A, B], Story("one", "one", (Member("a.txt"), Member("b.txt"))), same=False)
    other = story_report([A, article("c.txt")], Story("other", "other", (Member("a.txt"), Member("c.txt"))))
    surer = replace(one.findings[0], confidence=1.0, story="other")
    whole = joined([one, replace(other, findings=(surer,), pairs=2), replace(one, findings=(), pairs=3)])
    assert [finding.story for finding in whole.findings] == ["other", "one"]
    assert (whole.pairs, [story.id for story in whole.stories]) == (5, ["one", "other", "one"])


def test_a_report_counts_the_findings_that_are_too_unsure_to_be_shown() -> None:
    one, two, three = fact(A, "24 people"), fact(B, "30 people"), fact(C, "31 people")
    comparisons = [differ(one, two), differ(two, three, strength=-1.0)]
    fourth = article("d.txt", TEXT.replace("24", "40"))
    alone = differ(three, fact(fourth, "40 people"), strength=-1.0)
    assert run([A, B], comparisons[:1]).unsure == 0
    assert run([A, B, C, fourth], [comparisons[0], alone]).unsure == 1
    assert run([A, B, C, fourth], [comparisons[0], alone], Settings(min_confidence=0.0)).unsure == 0


LIKELIEST, LIKELY, UNLIKELY = -0.1, -0.3, -1.0
"""Figures of comparisons that are 0.40, 0.23 and 0.02 sure, where the threshold is 0.5."""


def unsure(*strengths: float) -> Report:
    """The report on as many disputes, each of two articles of its own, that are so sure."""
    return run(*_disputes(strengths))


def _disputes(strengths: Iterable[float]) -> tuple[list[Article], list[Comparison]]:
    articles, comparisons = [], []
    for number, strength in enumerate(strengths):
        left, right = article(f"{number}a.txt"), article(f"{number}b.txt", TEXT.replace("24", "30"))
        articles += [left, right]
        comparisons.append(differ(fact(left, "24 people"), fact(right, "30 people"), strength=strength))
    return articles, comparisons


def test_the_likeliest_of_what_is_too_unsure_to_be_shown_is_told_the_surest_first() -> None:
    report = unsure(UNLIKELY, LIKELY, LIKELIEST)
    assert report.findings == ()
    assert (report.unsure, [one.confidence for one in report.less_sure]) == (3, [0.401, 0.231])
    assert [one.positions[0].source for one in report.less_sure] == ["2a.txt", "1a.txt"]


def test_it_is_what_a_lower_threshold_tells() -> None:
    articles, comparisons = _disputes([LIKELIEST])
    below = run(articles, comparisons, Settings(min_confidence=LEAST_SURE))
    assert run(articles, comparisons).less_sure == below.findings


@pytest.mark.parametrize(("threshold", "told"), [(0.0, []), (LEAST_SURE, []), (0.3, [0.231]), (0.5, [0.401, 0.231])])
def test_it_ends_at_the_threshold_of_the_run(threshold: float, told: list[float]) -> None:
    report = run(*_disputes([UNLIKELY, LIKELY, LIKELIEST]), Settings(min_confidence=threshold))
    assert [one.confidence for one in report.less_sure] == told


def test_what_is_less_grave_than_asked_for_is_not_among_it() -> None:
    assert run(*_disputes([LIKELY]), Settings(min_severity=Severity.LOW)).less_sure == ()


def test_of_several_stories_it_is_one_list() -> None:
    whole = joined([unsure(LIKELY), unsure(LIKELIEST)])
    assert [one.confidence for one in whole.less_sure] == [0.401, 0.231]


def test_the_threshold_hides_findings_and_no_source_of_one_that_is_shown() -> None:
    comparisons = [
        differ(fact(A, "24 people"), fact(B, "30 people"), strength=0.05),
        differ(fact(A, "24 people"), fact(C, "31 people"), strength=-0.1),
    ]
    by_default, of_all = (run([A, B, C], comparisons, Settings(min_confidence=least)) for least in (None, 0.0))
    assert [position.source for position in by_default.findings[0].positions] == ["a.txt", "b.txt", "c.txt"]
    assert [finding.fingerprint for finding in by_default.findings] == [one.fingerprint for one in of_all.findings]
    assert (len(run([A, C], comparisons[1:]).findings), by_default.unsure) == (0, 0)


def test_a_value_that_is_cut_amid_a_phrase_is_shown_whole_where_it_stands() -> None:
    """The judge's words; what a rule found by its sort stays as it is."""
    left, right = A, article("b.txt", TEXT.replace("The toll was 24", "The tally stood at 30"))
    read = [replace(fact(one, value), kind=Kind.EVENT) for one, value in ((left, "was 24"), (right, "tally stood at"))]
    rule = load_rules()[Kind.EVENT].rules[0]
    found = replace(differ(*read), rule=rule.name, dispute=next(iter(rule.severity)))
    sure = ConfidenceModel(threshold=0.5, kinds={Kind.EVENT: SURE.kinds[Kind.NUMBER]})
    (finding,) = report_of([left, right], (), [found], load_rules(), Settings(), sure).findings
    values = [position.value for position in finding.positions]
    assert values == ["was 24 people", "tally stood at 30 people"]
    for position, one in zip(finding.positions, (left, right), strict=True):
        assert one.text[position.value_start : position.value_end] == position.value
