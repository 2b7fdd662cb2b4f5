"""The report as SARIF 2.1.0 (OASIS), which code scanning services and editors read.

One run. A finding's first place is that of a new article, the other sources are its related locations; suppressed and
known findings are in it, marked as such.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..model import Article, Finding, Notice, Position, Report
from ..notices import NOTICES
from .listing import files_of, grave, new_first, outlets_of

SCHEMA = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
MOST_RESULTS, MOST_LOCATIONS = 25_000, 1_000
"""What GitHub takes of a run and of a result; the worst come first."""

Json = dict[str, Any]


def render(report: Report) -> str:
    """The SARIF log of `report`; it holds no time and no machine's name."""
    listed: list[Finding | Notice] = sorted([*report.findings, *report.notices], key=lambda one: one.severity.rank)
    listed = listed[:MOST_RESULTS]
    codes = sorted({one.code for one in listed})
    kinds = {finding.code: finding.kind.value for finding in report.findings}
    run = {
        "tool": {"driver": {"name": "factcheck", "version": __version__, "rules": [_rule(c, kinds) for c in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, one, codes) for one in listed],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, kinds: Mapping[str, str]) -> Json:
    name, text = (
        (NOTICES[code].name, NOTICES[code].why)
        if code in NOTICES
        else (kinds[code], f"The sources differ on a fact of the kind {kinds[code]}.")
    )
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": text},
        "help": {"text": f"`factcheck rules show {code}` explains this rule and shows examples."},
        "properties": {"tags": [name]},
    }


def _result(report: Report, one: Finding | Notice, codes: list[str]) -> Json:
    result: Json = {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": grave(one.severity, ("error", "warning", "note")),
        "partialFingerprints": {"factcheck/v1": one.fingerprint},
    }
    if isinstance(one, Notice):
        uri = _uri(files_of(report)(one.source))
        place = {"artifactLocation": {"uri": uri}, "region": {"startLine": one.line}}
        return result | {
            "message": {"text": one.message},
            "locations": [{"physicalLocation": place}],
            "properties": {"severity": one.severity},
        }
    return result | _told(report, one) | _state(one)


def _told(report: Report, finding: Finding) -> Json:
    """What differs, and where."""
    articles = {article.source: article for article in report.articles}
    outlet, places = outlets_of(report), new_first(report)(finding)[:MOST_LOCATIONS]
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
    path = quote(source.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{path}" if PurePosixPath(source).is_absolute() else path
