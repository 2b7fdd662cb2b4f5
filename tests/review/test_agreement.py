"""Agreement of reviewers."""

from __future__ import annotations

import pytest

from factcheck.decisions import Verdict
from factcheck.review.agreement import agreement, as_text

from ..factory import decided, finding

REAL, SAME, BOTH = Verdict.REAL, Verdict.SAME, Verdict.BOTH


def read(*rows: tuple[Verdict | None, ...]):
    """Decisions of as many reviewers as a row has verdicts, a row a finding; None for one who did not decide."""
    return [
        decided(verdict, who, about=finding(f"{number:016x}"))
        for number, row in enumerate(rows)
        for who, verdict in zip(("ana", "ben", "cai"), row, strict=False)
        if verdict
    ]


def test_raw_agreement_is_the_share_of_pairs_that_say_the_same():
    assert agreement(read((REAL, REAL), (REAL, SAME), (SAME, SAME))).raw() == (2, 3)


def test_of_three_reviewers_each_two_are_a_pair():
    found = agreement(read((REAL, REAL, SAME)))
    assert found.raw() == (1, 3)
    assert found.raw(("ana", "ben")) == (1, 1)


def test_alpha_of_perfect_agreement_is_one():
    assert agreement(read((REAL, REAL), (SAME, SAME))).alpha() == pytest.approx(1.0)


def test_alpha_is_that_of_krippendorffs_definition():
    """Two coders, ten nominal units, the example of Krippendorff 2011 (binary data): alpha = 0.095."""
    ana, ben = "0100000000", "1110010010"
    rows = [tuple(SAME if bit == "1" else REAL for bit in pair) for pair in zip(ana, ben, strict=True)]
    assert agreement(read(*rows)).alpha() == pytest.approx(0.095, abs=0.001)


def test_alpha_is_not_defined_where_there_is_but_one_verdict():
    assert agreement(read((REAL, REAL))).alpha() is None


def test_what_one_alone_decided_does_not_count():
    found = agreement(read((REAL, REAL), (SAME, None)))
    assert found.raw() == (1, 1)
    assert len(found.readings) == 1


def test_a_final_word_is_no_reading():
    lines = [*read((REAL, SAME)), decided(SAME, "dot", about=finding(f"{0:016x}"), final=True)]
    found = agreement(lines)
    assert found.reviewers == ("ana", "ben")
    assert found.open == frozenset()


def test_the_text_names_what_differs_and_what_waits():
    text = as_text(agreement(read((REAL, REAL), (REAL, SAME), (SAME, SAME))))
    assert "3 findings decided by two or more of ana, ben" in text
    assert "raw agreement          0.67 (2 of 3)" in text
    assert "0000000000000001  FC121  ana: real, ben: same" in text
    assert "1 waits for a final word" in text


def test_the_text_says_when_there_is_nothing_to_compare():
    assert as_text(agreement(read((REAL, None)))).startswith("No finding was decided by two reviewers.")
