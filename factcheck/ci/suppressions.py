"""Suppressions: a person's word, with a reason, that a finding is not to be reported.

Articles are evidence and stay as they are, so suppressions lie beside them, in `suppressions.yml`. One that does
nothing, or whose last day has passed, is a notice of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Self

from pydantic import model_validator

from ..camps import names
from ..data import Strict, Words, item_lines, load_yaml
from ..model import Article, Finding, Notice, Report, Suppression
from ..notices import EXPIRED, UNUSED, notice
from ..problems import like


class _Entry(Strict):
    """One suppression as it is written down: a fingerprint, or a rule with sources, and why."""

    reason: Words
    by: str = ""
    date: dt.date | None = None
    expires: dt.date | None = None
    fingerprint: Annotated[str, like("0123456789abcdef, as reports print it", r"([0-9a-f]{16})?")] = ""
    rule: Annotated[str, like("FC401", r"(FC[1-9]\d\d)?")] = ""
    sources: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _says_what_is_meant(self) -> Self:
        if bool(self.fingerprint) == bool(self.rule) or (self.rule and not self.sources):
            raise ValueError("give either `fingerprint`, or `rule` together with `sources`")
        return self


class _File(Strict):
    """The content of `suppressions.yml`."""

    suppressions: tuple[_Entry, ...]


def load_suppressions(path: Path, *, must_exist: bool = False) -> tuple[Suppression, ...]:
    """The suppressions in the file `path`; none where there is no file, unless it `must_exist`.

    Raises:
        RuleError: the file holds a mistake, for example an entry without a reason.
    """
    if not must_exist and not path.is_file():
        return ()
    entries = load_yaml(path, _File).suppressions
    return tuple(
        Suppression(**entry.model_dump(), file=path.as_posix(), line=line)
        for entry, line in zip(entries, item_lines(path, "suppressions"), strict=True)
    )


def suppress(report: Report, suppressions: Iterable[Suppression], today: dt.date, *, whole: bool = True) -> Report:
    """`report` with each finding that one of `suppressions` means marked by the first that does; and notices.

    The suppressions may come from several places: chain them. Where the report is not the `whole` of what there is to
    compare, one that names no source of a new article that was compared with others may still be needed elsewhere, and
    is not called unused.
    """
    known = list(suppressions)
    valid = [one for one in known if one.expires is None or one.expires >= today]
    outlets = {article.source: article.outlet for article in report.articles}
    named = any(one.fingerprint for one in valid)
    meant: list[list[Suppression]] = []
    for finding in report.findings:
        called = names(finding) if named else frozenset[str]()  # costly: once a finding
        meant.append([one for one in valid if _means(one, finding, called, outlets)])
    findings = tuple(
        replace(finding, suppression=next(iter(by), None)) for finding, by in zip(report.findings, meant, strict=True)
    )
    used = {id(one) for by in meant for one in by}
    idle = [one for one in valid if id(one) not in used and (whole or _concerns_new(one, report))]
    notices = [
        *(_notice(EXPIRED, f"this suppression expired on {one.expires}", one) for one in known if one not in valid),
        *(_notice(UNUSED, "this suppression meets no finding", one) for one in idle),
    ]
    return replace(report, findings=findings, notices=(*report.notices, *notices))


def _means(suppression: Suppression, finding: Finding, called: frozenset[str], outlets: dict[str, str]) -> bool:
    """True when `suppression` is of `finding`, which answers to the names `called`."""
    if suppression.fingerprint:
        return suppression.fingerprint in called
    return finding.code == suppression.rule and all(
        any(matches(pattern, position.source, outlets.get(position.source, "")) for position in finding.positions)
        for pattern in suppression.sources
    )


def matches(pattern: str, source: str, outlet: str) -> bool:
    """True when `pattern`, with shell wildcards, is of that path or outlet; the case of letters counts."""
    return fnmatchcase(source, pattern) or fnmatchcase(outlet, pattern)


def _concerns_new(suppression: Suppression, report: Report) -> bool:
    """True when `suppression` names a new article that was compared with others; else these may not have been given."""
    new = {source for story in report.stories if len(story.articles) > 1 for source in story.new}
    fresh: Sequence[Article] = [article for article in report.articles if article.source in new]
    return any(matches(pattern, a.source, a.outlet) for pattern in suppression.sources for a in fresh)


def _notice(code: str, message: str, suppression: Suppression) -> Notice:
    meant = suppression.fingerprint or f"{suppression.rule} {', '.join(suppression.sources)}"
    return notice(code, f"{message}: {meant} ({suppression.reason})", suppression.file, suppression.line)
