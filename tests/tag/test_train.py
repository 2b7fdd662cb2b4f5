"""Training: the network that is trained and the model that is used are one."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from factcheck.encoder import Encoder
from factcheck.encoder.adapter import LINEAR
from factcheck.tag.corpora import Labelled
from factcheck.tag.model import Model
from factcheck.tag.reading import read
from factcheck.tag.train import Network, scores, weights_of


@pytest.mark.parametrize(("exact", "apart"), [(True, 0.02), (False, 0.4)], ids=["half precision alone", "eight bits"])
def test_the_model_computes_what_the_network_was_trained_to_compute(monkeypatch, exact, apart):
    """But for what rounding makes: of its layers' numbers, and of their products where they are whole."""
    torch.manual_seed(7)
    monkeypatch.setattr("factcheck.tag.train.DROPPED", 0.0)
    network = Network().eval()
    with torch.no_grad():
        for block in network.encoder.encoder.layer:
            for part in LINEAR:
                block.get_submodule(part).b.normal_(std=0.02)
        for parameter in (network.flags.weight, network.table.weight):
            parameter.normal_(std=0.1)
    weights = {name: array.astype(np.float32) for name, array in weights_of(network).items()}
    readings = [read("Anna Novak flew to Lima."), read("No.")]
    with torch.no_grad():
        trained = network.emissions(readings, np.random.default_rng(0)).numpy()
    monkeypatch.setattr("factcheck.tag.encoder.Encoder", lambda weights, **_: Encoder(weights, exact=exact))
    model = Model(weights)
    vectors = model._encode(readings)
    used = np.concatenate([model._emissions(r, v) for r, v in zip(readings, vectors, strict=True)])
    assert np.abs(trained - used).max() < apart


def test_a_score_counts_spans_whose_ends_and_kind_are_right():
    class Fixed:
        def __call__(self, texts):
            return [[] for _ in texts]

    found = scores(Fixed(), [Labelled("Anna fell.", ((0, 4, "PER"),))])
    assert found["PER"] == (0.0, 0.0, 0.0)
