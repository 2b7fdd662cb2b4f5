"""The command line: parse, call one function, write its answer. What is slow to import waits until a command runs.

Exit codes: 0 the result was written, 2 it could not be (one message on stderr, nothing half-written), 1 only of `check`
(see `ci/`): it found what it is to fail on.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import asdict
from difflib import get_close_matches
from itertools import chain, starmap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core
import typer.main

from . import __version__, problems
from .cache import MOST_BYTES, Cache, Kept, has_answers, kept_files
from .ci.commands import baseline, check
from .command import options
from .command.given import are_named, cache_of, configuration_of, format_of, means_of, settings_of
from .command.invocation import Invocation, invocation_of
from .command.outcome import Order, Outcome, deliver, keep_order
from .command.output import copy_files, read_by, target_of, tell, write
from .errors import ArticleError, FactcheckError, NoArticleError, ReportError, RuleError, SettingsError
from .folders import KEPT, cache_folder, rules_folder
from .load import load_articles, notes_beside
from .load.paths import collect, shown_as
from .model import Kind, Severity
from .notices import NOTICES
from .progress import progress
from .render import FORMATS
from .render.json import load_report
from .review.commands import agreement, learn, review
from .settings import DEFAULT_JUDGE, DEFAULT_MODEL, MAX_BYTES, MAX_CHARACTERS, Fields, Grouping, Settings
from .settings.nearest import FILE_NAME as SETTINGS_FILE
from .settings.nearest import check_free

if TYPE_CHECKING:
    from .load.record import Unread
    from .model import Article, Report
    from .quality.gold import GoldStory
    from .rules import Rule


class _Program(typer.core.TyperGroup):
    """All commands; what is wrong with an option is said without the words of the library that found it."""

    def invoke(self, context: Any) -> Any:
        try:
            return super().invoke(context)
        except typer.BadParameter as error:
            error.message = _in_own_words(error)
            raise

    def resolve_command(self, context: Any, given: list[str]) -> Any:
        if given and (meant := _OTHER_NAMES.get(given[0])):
            context.fail(f"No such command {given[0]!r}. Did you mean {meant!r}?")
        return super().resolve_command(context, given)


_OTHER_NAMES = {"ci": "check", "compare": "report", "diff": "report", "run": "report"}
"""What commands are called elsewhere, and too unlike ours for a slip of the pen."""
_NO_DAY = re.compile(r"(.*) does not match the formats '%Y-%m-%d'.*")


def _in_own_words(error: typer.BadParameter) -> str:
    """What is wrong with the value of an option, the value, and what to write; a number's as in a settings file."""
    from pydantic import ValidationError

    if isinstance(error.__cause__, ValidationError):
        (problem, *_) = error.__cause__.errors()
        if problem["type"] != "value_error":
            return f"{problems.told(problem)}."
    said = error.message.removeprefix("Value error, ")
    return _NO_DAY.sub(r"\1 is no day. Write it as 2024-05-14.", said)


class _RulesProgram(typer.core.TyperGroup):
    """The commands on rules; a code in place of one is answered with the command that shows it."""

    def resolve_command(self, context: Any, given: list[str]) -> Any:
        if given and re.fullmatch(r"(?i)FC\d+", given[0]):
            context.fail(f"No such command {given[0]!r}. Did you mean 'show {given[0]}'?")
        return super().resolve_command(context, given)


app = typer.Typer(
    cls=_Program,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(check)
app.command(no_args_is_help=True)(baseline)
app.command(no_args_is_help=True)(review)
app.command()(agreement)
app.command()(learn)
rules_app = typer.Typer(
    cls=_RulesProgram,
    help="Shows the rules that findings come from.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(rules_app, name="rules")
cache_app = typer.Typer(
    help="Shows or empties what was kept of earlier runs.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(cache_app, name="cache")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line on `arguments`, or on those of the process; ends by SystemExit."""
    # The matrices are small: more threads would wait for each other, busily. Numpy reads this when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        _asked_of(given)(given, obj=Invocation(tuple(given)))
    except FactcheckError as error:
        tell(f"factcheck: {error}")
        sys.exit(2)
    except Exception as error:  # noqa: BLE001  # exit code 1 would say that articles differ
        tell(_told_of(error))
        sys.exit(2)


def _told_of(error: Exception) -> str:
    """What is said of an error that nobody expected: a mistake of ours, but where a disk takes no more of stdout.

    Help goes there by way of a library; all else by `write`, which tells of it itself.
    """
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT) and error.filename is None:
        return f"factcheck: stdout: {error.strerror}. Make room there."
    return traceback.format_exc().rstrip()


def _asked_of(given: Sequence[str]) -> typer.Typer:
    """The program with the command alone that `given` begins with: to make all of them takes 25 ms."""
    asked = [one for one in app.registered_commands if one.callback and given and one.callback.__name__ == given[0]]
    if not asked:
        return app
    program = copy(app)
    program.registered_commands, program.registered_groups = asked, []
    return program


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def _factcheck(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Reads independent news articles on one event and reports facts on which they seem to differ.

    Exits with 0 when the result was written, whatever it says, and with 2 when it could not be. Only `check` exits with
    1, when it found what it is to fail on.
    """


@app.command()
def report(
    context: typer.Context,
    paths: options.Articles,
    output: options.Output = None,
    format_: options.Format = None,
    stories: options.Stories = Grouping.ONE,
    min_confidence: options.MinConfidence = None,
    min_severity: options.MinSeverity = Severity.INFO,
    date: options.Date = None,
    decisions: options.Decisions = None,
    max_characters: options.MaxCharacters = MAX_CHARACTERS,
    max_bytes: options.MaxBytes = MAX_BYTES,
    model: options.Model = DEFAULT_MODEL,
    judge: options.Judge = DEFAULT_JUDGE,
    offline: options.Offline = False,
    rules: options.Rules = None,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    jobs: options.Jobs = None,
    scheduler: options.Scheduler = None,
    quiet: options.Quiet = False,
) -> None:
    """Reports the facts on which articles on one event differ.

    With --stories auto or folder the articles may be on several events. A file of a folder that cannot be read is
    passed over and told of, one that is named is an error. What the report counts is also said on stderr where it goes
    to a file.
    """
    written = format_of(format_, output)
    counts = not quiet and output is not None and str(output) != "-"
    log = decisions or configuration_of(context).decisions_file
    sources = collect(paths, deep=stories != Grouping.ONE)  # once: the run must be on what its outcome is kept for
    if not sources:
        raise ArticleError(f"{', '.join(map(str, paths))}: no article found. Check the paths.")
    settings = settings_of(context, date=date.date() if date else None, strict=are_named(sources, paths))
    order = Order(
        command="report",
        paths=tuple(map(str, paths)),
        options=repr((settings, written, counts, decisions is not None)),  # a log that is named must be there
        models=(model, judge),
        rules=str(rules) if rules else None,
        deep=stories != Grouping.ONE,
        files=(str(log),),
        targets=(str(output) if output else None,),
    )
    with cache_of(context) as cache:

        def find() -> Outcome:
            from .extract import texts_of
            from .pipeline import check as run
            from .render.listing import opening

            silenced = _silencer(log, must_exist=decisions is not None)
            with means_of(context, cache) as means:
                report = silenced(run(sources, settings, **means))
            unread = (f"{one.source}: {one.message}" for one in report.notices)
            said = "".join(f"factcheck: {line}\n" for line in (*unread, *report.warnings))
            said += f"{shown_as(str(output))}: {opening(report)}.\n" if counts else ""
            return Outcome((FORMATS[written](report),), said=said, texts=texts_of(report))

        keep_order(invocation_of(context).arguments, order, cache)
        deliver(order, sources, (), cache, find)


@app.command()
def sources(
    context: typer.Context,
    paths: options.Articles,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            envvar="FACTCHECK_AGAINST",
            metavar="DIR|GLOB",
            help="The archive: articles from which those of PATHS may have text. Repeatable.",
        ),
    ] = None,
    output: options.Output = None,
    stories: options.Stories = Grouping.AUTO,
    max_characters: options.MaxCharacters = MAX_CHARACTERS,
    max_bytes: options.MaxBytes = MAX_BYTES,
) -> None:
    """Shows which articles have text of others or of agencies.

    No facts are compared. What cannot be read is told below the tables, and the exit code is 0 all the same.
    """
    from . import pipeline
    from .render import sources as page

    settings = settings_of(context, strict=False)
    found, archive = (collect(named, deep=stories != Grouping.ONE) for named in (paths, against or ()))
    if not found:
        raise ArticleError(f"{', '.join(map(str, paths))}: no article found. Check the paths.")
    target = target_of(output, read_by((*found, *archive)))
    write(page.render(pipeline.sources(found, settings, against=archive)), target)


@app.command()
def extract(
    context: typer.Context,
    paths: options.Articles,
    output: options.Output = None,
    json_lines: Annotated[
        bool, typer.Option("--jsonl", help="Write a line of JSON for each article, as `factcheck check -` reads it.")
    ] = False,
    max_bytes: options.MaxBytes = MAX_BYTES,
    no_cache: options.NoCache = False,  # nothing is kept here: taken for who gives it to every command
) -> None:
    """Shows what is read of articles, with numbered lines.

    Above the text stands what is known of the article. A line that is not compared, such as a credit or a date line,
    has a dot before it. What cannot be read is said on stderr, and the other files are read all the same. The exit code
    is 2 when a file could not be read, or none was. It stays 0 when a file holds no article (a sitemap, say), or when
    one entry of many cannot be read.
    """
    from .extract import as_lines, shown, unread

    settings = settings_of(context)
    sources = collect(paths, deep=True)
    target = target_of(output, read_by(sources))
    read: list[tuple[str, tuple[Article | Unread, ...]]] = []
    failed: list[ArticleError] = []
    for source in sources:
        try:
            read.append((source, load_articles(source, settings)))
        except ArticleError as error:
            failed.append(error)
    if json_lines:
        write("".join(as_lines(found) for _, found in read), target)
        for line in chain.from_iterable(starmap(unread, read)):
            tell(f"factcheck: {line}")
    else:
        write("\n".join(starmap(shown, read)), target)
    for problem in (*notes_beside(sources), *failed):
        tell(f"factcheck: {problem}")
    if not read and not failed:
        raise ArticleError(f"{', '.join(map(str, paths))}: no articles there. Name a folder that holds some, or files.")
    if not read or any(not isinstance(problem, NoArticleError) for problem in failed):
        raise typer.Exit(2)


@app.command()
def init(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write there instead; - is stdout.")
    ] = Path(SETTINGS_FILE),
) -> None:
    """Writes a settings file with every key, commented out.

    Beside each key stands what it does and its default; nothing changes yet. What is there already is never written
    over.
    """
    from .review.keys import KEYS
    from .settings.template import settings_template

    target = target_of(output, sources=[])
    if target:
        check_free(output)
    tables = {"review.keys": KEYS, "fields": asdict(Fields())}
    write(settings_template(options.settings_options(typer.main.get_group(app)), tables), target)
    if target:
        next_step = "take away the # before what you change; `factcheck check --show-settings` says what holds"
        tell(f"{output}: every setting is in it, commented out: {next_step}.")


@app.command()
def render(
    file: options.SavedReport,
    output: options.Output = None,
    format_: options.Format = None,
) -> None:
    """Writes a JSON report in another format."""
    target = target_of(output, sources=[file])
    write(FORMATS[format_of(format_, output)](load_report(file)), target)


@app.command()
def explain(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="FINDING|FILE:LINE", help="A finding's place in the report (1) or its fingerprint; or a line."
        ),
    ],
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="REPORT.json|[FILE:LINE] SOURCE...",
            help="Of a finding, its report, made with --format json; of a line, the articles on one event, and before "
            "them the line to lay beside it, where you have one in mind.",
        ),
    ],
    min_confidence: options.MinConfidence = None,
    date: options.Date = None,
    max_characters: options.MaxCharacters = MAX_CHARACTERS,
    max_bytes: options.MaxBytes = MAX_BYTES,
    model: options.Model = DEFAULT_MODEL,
    judge: options.Judge = DEFAULT_JUDGE,
    offline: options.Offline = False,
    rules: options.Rules = None,
    cache_dir: options.CacheDir = None,
    no_cache: options.NoCache = False,
    quiet: options.Quiet = False,
) -> None:
    """Says how a finding came about, or what became of a sentence.

    `explain 1 report.json`: the finding's sentences, its rule, and each number that made the confidence.

    `explain herald.txt:7 herald.txt ledger.txt`: what was read in the sentences of that line, which sentences of other
    articles they were compared with, and what rules and the judge of language said of them; or that none is like
    enough. `explain herald.txt:7 ledger.txt:9 herald.txt ledger.txt` tells it of these two lines alone. The other
    options are for that: give them as you give them to `factcheck report`.
    """
    from .explain import place_of

    place = place_of(what)
    if place is None:
        write(_finding_explained(what, paths, rules), None)
        return
    from .explain.sentence import explain as sentence_explained

    settings = settings_of(context, date=date.date() if date else None)
    beside = None if paths[0].exists() else place_of(str(paths[0]))
    sources = paths[1:] if beside else paths
    with cache_of(context) as cache, progress(quiet) as advance:
        told = sentence_explained(place, sources, settings, beside=beside, cache=cache, progress=advance)
        write(told, None)


@app.command()
def evaluate(
    context: typer.Context,
    labels: Annotated[
        Path, typer.Argument(metavar="DIR|DECISIONS.jsonl", help="Labelled stories, or what reviewers decided.")
    ],
    reports: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Score <story>.json of this folder, run nothing.")
    ] = None,
    model: options.Model = DEFAULT_MODEL,
    judge: options.Judge = DEFAULT_JUDGE,
    offline: options.Offline = False,
    rules: options.Rules = None,
    quiet: options.Quiet = False,
) -> None:
    """Scores reports against labelled stories or decisions.

    Of labelled stories it gives precision and recall, by story and by kind.

    Of a log of decisions it gives precision by rule and kind, and what a higher threshold would do.

    DIR holds a folder per story: its articles and gold.json, which is {"articles": [file name], "findings": [...],
    "decoys": [...]}. A finding is {"id", "kind", "severity", "subject", "positions": [{"article", "quote", "value"}]},
    where quote is a sentence of the article and value the words of it that differ. A decoy, a look-alike that must not
    be reported, has the same form.
    """
    if not labels.exists():
        raise ReportError(f"{labels}: no such file or folder. Check the path.")
    is_log = labels.is_file()
    if is_log and reports:
        raise typer.BadParameter("a log of decisions is scored without reports: leave out --reports.")
    write(_precision(labels) if is_log else _scores(labels, reports, settings_of(context), quiet=quiet), None)


@rules_app.command("list")
def list_rules(rules: options.Rules = None) -> None:
    """Lists every rule: code, kind, name and what it reports."""
    lines = [f"{rule.code}  {kind:8}  {rule.name:14}  {rule.message}\n" for kind, rule in _rules(rules)]
    lines += [f"{code}  {'-':8}  {rule.name:14}  {rule.why}\n" for code, rule in NOTICES.items()]
    write("".join(lines), None)


@rules_app.command("show")
def show_rule(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A rule's code, as reports print it.")],
    rules: options.Rules = None,
) -> None:
    """Explains one rule: why it matters, how grave it is, examples, and how to change it."""
    from .ci.policy import NEAR
    from .rules import load_rules
    from .rules.page import rule_pages

    known = rule_pages(load_rules(rules))
    if code.upper() not in known:
        near = get_close_matches(code.upper(), known, n=1, cutoff=NEAR)
        cure = f"Did you mean {near[0]!r}?" if near else "`factcheck rules list` shows those there are."
        raise RuleError(f"no rule has the code {code!r}. {cure}")
    write(known[code.upper()], None)


@rules_app.command("copy")
def copy_rules(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    rules: options.Rules = None,
) -> None:
    """Copies the rules into a new folder, to change them there and name it with --rules."""
    from .rules import load_rules

    own = rules or rules_folder()
    load_rules(own)
    names = [f"{kind}.yaml" for kind in Kind] + ["confidence.yaml", "words/aliases.yaml"]
    copy_files(own, [name for name in names if (own / name).is_file()], folder)
    tell(f"{folder}: change what you like, and name it with --rules {folder} or as `rules` in the settings.")


@cache_app.command("info")
def cache_info(cache_dir: options.CacheDir = None) -> None:
    """Shows where the cache lies and how much of what it holds."""
    folder = cache_dir or cache_folder()
    files = _kept(folder)
    ready = _sizes([path for path in files if path.name.startswith(KEPT)])
    kept = _answers(folder) if has_answers(folder) else []
    lines = [f"{one.stage:8} {one.answers:>10,} answers {_megabytes(one.size):>10} MB\n" for one in kept]
    lines += [f"{'start':8} {len(ready):>10,} files   {_megabytes(sum(ready)):>10} MB\n"] if ready else []
    total = sum(one.size for one in kept)
    write("".join([f"{folder}\n", *lines, f"{_megabytes(total)} of {_megabytes(MOST_BYTES)} MB of answers\n"]), None)


@cache_app.command("clear")
def cache_clear(cache_dir: options.CacheDir = None) -> None:
    """Empties the cache; the next run works everything out again."""
    folder = cache_dir or cache_folder()
    files = _kept(folder)
    sizes = _sizes(files)
    try:
        for path in files:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(f"{folder}: cannot empty this cache ({error}). Check who may write there.") from error
    done = f"{_megabytes(sum(sizes))} MB in {len(sizes)} files removed" if sizes else "nothing is kept here"
    tell(f"{folder}: {done}.")


def _silencer(log: Path, *, must_exist: bool) -> Callable[[Report], Report]:
    """What marks in a report the findings of which people decided, in the `log`, that nothing is to be mended."""
    from .decisions import load_decisions, silence

    decided = load_decisions(log, must_exist=must_exist)
    return lambda report: silence(report, decided, log)


def _kept(folder: Path) -> list[Path]:
    try:
        return kept_files(folder)
    except OSError as error:
        raise SettingsError(
            f"{folder}: cannot be used as a cache ({error.strerror}). Name another with --cache-dir."
        ) from error


def _sizes(files: Iterable[Path]) -> list[int]:
    """The bytes of each of `files` that is still there: another process that ends takes some away."""
    sizes: list[int] = []
    for path in files:
        with suppress(FileNotFoundError):
            sizes.append(path.stat().st_size)
    return sizes


def _answers(folder: Path) -> list[Kept]:
    """How much is kept of each stage in the cache `folder`."""
    messages: list[str] = []
    with Cache(folder, messages.append) as cache:
        kept = cache.kept()
        if not cache.works:
            raise SettingsError(messages[0])
    for message in messages:
        tell(f"factcheck: {message}")
    return kept


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f}"


def _finding_explained(name: str, paths: Sequence[Path], rules: Path | None) -> str:
    """How the finding called `name` of the one report at `paths` came about."""
    from .explain.finding import explain, find
    from .rules import load_rules
    from .rules.confidence import load_confidence

    if len(paths) > 1:
        raise typer.BadParameter(
            f"a finding is of one report, and {len(paths)} files are given. To ask for a line, name it as FILE:LINE.",
            param_hint="REPORT.json",
        )
    return explain(find(load_report(paths[0]), name), load_rules(rules), load_confidence(rules))


def _rules(folder: Path | None) -> list[tuple[str, Rule]]:
    """Kind and rule, by code."""
    from .rules import load_rules

    found = [(kind.value, rule) for kind, file in load_rules(folder).items() for rule in file.rules]
    return sorted(found, key=lambda pair: pair[1].code)


def _precision(log: Path) -> str:
    """How right findings were, as text, by what people decided in the `log`."""
    from .decisions import load_decisions
    from .review.precision import as_text

    return as_text(load_decisions(log))


def _scores(labels: Path, reports: Path | None, settings: Settings, *, quiet: bool) -> str:
    """How the reports on the labelled stories in `labels` fare, as text; those in `reports`, or else those of runs."""
    from .quality.evaluate import evaluate, load_gold, table

    stories = load_gold(labels, settings)
    numbers = itertools.count()
    with progress(quiet) as advance:
        report_on = _saved(reports) if reports else _checker(settings)

        def run(story: GoldStory) -> Report:
            advance("evaluate", next(numbers), len(stories))
            return report_on(story)

        scores = evaluate(stories, run)
    return table(scores)


def _checker(settings: Settings) -> Callable[[GoldStory], Report]:
    """What makes the reports of several stories with one embedder."""
    from .embed import load_embedder
    from .pipeline import check

    embedder = load_embedder(settings.model, offline=settings.offline)
    return lambda story: check(story.articles, settings, embedder=embedder)


def _saved(folder: Path) -> Callable[[GoldStory], Report]:
    """What reads the reports of several stories, each `<story>.json` in `folder`."""
    return lambda story: load_report(folder / f"{story.name}.json")
