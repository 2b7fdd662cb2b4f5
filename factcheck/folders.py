"""Where things lie that are no input: the rules that come with factcheck, and what it has found out before."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PACKAGE = Path(__file__).parent
CACHE_VARIABLES = _FOLDER, _NOTHING = "FACTCHECK_CACHE_DIR", "FACTCHECK_NO_CACHE"
"""Of the environment: they say where to keep what was found out, not what to find out."""
KEPT = "kept-"
"""How the names of the files begin that `start_cache` keeps in the cache folder."""
_YES = {"1", "true", "t", "yes", "y", "on"}
"""What the command line takes for true in a variable."""


def rules_folder() -> Path:
    """The folder with the rules that come with factcheck: beside the package in a checkout, inside it if installed."""
    packed = PACKAGE / "_rules"
    return packed if packed.is_dir() else PACKAGE.parent / "rules"


def to_install(extra: str) -> str:
    """The command that adds the libraries of an `extra` to those that this factcheck runs with."""
    checkout = PACKAGE.parent
    own = ["-c", f"{checkout / 'constraints.txt'}", f"{checkout}[{extra}]"]
    is_there = (checkout / "pyproject.toml").is_file()
    return shlex.join([sys.executable, "-m", "pip", "install", *(own if is_there else [f"factcheck[{extra}]"])])


def cache_folder() -> Path:
    """The folder for what can be found out again: FACTCHECK_CACHE_DIR, or the platform's (`~/.cache/factcheck`)."""
    named = os.environ.get(_FOLDER)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("factcheck", appauthor=False)


def keeps() -> bool:
    """False when FACTCHECK_NO_CACHE says that nothing is to be kept, and nothing that was kept to be used."""
    return os.environ.get(_NOTHING, "").strip().lower() not in _YES


@contextmanager
def keeping_in(folder: Path | None) -> Iterator[None]:
    """Inside, here and in processes that are started, `cache_folder` is `folder`; None: nothing is kept."""
    before = {name: os.environ.pop(name, None) for name in CACHE_VARIABLES}
    os.environ.update({_NOTHING: "1"} if folder is None else {_FOLDER: str(folder)})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def draft_of(target: Path) -> Path:
    """A neighbour of `target` to write in its place until it is whole: a name that nobody else takes.

    The process alone is none: in two containers that share a disk it may have one number.
    """
    return target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(4).hex()}")


def without_waiting(path: str, flags: int) -> int:
    """An opener of `open` that does not wait for somebody to write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def sync_folder(folder: Path) -> None:
    """Returns when the disk knows which files lie in `folder`; where the system cannot be asked for that, at once."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
