"""Files in the cache folder that spare a process what every one would do at its start.

Each begins with the sha256 of what follows. One that is not as it was written, half of it or other, is not believed:
whoever asks makes it anew. Nothing here can make a run fail; a person is told in one line on the log.
"""

from __future__ import annotations

import hashlib
import logging
from functools import lru_cache
from pathlib import Path

from .folders import KEPT, cache_folder, draft_of, keeps

_DIGEST = 32
"""Bytes."""


def recall(name: str) -> bytes | None:
    """What was kept under `name`; None where there is nothing, where it was altered, or where nothing is to be kept."""
    path = _path(name)
    if path is None:
        return None
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        _tell(f"{path}: cannot read what was kept ({error.strerror}). It is made anew.")
        return None
    if not _is_whole(content):
        _tell(f"{path}: what was kept is not as it was written. It is made anew.")
        return None
    return content[_DIGEST:]


def keep(name: str, content: bytes) -> None:
    """Keeps `content` under `name`, whole or not at all."""
    path = _path(name)
    if path is None:
        return
    try:
        _write(path, hashlib.sha256(content).digest() + content)
    except OSError as error:
        _tell(f"{path.parent}: cannot keep files here ({error.strerror}). What they spare is made again in each run.")


def is_kept(path: Path) -> bool:
    """True for a file as `keep` writes it, wherever it lies."""
    try:
        return path.name.startswith(KEPT) and path.is_file() and _is_whole(path.read_bytes())
    except OSError:
        return False


def _is_whole(content: bytes) -> bool:
    return hashlib.sha256(content[_DIGEST:]).digest() == content[:_DIGEST]


def _path(name: str) -> Path | None:
    return cache_folder() / f"{KEPT}{name}" if keeps() else None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = draft_of(path)
    try:
        with draft.open("xb") as file:
            file.write(content)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@lru_cache
def _tell(message: str) -> None:
    """Says it once, however many files it is true of."""
    logging.getLogger(__name__).warning("factcheck: %s", message)
