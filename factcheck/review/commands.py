"""The commands of reviewing: people's decisions are made, read and put to use."""

from __future__ import annotations

import getpass
import subprocess
import threading
import webbrowser
from dataclasses import replace
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..configuration import Configuration
from ..decisions import FILE_NAME
from ..errors import ReviewError
from ..model import Severity
from ..options import (
    CharactersOption,
    ConfidenceOption,
    IsolatedOption,
    JudgeOption,
    ModelOption,
    OutputOption,
    QuietOption,
    RulesOption,
    SeverityOption,
    StoriesOption,
)
from ..output import target_of, write
from ..progress import progress
from ..settings import DEFAULT_MODEL, MAX_CHARACTERS, NO_JUDGE, Grouping, Settings

if TYPE_CHECKING:
    from ..decisions import Decision
    from ..model import Report

DecisionFiles = Annotated[
    list[Path] | None, typer.Argument(metavar="[DECISIONS.jsonl]...", show_default=FILE_NAME, help="Logs of decisions.")
]


class Export(StrEnum):
    """What decisions are written as, instead of a review."""

    SUPPRESSIONS = "suppressions"
    """What is the same fact, in the form of suppressions.yml."""
    CORRECTIONS = "corrections"
    """The real differences, as a list in Markdown for the desk."""
    CSV = "csv"
    """A row for each decision."""


def review(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="REPORT.json|ARTICLES...", help="A report made with --format json, or articles."),
    ],
    decisions: Annotated[
        Path, typer.Option(envvar="FACTCHECK_DECISIONS", metavar="FILE", help="The log that decisions are added to.")
    ] = Path(FILE_NAME),
    reviewer: Annotated[
        str,
        typer.Option(
            envvar="FACTCHECK_REVIEWER", metavar="NAME", show_default="git's or the login name", help="Who decides."
        ),
    ] = "",
    overlap: Annotated[
        int, typer.Option(min=1, metavar="N", help="From how many reviewers each finding wants a decision.")
    ] = 1,
    blind: Annotated[
        bool, typer.Option("--blind", help="Hide what the tool makes of a finding, and what others decided.")
    ] = False,
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
    output: OutputOption = None,
    stories: StoriesOption = Grouping.ONE,
    model: ModelOption = DEFAULT_MODEL,
    judge: JudgeOption = NO_JUDGE,
    rules: RulesOption = None,
    min_severity: SeverityOption = Severity.INFO,
    min_confidence: ConfidenceOption = None,
    max_characters: CharactersOption = MAX_CHARACTERS,
    isolated: IsolatedOption = False,
    quiet: QuietOption = False,
) -> None:
    """Opens a page on this computer on which you decide what the findings are: one key each, nothing lost.

    Decisions are added to a log, decisions.jsonl, that can be committed and merged; start again to go on. The page can
    be asked only from this computer, and only with the address that is printed. Ctrl-C ends it.
    """
    from ..rules import load_rules
    from .log import Log
    from .session import Session, Terms

    if blind and adjudicate:
        raise typer.BadParameter(
            "who settles a disagreement must see it: leave out --blind or --adjudicate.", ctx=context
        )
    target = target_of(output, [*paths, decisions])
    target_of(decisions, paths)  # a slip shows now, not at the first decision
    if export is None:
        _check_installed()
    settings = Settings(model, rules, None, min_severity, min_confidence, max_characters, stories=stories, judge=judge)
    report = _report(paths, settings, quiet)
    terms = Terms(reviewer.strip() or _who(), overlap, blind, adjudicate)
    session = Session(report, Log(decisions), terms)
    if export is not None:
        from .exports import EXPORTS

        write(EXPORTS[export.value](session), target)
        return
    from .keys import keys_with
    from .pages import Pages
    from .web import serve

    settings_file: Configuration = context.obj or Configuration()
    keys = keys_with(settings_file.keys, settings_file.path)

    def opened(address: str) -> None:
        done = session.progress()
        told = f"{done.total} findings, {done.done} decided; {terms.reviewer} decides into {decisions}. Ctrl-C ends it."
        typer.echo(told, err=True)
        typer.echo(address)
        if browser:
            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()

    serve(Pages(session, load_rules(rules), keys), port, opened)
    done = session.progress()
    typer.echo(f"{done.done} of {done.total} decided, all of it in {decisions}.", err=True)


def agreement(files: DecisionFiles = None) -> None:
    """Says how far reviewers agree: raw agreement and Krippendorff's alpha, and the findings on which they do not."""
    from .agreement import agreement as measured
    from .agreement import told

    write(told(measured(_decisions(files))), None)


def learn(
    files: DecisionFiles = None,
    rules: RulesOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
) -> None:
    """Proposes aliases: names that reviewers decided to be the same, for words/aliases.yaml of the folder of rules.

    What would be written is shown as a diff, and written only on a yes.
    """
    from ..aliases import aliases_file, load_aliases, with_groups
    from .learning import check_kept, difference, proposals

    groups = proposals(_decisions(files), load_aliases(rules))
    if not groups:
        typer.echo("No name was decided to be the same that is not known to be.", err=True)
        return
    path = aliases_file(rules)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    after = with_groups(before, groups)
    write(difference(path, before, after), None)
    check_kept(path)
    if yes or typer.confirm(f"Write {path}?", err=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(after, path)
        typer.echo(f"{path}: {len(groups)} added.", err=True)


def _check_installed() -> None:
    missing = [name for name in ("fastapi", "uvicorn") if find_spec(name) is None]
    if missing:
        raise ReviewError(
            f"review needs {' and '.join(missing)}, not installed here. Install them: pip install 'factcheck[review]'"
        )


def _report(paths: list[Path], settings: Settings, quiet: bool) -> Report:
    """The report that is named, or the one on the articles that are."""
    from ..pipeline import check
    from ..render.json import load_report

    reports = [path for path in paths if path.suffix.lower() == ".json"]
    if len(paths) == 1 and reports:
        report = load_report(paths[0])
        least, severity = settings.min_confidence or 0, settings.min_severity
        kept = (f for f in report.findings if f.confidence >= least and f.severity.rank <= severity.rank)
        return replace(report, findings=tuple(kept))
    if reports:
        raise ReviewError(f"{reports[0]}: a report is reviewed alone. Give one report, or articles.")
    with progress(quiet) as advance:
        return check(paths, settings, progress=advance)


def _who() -> str:
    """The name that git knows this person by, or else that of the login."""
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)  # noqa: S607
    except OSError:
        asked = None
    if asked and asked.stdout.strip():
        return asked.stdout.strip()
    try:
        return getpass.getuser()
    except OSError as error:
        raise ReviewError("nobody knows who you are here. Say it with --reviewer NAME.") from error


def _decisions(files: list[Path] | None) -> list[Decision]:
    from ..decisions import load_decisions

    return [one for file in files or [Path(FILE_NAME)] for one in load_decisions(file, must_exist=True)]
