"""The sentence model's files: read where they lie, cut as the model wants it, refused when altered."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from factcheck.errors import ModelError
from factcheck.sentence_model import check_hashes, model_folder, model_weights, word_pieces, word_vectors


def test_weights_are_what_safetensors_reads() -> None:
    expected = load_file(model_folder() / "model.safetensors")
    found = model_weights()
    assert set(expected) - set(found) == {"embeddings.position_ids"} & set(expected)
    assert all(np.array_equal(found[name], expected[name]) for name in found)


def test_word_vectors_are_rows_of_the_table() -> None:
    ids = [101, 0, 30521, 7592, 101]
    assert np.array_equal(word_vectors(ids), model_weights()["embeddings.word_embeddings.weight"][ids])


def test_a_text_is_cut_between_its_start_and_end() -> None:
    [whole, cut] = (word_pieces(["fog over the harbour"], most)[0].ids for most in (512, 4))
    assert cut == [*whole[:3], whole[-1]]


def test_of_two_texts_the_longer_one_is_cut() -> None:
    [pieces] = word_pieces([("fog", "fog over the harbour all night long")], 8)
    assert len(pieces.ids) == 8
    assert pieces.type_ids.count(0) == 3


def test_an_altered_file_is_an_error_with_its_cure(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"altered\. Reinstall"):
        check_hashes(tmp_path)


def test_a_missing_file_is_an_error_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"missing\. Reinstall"):
        check_hashes(tmp_path)
