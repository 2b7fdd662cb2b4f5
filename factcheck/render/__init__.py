"""A report as text: one pure function per format, `FORMATS` is the table of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Report


def _of(module: str, name: str = "render") -> Callable[[Report], str]:
    """The function `name` of a format's module, which is imported when a report is written so."""

    def render(report: Report) -> str:
        text: str = getattr(import_module(f".{module}", __name__), name)(report)
        return text

    return render


FORMATS: dict[str, Callable[[Report], str]] = {
    "markdown": _of("markdown"),
    "json": _of("json"),
    "jsonl": _of("json", "render_lines"),
    "text": _of("text"),
    "html": _of("html"),
    "sarif": _of("sarif"),
    "junit": _of("junit"),
    "github": _of("github"),
    "csv": _of("csv"),
}
"""Format name -> what renders a report so. The same report gives the same text, byte by byte."""
