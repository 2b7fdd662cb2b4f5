"""What decisions say of the tool."""

from __future__ import annotations

from factcheck.decisions import Verdict
from factcheck.model import Kind
from factcheck.review.precision import Count, as_text, count, curve, suggested

from ..factory import decided, finding

REAL, SAME, BOTH, UNCLEAR = Verdict.REAL, Verdict.SAME, Verdict.BOTH, Verdict.UNCLEAR


def lines(*rows: tuple[Verdict, float, int]):
    """`number` decisions of that verdict on findings of that confidence, for each row."""
    many = [(verdict, confidence) for verdict, confidence, number in rows for _ in range(number)]
    return [
        decided(verdict, about=finding(f"{place:016x}", confidence=confidence))
        for place, (verdict, confidence) in enumerate(many)
    ]


def test_precision_is_the_share_of_real_differences_among_what_can_be_told():
    found = count(lines((REAL, 0.5, 3), (SAME, 0.5, 1), (BOTH, 0.5, 1), (UNCLEAR, 0.5, 5)))
    assert found == Count(3, 1, 1, 5)
    assert found.precision == 0.6


def test_the_curve_says_what_a_higher_threshold_would_leave():
    points = dict(curve(lines((REAL, 0.9, 3), (SAME, 0.42, 1))))
    assert 0.4 not in points
    assert points[0.45] == Count(3)


def test_the_lowest_threshold_that_is_precise_enough_is_suggested():
    step, kept = suggested(lines((REAL, 0.8, 20), (SAME, 0.8, 5), (SAME, 0.5, 20))) or (0.0, Count())
    assert step == 0.55
    assert kept.precision == 0.8


def test_nothing_is_suggested_from_a_few_decisions():
    assert suggested(lines((REAL, 0.8, 9), (SAME, 0.5, 9))) is None
    assert "too few to suggest a threshold" in as_text(lines((REAL, 0.8, 9), (SAME, 0.5, 9)))


def test_nothing_is_suggested_where_precision_is_high():
    found = lines((REAL, 0.8, 40), (SAME, 0.5, 2))
    assert suggested(found) is None
    assert "no higher threshold is needed" in as_text(found)


def test_the_text_counts_by_kind_and_rule_and_says_that_nothing_was_changed():
    found = lines((REAL, 0.8, 20), (SAME, 0.5, 20))
    found.append(decided(SAME, about=finding("e" * 16, kind=Kind.NUMBER, code="FC401", confidence=0.5)))
    text = as_text(found)
    assert [line.split()[:3] for line in text.splitlines() if line.startswith(("all", "FC", "n"))] == [
        ["all", "41", "20"], ["name", "40", "20"], ["number", "1", "0"], ["FC121", "40", "20"], ["FC401", "1", "0"],
    ]  # fmt: skip
    assert "With --min-confidence 0.55 precision would be 1.00" in text
    assert text.endswith("Nothing was changed.\n")


def test_what_reviewers_disagree_on_counts_nowhere():
    assert as_text([decided(REAL, "ana"), decided(SAME, "ben")]).startswith("No finding is settled")
