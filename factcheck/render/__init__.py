"""A report as text: one pure function per format, `FORMATS` is the table of them."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Report
from . import csv, github, html, json, junit, markdown, sarif, text

FORMATS: dict[str, Callable[[Report], str]] = {
    "markdown": markdown.render,
    "json": json.render,
    "jsonl": json.render_lines,
    "text": text.render,
    "html": html.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "csv": csv.render,
}
"""Format name -> what renders a report so. The same report gives the same text, byte by byte."""
