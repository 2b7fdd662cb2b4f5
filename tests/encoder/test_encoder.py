"""The encoder computes what transformers computes, text by text, in whatever company."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from factcheck.encoder import AT_ONCE, Encoder, Engine, Pieces
from factcheck.encoder.adapter import Adapted, linear_layers
from factcheck.encoder.eight_bits import LARGEST, STATE, rounded
from factcheck.encoder.graph import build
from factcheck.encoder.runtime import OnnxEngine, open_session
from factcheck.weights.packaged import Array

from .factory import LONGEST, WIDTH, WORDS, tiny_weights

WEIGHTS = tiny_weights()


def encoder(engine: Engine) -> Encoder:
    return Encoder(WEIGHTS, engine, lambda ids: WEIGHTS["embeddings.word_embeddings.weight"][ids])


@pytest.fixture(scope="module")
def engine() -> Engine:
    return OnnxEngine(WEIGHTS, open_session(build(WEIGHTS)))


@pytest.fixture(scope="module")
def whole() -> Engine:
    """The engine in whole numbers of 8 bits."""
    weights = rounded(WEIGHTS)
    return OnnxEngine(weights, open_session(build(weights, eight_bits=True)))


def texts(*lengths: int) -> list[Pieces]:
    chance = np.random.default_rng(2)
    return [Pieces(chance.integers(0, WORDS, length).tolist()) for length in lengths]


def test_the_graph_computes_what_transformers_computes(engine):
    from factcheck.encoder.reference import TransformersEngine

    reference = TransformersEngine(WEIGHTS)
    for lengths in ([1], [3, 7, 7, 20], [LONGEST]):
        embedded = np.random.default_rng(3).normal(size=(sum(lengths), WIDTH)).astype(np.float32)
        np.testing.assert_allclose(engine(embedded, lengths), reference(embedded, lengths), atol=1e-5)


def test_transformers_itself_reads_pieces_places_and_types_as_the_encoder_does(engine):
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=WORDS, hidden_size=WIDTH, num_hidden_layers=2, num_attention_heads=2, intermediate_size=96,
        max_position_embeddings=LONGEST,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False).eval()
    model.load_state_dict({name: torch.tensor(value) for name, value in WEIGHTS.items()})
    text = Pieces([5, 9, 2, 40, 7], [0, 0, 1, 1, 1])
    with torch.inference_mode():
        expected = model(torch.tensor([text.ids]), token_type_ids=torch.tensor([text.types])).last_hidden_state[0]
    [(_, found)] = encoder(engine)([text])
    np.testing.assert_allclose(found, expected.numpy(), atol=1e-5)


def test_each_text_comes_once_with_a_vector_for_each_piece(engine):
    lengths = [9, 2, 30, 2, 11]
    found = dict(encoder(engine)(texts(*lengths)))
    assert {place: vectors.shape for place, vectors in found.items()} == {
        place: (length, WIDTH) for place, length in enumerate(lengths)
    }


@pytest.mark.parametrize("name", ["engine", "whole"])
def test_the_vectors_of_a_text_do_not_depend_on_its_neighbours(name, request):
    encode = encoder(request.getfixturevalue(name))
    many = texts(9, 2, 30, 2, 11)
    for place, vectors in encode(many):
        [(_, alone)] = encode([many[place]])
        np.testing.assert_allclose(vectors, alone, atol=1e-5)


def test_what_is_added_counts(engine):
    [text] = texts(4)
    [(_, plain)] = encoder(engine)([text])
    [(_, moved)] = encoder(engine)([Pieces(text.ids, added=np.ones((4, WIDTH), np.float32) * plain)])
    assert np.abs(plain - moved).max() > 0.1


def test_no_texts_give_nothing(engine):
    assert list(encoder(engine)([])) == []


def test_texts_of_about_one_length_run_together_and_never_too_many():
    runs: list[list[int]] = []

    def engine(embedded, lengths):
        runs.append(list(lengths))
        return embedded

    list(encoder(engine)(texts(*[LONGEST, 10] * 40)))
    assert [length for run in runs for length in run] == [10] * 40 + [LONGEST] * 40
    assert max(map(sum, runs)) <= AT_ONCE
    assert all(sum(run) + then[0] > AT_ONCE for run, then in pairwise(runs)), "no run has room for another text"


def adapter(size: float) -> dict[str, Array]:
    """Of rank 3; with a `size` of 0 it changes nothing."""
    chance = np.random.default_rng(4)
    found: dict[str, Array] = {}
    for layer in linear_layers(WEIGHTS):
        outputs, inputs = WEIGHTS[f"{layer}.weight"].shape
        own = layer.removeprefix("encoder.layer.")
        found[f"{own}.a"] = chance.normal(0, 0.3, (3, inputs)).astype(np.float16)
        found[f"{own}.b"] = chance.normal(0, size, (outputs, 3)).astype(np.float16)
    return found


def test_an_adapter_adds_its_scaled_product_to_each_linear_layer():
    changes = adapter(0.3)
    adapted = Adapted(WEIGHTS, changes, 2.0)
    for layer in linear_layers(WEIGHTS):
        own = layer.removeprefix("encoder.layer.")
        change = changes[f"{own}.b"].astype(float) @ changes[f"{own}.a"].astype(float)
        np.testing.assert_allclose(adapted[f"{layer}.weight"], WEIGHTS[f"{layer}.weight"] + 2 * change, atol=2e-3)
        assert adapted[f"{layer}.weight"].dtype == np.float32


def test_an_adapter_leaves_all_else_as_it_was():
    adapted = Adapted(WEIGHTS, adapter(0.3), 2.0)
    linear = {f"{layer}.weight" for layer in linear_layers(WEIGHTS)}
    assert list(adapted) == list(WEIGHTS)
    assert len(adapted) == len(WEIGHTS)
    for name in adapted.keys() - linear:
        np.testing.assert_array_equal(adapted[name], WEIGHTS[name])


def test_a_blank_adapter_changes_nothing():
    adapted = Adapted(WEIGHTS, adapter(0), 2.0)
    for name, value in WEIGHTS.items():
        np.testing.assert_array_equal(adapted[name], value)


def test_eight_bits_compute_nearly_the_same(engine, whole):
    embedded = np.random.default_rng(3).normal(size=(30, WIDTH)).astype(np.float32)
    exact, near = engine(embedded, [3, 7, 20]), whole(embedded, [3, 7, 20])
    cosine = (exact * near).sum(1) / np.linalg.norm(exact, axis=1) / np.linalg.norm(near, axis=1)
    assert cosine.min() > 0.99


def test_two_products_of_eight_bits_fit_into_sixteen():
    assert 2 * LARGEST * (2 * STATE + 1) < 2**15
    weights = [value for name, value in rounded(WEIGHTS).items() if value.dtype == np.int8]
    assert weights
    assert all(np.abs(value).max() <= LARGEST for value in weights)
