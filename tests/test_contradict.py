"""The judge is asked about clauses that may tell the same; its answer becomes a comparison with the words marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from factcheck import check
from factcheck.contradict import MIN_SCORE, RULE, contradictions
from factcheck.embed import Embedder
from factcheck.model import Comparison, Dispute, Kind, Pair, Relation
from factcheck.nli import Probabilities, TextPair, load_judge
from factcheck.rules import Example, load_rules
from factcheck.settings import EMBEDDED_JUDGE, Settings
from tests.factory import article

CASES = [
    pytest.param(kind, example, id=f"{kind}-{number}")
    for kind in (Kind.EVENT, Kind.STATUS)
    for number, example in enumerate(load_rules()[kind].named(RULE).examples)
]


class Told:
    """A judge that objects, both ways, where `excludes` says so; it keeps what it was asked."""

    name = "told"

    def __init__(self, excludes: Callable[[str, str], bool]) -> None:
        self.asked: list[TextPair] = []
        self._excludes = excludes

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        self.asked += pairs
        rows = [[0, 0.1, 0.9] if self._excludes(*pair) else [0.1, 0.9, 0] for pair in pairs]
        return np.array(rows, np.float32).reshape(-1, 3)


def asked(left: str, right: str, judge: object, comparisons: Sequence[Comparison] = (), score: float = 0.9):
    """What `judge` makes of two aligned sentences."""
    one, other = article(left, "a.txt"), article(right, "b.txt")
    pair = Pair(one.sentences[0], other.sentences[0], score, 0.9, 0.5, mutual=False)
    return contradictions([one, other], [pair], comparisons, judge)  # type: ignore[arg-type]


def inside_out(one: str, other: str) -> bool:
    return ("into" in one) != ("into" in other) and ("out" in one) != ("out" in other)


INTO = "Ina Holm walked into the harbour office on Monday."
OUT = "Ina Holm walked out of the harbour office at 9 p.m."


def test_clauses_that_exclude_each_other_are_a_dispute_of_what_happened() -> None:
    (found,) = asked(INTO, OUT, Told(inside_out))
    assert (found.left.kind, found.rule, found.dispute) == (Kind.EVENT, RULE, Dispute.TENSION)
    assert found.relation is Relation.DIFFERENT
    assert "into" in found.left.text
    assert "out of" in found.right.text
    assert found.left.sentence.text[found.left.start : found.left.end] == found.left.text


def test_it_is_asked_both_ways_round_without_days_and_numbers() -> None:
    judge = Told(lambda one, other: False)
    asked(INTO, OUT, judge)
    there, back = judge.asked
    assert there == back[::-1]
    assert not any(mark in text for text in there for mark in ("Monday", "9"))


def test_a_pronoun_is_asked_about_by_name() -> None:
    judge = Told(lambda one, other: False)
    asked("When Ina Holm came home, she locked the office door.", "Ina Holm opened the office door.", judge)
    assert any(one.startswith("Holm locked") for one, _ in judge.asked)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ina Holm walked into the office.", "Peter Lund walked out of the office."),
        ("The council met in the morning.", "A storm broke two windows."),
        ("Ina Holm walked into the office.", "Ina Holm walked into the office."),
    ],
)
def test_other_people_other_matters_and_the_same_words_are_not_asked_about(left: str, right: str) -> None:
    judge = Told(lambda one, other: True)
    assert not asked(left, right, judge)
    assert not judge.asked


def test_sentences_that_hardly_align_are_not_asked_about() -> None:
    assert not asked(INTO, OUT, Told(inside_out), score=MIN_SCORE - 0.01)


def test_what_a_kind_of_fact_disputes_is_not_disputed_again() -> None:
    (found,) = asked(INTO, OUT, Told(inside_out))
    assert not asked(INTO, OUT, Told(inside_out), [found])
    assert asked(INTO, OUT, Told(inside_out), [replace(found, dispute=None)])


def test_a_planned_and_a_done_act_are_an_update_of_the_status() -> None:
    (found,) = asked(
        "Ina Holm will close the harbour office.", "Ina Holm closed the harbour office.", Told(lambda a, b: True)
    )
    assert (found.left.kind, found.dispute) == (Kind.STATUS, Dispute.UPDATE)


def test_of_a_long_clause_the_words_that_make_the_contradiction_are_the_value() -> None:
    rest = "in the old customs house on the northern quay of the harbour of Tarn with her two sons and a small dog"
    (found,) = asked(f"Ina Holm slept {rest}.", f"Ina Holm danced {rest}.", Told(lambda a, b: "slept" in a + b))
    assert found.left.text.startswith("slept")
    assert len(found.left.text.split()) <= 9


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_every_example_of_the_judges_rules_comes_out_as_it_says(kind: Kind, example: Example) -> None:
    found = asked(example.left, example.right, load_judge(EMBEDDED_JUDGE))
    outcomes = {str(c.dispute) for c in found if c.left.kind is kind}
    assert (outcomes or {"none"}) == {example.expect}


def test_every_figure_lies_between_0_and_1() -> None:
    (found,) = asked(INTO, OUT, Told(inside_out))
    assert all(0 <= figure <= 1 for _, figure in found.features)


def test_a_run_reports_what_the_judge_that_it_is_given_says(tmp_path: Path, embedder: Embedder) -> None:
    slept = "All night Ina Holm slept soundly in her chair at the harbour office of Tarn."
    danced = "A guard saw how the new harbour master, Ina Holm, danced through Tarn."
    for name, text in (("a.txt", slept), ("b.txt", danced)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = Settings(min_confidence=0.0)
    judged = check([tmp_path], settings, embedder=embedder, referee=Told(lambda one, other: one != other))
    assert "FC514" in {finding.code for finding in judged.findings}
    assert "FC514" not in {finding.code for finding in check([tmp_path], settings, embedder=embedder).findings}
