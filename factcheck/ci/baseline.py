"""The baseline: the findings that are known, by content, so that a check speaks of new ones only.

The file is JSON for git: sorted, an entry a line. An entry is a finding's fingerprint with short digests of the
sentences that it quotes; no path, no line number. The digests tell a finding that is gone from one that was not looked
for because a check compared new articles only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from msgspec import Struct
from pydantic import ValidationError

from .. import problems
from ..camps import names
from ..data import Strict
from ..errors import SettingsError
from ..model import Report
from ..text import fold, spaced


class _File(Strict):
    """The content of the file."""

    version: Literal[1]
    """Grows when an older factcheck would misread the file."""
    findings: dict[str, str]


class Baseline(Struct, frozen=True):
    """The known findings."""

    entries: dict[str, frozenset[str]]
    """Fingerprint -> digests of the sentences that the finding quotes."""


def load_baseline(path: Path) -> Baseline:
    """The baseline in the file `path`.

    Raises:
        SettingsError: the file is missing or is none.
    """
    try:
        content = _File.model_validate(json.loads(path.read_bytes()))
    except FileNotFoundError as error:
        cure = "Make one with `factcheck baseline update PATHS...`."
        raise SettingsError(f"{path}: no such baseline. {cure}") from error
    except (OSError, ValueError, RecursionError) as error:
        cure = "Make it again with `factcheck baseline update PATHS...`."
        wrong = problems.first(error) if isinstance(error, ValidationError) else spaced(str(error))
        raise SettingsError(f"{path}: not a baseline ({wrong}). {cure}") from error
    return Baseline({name: frozenset(claims.split()) for name, claims in content.findings.items()})


def render(baseline: Baseline) -> str:
    """`baseline` as the text of its file."""
    entries = {name: " ".join(sorted(claims)) for name, claims in sorted(baseline.entries.items())}
    return json.dumps(_File(version=1, findings=entries).model_dump(), indent=2) + "\n"


def compare(report: Report, baseline: Baseline, *, whole: bool = True) -> Report:
    """`report` with each finding marked as known or new, and the entries that are no longer found.

    Where the report is not the `whole` of what there is to compare, an entry that quotes none of its articles, or only
    archived ones, was not looked for, and is not said to be gone.
    """
    known = [names(finding) & baseline.entries.keys() for finding in report.findings]
    found = frozenset().union(*known)
    gone = [name for name in sorted(baseline.entries) if name not in found]
    if not whole:
        old, new = _sentences(report, new=False), _sentences(report, new=True)
        gone = [name for name in gone if (claims := baseline.entries[name]) & (old | new) and not claims <= old]
    findings = tuple(replace(f, in_baseline=bool(own)) for f, own in zip(report.findings, known, strict=True))
    return replace(report, findings=findings, stale=tuple(gone))


def updated(baseline: Baseline, report: Report) -> Baseline:
    """`baseline` with every finding of `report` that is not suppressed, by its name there; without the stale ones."""
    present = {
        name: frozenset(_digest(position.text) for position in finding.positions)
        for finding in report.findings
        if finding.suppression is None
        for name in names(finding) & baseline.entries.keys() or {finding.fingerprint}
    }
    return Baseline(pruned(baseline, report).entries | present)


def pruned(baseline: Baseline, report: Report) -> Baseline:
    """`baseline` without the entries that `report` says are no longer found."""
    return Baseline({name: claims for name, claims in baseline.entries.items() if name not in report.stale})


def _sentences(report: Report, *, new: bool) -> frozenset[str]:
    """Digests of the sentences of the report's new articles, or of its archived ones."""
    fresh = report.new
    texts: Iterable[str] = (s.text for a in report.articles if (a.source in fresh) is new for s in a.sentences)
    return frozenset(map(_digest, texts))


def _digest(sentence: str) -> str:
    return sha256(fold(spaced(sentence)).encode("utf-8", "surrogatepass")).hexdigest()[:8]
