"""What is read of a folder of rules: once, and again when it changed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

Made = TypeVar("Made")
MadeHere = TypeVar("MadeHere", covariant=True)


class OfRules(Protocol[MadeHere]):
    """Makes something of a folder of rules, or of those that come with factcheck."""

    def __call__(self, folder: Path | None = None) -> MadeHere:
        """What `folder` is now."""


def fresh(state: Callable[[Path | None], bytes]) -> Callable[[Callable[[Path | None], Made]], OfRules[Made]]:
    """A decorator: what a function makes of a folder is kept for as long as the `state` of the folder is the same."""

    def kept(make: Callable[[Path | None], Made]) -> OfRules[Made]:
        @functools.lru_cache
        def made(folder: Path | None, _state: bytes) -> Made:
            return make(folder)

        @functools.wraps(make)
        def current(folder: Path | None = None) -> Made:
            return made(folder, state(folder))

        return current

    return kept
