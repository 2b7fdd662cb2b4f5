"""What a command gives, known from before when nothing that it depends on has changed.

That is decided from the command line and the bytes of the files alone, so that a run with nothing new to do imports
nothing slow, not even what reads a command line: an `Order` says in plain data what that came to. The files are looked
at again after the run: what changed under it is not kept.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..cache import Cache, keys
from ..errors import SettingsError
from ..folders import CACHE_VARIABLES
from ..load.paths import STDIN, files_of
from ..settings.nearest import candidates
from .output import append, read_by, targets_of, tell, write, write_beside


@dataclass(frozen=True, slots=True)
class Order:
    """What a command is asked for: all that its outcome depends on, and where it goes. Paths are as given."""

    command: str
    paths: tuple[str, ...]
    options: str
    """The options, in words of any form: with others it is another order."""
    models: tuple[str, ...]
    rules: str | None = None
    against: tuple[str, ...] = ()
    changed_since: str | None = None
    allow_empty: bool = False
    deep: bool = True
    """False when folders are not searched to the bottom."""
    files: tuple[str, ...] = ()
    """What is read besides articles, there or not."""
    dated: str | None = None
    """One more such file; where it is there, the day of the run counts."""
    targets: tuple[str | None, ...] = (None,)
    """Where each page goes; None for stdout."""
    job_page: str | None = None
    """A file that one more page is added to; it must fit behind what stands there."""
    exit_zero: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command writes and says."""

    pages: tuple[str, ...]
    """The report in each format that was asked for."""
    said: str = ""
    """For people, on stderr."""
    fails: bool = False
    """True when a check found what it is to fail on."""
    texts: tuple[tuple[str, str], ...] = ()
    """Name and content of what is kept beside the report: the texts in which it counts lines."""
    job_page: str = ""
    """What is added to the job's page."""


def deliver(
    order: Order, sources: Sequence[str], old: Sequence[str], cache: Cache, find: Callable[[], Outcome] | None
) -> int | None:
    """Writes the outcome of `order` on the articles `sources`, of which `old` are of the archive; gives the exit code.

    It is the one of the last such run, or what `find` finds. Without `find`, None says that it is not known.

    Raises:
        FactcheckError: it cannot be found or written.
    """
    read = read_by(sources, Path(order.rules) if order.rules else None, map(Path, _steering(order)))
    targets = targets_of([Path(target) if target else None for target in order.targets], read)
    key = _key(order, sources, old)
    outcome = _known(cache, key)
    if outcome is None:
        if find is None:
            return None
        try:
            outcome = find()
        except KeyboardInterrupt:
            kept = "The same command goes on from where this one was." if cache.folder else "Nothing is kept."
            tell(f"factcheck: interrupted, nothing was written. {kept}")
            raise
        if key and _key(order, sources, old) == key:
            cache.put("run", {key: json.dumps(asdict(outcome)).encode()})
    _put(outcome, targets, order.job_page)
    if outcome.said:
        tell(outcome.said.removesuffix("\n"))
    return int(outcome.fails and not order.exit_zero)


def _put(outcome: Outcome, targets: Sequence[Path | None], job_page: str | None) -> None:
    """Writes each page of `outcome` to its target and to the job's page: stdout last, which takes nothing back."""
    pages = list(zip(outcome.pages, targets, strict=True))
    for page, target in pages:
        if target and outcome.texts:
            write_beside(outcome.texts, target)
        if target:
            write(page, target)
    if job_page:
        append(outcome.job_page, Path(job_page))
    for page, target in pages:
        if target is None:
            write(page, None)


def keep_order(arguments: Sequence[str], order: Order, cache: Cache) -> None:
    """Keeps what the command line `arguments` came to."""
    cache.put("order", {_line_key(arguments): json.dumps(asdict(order)).encode()})


def known_order(arguments: Sequence[str], cache: Cache) -> Order | None:
    """What the command line `arguments` came to before, here and with the same settings; None: not known."""
    key = _line_key(arguments)
    content = cache.get([key]).get(key)
    if content is None:
        return None
    fields: Any = {
        name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(content).items()
    }
    return Order(**fields)


def today() -> dt.date:
    """The day by which suppressions expire: that of SOURCE_DATE_EPOCH where it is set, as for reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (OverflowError, ValueError, OSError) as error:
        raise SettingsError(
            f"SOURCE_DATE_EPOCH={epoch[:40]}: no such day ({error}). Give seconds since 1970, or unset it."
        ) from error


def size(job_page: str | None) -> int | None:
    """The bytes that stand on the job's page; None without one."""
    if job_page is None:
        return None
    return Path(job_page).stat().st_size if Path(job_page).exists() else 0


def _known(cache: Cache, key: bytes | None) -> Outcome | None:
    content = cache.get([key]).get(key) if key else None
    if content is None:
        return None
    given = json.loads(content)
    texts = tuple((name, text) for name, text in given["texts"])
    return Outcome(tuple(given["pages"]), given["said"], given["fails"], texts, given["job_page"])


def _key(order: Order, sources: Sequence[str], old: Sequence[str]) -> bytes | None:
    """Names all that the outcome depends on; None when that cannot be read, or could change unseen."""
    models = [keys.model(name) for name in order.models]
    if None in models or STDIN in sources:
        return None
    day = today() if order.dated and Path(order.dated).is_file() else None
    real = [os.path.realpath(source) for source in sources] if old else []  # what is given twice is not of the archive
    articles = sorted({name for source in sources for name in files_of(source)})
    files = (*articles, *_steering(order))
    try:
        return keys.key(
            "run",
            keys.tool(),
            *(model for model in models if model),
            keys.folder(Path(order.rules)) if order.rules else b"",
            repr(
                (
                    order.command,
                    order.options,
                    tuple(sources),
                    tuple(old),
                    _steering(order),
                    real,
                    day,
                    size(order.job_page),
                )
            ),
            *map(keys.file, files),
        )
    except OSError:
        return None


def _steering(order: Order) -> tuple[str, ...]:
    """What is read besides articles and rules, there or not."""
    return (*order.files, *([order.dated] if order.dated else []))


def _line_key(arguments: Sequence[str]) -> bytes:
    """Names a command line with what else its reading depends on: the folder, the environment, settings files."""
    here = Path.cwd()
    names = (name for name in os.environ if name.startswith(("FACTCHECK_", "GITHUB_STEP_")))
    variables = sorted((name, os.environ[name]) for name in names if name not in CACHE_VARIABLES)
    files = [path for path in candidates(here) if path.is_file()]
    line = repr((list(arguments), str(here), variables, [str(path) for path in files]))
    return keys.key("order", keys.tool(), line, *(path.read_bytes() for path in files))
