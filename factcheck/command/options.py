"""The options that commands share, and how an option takes its default from a settings file.

Strength, from the weakest: what is built in, the settings file, the environment (`FACTCHECK_...`), the option itself.
"""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
import typer.core

from ..model import Severity
from ..render import FORMATS
from ..settings import Grouping
from ..settings.nearest import Configuration, find_configuration
from .invocation import invocation_of

if TYPE_CHECKING:
    from ..settings.template import Options


_CALLED = {"md": "markdown"}
"""Other names of formats."""


def _known_format(name: str | None) -> str | None:
    name = None if name is None else _CALLED.get(name, name)
    if name is None or name in FORMATS:
        return name
    near = get_close_matches(name, FORMATS, n=1)
    cure = f" Did you mean {near[0]!r}?" if near else ""
    raise typer.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}.{cure}")


Articles = Annotated[list[Path], typer.Argument(metavar="PATHS", help="Articles, or folders of them.")]
SavedReport = Annotated[Path, typer.Argument(metavar="REPORT.json", help="A report made with --format json.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of to stdout.")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        callback=_known_format,
        metavar="NAME",
        help=f"How to write the report: {', '.join(FORMATS)}. Default: as the file is called, markdown on stdout.",
    ),
]
Model = Annotated[
    str,
    typer.Option(
        envvar="FACTCHECK_MODEL",
        metavar="NAME",
        help="A sentence-transformers model, by name or folder. The default needs no network.",
    ),
]
Judge = Annotated[
    str,
    typer.Option(
        envvar="FACTCHECK_JUDGE",
        metavar="NAME",
        help="What reads aligned sentences together and says whether they disagree: factcheck-judge, which needs no "
        "network; a cross-encoder with three labels, by name or folder; or none, which is faster and finds less.",
    ),
]
Offline = Annotated[
    bool,
    typer.Option(
        "--offline",
        envvar="FACTCHECK_OFFLINE",
        help="Fetch nothing: a model of the hub must be on this computer already.",
    ),
]
Rules = Annotated[
    Path | None,
    typer.Option(envvar="FACTCHECK_RULES", metavar="DIR", help="A folder of rule files in place of the built-in ones."),
]
MinSeverity = Annotated[Severity, typer.Option(envvar="FACTCHECK_MIN_SEVERITY", help="Leave out findings less grave.")]
ShownSeverity = Annotated[
    Severity,
    typer.Option(
        "--min-severity",
        envvar="FACTCHECK_MIN_SEVERITY",
        help="Hide findings less grave; they count all the same.",
    ),
]
ShownConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        envvar="FACTCHECK_MIN_CONFIDENCE",
        min=0,
        max=1,
        show_default="all that count",
        help="Hide findings less sure, 0 to 1; they count all the same.",
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        envvar="FACTCHECK_MIN_CONFIDENCE",
        min=0,
        max=1,
        show_default="0.35, learned from labelled stories",
        help="Leave out findings less sure, 0 to 1; 0 shows all.",
    ),
]
Date = Annotated[
    dt.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Date of publication, for all articles."),
]
Against = Annotated[
    list[Path] | None,
    typer.Option(
        envvar="FACTCHECK_AGAINST",
        metavar="DIR|GLOB",
        help="The archive: articles to compare the new ones with, not with each other. Repeatable.",
    ),
]
Stories = Annotated[
    Grouping, typer.Option(envvar="FACTCHECK_STORIES", help="How articles are put together into stories.")
]
MaxCharacters = Annotated[
    int,
    typer.Option(
        envvar="FACTCHECK_MAX_CHARACTERS",
        min=1,
        metavar="N",
        help="Compare the first N characters of an article; a note says so.",
    ),
]
MaxBytes = Annotated[
    int,
    typer.Option(
        envvar="FACTCHECK_MAX_BYTES",
        min=1,
        metavar="N",
        help="Read no file of more than N bytes, also when unpacked.",
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        envvar="FACTCHECK_DECISIONS",
        metavar="FILE",
        show_default="decisions.jsonl where there is one",
        help="What reviewers decided: what they call no difference, or true on both sides, is not reported.",
    ),
]
CacheDir = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        envvar="FACTCHECK_CACHE_DIR",
        metavar="DIR",
        show_default="that of the platform",
        help="Where to keep what need not be worked out again.",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", envvar="FACTCHECK_NO_CACHE", help="Keep nothing, and use nothing that was kept.")
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        envvar="FACTCHECK_JOBS",
        min=1,
        metavar="N",
        show_default="as many as help",
        help="Processes that compare stories, each on one core.",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        envvar="FACTCHECK_SCHEDULER",
        metavar="ADDRESS",
        help="A Dask scheduler (tcp://host:8786), whose workers compare stories in place of this machine.",
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", envvar="FACTCHECK_QUIET", help="Show no progress and no count of findings.")
]


# --- of no commands but those that read a settings file: `check`, `baseline` and `review` -----------------------------


class Failing(StrEnum):
    """The least grave finding that makes a check fail."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NEVER = "never"

    @property
    def severity(self) -> Severity | None:
        """None for never."""
        return None if self is Failing.NEVER else Severity(self.value)


def _configure(context: typer.Context, isolated: bool) -> bool:
    """Makes the settings file the default of every other option; runs first, as its option is eager."""
    if not context.resilient_parsing:
        file = Configuration() if isolated else find_configuration(Path.cwd())
        invocation_of(context).configuration = file
        names = {option: str(one.name) for one in context.command.params for option in one.opts}
        defaults = {f"--{key.replace('_', '-')}": value for key, value in file.defaults.items()}
        context.default_map = {names[option]: value for option, value in defaults.items() if option in names}
    return isolated


def settings_options(program: typer.core.TyperGroup) -> Options:
    """Name of an option -> what each command of `program` that reads a settings file says of it, `check` first."""
    from ..settings.template import Option

    found: dict[str, list[Option]] = {}
    for name, one in sorted(program.commands.items(), key=lambda pair: (pair[0] != "check", pair[0])):
        if all(parameter.name != "isolated" for parameter in one.params):
            continue
        for parameter in one.params:
            if isinstance(parameter, typer.core.TyperOption):
                shown = parameter.show_default if isinstance(parameter.show_default, str) else ""
                about = Option(name, parameter.help or "", parameter.default, shown)
                found.setdefault(max(parameter.opts, key=len).removeprefix("--"), []).append(about)
    return found


def _targets(targets: list[str] | None) -> list[str] | None:
    return [_target(target) for target in targets] if targets else targets


def _target(target: str) -> str:
    name, _, file = target.partition("=")
    if not file:
        raise typer.BadParameter(f"{target!r} is not of the form FORMAT=FILE, for example sarif=out.sarif.")
    return f"{_known_format(name)}={file}"


NewArticles = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATHS...", help="New articles, of all stories mixed: files, or folders and all below."),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        envvar="FACTCHECK_CHANGED_SINCE",
        metavar="GIT_REF",
        help="Of PATHS, only files changed since this commit are new; the others join the archive.",
    ),
]
CheckFormat = Annotated[
    str,
    typer.Option(
        "--format",
        envvar="FACTCHECK_FORMAT",
        callback=_known_format,
        metavar="NAME",
        help=f"How to write the report: {', '.join(FORMATS)}.",
    ),
]
Write = Annotated[
    list[str] | None,
    typer.Option(
        "--write",
        envvar="FACTCHECK_WRITE",
        callback=_targets,
        metavar="FORMAT=FILE",
        help="Write the report to this file too, in this format. Repeatable.",
    ),
]
FailOn = Annotated[
    Failing, typer.Option(envvar="FACTCHECK_FAIL_ON", help="Exit with 1 from this severity on, whatever is shown.")
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", envvar="FACTCHECK_EXIT_ZERO", help="Exit with 0 whatever was found.")
]
AllowEmpty = Annotated[
    bool, typer.Option("--allow-empty", envvar="FACTCHECK_ALLOW_EMPTY", help="No article found is no error.")
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict", envvar="FACTCHECK_STRICT", help="A file that cannot be read is an error, not a finding (FC910)."
    ),
]
Select = Annotated[
    str,
    typer.Option(
        envvar="FACTCHECK_SELECT", metavar="CODES", help="Report only these codes or beginnings of codes: FC1,FC401."
    ),
]
Ignore = Annotated[
    str,
    typer.Option(
        envvar="FACTCHECK_IGNORE",
        metavar="CODES",
        help="Leave out these codes or beginnings of codes; where --select names a longer one, that wins.",
    ),
]
Severities = Annotated[
    str,
    typer.Option(
        "--severity",
        envvar="FACTCHECK_SEVERITY",
        metavar="CODE=SEVERITY,...",
        help="Severities in place of the rules'.",
    ),
]
PerOutletIgnores = Annotated[
    str,
    typer.Option(
        envvar="FACTCHECK_PER_OUTLET_IGNORES",
        metavar="OUTLET=CODE,...",
        help="Leave out findings of this code where, without this outlet (or path; wildcards), nothing differs.",
    ),
]
Suppressions = Annotated[
    Path | None,
    typer.Option(
        envvar="FACTCHECK_SUPPRESSIONS",
        metavar="FILE",
        show_default="suppressions.yml where there is one",
        help="Findings that a person does not want reported, with reasons.",
    ),
]
Statistics = Annotated[
    bool,
    typer.Option("--statistics", envvar="FACTCHECK_STATISTICS", help="Count findings by code and outlet, on stderr."),
]
Isolated = Annotated[
    bool,
    typer.Option(
        "--isolated",
        is_eager=True,
        callback=_configure,
        help="Read no factcheck.toml, no pyproject.toml, and no suppressions, decisions or baseline that is not named.",
    ),
]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Show every setting and where it comes from; check nothing.")
]
