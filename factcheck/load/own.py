"""Reports of factcheck that lie among articles, where a run left them: none of them is an article."""

from __future__ import annotations

import re

from ..errors import NoArticleError

HEAD = 4096
"""Bytes of a file that tell."""
_COUNTED = rb"\d+ (?:conflict|update|to check|(?:spelling )?variant)[^\n]{0,200}"
_OPENING = (
    rb"\s*(?:No differences found|Nothing was compared|" + _COUNTED + rb"); (?:\d+ facts? agree|the articles are)"
)
_DOUBTED = rb"These articles seem to be on \d+ events \("
"""How the warning begins that stands above the counts, however many articles it names."""
_GONE = rb"baseline: (?:[0-9a-f]{16} is|\d+ entries are) no longer found"
"""What a text may begin with where nothing counts."""
_BEGINNINGS: tuple[tuple[str, bytes], ...] = (
    (
        "text",
        _OPENING
        + rb"[^\n]*\n(?:note: |\n(?:not shown|baseline|note): |\n[^\n]{1,300}:\d+: FC\d{3} )|note: "
        + _DOUBTED
        + b"|"
        + _GONE,
    ),
    ("Markdown", _OPENING + rb"|\*\*" + _DOUBTED),
    ("GitHub", rb"::(?:error|warning|notice) (?:file=|title=factcheck::)"),
    ("HTML", rb"<!doctype html>.{0,3000}?<title>factcheck:"),
    ("JSON", rb'\s*\{\s*"schema_version"\s*:\s*"\d+"\s*,\s*"tool"\s*:\s*\{\s*"name"\s*:\s*"factcheck"'),
    ("SARIF", rb'\{\s*"\$schema": "[^"]{0,200}sarif[^"]{0,200}",.{0,300}?"name": "factcheck"'),
    ("JSON Lines", rb'\{"type": "(?:finding|notice)", '),
    ("JUnit", rb'<\?xml[^>]{0,100}>\s*<testsuites name="factcheck"'),
    ("CSV", rb'"finding","code","kind"'),
)
_REPORTS = tuple((name, re.compile(beginning, re.DOTALL)) for name, beginning in _BEGINNINGS)
"""How reports begin, in each format that `render` knows."""


def own_format(content: bytes) -> str:
    """The format of the report, which nobody has changed, that `content` is the beginning of; empty for none."""
    head = content[:HEAD].replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
    return next((name for name, beginning in _REPORTS if beginning.match(head)), "")


def is_report(content: bytes) -> bool:
    """True for the beginning of a report in JSON, its canonical form, however it is laid out."""
    return own_format(content) == "JSON"


def is_own(content: bytes) -> bool:
    """True for the beginning of a report, in any format, that nobody has changed."""
    return bool(own_format(content))


def own_report(name: str) -> NoArticleError:
    """What to raise for the file `name`, which factcheck wrote itself."""
    return NoArticleError(f"{name}: a report of factcheck, no article. `factcheck review` reads one in JSON.")
