"""The commands `check` and `baseline`: options in, one run, its reports out, the exit code set."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import Struct

from ..command import options
from ..command.given import by_code, cache_of, configuration_of, means_of, paired, settings_of, split_codes
from ..command.invocation import invocation_of
from ..command.outcome import Order, Outcome, deliver, keep_order, size, today
from ..command.output import read_by, target_of, tell, write
from ..model import Severity
from ..render import FORMATS
from ..settings import DEFAULT_JUDGE, DEFAULT_MODEL, MAX_BYTES, MAX_CHARACTERS, Grouping, Settings
from ..settings.nearest import Configuration
from .batch import find_batch, run

if TYPE_CHECKING:
    from ..model import Report
    from .known import Known
    from .policy import Policy

Asked = Sequence[tuple[str, Path | None]]
"""The formats in which a report is asked for, and where each goes; None for stdout."""
_SAYS_NOTHING = {"output", "quiet", "exit_zero", "cache_dir", "no_cache", "jobs", "scheduler", "offline"}
"""Options of `check` that change neither a report nor what is said of it."""


def check(
    context: typer.Context,
    paths: options.NewArticles = None,
    against: options.Against = None,
    changed_since: options.ChangedSince = None,
    output: options.Output = None,
    format_: options.CheckFormat = "text",
    write_: options.Write = None,
    fail_on: options.FailOn = options.Failing.HIGH,
    exit_zero: options.ExitZero = False,
    min_severity: options.ShownSeverity = Severity.INFO,
    min_confidence: options.ShownConfidence = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            envvar="FACTCHECK_BASELINE",
            metavar="FILE",
            show_default="factcheck-baseline.json where there is one",
            help="Fail on findings that are not in this baseline.",
        ),
    ] = None,
    suppressions: options.Suppressions = None,
    decisions: options.Decisions = None,
    select: options.Select = "FC",
    ignore: options.Ignore = "",
    severity: options.Severities = "",
    per_outlet_ignores: options.PerOutletIgnores = "",
    stories: options.Stories = Grouping.AUTO,
    allow_empty: options.AllowEmpty = False,
    strict: options.Strict = False,
    model: options.Model = DEFAULT_MODEL,
    judge: options.Judge = DEFAULT_JUDGE,
    offline: options.Offline = False,
    rules: options.Rules = None,
    max_characters: options.MaxCharacters = MAX_CHARACTERS,
    max_bytes: options.MaxBytes = MAX_BYTES,
    statistics: options.Statistics = False,
    isolated: options.Isolated = False,
    show_settings: options.ShowSettings = False,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    jobs: options.Jobs = None,
    scheduler: options.Scheduler = None,
    quiet: options.Quiet = False,
) -> None:
    """Compares new articles with each other and an archive.

    They may be of all stories mixed. Exits with 0 when it is clean, with 1 when there is a finding at or above
    --fail-on that is neither suppressed nor in the baseline, and with 2 when it could not run. What --min-severity and
    --min-confidence hide still counts.

    Settings come from the nearest factcheck.toml or [tool.factcheck] in pyproject.toml, then from FACTCHECK_...
    variables, then from options; the last of them wins.
    """
    if show_settings:
        write(_settings_shown(context), None)
        return
    settings = settings_of(context, min_severity=Severity.INFO, min_confidence=None)  # what they hide still counts
    batch = find_batch(_named(context, paths), against or (), changed_since, allow_empty=allow_empty)
    more = (one.partition("=") for one in write_ or ())
    asked = [(format_, output), *((name, Path(file)) for name, _, file in more)]
    files = _files(context, baseline, suppressions, decisions)
    order = _order(context, settings, asked, files)
    with cache_of(context) as cache:

        def find() -> Outcome:
            from .policy import Policy, check_codes

            policy = Policy(
                select=split_codes(select),
                ignore=split_codes(ignore),
                severities=by_code(severity),
                outlet_ignores=paired(per_outlet_ignores),
                fail_on=fail_on.severity,
                min_severity=min_severity,
                min_confidence=min_confidence or 0.0,
            )
            check_codes(policy, settings.rules)
            known = _known(context, files)
            with means_of(context, cache) as means:
                report = run(batch, settings, policy, known, means)
            return _outcome(report, policy, asked, size(order.job_page), counted=statistics)

        keep_order(invocation_of(context).arguments, order, cache)
        code = deliver(order, (*batch.new, *batch.old), batch.old, cache, find)
    if code:
        raise typer.Exit(code)


class Action(StrEnum):
    """What to do with a baseline."""

    UPDATE = "update"
    PRUNE = "prune"


def baseline(
    context: typer.Context,
    action: Annotated[
        Action, typer.Argument(help="update: write down what is found now. prune: only drop what is no longer found.")
    ],
    paths: options.NewArticles = None,
    against: options.Against = None,
    changed_since: options.ChangedSince = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            envvar="FACTCHECK_BASELINE",
            metavar="FILE",
            show_default="factcheck-baseline.json",
            help="The file to write.",
        ),
    ] = None,
    suppressions: options.Suppressions = None,
    decisions: options.Decisions = None,
    select: options.Select = "FC",
    ignore: options.Ignore = "",
    per_outlet_ignores: options.PerOutletIgnores = "",
    stories: options.Stories = Grouping.AUTO,
    allow_empty: options.AllowEmpty = False,
    model: options.Model = DEFAULT_MODEL,
    judge: options.Judge = DEFAULT_JUDGE,
    offline: options.Offline = False,
    rules: options.Rules = None,
    max_characters: options.MaxCharacters = MAX_CHARACTERS,
    max_bytes: options.MaxBytes = MAX_BYTES,
    isolated: options.Isolated = False,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    jobs: options.Jobs = None,
    scheduler: options.Scheduler = None,
    quiet: options.Quiet = False,
) -> None:
    """Writes down known findings: a check fails on others only.

    Give the articles and the archive as you give them to `factcheck check`, and commit the file. An article that cannot
    be read is an error here: what is known of it must not be lost.
    """
    from .baseline import Baseline, load_baseline, pruned, render, updated
    from .policy import Policy, check_codes

    settings = settings_of(context)
    files = _files(context, file, suppressions, decisions)
    file = files.baseline or Configuration().baseline_file
    before = Baseline({}) if action is Action.UPDATE and not file.exists() else load_baseline(file)
    batch = find_batch(_named(context, paths), against or (), changed_since, allow_empty=allow_empty)
    policy = Policy(split_codes(select), split_codes(ignore), outlet_ignores=paired(per_outlet_ignores))
    check_codes(policy, settings.rules)
    others = filter(None, (files.suppressions, files.decisions))
    target = target_of(file, read_by((*batch.new, *batch.old), settings.rules, others))
    with cache_of(context) as cache:
        known = _known(context, files)
        with means_of(context, cache) as means:
            report = run(batch, settings, policy, known, means)
    after = (updated if action is Action.UPDATE else pruned)(before, report)
    write(render(after), target)
    added, gone = len(after.entries.keys() - before.entries.keys()), len(before.entries.keys() - after.entries.keys())
    tell(f"{file}: {len(after.entries)} findings, {added} added, {gone} no longer found.")


def _named(context: typer.Context, paths: list[Path] | None) -> list[Path]:
    """`paths`; that there must be some is said here, as --show-settings needs none."""
    if not paths:
        raise typer.BadParameter("name the new articles.", ctx=context, param_hint="PATHS...")
    return paths


class Files(Struct, frozen=True):
    """Where it stands what is known of findings: the files that are named, or else those at hand, there or not."""

    baseline: Path | None
    """None where none is read; so of the others."""
    suppressions: Path | None
    decisions: Path | None


def _files(context: typer.Context, baseline: Path | None, suppressions: Path | None, decisions: Path | None) -> Files:
    """Those named, and where the command is not isolated, those at hand."""
    if context.params["isolated"]:
        return Files(baseline, suppressions, decisions)
    at_hand = configuration_of(context)
    return Files(
        baseline or at_hand.baseline_file,
        suppressions or at_hand.suppressions_file,
        decisions or at_hand.decisions_file,
    )


def _order(context: typer.Context, settings: Settings, asked: Asked, files: Files) -> Order:
    """What a check is asked for, in plain data."""
    given = context.params
    telling = sorted((name, value) for name, value in given.items() if name not in _SAYS_NOTHING)
    return Order(
        command="check",
        paths=tuple(map(str, given["paths"])),
        options=repr((settings, telling)),
        models=(settings.model, settings.judge),
        rules=str(settings.rules) if settings.rules else None,
        against=tuple(map(str, given["against"] or ())),
        changed_since=given["changed_since"],
        allow_empty=given["allow_empty"],
        files=tuple(str(file) for file in (files.baseline, files.decisions) if file),
        dated=str(files.suppressions) if files.suppressions else None,
        targets=tuple(str(target) if target else None for _, target in asked),
        job_page=os.environ.get("GITHUB_STEP_SUMMARY") if "github" in dict(asked) else None,
        exit_zero=given["exit_zero"],
    )


def _known(context: typer.Context, files: Files) -> Known:
    """What is known of findings by `files`; one that an option of `check` names must be there."""
    from ..decisions import load_decisions
    from .baseline import load_baseline
    from .known import Known
    from .suppressions import load_suppressions

    named, (baseline, kept, log) = context.params, (files.baseline, files.suppressions, files.decisions)
    return Known(
        baseline=load_baseline(baseline) if baseline and (named.get("baseline") or baseline.exists()) else None,
        suppressions=load_suppressions(kept, must_exist=named["suppressions"] is not None) if kept else (),
        decisions=load_decisions(log, must_exist=named["decisions"] is not None) if log else (),
        log=log,
        today=today(),
    )


def _outcome(report: Report, policy: Policy, asked: Asked, page_size: int | None, *, counted: bool) -> Outcome:
    """What a check writes and says of `report`: the pages `asked` for, and one for a job's page of that size."""
    from ..extract import texts_of
    from ..render.markdown import fitted
    from .policy import fails, shown, statistics, summary

    visible = shown(report, policy)
    return Outcome(
        pages=tuple(FORMATS[name](visible) for name, _ in asked),
        said=f"{summary(report, policy)}\n{statistics(report) if counted else ''}",
        fails=fails(report, policy),
        texts=texts_of(report),
        job_page="" if page_size is None else fitted(visible, page_size),
    )


def _settings_shown(context: typer.Context) -> str:
    """Every setting as a line of a settings file, with where it comes from; what no file can set is left out."""
    from ..settings.file import SettingsFile, as_toml

    known = {one.alias for one in SettingsFile.model_fields.values()}
    file = configuration_of(context).path
    origins = {"DEFAULT": "built in", "DEFAULT_MAP": str(file), "COMMANDLINE": "option"}
    lines = [f"# settings file: {file or 'none'}"]
    for parameter in context.command.params:
        name = str(parameter.name)
        key = name.strip("_").replace("_", "-")
        if key not in known:
            continue
        source = context.get_parameter_source(name)
        origin = origins.get(source.name if source else "DEFAULT", "environment")
        value = _PARTS.get(name, _as_it_is)(context.params[name])
        lines.append(f"{key} = {as_toml(value)}  # {origin}" if value or value == 0 else f"# {key} is not set")
    return "\n".join(lines) + "\n"


def _as_it_is(value: Any) -> Any:
    return value


def _by_outlet(text: str) -> dict[str, list[str]]:
    """The codes of `Meridian=FC4,Meridian=FC2`, by outlet."""
    found: dict[str, list[str]] = {}
    for outlet, code in paired(text):
        found.setdefault(outlet, []).append(code)
    return found


_PARTS: Mapping[str, Callable[[Any], Any]] = {
    "select": split_codes,
    "ignore": split_codes,
    "severity": by_code,
    "per_outlet_ignores": _by_outlet,
}
"""Option that holds several values in one text -> what a settings file says for it."""
