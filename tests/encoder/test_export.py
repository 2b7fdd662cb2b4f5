"""The exported graph: proven against sentence-transformers, kept with its digest, never believed when altered."""

from __future__ import annotations

import logging
import os
import subprocess
import sys

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from factcheck import encoder
from factcheck.encoder import Encoder, Pieces, export, graph
from factcheck.encoder.eight_bits import rounded
from factcheck.encoder.export import PROOF, SENTENCES, proven_session
from factcheck.encoder.reference import TransformersEngine
from factcheck.encoder.runtime import OnnxEngine, open_session
from factcheck.errors import EncoderError
from factcheck.weights.packaged import model_folder, model_weights


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty cache folder, and nothing known of an earlier export."""
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    proven_session.cache_clear()
    encoder._tell.cache_clear()
    yield tmp_path / "cache"
    proven_session.cache_clear()


def test_the_proof_is_what_sentence_transformers_makes_of_the_sentences(renew):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder()), device="cpu")
    vectors = model.encode(list(SENTENCES), normalize_embeddings=True, show_progress_bar=False)
    if renew:
        save_file({"vectors": vectors}, PROOF)
    np.testing.assert_allclose(load_file(PROOF)["vectors"], vectors, atol=1e-5)


def test_the_graph_gives_what_sentence_transformers_gave(folder):
    assert export.least_cosine(proven_session(), model_weights()) >= 0.99999


def test_the_graph_in_eight_bits_gives_nearly_that(folder):
    session = proven_session(eight_bits=True)
    assert export.least_cosine(session, rounded(model_weights())) >= 0.99


def test_eight_bits_that_do_not_compute_alike_here_are_not_used(folder, monkeypatch):
    monkeypatch.setattr(export, "LEAST_ROUNDED", 1.1)
    ids = Pieces([101, 2000, 102])
    [(_, near)] = Encoder(model_weights(), exact=False)([ids])
    [(_, exact)] = Encoder(model_weights())([ids])
    np.testing.assert_array_equal(near, exact)


def test_the_graph_is_made_once(folder, monkeypatch):
    proven_session()
    [path] = folder.glob("*.onnx")
    kept = path.read_bytes()
    proven_session.cache_clear()
    monkeypatch.delattr(graph, "build")
    proven_session()
    assert kept == path.read_bytes()


def test_where_nothing_is_to_be_kept_the_graph_is_made_in_memory(folder, monkeypatch):
    monkeypatch.setenv("FACTCHECK_NO_CACHE", "1")
    assert export.least_cosine(proven_session(), model_weights()) >= 0.99999
    assert not folder.exists()


def test_processes_that_export_at_once_all_get_the_whole_graph(tmp_path, monkeypatch):
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    code = (
        "from factcheck.encoder import export; from factcheck.weights.packaged import model_weights;"
        "print(export.least_cosine(export.proven_session(), model_weights()))"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    runs = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for run in runs:
        output, errors = run.communicate()
        assert float(output) >= 0.99999
        assert errors == b""
    assert sorted(path.suffix for path in (tmp_path / "factcheck").iterdir()) == [".json", ".onnx"]


@pytest.mark.parametrize("content", [b"", b"no graph", b"half of a graph that is long enough to begin with a digest"])
def test_an_altered_graph_is_made_anew_with_one_warning(folder, caplog, content):
    proven_session()
    [path] = folder.glob("*.onnx")
    whole = path.read_bytes()
    path.write_bytes(content)
    proven_session.cache_clear()
    assert export.least_cosine(proven_session(), model_weights()) >= 0.99999
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert str(path) in caplog.text
    assert path.read_bytes() == whole


def test_a_graph_that_gives_other_vectors_is_not_trusted_or_kept(folder, monkeypatch):
    monkeypatch.setattr(graph, "EPSILON", 0.1)
    with pytest.raises(EncoderError, match=r"gives other vectors than sentence-transformers .cosine"):
        proven_session()
    assert not list(folder.glob("*.onnx"))


def test_what_the_runtime_cannot_run_is_an_error():
    with pytest.raises(EncoderError, match="ONNX Runtime cannot run the encoder"):
        open_session(b"no graph")


def test_where_nothing_can_be_written_the_graph_is_used_all_the_same(folder, caplog):
    folder.write_text("a file where the folder should be")
    assert export.least_cosine(proven_session(), model_weights()) >= 0.99999
    assert "made again in each run" in caplog.text


def test_a_new_version_of_the_runtime_takes_a_new_proof(monkeypatch):
    before = export._key(eight_bits=False)
    monkeypatch.setattr("onnxruntime.__version__", "0")
    assert export._key(eight_bits=False) != before


def test_the_graph_in_eight_bits_is_another(folder):
    proven_session()
    proven_session(eight_bits=True)
    assert len(list(folder.glob("*.onnx"))) == 2


def test_with_the_proven_graph_the_runtime_runs(folder, caplog):
    assert isinstance(encoder._fastest(model_weights()), OnnxEngine)
    assert caplog.records == []


@pytest.mark.parametrize("missing", ["onnxruntime", "onnx"])
def test_without_onnx_transformers_runs_with_one_note(folder, monkeypatch, caplog, missing):
    for name in [name for name in sys.modules if name.split(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("graph", "runtime"):
        monkeypatch.delitem(sys.modules, f"factcheck.encoder.{name}", raising=False)
        monkeypatch.delattr(encoder, name, raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    engines = [encoder._fastest(model_weights()) for _ in range(2)]
    assert all(isinstance(engine, TransformersEngine) for engine in engines)
    assert len(caplog.records) == 1
    assert missing in caplog.text
