"""A batch of articles and the report on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ..errors import ArticleError
from ..load.paths import STDIN, collect
from ..model import Report
from ..notices import UNCOMPARED, notice
from ..settings import Settings

if TYPE_CHECKING:
    from ..command.given import Means
    from .known import Known
    from .policy import Policy


class Batch(Struct, frozen=True):
    """The articles of a check, by path."""

    new: tuple[str, ...]
    old: tuple[str, ...] = ()
    whole: bool = True
    """False when there is an archive whose articles are not compared with each other."""


def find_batch(paths: Sequence[Path], against: Sequence[Path], ref: str | None, *, allow_empty: bool) -> Batch:
    """The articles at `paths`, of which only those changed since the commit `ref` are new, and the archive `against`.

    Raises:
        ArticleError: a path is missing, or there is no article at `paths` or `against` and that is not allowed.
        SettingsError: git cannot tell what changed.
    """
    given = collect(paths, deep=True, allow_empty=allow_empty)
    archive = collect(against, deep=True, allow_empty=allow_empty)
    for named, found in ((paths, given), (against, archive or not against)):
        if not found and not allow_empty:
            names = ", ".join(map(str, named)) or "no path"
            raise ArticleError(f"{names}: no article found. Check the paths, or allow it with --allow-empty.")
    if ref is None:
        return Batch(given, archive, whole=not against)
    from .changed import changed_since

    changed = changed_since(ref)
    new = tuple(source for source in given if source == STDIN or Path(source).resolve() in changed)
    return Batch(new, (*archive, *(source for source in given if source not in new)), whole=False)


def run(batch: Batch, settings: Settings, policy: Policy, known: Known, means: Means) -> Report:
    """The report on `batch`: findings that are `known` marked, severities as `policy` says, nothing hidden yet.

    Raises:
        FactcheckError: a rule or the model cannot be read, or an article and `settings` are strict.
    """
    from ..pipeline import check
    from .known import marked
    from .policy import govern

    report = Report((), ())
    if batch.new:
        report = check(batch.new, settings, against=batch.old, **means)
        report = _with_uncompared(report, batch)
    return govern(marked(report, known, whole=batch.whole), policy)


def _with_uncompared(report: Report, batch: Batch) -> Report:
    """`report` with a notice where nobody said what to compare the new articles with, and nothing was compared.

    It is grave: a check that has nothing to compare would else pass for ever.
    """
    if not batch.whole or not report.stories or report.compared:
        return report
    sources = [member.path for story in report.stories for member in story.articles]
    why = f"no two of these {len(sources)} articles are on one event" if len(sources) > 1 else "this article is alone"
    cure = "Name an archive with --against, or more articles on the same event."
    message = f"nothing was compared: {why}. {cure}"
    return replace(report, notices=(*report.notices, notice(UNCOMPARED, message, sources[0])))
