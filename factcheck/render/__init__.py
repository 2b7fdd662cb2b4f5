"""A report as text: one pure function per format, `FORMATS` is the table of them."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Report
from . import json, markdown

FORMATS: dict[str, Callable[[Report], str]] = {"markdown": markdown.render, "json": json.render}
"""Format name -> what renders a report so. The same report gives the same text, byte by byte."""
