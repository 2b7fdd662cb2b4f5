"""Every missed difference has one cause: the last stage that lost it."""

from __future__ import annotations

from pathlib import PurePosixPath

import numpy as np

from factcheck.compare import compare
from factcheck.compare.align import align
from factcheck.model import Dispute, Finding, Kind, Severity
from factcheck.quality.calibrate import Case, Origin
from factcheck.quality.evaluate import Score
from factcheck.quality.gold import GoldFinding, GoldStory
from factcheck.quality.misses import Cause, causes
from factcheck.rules import load_rules

from ..factory import article

NOTHING = Score((), (), frozenset())
"""Nothing at all would be reported."""
THRESHOLD = 0.5


def told(confidence: float) -> Score:
    """The labelled difference would be reported, with `confidence`."""
    finding = Finding(Kind.NUMBER, "FC401", "toll", Dispute.CONFLICT, Severity.HIGH, confidence, "", (), "0123456789ab")
    return Score((("right", "g", finding),), (), frozenset({"g"}))


FIRST, SECOND = "The fire injured 12 people on Monday.", "On Monday 15 people were hurt in the fire."


def story(left: str, right: str, values: tuple[str, str], kind: str = "number") -> Case:
    """Two articles of one sentence with one labelled difference."""
    articles = [article(text, source=name) for text, name in ((left, "a.txt"), (right, "b.txt"))]
    spans = tuple(
        (PurePosixPath(one.source).name, sentence.start, sentence.end, value)
        for one, value in zip(articles, values, strict=True)
        for sentence in one.sentences
    )
    gold = GoldFinding("g", kind, "high", "", spans)
    pairs = align(articles, {one.source: np.array([[1, 0]], np.float32) for one in articles}, new=None)
    return Case(
        GoldStory("s", (), (gold,), ()), tuple(articles), pairs, compare(articles, pairs, load_rules()), (), Origin.HELD
    )


def test_what_a_lower_threshold_would_report_was_seen() -> None:
    assert causes(story(FIRST, SECOND, ("12", "15")), told(0.2), THRESHOLD) == {"g": Cause.UNSURE}


def test_a_dispute_that_no_finding_tells_was_merged_into_another() -> None:
    assert causes(story(FIRST, SECOND, ("12", "15")), NOTHING, THRESHOLD) == {"g": Cause.MERGED}


def test_a_value_that_no_field_reads_was_not_read() -> None:
    assert causes(story("Both drowned.", SECOND, ("Both", "15")), NOTHING, THRESHOLD) == {"g": Cause.UNREAD}


def test_two_values_that_agree_were_seen_without_a_dispute() -> None:
    same = "Twelve people were hurt in the fire on Monday."
    assert causes(story(FIRST, same, ("12 people", "Twelve people")), NOTHING, THRESHOLD) == {"g": Cause.SILENT}


def test_what_was_found_has_no_cause() -> None:
    assert causes(story(FIRST, SECOND, ("12", "15")), told(0.8), THRESHOLD) == {}
