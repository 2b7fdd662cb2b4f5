"""The report as JSON, its canonical form: whatever else shows a report can be made from it, without a second run.

An article is written without its `blocks` and `sentences`, the working state of a run; `text` holds the words that all
offsets point into.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from .. import __version__, problems
from ..camps import camp_numbers
from ..errors import ReportError
from ..load.own import own_format
from ..model import Agreement, Finding, Position, Report
from .markup import json_safe, plain

SCHEMA_VERSION = "1"
"""Grows when a reader of an older version could misread the file; new keys alone do not make it grow."""

_FINDINGS = ("findings", "less_sure")
"""The members that hold findings."""
_CURE = "Make the report again with --format json."


def render(report: Report) -> str:
    """The JSON form of `report`, keys in the order of the classes in `model.py`."""
    return "".join(_pieces(report))  # once: whenever so long a text is put together it is held twice


def _pieces(report: Report) -> Iterator[str]:
    """The pieces of the JSON form of `report`, in order."""
    head: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "tool": {"name": "factcheck", "version": __version__}}
    for at, (name, value) in enumerate(chain(head.items(), _content(report))):
        yield f"{',' if at else '{'}\n  {json.dumps(name)}: "
        yield _indented(value)
    yield "\n}\n"


def _content(report: Report) -> Iterator[tuple[str, Any]]:
    """Each field of `report` as plain values, one after the other: all of them would take as much memory again."""
    for name in (field.name for field in fields(report)):
        working_state = {"__all__": {"blocks", "sentences"}} if name == "articles" else {}
        value = adapter().dump_python(report, mode="json", include={name}, exclude={name: working_state})[name]
        if name in _FINDINGS:
            for finding in value:
                finding["features"] = dict(finding["features"])
        yield name, value


def _indented(value: Any) -> str:
    """`value` as JSON that stands one level deep; a line feed in a string is escaped, so each one is of the layout."""
    return json_safe(json.dumps(value, ensure_ascii=False, indent=2)).replace("\n", "\n  ")


def render_lines(report: Report) -> str:
    """Every finding and notice as a line of JSON, as `render` writes it, with a `type` before."""
    content = json.loads(render(report))
    lines = [{"type": "finding"} | finding for finding in content["findings"]]
    lines += [{"type": "notice"} | notice for notice in content["notices"]]
    return "".join(json_safe(json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)


def parse(text: str) -> Report:
    """The report that `render` wrote as `text`; its articles have neither blocks nor sentences.

    Raises:
        ReportError: `text` is not such a report, or one of a version that this factcheck does not know.
    """
    try:
        content = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        other = own_format(text.encode("utf-8", "replace"))
        damaged = (
            f"not JSON ({error})" if text.lstrip().startswith(("{", "[")) else "this is no report of factcheck in JSON"
        )
        what = f"this is a report in {other}" if other else damaged
        raise ReportError(f"{what}. Give one made with --format json, or -o report.json.") from error
    version = content.get("schema_version") if isinstance(content, dict) else None
    if version != SCHEMA_VERSION:
        raise ReportError(f"schema_version is {version!r}, expected {SCHEMA_VERSION!r}. {_CURE}")
    try:
        pairs = {name: _with_pairs(content[name]) for name in _FINDINGS if name in content}
        report = adapter().validate_python(content | pairs)
    except ValidationError as error:
        raise ReportError(f"not a report of this factcheck: {problems.first(error)}. {_CURE}") from error
    findings = (*report.findings, *report.less_sure)
    disputed: tuple[Finding | Agreement, ...] = (*findings, *report.agreements)
    for told in disputed:
        if not told.positions or not all(map(_holds, told.positions)):
            raise ReportError(f"the positions on {plain(told.subject)!r} do not fit their sentences. {_CURE}")
    if bad := next((one for one in findings if not 0 <= one.confidence <= 1), None):
        given = f"{bad.confidence:g}"
        raise ReportError(f"the confidence of {plain(bad.subject)!r} is {given}, which is not from 0 to 1. {_CURE}")
    if bad := next((one for one in findings if one.camps and not _are_camps(one)), None):
        raise ReportError(f"the camps on {plain(bad.subject)!r} are not those of its positions. {_CURE}")
    if not all(map(_holds, report.singles)):
        raise ReportError(f"a claim of one source does not fit its sentence. {_CURE}")
    return report


def _finite(written: str) -> float:
    """The number that is `written`; one that Python would take for infinity is refused with a ValueError."""
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(f"{written} is too large a number")
    return number


def _refuse(name: str) -> NoReturn:
    """Refuses, with a ValueError, what Python reads of its own: NaN and Infinity."""
    raise ValueError(f"{name} is no number in JSON")


def _holds(position: Position) -> bool:
    """True when what `position` says of its words is so."""
    start, end = position.value_in_text
    whole = len(position.text) == position.end - position.start
    return whole and 0 <= start < end <= len(position.text) and position.text[start:end] == position.value


def _are_camps(finding: Finding) -> bool:
    """True when its camps are one number a position, counted from 1 as they come."""
    return len(finding.camps) == len(finding.positions) and finding.camps == camp_numbers(finding.camps)


def load_report(file: Path) -> Report:
    """The report in `file`.

    Raises:
        ReportError: it cannot be read, or is no report.
    """
    try:
        return parse(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(
            f"{file}: cannot read this report ({getattr(error, 'strerror', None) or error}). Check the path."
        ) from error
    except ReportError as error:
        raise ReportError(f"{file}: {error}") from error


@cache
def adapter() -> TypeAdapter[Report]:
    """What turns a report into plain values and back; building it costs more than using it."""
    return TypeAdapter(Report)


def _with_pairs(findings: Any) -> Any:
    """`findings` with the `features` of each as pairs again; what has another shape is the adapter's to refuse."""
    if not isinstance(findings, list):
        return findings
    return [
        finding | {"features": list(features.items())}
        if isinstance(finding, dict) and isinstance(features := finding.get("features"), dict)
        else finding
        for finding in findings
    ]
