"""Where things lie that are no input: the rules that come with factcheck, and what it has found out before."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def rules_folder() -> Path:
    """The folder with factcheck's own rules: beside the package in a checkout, inside it when installed."""
    packed = PACKAGE / "_rules"
    return packed if packed.is_dir() else PACKAGE.parent / "rules"


def cache_folder() -> Path:
    """The folder of the platform for what can be found out again (`~/.cache/factcheck` on Linux)."""
    from platformdirs import user_cache_path

    return user_cache_path("factcheck", appauthor=False)
