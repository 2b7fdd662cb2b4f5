"""The confidence model learns from labelled stories, and says so honestly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from msgspec import structs

from factcheck.compare.contradict import RULE as JUDGED
from factcheck.model import Article, Comparison, Dispute, Fact, Finding, Kind, Relation, Sentence, Severity
from factcheck.quality import calibrate
from factcheck.quality.calibrate import (
    FOLDS,
    Case,
    Origin,
    as_news,
    choose_threshold,
    cross_validate,
    cut,
    learn,
    scored,
    without_judge,
)
from factcheck.quality.evaluate import Score, load_labels, sum_scores
from factcheck.quality.gold import GoldFinding, GoldStory
from factcheck.rules import load_rules
from factcheck.rules.confidence import JUDGE, ConfidenceModel, Weights, load_confidence

RULES = load_rules()
RULE = RULES[Kind.NUMBER].rules[0]
TEXT = "The toll was 24 people."


def case(number: int, *, real: bool) -> Case:
    """A story with one comparison: real ones are strong, unreal ones weak."""
    articles = [
        Article(f"s{number}/{name}", TEXT, sentences=(sentence(f"s{number}/{name}"),)) for name in ("a.txt", "b.txt")
    ]
    facts: list[Fact[object]] = [
        Fact(Kind.NUMBER, article.sentences[0], 13, 22, "24 people", 24, "killed") for article in articles
    ]
    features = (("strength", float(real)),)
    comparison = Comparison(facts[0], facts[1], Relation.DIFFERENT, "", RULE.name, next(iter(RULE.severity)), features)
    spans = (("a.txt", 0, len(TEXT), "24 people"), ("b.txt", 0, len(TEXT), "24"))
    gold = (GoldFinding(f"g{number}", "number", "high", "killed", spans),) if real else ()
    story = GoldStory(f"s{number}", (), gold, ())
    return Case(story, tuple(articles), (), (comparison,), (real,), Origin.HELD)


def sentence(source: str) -> Sentence:
    return Sentence(source, 0, 0, len(TEXT), TEXT)


CASES = [case(number, real=number % 3 != 0) for number in range(24)]


def scores(cases: Sequence[Case]) -> dict[str, Score]:
    """How each story fares by weights that were learned from the others."""
    unseeing = cross_validate(cases, RULES)
    return {one.story.name: scored(one, unseeing[one.story.name], RULES) for one in cases}


def total() -> Score:
    return sum_scores(scores(CASES))


def test_a_figure_that_tells_real_from_unreal_gets_a_positive_weight() -> None:
    assert learn(CASES, RULES)[Kind.NUMBER].weights["strength"] > 0


def test_real_differences_end_up_surer_than_unreal_ones() -> None:
    verdicts = total().verdicts
    right = min(finding.confidence for verdict, _, finding in verdicts if verdict == "right")
    wrong = max(finding.confidence for verdict, _, finding in verdicts if verdict != "right")
    assert right > wrong


def test_the_threshold_is_the_lowest_that_is_precise_enough() -> None:
    threshold = choose_threshold(total(), precision=0.95)
    assert cut(total(), threshold).precision() >= 0.95
    assert cut(total(), threshold - 0.01).precision() < 0.95


def test_cutting_forgets_what_only_dropped_findings_had_found() -> None:
    assert cut(total(), 1.0).recall() == 0.0


def test_the_model_is_written_as_the_file_that_confidence_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = ConfidenceModel(threshold=0.4, kinds={Kind.NUMBER: Weights(bias=-1.0, weights={"strength": 2.0})})
    monkeypatch.setattr(calibrate, "rules_folder", lambda: tmp_path)
    calibrate.write(model)
    assert load_confidence(tmp_path) == model
    assert yaml.safe_load((tmp_path / "confidence.yaml").read_text())["threshold"] == 0.4


def test_labels_by_offsets_give_sentence_and_words_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "storm").mkdir()
    (tmp_path / "storm" / "a.txt").write_text(TEXT)
    position = '{"article": "a.txt", "start": 0, "end": 23, "value_start": 13, "value_end": 22}'
    finding = f'{{"id": "x", "kind": "number", "subject": "toll", "positions": [{position}]}}'
    (tmp_path / "labels" / "storm.json").write_text(f'{{"articles": ["a.txt"], "findings": [{finding}], "decoys": []}}')
    (story,) = load_labels(tmp_path / "labels", tmp_path)
    assert story.findings[0].spans == (("a.txt", 0, 23, "24 people"),)


@pytest.mark.parametrize("origin", [Origin.INVENTED, Origin.DEVELOPED])
def test_held_stories_alone_tell_how_sure_to_be(origin: Origin) -> None:
    told = [structs.replace(case(number, real=True), origin=origin) for number in range(100, 124)]
    with_others, without = (learn(cases, RULES)[Kind.NUMBER] for cases in ([*CASES, *told], CASES))
    assert origin not in with_others.weights
    assert abs(with_others.bias - without.bias) < 0.5


def test_no_judge_is_developed_by_the_stories_that_rules_are() -> None:
    def judged(one: Case) -> Case:
        features = ((JUDGE, 1.0), *one.comparisons[0].features)
        return structs.replace(
            one, origin=Origin.DEVELOPED, comparisons=(replace(one.comparisons[0], features=features),)
        )

    told = [judged(case(number, real=True)) for number in range(100, 124)]
    assert learn([*CASES, *told], RULES)[JUDGE].bias > 0


def test_a_story_is_scored_by_weights_learned_from_others() -> None:
    others = [one for place, one in enumerate(CASES) if place % FOLDS]
    assert cross_validate(CASES, RULES)[CASES[0].story.name] == learn(others, RULES)


def test_the_score_that_sets_the_threshold_leaves_invented_stories_out() -> None:
    cases = [*CASES, *(structs.replace(case(number, real=True), origin=Origin.INVENTED) for number in range(100, 108))]
    assert {gold.id for gold in as_news(cases, scores(cases)).gold} == {gold.id for gold in total().gold}


def test_what_repeated_a_finding_that_is_cut_is_right_instead() -> None:
    grave, sure = (finding(Severity.HIGH, 0.35), finding(Severity.MEDIUM, 0.8))
    both = Score((("right", "g", grave), ("repeat", "g", sure)), (), frozenset({"g"}))
    assert [verdict for verdict, _, _ in cut(both, 0.5).verdicts] == ["right"]
    assert cut(both, 0.5).found == {"g"}
    assert [verdict for verdict, _, _ in cut(both, 0.1).verdicts] == ["right", "repeat"]


def finding(severity: Severity, confidence: float) -> Finding:
    return Finding(Kind.NUMBER, "FC401", "toll", Dispute.CONFLICT, severity, confidence, "", (), "0123456789ab")


def test_disputes_alone_are_learned_from() -> None:
    agreed = [
        Case(one.story, one.articles, (), (Comparison(c.left, c.right, Relation.SAME),), (), Origin.HELD)
        for one in CASES
        for c in one.comparisons
    ]
    assert learn([*CASES, *agreed], RULES) == learn(CASES, RULES)


def test_without_the_judge_its_comparisons_and_their_labels_are_gone() -> None:
    one = case(1, real=True)
    judged = replace(one.comparisons[0], rule=JUDGED)
    both = structs.replace(one, comparisons=(judged, *one.comparisons), labels=(False, *one.labels))
    assert without_judge(both) == one
