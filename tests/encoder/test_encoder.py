"""The encoder computes what transformers computes, text by text, in whatever company."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from factcheck.encoder import AT_ONCE, Encoder, Engine, Pieces
from factcheck.encoder.adapter import blank, merged
from factcheck.encoder.eight_bits import LARGEST, STATE, rounded
from factcheck.encoder.graph import build
from factcheck.encoder.runtime import MERGED_AFTER, AdaptedEngine, OnnxEngine, open_session
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


@pytest.fixture(scope="module")
def changed() -> dict[str, Array]:
    """Weights with an adapter of rank 3."""
    chance = np.random.default_rng(4)
    found = blank(WEIGHTS, 3)
    return found | {
        name: chance.normal(0, 0.3, value.shape).astype(np.float32)
        for name, value in found.items()
        if name.endswith((".a", ".b"))
    }


def test_a_change_beside_a_layer_computes_what_one_merged_into_it_does(changed):
    beside = OnnxEngine(changed, open_session(build(changed)))
    inside = OnnxEngine(merged(changed), open_session(build(WEIGHTS)))
    embedded = np.random.default_rng(5).normal(size=(12, WIDTH)).astype(np.float32)
    np.testing.assert_allclose(beside(embedded, [5, 7]), inside(embedded, [5, 7]), atol=1e-4)


def test_a_blank_adapter_changes_nothing(engine):
    weights = blank(WEIGHTS, 3)
    embedded = np.random.default_rng(5).normal(size=(12, WIDTH)).astype(np.float32)
    found = OnnxEngine(weights, open_session(build(weights)))(embedded, [5, 7])
    np.testing.assert_allclose(found, engine(embedded, [5, 7]), atol=1e-6)
    assert blank(WEIGHTS, 0) == WEIGHTS


def test_an_adapter_is_merged_once_and_only_when_enough_was_read(engine):
    made = []

    def merge() -> OnnxEngine:
        made.append(1)
        return engine

    adapted = AdaptedEngine(engine, merge)
    embedded = np.zeros((MERGED_AFTER // 2, WIDTH), np.float32)
    lengths = [LONGEST // 2] * (len(embedded) // (LONGEST // 2)) + [len(embedded) % (LONGEST // 2)]
    seen = []
    for _ in range(4):
        adapted(embedded, [length for length in lengths if length])
        seen.append(len(made))
    assert seen == [0, 0, 1, 1]


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


def test_an_adapter_stays_exact_beside_rounded_layers(whole):
    weights = rounded(blank(WEIGHTS, 2))
    beside = OnnxEngine(weights, open_session(build(weights, eight_bits=True)))
    embedded = np.random.default_rng(4).normal(size=(9, WIDTH)).astype(np.float32)
    np.testing.assert_allclose(beside(embedded, [4, 5]), whole(embedded, [4, 5]), atol=1e-5)
