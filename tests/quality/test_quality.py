"""The page that says how good the tool is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from factcheck.model import Dispute, Finding, Kind, Severity
from factcheck.quality.__main__ import Part, StorySet, limits_page, main, page
from factcheck.quality.calibrate import Origin
from factcheck.quality.calibrate import main as calibrate
from factcheck.quality.evaluate import Score
from factcheck.quality.gold import GoldFinding
from factcheck.quality.misses import Cause


def finding(confidence: float) -> Finding:
    return Finding(Kind.NUMBER, "FC401", "toll", Dispute.CONFLICT, Severity.HIGH, confidence, "", (), f"{confidence}")


GOLD = (GoldFinding("g1", "number", "high", "toll", ()), GoldFinding("g2", "time", "low", "day", ()))
TOTAL = Score((("right", "g1", finding(0.9)), ("wrong", "", finding(0.2))), GOLD, frozenset({"g1"}))
ABLATION = {"gold": {"without": TOTAL, "with": Score(TOTAL.verdicts[:1], GOLD, TOTAL.found)}}
SETS = (StorySet("gold", Origin.DEVELOPED, detailed=True), StorySet("unseen", Origin.HELD))
PARTS = [Part(one, 1, 4, TOTAL) for one in SETS]


def test_every_set_has_its_line_at_the_threshold() -> None:
    lines = page(PARTS, ABLATION, 0.5, []).splitlines()
    assert "| gold | 1 | 2 | 1.00 | 0.50 | 1.00 | 0.50 | 0 of 4 |" in lines
    assert "| unseen | 1 | 2 | 1.00 | 0.50 | 1.00 | 0.50 | 0 of 4 |" in lines


def test_a_lower_threshold_lets_the_wrong_finding_in() -> None:
    assert "| gold | 1 | 2 | 0.50 | 0.50 |" in page(PARTS, ABLATION, 0.1, [])


def test_the_confidence_is_held_against_the_share_that_is_right() -> None:
    text = page(PARTS, ABLATION, 0.5, [])
    assert "| 0.9 to 1.0 | 1 | 1.00 |" in text
    assert "| 0.2 to 0.3 | 1 | 0.00 |" in text


def test_only_a_set_that_is_to_be_shown_in_detail_is_shown_by_kind() -> None:
    lines = page(PARTS, ABLATION, 0.5, []).splitlines()
    assert [line for line in lines if line.startswith("## By kind: ")] == ["## By kind: gold"]


def test_what_each_change_did_is_kept() -> None:
    assert "| aligned by names | 0.50 | 0.40 |" in page(PARTS, ABLATION, 0.5, [["aligned by names", "0.50", "0.40"]])


def test_a_set_that_older_changes_were_not_measured_on_is_left_empty() -> None:
    assert "| first | 0.50 | 0.40 |  |  |  |  |  |  |" in page(PARTS, ABLATION, 0.5, [["first", "0.50", "0.40"]])


def test_the_page_of_limits_counts_every_labelled_difference_once() -> None:
    counts = Counter({(Kind.NUMBER, None): 2, (Kind.NUMBER, Cause.SILENT): 1, (Kind.TIME, Cause.UNALIGNED): 3})
    lines = limits_page(counts, 0.5).splitlines()
    assert "| number | 3 | 2 | 0 | 0 | 1 | 0 | 0 |" in lines
    assert "| all | 6 | 2 | 0 | 0 | 1 | 0 | 3 |" in lines


def test_what_the_judge_brings_stands_beside_a_run_without_it() -> None:
    lines = page(PARTS, ABLATION, 0.2, []).splitlines()
    assert "| gold | 0.20 | without | 0.50 | 0.50 | 0.50 | 0.00 | 0.00 |" in lines
    assert "| gold | 0.20 | with | 1.00 | 0.50 | 0.50 | 0.00 | 0.00 |" in lines
    assert "| gold | 0.10 | without | 0.50 | 0.50 | 0.50 | 0.00 | 0.00 |" in lines


@pytest.mark.parametrize(
    ("program", "given", "told"),
    [
        (main, [], "required: gold, articles\n"),
        (main, ["gold"], "required: articles\n"),
        (calibrate, [], "required: gold"),
        (calibrate, ["gold", "labels"], "labels mark up stories: give the folder of these too"),
    ],
)
def test_who_leaves_a_folder_out_is_told_which(
    program: Callable[[], None], given: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setattr("sys.argv", ["quality", *given])
    with pytest.raises(SystemExit):
        program()
    assert told in capsys.readouterr().err
