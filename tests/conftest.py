"""What tests share: the flag that renews golden files, a browser, and two embedders, one real and one without cost."""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import settings

from factcheck.embed import Embedder, Vectors, load_embedder
from factcheck.settings import DEFAULT_MODEL
from factcheck.text import content_stems

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A busy machine is no failure, and fifty texts a property are enough for each of many runs.
settings.register_profile("house", max_examples=50, deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="Write golden files anew instead of comparing with them.")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks tests of pages; leaves out slow tests unless `-m` speaks of them, as an `-m` in addopts would be undone."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if "slow" not in config.getoption("markexpr"):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test finds is its own: only tests of the cache keep anything, in a folder of theirs."""
    monkeypatch.setenv("FACTCHECK_NO_CACHE", "1")
    monkeypatch.delenv("FACTCHECK_CACHE_DIR", raising=False)


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


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests keep is theirs alone, also that of the processes they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or the one FACTCHECK_BROWSER names, headless; without one tests of pages are skipped."""
    named = os.environ.get("FACTCHECK_BROWSER")
    program = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium is installed here (Debian: apt-get install chromium) or named by FACTCHECK_BROWSER")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


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
    for place in ("factcheck.stages.telling.load_embedder", "factcheck.embed.load_embedder"):
        monkeypatch.setattr(place, lambda model, **_: embedder)
    return embedder
