"""The trained model: weights that are checked, labels that fit, spans that are surfaces."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ModelError
from factcheck.model import MentionKind
from factcheck.tag import model
from factcheck.tag.model import LABELS, best_path, load_model


def found(sentence: str) -> dict[str, MentionKind]:
    return {sentence[span.start : span.end]: span.kind for span in load_model()([sentence])[0]}


def test_persons_places_and_bodies_of_a_plain_sentence_are_found():
    names = found("Helena Brandt of the University of Uppsala flew from Lisbon to Nairobi on Monday.")
    assert names["Helena Brandt"] is MentionKind.PERSON
    assert names["University of Uppsala"] is MentionKind.BODY
    assert names["Lisbon"] is names["Nairobi"] is MentionKind.PLACE


def test_a_sentence_without_names_has_none():
    assert found("The driver was taken to hospital with minor injuries.") == {}


def test_the_spans_of_a_sentence_do_not_depend_on_its_neighbours():
    sentences = ["Tomas Lind spoke in Oslo.", "", "Reporters of the Daily Herald asked Maria Costa about Mr Lind."]
    assert load_model()(sentences) == [load_model()([sentence])[0] for sentence in sentences]


def test_a_sentence_beyond_the_reach_of_the_encoder_is_read():
    assert isinstance(found("word " * 2000 + "Helena Brandt spoke."), dict)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_spans_are_in_order_and_inside_any_text(text):
    spans = load_model()([text])[0]
    bounds = [bound for span in spans for bound in (span.start, span.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= bound <= len(text) for bound in bounds)


def test_altered_weights_are_refused(tmp_path, monkeypatch):
    altered = tmp_path / "tagger.safetensors"
    altered.write_bytes(model.WEIGHTS.read_bytes() + b" ")
    monkeypatch.setattr(model, "WEIGHTS", altered)
    load_model.cache_clear()
    with pytest.raises(ModelError, match="altered"):
        load_model()


def test_missing_weights_are_an_error_with_a_cure(tmp_path, monkeypatch):
    monkeypatch.setattr(model, "WEIGHTS", tmp_path / "none.safetensors")
    load_model.cache_clear()
    with pytest.raises(ModelError, match="Reinstall"):
        load_model()


def test_the_weights_are_small():
    assert model.WEIGHTS.stat().st_size < 4_000_000


@given(st.lists(st.lists(st.floats(-5, 5), min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=12))
def test_no_path_enters_a_name_from_outside(rows):
    start = np.array([-1e4 if label[0] == "I" else 0 for label in LABELS], np.float32)
    path = [LABELS[place] for place in best_path(np.array(rows, np.float32), model._forbidden_steps(), start)]
    assert path[0][0] != "I"
    assert all(right[0] != "I" or left[1:] == right[1:] for left, right in pairwise(path))
