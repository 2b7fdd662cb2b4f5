"""The newsroom of the check with two bad places in it: a disk that is full, and a folder that nobody may write in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ..ci.conftest import newsroom, run  # noqa: F401  # fixtures

ROOM = 4 << 20
"""Bytes of the small disk."""
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@pytest.fixture
def mounted() -> Iterator[Callable[..., None]]:
    """Mounts on a folder until the test ends; skips where that is not allowed, as it is to nobody but root."""
    folders: list[Path] = []

    def mount(folder: Path, *options: str) -> None:
        try:
            done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True, check=False)  # noqa: S607
        except OSError:
            pytest.skip("there is no program `mount` here")
        if done.returncode:
            pytest.skip(f"nothing can be mounted here: {done.stderr.partition(': ')[2].splitlines()[0]}")
        folders.append(folder)

    yield mount
    for folder in reversed(folders):
        subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S607


@pytest.fixture
def disk(newsroom, mounted) -> Path:  # noqa: F811  # the fixture
    """A small disk of its own in the newsroom."""
    folder: Path = newsroom / "disk"
    folder.mkdir()
    mounted(folder, "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs")
    return folder


@pytest.fixture
def seal(mounted) -> Callable[[Path], None]:
    """Makes a folder one in which nothing may be written: by rights, or for root, whom they do not stop, by a mount."""

    def seal(folder: Path) -> None:
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            mounted(folder, "--bind", str(folder))
            subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)  # noqa: S607
        else:
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o555 if path.is_dir() else 0o444)

    return seal


def fill(disk: Path, left: int = 0) -> None:
    """Fills `disk` until it takes `left` bytes more, rounded to pages."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        with suppress(OSError):
            while filler.write(bytes(16 * PAGE)):
                pass
        filler.truncate(filler.tell() - left // PAGE * PAGE)


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its content."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        with suppress(IsADirectoryError):
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
