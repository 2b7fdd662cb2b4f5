"""What tests share: the flag that renews golden files, and two embedders, the real one and one that costs nothing."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from factcheck.embed import Embedder, Vectors, load_embedder
from factcheck.settings import DEFAULT_MODEL
from factcheck.text import content_stems

# A busy machine is no failure, and fifty texts a property are enough for each of many runs.
settings.register_profile("house", max_examples=50, deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="Write golden files anew instead of comparing with them.")


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test finds is its own: only tests of the cache keep anything, in a folder of theirs."""
    monkeypatch.setenv("FACTCHECK_NO_CACHE", "1")


@pytest.fixture
def cache_dir(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of the test's own, which the command line uses."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def renew(request: pytest.FixtureRequest) -> bool:
    """True when golden files are to be written."""
    return bool(request.config.getoption("--renew"))


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The default model, loaded once per session."""
    return load_embedder(DEFAULT_MODEL)


class StemEmbedder:
    """Sentences with the same stems get the same direction: enough where the model is not the point."""

    name = "stems"

    def __call__(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in enumerate(texts):
            for stem in content_stems(text) or {""}:
                rows[row, zlib.crc32(stem.encode()) % 64] += 1
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


@pytest.fixture
def stem_embedder(monkeypatch: pytest.MonkeyPatch) -> Embedder:
    """An embedder without a model; the command line uses it too."""
    embedder = StemEmbedder()
    for place in ("factcheck.pipeline.load_embedder", "factcheck.embed.load_embedder"):
        monkeypatch.setattr(place, lambda model: embedder)
    return embedder
