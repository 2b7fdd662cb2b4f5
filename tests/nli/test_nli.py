"""Judges: what is asked is asked once, labels come in our order, and the weights are the pinned ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import ModelError
from factcheck.model import Kind
from factcheck.nli import (
    CONTRADICTION,
    ENTAILMENT,
    LABELS,
    Probabilities,
    Remembering,
    TextPair,
    differences,
    embedded,
    load_judge,
)
from factcheck.nli.cross_encoder import columns
from factcheck.settings import EMBEDDED_JUDGE, NO_JUDGE
from factcheck.weights.packaged import model_folder


class Counting:
    """A judge that keeps what it was asked; its first figure is the length of the premise."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[list[TextPair]] = []

    def __call__(self, pairs: Sequence[TextPair]) -> Probabilities:
        self.asked.append(list(pairs))
        return np.array([[len(one), 0, 0] for one, _ in pairs], np.float32)


def test_a_pair_is_asked_once_whatever_the_order() -> None:
    inner = Counting()
    judge = Remembering(inner)
    first = judge([("long one", "b"), ("a", "b"), ("long one", "b")])
    again = judge([("a", "b"), ("long one", "b")])
    assert inner.asked == [[("a", "b"), ("long one", "b")]]
    assert first[:, 0].tolist() == [8, 1, 8]
    assert again[:, 0].tolist() == [1, 8]


def test_no_pairs_give_no_rows() -> None:
    assert Remembering(Counting())([]).shape == (0, 3)


def test_none_turns_the_judge_off() -> None:
    assert load_judge(NO_JUDGE) is None


def test_labels_are_read_from_the_configuration() -> None:
    assert columns({0: "CONTRADICTION", 1: "Entailment", 2: "neutral"}, "m") == [1, 2, 0]


@pytest.mark.parametrize("names", [{0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {0: "entailment", 1: "contradiction"}])
def test_other_labels_are_an_error_that_names_them(names: dict[int, str]) -> None:
    with pytest.raises(ModelError, match=f"its labels are {names[0]}"):
        columns(names, "m")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of one small layer with the labels in an order of its own."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    torch.manual_seed(3)
    folder = tmp_path_factory.mktemp("tiny")
    config = BertConfig(
        hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        id2label={0: "contradiction", 1: "entailment", 2: "neutral"},
    )  # fmt: skip
    model = BertForSequenceClassification(config)
    model.classifier.weight.data *= 50  # so that the labels do not come out alike
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(str(model_folder())).save_pretrained(folder)
    return folder


def test_any_cross_encoder_with_three_labels_is_a_judge(tiny: Path) -> None:
    from sentence_transformers import CrossEncoder

    pairs = [("The ferry sank.", "The ferry stayed afloat."), ("A", "B")]
    judge = load_judge(str(tiny))
    assert judge is not None
    found = judge(pairs)
    raw = CrossEncoder(str(tiny), device="cpu").predict([list(pair) for pair in pairs], apply_softmax=True)
    assert found.shape == (2, len(LABELS))
    np.testing.assert_allclose(found, raw[:, [1, 2, 0]], atol=1e-5)
    np.testing.assert_allclose(found.sum(1), 1, atol=1e-5)


def test_a_folder_without_a_model_is_an_error_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nothing: no such folder, and no name of a model. Check what --judge names"):
        load_judge(str(tmp_path / "nothing"))


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "judge.safetensors"
    path.write_bytes(embedded.WEIGHTS.read_bytes()[:-1])
    monkeypatch.setattr(embedded, "WEIGHTS", path)
    with pytest.raises(ModelError, match="sha256"):
        embedded.load_embedded()


def test_the_weights_are_small() -> None:
    assert embedded.WEIGHTS.stat().st_size <= 12_000_000


def test_the_judge_knows_what_excludes_and_what_agrees() -> None:
    judge = load_judge(EMBEDDED_JUDGE)
    assert judge is not None
    opposite, same = judge(
        [
            ("The council approved the plan for a harbour.", "The council rejected the plan for a harbour."),
            ("The jury found the captain guilty.", "The captain was convicted."),
        ]
    )
    assert opposite.argmax() == CONTRADICTION
    assert same.argmax() == ENTAILMENT


def test_a_pair_is_judged_alike_alone_and_among_others() -> None:
    judge = embedded.load_embedded()
    pair = ("The ferry sank.", "The ferry reached the harbour.")
    among = judge([pair, ("A much longer sentence about a quite different thing in the town.", "No.")])
    np.testing.assert_allclose(judge([pair])[0], among[0], atol=1e-4)


def test_it_says_what_is_told_differently_and_in_which_words() -> None:
    judge = load_judge(EMBEDDED_JUDGE)
    assert judge is not None
    left = "Ina Holm was walking into the harbour office when she was attacked, police said."
    right = "Holm had just left the harbour office when the man attacked her, according to a witness."
    ((difference, *_),) = differences(judge, [(left, right)])
    assert difference.kind is Kind.EVENT
    assert "walking into" in left[slice(*difference.left)]
    assert "just left" in right[slice(*difference.right)]


def test_of_a_text_that_is_cut_away_nothing_is_said() -> None:
    assert embedded.load_embedded().differences([("", "The ferry sank.")]) == [()]
