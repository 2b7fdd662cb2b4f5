"""The report as SARIF 2.1.0 (OASIS), which code scanning services and editors read.

One run. A finding's first place is that of a new article, the other sources are its related locations; suppressed and
known findings are in it, marked as such.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..model import Article, Finding, Notice, Position, Report
from ..notices import NOTICES
from .listing import files_of, grave, new_first, outlets_of
from .markup import json_safe

SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
MOST_RESULTS, MOST_LOCATIONS = 25_000, 1_000
"""What GitHub takes of a run and of a result; the worst come first."""

Json = dict[str, Any]
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Halves of characters that do not stand for a byte of a name, as U+DC80 to U+DCFF do."""


def render(report: Report) -> str:
    """The SARIF log of `report`; it holds no time and no machine's name."""
    listed: list[Finding | Notice] = sorted([*report.findings, *report.notices], key=lambda one: one.severity.rank)
    listed = listed[:MOST_RESULTS]
    codes = sorted({one.code for one in listed})
    kinds = {finding.code: finding.kind.value for finding in report.findings}
    run = {
        "tool": {"driver": {"name": "factcheck", "version": __version__, "rules": [_rule(c, kinds) for c in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(report, listed, codes)),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_safe(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(code: str, kinds: Mapping[str, str]) -> Json:
    name, text = (
        (NOTICES[code].name, NOTICES[code].why)
        if code in NOTICES
        else (kinds.get(code, code), f"The sources differ on a fact of the kind {kinds.get(code, code)}.")
    )
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": text},
        "help": {"text": f"`factcheck rules show {code}` explains this rule and shows examples."},
        "properties": {"tags": [name]},
    }


def _results(report: Report, listed: Sequence[Finding | Notice], codes: list[str]) -> Iterator[Json]:
    articles = {article.source: article for article in report.articles}
    outlet, new, file = outlets_of(report), new_first(report), files_of(report)
    for one in listed:
        result: Json = {
            "ruleId": one.code,
            "ruleIndex": codes.index(one.code),
            "level": grave(one.severity, ("error", "warning", "note")),
            "partialFingerprints": {"factcheck/v1": one.fingerprint},
        }
        if isinstance(one, Notice):
            yield result | _noticed(one, file(one.source))
        else:
            yield result | _told(one, new(one)[:MOST_LOCATIONS], articles, outlet) | _state(one)


def _noticed(notice: Notice, file: str) -> Json:
    place = {"artifactLocation": {"uri": _uri(file)}, "region": {"startLine": notice.line}}
    return {
        "message": {"text": notice.message},
        "locations": [{"physicalLocation": place}],
        "properties": {"severity": notice.severity},
    }


def _told(
    finding: Finding, places: Sequence[Position], articles: Mapping[str, Article], outlet: Callable[[str], str]
) -> Json:
    """What differs, and where."""
    related = [
        {"id": number}
        | _location(place, articles.get(place.source))
        | {"message": {"text": f"{outlet(place.source)}: {place.value}"}}
        for number, place in enumerate(places[1:], start=1)
    ]
    return {
        "message": {"text": f"{finding.subject}: {finding.why}"},
        "locations": [_location(places[0], articles.get(places[0].source))],
        "relatedLocations": related,
        "properties": {
            "kind": finding.kind,
            "relation": finding.relation,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "story": finding.story,
        },
    }


def _state(finding: Finding) -> Json:
    """Whether the finding is known or suppressed; nothing where there was no baseline and no suppression."""
    state: Json = {}
    if finding.in_baseline is not None:
        state["baselineState"] = "unchanged" if finding.in_baseline else "new"
    if finding.suppression:
        person = {"by": finding.suppression.by} if finding.suppression.by else {}
        state["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": finding.suppression.reason,
                "properties": person,
            }
        ]
    return state


def _location(position: Position, article: Article | None) -> Json:
    """The words that differ, in lines and columns from 1 and in code points from 0, as far as the file has them."""
    place: Json = {"artifactLocation": {"uri": _uri(article.file if article else position.source)}}
    if not (article and article.extracted):
        place["region"] = _region(position, article)
    return {"physicalLocation": place}


def _region(position: Position, article: Article | None) -> Json:
    """Where the words stand in a text file: to the code point where that is the article, else the line."""
    snippet = {"text": position.value}
    if article is None or article.lines:
        return {"startLine": position.line, "snippet": snippet}
    start, end, text = position.value_start, position.value_end, article.text
    return {
        "startLine": position.line,
        "startColumn": start - (text.rfind("\n", 0, start) + 1) + 1,
        "endLine": position.line + text.count("\n", start, end),
        "endColumn": end - (text.rfind("\n", 0, end) + 1) + 1,
        "charOffset": start,
        "charLength": end - start,
        "snippet": snippet,
    }


def _uri(source: str) -> str:
    """The path as a URI reference; an absolute one becomes a file URI."""
    path = quote(_NO_BYTE.sub("\ufffd", source).encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{path}" if PurePosixPath(source).is_absolute() else path
