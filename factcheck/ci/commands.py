"""The commands `check` and `baseline`: options in, one run, its reports out, the exit code set."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..command.options import (
    AgainstOption,
    AllowEmptyOption,
    BytesOption,
    CacheOption,
    ChangedOption,
    CharactersOption,
    CheckFormatOption,
    DecisionsOption,
    ExitZeroOption,
    FailOn,
    FailOnOption,
    IgnoreOption,
    IsolatedOption,
    JobsOption,
    JudgeOption,
    ModelOption,
    NoCacheOption,
    OfflineOption,
    OutletIgnoresOption,
    OutputOption,
    PathsArgument,
    QuietOption,
    RulesOption,
    SchedulerOption,
    SelectOption,
    SeveritiesOption,
    ShownConfidenceOption,
    ShownSeverityOption,
    ShowSettingsOption,
    StatisticsOption,
    StoriesOption,
    StrictOption,
    SuppressionsOption,
    WriteOption,
    by_code,
    cache_of,
    listed,
    paired,
)
from ..command.outcome import Order, Outcome, deliver, keep_order, size, today
from ..command.output import target_of, tell, write
from ..engine import engine_of
from ..model import Severity
from ..progress import progress
from ..render import FORMATS
from ..settings import DEFAULT_JUDGE, DEFAULT_MODEL, MAX_BYTES, MAX_CHARACTERS, Grouping, Settings
from ..settings.nearest import Configuration

if TYPE_CHECKING:
    from ..cache import Cache
    from ..decisions import Decision
    from ..model import Report, Suppression
    from .batch import Batch
    from .policy import Policy

BASELINE = Path("factcheck-baseline.json")
"""The file of `baseline` unless another is named."""
SUPPRESSIONS = "suppressions.yml"
"""The file of suppressions beside the settings unless another is named."""
_SAYS_NOTHING = {"output", "quiet", "exit_zero", "cache_dir", "no_cache", "jobs", "scheduler", "offline"}
"""Options of `check` that change neither a report nor what is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """What both commands are asked to examine, as the options say."""

    context: typer.Context
    paths: list[Path] | None
    against: list[Path] | None
    changed_since: str | None
    allow_empty: bool
    settings: Settings
    select: str
    ignore: str
    severity: str
    per_outlet_ignores: str
    suppressions: Path | None
    decisions: Path | None
    isolated: bool
    quiet: bool
    jobs: int | None
    scheduler: str | None
    fail_on: FailOn = FailOn.HIGH
    min_severity: Severity = Severity.INFO
    min_confidence: float | None = None
    statistics: bool = False

    @property
    def suppressions_file(self) -> Path | None:
        """The file named, or the one at hand, there or not; None: no file."""
        at_hand = None if self.isolated else self._settings.at_hand("suppressions", SUPPRESSIONS)
        return self.suppressions or at_hand

    @property
    def decisions_file(self) -> Path | None:
        """The file named, or the one at hand, there or not; None: no file."""
        return self.decisions or (None if self.isolated else self._settings.decisions_file)

    @property
    def _settings(self) -> Configuration:
        found: Configuration = self.context.obj
        return found


def check(
    context: typer.Context,
    paths: PathsArgument = None,
    against: AgainstOption = None,
    changed_since: ChangedOption = None,
    output: OutputOption = None,
    format_: CheckFormatOption = "text",
    write_: WriteOption = None,
    fail_on: FailOnOption = FailOn.HIGH,
    exit_zero: ExitZeroOption = False,
    min_severity: ShownSeverityOption = Severity.INFO,
    min_confidence: ShownConfidenceOption = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            envvar="FACTCHECK_BASELINE", metavar="FILE", help="Fail on findings that are not in this baseline."
        ),
    ] = None,
    suppressions: SuppressionsOption = None,
    decisions: DecisionsOption = None,
    select: SelectOption = "FC",
    ignore: IgnoreOption = "",
    severity: SeveritiesOption = "",
    per_outlet_ignores: OutletIgnoresOption = "",
    stories: StoriesOption = Grouping.AUTO,
    allow_empty: AllowEmptyOption = False,
    strict: StrictOption = False,
    model: ModelOption = DEFAULT_MODEL,
    judge: JudgeOption = DEFAULT_JUDGE,
    offline: OfflineOption = False,
    rules: RulesOption = None,
    max_characters: CharactersOption = MAX_CHARACTERS,
    max_bytes: BytesOption = MAX_BYTES,
    statistics: StatisticsOption = False,
    isolated: IsolatedOption = False,
    show_settings: ShowSettingsOption = False,
    cache_dir: CacheOption = None,
    no_cache: NoCacheOption = False,
    jobs: JobsOption = None,
    scheduler: SchedulerOption = None,
    quiet: QuietOption = False,
) -> None:
    """Compares new articles with each other and an archive.

    They may be of all stories mixed. Exits with 0 when it is clean, with 1 when there is a finding at or above
    --fail-on that is neither suppressed nor in the baseline, and with 2 when it could not run. What --min-severity and
    --min-confidence hide still counts.

    Settings come from the nearest factcheck.toml or [tool.factcheck] in pyproject.toml, then from FACTCHECK_...
    variables, then from options; the last of them wins.
    """
    if show_settings:
        write(_told(context), None)
        return
    fields = context.obj.fields
    settings = Settings(
        model=model, rules=rules, max_characters=max_characters, stories=stories, strict=strict, judge=judge,
        offline=offline, max_bytes=max_bytes, fields=fields,
    )  # fmt: skip
    request = _Request(
        context=context, paths=paths, against=against, changed_since=changed_since, allow_empty=allow_empty,
        settings=settings, select=select, ignore=ignore, severity=severity, per_outlet_ignores=per_outlet_ignores,
        suppressions=suppressions, decisions=decisions, isolated=isolated, quiet=quiet, jobs=jobs, scheduler=scheduler,
        fail_on=fail_on, min_severity=min_severity, min_confidence=min_confidence, statistics=statistics,
    )  # fmt: skip
    batch = _batch(request)
    more = (one.partition("=") for one in write_ or ())
    asked = [(format_, output), *((name, Path(file)) for name, _, file in more)]
    order = _order(request, [target for _, target in asked], [name for name, _ in asked], baseline, exit_zero)
    with cache_of(cache_dir, no_cache) as cache:

        def find() -> Outcome:
            return _outcome(request, batch, baseline, [name for name, _ in asked], order.job_page, cache)

        keep_order(context.find_root().obj or (), order, cache)
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
    paths: PathsArgument = None,
    against: AgainstOption = None,
    changed_since: ChangedOption = None,
    file: Annotated[
        Path, typer.Option("--baseline", envvar="FACTCHECK_BASELINE", metavar="FILE", help="The file to write.")
    ] = BASELINE,
    suppressions: SuppressionsOption = None,
    decisions: DecisionsOption = None,
    select: SelectOption = "FC",
    ignore: IgnoreOption = "",
    per_outlet_ignores: OutletIgnoresOption = "",
    stories: StoriesOption = Grouping.AUTO,
    allow_empty: AllowEmptyOption = False,
    model: ModelOption = DEFAULT_MODEL,
    judge: JudgeOption = DEFAULT_JUDGE,
    offline: OfflineOption = False,
    rules: RulesOption = None,
    max_characters: CharactersOption = MAX_CHARACTERS,
    max_bytes: BytesOption = MAX_BYTES,
    isolated: IsolatedOption = False,
    cache_dir: CacheOption = None,
    no_cache: NoCacheOption = False,
    jobs: JobsOption = None,
    scheduler: SchedulerOption = None,
    quiet: QuietOption = False,
) -> None:
    """Writes down known findings: a check fails on others only.

    Give the articles and the archive as you give them to `factcheck check`, and commit the file. An article that cannot
    be read is an error here: what is known of it must not be lost.
    """
    from .baseline import Baseline, load_baseline, pruned, render, updated

    fields = context.obj.fields
    settings = Settings(
        model=model, rules=rules, max_characters=max_characters, stories=stories, judge=judge, offline=offline,
        max_bytes=max_bytes, fields=fields,
    )  # fmt: skip
    request = _Request(
        context=context, paths=paths, against=against, changed_since=changed_since, allow_empty=allow_empty,
        settings=settings, select=select, ignore=ignore, severity="", per_outlet_ignores=per_outlet_ignores,
        suppressions=suppressions, decisions=decisions, isolated=isolated, quiet=quiet, jobs=jobs, scheduler=scheduler,
    )  # fmt: skip
    before = Baseline({}) if action is Action.UPDATE and not file.exists() else load_baseline(file)
    batch, policy = _batch(request), _policy(request)
    target = target_of(file, [Path(source) for source in (*batch.new, *batch.old)])
    with cache_of(cache_dir, no_cache) as cache:
        report = _examine(request, batch, policy, file if file.exists() else None, cache)
    after = (updated if action is Action.UPDATE else pruned)(before, report)
    write(render(after), target)
    added, gone = len(after.entries.keys() - before.entries.keys()), len(before.entries.keys() - after.entries.keys())
    tell(f"{file}: {len(after.entries)} findings, {added} added, {gone} no longer found.")


def _batch(request: _Request) -> Batch:
    from .batch import find_batch

    if not request.paths:
        raise typer.BadParameter("name the new articles.", ctx=request.context, param_hint="PATHS...")
    return find_batch(request.paths, request.against or (), request.changed_since, allow_empty=request.allow_empty)


def _policy(request: _Request) -> Policy:
    """What the options say of codes and severities; every code in them is known."""
    from ..notices import NOTICES
    from ..rules import load_rules
    from .policy import Policy, check_codes

    policy = Policy(
        select=listed(request.select),
        ignore=listed(request.ignore),
        severities=by_code(request.severity),
        outlet_ignores=paired(request.per_outlet_ignores),
        fail_on=request.fail_on.severity,
        min_severity=request.min_severity,
        min_confidence=request.min_confidence or 0.0,
    )
    known = {rule.code for file in load_rules(request.settings.rules).values() for rule in file.rules} | NOTICES.keys()
    named = (*policy.select, *policy.ignore, *policy.severities, *(code for _, code in policy.outlet_ignores))
    check_codes(named, known)
    return policy


def _order(
    request: _Request, targets: list[Path | None], formats: list[str], baseline: Path | None, exit_zero: bool
) -> Order:
    """What a check is asked for, in plain data."""
    options = {name: value for name, value in request.context.params.items() if name not in _SAYS_NOTHING}
    kept, decided = request.suppressions_file, request.decisions_file
    return Order(
        command="check",
        paths=tuple(map(str, request.paths or ())),
        told=repr((request.settings, sorted(options.items()))),
        models=(request.settings.model, request.settings.judge),
        rules=str(request.settings.rules) if request.settings.rules else None,
        against=tuple(map(str, request.against or ())),
        changed_since=request.changed_since,
        allow_empty=request.allow_empty,
        files=tuple(str(file) for file in (baseline, decided) if file),
        dated=str(kept) if kept else None,
        targets=tuple(str(target) if target else None for target in targets),
        job_page=os.environ.get("GITHUB_STEP_SUMMARY") if "github" in formats else None,
        exit_zero=exit_zero,
    )


def _outcome(
    request: _Request, batch: Batch, baseline: Path | None, formats: list[str], job_page: str | None, cache: Cache
) -> Outcome:
    """What a check writes and says: a page in each of `formats`, and one for the job."""
    from ..extract import texts_of
    from ..render.markdown import fitted
    from .policy import fails, shown, statistics, summary

    policy = _policy(request)
    report = _examine(request, batch, policy, baseline, cache)
    visible = shown(report, policy)
    written = size(job_page)
    return Outcome(
        pages=tuple(FORMATS[name](visible) for name in formats),
        said=f"{summary(report)}\n{statistics(report) if request.statistics else ''}",
        fails=fails(report, policy),
        texts=texts_of(report),
        job_page="" if written is None else fitted(visible, written),
    )


def _examine(request: _Request, batch: Batch, policy: Policy, baseline: Path | None, cache: Cache) -> Report:
    """The report on the batch; nothing of it is hidden yet."""
    from .baseline import load_baseline
    from .batch import run

    known = load_baseline(baseline) if baseline else None
    engine = engine_of(request.jobs, request.scheduler)
    with progress(request.quiet) as advance:
        return run(
            batch,
            request.settings,
            policy,
            suppressions=_suppressions(request),
            decisions=_decisions(request),
            log=request.decisions_file,
            baseline=known,
            today=today(),
            progress=advance,
            cache=cache,
            engine=engine,
        )


def _suppressions(request: _Request) -> tuple[Suppression, ...]:
    """The suppressions of the file that is named, or of the one that lies at hand."""
    from .suppressions import load_suppressions

    file = request.suppressions_file
    return load_suppressions(file) if file and (file.is_file() or file == request.suppressions) else ()


def _decisions(request: _Request) -> tuple[Decision, ...]:
    """The decisions of the file that is named, or of the one that lies at hand."""
    file = request.decisions_file
    if file is None:
        return ()
    from ..decisions import load_decisions

    return load_decisions(file, must_exist=file == request.decisions)


def _told(context: typer.Context) -> str:
    """Every setting as a line of TOML, with where it comes from."""
    from ..settings.file import as_toml

    settings: Configuration | None = context.obj
    origins = {"DEFAULT": "built in", "DEFAULT_MAP": str(settings.path) if settings else "", "COMMANDLINE": "option"}
    lines = [f"# settings file: {settings.path if settings and settings.path else 'none'}"]
    for parameter in context.command.params:
        name = str(parameter.name)
        if name in {"paths", "isolated", "show_settings"}:
            continue
        source = context.get_parameter_source(name)
        origin = origins.get(source.name if source else "DEFAULT", "environment")
        value, key = context.params[name], name.strip("_").replace("_", "-")
        lines.append(f"# {key} is not set" if value in (None, [], ()) else f"{key} = {as_toml(value)}  # {origin}")
    return "\n".join(lines) + "\n"
