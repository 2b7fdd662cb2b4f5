"""Reads independent news articles on one event and reports facts on which they seem to differ.

>>> from factcheck import check
>>> report = check(["a.txt", "b.txt"])
>>> report.to_frame()

The words are in `model.py`, the whole run is in `pipeline.py`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import FactcheckError
    from .model import Report
    from .pipeline import check
    from .settings import Settings

__version__ = "0.1.0"
__all__ = ["FactcheckError", "Report", "Settings", "__version__", "check"]

# Plugins of pydantic are programs that other packages bring: factcheck runs none, and need not look for them.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_HOMES = {"check": "pipeline", "Settings": "settings", "Report": "model", "FactcheckError": "errors"}


def __getattr__(name: str) -> Any:
    """The public name `name`, its module imported on first use: `factcheck --help` must not wait for numpy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    """What there is, the public names that nobody asked for yet among it."""
    return sorted({*globals(), *_HOMES})
