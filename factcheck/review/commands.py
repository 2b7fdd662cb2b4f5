"""The commands of reviewing: people's decisions are made, read and put to use."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..command import options
from ..command.given import are_named, cache_of, configuration_of, means_of, settings_of
from ..command.output import read_by, target_of, tell, write
from ..errors import ReportError, ReviewError
from ..folders import to_install
from ..load.own import HEAD, is_report
from ..load.paths import collect
from ..model import Severity
from ..render.markup import readable
from ..settings import DEFAULT_JUDGE, DEFAULT_MODEL, MAX_BYTES, MAX_CHARACTERS, Grouping
from ..settings.nearest import Configuration, find_configuration
from .order import ReviewOrder

if TYPE_CHECKING:
    from ..decisions import Decision
    from ..model import Report
    from .session import Session

_AT_HAND = "decisions.jsonl beside the settings file, or else here"
DecisionFiles = Annotated[
    list[Path] | None, typer.Argument(metavar="[DECISIONS.jsonl]...", show_default=_AT_HAND, help="Logs of decisions.")
]
_OF_ARTICLES = ("stories", "model", "judge", "max_characters", "max_bytes", "cache_dir", "no_cache", "jobs", "offline")
"""Options that mean something only where articles are compared."""


class Export(StrEnum):
    """What decisions are written as, instead of a review."""

    SUPPRESSIONS = "suppressions"
    """What nobody has to mend, in the form of suppressions.yml."""
    CORRECTIONS = "corrections"
    """The real differences and the names in several spellings, as a list in Markdown for the desk."""
    CSV = "csv"
    """A row for each decision."""


def review(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="REPORT.json|ARTICLES...", help="A report made with --format json, or articles."),
    ],
    decisions: Annotated[
        Path | None,
        typer.Option(
            envvar="FACTCHECK_DECISIONS",
            metavar="FILE",
            show_default=_AT_HAND,
            help="The log that decisions are added to.",
        ),
    ] = None,
    reviewer: Annotated[
        str | None,
        typer.Option(
            envvar="FACTCHECK_REVIEWER", metavar="NAME", show_default="git's or the login name", help="Who decides."
        ),
    ] = None,
    overlap: Annotated[
        int, typer.Option(min=1, metavar="N", help="How many reviewers are to decide each finding.")
    ] = 1,
    blind: Annotated[
        bool, typer.Option("--blind", help="Hide what the tool makes of a finding, and what others decided.")
    ] = False,
    order: Annotated[
        ReviewOrder,
        typer.Option(help="What comes first: the gravest and what a decision teaches most, or what is surest."),
    ] = ReviewOrder.TEACHING,
    adjudicate: Annotated[
        bool, typer.Option("--adjudicate", help="Take what reviewers disagree on, and speak the final word.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", show_default="one that is free", help="The port of the page.")
    ] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser, or only print its address.")] = True,
    export: Annotated[
        Export | None, typer.Option(help="Open no page; write what was decided on these findings.")
    ] = None,
    output: options.Output = None,
    stories: options.Stories = Grouping.ONE,
    model: options.Model = DEFAULT_MODEL,
    judge: options.Judge = DEFAULT_JUDGE,
    offline: options.Offline = False,
    rules: options.Rules = None,
    min_severity: options.MinSeverity = Severity.INFO,
    min_confidence: options.MinConfidence = None,
    max_characters: options.MaxCharacters = MAX_CHARACTERS,
    max_bytes: options.MaxBytes = MAX_BYTES,
    isolated: options.Isolated = False,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> None:
    """Opens a page on which you decide what the findings are.

    One key decides each, and nothing is lost. Decisions are added to a log, decisions.jsonl, that can be committed and
    merged; start again to go on. The page opens only on this computer, and only by the address that is printed. Ctrl-C
    ends it.
    """
    from .log import Log
    from .session import Session, Terms

    if blind and order is not ReviewOrder.TEACHING:
        raise typer.BadParameter(
            "a blind review is in no order, which would tell what the tool thinks: leave out --order or --blind.",
            ctx=context,
        )
    if blind and adjudicate:
        raise typer.BadParameter(
            "who settles a disagreement must see it: leave out --blind or --adjudicate.", ctx=context
        )
    if reviewer is not None and not reviewer.strip():
        raise typer.BadParameter("--reviewer names nobody: give a name, or leave it out.", ctx=context)
    log = decisions or configuration_of(context).decisions_file
    made = _is_report(paths)
    sources = tuple(map(str, paths)) if made else collect(paths, deep=stories != Grouping.ONE)
    read = read_by(sources, rules)
    target = target_of(output, (*read, log))
    if export is None:
        target_of(log, read, grows=True)  # a slip shows now, not at the first decision
        _check_installed("review", "fastapi", "uvicorn")
    report = _saved(context, paths[0]) if made else _compared(context, sources)
    for warning in report.warnings:
        tell(f"factcheck: {warning}")
    terms = Terms((reviewer or _who()).strip(), overlap, blind, adjudicate, order)
    session = Session(report, Log(log), terms)
    if export is None and adjudicate and not session.progress().total:
        tell(f"Reviewers disagree on none of these findings, by {log}: there is nothing to settle.")
    elif export is None:
        _hold(session, configuration_of(context), rules, port, browser=browser)
    else:
        from .exports import EXPORTS

        write(EXPORTS[export.value](session), target)


def _hold(session: Session, file: Configuration, rules: Path | None, port: int, *, browser: bool) -> None:
    """Serves the page of `session` until somebody ends it, and says what was decided; its keys are those of `file`."""
    from ..rules import load_rules
    from .keys import keys_with
    from .pages import Pages
    from .web import serve

    pages = Pages(session, load_rules(rules), keys_with(file.keys, file.path))
    log = session.log.path

    def opened(address: str) -> None:
        done = session.progress()
        begun = f"{done.total} findings, {done.done} decided; you decide as {session.terms.reviewer}, into {log}."
        tell(f"{begun} Ctrl-C ends it.")
        typer.echo(address)
        if browser:
            import webbrowser

            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()

    serve(pages, port, opened)
    done = session.progress()
    tell(f"{done.done} of {done.total} decided, all of it in {log}.")


def agreement(files: DecisionFiles = None) -> None:
    """Says how far reviewers agree, and where they do not.

    That is raw agreement, Krippendorff's alpha, and the findings on which they differ.
    """
    from .agreement import agreement as measured
    from .agreement import as_text

    _check_installed("agreement", "nltk")
    write(as_text(measured(_decisions(files))), None)


def learn(
    files: DecisionFiles = None,
    rules: options.Rules = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
) -> None:
    """Proposes names that reviewers decided to be the same.

    They are for words/aliases.yaml of the folder of rules. What would be written is shown as a diff, and written
    only on a yes.
    """
    from ..cache import keys
    from ..rules import load_rules
    from ..rules.aliases import aliases_file, load_aliases
    from .alias_groups import with_groups
    from .learning import check_kept, difference, proposals

    load_rules(rules)  # aliases in a folder that holds none would change no run
    groups = proposals(_decisions(files), load_aliases(rules))
    if not groups:
        tell("No name was decided to be the same that is not known to be.")
        return
    path = aliases_file(rules)
    state = keys.file(path)
    before = path.read_bytes().decode() if path.exists() else ""  # its line ends stay
    after = with_groups(path, before, groups)
    write(difference(path, before, after), None)
    check_kept(path)
    tell("A name that one source misspelt is better left out: as an alias, its misprint is never reported again.")
    if yes or _confirmed(path):
        if keys.file(path) != state:  # people keep it by hand, also while this waits for an answer
            raise ReviewError(f"{path}: changed while you were asked, so nothing was written. Run learn again.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            cure = "Make room or mend the rights there, or name another folder with --rules."
            raise ReportError(f"{path}: cannot make the folder for it ({error.strerror}). {cure}") from error
        write(after, path)
        tell(f"{path}: {len(groups)} added.")
    else:
        tell(f"{path}: nothing was written.")


def _check_installed(command: str, *libraries: str) -> None:
    missing = [name for name in libraries if find_spec(name) is None]
    if missing:
        cure = f"Install what it needs: {to_install('review')}"
        raise ReviewError(f"{command} needs {' and '.join(missing)}, not installed here. {cure}")


def _is_report(paths: list[Path]) -> bool:
    """True for a report, False for articles."""
    reports = [path for path in paths if path.suffix.lower() == ".json" and _names_a_report(path)]
    if reports and len(paths) > 1:
        raise ReviewError(f"{reports[0]}: a report is reviewed alone. Give one report, or articles.")
    return bool(reports)


def _names_a_report(path: Path) -> bool:
    """True when the JSON file `path` is a report, or is not there."""
    try:
        with path.open("rb") as file:
            return is_report(file.read(HEAD))
    except OSError:
        return True


def _check_meant(context: typer.Context) -> None:
    """Refuses options on the command line that a report, which is made already, leaves without a meaning."""
    given = [
        parameter.opts[0]
        for parameter in context.command.params
        if parameter.name in _OF_ARTICLES
        and (source := context.get_parameter_source(parameter.name))
        and source.name == "COMMANDLINE"
    ]
    if given:
        raise typer.BadParameter(
            f"a report is made already, {', '.join(given)} would change nothing: leave it out, or give the articles.",
            ctx=context,
        )


def _saved(context: typer.Context, path: Path) -> Report:
    """The report at `path`, without what is less grave or less sure than the options want."""
    from ..findings.findings import at_least
    from ..render.json import load_report

    _check_meant(context)
    settings, report = settings_of(context), load_report(path)
    threshold, grave = settings.min_confidence or 0.0, at_least(report.findings, settings.min_severity)
    sure = tuple(finding for finding in grave if finding.confidence >= threshold)
    return replace(
        report,
        findings=sure,
        min_confidence=max(report.min_confidence, threshold),
        unsure=report.unsure + len(grave) - len(sure),
    )


def _compared(context: typer.Context, sources: tuple[str, ...]) -> Report:
    """The report on the articles `sources`."""
    from ..pipeline import check

    settings = settings_of(context, strict=are_named(sources, context.params["paths"]))
    with cache_of(context) as cache, means_of(context, cache) as means:
        return check(sources, settings, **means)


def _confirmed(path: Path) -> bool:
    with suppress(typer.Abort):
        if sys.stdin:  # None where the shell closed it
            return typer.confirm(readable(f"Write {path}?"), err=True)
    raise ReviewError(f"{path}: nobody answered, so nothing was written. Say yes with --yes.")


def _who() -> str:
    """The name that git knows this person by, or else that of the login."""
    import getpass

    from ..git import git

    asked = git("config", "user.name")
    name = asked.stdout.decode(errors="replace").strip() if asked else ""
    if name:
        return name
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError) as error:  # the first two until Python 3.13
        raise ReviewError("nobody knows who you are here. Say it with --reviewer NAME.") from error


def _decisions(files: list[Path] | None) -> list[Decision]:
    from ..decisions import load_decisions

    files = files or [find_configuration(Path.cwd()).decisions_file]
    return [one for file in files for one in load_decisions(file, must_exist=True)]
