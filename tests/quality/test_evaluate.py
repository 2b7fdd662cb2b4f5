"""Precision and recall against labelled stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import structs

from factcheck.errors import ReportError
from factcheck.load import load_article
from factcheck.model import Dispute, Finding, Kind, Position, Severity
from factcheck.quality.evaluate import load_gold, load_labels, score, sum_scores
from factcheck.quality.gold import GoldStory

LEFT, RIGHT = "Police said 24 people died. Rain fell.", "At least 30 people died, a doctor said. It rained."


@pytest.fixture
def story(tmp_path: Path) -> GoldStory:
    folder = tmp_path / "storm"
    folder.mkdir()
    (folder / "a.txt").write_text(LEFT)
    (folder / "b.txt").write_text(RIGHT)
    positions = [
        {"article": "a.txt", "quote": "Police said 24 people died.", "value": "24 people"},
        {"article": "b.txt", "quote": "At least 30 people died, a doctor said.", "value": "At least 30 people"},
    ]
    rain = [
        {"article": "a.txt", "quote": "Rain fell.", "value": "Rain fell"},
        {"article": "b.txt", "quote": "It rained.", "value": "rained"},
    ]
    gold = {
        "articles": ["a.txt", "b.txt"],
        "findings": [{"id": "s1", "kind": "number", "severity": "high", "subject": "killed", "positions": positions}],
        "decoys": [{"id": "d1", "kind": "event", "subject": "rain", "positions": rain}],
    }
    (folder / "gold.json").write_text(json.dumps(gold))
    return load_gold(tmp_path)[0]


def finding(kind: Kind, left: str, right: str, confidence: float = 0.9) -> Finding:
    places = [("x/a.txt", LEFT, left), ("x/b.txt", RIGHT, right)]
    positions = []
    for source, text, value in places:
        at = text.index(value)
        start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
        end = text.index(".", at) + 1
        positions.append(Position(source, start, end, text[start:end], value, at, at + len(value), 1))
    return Finding(
        kind, "FC401", "killed", Dispute.CONFLICT, Severity.HIGH, confidence, "why", tuple(positions), f"{confidence}"
    )


def scored(story: GoldStory, *findings: Finding) -> dict[str, int]:
    result = score(story, findings)
    return {verdict: result.count(verdict) for verdict in ("right", "wrong", "decoy", "repeat")}


def test_a_finding_on_the_labelled_sentences_with_their_values_is_right(story: GoldStory) -> None:
    assert scored(story, finding(Kind.NUMBER, "24 people", "30 people"))["right"] == 1


def test_a_second_finding_on_the_same_difference_is_a_repeat(story: GoldStory) -> None:
    twice = finding(Kind.NUMBER, "24 people", "30 people"), finding(Kind.NUMBER, "24 people", "30 people", 0.8)
    assert scored(story, *twice) == {"right": 1, "wrong": 0, "decoy": 0, "repeat": 1}


def test_a_kind_of_another_family_is_wrong(story: GoldStory) -> None:
    assert scored(story, finding(Kind.QUOTE, "24 people", "30 people"))["wrong"] == 1


def test_other_words_of_the_same_sentences_are_wrong(story: GoldStory) -> None:
    assert scored(story, finding(Kind.NUMBER, "Police", "a doctor"))["wrong"] == 1


def test_a_finding_on_a_look_alike_is_a_decoy(story: GoldStory) -> None:
    assert scored(story, finding(Kind.EVENT, "Rain fell", "It rained"))["decoy"] == 1


def test_precision_recall_and_order_add_up_over_stories(story: GoldStory) -> None:
    right, wrong = finding(Kind.NUMBER, "24 people", "30 people"), finding(Kind.EVENT, "Police", "doctor", 0.5)
    missed = structs.replace(
        story, findings=tuple(structs.replace(gold, id=f"other/{gold.id}") for gold in story.findings)
    )
    total = sum_scores({"one": score(story, (right, wrong)), "two": score(missed, ())})
    assert (total.precision(), total.recall(), total.average_precision()) == (0.5, 0.5, 0.5)
    assert total.recall(severities=("high",)) == 0.5


def test_a_label_is_known_by_its_story_too(tmp_path: Path) -> None:
    """Every story may number its own from 1."""
    for name in ("fire", "storm"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("Four were hurt.")
        position = {"article": "a.txt", "quote": "Four", "value": "Four"}
        label = {"id": "1", "kind": "number", "subject": "", "positions": [position]}
        content = {"articles": ["a.txt"], "decoys": [], "findings": [label]}
        (tmp_path / name / "gold.json").write_text(json.dumps(content))
    assert [gold.id for story in load_gold(tmp_path) for gold in story.findings] == ["fire/1", "storm/1"]


def test_labels_lie_where_a_run_reads_the_words_whatever_ends_the_lines(tmp_path: Path) -> None:
    (tmp_path / "storm").mkdir()
    (tmp_path / "storm/a.txt").write_bytes("\ufeffA storm.\r\n\r\nFour were hurt.\r\n".encode())
    position = {"article": "a.txt", "quote": "Four were hurt", "value": "Four"}
    gold = {"articles": ["a.txt"], "findings": [{"id": "1", "kind": "number", "subject": "", "positions": [position]}]}
    (tmp_path / "storm/gold.json").write_text(json.dumps(gold | {"decoys": []}))
    [story] = load_gold(tmp_path)
    [(_, start, end, _)] = story.findings[0].spans
    assert load_article(tmp_path / "storm/a.txt").text[start:end] == "Four were hurt"


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"no <story>/gold\.json"):
        load_gold(tmp_path)


def test_a_folder_without_labels_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"no <story>\.json in this folder. Name a folder of labels"):
        load_labels(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("{}", "articles: is missing"),
        ("[]", "must be a table of names and values"),
        ('{"articles": ["none.txt"], "findings": [], "decoys": []}', "no such file"),
        ('{"articles": [], "findings": [{}], "decoys": []}', "findings.0.id: is missing"),
        ('{"articles": [], "findings": [{"id": "1", "kind": ["number"]}], "decoys": []}', "kind: must be text"),
        ("{", "Expecting property name"),
        ("[" * 100_000, "recursion"),
    ],
)
def test_a_broken_gold_file_is_an_error_that_names_it(tmp_path: Path, content: str, wrong: str) -> None:
    (tmp_path / "storm").mkdir()
    (tmp_path / "storm" / "gold.json").write_text(content)
    with pytest.raises(ReportError, match=rf"gold\.json: not a gold file \(.*{wrong}.*\)\. See the gold layout"):
        load_gold(tmp_path)


def test_a_gold_file_that_cannot_be_opened_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "storm/gold.json").mkdir(parents=True)
    with pytest.raises(ReportError, match=r"gold\.json: not a gold file \(Is a directory\)\. See the gold layout"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    ("position", "wrong"),
    [
        ({"article": "b.txt", "quote": "Four", "value": "Four"}, "a position is in 'b.txt', which is none of"),
        (
            {"article": "a.txt", "quote": "Four"},
            "positions.0: give quote and value or start, end, value_start and value_end",
        ),
        (
            {"article": "a.txt", "start": 0, "end": 99, "value_start": 0, "value_end": 4},
            "the offsets 0 to 99 do not fit a.txt",
        ),
    ],
)
def test_a_label_that_lies_nowhere_is_an_error(tmp_path: Path, position: dict[str, object], wrong: str) -> None:
    gold = {"articles": ["a.txt"], "findings": [{"id": "1", "kind": "number", "subject": "", "positions": [position]}]}
    (tmp_path / "storm").mkdir()
    (tmp_path / "storm/a.txt").write_text("Four were hurt.")
    (tmp_path / "storm/gold.json").write_text(json.dumps(gold | {"decoys": []}))
    with pytest.raises(ReportError, match=wrong):
        load_gold(tmp_path)


def test_a_label_whose_quote_does_not_stand_in_its_article_is_an_error(tmp_path: Path) -> None:
    """It could never be found, and would lower every figure in silence."""
    position = {"article": "a.txt", "quote": "Five were hurt", "value": "Five"}
    gold = {"articles": ["a.txt"], "findings": [{"id": "1", "kind": "number", "subject": "", "positions": [position]}]}
    (tmp_path / "storm").mkdir()
    (tmp_path / "storm/a.txt").write_text("Four were hurt.")
    (tmp_path / "storm/gold.json").write_text(json.dumps(gold | {"decoys": []}))
    with pytest.raises(ReportError, match=r"the quote 'Five were hurt' does not stand in a\.txt"):
        load_gold(tmp_path)
