"""The formats that are read: which module reads which files."""

from __future__ import annotations

from functools import cache

FORMATS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("text", (".txt", ".text")),
    ("html", (".html", ".htm", ".xhtml")),
    ("feed", (".rss", ".atom", ".feed")),
    ("xml", (".xml",)),
    ("newsml", (".nitf", ".newsml", ".g2")),
    ("pdf", (".pdf",)),
    ("docx", (".docx",)),
    ("json", (".json", ".jsonl", ".ndjson")),
    ("table", (".csv", ".tsv")),
    ("markdown", (".md", ".markdown")),
)
"""Module of this package -> the suffixes of the files that its `read` reads: `read(raw, settings)`, see `record`."""


@cache
def suffixes() -> dict[str, str]:
    """Suffix -> the module that reads such files."""
    return {suffix: module for module, suffixes in FORMATS for suffix in suffixes}
