"""How sure a finding is, and what that figure is made of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from factcheck.compare import compare
from factcheck.compare.contradict import SPOKEN, read
from factcheck.errors import RuleError
from factcheck.model import Comparison, Dispute, Fact, Kind, Pair, Relation, Sentence
from factcheck.rules import load_rules
from factcheck.rules.confidence import JUDGE, SELDOM, ConfidenceModel, Weights, figures, load_confidence, spoken_by

from ..compare.test_contradict import Objecting
from ..factory import article

SENTENCE = Sentence("a.txt", 0, 0, 8, "24 died.")
FACT: Fact[object] = Fact(Kind.NUMBER, SENTENCE, 0, 2, "24", 24, "people killed")
COMPARISON = Comparison(FACT, FACT, Relation.DIFFERENT, "", "toll", Dispute.CONFLICT, (("strength", 0.5),))
PAIRED = replace(COMPARISON, pair=Pair(SENTENCE, SENTENCE, score=0.9, cosine=0.8, overlap=0.4, mutual=True))


def test_figures_hold_the_pair_the_rule_and_the_comparisons_own() -> None:
    assert dict(figures(PAIRED)) == {
        "aligned": 1.0, "cosine": 0.8, "overlap": 0.4, "score": 0.9, "mutual": 1.0, "rule toll": 1.0, "strength": 0.5,
    }  # fmt: skip


def test_facts_that_met_without_aligned_sentences_have_no_figures_of_a_pair() -> None:
    assert "aligned" not in dict(figures(COMPARISON))


def test_confidence_is_the_logistic_of_the_weighted_figures() -> None:
    model = ConfidenceModel(threshold=0.5, kinds={Kind.NUMBER: Weights(bias=-1.0, weights={"strength": 2.0})})
    assert model(COMPARISON) == 0.5


def test_an_unknown_kind_is_as_sure_as_a_coin() -> None:
    assert ConfidenceModel(threshold=0.5, kinds={})(COMPARISON) == 0.5


@pytest.mark.parametrize("kind", list(Kind))
def test_the_shipped_model_knows_every_kind(kind: Kind) -> None:
    assert kind in load_confidence().kinds


def test_weights_that_changed_are_read_again(tmp_path):
    for threshold in (0.25, 0.75):
        (tmp_path / "confidence.yaml").write_text(f"threshold: {threshold}\nkinds: {{}}\n", encoding="utf-8")
        assert load_confidence(tmp_path).threshold == threshold


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("threshold: 5\nkinds: {}\n", ":1:1: threshold: must be 1 or less, not 5."),
        ("threshold: .nan\nkinds: {}\n", ":1:1: threshold: must be a number, not nan."),
        (
            "threshold: 0.3\nkinds: {number: {bias: .inf, weights: {}}}\n",
            ":2:18: kinds.number.bias: must be a number, not inf.",
        ),
    ],
)
def test_figures_with_which_nothing_would_ever_be_told_are_an_error(tmp_path, content, told):
    (tmp_path / "confidence.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_confidence(tmp_path)
    assert str(caught.value).endswith(told)


def test_what_the_judge_says_has_weights_of_its_own() -> None:
    weights = {Kind.NUMBER: Weights(bias=-9.0, weights={}), JUDGE: Weights(bias=0.0, weights={JUDGE: 0.0})}
    model = ConfidenceModel(threshold=0.5, kinds=weights)
    assert model(replace(COMPARISON, features=((JUDGE, 0.9),))) == 0.5
    assert model(COMPARISON) < 0.01


@pytest.mark.parametrize("figure", SELDOM)
def test_what_stories_hold_too_little_of_to_learn_from_is_at_least_as_sure_as_a_coin(figure: str) -> None:
    seldom = replace(COMPARISON, features=((figure, 0.9),))
    for bias, sure in ((-9.0, 0.5), (9.0, 1.0)):
        model = ConfidenceModel(threshold=0.5, kinds={Kind.NUMBER: Weights(bias=bias, weights={})})
        assert model(seldom) == pytest.approx(sure, abs=0.001)


def test_a_judge_that_nothing_was_learned_of_is_not_believed() -> None:
    assert ConfidenceModel(threshold=0.5, kinds={})(replace(COMPARISON, features=((JUDGE, 0.9),))) == 0.0


@pytest.fixture(scope="module")
def occurring() -> dict[str, set[str]]:
    """The figures of what the examples of all rules come to, and of what a judge says of them, by their weights."""
    rules = load_rules()
    found: dict[str, set[str]] = defaultdict(set)
    for example in (example for file in rules.values() for rule in file.rules for example in rule.examples):
        left, right = article(example.left), article(example.right, "b.txt")
        pairs = [Pair(one, other, 0.9, 0.9, 0.5, mutual=True) for one in left.sentences for other in right.sentences]
        plain = compare((left, right), pairs, rules)
        told = (one for kind in SPOKEN for one in read((left, right), pairs, plain, Objecting(lambda *_: True, kind)))
        for one in (*plain, *told):
            found[spoken_by(one.left.kind, one.features)] |= {name for name, _ in figures(one)}
    return found


@pytest.mark.parametrize("name", load_confidence().kinds)
def test_every_weight_is_of_a_figure_that_occurs(name: str, occurring: dict[str, set[str]]) -> None:
    """A misspelt figure, or one that was given another name, would silently weigh nothing."""
    assert not load_confidence().kinds[name].weights.keys() - occurring[name]
