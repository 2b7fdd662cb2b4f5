"""Reports of factcheck that lie among articles, where a run left them: none of them is an article."""

from __future__ import annotations

import re

from ..errors import NoArticleError

HEAD = 4096
"""Bytes of a file that tell."""
_REPORT = re.compile(
    rb"\s*(?:No differences found|Nothing was compared|\d+ (?:conflict|update|to check|spelling variant)[^\n]{0,200});"
    rb" \d+ facts? agree"
    rb"|(?:not shown: [^\n]{1,300}\n)?[^\n]{1,300}:\d+: FC\d{3} (?:high|medium|low|info): "
    rb"|::(?:error|warning|notice) (?:file=|title=factcheck::)"
    rb"|<!doctype html>.{0,3000}?<title>factcheck:"
    rb'|\{\s*"schema_version": "\d+",\s*"tool": \{\s*"name": "factcheck"'
    rb'|\{\s*"\$schema": "[^"]{0,200}sarif[^"]{0,200}",.{0,300}?"name": "factcheck"'
    rb'|\{"type": "(?:finding|notice)", '
    rb'|<\?xml[^>]{0,100}>\s*<testsuites name="factcheck"'
    rb'|"finding","code","kind"',
    re.DOTALL,
)
"""How reports begin, in each format that `render` knows."""


def is_own(content: bytes) -> bool:
    """True for the beginning of a report, in any format, that nobody has changed."""
    return bool(_REPORT.match(content[:HEAD].replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")))


def own_report(name: str) -> NoArticleError:
    """What to raise for the file `name`, which factcheck wrote itself."""
    return NoArticleError(f"{name}: a report of factcheck, no article.")
