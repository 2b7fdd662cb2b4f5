"""Files kept for the next start: believed when whole, made anew when not, and never a reason to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import start_cache
from factcheck.start_cache import keep, recall


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FACTCHECK_NO_CACHE")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    start_cache._tell.cache_clear()
    return tmp_path / "cache"


@pytest.mark.parametrize("content", [b"", b"{}", bytes(range(256))])
def test_what_was_kept_comes_back(folder: Path, content: bytes) -> None:
    keep("a", content)
    assert recall("a") == content
    assert [path.name for path in folder.iterdir()] == ["kept-a"]


def test_the_last_of_two_writers_counts(folder: Path) -> None:
    keep("a", b"one")
    keep("a", b"two")
    assert recall("a") == b"two"


def test_what_was_never_kept_is_unknown_without_a_word(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert recall("a") is None
    assert not caplog.records


@pytest.mark.parametrize("cut", [0, 1, 31, 32, 33])
def test_no_beginning_of_a_file_is_believed(folder: Path, caplog: pytest.LogCaptureFixture, cut: int) -> None:
    keep("a", b"content")
    path = folder / "kept-a"
    path.write_bytes(path.read_bytes()[:cut])
    assert recall("a") is None
    assert f"{path}: what was kept is not as it was written" in caplog.text


def test_a_changed_bit_is_seen(folder: Path) -> None:
    keep("a", b"content")
    path = folder / "kept-a"
    path.write_bytes(path.read_bytes().replace(b"content", b"contenu"))
    assert recall("a") is None


def test_a_folder_that_cannot_be_written_is_told_of_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder.write_text("a file where the folder should be")
    keep("a", b"content")
    keep("b", b"content")
    assert recall("a") is None
    assert caplog.text.count("made again in each run") == 1


def test_where_nothing_is_to_be_kept_nothing_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("a", b"content")
    monkeypatch.setenv("FACTCHECK_NO_CACHE", "1")
    assert recall("a") is None
    keep("b", b"content")
    assert [path.name for path in folder.iterdir()] == ["kept-a"]
