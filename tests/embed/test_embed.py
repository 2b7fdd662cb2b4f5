"""Embeddings: the default model gives what sentence-transformers gives, any other model is run by it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from factcheck.embed import Embedder, load_embedder
from factcheck.embed.packaged import PackagedEmbedder
from factcheck.embed.transformer import TransformerEmbedder
from factcheck.errors import ModelError
from factcheck.load import load_article
from factcheck.split import split
from factcheck.weights.packaged import model_folder

CASE = Path(__file__).parents[1] / "cases" / "saltmere-ferry"


def test_the_default_model_gives_what_sentence_transformers_gives(embedder: Embedder) -> None:
    articles = [split(load_article(path)) for path in sorted(CASE.glob("*.txt"))]
    texts = [sentence.text for article in articles for sentence in article.sentences]
    texts += ["", " ", "word " * 400, texts[0]]
    reference = TransformerEmbedder(str(model_folder()))
    cosines = (embedder(texts) * reference(texts)).sum(1)
    assert isinstance(embedder, PackagedEmbedder)
    assert len(texts) > 30
    assert cosines.min() >= 0.99999


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder([]).shape == (0, 384)


def test_rows_have_length_one_in_the_order_of_the_texts(embedder: Embedder) -> None:
    long, short = "The ferry left the harbour on Tuesday in thick fog.", "Fog."
    rows = embedder([long, short, long])
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(rows[0], rows[2], atol=1e-6)
    np.testing.assert_allclose(rows[1], embedder([short])[0], atol=1e-6)


def test_another_model_is_run_by_sentence_transformers() -> None:
    assert isinstance(load_embedder(str(model_folder())), TransformerEmbedder)


def test_a_folder_without_a_model_is_an_error_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="--model"):
        load_embedder(str(tmp_path))
