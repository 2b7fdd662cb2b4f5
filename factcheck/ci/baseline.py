"""The baseline: the findings that are known, by content, so that a check speaks of new ones only.

The file is JSON for git: sorted, an entry a line. An entry is a finding's fingerprint with short digests of the
sentences that it quotes and of the articles that these stand in; no path, no line number. The digests tell a finding
that is gone from one that was not looked for because a check read other articles or compared new ones only.
"""

from __future__ import annotations

import json
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
from ..model import Article, Report
from ..text import fold, spaced


class _File(Strict):
    """The content of the file."""

    version: Literal[1]
    """Grows when an older factcheck would misread the file."""
    findings: dict[str, str]


class Baseline(Struct, frozen=True):
    """The known findings."""

    entries: dict[str, frozenset[str]]
    """Fingerprint -> `sentence/article` for each sentence that the finding quotes, as digests.

    An older factcheck wrote no article: such an entry is known to have been looked for in a whole check alone.
    """


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

    Where the report is not the `whole` of what there is to compare, an entry that quotes an article which was not read,
    or only archived ones, was not looked for, and is not said to be gone.
    """
    known = [names(finding) & baseline.entries.keys() for finding in report.findings]
    found = frozenset().union(*known)
    gone = [name for name in sorted(baseline.entries) if name not in found]
    if not whole:
        gone = [name for name in gone if _was_looked_for(baseline.entries[name], report)]
    findings = tuple(replace(f, in_baseline=bool(own)) for f, own in zip(report.findings, known, strict=True))
    return replace(report, findings=findings, stale=tuple(gone))


def updated(baseline: Baseline, report: Report) -> Baseline:
    """`baseline` with every finding of `report` that is not suppressed, by its name there; without the stale ones."""
    articles = {article.source: article for article in report.articles}
    present = {
        name: frozenset(f"{_digest(p.text)}/{_name(articles[p.source])}" for p in finding.positions)
        for finding in report.findings
        if finding.suppression is None
        for name in names(finding) & baseline.entries.keys() or {finding.fingerprint}
    }
    return Baseline(pruned(baseline, report).entries | present)


def pruned(baseline: Baseline, report: Report) -> Baseline:
    """`baseline` without the entries that `report` says are no longer found."""
    return Baseline({name: claims for name, claims in baseline.entries.items() if name not in report.stale})


def _was_looked_for(claims: frozenset[str], report: Report) -> bool:
    """True where each article with one of `claims` was read, and what these say is not of archived ones alone."""
    said, told_by = ({claim.partition("/")[side] for claim in claims} for side in (0, 2))
    old = [article for article in report.articles if article.source not in report.new]
    archived = {_digest(sentence.text) for article in old for sentence in article.sentences}
    return told_by <= set(map(_name, report.articles)) and not said <= archived


def _name(article: Article) -> str:
    """A digest by which `article` is known when it is moved, or mended below its headline."""
    first = article.headline or next((sentence.text for sentence in article.sentences), "")
    return _digest(f"{first}\n{article.outlet}\n{article.appeared or ''}")


def _digest(sentence: str) -> str:
    return sha256(fold(spaced(sentence)).encode("utf-8", "surrogatepass")).hexdigest()[:8]
